import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg, { DatabaseError } from 'pg'
import type { Test } from 'tap'
import { REQUEST_ID } from '../../schema/api/endpoint.js'
import { packageRoot, readConfig } from '../../server/config.js'
import { createLink } from '../../server/domain/links.js'
import { logSecurity, verifySecurityLog } from '../../server/domain/securityLog.js'
import { verifyRegister } from '../../server/domain/verify.js'
import { readAddress } from '../../server/engines/address.js'
import { DatabaseUnusable } from '../../server/engines/store.js'
import { endOldEvents, openServices } from '../../server/start.js'
import { newDatabase, testOn } from '../engines.js'
import { SYSTEM, setUpRegister, startTestServer, type TestServer, testContext } from '../server.js'
import { runSql } from '../sql.js'

const document = readFileSync(join(packageRoot, 'docs/postgres.md'), 'utf8')
/** What the document has whoever follows it run: once, and as the owner after each upgrade. */
const [ONCE = [], AGAIN = []] = [...document.matchAll(/```sql\n([^`]*)```/g)].map(([, block = '']) =>
  block.split(/;\n/).filter((statement) => statement.trim()),
)

const PASSWORD = 'hemmelig'

/** A database as the document makes it, of a name of its own: its address for each of its users, and the SQL for it. */
async function makeAsTold(t: Test) {
  // What is made and removed with the test is another's database: its server is what we need of it.
  const beside = await newDatabase(t)
  const { parts } = readAddress(beside) ?? { parts: { host: '', port: 0, database: '' } }
  const own = (text: string) =>
    text.replace(/\bharmoni(_\w+)?\b/g, (_, end = '') => `${parts.database}_told${end}`)
  for (const statement of ONCE) await runSql(beside, own(statement))
  const as = (user: string) =>
    `postgres://${own(user)}:${PASSWORD}@${parts.host}:${parts.port}/${own('harmoni')}`
  const users = ['harmoni_owner', 'harmoni_server']
  for (const user of users) await runSql(beside, own(`ALTER ROLE ${user} PASSWORD '${PASSWORD}'`))
  t.teardown(async () => {
    await runSql(beside, own('DROP DATABASE harmoni WITH (FORCE)'))
    for (const user of users) await runSql(beside, own(`DROP ROLE ${user}`))
  })
  const give = async () => {
    for (const statement of AGAIN) await runSql(as('harmoni_owner'), own(statement))
  }
  return { owner: as('harmoni_owner'), server: as('harmoni_server'), give, own }
}

/** The same, with a register that the owner made and gave to the server. */
async function makeRegister(t: Test) {
  const places = await makeAsTold(t)
  const made = await openServices(readConfig({ HARMONI_DATABASE: places.owner }))
  await setUpRegister(made)
  await made.store.close()
  await places.give()
  return places
}

testOn('postgres', 'a server does all of its work as a user that may not alter the register', async (t) => {
  const { server: database } = await makeRegister(t)
  const server = await startTestServer(t, { database })
  await logOld(server)
  t.equal(await endOldEvents(server), true, 'what is too old in the security log ends')
  t.match(await verifySecurityLog(server.store), { ok: true, ended: { seq: 1 } })
  const api = '/api/v1'
  const call = async (...args: Parameters<typeof server.call>) => {
    const answer = await server.call(...args)
    t.ok(
      answer.status < 300,
      `${args[1]} ${args[2]}: ${answer.status} ${answer.status < 300 ? '' : answer.text}`,
    )
    return answer
  }
  const create = () => call('architect', 'POST', `${api}/systems`, SYSTEM, { 'idempotency-key': 'once' })
  const { body } = await create()
  t.equal((await create()).body.number, body.number)
  const other = (await call('architect', 'POST', `${api}/systems`, { ...SYSTEM, name: 'Other' })).body
  await call('architect', 'PATCH', `${api}/systems/IKT-001`, { vendor: 'X' }, { 'if-match': '"1"' })
  const contract = { supplier: 'Tieto', systems: [body.number, other.number] }
  await call('architect', 'POST', `${api}/contracts`, contract)
  await call('architect', 'PATCH', `${api}/contracts/AVT-001`, { systems: [] }, { 'if-match': '"1"' })
  const { headers } = await call(
    'architect',
    'PATCH',
    `${api}/systems/IKT-002`,
    { vendor: 'X' },
    { 'if-match': '"1"' },
  )
  await call('administrator', 'POST', `${api}/changes/${headers[REQUEST_ID]}/undo`, {})
  for (const url of [
    'systems?facets=true',
    'systems?asOf=20',
    'exports/systems.csv',
    'progress',
    'checks',
    'changes',
  ])
    await call('auditor', 'GET', `${api}/${url}`)
  const json = { 'content-type': 'application/json' }
  const { secret: link } = await createLink(testContext(server), 'lead', server.clock())
  const url = `${api}/sessions`
  const signIn = (payload: object) => server.app.inject({ method: 'POST', url, headers: json, payload })
  t.equal((await signIn({ link: 'x'.repeat(43) })).statusCode, 401)
  const session = await signIn({ link })
  t.equal(session.statusCode, 201)
  const cookie = `harmoni_session=${session.cookies[0]?.value}`
  t.equal((await server.app.inject({ method: 'DELETE', url, headers: { cookie } })).statusCode, 200)
  t.equal(await server.store.findDamage(), null)
  const { reader, close } = await server.store.snapshot()
  const verified = await verifyRegister(reader, () => undefined).finally(close)
  t.equal(verified.ok, true)
})

