import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { getTableColumns, type InferInsertModel, type SQL, sql, type Table } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { sqliteTables, type Tables } from '../../schema/tables/all.js'

export type Db = BetterSQLite3Database<Record<string, never>>

/** What a reading store function takes: a connection and the tables of its engine. */
export interface Reader {
  readonly db: Db
  readonly t: Tables
}

/** What a writing store function takes. Only `transaction` makes one. */
export interface Tx extends Reader {
  readonly writes: true
}

export interface Store extends Reader {
  /**
   * Runs `work` in one transaction: committed durably when it resolves, undone when it throws.
   * Transactions wait for each other in the order they came; reads outside see the state before.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs several reads that see the register at one moment. For short work: other reads wait for it. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** A view of the register at one moment that stays as it is until it is closed: for what is streamed. */
  snapshot(): Snapshot
  close(): Promise<void>
}

export interface Snapshot {
  reader: Reader
  close(): void
}

export interface StoreOptions {
  /** The file of the register. */
  database: string
  /** The folder with the migrations of every engine. */
  migrations: string
  /** Told of every statement before it runs; for tests that count them. */
  onStatement?: (sql: string) => void
}

/** The database cannot be used: said to the user as it is. */
export class DatabaseUnusable extends Error {}

/**
 * Opens the register, brings its schema up to date and answers its store.
 * One writing connection, and a read-only one beside it that is never held up by a write (WAL).
 * @throws DatabaseUnusable when the folder cannot be written, the file is no register, or a newer version made it.
 */
export function openStore(options: StoreOptions): Store {
  const writer = connect(options.database, false)
  migrate(writer, join(options.migrations, 'sqlite'), options.database)
  const reader = connect(options.database, true)

  const logger = options.onStatement && { logQuery: options.onStatement }
  const over = (connection: Database.Database) =>
    drizzle(connection, logger ? { logger } : {}) as unknown as Db
  const tx: Tx = { db: over(writer), t: sqliteTables, writes: true }

  const transaction = oneAtATime(writer, 'BEGIN IMMEDIATE')
  const read = oneAtATime(reader, 'BEGIN')
  const shared: Reader = { db: over(reader), t: sqliteTables }
  return {
    ...shared,
    transaction: (work) => transaction(() => work(tx)),
    read: (work) => read(() => work(shared)),
    snapshot() {
      const connection = connect(options.database, true)
      connection.exec('BEGIN')
      return { reader: { db: over(connection), t: sqliteTables }, close: () => connection.close() }
    },
    async close() {
      await transaction(async () => undefined)
      await read(async () => undefined)
      reader.close()
      writer.close()
    },
  }
}

/** Runs work between `begin` and COMMIT, each after the one before: a connection has one transaction at a time. */
function oneAtATime(connection: Database.Database, begin: string) {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(async () => {
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
    last = result.catch(() => undefined)
    return result
  }
}

function connect(database: string, readonly: boolean): Database.Database {
  try {
    if (!readonly) mkdirSync(dirname(database), { recursive: true })
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

/** Applies what is missing, all in one transaction, so that of two processes that start at once only one migrates. */
function migrate(connection: Database.Database, folder: string, database: string): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  const known = new Set(migrations.map((migration) => migration.hash))
  connection.exec('BEGIN IMMEDIATE')
  try {
    connection.exec('CREATE TABLE IF NOT EXISTS migrations (hash text PRIMARY KEY, applied_at text NOT NULL)')
    const applied = connection.prepare('SELECT hash FROM migrations').pluck().all() as string[]
    if (applied.some((hash) => !known.has(hash)))
      throw new DatabaseUnusable(
        `The database “${database}” was made by a newer version of Harmoni. Start that version, or restore a backup from this one.`,
      )
    const insert = connection.prepare('INSERT INTO migrations VALUES (?, ?)')
    for (const migration of migrations.filter(({ hash }) => !applied.includes(hash))) {
      for (const statement of migration.sql) connection.exec(statement)
      insert.run(migration.hash, new Date().toISOString())
    }
    connection.exec('COMMIT')
  } catch (error) {
    connection.exec('ROLLBACK')
    throw error instanceof DatabaseUnusable
      ? error
      : new DatabaseUnusable(
          `The database “${database}” could not be brought up to date (${(error as Error).message}).`,
        )
  }
}

const statements = new WeakMap<Db, Map<string, unknown>>()

/** A prepared statement, made once for each connection: for the few that every request runs. */
export function prepared<T>(reader: Reader, name: string, prepare: (reader: Reader) => T): T {
  let made = statements.get(reader.db)
  if (!made) {
    made = new Map()
    statements.set(reader.db, made)
  }
  let statement = made.get(name) as T | undefined
  if (!statement) {
    statement = prepare(reader)
    made.set(name, statement)
  }
  return statement
}

/** A placeholder for each column, named and written as it: for a prepared statement that writes a whole row. */
export function placeholders<T extends Table>(table: T): { [C in keyof InferInsertModel<T>]-?: SQL } {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([name, column]) => [
      name,
      sql`${sql.param(sql.placeholder(name), column)}`,
    ]),
  ) as { [C in keyof InferInsertModel<T>]-?: SQL }
}
