import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** Text that was edited into no JSON is handed on as it stands, so that whoever verifies the register sees it. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * The column kits of the two engines, and the only difference between them that the tables know: every table file is
 * a function of a kit. Both keep the same values: text as it is written, JSON as its text, dates and moments as text.
 */
const json = {
  toDriver: (value: unknown) => (value === null ? null : JSON.stringify(value)) as string,
  fromDriver: readJson,
}
const sqliteJson = sqlite.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  ...json,
})

/** A number that was edited into neither 0 nor 1 is no flag, and handed on as it stands, as text that is no JSON is. */
const sqliteFlag = sqlite.customType<{ data: boolean; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (value) => (value ? 1 : 0),
  fromDriver: (value) => (value === 0 || value === 1 ? value === 1 : (value as unknown as boolean)),
})

/** What SQLite's tables are made of: a flag is stored as 0 or 1. */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  integer: (name: string) => sqlite.integer(name),
  flag: (name: string) => sqliteFlag(name),
  json: <T>(name: string) => sqliteJson(name).$type<T>(),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
}

/** What a table is made of. Typed as SQLite's on both engines. */
export type Kit = typeof sqliteKit

// Compared byte by byte, as SQLite does, whatever the database's own collation: the order is that of our sort keys.
const TEXT = 'text COLLATE "C"'
const postgresText = pg.customType<{ data: string }>({ dataType: () => TEXT })
const postgresJson = pg.customType<{ data: unknown; driverData: string }>({ dataType: () => TEXT, ...json })

/** What PostgreSQL's tables are made of, typed as SQLite's. Texts are compared byte by byte. */
export const postgresKit = {
  table: pg.pgTable,
  text: (name: string) => postgresText(name),
  integer: (name: string) => pg.integer(name),
  flag: (name: string) => pg.boolean(name),
  json: <T>(name: string) => postgresJson(name).$type<T>(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
} as unknown as Kit

/** What every domain row carries: a version for `If-Match`, and when it was made and last changed (UTC ISO 8601). */
export function rowStamp(kit: Kit) {
  return {
    version: kit.integer('version').notNull(),
    createdAt: kit.text('created_at').notNull(),
    updatedAt: kit.text('updated_at').notNull(),
  }
}
