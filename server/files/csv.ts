import { stringify } from 'csv-stringify/sync'
import type { CellValue, Column, FileSystem, Language } from './systemColumns.js'

const FORM = { delimiter: ';', record_delimiter: '\r\n' } as const

/**
 * Writes systems as CSV: UTF-8 with a byte order mark and `;` between cells, as spreadsheets here expect.
 * Rows are written as they come.
 */
export async function* writeCsv(
  systems: AsyncIterable<FileSystem>,
  columns: readonly Column[],
  language: Language,
): AsyncGenerator<string> {
  yield stringify([columns.map((column) => column.header)], { ...FORM, bom: true })
  for await (const system of systems)
    yield stringify([columns.map((column) => cell(column.value(system), language))], FORM)
}

const FLAG_WORDS = { nb: ['Nei', 'Ja'], en: ['No', 'Yes'] } as const

function cell(value: CellValue, language: Language): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return FLAG_WORDS[language][Number(value) as 0 | 1]
  if (typeof value === 'number') return String(value)
  // A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text (OWASP, CSV injection).
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
