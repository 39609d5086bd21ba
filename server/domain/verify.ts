import type { Reader } from '../engines/store.js'
import { findChangesAfter } from '../store/changes.js'
import { GENESIS, hashChange } from './change.js'

/** What is found on going through the log from its first row. */
export interface Verification {
  ok: boolean
  /** Rows that hold before the first that does not. */
  rows: number
  /** Hash of the last row that holds: printed on a report, it pins the whole log. */
  head: string
  /** The first row that does not hold, and what is wrong with it. */
  broken: { seq: number; problem: 'missing_row' | 'broken_link' | 'changed_row' } | null
}

const BATCH = 1000

/** Recomputes the chain of the change log, row by row. */
export async function verifyChanges(reader: Reader): Promise<Verification> {
  let last = GENESIS
  for (;;) {
    const rows = await findChangesAfter(reader, last.seq, BATCH)
    for (const { hash, ...row } of rows) {
      const problem =
        row.seq !== last.seq + 1
          ? 'missing_row'
          : row.prevHash !== last.hash
            ? 'broken_link'
            : hashChange(row) !== hash
              ? 'changed_row'
              : null
      if (problem) return { ok: false, rows: last.seq, head: last.hash, broken: { seq: row.seq, problem } }
      last = { seq: row.seq, hash }
    }
    if (rows.length < BATCH) return { ok: true, rows: last.seq, head: last.hash, broken: null }
  }
}
