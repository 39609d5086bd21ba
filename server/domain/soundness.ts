import type { Reader } from '../engines/store.js'
import { findChangesAfter, findHead } from '../store/changes.js'
import { touchRows } from '../store/copy.js'
import { GENESIS, hashChange } from './change.js'
import { TABLES } from './concepts.js'

/** How much of the log's end is looked at: what the next change is chained to. */
const LAST = 20
/** How many rows of each table are looked at. */
const SAMPLE = 5

/**
 * Looks, in a moment, at what a register cannot do without: the end of its log, and some rows of each table. Answers what
 * is wrong with it; null: nothing that was looked at.
 */
export async function findUnsound(reader: Reader): Promise<string | null> {
  // Asked together, they travel together.
  await Promise.all(TABLES.map(({ table }) => touchRows(reader, table, SAMPLE)))
  const head = await findHead(reader)
  if (!head) return null
  const rows = await findChangesAfter(reader, Math.max(GENESIS.seq, head.seq - LAST), LAST)
  const broken = rows.find(({ hash, ...row }, index) => {
    const before = rows[index - 1]
    return hashChange(row) !== hash || (before && row.prevHash !== before.hash)
  })
  return broken ? `row ${broken.seq} of the change log is not as it was written` : null
}
