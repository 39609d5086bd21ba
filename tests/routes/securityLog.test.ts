import { readdirSync, readFileSync } from 'node:fs'
import { SECURITY_KINDS } from '../../schema/rules/securityLog.js'
import { createLink } from '../../server/domain/links.js'
import { logSecurity, verifySecurityLog } from '../../server/domain/securityLog.js'
import { createToken } from '../../server/domain/tokens.js'
import { engineOf, newRegister, testOnce } from '../engines.js'
import { runScenarios, startTestServer, type TestServer, testContext } from '../server.js'
import { runSql } from '../sql.js'

const url = '/api/v1/security-events'

interface Event {
  kind: string
  outcome: string
  userId: string | null
  endpoint: string
  code: string | null
}

/** What the security log says of what was done since it had `rows` rows, oldest first, in short. */
async function told(server: TestServer, rows = 0): Promise<string[]> {
  const { items } = (await server.call('auditor', 'GET', `${url}?limit=1000`)).body
  return items
    .slice(0, items.length - rows)
    .reverse()
    .map(({ kind, outcome, userId, endpoint, code }: Event) =>
      [kind, outcome, userId ?? '–', endpoint, code ?? ''].join(' ').trim(),
    )
}

testOnce('who may read the security log, and what is refused', async (t) => {
  const server = await startTestServer(t)
  const get = { method: 'GET', url } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...get, status: 401 },
    { name: 'a lead', as: 'lead', ...get, status: 403 },
    {
      name: 'an auditor',
      as: 'auditor',
      ...get,
      status: 200,
      contains: ['"kind":"refused"', '"userId":"lead"'],
    },
    { name: 'an unknown kind', as: 'auditor', ...get, url: `${url}?kind=x`, status: 400, contains: ['«x»'] },
    { name: 'an unknown filter', as: 'auditor', ...get, url: `${url}?who=x`, status: 400 },
    {
      name: 'a lead exports it',
      as: 'lead',
      ...get,
      url: '/api/v1/exports/security-events.csv',
      status: 403,
    },
  ])
})

testOnce('what somebody does about access is told: who, from where, when, and what came of it', async (t) => {
  const server = await startTestServer(t)
  const json = { 'content-type': 'application/json' }
  const post = (path: string, body: object, headers = {}) =>
    server.app.inject({
      method: 'POST',
      url: path,
      headers: { ...json, ...headers },
      payload: JSON.stringify(body),
    })
  const admin = await server.signIn('administrator')
  const { secret: link } = await createLink(testContext(server), 'lead', server.clock())
  const signedIn = await post(
    '/api/v1/sessions',
    { link },
    { 'user-agent': 'Firefox/140.0 (Windows NT 10.0)' },
  )
  t.equal(signedIn.statusCode, 201)
  await post('/api/v1/sessions', { link })
  await post('/api/v1/sessions/link', { link: 'x'.repeat(43) })
  await server.call(null, 'GET', '/api/v1/me', undefined, { authorization: 'Bearer hrm_wrong' })
  await server.call('lead', 'POST', '/api/v1/systems', {})
  await server.call('lead', 'PATCH', '/api/v1/programme', { name: 'X' }, { 'if-match': '"1"' })
  await server.call('auditor', 'GET', '/api/v1/exports/systems.csv')
  await server.call(null, 'POST', '/api/v1/users/lead/links', {}, admin)
  const { version } = (await server.call(null, 'GET', '/api/v1/users/lead', undefined, admin)).body
  const match = { ...admin, 'if-match': `"${version}"` }
  await server.call(null, 'POST', '/api/v1/users/lead/lock', { reason: 'Sluttet' }, match)
  await server.call(null, 'POST', '/api/v1/tokens', { name: 'X', owner: 'auditor' }, admin)
  await server.call(null, 'DELETE', '/api/v1/sessions', undefined, admin)
  t.strictSame(await told(server), [
    'sign_in done lead createSession',
    'sign_in refused – createSession link_used',
    'sign_in refused – readLink link_unusable',
    'token refused – readMe not_signed_in',
    'refused refused lead createSystem not_allowed',
    'configuration refused lead patchProgramme not_allowed',
    'export done auditor exportSystems',
    'link done administrator createLink',
    'users done administrator lockUser',
    'token done administrator createToken',
    'sign_out done administrator deleteSession',
  ])
  const { text, body } = await server.call('auditor', 'GET', `${url}?kind=sign_in&outcome=done`)
  t.match(body, {
    total: 1,
    items: [{ userName: 'Prosjektleder', address: '127.0.0.1', agent: 'Firefox, Windows' }],
  })
  const all = (await server.call('auditor', 'GET', `${url}?limit=1000`)).text
  for (const secret of [link, 'hrm_wrong', signedIn.cookies[0]?.value ?? ''])
    t.notOk(all.includes(secret) || text.includes(secret), 'no secret is in it')
  t.strictSame(body.next, null)
})

testOnce('who does not prove who they are is told of, with a password or a code', async (t) => {
  const server = await startTestServer(t)
  const lead = await server.signIn('lead')
  const before = (await told(server)).length
  const post = (path: string, body: object, headers = {}) =>
    server.app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    })
  await post('/sessions/password', { email: 'lead@harmoni.example', password: 'feil passord her' })
  await post('/me/second-factor', {}, lead)
  await post('/me/second-factor/confirm', { code: '123' }, lead)
  t.strictSame(await told(server, before), [
    'sign_in refused – createPasswordSession password_wrong',
    'credentials done lead beginSecondFactor',
    'credentials refused lead confirmSecondFactor code_wrong',
  ])
})

