import Database from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { sqliteTables, type Tables } from '../../schema/tables/all.js'
import { emptyImage } from './sqliteMigrations.js'
import type { Db, MemoryRegister } from './store.js'

/** Opens an empty register in memory, with this engine's tables whatever engine the server runs on. */
export function openSqliteInMemory(migrations: string): MemoryRegister {
  const connection = new Database(emptyImage(migrations))
  // What it holds is what a log says. References were held when that was written, and are not asked again.
  connection.pragma('foreign_keys = OFF')
  const indexes = connection
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    .all() as { name: string; sql: string }[]
  for (const { name } of indexes) connection.exec(`DROP INDEX ${name}`)
  connection.exec('BEGIN')
  const inserts = new Map<keyof Tables, (row: object) => void>()
  return {
    reader: { db: drizzle(connection) as unknown as Db, t: sqliteTables, register: {} },
    insert(table, rows) {
      const insert = inserts.get(table) ?? makeInsert(connection, sqliteTables[table])
      inserts.set(table, insert)
      for (const row of rows) insert(row)
    },
    complete() {
      for (const { sql } of indexes) connection.exec(sql)
      connection.exec('COMMIT')
    },
    bytes: () =>
      Number(connection.pragma('page_count', { simple: true })) *
      Number(connection.pragma('page_size', { simple: true })),
    close: () => void connection.close(),
  }
}

/** Writes rows of a table by hand: a statement that takes its values by place is bound in half the time. */
function makeInsert(connection: Database.Database, table: Tables[keyof Tables]): (row: object) => void {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, { name }]) => `"${name}"`)
  const statement = connection.prepare(
    `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${names.map(() => '?')})`,
  )
  const values = new Array<unknown>(columns.length)
  return (row) => {
    const given = row as Readonly<Record<string, unknown>>
    let place = 0
    for (const [name, column] of columns) {
      const value = given[name] ?? null
      // Texts and numbers are stored as they are.
      values[place] =
        typeof value === 'string' || typeof value === 'number' || value === null
          ? value
          : column.mapToDriverValue(value)
      place += 1
    }
    statement.run(values)
  }
}