/** What the user of a server may not do. */
const FORBIDDEN = [
  "UPDATE changes SET reason = 'x'",
  'DELETE FROM changes',
  'TRUNCATE changes',
  'MERGE INTO changes USING changes AS o ON changes.seq = o.seq WHEN MATCHED THEN DELETE',
  'DROP TRIGGER changes_refuse_change ON changes',
  'DROP TRIGGER changes_refuse_truncate ON changes',
  'ALTER TABLE changes DISABLE TRIGGER ALL',
  'ALTER TABLE changes DISABLE TRIGGER changes_refuse_change',
  'ALTER TABLE changes RENAME TO others',
  'ALTER TABLE changes OWNER TO harmoni_server',
  'CREATE RULE no AS ON INSERT TO changes DO INSTEAD NOTHING',
  'CREATE TRIGGER another BEFORE INSERT ON changes FOR EACH ROW EXECUTE FUNCTION changes_refuse()',
  'CREATE OR REPLACE FUNCTION changes_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  'DROP FUNCTION changes_refuse() CASCADE',
  'SET session_replication_role = replica',
  'SET ROLE harmoni_owner',
  "GRANT UPDATE ON changes TO harmoni_server; UPDATE changes SET reason = 'x'",
  'DROP TABLE changes',
  'LOCK TABLE changes IN ACCESS EXCLUSIVE MODE',
  'ALTER TABLE systems ADD COLUMN another text',
  'ALTER TABLE systems DISABLE TRIGGER ALL',
  'DROP INDEX changes_entity',
  'DELETE FROM systems',
  'TRUNCATE systems CASCADE',
  'CREATE TABLE another ()',
  'CREATE TEMPORARY TABLE changes ()',
  'CREATE SCHEMA another',
  "INSERT INTO migrations VALUES ('x', 'x')",
  "UPDATE migrations SET hash = 'x'",
  'DELETE FROM migrations',
  'UPDATE security_events SET kind = kind',
  'UPDATE security_ends SET seq = seq',
  'DELETE FROM security_ends',
  'TRUNCATE security_ends',
  'ALTER TABLE security_ends DISABLE TRIGGER ALL',
  'CREATE OR REPLACE FUNCTION security_events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$',
  'TRUNCATE security_events',
  'ALTER TABLE security_events DISABLE TRIGGER ALL',
  "COPY changes FROM PROGRAM 'true'",
]

/** What it may try, and a trigger refuses: old rows that no end is recorded of, and young ones behind whatever record. */
const REFUSED = [
  'DELETE FROM security_events',
  'DELETE FROM security_events WHERE seq = 1',
  'MERGE INTO security_events USING security_events AS o ON security_events.seq = o.seq WHEN MATCHED THEN DELETE',
  "INSERT INTO security_ends VALUES (1000, 'x', 1000, 'x', 'x', 1001, 'x', 'x'); DELETE FROM security_events",
  "INSERT INTO security_ends VALUES (1000, 'x', 1000, 'x', 'x', 1001, 'x', 'x'); DELETE FROM security_events WHERE seq = 2",
  "SET TimeZone = 'Pacific/Kiritimati'; SET DateStyle = 'German'; INSERT INTO security_ends VALUES (1000, 'x', 1000, 'x', 'x', 1001, 'x', 'x'); DELETE FROM security_events WHERE seq = 2",
]

