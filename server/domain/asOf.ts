import { setImmediate } from 'node:timers/promises'
import type { Reader, Tx } from '../engines/store.js'
import { findAfters, findNewestOf, findStepRows } from '../store/changes.js'
import { insertEach } from '../store/copy.js'
import { ALL_CONCEPTS } from './concepts.js'

/** Rows that are rebuilt at a stretch; other requests are served between two batches. */
const BATCH = 50

/**
 * Rebuilds the register as it was after row `sequence` of the log: each row is what the newest change of it left.
 * What is read later never changes the past, so it is read without holding a transaction.
 */
export async function rebuildRegister(log: Reader, sequence: number, into: Tx): Promise<void> {
  for (const concept of ALL_CONCEPTS) {
    if (concept.rebuilt !== true) continue
    const { entity, table, parts } = concept
    const newest = await findNewestOf(log, entity, sequence)
    for (let from = 0; from < newest.length; from += BATCH) {
      const rows = await findAfters(log, newest.slice(from, from + BATCH))
      await insertEach(
        into,
        table,
        rows.map((row) => ({ ...row, ...concept.derive(row) })),
      )
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
