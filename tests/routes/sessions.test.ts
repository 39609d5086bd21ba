import { buildApp } from '../../server/app.js'
import { createLink, LINK_MINUTES } from '../../server/domain/access.js'
import { test } from '../engines.js'
import { openTestServices, SYSTEM, setUpRegister, startTestServer } from '../server.js'

const url = '/api/v1/sessions'
const json = { 'content-type': 'application/json' }

test('a one-time link signs in once, within its time, and gives a cookie that scripts on a page cannot read', async (t) => {
  const server = await startTestServer(t)
  const link = await createLink(server.store, 'lead', server.clock())
  const signIn = (payload: string, headers = {}) =>
    server.app.inject({ method: 'POST', url, headers: { ...json, ...headers }, payload })

  t.equal((await signIn(JSON.stringify({ link: 'x'.repeat(43) }))).statusCode, 401, 'unknown link')
  t.equal((await signIn(JSON.stringify({ link: 'short' }))).json().code, 'link_unusable')
  t.equal(
    (await signIn(JSON.stringify({ link }), { 'sec-fetch-site': 'cross-site' })).json().code,
    'cross_site',
  )
  const first = await signIn(JSON.stringify({ link }))
  t.equal(first.statusCode, 201)
  t.equal(first.json().role, 'lead')
  const [cookie] = first.cookies
  t.equal(cookie?.httpOnly, true)
  t.equal(cookie?.sameSite, 'Lax')
  t.notOk(first.body.includes(String(cookie?.value)), 'the secret is in the cookie alone')
  const second = await signIn(JSON.stringify({ link }))
  t.equal(second.statusCode, 401)
  t.equal(second.json().code, 'link_unusable')

  const as = { cookie: `harmoni_session=${cookie?.value}` }
  t.equal((await server.app.inject({ url: '/api/v1/me', headers: as })).json().name, 'Prosjektleder')
  t.equal((await server.app.inject({ url: '/api/v1/me' })).statusCode, 401)
  t.equal(
    (await server.app.inject({ url: '/api/v1/me', headers: { cookie: 'harmoni_session=wrong' } })).statusCode,
    401,
  )

  for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'same-site' }])
    t.equal(
      (await server.app.inject({ method: 'DELETE', url, headers: { ...as, ...headers } })).json().code,
      'cross_site',
    )
  t.equal((await server.app.inject({ method: 'DELETE', url, headers: as })).statusCode, 204)
  t.equal((await server.app.inject({ url: '/api/v1/me', headers: as })).statusCode, 401, 'ended at once')
})

test('links and sessions end by the real clock', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  let now = Date.now()
  const app = await buildApp({ ...services, clock: () => new Date(now) })
  t.teardown(() => app.close())
  const late = await createLink(services.store, 'lead', new Date(now))
  const good = await createLink(services.store, 'lead', new Date(now))
  const signIn = (link: string) =>
    app.inject({ method: 'POST', url, headers: json, payload: JSON.stringify({ link }) })
  const session = await signIn(good)
  const headers = { cookie: `harmoni_session=${session.cookies[0]?.value}` }
  now += LINK_MINUTES * 60_000
  t.equal((await signIn(late)).statusCode, 401, 'past its 15 minutes')
  t.equal((await app.inject({ url: '/api/v1/me', headers })).statusCode, 200)
  now += services.config.sessionHours * 3_600_000
  t.equal((await app.inject({ url: '/api/v1/me', headers })).statusCode, 401, 'past its hours')
})

test('too many sign-ins from one address are refused', async (t) => {
  const server = await startTestServer(t)
  const statuses: number[] = []
  for (let index = 0; index < 25; index++)
    statuses.push((await server.call(null, 'POST', url, { link: 'x'.repeat(43) })).status)
  t.ok(statuses.includes(429), 'the limit fires')
  t.equal(statuses.filter((status) => status === 401).length, 20)
  const { body } = await server.call(null, 'POST', url, { link: 'x'.repeat(43) })
  t.equal(body.code, 'rate_limited')
})

test('servers of one register share what they know: sessions, links, limits, keys and what is kept', async (t) => {
  const first = await startTestServer(t)
  const services = await openTestServices(t, { database: first.config.database })
  const second = await buildApp(services)
  t.teardown(() => second.close())
  const json = { 'content-type': 'application/json' }
  const signIn = (app: typeof second, link: string) =>
    app.inject({ method: 'POST', url, headers: json, payload: JSON.stringify({ link }) })

  const link = await createLink(first.store, 'architect', first.clock())
  const session = await signIn(first.app, link)
  t.equal(session.statusCode, 201)
  t.equal((await signIn(second, link)).statusCode, 401, 'a link that was used on one is used on the other')
  const headers = { ...json, cookie: `harmoni_session=${session.cookies[0]?.value}` }
  t.equal((await second.inject({ url: '/api/v1/me', headers })).statusCode, 200)

  const list = (app: typeof second) => app.inject({ url: '/api/v1/systems', headers })
  const create = (app: typeof second) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/systems',
      headers: { ...headers, 'idempotency-key': 'once' },
      payload: JSON.stringify(SYSTEM),
    })
  for (const app of [first.app, second]) t.equal((await list(app)).json().total, 0)
  const [made, again] = [await create(first.app), await create(second)]
  t.strictSame([made.statusCode, again.statusCode], [201, 201])
  t.equal(again.json().number, made.json().number, 'a repeat on the other makes nothing anew')
  for (const app of [first.app, second])
    t.equal((await list(app)).json().total, 1, 'what was kept is not told')

  const { cookie } = headers
  await second.inject({ method: 'DELETE', url, headers: { cookie } })
  t.equal((await first.app.inject({ url: '/api/v1/me', headers })).statusCode, 401, 'signed out on both')

  const statuses: number[] = []
  for (let index = 0; index < 25; index += 1)
    statuses.push((await signIn(index % 2 ? first.app : second, 'x'.repeat(43))).statusCode)
  t.equal(
    statuses.filter((status) => status === 401).length,
    18,
    'twenty a minute together, the two above too',
  )
  t.equal(statuses.at(-1), 429)
})

test('a revoked token is refused', async (t) => {
  const { createToken, revokeToken } = await import('../../server/domain/access.js')
  const { testContext } = await import('../server.js')
  const server = await startTestServer(t)
  const { id, secret } = await createToken(testContext(server), 'Skript', 'auditor')
  const me = () => server.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${secret}` } })
  t.equal((await me()).json().name, 'Skript')
  await revokeToken(testContext(server), id)
  t.equal((await me()).statusCode, 401)
  const log = (await server.call('auditor', 'GET', '/api/v1/changes?entity=token')).text
  t.notOk(log.includes(secret), 'the log holds no secret')
  t.notOk(log.includes('"hash":null') || /"after":\{[^}]*"hash"/.test(log), 'nor its hash')
})
