import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import type { AboutLine } from './about.js'
import type { CellValue, Column, FileSystem } from './systemColumns.js'

/**
 * Writes systems as a workbook: a sheet of systems, and one that says what it is. Dates are dates, numbers are numbers.
 * A workbook is packed at the end, so all rows are held until then.
 */
export async function* writeXlsx(
  systems: AsyncIterable<FileSystem>,
  columns: readonly Column[],
  sheets: { systems: string; about: string; lines: readonly AboutLine[] },
): AsyncGenerator<Uint8Array> {
  const header = columns.map(
    (column): CellObject => ({ value: column.header, fontWeight: 'bold', wrap: true }),
  )
  const data = [header]
  for await (const system of systems)
    data.push(columns.map((column) => cell(column.value(system), column.type)))
  const file = writeExcelFile([
    {
      data,
      sheet: sheets.systems,
      columns: columns.map((column) => ({ width: column.type === 'text' ? 24 : 14 })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
    },
    {
      data: sheets.lines.map(([heading, value]) => [
        { value: heading, fontWeight: 'bold' as const },
        { value },
      ]),
      sheet: sheets.about,
      columns: [{ width: 28 }, { width: 80 }],
    },
  ])
  yield await file.toBuffer()
}

function cell(value: CellValue, type: Column['type']): CellObject {
  if (value === null || value === '') return {}
  if (typeof value === 'number') return { value, type: Number, format: '#,##0' }
  if (typeof value === 'boolean') return { value, type: Boolean }
  if (type === 'date') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' }
  return { value, type: String }
}
