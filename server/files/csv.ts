import { timeIn } from '../../schema/rules/dates.js'
import { withoutFormula } from '../../schema/rules/formulas.js'
import type { Settings } from '../../schema/rules/programme.js'
import type { CellType, CellValue, Column, Language } from './columns.js'
import { linesInPieces } from './pieces.js'
import { shownFlag } from './shown.js'

/**
 * How the cells of a line are parted: by semicolons and with a byte order mark, as spreadsheets here expect, or by commas
 * and without one (RFC 4180).
 */
const DELIMITERS = { semicolon: ';', comma: ',' } as const
export type Delimiter = keyof typeof DELIMITERS

/** What ends a cell or a line, to some reader or other, the quote itself, and what begins a line that is none of the list. */
const QUOTED = /["\n\v\f\r\x85\u2028\u2029\t,;]|^#/

/** A line of CSV. By hand: a library takes five times as long for it. */
export function csvLine(cells: readonly string[], delimiter: Delimiter = 'semicolon'): string {
  const quoted = cells.map((cell) => (QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return `${quoted.join(DELIMITERS[delimiter])}\r\n`
}

/** How CSV is written. */
export interface CsvForm extends Pick<Settings, 'timeZone'> {
  language: Language
  delimiter: Delimiter
  /** Lines before the headings, which say what the file is: they begin with `#`, and are no lines of the list. */
  block: readonly string[]
}

/** Writes rows as CSV in UTF-8, as they come, a batch at a time. */
export async function* writeCsv<Row extends object>(
  batches: AsyncIterable<readonly Row[]>,
  columns: readonly Column<Row>[],
  { language, delimiter, block, timeZone }: CsvForm,
): AsyncGenerator<string> {
  const headings = columns.map(({ header }) => header)
  yield `${delimiter === 'semicolon' ? '\uFEFF' : ''}${block.map(commentLine).join('')}${csvLine(headings, delimiter)}`
  const line = (row: Row) =>
    csvLine(
      columns.map(({ type, value }) => cell(value(row), type, language, timeZone)),
      delimiter,
    )
  for await (const rows of batches) yield* linesInPieces(rows, line)
}

/** One line, whatever breaks the text has. */
const commentLine = (text: string) => `# ${text.replace(/[\n\v\f\r\x85\u2028\u2029\t]+/g, ' ')}\r\n`

function cell(value: CellValue, type: CellType, language: Language, timeZone: string): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return shownFlag(value, language)
  if (typeof value === 'number') return String(value)
  if (type === 'moment') return timeIn(timeZone, value)
  return withoutFormula(value)
}
