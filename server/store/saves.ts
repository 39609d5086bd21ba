import { setImmediate } from 'node:timers/promises'
import { and, asc, desc, eq, inArray, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import type { ChangeAction, ChangeWay, Entity } from '../../schema/api/changes.js'
import { MOST_ROWS } from '../../schema/api/saves.js'
import { groupBy } from '../../schema/rules/groups.js'
import { isNumberIn } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import type { Paging } from './changeList.js'
import type { ChangeRow } from './changes.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { type AskedLog, isOfPersons, isTold, wayOfChange } from './logFilters.js'
import { type Found, filtersIn, perStretch, whereIn } from './logStretches.js'
import { isIn } from './stretches.js'

/** What one request wrote, of the rows that were asked for. */
export interface SaveRow {
  requestId: string
  at: string
  actorId: string
  actorName: string
  way: ChangeWay
  undoes: string | null
  /** Why, where all rows say the same. */
  reason: string | null
  first: number
  last: number
  total: number
  /** What was done to how many rows, most first. */
  actions: { entity: Entity; action: ChangeAction; count: number }[]
  /** Which fields were changed in how many rows that were there before, most first. */
  fields: { entity: Entity; field: string; count: number }[]
}

/** How many requests a stretch has rows of, and the numbers of its first and last row; none: it has none. */
interface SavesIn {
  saves: number
  first: number | null
  last: number | null
}

/** How many requests wrote the rows that match. One that two stretches have rows of is one. */
export async function countSaves(asked: AskedLog): Promise<number> {
  const stretches = await savesPerStretch(asked)
  const ends = stretches.flatMap(({ found: { first, last } }) =>
    first === null || last === null ? [] : [{ first, last }],
  )
  const borders = ends.slice(1).map(({ first }, at) => [ends[at]?.last ?? 0, first] as const)
  const requests = await findRequestsOf(asked.reader, borders.flat())
  const across = borders.filter(([last, first]) => requests.get(last) === requests.get(first)).length
  return stretches.reduce((sum, { found }) => sum + found.saves, 0) - across
}

function savesPerStretch({ reader, ...asked }: AskedLog): Promise<Found<SavesIn>[]> {
  const { changes } = reader.t
  return perStretch({ reader, ...asked }, 'saves', async (filters, stretch) => {
    const [row] = await reader.db
      .select({
        // Not by the index of requests, which would go through all of them.
        saves: sql<number>`count(distinct ${changes.requestId} || '')`,
        first: sql<number | null>`min(${changes.seq})`,
        last: sql<number | null>`max(${changes.seq})`,
      })
      .from(changes)
      .where(and(filters, isIn(reader, stretch)))
    return row ?? { saves: 0, first: null, last: null }
  })
}

async function findRequestsOf(reader: Reader, seqs: readonly number[]): Promise<Map<number, string>> {
  if (seqs.length === 0) return new Map()
  const { changes } = reader.t
  const rows = await reader.db
    .select({ seq: changes.seq, requestId: changes.requestId })
    .from(changes)
    .where(isNumberIn(changes.seq, sql`${JSON.stringify(seqs)}`))
  return new Map(rows.map(({ seq, requestId }) => [seq, requestId]))
}

/**
 * What was saved, newest first, each with the rows that the filters match: the place of a save is that of the newest of them.
 */
export async function listSaves(asked: AskedLog, { limit, cursor }: Paging): Promise<Page<SaveRow>> {
  const [before, shown] = readCursor(cursor, 'saves', ['integer', 'text'])
  const upTo = Math.min(asked.sequence, Number(before ?? asked.sequence + 1) - 1)
  const found = await findNewest(
    asked,
    { upTo, shown: shown === undefined ? [] : [String(shown)] },
    limit + 1,
  )
  const more = found.length > limit
  if (more) found.pop()
  const items = await summarize(
    asked,
    found.map(({ requestId }) => requestId),
  )
  const end = found.at(-1)
  return {
    // One that others were saved in the middle of stands where it ends, and not again.
    items: items.filter(({ last }) => last <= upTo),
    total: await countSaves(asked),
    next: more && end ? writeCursor('saves', [end.last, end.requestId]) : null,
  }
}

/** The requests that wrote the newest rows up to a number, newest first, but one that was shown already. */
async function findNewest(
  asked: AskedLog,
  { upTo, shown }: { upTo: number; shown: readonly string[] },
  wanted: number,
): Promise<{ requestId: string; last: number }[]> {
  const { changes } = asked.reader.t
  const found: { requestId: string; last: number }[] = []
  for (const { stretch, found: here } of (await savesPerStretch(asked)).reverse()) {
    if (found.length >= wanted || here.saves === 0 || stretch.after >= upTo) continue
    const known = [...shown, ...found.map(({ requestId }) => requestId)]
    const part = { after: stretch.after, upTo: Math.min(stretch.upTo, upTo) }
    const where = and(await filtersIn(asked, stretch), isIn(asked.reader, part))
    const last = sql<number>`max(${changes.seq})`
    const rows = await asked.reader.db
      .select({ requestId: changes.requestId, last })
      .from(changes)
      .where(and(where, known.length > 0 ? notInArray(changes.requestId, known) : undefined))
      .groupBy(sql`${changes.requestId} || ''`, changes.requestId)
      .orderBy(desc(last))
      .limit(wanted - found.length)
    found.push(...rows)
    await setImmediate()
  }
  return found
}

/** What these requests wrote, in this order. */
async function summarize(asked: AskedLog, requestIds: readonly string[]): Promise<SaveRow[]> {
  if (requestIds.length === 0) return []
  const { db, t } = asked.reader
  const { changes: c } = t
  const where = await whereIn({ ...asked, requestIds }, { after: 0, upTo: asked.sequence })
  // What rows were made with is all that they are.
  const fields = sql<string[]>`case when changes.action = 'create' then '[]' else changes.fields end`
  const told = asked.whole ? sql`changes.reason` : sql`case when ${isTold(asked)} then changes.reason end`
  const rows = await db
    .select({
      ...{ requestId: c.requestId, entity: c.entity, action: c.action },
      fields: fields.mapWith(c.fields),
      at: sql<string>`min(${c.at})`,
      actorId: sql<string>`min(${c.actorId})`,
      actorName: sql<string>`min(${c.actorName})`,
      way: sql<ChangeWay>`min(${wayOfChange})`,
      undoes: sql<string | null>`min(${c.undoes})`,
      reason: sql<
        string | null
      >`case when min(${told}) = max(${told}) and count(${told}) = count(*) then min(${told}) end`,
      first: sql<number>`min(${c.seq})`,
      last: sql<number>`max(${c.seq})`,
      total: sql<number>`count(*)`,
    })
    .from(c)
    .where(where)
    .groupBy(c.requestId, c.entity, c.action, sql`4`)
  const isRowTold = (row: { entity: string }) => asked.whole || !isOfPersons(row)
  const byRequest = groupBy(rows, ({ requestId }) => requestId)
  return requestIds.flatMap((requestId) => {
    const [first, ...others] = byRequest.get(requestId) ?? []
    if (!first) return []
    const all = [first, ...others]
    const { at, actorId, actorName, way, undoes, reason } = first
    return [
      {
        ...{ requestId, at, actorId, actorName, way, undoes },
        reason: others.every((row) => row.reason === reason) ? reason : null,
        first: Math.min(...all.map((row) => row.first)),
        last: Math.max(...all.map((row) => row.last)),
        total: all.reduce((sum, { total }) => sum + total, 0),
        actions: sumBy(all, ({ entity, action }) => [{ entity, action }]) as SaveRow['actions'],
        fields: sumBy(all.filter(isRowTold), ({ entity, fields }) =>
          // What was edited into no list has none.
          Array.isArray(fields) ? fields.map((field) => ({ entity, field })) : [],
        ) as SaveRow['fields'],
      },
    ]
  })
}

/** How many rows have each of what is named of them, most first. */
function sumBy<R extends { total: number }, N extends object>(
  rows: readonly R[],
  namesOf: (row: R) => readonly N[],
): (N & { count: number })[] {
  const counts = new Map<string, N & { count: number }>()
  for (const row of rows)
    for (const name of namesOf(row)) {
      const key = JSON.stringify(name)
      counts.set(key, { ...name, count: (counts.get(key)?.count ?? 0) + row.total })
    }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

/** The rows of those saves that have few, oldest first. One statement. */
export async function findRowsOf(asked: AskedLog, saves: readonly SaveRow[]): Promise<ChangeRow[]> {
  const requestIds = saves.filter(({ total }) => total <= MOST_ROWS).map(({ requestId }) => requestId)
  if (requestIds.length === 0) return []
  const { db, t } = asked.reader
  const where = await whereIn({ ...asked, requestIds }, { after: 0, upTo: asked.sequence })
  return db.select().from(t.changes).where(where).orderBy(asc(t.changes.seq))
}

/** What was written of the imports that these requests are, the newest last of each. Two statements. */
export async function findImportsOf(
  { reader, sequence }: AskedLog,
  requestIds: readonly string[],
): Promise<Pick<ChangeRow, 'entityId' | 'action' | 'requestId' | 'after'>[]> {
  if (requestIds.length === 0) return []
  const { changes: c } = reader.t
  const find = (which: SQL | undefined) =>
    reader.db
      .select({ entityId: c.entityId, action: c.action, requestId: c.requestId, after: c.after })
      .from(c)
      .where(and(eq(c.entity, 'import'), which, lt(c.seq, sequence + 1)))
      .orderBy(asc(c.seq))
  const made = await find(and(inArray(c.requestId, [...requestIds]), eq(c.action, 'create')))
  return find(
    inArray(
      c.entityId,
      made.map(({ entityId }) => entityId),
    ),
  )
}
