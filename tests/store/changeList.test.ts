import fc from 'fast-check'
import type { ChangeWay } from '../../schema/api/changes.js'
import { LOG_FACETS, type LogFacet } from '../../schema/api/saves.js'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import { groupBy } from '../../schema/rules/groups.js'
import { countFacet } from '../../server/store/changeFacets.js'
import { listChanges } from '../../server/store/changeList.js'
import type { ChangeRow } from '../../server/store/changes.js'
import type { Page } from '../../server/store/cursor.js'
import type { AskedLog, LogQuery } from '../../server/store/logFilters.js'
import { listSaves } from '../../server/store/saves.js'
import { newRegister, test } from '../engines.js'
import { newSeed } from '../property.js'
import { openTestServices } from '../server.js'
import { sized } from '../size.js'

const ZONE = 'Europe/Oslo'
/** More than two stretches that are looked through at once. */
const ROWS = 23_000

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
const SYSTEMS = ['IKT-001', 'IKT-002', null]
/** What a row may be; some of it is so rare that whole stretches have none. */
const rowOf = (seq: number, seed: number) => {
  const pick = <T>(values: readonly T[], salt: number, of = seq) =>
    values[((of * 2_654_435_761 + seed + salt * 40_503) >>> 7) % values.length] as T
  const seldom = (salt: number) => pick([true, false, false, false, false, false, false, false], salt)
  const rare = seq % 9000 === 17
  const request = Math.floor(seq / 3)
  const isUser = pick([false, false, false, true], 8)
  return {
    seq,
    at: new Date(Date.UTC(2019, 0, 1) + seq * 600_000).toISOString(),
    actorId: pick(['a', 'b'], 1),
    actorName: rare ? 'Ida' : pick(['Ola', 'Kari'], 2),
    requestId: `r${request}`,
    action: rare ? 'void' : pick(['create', 'update'], 3),
    entity: rare
      ? 'wave'
      : isUser
        ? 'user'
        : pick(['system', 'mapping', 'contract', 'import', 'override'], 4),
    entityId: pick(['IKT-001', 'IKT-002', 'KOB-001'], 5),
    label: seldom(9) ? 'Ærlig ØKONOMI' : 'Visma Profil',
    system: pick(SYSTEMS, 10),
    fields: pick([['name'], ['name', 'users'], ['usersTo'], []], 6),
    statusFrom: null,
    statusTo: null,
    // What was not changed is not found: `note` is in no list of fields.
    before: { name: pick(['Gammel', 'Åpen'], 11), note: seldom(15) ? 'uendret' : null },
    after: seldom(12) ? { name: rare ? 'sjelden' : 'Ny – ås', usersTo: 412 } : null,
    reason: seldom(13) ? 'Vedtatt i møtet' : null,
    undoes: pick([null, null, null, 'r1'], 14, request),
    prevHash: 'x',
    hash: 'x',
  } satisfies ChangeRow
}
type TestRow = ReturnType<typeof rowOf>
type Asked = Pick<AskedLog, 'query' | 'whole'>

const isTold = ({ entity }: TestRow, { whole }: Asked) => whole || entity !== 'user'

/** How the request of a row came about, of all rows that it wrote. */
function wayOf({ undoes }: TestRow, request: readonly TestRow[]): string {
  const made = request.filter(({ action }) => action === 'create').map(({ entity }) => entity)
  if (undoes !== null) return 'undo'
  if (made.includes('import')) return 'import'
  if (made.includes('override')) return 'override'
  return new Set(request.flatMap(({ system }) => system ?? [])).size > 1 ? 'bulk' : 'hand'
}

/** What words are found in, by hand. */
function textOf(row: TestRow, asked: Asked): string {
  const { label, system, actorName, reason, fields, before, after } = row
  const values: Record<string, unknown>[] = [before, after ?? {}]
  const written = [reason, ...fields.flatMap((field) => values.map((value) => value[field]))]
  return [label, system, actorName, ...(isTold(row, asked) ? written : [])].join('\n').toLowerCase()
}

/** The same by hand. */
function matches(row: TestRow, asked: Asked, way: string): boolean {
  const { q, entity, entityIds, actors, action, fields, requestId, from, to, ...others } = asked.query
  const among = (list: readonly string[] | undefined, ...values: string[]) =>
    list === undefined || values.some((value) => list.includes(value))
  const changed = fields?.some(
    (one) => (one.entity ?? row.entity) === row.entity && row.fields.includes(one.field),
  )
  return (
    among(entity, row.entity) &&
    among(entityIds, row.entityId) &&
    among(actors, row.actorId, row.actorName) &&
    among(action, row.action) &&
    (changed ?? true) &&
    (fields === undefined || isTold(row, asked)) &&
    among(others.way, way) &&
    (requestId === undefined || row.requestId === requestId) &&
    (from === undefined || row.at >= midnightIn(ZONE, from)) &&
    (to === undefined || row.at < midnightIn(ZONE, addDays(to, 1))) &&
    (q ?? '')
      .toLowerCase()
      .split(' ')
      .every(
        (word) =>
          word.replace('#', '') === `${row.seq}` || textOf(row, asked).replace('–', '-').includes(word),
      )
  )
}

