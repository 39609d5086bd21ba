import {
  type Column,
  getTableColumns,
  getTableName,
  type InferInsertModel,
  is,
  type SQL,
  sql,
  type Table,
} from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { prepared, runInOrder, type Tx } from './store.js'

/** The most rows that one statement writes. */
const ROWS_AT_ONCE = 1000

/** Writes new rows. One statement for each thousand. `again`: what is there already is left as it is. */
export async function insertMany<T extends Table>(
  tx: Tx,
  tableOf: (t: Tx['t']) => T,
  rows: readonly InferInsertModel<T>[],
  { again = false } = {},
): Promise<void> {
  const table = tableOf(tx.t)
  await inParts(tx, table, rows, (part) =>
    prepared(tx, `insert many ${getTableName(table)}`, ({ db, t }) => {
      const into = tableOf(t)
      const insert = db.insert(into as never).select(sql`select * from ${rowsFrom(into)} where true`)
      return again ? insert.onConflictDoNothing() : insert
    }).execute({ rows: part }),
  )
}

/** Writes every column of rows anew but the one that they are known by. One statement for each thousand. */
export async function updateMany<T extends Table>(
  tx: Tx,
  tableOf: (t: Tx['t']) => T,
  key: keyof T['_']['columns'] & string,
  rows: readonly InferInsertModel<T>[],
): Promise<void> {
  const table = tableOf(tx.t)
  await inParts(tx, table, rows, (part) =>
    prepared(tx, `update many ${getTableName(table)}`, ({ db, t }) => {
      const into = tableOf(t)
      const { [key]: known, ...columns } = getTableColumns(into) as Record<string, Column>
      const set = Object.entries<Column>(columns).map(([name, column]) => [name, read(column)])
      return db
        .update(into as never)
        .set(Object.fromEntries(set))
        .from(rowsFrom(into))
        .where(sql`${known} = ${read(known as Column)}`)
    }).execute({ rows: part }),
  )
}

/** Runs one statement after the other with what the rows are as JSON: it knows the columns by their names in the database. */
async function inParts<T extends Table>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
  run: (part: string) => PromiseLike<unknown>,
): Promise<void> {
  const columns = Object.entries(getTableColumns(table) as Record<string, Column>)
  const stored = (row: Record<string, unknown>) =>
    Object.fromEntries(
      columns.map(([name, column]) => [column.name, column.mapToDriverValue((row[name] ?? null) as never)]),
    )
  const parts: string[] = []
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    parts.push(JSON.stringify(rows.slice(first, first + ROWS_AT_ONCE).map(stored)))
  await runInOrder(tx, parts.map(run))
}

/** A column of the rows that are written. */
function read(column: Column): SQL {
  return sql`written.${sql.identifier(column.name)}`
}

/** The rows that are bound as JSON, in the order of the table's columns. */
function rowsFrom(table: Table): SQL {
  const columns = Object.values(getTableColumns(table) as Record<string, Column>)
  const bound = sql.placeholder('rows')
  if (is(table, PgTable))
    return sql`(select ${list(columns.map(({ name }) => sql`${sql.identifier(name)}`))} from json_populate_recordset(null::${table}, ${bound}::json)) as written`
  const values = columns.map(
    ({ name }) => sql`value ->> ${sql.raw(`'$.${name}'`)} as ${sql.identifier(name)}`,
  )
  return sql`(select ${list(values)} from json_each(${bound})) as written`
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `)
