import { and, type Column, getTableColumns, sql } from 'drizzle-orm'
import type { Row, Tables } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

/** The name of a table of the register. */
export type TableName = keyof Tables

/** A row of a table as it is stored. */
export type TableRow<T extends TableName> = Row<T>
/** The columns that tell the rows of a table apart. */
export type Key<T extends TableName> = T extends TableName ? readonly (keyof TableRow<T> & string)[] : never

/** Values that one statement may bind on every engine, with room to spare. */
const MOST_VALUES = 10_000

/** How many rows a table has. One statement. */
export async function countRows(reader: Reader, name: TableName): Promise<number> {
  const [row] = await reader.db.select({ total: sql<number>`count(*)` }).from(reader.t[name])
  return row?.total ?? 0
}

/** Rows of a table, or these columns of them, in the order of its key, a batch at a time. */
async function* iterateColumns<R extends object>(
  reader: Reader,
  name: TableName,
  key: readonly string[],
  columns: Parameters<Reader['db']['select']>[0],
): AsyncGenerator<R[]> {
  const table = reader.t[name]
  const all: Readonly<Record<string, Column>> = getTableColumns(table)
  const order = key.map((column) => sql`${all[column]}`)
  const size = Math.floor(MOST_VALUES / Object.keys(columns).length)
  for (let offset = 0; ; offset += size) {
    const rows = await reader.db
      .select(columns)
      .from(table)
      .orderBy(...order)
      .limit(size)
      .offset(offset)
    if (rows.length > 0) yield rows as R[]
    if (rows.length < size) return
  }
}

/** The rows of a table in the order of its key, a batch at a time. The reader must see one moment throughout. */
export function iterateRows(
  reader: Reader,
  name: TableName,
  key: readonly string[],
): AsyncGenerator<object[]> {
  return iterateColumns(reader, name, key, getTableColumns(reader.t[name]))
}

/**
 * The texts of a table's columns of JSON that are not as the register writes them, though they may mean the same: each
 * row by its key, with the column and the text.
 */
export async function* iterateOddJson(
  reader: Reader,
  name: TableName,
  key: readonly string[],
): AsyncGenerator<{ row: object; field: string; text: string }> {
  const columns: Readonly<Record<string, Column>> = getTableColumns(reader.t[name])
  // What holds JSON writes a list as its text.
  const texts = Object.keys(columns).filter((column) => columns[column]?.mapToDriverValue([]) === '[]')
  if (texts.length === 0) return
  const selected = Object.fromEntries(
    [...key, ...texts].map((column) => [column, sql<string | null>`${columns[column]}`.as(column)]),
  )
  for await (const rows of iterateColumns<Record<string, string | null>>(reader, name, key, selected))
    for (const row of rows)
      for (const field of texts) {
        const text = row[field]
        if (typeof text === 'string' && isOddJson(text)) yield { row, field, text }
      }
}

/** True for JSON that the register would write otherwise; what is no JSON is told apart as it is. */
function isOddJson(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) !== text
  } catch {
    return false
  }
}

/** A few rows of a table, whichever come first. One statement. */
export function sampleRows(reader: Reader, name: TableName, count: number): Promise<object[]> {
  return reader.db.select().from(reader.t[name]).limit(count)
}

/** Sets columns of one row, which is known by its key. */
export async function updateColumns(
  tx: Tx,
  name: TableName,
  key: readonly string[],
  row: object,
  values: object,
): Promise<void> {
  const table = tx.t[name]
  const columns: Readonly<Record<string, Column>> = getTableColumns(table)
  const known = new Map(Object.entries(row))
  await tx.db
    .update(table)
    .set(values as never)
    .where(and(...key.map((column) => sql`${columns[column]} = ${known.get(column)}`)))
}

/** Writes rows as they are, log and versions included: only for a register that has none of its own. */
export async function insertRows(tx: Tx, name: TableName, rows: object[]): Promise<void> {
  await tx.db.insert(tx.t[name]).values(rows as never)
}

/**
 * What the columns of a table hold in a row that does not name them, as one that was logged before they were there: the
 * value that they were added with, or nothing.
 */
export function emptyRow(reader: Reader, name: TableName): Record<string, unknown> {
  const columns: Readonly<Record<string, Column>> = getTableColumns(reader.t[name])
  return Object.fromEntries(
    Object.entries(columns).map(([column, { notNull, default: value }]) => [
      column,
      notNull && value !== undefined ? value : null,
    ]),
  )
}
