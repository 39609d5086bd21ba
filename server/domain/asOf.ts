import { setImmediate } from 'node:timers/promises'
import type { MemoryRegister, Reader } from '../engines/store.js'
import { ALL_CONCEPTS } from './concepts.js'
import { replayRows } from './replay.js'

/**
 * Rebuilds the register as it was after row `sequence` of the log, others being served between two batches. What is read
 * later never changes the past, so it is read without holding a transaction. The log itself stays where it is.
 */
export async function rebuildRegister(log: Reader, sequence: number, into: MemoryRegister): Promise<void> {
  for (const concept of ALL_CONCEPTS) {
    if (concept.rebuilt !== true) continue
    const { table, parts } = concept
    for await (const rows of replayRows(log, concept, sequence)) {
      into.insert(table, rows)
      for (const part of parts) into.insert(part.table, rows.flatMap(part.of))
      await setImmediate()
    }
  }
  into.complete()
}
