import type { Test } from 'tap'
import { copyRegister } from '../../server/domain/copy.js'
import { endSecurityEvents } from '../../server/domain/securityEnds.js'
import { hashEnd, logSecurity, verifySecurityLog } from '../../server/domain/securityLog.js'
import type { Services } from '../../server/http/bind.js'
import { endOldEvents } from '../../server/start.js'
import { findHeadPlace } from '../../server/store/heads.js'
import {
  findSecurityEnd,
  findSecurityEventsAfter,
  findSecurityHead,
  listSecurityEnds,
} from '../../server/store/securityLog.js'
import { ENGINES, engineOf, newDatabase, newRegister, test } from '../engines.js'
import { openTestServices, startTestServer } from '../server.js'
import { dropTriggers, runSql } from '../sql.js'

const url = '/api/v1/security-events'
const DAY = 86_400_000
const NOW = new Date()
const YEARS = 730

/** The moment so many days ago. */
const ago = (days: number) => new Date(NOW.getTime() - days * DAY).toISOString()

/** Writes events that are so many days old, in this order. */
async function logAged({ store }: Pick<Services, 'store'>, ages: readonly number[]): Promise<void> {
  for (const days of ages)
    await logSecurity(store, {
      ...{ at: ago(days), kind: 'sign_in', outcome: 'done', userId: 'lead', userName: 'Nora Prøve' },
      ...{ endpoint: 'createSession', code: null, address: '10.0.0.1', agent: 'Firefox', requestId: 'x' },
    })
}

const end = ({ store }: Pick<Services, 'store'>, days = YEARS) => endSecurityEvents(store, days, NOW)
const numbers = async ({ store }: Services) =>
  (await findSecurityEventsAfter(store, 0, 1000)).map(({ seq }) => seq)

test('events that are old enough go, from the first on, and the log tells of it', async (t) => {
  const server = await startTestServer(t)
  await logAged(server, [...Array(501).fill(1000), 900, 10, 800, 1])
  const before = (await findSecurityEventsAfter(server.store, 501, 1))[0]
  const first = await end(server)
  t.match(first, {
    seq: 506,
    kind: 'log_ended',
    outcome: 'done',
    userId: 'register',
    endpoint: 'HARMONI_SECURITY_LOG_DAYS',
  })
  t.match(await verifySecurityLog(server.store), { ok: true, ended: { seq: 500 }, rows: 6, through: 506 })
  t.match(await end(server), { seq: 507 }, 'more than are ended at a time go with the next')
  t.equal(await end(server), null, 'what is old behind something young waits for it')
  t.strictSame(await numbers(server), [503, 504, 505, 506, 507])
  const found = await verifySecurityLog(server.store)
  t.match(found, { ok: true, rows: 5, through: 507, broken: null, brokenEnd: null })
  t.match(found.ended, { seq: 502, hash: before?.hash })
  t.match(await listSecurityEnds(server.store), [
    { seq: 500, rows: 500, event: 506 },
    { seq: 502, rows: 2, event: 507, before: `${ago(YEARS).slice(0, 10)}T00:00:00.000Z` },
  ])

  const { body } = await server.call('auditor', 'GET', url)
  t.match(body, { total: 5, keptDays: 730, ended: { seq: 502, hash: before?.hash } })
  t.equal((await server.call('auditor', 'GET', `${url}?kind=log_ended`)).body.total, 2)
  const lines = (await server.call('auditor', 'GET', '/api/v1/exports/security-events.ndjson')).text
  const [, left] = lines.split('\n')
  t.match(
    JSON.parse(left ?? ''),
    { seq: 503, prevHash: before?.hash },
    'an export can still be computed anew',
  )
  const csv = (await server.call('auditor', 'GET', '/api/v1/exports/security-events.csv')).text
  t.ok(csv.includes('Gamle hendelser slettet'))
  t.match(await verifySecurityLog(server.store), { ok: true, through: 509 }, 'and the log goes on')
})

