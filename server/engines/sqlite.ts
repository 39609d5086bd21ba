import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { sqliteTables } from '../../schema/tables/all.js'
import { REFERENCES, type Stray, strayQuery, strayWords } from './references.js'
import {
  DatabaseUnusable,
  type Db,
  type EngineOptions,
  type MemoryRegister,
  missingMigrations,
  noRegister,
  type Reader,
  type Store,
  strayRow,
} from './store.js'
import { oneAtATime } from './turns.js'

/**
 * Opens a register in a file.
 * One writing connection, and a read-only one beside it that is never held up by a write (WAL).
 * @throws DatabaseUnusable when the folder cannot be written, the file is no register, or a newer version made it.
 */
export async function openSqlite(options: EngineOptions): Promise<Store> {
  const { database, onStatement } = options
  if (!options.create && !existsSync(database)) throw noRegister(database)
  const writer = connect(database, false)
  migrate(writer, options)
  const reader = connect(database, true)

  const logger = onStatement && { logQuery: onStatement }
  const over = (connection: Database.Database) =>
    drizzle(connection, logger ? { logger } : {}) as unknown as Db
  const writing = over(writer)
  const transaction = transactionsOn(writer, 'BEGIN IMMEDIATE')
  const read = transactionsOn(reader, 'BEGIN')
  const shared: Reader = { db: over(reader), t: sqliteTables, register: {} }
  return {
    ...shared,
    transaction: (work) =>
      transaction(() => work({ db: writing, t: sqliteTables, register: {}, writes: true })),
    read: (work) => read(() => work(shared)),
    async snapshot() {
      const connection = connect(database, true)
      connection.exec('BEGIN')
      return {
        reader: { ...shared, db: over(connection) },
        close: async () => void connection.close(),
      }
    },
    async close() {
      await transaction(async () => undefined)
      await read(async () => undefined)
      reader.close()
      writer.close()
    },
  }
}

/** Opens an empty register in memory, with this engine's tables whatever engine the server runs on. */
export function openSqliteInMemory(migrations: string): MemoryRegister {
  const connection = new Database(emptyImage(migrations))
  // What it holds is what a log says. References were held when that was written, and are not asked again.
  connection.pragma('foreign_keys = OFF')
  return {
    tx: { db: drizzle(connection) as unknown as Db, t: sqliteTables, register: {}, writes: true },
    bytes: () =>
      Number(connection.pragma('page_count', { simple: true })) *
      Number(connection.pragma('page_size', { simple: true })),
    close: () => void connection.close(),
  }
}

const images = new Map<string, Buffer>()

/** An empty register as bytes, made once: going through the migrations takes as long as filling one with the demo. */
function emptyImage(migrations: string): Buffer {
  let image = images.get(migrations)
  if (!image) {
    const database = ':memory:'
    const connection = new Database(database)
    migrate(connection, { database, migrations, create: true })
    image = connection.serialize()
    connection.close()
    images.set(migrations, image)
  }
  return image
}

/** True when the database could not do its work for now: no room, no access, or held by another program. */
export function isSqliteUnavailable(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|BUSY|READONLY)/.test(error.code)
}

/** Runs work between `begin` and COMMIT, each after the one before: a connection has one transaction at a time. */
function transactionsOn(connection: Database.Database, begin: string) {
  const queue = oneAtATime()
  return <T>(work: () => Promise<T>): Promise<T> =>
    queue(async () => {
      connection.exec(begin)
      try {
        const answer = await work()
        connection.exec('COMMIT')
        return answer
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK')
        throw error
      }
    })
}

/** Not Node's `recursive`, which never comes back where a folder can neither be found nor made, as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

function connect(database: string, readonly: boolean): Database.Database {
  try {
    if (!readonly) makeFolder(dirname(database))
    const connection = new Database(database, { readonly, timeout: 5000 })
    // A change is acknowledged only when it is on the disk: FULL waits for it at every commit.
    if (!readonly) connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    return connection
  } catch (error) {
    throw new DatabaseUnusable(
      `The database “${database}” cannot be opened (${(error as Error).message}). Check that its folder can be written and that the file is a Harmoni register.`,
    )
  }
}

/**
 * Applies what is missing, all in one transaction, so that of two processes that start at once only one migrates.
 * A migration that gives a table a key makes the table anew, and until it has, others refer to none: references are
 * looked at when all is done.
 */
function migrate(
  connection: Database.Database,
  { database, migrations, create }: Pick<EngineOptions, 'database' | 'migrations' | 'create'>,
): void {
  const known = readMigrationFiles({ migrationsFolder: migrations })
  // Not inside the transaction, where it does nothing.
  connection.pragma('foreign_keys = OFF')
  connection.exec('BEGIN IMMEDIATE')
  try {
    const tables = connection.prepare("SELECT name FROM sqlite_master WHERE name = 'migrations'").all()
    if (!create && tables.length === 0) throw noRegister(database)
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
  const tables = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  for (const reference of REFERENCES) {
    if (!tables.includes(reference.table)) continue
    const stray = connection.prepare(strayQuery(reference)).get() as Stray | undefined
    if (stray) throw strayRow(database, strayWords(reference, stray))
  }
}
