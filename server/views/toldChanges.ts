import type { ChangeRow } from '../store/changes.js'
import { isOfPersons } from '../store/logFilters.js'

const UNTOLD = { before: null, after: null, fields: [], reason: null }

/** Rows of the log as they are told: the whole, or without what was written of persons. */
export function toldChanges(rows: readonly ChangeRow[], whole: boolean): ChangeRow[] {
  return rows.map((row) => ({ ...row, ...(!whole && isOfPersons(row) && UNTOLD) }))
}