/** The values of a row in each facet. */
const VALUES: Record<LogFacet, (row: TestRow, way: string, asked: Asked) => string[]> = {
  entity: ({ entity }) => [entity],
  actor: ({ actorName }) => [actorName],
  way: (_, way) => [way],
  field: (row, _, asked) => (isTold(row, asked) ? row.fields.map((field) => `${row.entity}.${field}`) : []),
}
const FILTERS = { entity: 'entity', actor: 'actors', way: 'way', field: 'fields' } as const

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
    q: maybe(oneOf('økonomi ærlig', 'ny - ås', 'vedtatt', 'uendret', 'SJELDEN', '#20011', '412 kari')),
    entity: maybe(oneOf(['system'], ['wave'], ['system', 'mapping'], ['archive'])),
    entityIds: maybe(oneOf(['IKT-001'], ['IKT-002', 'KOB-001'], ['none'])),
    actors: maybe(oneOf(['Ida'], ['a', 'Kari'])),
    action: maybe(oneOf(['void'], ['create', 'update'])),
    fields: maybe(
      oneOf(
        [{ entity: null, field: 'users' }],
        [
          { entity: 'user' as const, field: 'name' },
          { entity: 'wave' as const, field: 'usersTo' },
        ],
      ),
    ),
    way: maybe(oneOf<ChangeWay[]>(['undo'], ['bulk', 'hand'], ['import', 'override'])),
    requestId: maybe(oneOf('r77', 'r7000')),
    from: maybe(oneOf('2019-02-01', '2019-05-30')),
    to: maybe(oneOf('2019-03-02', '2019-06-02')),
  })
  const cases = fc.sample(fc.tuple(filters, oneOf(0.3, 0.45, 1), oneOf(3, 40), fc.boolean()), {
    seed,
    numRuns: sized(8, 200),
  })
  await write(0, 12_000)
  for (const written of [12_000, ROWS]) {
    if (written > 12_000) await write(12_000, ROWS)
    for (const [query, share, limit, whole] of cases) {
      const sequence = Math.floor(written * share)
      const asked = { reader: store, query: query as LogQuery, sequence, timeZone: ZONE, whole }
      const about = JSON.stringify({ ...query, sequence, limit, whole })
      const past = rows.slice(0, sequence).reverse()
      // What the rest of a request wrote is there as soon as any of it is.
      const ways = new Map(
        [...groupBy(rows.slice(0, written), ({ requestId }) => requestId)].map(([id, [first, ...others]]) => [
          id,
          first ? wayOf(first, [first, ...others]) : '',
        ]),
      )
      const ask = (of: LogQuery) =>
        past.filter((row) => matches(row, { query: of, whole }, ways.get(row.requestId) ?? ''))
      const expected = ask(asked.query)

      const [listed, total, isMore] = await walk((cursor) => listChanges(asked, { limit, cursor }))
      t.equal(total, expected.length, about)
      t.strictSame(listed, expected.slice(0, 3 * limit), about)
      t.equal(isMore, expected.length > 3 * limit, about)

      const saves = [...groupBy(expected, ({ requestId }) => requestId)].map(([requestId, saved]) => ({
        ...{ requestId, last: saved[0]?.seq, first: saved.at(-1)?.seq, total: saved.length },
        way: ways.get(requestId),
      }))
      const [told, many] = await walk((cursor) => listSaves(asked, { limit, cursor }))
      t.equal(many, saves.length, about)
      t.strictSame(
        told.map(({ requestId, last, first, total, way }) => ({ requestId, last, first, total, way })),
        saves.slice(0, 3 * limit),
        about,
      )

      for (const facet of LOG_FACETS) {
        const { [FILTERS[facet]]: _, ...others } = asked.query
        const counts: Record<string, number> = {}
        for (const row of ask(others))
          for (const value of VALUES[facet](row, ways.get(row.requestId) ?? '', asked))
            counts[value] = (counts[value] ?? 0) + 1
        const counted = await countFacet(asked, facet)
        t.same(
          Object.fromEntries(counted.map(({ value, count }) => [value, count])),
          counts,
          `${facet}: ${about}`,
        )
      }
    }
  }

  const count = async (query: LogQuery) => {
    statements.length = 0
    await listChanges({ reader: store, query, sequence: ROWS, timeZone: ZONE, whole: true }, { limit: 3 })
    return statements.length
  }
  t.equal(await count({}), 1, 'nothing is counted: every number has its row')
  t.equal(await count({ requestId: 'r7000', action: ['create'] }), 2, 'an index finds a request')
  const first = await count({ action: ['none' as 'create'] })
  t.equal(first, 3, 'each stretch is counted once')
  t.equal(await count({ action: ['none' as 'create'] }), 0, 'and none again, and no empty one is read')
  const dense = { action: ['create' as const], fields: [{ entity: null, field: 'name' }] }
  await count(dense)
  t.equal(await count(dense), 1, 'the rows of a page come from the newest')
  await count({ q: 'økonomi' })
  t.equal(await count({ q: 'økonomi' }), 1, 'so are words')
})

/** Three pages of a list, what it says there is in all, and whether it has more. */
async function walk<R>(ask: (cursor?: string) => Promise<Page<R>>): Promise<[R[], number, boolean]> {
  const items: R[] = []
  let page = await ask()
  for (let at = 0; ; at += 1) {
    items.push(...page.items)
    if (page.next === null || at === 2) return [items, page.total, page.next !== null]
    page = await ask(page.next)
  }
}