/** The first event of a security log, from years ago, and a young one. */
async function logOld({ store }: Pick<TestServer, 'store'>): Promise<void> {
  for (const at of ['2020-01-01T00:00:00.000Z', new Date().toISOString()])
    await logSecurity(store, {
      ...{ at, kind: 'sign_in', outcome: 'done', userId: null, userName: null, endpoint: 'createSession' },
      ...{ code: null, address: '10.0.0.1', agent: '', requestId: 'x' },
    })
}

testOn('postgres', 'the user of a server can neither alter the log nor what keeps it', async (t) => {
  const { server, owner, own } = await makeRegister(t)
  const opened = await openServices(readConfig({ HARMONI_DATABASE: owner }))
  await logOld(opened)
  await opened.store.close()
  const rows = 'SELECT * FROM changes ORDER BY seq'
  const events = 'SELECT * FROM security_events ORDER BY seq'
  const before = await runSql(owner, rows)
  const told = await runSql(owner, events)
  const [index] = await runSql(owner, "SELECT indexname FROM pg_indexes WHERE tablename = 'changes'")
  const client = new pg.Client(server)
  await client.connect()
  t.teardown(() => client.end())
  for (const statement of FORBIDDEN) {
    const run = own(statement).replace('changes_entity', String(index?.indexname))
    await t.rejects(client.query(`BEGIN; ${run}`), { constructor: DatabaseError, code: '42501' }, statement)
    await client.query('ROLLBACK')
  }
  for (const statement of REFUSED) {
    await t.rejects(client.query(`BEGIN; ${statement}`), { code: 'P0001', message: /append-only/ }, statement)
    await client.query('ROLLBACK')
  }
  t.strictSame(await runSql(owner, rows), before)
  t.strictSame(await runSql(owner, events), told)
  // Of a table that is only added to, the recipe must not be forgotten; of one, what has ended is removed, as its trigger allows.
  const kept = await runSql(
    server,
    `SELECT relname, has_table_privilege(oid, CASE relname WHEN 'security_events' THEN 'UPDATE, TRUNCATE'
       ELSE 'UPDATE, DELETE, TRUNCATE' END) AS may FROM pg_class
     WHERE oid IN (SELECT tgrelid FROM pg_trigger WHERE tgname LIKE '%\\_refuse\\_change') ORDER BY relname`,
  )
  t.ok(kept.length >= 3)
  for (const { relname, may } of kept) t.equal(may, false, String(relname))
})

testOn(
  'postgres',
  'what the user of a server may not bring up to date is told in one sentence',
  async (t) => {
    const { server, owner, give } = await makeRegister(t)
    const open = async (database: string) =>
      (await openServices(readConfig({ HARMONI_DATABASE: database }))).store.close()
    const last = '(SELECT hash FROM migrations ORDER BY applied_at DESC, hash LIMIT 1)'
    const [gone] = await runSql(
      owner,
      `DELETE FROM migrations WHERE hash = ${last} RETURNING hash, applied_at`,
    )
    const refusal = {
      constructor: DatabaseUnusable,
      message:
        /^The database “[^”]+” must be brought up to date.*harmoni verify.*as the user that owns it.*docs\/postgres\.md/,
    }
    await t.rejects(open(server), refusal)
    t.notMatch(await open(server).catch((error: Error) => error.message), PASSWORD)
    await runSql(owner, 'INSERT INTO migrations VALUES ($1, $2)', [gone?.hash, gone?.applied_at])
    await open(server)
    await give()
    await open(server)
    t.pass('what is told may be run again')
  },
)

testOn('postgres', 'a register is made by the owner of the database alone', async (t) => {
  const { server, owner } = await makeAsTold(t)
  const open = async (database: string) =>
    (await openServices(readConfig({ HARMONI_DATABASE: database }))).store.close()
  await t.rejects(open(server), { constructor: DatabaseUnusable, message: /docs\/postgres\.md says/ })
  await open(owner)
  await t.rejects(
    open(server),
    { constructor: DatabaseUnusable, message: /docs\/postgres\.md says/ },
    'not given yet',
  )
})
