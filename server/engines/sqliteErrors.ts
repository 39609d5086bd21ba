import Database from 'better-sqlite3'

/** True when the database could not do its work for now: no room, no access, or held by another program. */
export function isSqliteUnavailable(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|BUSY|READONLY)/.test(error.code)
}
