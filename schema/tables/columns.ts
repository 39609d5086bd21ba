import * as sqlite from 'drizzle-orm/sqlite-core'

/**
 * The column kit of SQLite, and the only place that knows the dialect: every table file is a function of a kit.
 * A kit for another engine has the same members and is cast to this type.
 */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  integer: (name: string) => sqlite.integer(name),
  flag: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  json: <T>(name: string) => sqlite.text(name, { mode: 'json' }).$type<T>(),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
}

export type Kit = typeof sqliteKit

/** What every domain row carries: a version for `If-Match`, and when it was made and last changed (UTC ISO 8601). */
export function rowStamp(kit: Kit) {
  return {
    version: kit.integer('version').notNull(),
    createdAt: kit.text('created_at').notNull(),
    updatedAt: kit.text('updated_at').notNull(),
  }
}
