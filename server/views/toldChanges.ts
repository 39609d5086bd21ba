import type { ChangeRow } from '../store/changes.js'

/** What is written of these is told those who may read who has access; that it was written is told everybody. */
const OF_PERSONS: readonly string[] = ['user', 'token']
const UNTOLD = { before: null, after: null, fields: [], reason: null }

/** Rows of the log as they are told: the whole, or without what was written of persons. */
export function toldChanges(rows: readonly ChangeRow[], whole: boolean): ChangeRow[] {
  return rows.map((row) => ({ ...row, ...(!whole && OF_PERSONS.includes(row.entity) && UNTOLD) }))
}
