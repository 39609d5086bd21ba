import { join } from 'node:path'
import { isPostgresUnavailable, openPostgres, withoutPassword } from './postgres.js'
import { isSqliteUnavailable, openSqlite, openSqliteInMemory } from './sqlite.js'
import type { EngineOptions, MemoryRegister, Store } from './store.js'

/** True for the address of a PostgreSQL database; anything else is the path of a file. */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database)
}

/**
 * Opens the register, brings its schema up to date and answers its store. `migrations` is the folder with the
 * migrations of every engine.
 * @throws DatabaseUnusable saying in one sentence what is wrong with it.
 */
export function openStore(options: EngineOptions): Promise<Store> {
  const engine = isPostgres(options.database) ? 'postgres' : 'sqlite'
  const open = { postgres: openPostgres, sqlite: openSqlite }[engine]
  return open({ ...options, migrations: join(options.migrations, engine) })
}

/** Opens an empty register in memory. */
export function openInMemory(migrations: string): MemoryRegister {
  return openSqliteInMemory(join(migrations, 'sqlite'))
}

/** True when an error says that the database cannot do its work for now: nothing was written, and it may go later. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (isSqliteUnavailable(cause) || isPostgresUnavailable(cause)) return true
  return false
}

/** The database as it may be shown: a path, or an address without its password. */
export function databaseName(database: string): string {
  return isPostgres(database) ? withoutPassword(database) : database
}
