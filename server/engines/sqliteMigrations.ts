import Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { REFERENCES, type Stray, strayQuery, strayWords } from './references.js'
import { DatabaseUnusable, type EngineOptions, missingMigrations, strayRow } from './store.js'

const images = new Map<string, Buffer>()

/** An empty register as bytes, made once: going through the migrations takes as long as filling one with the demo. */
export function emptyImage(migrations: string): Buffer {
  let image = images.get(migrations)
  if (!image) {
    const database = ':memory:'
    const connection = new Database(database)
    migrate(connection, { database, migrations })
    image = connection.serialize()
    connection.close()
    images.set(migrations, image)
  }
  return image
}

/**
 * Applies what is missing, all in one transaction, so that of two processes that start at once only one migrates.
 * A migration that gives a table a key makes the table anew, and until it has, others refer to none: references are
 * looked at when all is done.
 */
export function migrate(
  connection: Database.Database,
  { database, migrations }: Pick<EngineOptions, 'database' | 'migrations'>,
): void {
  const known = readMigrationFiles({ migrationsFolder: migrations })
  // Not inside the transaction, where it does nothing.
  connection.pragma('foreign_keys = OFF')
  connection.exec('BEGIN IMMEDIATE')
  try {
    connection.exec('CREATE TABLE IF NOT EXISTS migrations (hash text PRIMARY KEY, applied_at text NOT NULL)')
    const applied = connection.prepare('SELECT hash FROM migrations').pluck().all() as string[]
    const insert = connection.prepare('INSERT INTO migrations VALUES (?, ?)')
    const missing = missingMigrations(known, applied, database)
    for (const migration of missing) {
      for (const statement of migration.sql) connection.exec(statement)
      insert.run(migration.hash, new Date().toISOString())
    }
    if (missing.length > 0) refuseStrays(connection, database)
    connection.exec('COMMIT')
    connection.pragma('foreign_keys = ON')
  } catch (error) {
    connection.exec('ROLLBACK')
    connection.close()
    throw error instanceof DatabaseUnusable
      ? error
      : new DatabaseUnusable(
          `The database “${database}” could not be brought up to date (${(error as Error).message}).`,
        )
  }
}

/** @throws DatabaseUnusable naming the first row that refers to one that is not there. */
function refuseStrays(connection: Database.Database, database: string): void {
  const columns = connection
    .prepare(
      "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'",
    )
    .pluck()
    .all()
  for (const reference of REFERENCES) {
    if (!columns.includes(`${reference.table}.${reference.column}`)) continue
    const stray = connection.prepare(strayQuery(reference)).get() as Stray | undefined
    if (stray) throw strayRow(database, strayWords(reference, stray))
  }
}
