import type { Cell } from './cells.js'

/** Lines before which a writer of CSV has put an apostrophe, so that no spreadsheet runs them: any line of a text, as a list of points. */
const GUARDED = /(^|[\n\v\f\r\x85\u2028\u2029])'(?=[^\S\n\v\f\r\u2028\u2029]*[=+\-@＝＋－＠﹦﹢﹣﹫]|\t)/g

/** A cell of a text file without the apostrophes that hold back formulas. */
export function withoutGuards(cell: Cell): Cell {
  return cell.text.includes("'") ? { ...cell, text: cell.text.replace(GUARDED, '$1') } : cell
}
