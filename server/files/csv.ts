import { stringify } from 'csv-stringify/sync'
import { timeIn } from '../../schema/rules/dates.js'
import type { Settings } from '../../schema/rules/programme.js'
import type { CellType, CellValue, Column, FileSystem, Language } from './systemColumns.js'

/** What some reader takes for the end of a line or of a cell: a cell with any of it is quoted. */
const SEPARATOR = /[\n\v\f\r\x85\u2028\u2029\t,]/

const FORM = { delimiter: ';', record_delimiter: '\r\n', quoted_match: SEPARATOR }

/**
 * Writes systems as CSV: UTF-8 with a byte order mark and `;` between cells, as spreadsheets here expect.
 * Rows are written as they come, a batch at a time.
 */
export async function* writeCsv(
  batches: AsyncIterable<readonly FileSystem[]>,
  columns: readonly Column[],
  language: Language,
  { timeZone }: Pick<Settings, 'timeZone'>,
): AsyncGenerator<string> {
  yield stringify([columns.map((column) => column.header)], { ...FORM, bom: true })
  for await (const systems of batches)
    yield stringify(
      systems.map((system) =>
        columns.map((column) => cell(column.value(system), column.type, language, timeZone)),
      ),
      FORM,
    )
}

const FLAG_WORDS = { nb: ['Nei', 'Ja'], en: ['No', 'Yes'] } as const

/**
 * The beginnings of lines that a spreadsheet runs as a formula: with a sign of any width, or a tab. Blanks before the
 * sign do not hold them all back, and neither do quotes: some readers part a quoted cell at its line breaks.
 */
const FORMULA = /(^|[\n\v\f\r\x85\u2028\u2029])(?=[^\S\n\v\f\r\u2028\u2029]*[=+\-@＝＋－＠﹦﹢﹣﹫]|\t)/g

function cell(value: CellValue, type: CellType, language: Language, timeZone: string): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return FLAG_WORDS[language][Number(value) as 0 | 1]
  if (typeof value === 'number') return String(value)
  if (type === 'moment') return timeIn(timeZone, value)
  // An apostrophe makes it text (OWASP, CSV injection).
  return value.replace(FORMULA, "$1'")
}
