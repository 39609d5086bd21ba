import type { Reader } from '../engines/store.js'
import { findAfters, findNewestOf } from '../store/changes.js'
import { emptyRow } from '../store/copy.js'
import type { AnyConcept } from './concept.js'

/** How many rows are read of the log at a time. */
const BATCH = 250

/**
 * The rows of a concept as the log up to row `sequence` leaves them, a batch at a time: each is what the newest change of
 * it left, with what follows from that. A column that is younger than the change has the value that it was added with.
 */
export async function* replayRows(
  log: Reader,
  concept: AnyConcept,
  sequence: number,
): AsyncGenerator<object[]> {
  const newest = await findNewestOf(log, concept.entity, sequence)
  const empty = emptyRow(log, concept.table)
  const columns = Object.keys(empty)
  for (let from = 0; from < newest.length; from += BATCH) {
    const rows = await findAfters(log, newest.slice(from, from + BATCH))
    for (const row of rows) {
      for (const column of columns) if (!(column in row)) row[column] = empty[column]
      Object.assign(
        row,
        orNothing(() => concept.derive(row)),
      )
    }
    yield rows
  }
}

/** What follows from a row; nothing where somebody has edited the log, so that the row is not what it must be. */
export function orNothing<T extends object>(follow: () => T): T | Record<string, never> {
  try {
    return follow()
  } catch {
    return {}
  }
}
