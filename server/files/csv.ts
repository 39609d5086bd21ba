import type { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { CellValue, Column, FileSystem, Language } from './systemColumns.js'

/**
 * Writes systems as CSV: UTF-8 with a byte order mark and `;` between cells, as spreadsheets here expect.
 * Rows are written as they come.
 */
export function writeCsv(
  systems: AsyncIterable<FileSystem>,
  columns: readonly Column[],
  language: Language,
): Readable {
  const writer = stringify({ bom: true, delimiter: ';', record_delimiter: '\r\n' })
  const write = async () => {
    writer.write(columns.map((column) => column.header))
    for await (const system of systems) {
      const cells = columns.map((column) => cell(column.value(system), language))
      if (!writer.write(cells)) await new Promise((resolve) => writer.once('drain', resolve))
    }
    writer.end()
  }
  write().catch((error: Error) => writer.destroy(error))
  return writer
}

const FLAG_WORDS = { nb: ['Nei', 'Ja'], en: ['No', 'Yes'] } as const

function cell(value: CellValue, language: Language): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return FLAG_WORDS[language][Number(value) as 0 | 1]
  if (typeof value === 'number') return String(value)
  // A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text (OWASP, CSV injection).
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
