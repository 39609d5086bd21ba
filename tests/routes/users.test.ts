import { createToken } from '../../server/domain/tokens.js'
import { testOnce } from '../engines.js'
import { runScenarios, SYSTEM, startTestServer, type TestServer, testContext } from '../server.js'

const url = '/api/v1/users'
const NORA = { name: 'Nora Prøve', email: 'Nora@Testvik.Example ', roles: ['lead'], scope: ['D3'] }

/** Calls as the browser of a user does. */
const asUser = async (server: TestServer, user: string) => {
  const headers = await server.signIn(user)
  return (method: string, path: string, body?: unknown, more = {}) =>
    server.call(null, method, path, body, { ...headers, ...more })
}
const secretOf = (link: string) => link.split('#')[1] ?? ''

testOnce('who may see and manage the users, and what is refused', async (t) => {
  const server = await startTestServer(t)
  const admin = await server.signIn('administrator')
  const one = { method: 'GET', url: `${url}/lead` }
  const version = { 'if-match': '"1"' }
  // A link was made for them.
  const linked = { 'if-match': '"2"' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, code: 'not_signed_in' },
    { name: 'a lead', as: 'lead', method: 'GET', url, status: 403, code: 'not_allowed' },
    { name: 'an auditor reads', as: 'auditor', method: 'GET', url, status: 200, contains: ['Prosjektleder'] },
    { name: 'an auditor does not invite', as: 'auditor', method: 'POST', url, body: NORA, status: 403 },
    {
      name: 'a token does not invite',
      as: 'administrator',
      ...{ method: 'POST', url, body: NORA, status: 403, code: 'session_required' },
    },
    {
      name: 'no e-mail address',
      as: null,
      ...{ method: 'POST', url, headers: admin, body: { ...NORA, email: 'nora' } },
      ...{ status: 400, contains: ['«nora»', 'navn@kommune.example'] },
    },
    {
      name: 'an unknown role',
      as: null,
      ...{ method: 'POST', url, headers: admin, body: { ...NORA, roles: ['king'] } },
      ...{ status: 400, contains: ['«king»', 'privacy_adviser'] },
    },
    {
      name: 'a subproject that is none',
      as: null,
      ...{ method: 'POST', url, headers: admin, body: { ...NORA, scope: ['D9'] } },
      ...{ status: 422, code: 'unknown_reference', contains: ['«D9»'] },
    },
    {
      name: 'an address that is another’s, however it is written',
      as: null,
      ...{ method: 'POST', url, headers: admin, body: { ...NORA, email: ' LEAD@Harmoni.Example' } },
      ...{ status: 409, code: 'already_exists', contains: ['lead@harmoni.example'] },
    },
    { name: 'nobody', as: 'auditor', method: 'GET', url: `${url}/user-none`, status: 404 },
    { name: 'one', as: 'auditor', ...one, status: 200, contains: ['"state":"active"', '"way":"link"'] },
    {
      name: 'the last administrator keeps the role',
      as: 'administrator',
      ...{ method: 'PATCH', url: `${url}/administrator`, body: { roles: ['auditor'] }, headers: linked },
      ...{ status: 422, code: 'last_administrator' },
    },
    {
      name: 'and is not locked',
      as: 'administrator',
      ...{ method: 'POST', url: `${url}/administrator/lock`, body: { reason: 'x' }, headers: linked },
      ...{ status: 422, code: 'last_administrator' },
    },
    {
      name: 'a lock says why',
      as: 'administrator',
      ...{ method: 'POST', url: `${url}/lead/lock`, body: {}, headers: version, status: 400 },
    },
    {
      name: 'who is not locked is not opened',
      as: 'administrator',
      ...{ method: 'POST', url: `${url}/lead/unlock`, body: {}, headers: version },
      ...{ status: 422, code: 'user_not_locked' },
    },
    {
      name: 'a stale version',
      as: 'administrator',
      ...{
        method: 'PATCH',
        url: `${url}/lead`,
        body: { name: 'X' },
        headers: { 'if-match': '"7"' },
        status: 412,
      },
    },
  ])
})

