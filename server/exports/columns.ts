import { EXPORT_WORDS, type ExportWord } from '../../schema/rules/exports.js'
import type { CellType, CellValue, Column } from '../files/columns.js'
import { type ColumnsOf, column } from '../files/fieldColumns.js'

/** Makes columns that are called what `EXPORT_WORDS` says. */
export function worded<Row>(of: ColumnsOf) {
  return (name: ExportWord, type: CellType, value: (row: Row) => CellValue): Column =>
    column(of, name, EXPORT_WORDS[name], type, value)
}

/** A column of a count, which adds up. */
export function countColumn<Name extends 'systems' | 'ready' | 'overdue' | 'blocked' | 'dayOne'>(
  of: ColumnsOf,
  name: Name,
): Column {
  const counted = column<Record<Name, number>>(of, name, EXPORT_WORDS[name], 'number', (row) => row[name])
  return { ...counted, adds: true }
}

/** The number that the register gave a row. */
export function idColumn(of: ColumnsOf): Column {
  return column<{ id: string }>(of, 'id', EXPORT_WORDS.number, 'text', ({ id }) => id)
}

/** Since when and why a row is removed, and when it was changed last. */
export function voidColumns(of: ColumnsOf): Column[] {
  const one = worded<{ voidedAt: string | null; voidReason: string | null; updatedAt: string }>(of)
  return [
    one('voidedAt', 'moment', ({ voidedAt }) => voidedAt),
    one('voidReason', 'text', ({ voidReason }) => voidReason),
    one('updatedAt', 'moment', ({ updatedAt }) => updatedAt),
  ]
}
