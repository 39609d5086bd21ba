import { migrationsFolder } from '../../server/config.js'
import { makePastRegisters, type PastRegisters } from '../../server/domain/pastRegisters.js'
import { demoDatabase, test } from '../engines.js'
import { openTestServices } from '../server.js'

/** Opens a past twice and answers how many statements each took from the log of the present. */
async function openTwice(past: PastRegisters, asOf: string, counted: { statements: number }) {
  const counts: number[] = []
  for (let time = 0; time < 2; time += 1) {
    const found = await past.find(asOf)
    counted.statements = 0
    const view = await past.open(found)
    counts.push(counted.statements)
    await view.close()
  }
  return counts
}

test('a past register is kept, the last one however large it is', async (t) => {
  const counted = { statements: 0 }
  const { store, clock } = await openTestServices(t, {
    database: await demoDatabase(t),
    onStatement: () => {
      counted.statements += 1
    },
  })
  const roomy = makePastRegisters(store, clock, migrationsFolder)
  const tight = makePastRegisters(store, clock, migrationsFolder, 1)
  for (const [name, past] of Object.entries({ roomy, tight })) {
    const [first, second] = await openTwice(past, '1000', counted)
    t.ok(first && first > 0, `${name}: it is rebuilt`)
    t.equal(second, 0, `${name}: it is at hand`)
    await openTwice(past, '1001', counted)
  }
  t.strictSame(await openTwice(roomy, '1000', counted), [0, 0], 'there is room for both')
  const [anew, again] = await openTwice(tight, '1000', counted)
  t.ok(anew && anew > 0, 'there was room for one')
  t.equal(again, 0)
})

test('a day is found in the log by one row, whatever lies before and after it', async (t) => {
  const { store, clock } = await openTestServices(t, { database: await demoDatabase(t) })
  const past = makePastRegisters(store, clock, migrationsFolder)
  const log = await store.db.select().from(store.t.changes).orderBy(store.t.changes.seq)
  const days = ['2017-12-31', '2018-10-01', '2019-06-30', '2019-10-14']
  for (const day of days) {
    const { sequence } = await past.find(day)
    t.ok(
      log.slice(0, sequence).every(({ at }) => at < `${day}T23`),
      `${day}: nothing later`,
    )
    t.ok(
      log.slice(sequence).every(({ at }) => at >= `${day}T22`),
      `${day}: nothing earlier is left out`,
    )
  }
})
