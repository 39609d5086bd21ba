import type { Words } from '../../schema/rules/words.js'

/** The language of a file. */
export type Language = keyof Words

/** What stands in a cell; null leaves it empty. */
export type CellValue = string | number | boolean | null

/** How a cell is to be read. A `date` is a plain one; a `moment`, UTC ISO 8601, is shown as time in the programme's time zone. */
export type CellType = 'text' | 'number' | 'flag' | 'date' | 'moment'

/** A column of a file, and what it takes of a row. */
export interface Column<Row = object> {
  /** What it is asked for by, and what JSON calls it. */
  name: string
  header: string
  type: CellType
  /** True where numbers add up: counts and amounts, not levels or numbers of rows. */
  adds?: boolean
  value: (row: Row) => CellValue
}
