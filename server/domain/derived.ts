import type { Tx } from '../engines/store.js'
import { iterateRows, updateColumns } from '../store/copy.js'
import { ALL_CONCEPTS } from './concepts.js'

/** Fills in anew what search and sort use, in a register that was written under an earlier rule. */
export async function fillDerived(tx: Tx): Promise<void> {
  for (const { table, key, derive } of ALL_CONCEPTS)
    for await (const rows of iterateRows(tx, table, key))
      for (const row of rows) {
        const stored = new Map(Object.entries(row))
        const derived = derive(row)
        if (Object.entries(derived).some(([column, value]) => stored.get(column) !== value))
          await updateColumns(tx, table, key, row, derived)
      }
}