testOnce('reading, and what is merely wrong, is not told', async (t) => {
  const server = await startTestServer(t)
  await server.call(null, 'GET', '/api/v1/systems')
  await server.call('auditor', 'GET', '/api/v1/systems')
  await server.call('auditor', 'GET', '/api/v1/systems?x=1')
  await server.call('architect', 'POST', '/api/v1/systems', {})
  t.strictSame(await told(server), [])
})

testOnce('many alike are told some times, and the others besides them', async (t) => {
  const server = await startTestServer(t)
  for (let times = 0; times < 50; times += 1) await server.call('lead', 'POST', '/api/v1/systems', {})
  await server.call('auditor', 'POST', '/api/v1/systems', {})
  const rows = await told(server)
  t.equal(rows.filter((row) => row.includes(' lead ')).length, 20)
  t.equal(rows.filter((row) => row.includes(' auditor ')).length, 1)
})

testOnce('the log is filtered by kind, outcome, user and day, a page at a time', async (t) => {
  const server = await startTestServer(t)
  for (const [at, userId, outcome] of [
    ['2026-01-01T10:00:00.000Z', 'lead', 'done'],
    ['2026-01-01T23:30:00.000Z', 'lead', 'refused'],
    ['2026-01-02T10:00:00.000Z', null, 'refused'],
  ] as const)
    await logSecurity(server.store, {
      ...{ at, userId, userName: userId, outcome, kind: 'sign_in', endpoint: 'createSession', code: null },
      ...{ address: '10.0.0.1', agent: '=cmd()', requestId: 'x' },
    })
  const total = async (query: string) => (await server.call('auditor', 'GET', `${url}?${query}`)).body.total
  for (const [query, expected] of [
    ['', 3],
    ['outcome=done', 1],
    ['user=lead', 2],
    ['user=', 1],
    ['kind=export', 0],
    ['kind=export&kind=sign_in', 3],
    ['from=2026-01-02', 2],
    ['to=2026-01-01', 1],
    ['from=2026-01-02&to=2026-01-02&outcome=refused', 2],
  ] as const)
    t.equal(await total(query), expected, `${query}: days as they are counted in Oslo`)
  const first = (await server.call('auditor', 'GET', `${url}?limit=2`)).body
  t.strictSame(
    first.items.map(({ seq }: { seq: number }) => seq),
    [3, 2],
  )
  const rest = (await server.call('auditor', 'GET', `${url}?limit=2&cursor=${first.next}`)).body
  t.strictSame([rest.items.map(({ seq }: { seq: number }) => seq), rest.next], [[1], null])

  const csv = (await server.call('auditor', 'GET', '/api/v1/exports/security-events.csv?user=lead')).text
  t.equal(csv.split('\r\n').filter((line) => /^\d/.test(line)).length, 2)
  t.match(csv, /;'=cmd\(\);/, 'what a browser calls itself is no formula')
  const lines = (await server.call('auditor', 'GET', '/api/v1/exports/security-events.ndjson')).text
  const said = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const rows = said.slice(1, -1)
  t.match(said.at(-1), { control: { rows: 4 } })
  t.strictSame(
    rows.map(({ seq }) => seq),
    [1, 2, 3, 4],
    'oldest first, with the export before it',
  )
  t.equal(rows[3].kind, 'export')
  for (const [index, row] of rows.slice(1).entries()) t.equal(row.prevHash, rows[index].hash, 'chained')
})

testOnce('nobody changes or removes a row, and what is changed past that is found', async (t) => {
  const database = await newRegister(t, 'small')
  const server = await startTestServer(t, { database })
  for (let times = 0; times < 3; times += 1) await server.call('lead', 'POST', '/api/v1/systems', {})
  t.match(await verifySecurityLog(server.store), { ok: true, rows: 3, broken: null })
  const run = (sql: string) => runSql(database, sql)
  for (const sql of ["UPDATE security_events SET code = 'x'", 'DELETE FROM security_events'])
    await t.rejects(run(sql), /append-only/, sql)
  const drop = {
    sqlite: 'DROP TRIGGER security_events_refuse_update',
    postgres: 'ALTER TABLE security_events DISABLE TRIGGER security_events_refuse_change',
  }
  await run(drop[engineOf(t)])
  await run("UPDATE security_events SET user_name = 'Revisor' WHERE seq = 2")
  t.match(await verifySecurityLog(server.store), { ok: false, rows: 1, broken: 2 })
})

testOnce('of many at once, each gets its row', async (t) => {
  const server = await startTestServer(t)
  const { secret } = await createToken(testContext(server), { name: 'X', owner: 'lead' }, server.clock())
  const by = { authorization: `Bearer ${secret}` }
  await Promise.all([
    ...Array.from({ length: 10 }, () => server.call(null, 'POST', '/api/v1/systems', {}, by)),
    ...Array.from({ length: 10 }, () => server.call('auditor', 'GET', '/api/v1/exports/systems.json')),
  ])
  t.equal((await told(server)).length, 20)
  t.match(await verifySecurityLog(server.store), { ok: true, rows: 20 })
})

testOnce('every kind that the log knows is one that something tells', async (t) => {
  const sources = [
    ...readdirSync('schema/api').map((name) => `schema/api/${name}`),
    'server/http/securityLog.ts',
    'server/domain/securityEnds.ts',
  ]
  const text = sources.map((path) => readFileSync(path, 'utf8')).join('\n')
  for (const kind of SECURITY_KINDS) t.match(text, `'${kind}'`, kind)
})
