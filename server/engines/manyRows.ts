import {
  and,
  type Column,
  eq,
  getTableColumns,
  getTableName,
  type InferInsertModel,
  is,
  type SQL,
  sql,
  type Table,
} from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { prepared, runInOrder, type Tx, travels } from './store.js'

/** The most rows that one statement writes: a file is busy with it alone. */
const ROWS_AT_ONCE = 100
/** The most values that a file is given with one statement: to make it of more takes longer than others should wait. */
const VALUES_AT_ONCE = 2000
/** A change of more columns than these writes all of them: it needs no statement of its own. */
const MOST_COLUMNS = 8

type Columns = readonly (readonly [name: string, column: Column])[]

/** A row that is written anew, as it was and as it becomes. */
export interface Rewritten<R> {
  before: R
  after: R
}

/** Writes new rows. One prepared statement for each hundred at most. `again`: what is there already is left as it is. */
export async function insertMany<T extends Table>(
  tx: Tx,
  tableOf: (t: Tx['t']) => T,
  rows: readonly InferInsertModel<T>[],
  { again = false } = {},
): Promise<void> {
  const table = tableOf(tx.t)
  const columns = columnsOf(table)
  const [only] = rows
  if (only && rows.length === 1) return insertOne(tx, table, only, again)
  // A file takes three times as long to read rows out of JSON as to be given each of their values.
  const some = Math.max(1, Math.min(ROWS_AT_ONCE, Math.floor(VALUES_AT_ONCE / columns.length)))
  const bound = travels(tx) ? 0 : rows.length - (rows.length % some)
  await insertBound(tx, table, rows.slice(0, bound), some, again)
  await inParts(tx, columns, rows.slice(bound), (part) =>
    prepared(tx, `insert ${getTableName(table)}`, ({ db }) => {
      const insert = db
        .insert(table as never)
        .select(sql`select * from ${rowsFrom(table, columns)} where true`)
      return again ? insert.onConflictDoNothing() : insert
    }).execute({ rows: part }),
  )
}

/** Writes new rows, `some` at a time, each value bound by its place; there are so many times that of them. */
async function insertBound<T extends Table>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
  some: number,
  again: boolean,
): Promise<void> {
  const columns = columnsOf(table)
  const statements: PromiseLike<unknown>[] = []
  for (let first = 0; first < rows.length; first += some) {
    const values: unknown[] = []
    for (const row of rows.slice(first, first + some))
      for (const [name, column] of columns)
        values.push(column.mapToDriverValue((row[name as keyof typeof row] ?? null) as never))
    statements.push(
      prepared(tx, `insert some ${getTableName(table)}`, ({ db }) => {
        const insert = db.insert(table as never).select(placesOf(columns, some))
        return again ? insert.onConflictDoNothing() : insert
      }).execute(values as unknown as Record<string, unknown>),
    )
  }
  await runInOrder(tx, statements)
}

/**
 * Where the values of some rows are bound: by their place among all of them. Drizzle would map each value to its column as it
 * is bound, and take longer for it than the file for writing them.
 */
function placesOf(columns: Columns, some: number): SQL {
  const rows = Array.from({ length: some }, (_, row) => {
    const places = columns.map((_, at) => sql`${sql.placeholder(String(row * columns.length + at))}`)
    return sql`(${list(places)})`
  })
  return sql`values ${list(rows)}`
}

/** One row needs no JSON to be bound as. */
async function insertOne<T extends Table>(
  tx: Tx,
  table: T,
  row: InferInsertModel<T>,
  again: boolean,
): Promise<void> {
  const columns = columnsOf(table)
  const statement = prepared(tx, `insert one ${getTableName(table)}`, ({ db }) => {
    const insert = db.insert(table as never).values(bound(columns) as never)
    return again ? insert.onConflictDoNothing() : insert
  })
  await statement.execute(valuesOf(columns, row))
}

/**
 * Writes rows anew that are known by `key`: the columns in which any of them differs, since each that is named costs its
 * index and what it refers to a look. One prepared statement for each hundred.
 */
