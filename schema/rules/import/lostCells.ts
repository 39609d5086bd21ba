import type { Cell } from './cells.js'
import { type Reading, refused } from './readings.js'

/** What spreadsheets show for an error, in the languages of their users, and what a saved text file keeps of it. */
const ERROR = /^(?:#(?:[\p{Lu}/ -]+[!?]|DIV\/0[!?]?|N\/A|I\/T|N\/B|N\/D|NV)|Err:\d{3})$/u
/** What spreadsheets show in a column that is too narrow: the value itself is not in a text file. */
const TRUNCATED = /^#{3,}$/

/** A text longer than this is a remark, and no date or number with something said beside it. */
export const LONGEST = 300

/** True for a cell that shows an error instead of a value. */
export function isErrorCell({ kind, text }: Cell): boolean {
  return kind === 'error' || (kind === 'text' && ERROR.test(text))
}

/**
 * Reads a cell of which something is left: an error, or a value that the spreadsheet did not show, is a problem. A value
 * that a formula came to is told as such, where nothing else is told of it.
 */
export function readCell<V>(cell: Cell, read: (cell: Cell) => Reading<V>): Reading<V> {
  if (isErrorCell(cell)) return refused('error_cell')
  if (TRUNCATED.test(cell.text)) return refused('truncated')
  const reading = read(cell)
  return cell.formula && reading.is === 'value' && reading.told === undefined
    ? { ...reading, told: 'cached_formula' }
    : reading
}