test('where nothing is old nothing is written, and of several servers one ends it', async (t) => {
  const database = await newRegister(t, 'small')
  const servers = [await openTestServices(t, { database }), await openTestServices(t, { database })] as const
  await logAged(servers[0], [729, 1])
  t.equal(await end(servers[0]), null)
  t.match(await verifySecurityLog(servers[0].store), { ok: true, rows: 2, ended: null })
  await logAged(servers[0], [1])
  const other = await newRegister(t, 'small')
  const both = [
    await openTestServices(t, { database: other }),
    await openTestServices(t, { database: other }),
  ]
  await logAged(both[0] as Services, [900, 800, 1])
  const ended = await Promise.all([...both, ...both].map((one) => end(one)))
  t.equal(ended.filter(Boolean).length, 1)
  t.match(await verifySecurityLog((both[1] as Services).store), { ok: true, rows: 2, ended: { seq: 2 } })
})

test('how long events are kept is a setting, and a register that is only read keeps them', async (t) => {
  const settings = { HARMONI_SECURITY_LOG_DAYS: '90' }
  const services = await openTestServices(t, { settings, database: await newRegister(t, 'small') })
  const clocked = { ...services, clock: () => NOW }
  await logAged(services, [200, 89])
  t.equal(await endOldEvents(clocked), true)
  t.equal(await endOldEvents(clocked), false)
  t.strictSame(await numbers(services), [2, 3])
  const kept = await openTestServices(t, { database: await newRegister(t, 'small') })
  await logAged(kept, [200, 1000])
  t.equal(await endOldEvents({ ...kept, clock: () => NOW }), false, 'two years, unless it is said')
  const old = await openTestServices(t, { database: await newRegister(t, 'small') })
  await logAged(old, [1000])
  old.store.refuseWrites()
  t.equal(await endOldEvents({ ...old, clock: () => NOW }), false)
})

test('nobody removes what has not ended, is young, or tells of an end', async (t) => {
  const database = await newRegister(t, 'small')
  const services = await openTestServices(t, { database })
  await logAged(services, [900, 800, 100, 10, 1])
  await end(services)
  const refused = (sql: string, ...values: unknown[]) =>
    t.rejects(runSql(database, sql, values), /append-only/, sql)
  await refused('DELETE FROM security_events WHERE seq = 3')
  await refused("UPDATE security_events SET code = 'x' WHERE seq = 3")
  await refused('UPDATE security_ends SET seq = 4')
  await refused('DELETE FROM security_ends')
  if (engineOf(t) === 'sqlite') {
    await refused(
      "INSERT OR REPLACE INTO security_ends SELECT seq, 'x', rows, before, at, event, prev_record, record FROM security_ends",
    )
    await refused(
      'INSERT INTO security_events SELECT 1, at, kind, outcome, user_id, user_name, endpoint, code, address, agent, request_id, prev_hash, hash FROM security_events LIMIT 1',
    )
  } else {
    await refused('TRUNCATE security_ends')
    await refused('TRUNCATE security_events')
  }
  t.match(await verifySecurityLog(services.store), { ok: true, ended: { seq: 2 } })
  // Somebody who may add rows records an end that nobody may have had.
  await runSql(
    database,
    'INSERT INTO security_ends SELECT 5, hash, 3, before, at, event, prev_record, record FROM security_ends',
  )
  await refused('DELETE FROM security_events WHERE seq = 4')
  await refused('DELETE FROM security_events WHERE seq <= 5')
  t.match(await verifySecurityLog(services.store), { ok: false })
})

