import { ERASED_TOKEN, erasedName } from '../../schema/rules/users.js'
import { countAttempt } from '../../server/domain/attempts.js'
import { TABLES } from '../../server/domain/concepts.js'
import { eraseUser } from '../../server/domain/erasure.js'
import { createLink } from '../../server/domain/links.js'
import { ownTries } from '../../server/domain/passwords.js'
import { beginSecondFactor, resetCredentials } from '../../server/domain/secondFactor.js'
import { keepSeen } from '../../server/domain/sessions.js'
import { createToken } from '../../server/domain/tokens.js'
import { inviteUser, lockUser, releaseUser } from '../../server/domain/users.js'
import { verifyRegister } from '../../server/domain/verify.js'
import { findAttempts } from '../../server/store/attempts.js'
import { iterateRows } from '../../server/store/copy.js'
import { insertSession } from '../../server/store/sessions.js'
import { listTokens } from '../../server/store/tokens.js'
import { findUser } from '../../server/store/users.js'
import { test } from '../engines.js'
import { runScenarios, SYSTEM, startTestServer, type TestServer, testContext } from '../server.js'

const url = '/api/v1/users'
const PASSWORD = 'riktig hest batteri stift'
const NORA = {
  name: 'Nora Prøve',
  email: 'nora@testvik.example',
  roles: ['lead', 'architect'],
  scope: ['D3'],
}
const reason = 'Krav om sletting, sak 7'

/** The rows of every table but the logs in which one of these texts stands. */
async function findTexts(server: TestServer, texts: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const { table, key } of TABLES) {
    if (table === 'changes' || table === 'securityEvents') continue
    for await (const rows of iterateRows(server.store, table, key))
      for (const row of rows) {
        const said = JSON.stringify(row)
        for (const text of texts) if (said.includes(text)) found.push(`${table}: ${said}`)
      }
  }
  return found
}

/** What shows that it is they, of who has just come by a link. */
const JUST_CAME = { password: undefined, fresh: true }

/** Nora, who has come, has a password, a token, a session, a kept answer, and tries that went wrong; then she is locked. */
async function makeNora(server: TestServer) {
  const context = testContext(server)
  const id = await inviteUser(context, { ...NORA, roles: ['lead', 'architect'] })
  const own = await server.signIn(id)
  const write = (path: string, body: object, more = {}) =>
    server.call(null, 'POST', `/api/v1${path}`, body, { ...own, ...more })
  const { status } = await write('/me/password', { password: PASSWORD })
  if (status !== 204) throw new Error(`no password: ${status}`)
  const script = (await write('/me/tokens', { name: 'Noras skript', access: 'write' })).body.secret as string
  const revoked = await createToken(context, { name: 'Noras forrige', owner: id }, server.clock())
  await write(`/me/tokens/${revoked.id}/revoke`, {})
  const made = await write('/systems', SYSTEM, { 'idempotency-key': 'noras' })
  if (made.status !== 201) throw new Error(`no system: ${made.text}`)
  await beginSecondFactor(server.store, id, JUST_CAME, server.clock())
  for (const email of [NORA.email, 'noras@testvik.example'])
    await server.call(null, 'POST', '/api/v1/sessions/password', { email, password: 'feil passord her' })
  await createLink(context, id, server.clock())
  const versionOf = async () => (await findUser(server.store, id))?.version ?? 0
  return { id, own, script, versionOf }
}

test('who may erase a user, whom, and what is refused', async (t) => {
  const server = await startTestServer(t)
  const { id, versionOf } = await makeNora(server)
  const at = `${url}/${id}/erase`
  const headers = async () => ({ 'if-match': `"${await versionOf()}"` })
  const version = await headers()
  const post = { method: 'POST', url: at, body: { reason }, headers: version } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, status: 401, code: 'not_signed_in' },
    { name: 'a lead', as: 'lead', ...post, status: 403, code: 'not_allowed' },
    { name: 'an auditor', as: 'auditor', ...post, status: 403, code: 'not_allowed' },
    { name: 'an architect', as: 'architect', ...post, status: 403, code: 'not_allowed' },
    { name: 'without a reason', as: 'administrator', ...post, body: {}, status: 400 },
    { name: 'with a blank one', as: 'administrator', ...post, body: { reason: ' ' }, status: 400 },
    { name: 'without a version', as: 'administrator', ...post, headers: {}, status: 428 },
    { name: 'a stale one', as: 'administrator', ...post, headers: { 'if-match': '"1"' }, status: 412 },
    { name: 'nobody', as: 'administrator', ...post, url: `${url}/user-none/erase`, status: 404 },
    {
      name: 'who is in',
      as: 'administrator',
      ...{
        ...post,
        status: 422,
        code: 'lock_first',
        contains: ['Sperr brukeren først', 'Lock the user first'],
      },
    },
    {
      name: 'oneself',
      as: 'administrator',
      ...{ ...post, url: `${url}/administrator/erase`, headers: { 'if-match': '"1"' } },
      ...{ status: 422, code: 'erases_oneself' },
    },
  ])
  await t.rejects(
    eraseUser(testContext(server), 'administrator', 1, reason),
    { code: 'last_administrator' },
    'the last administrator, whoever asks',
  )
  const invited = await inviteUser(testContext(server), { ...NORA, roles: [], email: 'o@testvik.example' })
  await t.rejects(eraseUser(testContext(server), invited, 1, reason), { code: 'lock_first' }, 'an invitation')
  t.match(await findUser(server.store, id), { name: NORA.name, email: NORA.email, state: 'active' })
})

