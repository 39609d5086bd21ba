import { setImmediate } from 'node:timers/promises'
import type { Reader, Tx } from '../engines/store.js'
import { findStepRows } from '../store/changes.js'
import { insertEach } from '../store/copy.js'
import { ALL_CONCEPTS } from './concepts.js'
import { replayRows } from './replay.js'

/** Steps that are rebuilt at a stretch; other requests are served between two batches. */
const BATCH = 50

/**
 * Rebuilds the register as it was after row `sequence` of the log. What is read later never changes the past, so it is
 * read without holding a transaction.
 */
export async function rebuildRegister(log: Reader, sequence: number, into: Tx): Promise<void> {
  for (const concept of ALL_CONCEPTS) {
    if (concept.rebuilt !== true) continue
    const { table, parts } = concept
    for await (const rows of replayRows(log, concept, sequence)) {
      await insertEach(into, table, rows)
      for (const part of parts) await insertEach(into, part.table, rows.flatMap(part.of))
      await setImmediate()
    }
  }
  await rebuildSteps(log, sequence, into)
}

/** Of the log, a past register holds what its pages ask for: the status steps, and the newest row as its head. */
async function rebuildSteps(log: Reader, sequence: number, into: Tx): Promise<void> {
  for (let last = 0; ; ) {
    const rows = await findStepRows(log, sequence, last, BATCH)
    if (rows.length > 0) await insertEach(into, 'changes', rows)
    if (rows.length < BATCH) return
    last = rows.at(-1)?.seq ?? sequence
    await setImmediate()
  }
}
