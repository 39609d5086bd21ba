import { setImmediate } from 'node:timers/promises'
import { count, eq, like } from 'drizzle-orm'
import fc from 'fast-check'
import { SYSTEM_SORTS } from '../../schema/rules/systemList.js'
import { createSystem, voidSystem } from '../../server/domain/systems.js'
import { iteratePages } from '../../server/exports/list.js'
import { findMoment } from '../../server/store/programme.js'
import { findSystemNumbers, iterateSystemNumbers } from '../../server/store/systemList.js'
import { iterateSystems } from '../../server/views/exports.js'
import { test, testOn } from '../engines.js'
import { newSeed } from '../property.js'
import { SYSTEM, startTestServer, systemFields, type TestServer, testContext } from '../server.js'
import { sized } from '../size.js'

const LIST = '/api/v1/systems'
const EXPORT = '/api/v1/exports/systems.json'

/** So many systems like the first, straight into the table: what is read is looked at, not how it came there. */
async function multiply({ store }: TestServer, times: number): Promise<void> {
  await store.transaction(async (tx) => {
    const { systems } = tx.t
    const [first] = await tx.db.select().from(systems)
    if (!first) throw new Error('no system')
    const rows = Array.from({ length: times - 1 }, (_, index) => ({
      ...first,
      number: `IKT-${String(index + 2).padStart(3, '0')}`,
    }))
    for (let from = 0; from < rows.length; from += 100)
      await tx.db.insert(systems).values(rows.slice(from, from + 100))
  })
}

test('an export has every system of the list, in its order, whatever is asked for', async (t) => {
  const seed = newSeed()
  t.comment(`seed ${seed}`)
  const server = await startTestServer(t)
  const context = testContext(server)
  await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'epj',
    nameNb: 'EPJ',
    nameEn: 'EPR',
    kind: 'shared_solution',
  })
  const someOf = <T>(...values: T[]) => fc.constantFrom(...values)
  const values = fc.record({
    name: someOf('Ås', 'skole 2', 'Skole 10', 'Østre', 'apotek'),
    vendor: someOf(null, 'Visma', 'Ærlig'),
    municipality: someOf('0602', '0711'),
    serviceArea: someOf(null, 'HEO', 'SKO'),
    users: someOf(null, 5, 40),
    targetDate: someOf(null, '2019-11-01', '2020-02-01'),
    dayOneCritical: someOf(true, false),
    confidentiality: someOf(null, 2),
  })
  for (const [index, some] of fc.sample(values, { seed, numRuns: 24 }).entries()) {
    const system = await createSystem(context, { ...systemFields(SYSTEM), ...some })
    if (index % 5 === 0) await voidSystem(context, system, 1, { reason: 'Twice' })
    else if (index % 3 === 0)
      await server.call('architect', 'POST', '/api/v1/mappings', {
        system,
        replacement: 'epj',
        coverage: 'full',
      })
  }
  const ways = SYSTEM_SORTS.flatMap((name) => [name, `-${name}`])
  const filters = [
    '',
    'voided=all',
    'voided=only',
    'q=skole',
    'signal=overdue',
    'municipality=0711',
    'replacement=epj',
  ]
  const asked = fc.tuple(
    fc.uniqueArray(fc.constantFrom(...ways), { maxLength: 3 }),
    fc.constantFrom(...filters),
  )
  for (const [sort, filter] of fc.sample(asked, { seed, numRuns: sized(25, 200) })) {
    const query = `?sort=${sort.join() || 'number'}&${filter}`
    const listed: string[] = []
    for (let cursor = ''; ; ) {
      const { body, text } = await server.call('auditor', 'GET', `${LIST}${query}&limit=7${cursor}`)
      if (!body.items) throw new Error(text)
      listed.push(...body.items.map((row: { number: string }) => row.number))
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
    const { body } = await server.call('auditor', 'GET', EXPORT + query)
    t.strictSame(
      body.items.map((row: { number: string }) => row.number),
      listed,
      query,
    )
  }
  // What is exported of a system is what its own page and the list say of it.
  const { body } = await server.call('auditor', 'GET', `${EXPORT}?voided=all`)
  const rows = (await server.call('auditor', 'GET', `${LIST}?voided=all&limit=100`)).body.items
  for (const item of body.items) {
    const page = (await server.call('auditor', 'GET', `${LIST}/${item.number}`)).body
    const { replacements } = rows.find((row: { number: string }) => row.number === item.number)
    t.strictSame({ ...page, replacements, ...item }, { ...page, replacements }, item.number)
  }
})