export async function updateMany<T extends Table>(
  tx: Tx,
  tableOf: (t: Tx['t']) => T,
  key: keyof T['_']['columns'] & string,
  rows: readonly Rewritten<InferInsertModel<T>>[],
): Promise<void> {
  const table = tableOf(tx.t)
  const all = columnsOf(table)
  const changed = changedColumns(all, rows)
  if (changed.length === 0) return
  const known = all.filter(([name]) => name === key)
  const written = changed.length > MOST_COLUMNS ? all.filter(([name]) => name !== key) : changed
  // Numbers: PostgreSQL tells statements apart by 63 letters.
  const which = written.map((column) => all.indexOf(column)).join()
  const named = changed === written ? which : ''
  const after = rows.map((row) => row.after)
  const [only] = after
  if (only && after.length === 1) {
    const statement = prepared(tx, `update one ${getTableName(table)} ${named}`, ({ db }) =>
      db
        .update(table as never)
        .set(bound(written))
        .where(and(...known.map(([name, column]) => eq(column, sql.placeholder(name))))),
    )
    await statement.execute(valuesOf([...known, ...written], only))
    return
  }
  await inParts(tx, [...known, ...written], after, (part) =>
    prepared(tx, `update ${getTableName(table)} ${named}`, ({ db }) =>
      db
        .update(table as never)
        .set(Object.fromEntries(written.map(([name, column]) => [name, read(column)])))
        .from(rowsFrom(table, [...known, ...written]))
        .where(sql.join(known.map(([, column]) => sql`${column} = ${read(column)}`))),
    ).execute({ rows: part }),
  )
}

const columnsOf = (table: Table): Columns => Object.entries(getTableColumns(table) as Record<string, Column>)

/** Columns that are each bound by their names. */
const bound = (columns: Columns) => Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]))

/** What a row has in columns; what is not said is empty. */
const valuesOf = (columns: Columns, row: object): Record<string, unknown> =>
  Object.fromEntries(columns.map(([name]) => [name, row[name as keyof typeof row] ?? null]))

function changedColumns<R extends object>(columns: Columns, rows: readonly Rewritten<R>[]): Columns {
  const differs = ({ before, after }: Rewritten<R>, name: string) => {
    const [from, to] = [before[name as keyof R], after[name as keyof R]]
    return from !== to && JSON.stringify(from) !== JSON.stringify(to)
  }
  return columns.filter(([name]) => rows.some((row) => differs(row, name)))
}

/** Runs one statement after the other with what the rows are as JSON: it knows the columns by their names in the database. */
async function inParts(
  tx: Tx,
  columns: Columns,
  rows: readonly object[],
  run: (part: string) => PromiseLike<unknown>,
): Promise<void> {
  const stored = (row: object) => {
    const values = valuesOf(columns, row)
    return Object.fromEntries(
      columns.map(([name, column]) => [column.name, column.mapToDriverValue(values[name] as never)]),
    )
  }
  const parts: string[] = []
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    parts.push(JSON.stringify(rows.slice(first, first + ROWS_AT_ONCE).map(stored)))
  await runInOrder(tx, parts.map(run))
}

/** A column of the rows that are written. */
function read(column: Column): SQL {
  return sql`written.${sql.identifier(column.name)}`
}

/** The rows that are bound as JSON, with these columns of a table in their order. */
function rowsFrom(table: Table, columns: Columns): SQL {
  const bound = sql.placeholder('rows')
  const names = columns.map(([, { name }]) => name)
  if (is(table, PgTable))
    return sql`(select ${list(names.map((name) => sql`${sql.identifier(name)}`))} from json_populate_recordset(null::${table}, ${bound}::json)) as written`
  const values = names.map((name) => sql`value ->> ${sql.raw(`'$.${name}'`)} as ${sql.identifier(name)}`)
  return sql`(select ${list(values)} from json_each(${bound})) as written`
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `)
