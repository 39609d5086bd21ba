import { randomUUID } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  openSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { sqliteTables } from '../../schema/tables/all.js'
import { countWrites, watchPlace } from './place.js'
import { makeFolder, makeOwnFile, OWN_FILE, tightenRights } from './rights.js'
import { emptyImage, migrate } from './sqliteMigrations.js'
import {
  DatabaseUnusable,
  type Db,
  type EngineOptions,
  foreign,
  noRegister,
  type Reader,
  type ReadOnly,
  type Store,
  WAIT_SECONDS,
  WritesRefused,
} from './store.js'
import { makeLanes, oneAtATime } from './turns.js'

/** How long between two looks at whether another program holds the file. */
const LOOK_MILLISECONDS = 20
/** How long everything waits, once the register is open: a wait within SQLite holds up all that the process does. */
const BUSY_MILLISECONDS = 100

/**
 * How many pages SQLite's log holds before they are moved into the file (16 MB): the commit that moves them takes ten times
 * as long as another, and a page that many writes changed is moved once.
 */
const PAGES_OF_LOG = 4000

/** How many reads see a moment of their own at once: one that takes long, and yields, does not hold up the others. */
const READERS = 4

/** How many connections of closed snapshots wait for the next ones, with what was prepared on them. */
const RESTING = 2

/** A connection with the client over it, which keeps what was prepared. */
interface OwnConnection {
  connection: Database.Database
  db: Db
}

/**
 * Opens a register in a file.
 * One writing connection, and read-only ones beside it that are never held up by a write (WAL): one for what is read as it
 * is when a statement runs, and some for reads that see one moment.
 * @throws DatabaseUnusable when the folder cannot be written, the file is no register, or a newer version made it.
 */
export async function openSqlite(options: EngineOptions): Promise<Store> {
  const { database, onStatement } = options
  if (options.onlyRead && existsSync(database) && !canWrite(database)) return openCopy(options)
  if (!existsSync(database)) {
    if (!options.create) throw noRegister(database)
    makeFile(database, options.migrations)
  } else refuseForeign(database)
  // What is only read may belong to somebody who lets others read it.
  if (!options.onlyRead) tightenRights(database, options.tell)
  const writer = connect(database, false)
  migrate(writer, options)
  writer.pragma('busy_timeout = 0')
  writer.pragma(`wal_autocheckpoint = ${PAGES_OF_LOG}`)
  const reader = connect(database, true)
  const view = connect(database, true)
  // Open for as long as the register is: to close a file gives up the locks that the process has on it.
  const file = openSync(database, 'r')
  const isInPlace = watchPlace(database, view, file)
  const counted = countWrites(writer)
  let damaged = false

  const logger = onStatement && { logQuery: onStatement }
  const over = (connection: Database.Database) =>
    drizzle(connection, logger ? { logger } : {}) as unknown as Db
  const writing = over(writer)
  const readOnly = (): ReadOnly | null =>
    damaged ? 'register_damaged' : isInPlace() ? null : 'register_moved'
  const mayWrite = () => {
    const why = readOnly()
    if (why) throw new WritesRefused(why)
  }
  const transaction = transactionsOn(writer, 'BEGIN IMMEDIATE', mayWrite)
  const dataVersion = reader.prepare('PRAGMA data_version').pluck()
  const shared: Reader = { db: over(reader), t: sqliteTables, register: {} }
  const readers = [connect(database, true)]
  const unused = [...readers]
  /** Another one opens the file at its place, which must be the one that all else is read from. */
  const openAnother = () => {
    if (!isInPlace()) return undefined
    const connection = connect(database, true)
    readers.push(connection)
    return connection
  }
  const resting: OwnConnection[] = []
  const connectOwn = (): OwnConnection => {
    const connection = connect(database, true)
    return { connection, db: over(connection) }
  }
  const giveBack = (own: OwnConnection) => {
    if (own.connection.inTransaction) own.connection.exec('ROLLBACK')
    if (writer.open && resting.length < RESTING) resting.push(own)
    else own.connection.close()
  }
  const read = makeLanes<Reader>(() => {
    const connection = unused.pop() ?? openAnother()
    if (!connection) return undefined
    const run = transactionsOn(connection, 'BEGIN', () => undefined)
    const own = { ...shared, db: over(connection) }
    return (work) => run(() => work(own), { patient: false })
  }, READERS)
  return {
    ...shared,
    version: () => dataVersion.get() as number,
    transaction: (work, { patient = false } = {}) =>
      transaction(() => counted(() => work({ db: writing, t: sqliteTables, register: {}, writes: true })), {
        patient,
      }),
    read,
    async snapshot() {
      // It opens the file at its place, which must be the one that all else is read from.
      if (!isInPlace()) throw new WritesRefused('register_moved')
      let own: OwnConnection | null = resting.pop() ?? connectOwn()
      own.connection.exec('BEGIN')
      return {
        reader: { ...shared, db: own.db },
        async close() {
          if (own) giveBack(own)
          own = null
        },
      }
    },
    readOnly,
    refuseWrites() {
      damaged = true
    },
    findDamage: () => findDamagedPage(database),
    async close() {
      await transaction(async () => undefined, { patient: false }).catch(() => undefined)
      await read.idle()
      if (!writer.open) return
      const rested = resting.map(({ connection }) => connection)
      for (const connection of [view, reader, ...readers, ...rested]) connection.close()
      // The last of all: it brings what is in the log into the file.
      writer.close()
      closeSync(file)
    },
  }
}

