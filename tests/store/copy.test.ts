import root from 'tap'
import { TABLES } from '../../server/domain/concepts.js'
import { copyRegister, NotCopied } from '../../server/domain/copy.js'
import { endSecurityEvents } from '../../server/domain/securityEnds.js'
import { logSecurity, verifySecurityLog } from '../../server/domain/securityLog.js'
import { createSystem, patchSystem } from '../../server/domain/systems.js'
import { createToken } from '../../server/domain/tokens.js'
import { verifyChanges } from '../../server/domain/verify.js'
import type { Services } from '../../server/http/bind.js'
import { countRows, iterateRows } from '../../server/store/copy.js'
import { ENGINES, newDatabase, newRegister, test } from '../engines.js'
import {
  addressOf,
  createRoleUsers,
  openTestServices,
  SYSTEM,
  setUpRegister,
  systemFields,
  testContext,
} from '../server.js'
import { sized } from '../size.js'
import { dropTriggers, runSql } from '../sql.js'

const silent = () => undefined
/** The systems of a small register: some, for one direction with the demo shows what many rows show. */
const FEW = 3

async function everything({ store }: Services): Promise<Record<string, object[]>> {
  const all: Record<string, object[]> = {}
  for (const { table, key } of TABLES) {
    // What was done with the rows of a place is its own.
    if (table === 'upgrades') continue
    all[table] = []
    for await (const rows of iterateRows(store, table, key)) all[table].push(...rows)
  }
  return all
}

for (const from of ENGINES)
  for (const to of ENGINES)
    root.test(`a register moves whole from ${from} to ${to}, and goes on there`, async (t) => {
      const beginning = sized(from === 'sqlite' && to === 'postgres' ? 'demo' : 'small', 'demo')
      const source = await openTestServices(t, { database: await newRegister(t, beginning, from) })
      for (let index = beginning === 'small' ? FEW : 0; index > 0; index -= 1)
        await createSystem(testContext(source), systemFields({ ...SYSTEM, name: `Ærlig ${index} «%»` }))
      await createRoleUsers(testContext(source))
      const systems = beginning === 'demo' ? 279 : FEW
      const target = await openTestServices(t, { database: await newDatabase(t, to) })
      const { id } = await createToken(
        testContext(source),
        { name: 'Ærlig «token» 100 %', owner: 'auditor' },
        source.clock(),
      )
      const told = new Map<string, [number, number]>()
      await logAged(source, [2, 1])
      const { rows, log, security } = await copyRegister(source.store, target.store, (table, done, total) => {
        t.ok(done >= (told.get(table)?.[0] ?? 0) && done <= total, `${table}: ${done} of ${total}`)
        told.set(table, [done, total])
      })
      t.strictSame(await everything(target), await everything(source))
      t.equal(rows.systems, systems)
      t.ok([...told].every(([table, [done, total]]) => done === total && rows[table as 'systems'] === total))
      t.strictSame(log, await verifyChanges(source.store))
      t.strictSame(security, await verifySecurityLog(source.store))
      t.ok(JSON.stringify(await everything(target)).includes(id))

      await createSystem(testContext(target), systemFields(SYSTEM))
      t.match(await verifyChanges(target.store), { ok: true, rows: log.rows + 1 })
      t.equal(await countRows(source.store, 'systems'), systems, 'the source stays as it was')
    })

test('a register is copied into an empty place only, and only when its log holds', async (t) => {
  const source = await openTestServices(t)
  const target = await openTestServices(t)
  const refused = (sentence: RegExp) =>
    t.rejects(copyRegister(source.store, target.store, silent), {
      constructor: NotCopied,
      message: sentence,
    })
  await refused(/nothing to copy/)
  await setUpRegister(source)
  await createSystem(testContext(source), systemFields(SYSTEM))

  const others = await openTestServices(t)
  await setUpRegister(others)
  const before = await everything(others)
  await t.rejects(copyRegister(source.store, others.store, silent), {
    constructor: NotCopied,
    message: /not empty: it has rows in programme/,
  })
  t.strictSame(await everything(others), before)

  const database = addressOf(source.config)
  await dropTriggers(database)
  await runSql(database, "UPDATE changes SET reason = 'another' WHERE seq = 3")
  await refused(/does not hold from row 3/)
  t.ok(
    Object.values(await everything(target)).every((rows) => rows.length === 0),
    'nothing was kept',
  )
})

test('a register whose security log does not hold is not copied', async (t) => {
  const altered: [string, RegExp][] = [
    ["UPDATE security_events SET agent = 'another' WHERE seq = 3", /security log .* from row 3; 0 rows/],
    ['DELETE FROM security_events WHERE seq = 4', /security log .* from row 5; 1 rows/],
    ['UPDATE security_ends SET rows = 1', /security log .* at the record that it ended through row 2\./],
    ['DELETE FROM security_ends', /security log .* from row 3; 0 rows/],
  ]
  for (const [sql, sentence] of altered) {
    const source = await openTestServices(t)
    await setUpRegister(source)
    await logAged(source, [900, 800, 10, 1])
    await endSecurityEvents(source.store, 730, new Date())
    const target = await openTestServices(t)
    const database = addressOf(source.config)
    await dropTriggers(database)
    await runSql(database, sql)
    const copying = copyRegister(source.store, target.store, silent)
    await t.rejects(copying, { constructor: NotCopied, message: sentence }, sql)
    for (const { table } of TABLES) if (table !== 'upgrades') t.equal(await countRows(target.store, table), 0)
  }
})

/** Writes events of the security log that are so many days old, in this order. */
async function logAged({ store }: Services, ages: readonly number[]): Promise<void> {
  for (const days of ages)
    await logSecurity(store, {
      at: new Date(Date.now() - days * 86_400_000).toISOString(),
      ...{ kind: 'sign_in', outcome: 'done', userId: 'lead', userName: 'Nora Prøve' },
      ...{ endpoint: 'createSession', code: null, address: '10.0.0.1', agent: 'Firefox', requestId: 'x' },
    })
}

test('a copy is of one moment: what is written meanwhile stays behind', async (t) => {
  const source = await openTestServices(t)
  const target = await openTestServices(t)
  await setUpRegister(source)
  await createSystem(testContext(source), systemFields(SYSTEM))
  let version = 1
  const writes: Promise<void>[] = []
  const { log } = await copyRegister(source.store, target.store, () => {
    writes.push(patchSystem(testContext(source), 'IKT-001', version, { users: version }))
    version += 1
  })
  await Promise.all(writes)
  t.ok(writes.length > 0)
  t.equal((await verifyChanges(source.store)).rows, log.rows + writes.length)
  t.equal((await verifyChanges(target.store)).rows, log.rows)
})
