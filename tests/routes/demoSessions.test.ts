import { ROLES } from '../../schema/rules/access.js'
import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { createProgramme } from '../../server/domain/programme.js'
import { lockUser } from '../../server/domain/users.js'
import type { Services } from '../../server/http/bind.js'
import { testOnce } from '../engines.js'
import { runScenarios, startTestServer, type TestServer, testContext } from '../server.js'

const url = '/api/v1/sessions/demo'
const json = { 'content-type': 'application/json' }

const tryAs = ({ app }: TestServer, role: string, headers = {}, more = {}) =>
  app.inject({ method: 'POST', url, headers: { ...json, ...headers }, payload: { role, ...more } })

/** A register that is not the demo. */
const real = (services: Services) =>
  createProgramme(testContext(services), {
    ...{
      name: 'Nye Testvik',
      mergerDate: '2020-01-01',
      municipalityNumber: '9999',
      municipalityName: 'Testvik',
    },
    ...{ ...DEFAULT_SETTINGS, synthetic: false, clockStart: null, clockSetAt: null },
  })

testOnce('nobody comes in without an account, but into the demo that is served for it', async (t) => {
  const body = { role: 'administrator' }
  const refused = { as: null, method: 'POST', url, body, status: 403, code: 'demo_only' } as const
  for (const [name, options] of [
    ['the demo, served for those who have an account', {}],
    ['no demo, however it is served', { load: real, demo: true }],
  ] as const) {
    const server = await startTestServer(t, options)
    await runScenarios(t, server, [{ name, ...refused }])
    const meta = await server.call('auditor', 'GET', '/api/v1/meta')
    t.equal(meta.body.demo, false, `${name}: and it says so`)
    t.equal((await tryAs(server, 'administrator')).cookies.length, 0, `${name}: no cookie`)
  }
})

testOnce('whoever tries the demo is who has that role there, and no more', async (t) => {
  const server = await startTestServer(t, { demo: true })
  await runScenarios(t, server, [
    { name: 'no role', as: null, method: 'POST', url, body: {}, status: 400 },
    { name: 'no such role', as: null, method: 'POST', url, body: { role: 'first' }, status: 400 },
    {
      name: 'a user, not a role',
      as: null,
      method: 'POST',
      url,
      body: { role: 'lead', user: 'x' },
      status: 400,
    },
    {
      name: 'from another site',
      ...{ as: null, method: 'POST', url, body: { role: 'lead' }, status: 403, code: 'other_address' },
      headers: { origin: 'https://elsewhere.example' },
    },
  ])
  t.equal((await server.call(null, 'GET', '/api/v1/meta')).body.demo, true)
  for (const role of ROLES) {
    const tried = await tryAs(server, role)
    t.equal(tried.statusCode, 201, tried.body)
    t.match(tried.json(), { id: role, roles: [role] })
  }
  const before = await server.logLength()
  const first = await tryAs(server, 'lead')
  const own = { cookie: `harmoni_session=${first.cookies[0]?.value}` }
  t.equal(await server.logLength(), before, 'who tries changes nothing')
  t.equal((await tryAs(server, 'auditor', own)).json().code, 'signed_in_as_other')
  t.equal(
    (await server.call(null, 'GET', '/api/v1/me', undefined, own)).body.id,
    'lead',
    'still who they were',
  )
  t.equal((await tryAs(server, 'auditor', own, { instead: true })).json().id, 'auditor')
  t.equal(
    (await server.call(null, 'GET', '/api/v1/me', undefined, own)).status,
    401,
    'the one before is ended',
  )
})

testOnce('a locked role is not tried, and nobody begins over and over', async (t) => {
  const server = await startTestServer(t, { demo: true })
  await lockUser(testContext(server), 'lead', 1, 'Sluttet')
  t.equal((await tryAs(server, 'lead')).json().code, 'user_locked')
  for (let tries = 1; tries < 30; tries++) await tryAs(server, 'auditor')
  const refused = await tryAs(server, 'auditor')
  t.equal(refused.statusCode, 429)
  t.equal(refused.cookies.length, 0)
})
