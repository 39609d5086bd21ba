import { setImmediate } from 'node:timers/promises'
import { and, desc, lte, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../engines/store.js'
import type { ChangeRow } from './changes.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { type AskedLog, filtersOf, isFound } from './logFilters.js'
import { isIn, perStretch, type Stretch, whereIn } from './logStretches.js'

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
  const where = await whereIn(asked, { after: 0, upTo: sequence })
  const { indexed, looked } = filtersOf(asked)
  const isAll = indexed.length + looked.length === 0
  return {
    total: isAll ? sequence : await countIn(reader, where),
    items: await findIn(reader, and(where, lte(reader.t.changes.seq, upTo)), wanted),
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
    const where = and(await whereIn(asked, stretch), isIn(reader, part))
    items.push(...(await findIn(reader, where, wanted - items.length)))
    await setImmediate()
  }
  return { total: sum(counts.map(({ found }) => found)), items }
}

/** How many rows of each stretch of the log match, the oldest first. */
function countStretches(asked: AskedLog): Promise<{ stretch: Stretch; found: number }[]> {
  return perStretch(asked, 'rows', (where) => countIn(asked.reader, where))
}

async function countIn(reader: Reader, where: SQL | undefined): Promise<number> {
  const { changes } = reader.t
  const [row] = await reader.db.select({ total: sql<number>`count(*)` }).from(changes).where(where)
  return row?.total ?? 0
}

/** So many rows that match, newest first. */
function findIn(reader: Reader, where: SQL | undefined, limit: number): PromiseLike<ChangeRow[]> {
  const { changes } = reader.t
  return reader.db.select().from(changes).where(where).orderBy(desc(changes.seq)).limit(limit)
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
