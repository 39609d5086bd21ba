import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { Cell } from '../../schema/rules/import/cells.js'
import { dayOf } from './sheetRows.js'
import { textCell } from './textCell.js'

/** A row of a list with what is wrong with it. */
export interface ProblemRow {
  /** The number of the row in the file that it came from. */
  row: number
  cells: readonly (Cell | null)[]
  reasons: readonly string[]
}

/** The names of the columns that the workbook has beside those of the list. */
export const PROBLEM_HEADERS = {
  nb: { row: 'Linje i filen', reason: 'Hva som må ses på', sheet: 'Rader å se på' },
  en: { row: 'Row in the file', reason: 'What must be looked at', sheet: 'Rows to look at' },
} as const

/**
 * Writes rows of a list as a workbook that is mended and imported again: the columns as they were, in front of them which row it
 * was and why it is here.
 */
export async function writeProblemRows(
  headers: readonly string[],
  rows: readonly ProblemRow[],
  language: 'nb' | 'en',
): Promise<Uint8Array> {
  const names = PROBLEM_HEADERS[language]
  const head = [names.row, names.reason, ...headers].map(
    (value): CellObject => ({ ...textCell(value), fontWeight: 'bold', wrap: true }),
  )
  const data: SheetData = [
    head,
    ...rows.map(({ row, cells, reasons }): CellObject[] => [
      { value: row, type: Number },
      { ...textCell(reasons.join('\n')), wrap: true },
      ...headers.map((_, index) => cellOf(cells[index] ?? null)),
    ]),
  ]
  return writeExcelFile([
    {
      data,
      sheet: names.sheet,
      columns: [{ width: 10 }, { width: 60 }, ...headers.map(() => ({ width: 20 }))],
      stickyRowsCount: 1,
    },
  ]).toBuffer()
}

function cellOf(cell: Cell | null): CellObject {
  if (!cell) return {}
  if (cell.kind === 'number') return { value: Number(cell.text), type: Number }
  const day = cell.kind === 'date' && cell.text.length === 10 ? dayOf(cell.text, 'date', 'UTC') : null
  return day === null ? textCell(cell.text) : { value: day, type: Number, format: 'dd.mm.yyyy' }
}
