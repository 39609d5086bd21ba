import { readSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { isSqliteUnavailable } from './sqliteErrors.js'

/** Makes what runs a write and counts it in the head of the file, which nothing else advances: an older copy is known by it. */
export function countWrites(writer: Database.Database): <T>(work: () => Promise<T>) => Promise<T> {
  const written = writer.prepare('SELECT total_changes()').pluck()
  const countOf = counter(writer)
  return async (work) => {
    const before = written.get()
    const answer = await work()
    if (written.get() !== before) writer.pragma(`user_version = ${countOf() + 1}`)
    return answer
  }
}

function counter(connection: Database.Database): () => number {
  const statement = connection.prepare('PRAGMA user_version').pluck()
  return () => statement.get() as number
}

/** Where the head of a file has the count of its writes (SQLite's «user version»), in four bytes. */
const COUNT_AT = 60

/**
 * Tells whether a file and what lies beside it are still what was open at first: what is written elsewhere is gone. So is
 * what is written to a file that an older copy was written over: neither what is read of the register nor the file below
 * its log may count fewer writes than before.
 */
export function watchPlace(database: string, view: Database.Database, file: number): () => boolean {
  const identity = (file: string) => {
    const stat = statSync(file, { throwIfNoEntry: false })
    return stat && `${stat.dev}/${stat.ino}`
  }
  const countOf = counter(view)
  const opened = [database, `${database}-wal`].map((file) => [file, identity(file)] as const)
  const counts = () => {
    // What it has read before would be answered again.
    view.pragma('shrink_memory')
    const head = Buffer.alloc(4)
    readSync(file, head, 0, 4, COUNT_AT)
    return [countOf(), head.readInt32BE()]
  }
  let seen: number[] = counts()
  return () => {
    if (!opened.every(([path, id]) => id === undefined || identity(path) === id)) return false
    try {
      const now = counts()
      if (now.some((count, at) => count < (seen[at] ?? 0))) return false
      seen = now
      return true
    } catch (error) {
      // Busy it may be; what cannot be read is another file.
      return isSqliteUnavailable(error)
    }
  }
}