testOnce('somebody is invited, comes, gets other roles, and is locked out', async (t) => {
  const server = await startTestServer(t)
  const admin = await asUser(server, 'administrator')
  const before = await server.logLength()
  const invited = await admin('POST', url, NORA)
  t.equal(invited.status, 201)
  t.equal(invited.headers['cache-control'], 'no-store', 'what concerns persons is kept nowhere')
  const { user, link } = invited.body
  t.match(user, { email: 'nora@testvik.example', state: 'invited', roles: ['lead'], scope: ['D3'] })
  t.ok(user.invitedUntil > new Date().toISOString())
  t.match(link, /^http:\/\/[^/]+\/sign-in#[\w-]{43}$/)
  t.equal(await server.logLength(), before + 2, 'the user, and that a link was made')

  const accepted = await server.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ link: secretOf(link) }),
  })
  t.equal(accepted.statusCode, 201, accepted.body)
  const nora = { cookie: `harmoni_session=${accepted.cookies[0]?.value}` }
  const call = (method: string, path: string, body?: unknown, more = {}) =>
    server.call(null, method, path, body, { ...nora, ...more })
  t.match((await call('GET', '/api/v1/me')).body, {
    id: user.id,
    name: NORA.name,
    roles: ['lead'],
    scope: ['D3'],
  })
  const read = async () => (await admin('GET', `${url}/${user.id}`)).body
  t.match(await read(), { state: 'active', sessions: 1, invitedUntil: null })
  t.equal((await call('POST', '/api/v1/systems', SYSTEM)).status, 403, 'a lead registers nothing')

  const roles = { roles: ['lead', 'architect'], scope: [] }
  const match = async () => ({ 'if-match': `"${(await read()).version}"` })
  t.equal((await admin('PATCH', `${url}/${user.id}`, roles, await match())).status, 200)
  const made = await call('POST', '/api/v1/systems', SYSTEM)
  t.equal(made.status, 201, 'from the next request on')
  t.match((await call('GET', '/api/v1/changes?limit=1')).body.items[0], {
    actorId: user.id,
    actorName: NORA.name,
  })
  const token = await call('POST', '/api/v1/me/tokens', { name: 'Skript', access: 'write' })
  t.equal(token.status, 201)
  const script = { authorization: `Bearer ${token.body.secret}` }
  const byToken = await server.call(null, 'POST', '/api/v1/systems', SYSTEM, script)
  t.equal(byToken.status, 201)
  t.match((await call('GET', '/api/v1/changes?limit=1')).body.items[0], {
    actorId: user.id,
    actorName: `${NORA.name} (Skript)`,
  })

  const locked = await admin('POST', `${url}/${user.id}/lock`, { reason: 'Sluttet' }, await match())
  t.match(locked.body, { state: 'locked', sessions: 0, tokens: 0 })
  t.equal((await call('GET', '/api/v1/me')).status, 401, 'the session is ended')
  t.equal((await server.call(null, 'GET', '/api/v1/me', undefined, script)).status, 401, 'the token too')
  t.equal((await admin('POST', `${url}/${user.id}/links`, {})).body.code, 'user_locked')
  const opened = await admin('POST', `${url}/${user.id}/unlock`, {}, await match())
  t.match(opened.body, { state: 'active' })
  t.equal((await call('GET', '/api/v1/me')).status, 401, 'a session that was ended stays so')
  t.equal((await server.call(null, 'GET', '/api/v1/me', undefined, script)).status, 200)

  const log = await admin('GET', `/api/v1/changes?entity=user&entityId=${user.id}`)
  const told = log.body.items.map((row: { action: string; fields: string[]; reason: string | null }) =>
    [row.action, ...(row.action === 'create' ? [] : row.fields), row.reason ?? ''].join(' ').trim(),
  )
  const lives = ['create', 'update linkedAt', 'update state', 'update roles scope']
  t.strictSame(told.reverse(), [...lives, 'update state Sluttet', 'update state'], 'all of it is in the log')
  for (const secret of [secretOf(link), token.body.secret, accepted.cookies[0]?.value ?? ''])
    t.notOk(
      (await admin('GET', '/api/v1/changes?limit=1000')).text.includes(secret),
      'the log holds no secret',
    )
})

testOnce('the first administrator writes themselves in, and nobody does so after them', async (t) => {
  const { openTestServices } = await import('../server.js')
  const { createFirstLink } = await import('../../server/domain/links.js')
  const { buildApp } = await import('../../server/app.js')
  const services = await openTestServices(t)
  const app = await buildApp(services)
  t.teardown(() => app.close())
  const post = (path: string, body: object) =>
    app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    })
  const stale = (await createFirstLink(services.store, services.clock()))?.secret
  const link = (await createFirstLink(services.store, services.clock()))?.secret
  const who = { name: 'Første Administrator', email: 'forste@testvik.example' }
  t.equal((await post('/api/v1/sessions', { link: stale, ...who })).json().code, 'link_unusable')
  t.match((await post('/api/v1/sessions/link', { link })).json(), { purpose: 'first', name: null })
  t.equal((await post('/api/v1/sessions', { link })).json().code, 'state_incomplete', 'not without a name')
  const answer = await post('/api/v1/sessions', { link, ...who })
  t.match(answer.json(), { ...who, roles: ['administrator'] })
  t.equal(await createFirstLink(services.store, services.clock()), null, 'there is one now')
  t.equal((await post('/api/v1/sessions', { link, ...who })).json().code, 'link_used')
})

