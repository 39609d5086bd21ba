import { setImmediate } from 'node:timers/promises'
import { is, type SQL, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Tables } from '../../schema/tables/all.js'

/** A connection. Typed as SQLite's; the other engine's takes the same queries (schema/tables/columns.ts). */
export type Db = BetterSQLite3Database<Record<string, never>>

/** What a reading store function takes: a connection and the tables of its engine. */
export interface Reader {
  readonly db: Db
  readonly t: Tables
  /** Stands for what is read: the register as it is committed, or as one transaction sees it. Keeps of it hang on this. */
  readonly register: object
  /** Where its log is, when that is in another register: a past one has none, and reads that of the present up to its moment. */
  readonly log?: Reader
  /**
   * Differs after every commit, whoever made it, and costs less than a statement. Only of a register that is read as it is
   * committed, where that can be told.
   */
  readonly version?: (() => number) | undefined
}

/** What a writing store function takes. Only `transaction` makes one. */
export interface Tx extends Reader {
  readonly writes: true
}

/** An open register, on either engine. Read outside a transaction, it is as it was last committed. */
export interface Store extends Reader {
  /**
   * Runs `work` in one transaction: committed durably when it resolves, undone when it throws.
   * Transactions wait for each other, those of other processes too; reads outside see the state before.
   * `work` may run again when the database asks for it, so it must have no effect but through `tx`.
   * `patient`: waits for its turn for as long as that takes, as a server does that starts while another sets up.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: { patient?: boolean }): Promise<T>
  /** Runs several reads that see the register at one moment. For short work: it occupies a connection. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** A view of the register at one moment that stays as it is until it is closed: for what is streamed. */
  snapshot(): Promise<Snapshot>
  /** Why nothing is written to the register any more, so that it is only read; null: it is written to. */
  readOnly(): ReadOnly | null
  /** Writes nothing from now on: what is stored was found to be damaged. */
  refuseWrites(): void
  /** Reads all that is stored, beside all else that is done. What of it is damaged is answered, or thrown as the database says it; null: nothing. */
  findDamage(): Promise<string | null>
  close(): Promise<void>
}

/** How long a write waits for another program that holds what it writes to; it waits aside, so that reads go on. */
export const WAIT_SECONDS = 5

/** Why a register is only read: parts of it cannot be read as they were written, or it is not at its place any more. */
export type ReadOnly = 'register_damaged' | 'register_moved'

/** A write that was refused, and nothing kept of it, as the register is only read. */
export class WritesRefused extends Error {
  constructor(readonly why: ReadOnly) {
    super(why)
  }
}

/** A register as it stood at one moment. It occupies a connection until it is closed. */
export interface Snapshot {
  reader: Reader
  close(): Promise<void>
}

/** A register in memory, gone when it is closed: what the log of another is replayed into. */
export interface MemoryRegister {
  /** Reads it, once it is complete. */
  reader: Reader
  /** Writes whole rows, or what is known of them: a column that is not named is empty. */
  insert(table: keyof Tables, rows: readonly object[]): void
  /** Makes what rows are found by, when all of them are there: making it once costs less than keeping it up. */
  complete(): void
  /** How much memory it takes. */
  bytes(): number
  close(): void
}

/** What an engine is opened with. */
export interface EngineOptions {
  /** A file, or a `postgres://` address without a password: it is shown. */
  database: string
  /** The folder with the migrations of the engine. */
  migrations: string
  /** Told of every statement before it runs; for tests that count them. */
  onStatement?: ((sql: string) => void) | undefined
  /** False: a place without a register is refused instead of getting a new one. */
  create: boolean
  /** True: it is opened to be read, and may lie where nothing can be written. */
  onlyRead?: boolean | undefined
  /** Told, a sentence each, what whoever runs it should know of how the register lies or is reached. */
  tell?: ((sentence: string) => void) | undefined
  connection: ConnectionOptions
}

/** How a database that is reached over a network is reached. */
export interface ConnectionOptions {
  /** Undefined: there is none. */
  password: string | undefined
  /** The most connections that this process holds, those of snapshots apart. */
  poolSize: number
  /** The most connections that snapshots hold, each for as long as a client takes to be sent an answer. */
  snapshots: number
  /** `off`: not encrypted. `require`: encrypted. `verify`: and its certificate must be good for its name. */
  tls: 'off' | 'require' | 'verify'
  /** A file with the certificates that `verify` trusts; empty: those that Node trusts. */
  tlsAuthorities: string
  connectTimeoutSeconds: number
  /** A statement that takes longer is ended, waiting for others included. */
  statementTimeoutSeconds: number
}

/** The database cannot be used: said to the user as it is. */
export class DatabaseUnusable extends Error {}

