import fc from 'fast-check'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import { type ChangeQuery, listChanges } from '../../server/store/changeList.js'
import type { ChangeRow } from '../../server/store/changes.js'
import { newRegister, test } from '../engines.js'
import { newSeed } from '../property.js'
import { openTestServices } from '../server.js'
import { sized } from '../size.js'

const ZONE = 'Europe/Oslo'
/** More than two stretches that are looked through at once. */
const ROWS = 23_000

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
/** What a row may be; some of it is so rare that whole stretches have none. */
const rowOf = (seq: number, seed: number) => {
  const pick = <T>(values: readonly T[], salt: number) =>
    values[((seq * 2_654_435_761 + seed + salt * 40_503) >>> 7) % values.length] as T
  const rare = seq % 9000 === 17
  return {
    seq,
    at: new Date(Date.UTC(2019, 0, 1) + seq * 600_000).toISOString(),
    actorId: pick(['a', 'b'], 1),
    actorName: rare ? 'Ida' : pick(['Ola', 'Kari'], 2),
    requestId: `r${Math.floor(seq / 3)}`,
    action: rare ? 'void' : pick(['create', 'update'], 3),
    entity: rare ? 'wave' : pick(['system', 'mapping', 'contract'], 4),
    entityId: pick(['IKT-001', 'IKT-002', 'KOB-001'], 5),
    label: 'x',
    system: null,
    fields: pick([['name'], ['name', 'users'], ['usersTo'], []], 6),
    statusFrom: null,
    statusTo: null,
    before: null,
    after: null,
    reason: null,
    undoes: null,
    prevHash: 'x',
    hash: 'x',
  } satisfies ChangeRow
}

/** The same by hand. */
function matches(row: ChangeRow, query: Omit<ChangeQuery, 'limit'>): boolean {
  const { entity, entityIds, actors, action, field, requestId, from, to } = query
  const among = (list: readonly string[] | undefined, ...values: string[]) =>
    list === undefined || values.some((value) => list.includes(value))
  return (
    among(entity, row.entity) &&
    among(entityIds, row.entityId) &&
    among(actors, row.actorId, row.actorName) &&
    among(action, row.action) &&
    (field === undefined || row.fields.includes(field)) &&
    (requestId === undefined || row.requestId === requestId) &&
    (from === undefined || row.at >= midnightIn(ZONE, from)) &&
    (to === undefined || row.at < midnightIn(ZONE, addDays(to, 1)))
  )
}

test('the log is listed as the filters ask, whatever was counted before and however long it is', async (t) => {
  const seed = newSeed()
  t.comment(`seed ${seed}`)
  const statements: string[] = []
  const { store } = await openTestServices(t, {
    database: await newRegister(t, 'empty'),
    onStatement: (sql) => statements.push(sql),
  })
  const rows = Array.from({ length: ROWS }, (_, index) => rowOf(index + 1, seed))
  const write = (from: number, upTo: number) =>
    store.transaction(async (tx) => {
      for (let at = from; at < upTo; at += 500)
        await tx.db.insert(tx.t.changes).values(rows.slice(at, Math.min(at + 500, upTo)))
    })
  const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 })
  const filters = fc.record({
    entity: maybe(oneOf(['system'], ['wave'], ['system', 'mapping'], ['archive'])),
    entityIds: maybe(oneOf(['IKT-001'], ['IKT-002', 'KOB-001'], ['none'])),
    actors: maybe(oneOf(['Ida'], ['a', 'Kari'])),
    action: maybe(oneOf(['void'], ['create', 'update'])),
    field: maybe(oneOf('users', 'name')),
    requestId: maybe(oneOf('r77', 'r7000')),
    from: maybe(oneOf('2019-02-01', '2019-05-30')),
    to: maybe(oneOf('2019-03-02', '2019-06-02')),
  })
  const asked = fc.tuple(filters, oneOf(0.3, 0.45, 1), oneOf(3, 40))
  const cases = fc.sample(asked, { seed, numRuns: sized(25, 200) })
  await write(0, 12_000)
  for (const written of [12_000, ROWS]) {
    if (written > 12_000) await write(12_000, ROWS)
    for (const [query, share, limit] of cases) {
      const sequence = Math.floor(written * share)
      const given = query as Omit<ChangeQuery, 'limit'>
      const expected = rows
        .slice(0, sequence)
        .filter((row) => matches(row, given))
        .reverse()
      const listed: ChangeRow[] = []
      let cursor: string | undefined
      let total = 0
      for (let page = 0; page < 3; page += 1) {
        const found = await listChanges(store, { ...given, limit, cursor }, sequence, ZONE)
        listed.push(...found.items)
        total = found.total
        cursor = found.next ?? undefined
        if (!cursor) break
      }
      const about = JSON.stringify({ ...given, sequence, limit })
      t.equal(total, expected.length, about)
      t.strictSame(listed, expected.slice(0, 3 * limit), about)
      t.equal(cursor === undefined, expected.length <= 3 * limit, about)
    }
  }

  const count = async (query: Omit<ChangeQuery, 'limit'>) => {
    statements.length = 0
    await listChanges(store, { ...query, limit: 3 }, ROWS, ZONE)
    return statements.length
  }
  t.equal(await count({}), 1, 'nothing is counted: every number has its row')
  t.equal(await count({ requestId: 'r7000', action: ['create'] }), 2, 'an index finds a request')
  const first = await count({ action: ['none' as 'create'] })
  t.equal(first, 3, 'each stretch is counted once')
  t.equal(await count({ action: ['none' as 'create'] }), 1, 'then the last alone, and no empty one is read')
  const dense = { action: ['create' as const], field: 'name' }
  await count(dense)
  t.equal(await count(dense), 2, 'the rows of a page come from the newest')
})
