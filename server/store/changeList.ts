import { setImmediate } from 'node:timers/promises'
import { and, desc, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../engines/store.js'
import type { ChangeRow } from './changes.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { type AskedLog, filtersOf, isFound } from './logFilters.js'
import { filtersIn, perStretch } from './logStretches.js'
import { isIn, type Stretch, stretchesOf } from './stretches.js'

/** How much of a list is asked for. */
export interface Paging {
  limit: number
  cursor?: string | undefined
}

/**
 * The log as it was at `sequence`, newest first, as the filters ask. One statement without filters, two where an index
 * finds the rows; else one for each stretch of the log that was not counted before, and for each that rows are taken of.
 */
export async function listChanges(asked: AskedLog, { limit, cursor }: Paging): Promise<Page<ChangeRow>> {
  const { sequence } = asked
  const [before] = readCursor(cursor, 'changes', ['integer'])
  const upTo = Math.min(sequence, Number(before ?? sequence + 1) - 1)
  const { total, items } = await (isLooked(asked) ? lookThrough : takeFound)(asked, upTo, limit + 1)
  const more = items.length > limit
  if (more) items.pop()
  return { items, total, next: more ? writeCursor('changes', [items.at(-1)?.seq ?? 0]) : null }
}

/** How many rows are read at a time: before and after, each is as large as ten of other lists. */
const AT_ONCE = 100

/** All that match, newest first, some at a time, others being served between. Nothing is counted for it. */
export async function* iterateChanges(asked: AskedLog): AsyncGenerator<ChangeRow[]> {
  const all = { after: 0, upTo: asked.sequence }
  for (const stretch of isLooked(asked) ? stretchesOf(all).reverse() : [all]) {
    const { after } = stretch
    const filters = await filtersIn(asked, stretch)
    for (let { upTo } = stretch; upTo > after; ) {
      const rows = await findIn(asked.reader, filters, { after, upTo }, AT_ONCE)
      if (rows.length > 0) yield rows
      await setImmediate()
      upTo = rows.length < AT_ONCE ? after : (rows.at(-1) as ChangeRow).seq - 1
    }
  }
}

/** How many rows of the log match. Every number up to the newest has its row. */
export async function countChanges(asked: AskedLog): Promise<number> {
  const { indexed, looked } = filtersOf(asked)
  if (indexed.length + looked.length === 0 && asked.query.q === undefined) return asked.sequence
  return sum((await countStretches(asked)).map(({ found }) => found))
}

/** Whether each row of the log is looked at. */
function isLooked(asked: AskedLog): boolean {
  return (filtersOf(asked).looked.length > 0 || asked.query.q !== undefined) && !isFound(asked)
}

interface Taken {
  total: number
  items: ChangeRow[]
}

/** Takes rows up to `upTo` that an index finds, or that all are. */
async function takeFound(asked: AskedLog, upTo: number, wanted: number): Promise<Taken> {
  const { reader, sequence } = asked
  const all = { after: 0, upTo: sequence }
  const filters = await filtersIn(asked, all)
  const { indexed, looked } = filtersOf(asked)
  const isAll = indexed.length + looked.length === 0
  return {
    total: isAll ? sequence : await countIn(reader, filters, all),
    items: await findIn(reader, filters, { after: 0, upTo }, wanted),
  }
}

/** Looks through the log for what matches: how many in all, and so many rows up to `upTo`, newest first. */
async function lookThrough(asked: AskedLog, upTo: number, wanted: number): Promise<Taken> {
  const { reader } = asked
  const counts = await countStretches(asked)
  const items: ChangeRow[] = []
  for (const { stretch, found } of [...counts].reverse()) {
    const part = { after: stretch.after, upTo: Math.min(upTo, stretch.upTo) }
    if (items.length >= wanted || found === 0 || part.upTo <= part.after) continue
    items.push(...(await findIn(reader, await filtersIn(asked, stretch), part, wanted - items.length)))
    await setImmediate()
  }
  return { total: sum(counts.map(({ found }) => found)), items }
}

/** How many rows of each stretch of the log match, the oldest first. */
function countStretches(asked: AskedLog): Promise<{ stretch: Stretch; found: number }[]> {
  return perStretch(asked, 'rows', (filters, stretch) => countIn(asked.reader, filters, stretch))
}

async function countIn(reader: Reader, filters: SQL | undefined, stretch: Stretch): Promise<number> {
  const where = and(filters, isIn(reader, stretch))
  const [row] = await reader.db.select({ total: sql<number>`count(*)` }).from(reader.t.changes).where(where)
  return row?.total ?? 0
}

/** So many rows of a stretch that match, newest first. */
function findIn(
  reader: Reader,
  filters: SQL | undefined,
  stretch: Stretch,
  limit: number,
): PromiseLike<ChangeRow[]> {
  const { changes } = reader.t
  const where = and(filters, isIn(reader, stretch))
  return reader.db.select().from(changes).where(where).orderBy(desc(changes.seq)).limit(limit)
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
