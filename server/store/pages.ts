import { and, type Column, gt, type SQL, sql } from 'drizzle-orm'
import type { Row, Tables } from '../../schema/tables/all.js'
import type { Reader } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { digitsOf, idNumber } from './ids.js'

/** What the rows of a page have in common: those of a list that match, after the page before, the oldest first. */
export interface PageOf {
  where: SQL | undefined
  orderBy: SQL
  limit: number
}

/**
 * A page of a list in the order of its ids, oldest first: what `select` reads, however long the list is. Two statements.
 * @param order names the list in its cursors
 * @param id the column of the ids, such as `AVT-042`
 * @throws InvalidCursor when the cursor belongs to another list
 */
export async function readPageById<R extends { id: string }>(
  { db }: Reader,
  order: string,
  id: Column,
  where: SQL | undefined,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  select: (page: PageOf) => PromiseLike<R[]>,
): Promise<Page<R>> {
  const [after] = readCursor(cursor, order, ['integer'])
  const number = idNumber(id)
  const [[counted], rows] = await Promise.all([
    db.select({ total: sql<number>`count(*)` }).from(id.table).where(where),
    select({
      where: and(where, after === undefined ? undefined : gt(number, Number(after))),
      orderBy: number,
      limit: limit + 1,
    }),
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = last !== undefined && rows.length > limit
  return {
    items,
    total: counted?.total ?? 0,
    next: more ? writeCursor(order, [digitsOf(last.id)]) : null,
  }
}

/** The same of whole rows of a table. Two statements. */
export function readRowsById<N extends 'integrations' | 'prerequisites' | 'overrides' | 'seriesBreaks'>(
  reader: Reader,
  name: N,
  where: SQL | undefined,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<Row<N>>> {
  const table = reader.t[name] as Tables['integrations']
  return readPageById(reader, name, table.id, where, query, (page) =>
    reader.db.select().from(table).where(page.where).orderBy(page.orderBy).limit(page.limit),
  ) as Promise<Page<Row<N>>>
}