function canWrite(database: string): boolean {
  try {
    for (const place of [database, dirname(database)]) accessSync(place, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Opens a copy of a register that lies where nothing can be written, as SQLite must to read it; it goes when it is closed. */
async function openCopy(options: EngineOptions): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const database = join(folder, basename(options.database))
    for (const beside of ['', '-wal'])
      if (existsSync(options.database + beside)) {
        copyFileSync(options.database + beside, database + beside)
        // Not the rights of the original, by which the copy could neither be written nor be only ours.
        chmodSync(database + beside, OWN_FILE)
      }
    const store = await openSqlite({ ...options, database })
    return { ...store, close: () => store.close().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * Makes an empty register, which stands in its place whole or not at all: a file that is something else is never taken
 * for one that was stopped in the making.
 */
function makeFile(database: string, migrations: string): void {
  const making = `${database}.${randomUUID()}`
  try {
    makeFolder(dirname(database))
    makeOwnFile(making, emptyImage(migrations))
    linkSync(making, database)
  } catch (error) {
    // Another process was first: its register is as good.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotOpen(database, error)
  } finally {
    if (existsSync(making)) rmSync(making)
  }
}

/**
 * Runs work between `begin` and COMMIT, each after the one before: a connection has one transaction at a time.
 * `check` throws where the work would be for nothing; it is asked once more when all is done, before anyone is told.
 */
function transactionsOn(connection: Database.Database, begin: string, check: () => void) {
  const queue = oneAtATime()
  return <T>(work: () => Promise<T>, { patient }: { patient: boolean }): Promise<T> => {
    const until = patient ? Number.POSITIVE_INFINITY : Date.now() + WAIT_SECONDS * 1000
    return queue(async () => {
      check()
      await beginWhenFree(connection, begin, until)
      try {
        const answer = await work()
        check()
        connection.exec('COMMIT')
        check()
        return answer
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK')
        throw error
      }
    })
  }
}

/** Begins when no other program holds the file. Whoever has waited in line as long as one waits tries once. */
async function beginWhenFree(connection: Database.Database, begin: string, until: number): Promise<void> {
  for (;;)
    try {
      connection.exec(begin)
      return
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!isBusy || Date.now() >= until) throw error
      await setTimeout(LOOK_MILLISECONDS)
    }
}

/** What is wrong with the pages of a file, all of which are read beside all else that is done; null: nothing. */
function findDamagedPage(database: string): Promise<string | null> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(CHECK_PAGES, { eval: true, workerData: { driver, database } })
  // Nobody waits for it when the server ends.
  worker.unref()
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => resolve(null))
  })
}

/** Run in a thread of its own; written out, so that it needs no file of its own beside the bundled server. */
const CHECK_PAGES = `
  const { parentPort, workerData } = require('node:worker_threads')
  const Database = require(workerData.driver)
  const connection = new Database(workerData.database, { readonly: true })
  let problem
  try {
    const found = connection.pragma('quick_check(1)', { simple: true })
    // The last line of it: the first says in which database, and there is one.
    problem = found === 'ok' ? null : found.split('\\n').at(-1)
  } catch (error) {
    problem = /^SQLITE_(CORRUPT|NOTADB)/.test(error.code) ? error.message : null
  }
  connection.close()
  parentPort.postMessage(problem)
`

function connect(database: string, readonly: boolean): Database.Database {
  let connection: Database.Database | undefined
  try {
    connection = new Database(database, {
      readonly,
      fileMustExist: true,
      timeout: readonly ? BUSY_MILLISECONDS : WAIT_SECONDS * 1000,
    })
    // A change is acknowledged only when it is on the disk: FULL waits for it at every commit.
    if (!readonly) connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    return connection
  } catch (error) {
    connection?.close()
    throw cannotOpen(database, error)
  }
}

function cannotOpen(database: string, error: unknown): DatabaseUnusable {
  const { code, message } = error as { code: string; message: string }
  // What says which tables there are cannot be read: nothing of it can.
  const remedy = /^SQLITE_CORRUPT/.test(code)
    ? 'The file is damaged: keep it as it is, and restore a backup.'
    : 'Check that its folder can be written and that the file is a Harmoni register.'
  return new DatabaseUnusable(`The database “${database}” cannot be opened (${message}). ${remedy}`)
}

/** @throws DatabaseUnusable when a file is anything but a register: it is looked at before a bit of it is changed. */
function refuseForeign(database: string): void {
  const connection = connect(database, true)
  try {
    const columns = connection.prepare("SELECT name FROM pragma_table_info('migrations')").pluck().all()
    if (columns.includes('hash')) return
    throw foreign(database, connection.prepare('SELECT name FROM sqlite_master').pluck().all())
  } catch (error) {
    throw error instanceof DatabaseUnusable ? error : cannotOpen(database, error)
  } finally {
    connection.close()
  }
}