test('an erased user is nowhere outside the logs, and its row stays what the log says', async (t) => {
  const server = await startTestServer(t)
  const { id, own, script, versionOf } = await makeNora(server)
  const admin = (method: string, path: string, body?: object, more = {}) =>
    server.call('administrator', method, `/api/v1${path}`, body, more)
  const match = async () => ({ 'if-match': `"${await versionOf()}"` })
  t.equal((await server.call(null, 'GET', '/api/v1/me', undefined, own)).status, 200, 'she is in')
  await lockUser(testContext(server), id, await versionOf(), 'Sluttet')
  // As a version that locked without ending them could have left one.
  const now = server.clock().toISOString()
  await server.store.transaction((tx) =>
    insertSession(tx, {
      ...{ hash: 'x', id: 'session-x', user: id, method: 'link', agent: 'Firefox' },
      ...{ createdAt: now, lastSeenAt: now, expiresAt: now },
    }),
  )
  const texts = [NORA.name, NORA.email, 'Noras', PASSWORD, 'noras']
  t.ok((await findTexts(server, texts)).length >= 4, 'there is something to erase')
  const before = await server.logLength()
  const erased = await admin('POST', `/users/${id}/erase`, { reason }, await match())
  t.equal(erased.status, 200, erased.text)
  const name = erasedName(id)
  t.match(erased.body, {
    ...{ id, name: name.nb, email: null, state: 'erased', roles: [], scope: [], way: 'link' },
    ...{ secondFactor: false, linkedAt: null, lastSeenAt: null, sessions: 0, tokens: 0 },
  })
  t.not(name.nb, erasedName('user-00000000').nb, 'two of them are told apart')
  t.strictSame(
    (await findTexts(server, texts)).filter((row) => !row.startsWith('attempts: {"key":"password noras@')),
    [],
    'but for what somebody tried under another address',
  )
  t.match(await findUser(server.store, id), { subject: null, passwordAt: null, secondFactorAt: null })
  for (const { table, key } of TABLES)
    if (['credentials', 'links', 'sessions'].includes(table))
      for await (const rows of iterateRows(server.store, table, key))
        t.notOk(JSON.stringify(rows).includes(id), `${table}: nothing hangs on the id`)
  t.match(await verifyRegister(server.store, () => undefined), { ok: true, differences: [] })

  const { items } = (await server.call('auditor', 'GET', '/api/v1/changes?limit=3')).body
  t.equal(await server.logLength(), before + 3, 'the user and both tokens')
  t.match(items[0], {
    ...{ entity: 'user', entityId: id, label: name.nb, action: 'update', reason, undoable: false },
    after: { state: 'erased', name: name.nb },
  })
  t.strictSame(
    items
      .slice(1)
      .map(({ action, label }: { action: string; label: string }) => [action, label])
      .sort(),
    [
      ['update', ERASED_TOKEN.nb],
      ['void', ERASED_TOKEN.nb],
    ],
    'the one that was good is revoked, the other keeps when it was',
  )
  for (const text of texts) t.notOk(JSON.stringify(items).includes(text), `the log does not say ${text} anew`)
  const log = (await server.call('auditor', 'GET', `/api/v1/changes?entity=user&entityId=${id}`)).text
  t.ok(log.includes(NORA.email), 'its earlier rows stay as they are')
  t.match((await server.call('auditor', 'GET', '/api/v1/security-events?kind=users')).body.items[0], {
    endpoint: 'eraseUser',
    outcome: 'done',
    userId: 'administrator',
  })
  t.equal(
    (await admin('POST', `/changes/${items[0].requestId}/undo`, {})).status,
    422,
    'and it is not undone',
  )
  t.match((await findUser(server.store, id))?.name, name.nb)

  t.equal((await server.call(null, 'GET', '/api/v1/me', undefined, own)).status, 401, 'her session')
  const bearer = { authorization: `Bearer ${script}` }
  t.equal((await server.call(null, 'GET', '/api/v1/me', undefined, bearer)).status, 401, 'her token')
  const listed = (await server.call('auditor', 'GET', `${url}?state=erased`)).body
  t.match(listed, { total: 1, items: [{ id, name: name.nb }] })
  t.equal((await server.call('auditor', 'GET', `${url}?q=nora`)).body.total, 0)
  const past = await server.call('auditor', 'GET', `/api/v1/systems?asOf=${before}`)
  t.equal(past.status, 200, 'the past is told as before')
})

