import { sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { sqliteTables } from '../../schema/tables/all.js'
import type { Reader } from './store.js'

/** A column whose value is the key of a row in another table. All names are the database's. */
export interface Reference {
  /** What the database calls it, where it names such things. */
  name: string
  table: string
  /** What tells the rows of the table apart. */
  key: string[]
  column: string
  target: string
  targetColumn: string
}

/** Every reference of the register. They are the same on every engine, so they are read from the tables of one. */
export const REFERENCES: readonly Reference[] = Object.values(sqliteTables).flatMap((table) => {
  const { name, columns, primaryKeys, foreignKeys } = getTableConfig(table)
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  return foreignKeys.map((foreignKey) => {
    const reference = foreignKey.reference()
    return {
      name: foreignKey.getName(),
      table: name,
      key: key.map((column) => column.name),
      column: only(reference.columns),
      target: getTableConfig(reference.foreignTable).name,
      targetColumn: only(reference.foreignColumns),
    }
  })
})

function only([column, ...more]: readonly SQLiteColumn[]): string {
  if (!column || more.length > 0) throw new Error('a reference is one column')
  return column.name
}

/** A row that refers to one that is not there. */
export interface Stray {
  key: string
  value: string
}

/** The SQL that finds the first row whose reference leads nowhere, as a `Stray`; on every engine. */
export function strayQuery({ table, key, column, target, targetColumn }: Reference): string {
  return `SELECT ${key.map((part) => `"${part}"`).join(" || '/' || ")} AS "key", "${column}" AS "value"
    FROM "${table}" WHERE "${column}" IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM "${target}" WHERE "${target}"."${targetColumn}" = "${table}"."${column}")
    ORDER BY 1 LIMIT 1`
}

/** What is said of a stray: its table, row and value. */
export function strayWords({ table, column, target }: Reference, { key, value }: Stray): string {
  return `in ${table}, the row ${key} has “${value}” as its ${column}, which is not in ${target}`
}

/** Says of the first row that refers to one that is not there which it is; undefined when all lead somewhere. */
export async function findStray(reader: Reader): Promise<string | undefined> {
  for (const reference of REFERENCES) {
    const [stray] = await reader.db
      .select({ key: sql<string>`"key"`, value: sql<string>`"value"` })
      .from(sql.raw(`(${strayQuery(reference)}) AS stray`))
    if (stray) return strayWords(reference, stray)
  }
  return undefined
}