testOnce(
  'an invitation that went to a wrong address is good no more once the address is put right',
  async (t) => {
    const server = await startTestServer(t)
    const admin = await asUser(server, 'administrator')
    const { user, link: sent } = (await admin('POST', url, NORA)).body
    const link = secretOf(sent)
    const patch = async (fields: object) => {
      const { version } = (await admin('GET', `${url}/${user.id}`)).body
      const answer = await admin('PATCH', `${url}/${user.id}`, fields, { 'if-match': `"${version}"` })
      t.equal(answer.status, 200)
      return server.call(null, 'POST', '/api/v1/sessions/link', { link })
    }
    t.equal((await patch({ name: 'Nora P', email: 'nora@testvik.example' })).status, 200, 'the same address')
    t.equal((await patch({ email: 'n.prove@testvik.example' })).body.code, 'link_unusable')
  },
)

testOnce('of two who use one link at once, one gets in', async (t) => {
  const server = await startTestServer(t)
  const { createLink } = await import('../../server/domain/links.js')
  const { secret: link } = await createLink(testContext(server), 'lead', server.clock())
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => server.call(null, 'POST', '/api/v1/sessions', { link })),
  )
  t.strictSame(answers.map(({ status }) => status).sort(), [201, ...Array(7).fill(401)])
})

testOnce('of two administrators who take the role from each other at once, one stays', async (t) => {
  const server = await startTestServer(t)
  const admin = await asUser(server, 'administrator')
  const promote = await admin('PATCH', `${url}/lead`, { roles: ['administrator'] }, { 'if-match': '"1"' })
  t.equal(promote.status, 200)
  const lead = await asUser(server, 'lead')
  const take = async (call: typeof admin, from: string) => {
    const { version } = (await call('GET', `${url}/${from}`)).body
    return () => call('PATCH', `${url}/${from}`, { roles: [] }, { 'if-match': `"${version}"` })
  }
  const tries = [await take(admin, 'lead'), await take(lead, 'administrator')]
  const statuses = await Promise.all(tries.map(async (run) => (await run()).status))
  t.equal(statuses.filter((status) => status === 200).length, 1, String(statuses))
  const users = (await server.call('auditor', 'GET', `${url}?role=administrator`)).body
  t.equal(users.total, 1, 'somebody may let others in')
})

testOnce(
  'a token has no roles that its owner lacks, reads alone unless told otherwise, and makes no other',
  async (t) => {
    const server = await startTestServer(t)
    const lead = await asUser(server, 'lead')
    const mine = '/api/v1/me/tokens'
    t.match((await lead('POST', mine, { name: 'X', roles: ['administrator'] })).body, {
      code: 'token_above_owner',
    })
    const { body } = await lead('POST', mine, { name: 'Power BI' })
    t.match(body.token, { access: 'read', roles: ['lead'], good: true, owner: { id: 'lead' } })
    const script = { authorization: `Bearer ${body.secret}` }
    const by = (method: string, path: string, sent?: unknown) => server.call(null, method, path, sent, script)
    t.equal((await by('GET', '/api/v1/systems')).status, 200)
    const wave = { code: 'W9', nameNb: 'B', nameEn: 'W' }
    t.equal((await by('POST', '/api/v1/waves', wave)).status, 403, 'it reads alone')
    t.equal((await by('POST', mine, { name: 'Y', access: 'write' })).body.code, 'session_required')
    t.notOk((await lead('GET', mine)).text.includes(body.secret), 'the secret is told once')
    const other = await asUser(server, 'architect')
    t.equal(
      (await other('POST', `${mine}/${body.token.id}/revoke`, {})).status,
      404,
      'another’s is not there',
    )
    t.equal((await lead('POST', `${mine}/${body.token.id}/revoke`, {})).body.good, false)
    t.equal((await by('GET', '/api/v1/systems')).status, 401)
    t.equal((await lead('POST', `${mine}/${body.token.id}/revoke`, {})).body.code, 'voided')
    const { secret } = await createToken(
      testContext(server),
      { name: 'Alt', owner: 'lead', access: 'write' },
      server.clock(),
    )
    const admin = await asUser(server, 'administrator')
    await admin(
      'PATCH',
      `${url}/lead`,
      { roles: ['auditor'] },
      { 'if-match': `"${(await admin('GET', `${url}/lead`)).body.version}"` },
    )
    const wide = { authorization: `Bearer ${secret}` }
    t.match(
      (await server.call(null, 'GET', '/api/v1/me', undefined, wide)).body,
      { roles: [] },
      'what its owner lost, it lost',
    )
  },
)

testOnce(
  'what was written of users is told those who may read who has access, whoever asks first',
  async (t) => {
    const server = await startTestServer(t)
    const admin = await asUser(server, 'administrator')
    await admin('POST', url, NORA)
    const path = '/api/v1/changes?entity=user&limit=5'
    const told = async (role: 'auditor' | 'lead' | 'architect') => (await server.call(role, 'GET', path)).text
    for (const roles of [
      ['lead', 'auditor', 'architect'],
      ['auditor', 'lead'],
    ] as const)
      for (const role of roles) {
        const text = await told(role)
        t.equal(text.includes('nora@testvik.example'), role === 'auditor', role)
        t.ok(text.includes('Nora Prøve'), `${role}: that there is a user is told`)
      }
  },
)
