import { setImmediate } from 'node:timers/promises'
import { and, type SQL, sql } from 'drizzle-orm'
import type { LogFacet, LogFacetCounts } from '../../schema/api/saves.js'
import { compareKeys } from '../../schema/rules/text.js'
import { type AskedLog, isTold, type LogQuery, wayOfChange } from './logFilters.js'
import { perStretch } from './logStretches.js'
import { isIn, piecesOf, type Stretch } from './stretches.js'

/** The filter that each facet is: it counts what all others match. */
const FILTER_OF: Readonly<Record<LogFacet, keyof LogQuery>> = {
  entity: 'entity',
  field: 'fields',
  actor: 'actors',
  way: 'way',
}

/** So many rows are counted at a time, since each may be a group by itself. */
const AT_ONCE = 2500

/**
 * How many rows of the log have each value of a facet, of those that the other filters match, most first. A row that changed
 * several fields counts for each.
 */
export async function countFacet(asked: AskedLog, facet: LogFacet): Promise<LogFacetCounts[LogFacet]> {
  const { [FILTER_OF[facet]]: _, ...others } = asked.query
  const stretches = await perStretch({ ...asked, query: others }, facet, (filters, stretch) =>
    countStretch(asked, facet, filters, stretch),
  )
  const counts = new Map<string, number>()
  for (const { found } of stretches) for (const [value, count] of found) add(counts, value, count)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareKeys(a.value, b.value))
}

async function countStretch(
  asked: AskedLog,
  facet: LogFacet,
  filters: SQL | undefined,
  stretch: Stretch,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const piece of piecesOf(stretch, AT_ONCE)) {
    const within = and(filters, isIn(asked.reader, piece))
    const groups = await (facet === 'field' ? countFields(asked, within) : countValues(asked, facet, within))
    for (const { values, count } of groups) for (const value of values) add(counts, value, count)
    await setImmediate()
  }
  return counts
}

interface Group {
  values: string[]
  count: number
}

async function countValues(
  { reader: { db, t } }: AskedLog,
  facet: Exclude<LogFacet, 'field'>,
  where: SQL | undefined,
): Promise<Group[]> {
  const { changes } = t
  const value = {
    // Not by its index, which would go through all of the log.
    entity: sql<string>`${changes.entity} || ''`,
    actor: sql<string>`${changes.actorName}`,
    way: sql<string>`${wayOfChange}`,
  }[facet]
  const rows = await db
    .select({ value, count: sql<number>`count(*)` })
    .from(changes)
    .where(where)
    // By its place: what it is has values of its own, which PostgreSQL would not know again.
    .groupBy(sql`1`)
  return rows.map(({ value, count }) => ({ values: [value], count }))
}

/** Rows that changed the same fields are one group: far fewer than the fields that they changed. */
async function countFields(asked: AskedLog, where: SQL | undefined): Promise<Group[]> {
  const { db, t } = asked.reader
  const { entity, fields } = t.changes
  const rows = await db
    .select({ entity, fields, count: sql<number>`count(*)` })
    .from(t.changes)
    .where(and(where, isTold(asked)))
    .groupBy(entity, fields)
  return rows.map(({ entity, fields, count }) => ({
    // What was edited into no list has none.
    values: Array.isArray(fields) ? fields.map((field) => `${entity}.${field}`) : [],
    count,
  }))
}

function add(counts: Map<string, number>, value: string, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count)
}