test('nothing is done with an erased user any more, and the person comes anew as another', async (t) => {
  const server = await startTestServer(t)
  const context = testContext(server)
  const { id, versionOf } = await makeNora(server)
  const { secret: link } = await createLink(context, id, server.clock())
  await lockUser(context, id, await versionOf(), 'Sluttet')
  await eraseUser(context, id, await versionOf(), reason)
  const version = await versionOf()
  const headers = { 'if-match': `"${version}"` }
  const at = `${url}/${id}`
  const post = { as: 'administrator', method: 'POST', status: 422, code: 'user_erased' } as const
  await runScenarios(t, server, [
    { name: 'twice', ...post, url: `${at}/erase`, body: { reason }, headers },
    { name: 'opened', ...post, url: `${at}/unlock`, body: {}, headers },
    { name: 'locked', ...post, url: `${at}/lock`, body: { reason }, headers },
    { name: 'given roles', ...post, method: 'PATCH', url: at, body: { roles: ['lead'] }, headers },
    { name: 'called by the name again', ...post, method: 'PATCH', url: at, body: { name: 'Nora' }, headers },
    { name: 'another account', ...post, url: `${at}/release`, body: { reason }, headers },
    { name: 'a way in that is reset', ...post, url: `${at}/credentials/reset`, body: { reason }, headers },
  ])
  for (const [name, run] of [
    ['a link', () => createLink(context, id, server.clock())],
    ['a token', () => createToken(context, { name: 'X', owner: id }, server.clock())],
    ['an account', () => releaseUser(context, id, version, reason)],
    ['a reset', () => resetCredentials(context, id, version, reason)],
    [
      'a second factor, of who was let in before',
      () => beginSecondFactor(server.store, id, JUST_CAME, server.clock()),
    ],
  ] as const)
    await t.rejects(
      Promise.resolve<unknown>(run()).then(() => undefined),
      { code: 'user_erased' },
      name,
    )
  const tokens = await listTokens(server.store, id)
  for (const token of [null, ...tokens.map((one) => one.id)])
    await keepSeen(server.store, { user: id, session: null, token }, server.clock())
  t.match(await findUser(server.store, id), { version, lastSeenAt: null }, 'nor when a last request came')
  const seen = (await listTokens(server.store, id)).map(({ lastSeenAt }) => lastSeenAt)
  t.strictSame(seen, [null, null], 'by a token as little')

  const signIn = (path: string, body: object) => server.call(null, 'POST', `/api/v1/sessions${path}`, body)
  t.equal((await signIn('', { link })).body.code, 'link_unusable')
  t.equal((await signIn('/password', { email: NORA.email, password: PASSWORD })).body.code, 'password_wrong')
  const anew = await inviteUser(context, { ...NORA, roles: ['lead'] })
  t.not(anew, id)
  const own = await server.signIn(anew)
  t.match((await server.call(null, 'GET', '/api/v1/me', undefined, own)).body, {
    id: anew,
    email: NORA.email,
  })
  t.match(await verifyRegister(server.store, () => undefined), { ok: true, differences: [] })
})

test('what others tried stays counted, also of whose id begins like that of the erased user', async (t) => {
  const { store, clock } = await startTestServer(t)
  const context = testContext({ store })
  const now = clock()
  const keys = ['lead', 'lead-d3'].flatMap((id) => ownTries(id).map(({ key }) => key))
  for (const key of keys) await countAttempt(store, key, now, 60_000, 5)
  await lockUser(context, 'lead', 1, 'Sluttet')
  await eraseUser(context, 'lead', 2, reason)
  const counted = await Promise.all(keys.map((key) => findAttempts(store, key, now.toISOString())))
  t.strictSame(
    counted.map((row) => row?.count),
    [undefined, 1],
  )
})