/** What somebody with the database in hand does, and what of it is found. Rows 1 to 4 have ended, 5 to 8 are left. */
const TAMPERED: [
  string,
  (run: (sql: string, ...values: unknown[]) => Promise<unknown>, services: Services) => Promise<unknown>,
  object,
][] = [
  ['a row past the end removed', (run) => run('DELETE FROM security_events WHERE seq = 5'), { broken: 6 }],
  ['every row removed', (run) => run('DELETE FROM security_events'), { broken: null, brokenEnd: 2 }],
  ['the newest record removed', (run) => run('DELETE FROM security_ends WHERE seq = 4'), { broken: 5 }],
  ['an older one removed', (run) => run('DELETE FROM security_ends WHERE seq = 2'), { brokenEnd: 4 }],
  ['all records removed', (run) => run('DELETE FROM security_ends'), { broken: 5 }],
  [
    'when it was, altered',
    (run) => run("UPDATE security_ends SET at = '2020' WHERE seq = 2"),
    { brokenEnd: 2 },
  ],
  [
    'how many went, altered',
    (run) => run('UPDATE security_ends SET rows = 1 WHERE seq = 4'),
    { brokenEnd: 4 },
  ],
  ['its hash altered', (run) => run("UPDATE security_ends SET hash = 'x' WHERE seq = 4"), { broken: 5 }],
  [
    'another row removed, and the record made to fit',
    async (run, { store }) => {
      const [gone] = await findSecurityEventsAfter(store, 4, 1)
      const newest = await findSecurityEnd(store)
      if (!gone || !newest) throw new Error('there is nothing to alter')
      const { record: _, ...altered } = { ...newest, seq: 5, hash: gone.hash, rows: newest.rows + 1 }
      await run('DELETE FROM security_events WHERE seq = 5')
      await run(
        'UPDATE security_ends SET seq = 5, hash = $1, rows = $2, record = $3 WHERE seq = 4',
        ...[gone.hash, altered.rows, hashEnd(altered)],
      )
    },
    { broken: null, brokenEnd: 5 },
  ],
  [
    'a row that ended, put back',
    (run) =>
      run(
        'INSERT INTO security_events SELECT 3, at, kind, outcome, user_id, user_name, endpoint, code, address, agent, request_id, prev_hash, hash FROM security_events WHERE seq = 5',
      ),
    { broken: 3 },
  ],
  [
    'a row put before the first that there ever was',
    (run) =>
      run(
        'INSERT INTO security_events SELECT -3, at, kind, outcome, user_id, user_name, endpoint, code, address, agent, request_id, prev_hash, hash FROM security_events WHERE seq = 5',
      ),
    { broken: -3 },
  ],
]

test('what was removed or altered past an end is found', async (t) => {
  for (const [name, tamper, expected] of TAMPERED) {
    const database = await newRegister(t, 'small')
    const services = await openTestServices(t, { database })
    await logAged(services, [2000, 1900, 900, 800, 10, 1])
    await end(services, 1500)
    await end(services)
    t.match(await verifySecurityLog(services.store), { ok: true, ended: { seq: 4 }, rows: 4 }, name)
    await dropTriggers(database)
    await tamper((sql, ...values) => runSql(database, sql, values), services)
    t.match(await verifySecurityLog(services.store), { ok: false, ...expected }, name)
  }
})

test('a head that was written down is found while its row or a recorded end has it', async (t) => {
  const { store } = await openTestServices(t, { database: await newRegister(t, 'small') })
  const head = async () => (await findSecurityHead(store))?.hash ?? ''
  const heads: string[] = []
  for (const age of [900, 800, 1]) {
    await logAged({ store }, [age])
    heads.push(await head())
  }
  await end({ store })
  const placed = await Promise.all(heads.map((one) => findHeadPlace(store, one)))
  t.match(placed, [
    { log: null, seq: null },
    { log: 'securityEvents', seq: 2, ended: true },
    { log: 'securityEvents', seq: 3, ended: false },
  ])
})

for (const to of ENGINES)
  test(`a register whose security log has ended is copied to ${to}, and goes on there`, async (t: Test) => {
    const source = await openTestServices(t, { database: await newRegister(t, 'small') })
    await logAged(source, [900, 800, 740, 1])
    await end(source, 750)
    const target = await openTestServices(t, { database: await newDatabase(t, to) })
    await copyRegister(source.store, target.store, () => undefined)
    const found = await verifySecurityLog(target.store)
    t.match(found, { ok: true, ended: { seq: 2 }, rows: 3 })
    t.strictSame(found, await verifySecurityLog(source.store))
    t.match(await end(target), { seq: 6 })
    t.match(await verifySecurityLog(target.store), { ok: true, ended: { seq: 3 }, rows: 3 })
  })
