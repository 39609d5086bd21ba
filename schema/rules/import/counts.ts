/** Where the cells of a file went. Each is in one of the four, and they add up to `in`. */
export interface CellCounts {
  /** Every cell of the file that is not blank, on all of its sheets. */
  in: number
  /** Read into a field, or by which a row was found. */
  mapped: number
  /** In the note of its system, word for word. */
  kept: number
  /** Left out on purpose: headings, other sheets, columns and rows that are not taken, words for «not known». */
  ignored: number
  /** In rows that were not imported, and cells that could not be read. */
  refused: number
}

/** What becomes of a record. One that is skipped has what is wrong or asked of it as a whole, or was left out by whoever imports. */
export const OUTCOMES = ['new', 'changed', 'unchanged', 'skipped'] as const
export type ImportOutcome = (typeof OUTCOMES)[number]

/** What came of an import, or would: rows by what becomes of them, and cells. */
export interface ImportCounts {
  /** The records of the list. */
  rows: number
  new: number
  changed: number
  unchanged: number
  skipped: number
  /** What is wrong, and what is asked and not answered, cell by cell. */
  problems: number
  asks: number
  cells: CellCounts
}