/** Whether what is asked travels: in order, and several at once. A file has answered when it is asked. */
export function travels({ t }: Reader): boolean {
  return is(t.changes, PgTable)
}

/** Runs statements in order, without waiting for each where they travel; a file lets others have their turn between two. */
export async function runInOrder(tx: Tx, statements: readonly PromiseLike<unknown>[]): Promise<void> {
  if (travels(tx)) await Promise.all(statements)
  else
    for (const [place, statement] of statements.entries()) {
      if (place > 0) await setImmediate()
      await statement
    }
}

/**
 * Runs work in a part of a transaction: what it wrote is taken back when it throws, and the transaction goes on. One part at a
 * time, with nothing else on its way.
 */
export async function inPart<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const run = async (statement: SQL) => {
    const { db } = tx as unknown as {
      db: Record<'run' | 'execute', (statement: SQL) => PromiseLike<unknown>>
    }
    await (travels(tx) ? db.execute(statement) : db.run(statement))
  }
  await run(sql`savepoint part`)
  try {
    const result = await work()
    await run(sql`release savepoint part`)
    return result
  } catch (error) {
    await run(sql`rollback to savepoint part`)
    await run(sql`release savepoint part`)
    throw error
  }
}

/** What was read since the last commit. */
interface Unchanged {
  version: number
  answers: Map<string, unknown>
}
const unchanged = new WeakMap<Db, Unchanged>()
/** So many answers are kept: whoever guesses keeps nothing, since nothing is found. */
const MOST_ANSWERS = 1000

/** What was read before under a key, while nothing has been committed since; else it is read. For what every request reads. */
export async function whileUnchanged<T>(reader: Reader, key: string, read: () => PromiseLike<T>): Promise<T> {
  if (!reader.version) return read()
  const version = reader.version()
  let kept = unchanged.get(reader.db)
  if (kept?.version !== version) {
    kept = { version, answers: new Map() }
    unchanged.set(reader.db, kept)
  }
  if (kept.answers.has(key)) return kept.answers.get(key) as T
  // What is committed meanwhile is kept under the version before it, which nobody asks for again.
  const answer = await read()
  if (answer !== undefined && kept.answers.size < MOST_ANSWERS) kept.answers.set(key, answer)
  return answer
}

const statements = new WeakMap<Db, Map<string, unknown>>()
/** So many statements of a connection are kept prepared; what comes after them is made anew each time. */
const MOST_PREPARED = 300

/** A prepared statement, made once for each connection: for the few that every request runs. */
export function prepared<T>(reader: Reader, name: string, query: (reader: Reader) => { prepare(): T }): T {
  let made = statements.get(reader.db)
  if (!made) {
    made = new Map()
    statements.set(reader.db, made)
  }
  let statement = made.get(name) as T | undefined
  if (!statement) {
    // PostgreSQL knows a prepared statement by its name, which is short; SQLite takes none.
    const kept = made.size < MOST_PREPARED ? `${made.size} ${name}`.slice(0, 60) : undefined
    statement = (query(reader) as { prepare(name?: string): T }).prepare(kept)
    if (kept) made.set(name, statement)
  }
  return statement
}

/**
 * The migrations that a register lacks, in order.
 * @throws DatabaseUnusable when it has one that is not known here: a newer version made it.
 */
export function missingMigrations<M extends { hash: string }>(
  known: readonly M[],
  applied: readonly string[],
  database: string,
): M[] {
  if (applied.some((hash) => !known.some((migration) => migration.hash === hash)))
    throw new DatabaseUnusable(
      `The database “${database}” was made by a newer version of Harmoni. Start that version, or restore a backup from this one.`,
    )
  return known.filter(({ hash }) => !applied.includes(hash))
}

/** What is said of a place that holds no register, where one must be. */
export function noRegister(database: string): DatabaseUnusable {
  return new DatabaseUnusable(
    `There is no register at ${database}. Make one with “harmoni serve”, or set HARMONI_DATABASE.`,
  )
}

/** What is said of a database that is there and is no register, `tables` telling what it holds. */
export function foreign(database: string, tables: readonly unknown[]): DatabaseUnusable {
  const holds = tables.length > 0 ? `it holds ${tables.slice(0, 3).join(', ')}` : 'it is empty'
  return new DatabaseUnusable(
    `“${database}” is no Harmoni register: ${holds}. It is left as it was. Name another place, or take it away first.`,
  )
}

/** What is said of a register in which a row refers to one that is not there, `which` telling both. */
export function strayRow(database: string, which: string): DatabaseUnusable {
  return new DatabaseUnusable(
    `The database “${database}” cannot be brought up to date: ${which}. It is left as it was. Correct the row, or restore a backup, and start again.`,
  )
}
