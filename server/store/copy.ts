import { setImmediate } from 'node:timers/promises'
import { and, type Column, getTableColumns, type SQL, sql } from 'drizzle-orm'
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
/** Rows that are read before others have their turn. */
const MOST_ROWS = 1000

/** How many rows a table has. One statement. */
export async function countRows(reader: Reader, name: TableName): Promise<number> {
  const [row] = await reader.db.select({ total: sql<number>`count(*)` }).from(reader.t[name])
  return row?.total ?? 0
}

/** Rows of a table, or these columns of them, in the order of its key, a batch of so many at a time. */
async function* iterateColumns(
  reader: Reader,
  name: TableName,
  key: readonly string[],
  { size, columns }: { size: number; columns: NonNullable<Parameters<Reader['db']['select']>[0]> },
): AsyncGenerator<object[]> {
  const table = reader.t[name]
  const all: Readonly<Record<string, Column>> = getTableColumns(table)
  const order = key.map((column) => sql`${all[column]}`)
  const inKey = (values: SQL[]) => sql`(${sql.join(values, sql`, `)})`
  for (let last: object | undefined; ; ) {
    const rows: object[] = await reader.db
      .select(columns)
      .from(table)
      .where(last && sql`${inKey(order)} > ${inKey(valuesOf(last, key))}`)
      .orderBy(...order)
      .limit(size)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    last = rows.at(-1)
    await setImmediate()
  }
}

function valuesOf(row: object, key: readonly string[]): SQL[] {
  const values = new Map<string, unknown>(Object.entries(row))
  return key.map((column) => sql`${values.get(column)}`)
}

/** The rows of a table in the order of its key, a batch at a time. The reader must see one moment throughout. */
export function iterateRows(
  reader: Reader,
  name: TableName,
  key: readonly string[],
): AsyncGenerator<object[]> {
  const columns = getTableColumns(reader.t[name])
  return iterateColumns(reader, name, key, {
    // A file may be as large as all else together.
    size:
      name === 'importFiles' ? 1 : Math.min(MOST_ROWS, Math.floor(MOST_VALUES / Object.keys(columns).length)),
    columns,
  })
}

const WRITTEN_AT_ONCE = 500

/**
 * The same rows, in which JSON that is not as the register writes it, though it may mean the same, is the text that stands
 * there.
 */
export function iterateWritten(
  reader: Reader,
  name: TableName,
  key: readonly string[],
): AsyncGenerator<object[]> {
  const columns = Object.entries(getTableColumns(reader.t[name])).map(([column, of]) => [
    column,
    isJson(of) ? sql`${of}`.mapWith(readWritten) : of,
  ])
  return iterateColumns(reader, name, key, { size: WRITTEN_AT_ONCE, columns: Object.fromEntries(columns) })
}

/** Reads JSON; text that the register would have written otherwise is told apart as it is. */
function readWritten(text: string): unknown {
  try {
    const value = JSON.parse(text)
    return JSON.stringify(value) === text ? value : text
  } catch {
    return text
  }
}

/** What holds JSON writes a list as its text. */
const isJson = (column: Column) => column.mapToDriverValue([]) === '[]'

/** The names of the columns of a table. */
export function listColumns(reader: Reader, name: TableName): string[] {
  return Object.keys(getTableColumns(reader.t[name]))
}

/** Reads every column of a few rows of a table, whichever come first, and answers nothing of them. One statement. */
export async function touchRows(reader: Reader, name: TableName, count: number): Promise<void> {
  const table = reader.t[name]
  // As one piece: columns that are named one by one are each read into what they stand for.
  const columns = sql.join(Object.values(getTableColumns(table)), sql`, `)
  await reader.db.select({ columns }).from(table).limit(count)
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
