import type { Test } from 'tap'
import { hashChange } from '../../server/domain/change.js'
import { createSystem, patchSystem } from '../../server/domain/systems.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { engineOf, test } from '../engines.js'
import { addressOf, openTestServices, SYSTEM, setUpRegister, systemFields, testContext } from '../server.js'
import { dropTriggers, runSql } from '../sql.js'

const fields = systemFields(SYSTEM)

async function registerWithHistory(t: Test) {
  const services = await openTestServices(t)
  await setUpRegister(services)
  await createSystem(testContext(services), fields)
  for (let users = 1; users <= 5; users += 1)
    await patchSystem(testContext(services), 'IKT-001', users, { users })
  const database = addressOf(services.config)
  return {
    services,
    run: (statement: string, parameters: unknown[] = []) => runSql(database, statement, parameters),
  }
}

test('the log only grows: the database itself refuses to change or delete a row', async (t) => {
  const { services, run } = await registerWithHistory(t)
  const replace = {
    sqlite: ['INSERT OR REPLACE INTO changes SELECT * FROM changes WHERE seq = 1'],
    postgres: [
      'INSERT INTO changes SELECT * FROM changes WHERE seq = 1 ON CONFLICT (seq) DO UPDATE SET reason = $$another$$',
      'TRUNCATE changes CASCADE',
    ],
  }
  for (const statement of [
    "UPDATE changes SET reason = 'another'",
    'DELETE FROM changes',
    'DELETE FROM changes WHERE seq = 1',
    'UPDATE changes SET seq = seq + 100',
    ...replace[engineOf(t)],
  ])
    await t.rejects(run(statement), /append/i, statement)
  t.equal((await verifyChanges(services.store)).ok, true)
})

test('verify finds every way of tampering, even where the triggers were taken away', async (t) => {
  for (const [name, statement, seq, problem] of [
    ['a changed field', "UPDATE changes SET reason = 'another' WHERE seq = 5", 5, 'changed_row'],
    [
      'a changed value',
      `UPDATE changes SET after = replace(after, '"users":3', '"users":4') WHERE seq = (SELECT max(seq) - 2 FROM changes)`,
      null,
      'changed_row',
    ],
    ['another actor', "UPDATE changes SET actor_name = 'En annen' WHERE seq = 7", 7, 'changed_row'],
    ['a row taken out', 'DELETE FROM changes WHERE seq = 4', 5, 'missing_row'],
    ['a row whose hash is made anew', null, 6, 'broken_link'],
  ] as const) {
    const { services, run } = await registerWithHistory(t)
    t.equal((await verifyChanges(services.store)).ok, true)
    await dropTriggers(addressOf(services.config))
    if (statement) await run(statement)
    else {
      const { changes } = services.store.t
      const rows = await services.store.db.select().from(changes)
      const row = rows.find((one) => one.seq === 5)
      if (!row) throw new Error('no row 5')
      const { hash: _, ...rest } = { ...row, reason: 'another' }
      await run("UPDATE changes SET reason = 'another', hash = $1 WHERE seq = 5", [hashChange(rest)])
    }
    const found = await verifyChanges(services.store)
    t.equal(found.ok, false, name)
    t.match(found.broken, { ...(seq && { seq }), problem }, name)
    t.equal(
      found.rows,
      (found.broken?.seq ?? 0) - (problem === 'missing_row' ? 2 : 1),
      `${name}: rows before it hold`,
    )
  }
})

test('each row of the log that was altered is named, and the first of them apart', async (t) => {
  const { services, run } = await registerWithHistory(t)
  await dropTriggers(addressOf(services.config))
  const { rows, breaking } = await verifyChanges(services.store)
  t.equal(breaking, 0)
  await run('UPDATE changes SET label = $1 WHERE seq IN ($2, $3)', ['another', rows - 4, rows - 1])
  await run('DELETE FROM concerns')
  await run('DELETE FROM changes WHERE seq = $1', [rows - 3])
  const found = await verifyChanges(services.store)
  t.strictSame(found.breaks, [
    { seq: rows - 4, problem: 'changed_row' },
    { seq: rows - 2, problem: 'missing_row' },
    { seq: rows - 1, problem: 'changed_row' },
  ])
  t.match(found, {
    ok: false,
    rows: rows - 5,
    breaking: 3,
    broken: { seq: rows - 4, problem: 'changed_row' },
  })
})
