import { type Column, getTableColumns, sql } from 'drizzle-orm'
import type { Tables } from '../../schema/tables/all.js'
import { placeholders, prepared, type Reader, type Tx } from '../engines/store.js'

export type TableName = keyof Tables

/** What tells the rows of each table apart, in the order that they are copied in. */
const KEYS: { [N in TableName]: (table: Tables[N]) => Column[] } = {
  programme: (t) => [t.id],
  municipalities: (t) => [t.number],
  serviceAreas: (t) => [t.code],
  codes: (t) => [t.list, t.code],
  waves: (t) => [t.code],
  systems: (t) => [t.number],
  replacements: (t) => [t.code],
  mappings: (t) => [t.id],
  archives: (t) => [t.system],
  privacy: (t) => [t.system],
  contracts: (t) => [t.id],
  contractSystems: (t) => [t.contract, t.system],
  integrations: (t) => [t.id],
  prerequisites: (t) => [t.id],
  milestones: (t) => [t.code],
  overrides: (t) => [t.id],
  changes: (t) => [t.seq],
  users: (t) => [t.id],
  links: (t) => [t.hash],
  sessions: (t) => [t.hash],
  tokens: (t) => [t.id],
  idempotency: (t) => [t.actor, t.key],
  attempts: (t) => [t.key],
}

/** Every table of a register. */
export const TABLE_NAMES = Object.keys(KEYS) as TableName[]

/** Values that one statement may bind on every engine, with room to spare. */
const MOST_VALUES = 10_000

export async function countRows(reader: Reader, name: TableName): Promise<number> {
  const [row] = await reader.db.select({ total: sql<number>`count(*)` }).from(reader.t[name])
  return row?.total ?? 0
}

/** The rows of a table, in order, a batch at a time. The reader must see one moment throughout. */
export async function* iterateRows(reader: Reader, name: TableName): AsyncGenerator<object[]> {
  const table = reader.t[name]
  const key = (KEYS[name] as (table: Tables[TableName]) => Column[])(table).map((column) => sql`${column}`)
  const size = Math.floor(MOST_VALUES / Object.keys(table).length)
  for (let offset = 0; ; offset += size) {
    const rows = await reader.db
      .select()
      .from(table)
      .orderBy(...key)
      .limit(size)
      .offset(offset)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
  }
}

/** Writes rows as they are, log and versions included: only for a register that has none of its own. */
export async function insertRows(tx: Tx, name: TableName, rows: object[]): Promise<void> {
  await tx.db.insert(tx.t[name]).values(rows as never)
}

/**
 * Writes rows one by one with a statement that is made once: for a register in memory, where building a statement for
 * many costs more than writing them. A column that a row does not name, which it is older than, is empty.
 */
export async function insertEach(tx: Tx, name: TableName, rows: readonly object[]): Promise<void> {
  const statement = prepared(tx, `insertEach ${name}`, ({ db, t }) =>
    db.insert(t[name]).values(placeholders(t[name]) as never),
  )
  const empty = Object.fromEntries(Object.keys(getTableColumns(tx.t[name])).map((column) => [column, null]))
  for (const row of rows) await statement.execute({ ...empty, ...row })
}
