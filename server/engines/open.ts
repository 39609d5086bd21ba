import { join } from 'node:path'
import { openSqlite } from './sqlite.js'
import { isSqliteUnavailable } from './sqliteErrors.js'
import { openSqliteInMemory } from './sqliteMemory.js'
import type { EngineOptions, MemoryRegister, Store } from './store.js'
import { Busy } from './turns.js'

/** True for the address of a PostgreSQL database; anything else is the path of a file. */
function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database)
}

/**
 * Opens the register, brings its schema up to date and answers its store. `migrations` is the folder with the
 * migrations of every engine.
 * @throws DatabaseUnusable saying in one sentence what is wrong with it.
 */
export async function openStore(options: EngineOptions): Promise<Store> {
  const migrations = (engine: string) => join(options.migrations, engine)
  if (!isPostgres(options.database)) return openSqlite({ ...options, migrations: migrations('sqlite') })
  // Loaded only where it is used: a register in a file starts without it.
  const { openPostgres } = await import('./postgres.js')
  return openPostgres({ ...options, migrations: migrations('postgres') })
}

/** Opens an empty register in memory. */
export function openInMemory(migrations: string): MemoryRegister {
  return openSqliteInMemory(join(migrations, 'sqlite'))
}

/** True when an error says that the database cannot do its work for now: nothing was written, and it may go later. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof Busy || isSqliteUnavailable(cause) || isPostgresUnavailable(cause)) return true
  return false
}

/** True when an error says that what is stored cannot be read as it was written: pages are damaged, or a table is gone. */
export function isDamaged(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, statusCode } = cause as { code?: unknown; statusCode?: unknown }
    if (/^(SQLITE_(CORRUPT|NOTADB)|XX00[12]|42P01$|42703$)/.test(String(code))) return true
    if (code === 'SQLITE_ERROR' && /^no such (table|column)\b/.test(cause.message)) return true
    // What we wrote as JSON and cannot be read as it: not what somebody sent, which has a status.
    if (cause instanceof SyntaxError && statusCode === undefined && / JSON\b/.test(cause.message)) return true
  }
  return false
}

/** True when the database could not be reached, or could not do its work for now. */
function isPostgresUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return (
    // Connection lost or refused, no room left, taken down or starting, or a statement or a lock that took too long.
    (typeof code === 'string' &&
      /^(08|53|57|58)...$|^55P03$|^E(CONN|PIPE|TIMEDOUT|HOST|NET)|^ENOTFOUND|^EAI_/.test(code)) ||
    (typeof message === 'string' &&
      /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/.test(
        message,
      ))
  )
}
