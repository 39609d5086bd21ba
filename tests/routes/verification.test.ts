import type { LogVerification } from '../../schema/rules/verification.js'
import { askJob, Cancelled, cancelJob, claimJob, tellJob } from '../../server/domain/jobs.js'
import { verifyLog } from '../../server/domain/verification.js'
import { findHead } from '../../server/store/changes.js'
import { countRows } from '../../server/store/copy.js'
import { findJob } from '../../server/store/jobs.js'
import { newRegister, test, testOnce } from '../engines.js'
import {
  addressOf,
  FULL_SYSTEM,
  openTestServices,
  runScenarios,
  startTestServer,
  type TestServer,
} from '../server.js'
import { dropTriggers, runSql } from '../sql.js'

const URL = '/api/v1/changes/verify'
const MY_KEY = { 'idempotency-key': 'verify-1' }

/** What came of checking the log, asked after until it has ended. */
async function check(server: TestServer, role: 'auditor' | 'lead'): Promise<LogVerification> {
  const asked = await server.call(role, 'POST', URL, {})
  if (asked.status !== 201) throw new Error(asked.text)
  for (;;) {
    const { body } = await server.call(role, 'GET', `/api/v1/jobs/${asked.body.id}`)
    if (body.state === 'done') return body.result
    if (body.problem) throw new Error(body.problem.en)
  }
}

testOnce('checking the log: scenarios', async (t) => {
  const server = await startTestServer(t)
  const post = { method: 'POST', url: URL, body: {} } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, status: 401 },
    {
      name: 'more than there is to say',
      as: 'lead',
      ...post,
      body: { seq: 1 },
      status: 400,
      contains: ['seq'],
    },
    { name: 'read by its address', as: 'auditor', method: 'GET', url: URL, status: 405 },
  ])
  const [one, again] = [
    await server.call('auditor', 'POST', URL, {}, MY_KEY),
    await server.call('auditor', 'POST', URL, {}, MY_KEY),
  ]
  t.match(one, { status: 201, body: { kind: 'verify' } })
  t.equal(again.body.id, one.body.id, 'asked for once, however often it is sent')
  const others = await server.call('lead', 'GET', `/api/v1/jobs/${one.body.id}`)
  t.equal(others.status, 404, 'the work of somebody else')
})

test('the log is checked whole, and what does not hold is told by its place, without what stands there', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', '/api/v1/systems', FULL_SYSTEM)
  const database = addressOf(server.config)
  const whole = await check(server, 'auditor')
  const head = await findHead(server.store)
  t.match(whole, {
    ...{ ok: true, rows: head?.seq, head: head?.hash, last: { seq: head?.seq } },
    ...{ breaks: [], breaking: 0, differences: [], differing: 0 },
    security: { ok: true, broken: null },
  })
  t.ok(whole.tables > 20)
  t.ok(whole.compared > (await countRows(server.store, 'systems')))
  t.match(
    await check(server, 'lead'),
    { ok: true, security: null },
    'the security log is for those who may read it',
  )

  await dropTriggers(database)
  const secret = 'ingen-skal-se@harmoni.example'
  await runSql(database, 'UPDATE systems SET responsible = $1 WHERE number = $2', [secret, 'IKT-001'])
  await runSql(database, 'UPDATE users SET email = $1 WHERE id = $2', [secret, 'architect'])
  const tables = {
    ...{ ok: false, breaking: 0, rows: head?.seq, differing: 2 },
    differences: [
      { table: 'systems', entity: 'system', row: 'IKT-001', field: 'responsible', problem: 'other_value' },
    ],
  }
  const told = await check(server, 'auditor')
  t.match(told, tables)
  t.match(told.differences[1], { entity: 'user', row: 'architect', field: 'email' })
  const untold = await check(server, 'lead')
  t.match(untold, tables)
  t.strictSame(untold.differences[1], {
    ...{ table: 'users', entity: 'user', row: null, field: null, problem: 'other_value' },
  })
  for (const found of [told, untold]) t.notMatch(JSON.stringify(found), secret, 'no value is told')

  await runSql(database, 'UPDATE changes SET reason = $1 WHERE seq = $2', [secret, 7])
  await runSql(database, 'DELETE FROM changes WHERE seq = $1', [9])
  const broken = await check(server, 'lead')
  t.match(broken, {
    ...{ ok: false, rows: 6, breaking: 2, last: { seq: head?.seq } },
    breaks: [
      { seq: 7, problem: 'changed_row' },
      { seq: 10, problem: 'missing_row' },
    ],
  })
  t.notMatch(JSON.stringify(broken), secret)
})

test('a check that is not wanted any more ends between two batches, and tells nothing', async (t) => {
  const { store, clock } = await openTestServices(t, { database: await newRegister(t, 'small') })
  const me = { id: 'me', name: 'Me' }
  const { id } = await store.transaction((tx) => askJob(tx, 'verify', { whole: true }, me, clock()))
  const job = await claimJob(store, clock())
  if (!job) throw new Error('no work')
  const told: object[] = []
  const tell = async (progress: { done?: number; total?: number }) => {
    told.push(progress)
    if (told.length === 3) await cancelJob(store, id, me, clock())
    if (!(await tellJob(store, id, progress, clock()))) throw new Cancelled()
  }
  const failure = await verifyLog({ store, clock, tell }, job).catch((error: unknown) => error)
  t.ok(failure instanceof Cancelled)
  const [first, , third] = told as { done: number; total: number }[]
  t.ok(
    first && third && first.done === 0 && third.done > 0 && third.done < first.total,
    'some of it was done',
  )
  t.equal(told.length, 3)
  t.match(await findJob(store, id), { state: 'cancelled', result: null })
})