test('an export reads the order in stretches and each batch apart, and others have their turn between', async (t) => {
  const SYSTEMS = 4250
  const statements: string[] = []
  const server = await startTestServer(t, { onStatement: (sql) => statements.push(sql) })
  await createSystem(testContext(server), systemFields(SYSTEM))
  await multiply(server, SYSTEMS)
  const { reader, close } = await server.store.snapshot()
  const moment = await findMoment(reader, server.clock())
  let turns = 0
  let on = true
  const others = (async () => {
    while (on) {
      turns += 1
      await setImmediate()
    }
  })()
  const batches: { rows: number; statements: number; turns: number }[] = []
  statements.length = 0
  const query = { voided: undefined, sort: ['number' as const] }
  for await (const rows of iterateSystems(reader, query as never, moment)) {
    batches.push({ rows: rows.length, statements: statements.length, turns })
    statements.length = 0
    turns = 0
  }
  on = false
  await others
  await close()
  t.strictSame(
    batches.map(({ rows }) => rows),
    [...Array(42).fill(100), 50],
  )
  const least = Math.min(...batches.map((batch) => batch.statements))
  t.ok(least <= 14, `${least} statements`)
  const more = batches.flatMap(({ statements }, at) => (statements > least ? [[at, statements - least]] : []))
  t.strictSame(
    more,
    [
      [0, 1],
      [40, 1],
    ],
    'the order is read four thousand at a time',
  )
  for (const { turns } of batches.slice(1)) t.ok(turns > 1, 'others had their turns')
})

test('an order that is read in stretches is the order that is read at once', async (t) => {
  const server = await startTestServer(t)
  await createSystem(testContext(server), systemFields(SYSTEM))
  await multiply(server, 4250)
  await server.store.transaction(async ({ db, t: { systems } }) => {
    await db.update(systems).set({ sortKey: 'a', searchText: 'a' }).where(like(systems.number, '%7'))
  })
  for (const sort of ['number', '-number', 'name', '-name'] as const)
    for (const q of [undefined, 'ikt-001']) {
      const query = { voided: 'no' as const, sort: [sort], q }
      const stretches: string[][] = []
      for await (const numbers of iterateSystemNumbers(server.store, query, undefined))
        stretches.push(numbers)
      t.equal(stretches.length, q ? 1 : 2, `${sort} ${q}: stretches`)
      t.strictSame(stretches.flat(), await findSystemNumbers(server.store, query, undefined), `${sort} ${q}`)
    }
})

test('an export is of one moment, whatever is written while it is sent', async (t) => {
  const server = await startTestServer(t)
  const context = testContext(server)
  await createSystem(context, systemFields(SYSTEM))
  await multiply(server, 900)
  const { reader, close } = await server.store.snapshot()
  const moment = await findMoment(reader, server.clock())
  const names = new Set<string>()
  let rows = 0
  for await (const batch of iterateSystems(reader, { sort: ['-number'] } as never, moment)) {
    rows += batch.length
    for (const { name } of batch) names.add(name)
    const { systems } = server.store.t
    await server.store.transaction(async (tx) => {
      await tx.db.update(systems).set({ name: 'Another' })
      await tx.db.delete(systems).where(eq(systems.number, 'IKT-003'))
    })
  }
  await close()
  const [left] = await server.store.db.select({ rows: count() }).from(server.store.t.systems)
  t.equal(left?.rows, 899)
  t.equal(rows, 900)
  t.strictSame([...names], [SYSTEM.name])
})

testOn('sqlite', 'others have their turn between all that a list hands on', async (t) => {
  const PAGES = 3
  const findPage = async ({ limit, cursor = '1' }: { limit: number; cursor: string | undefined }) => ({
    items: Array.from({ length: limit }, () => ({})),
    total: PAGES * limit,
    next: Number(cursor) < PAGES ? String(Number(cursor) + 1) : null,
  })
  let turns = 0
  let rows = 0
  for await (const some of iteratePages(findPage)) {
    if (rows > 0) t.equal(turns, 1, `after ${rows} rows`)
    turns = 0
    rows += some.length
    t.ok(some.length <= 100)
    // Asked for before the next are: it is done by then, unless nobody else had a turn.
    globalThis.setImmediate(() => {
      turns += 1
    })
  }
  t.equal(rows % PAGES, 0)
})
