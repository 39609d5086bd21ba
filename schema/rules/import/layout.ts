import type { Cell } from './cells.js'

/** How a sheet is laid out: where its table begins, what its columns are called, and which rows are records. */
export interface Layout {
  /** The number of the row with the names of the columns; of several, the last. */
  headerRow: number
  headers: readonly Header[]
  records: readonly SheetRecord[]
  /** What else stands in the sheet, so that every cell is accounted for. */
  others: readonly OtherRow[]
  /** Numbers of the blank rows between the first and the last record, and how many blank rows there are behind. */
  blankRows: readonly number[]
  blankTail: number
}

/** A column that has a name, or cells under none. */
export interface Header {
  /** From 0, and as a spreadsheet calls it: A, B … AA. */
  index: number
  letter: string
  /** In one line; empty where cells stand under no name. */
  name: string
  /** The heading above it that it shares with its neighbours. */
  group: string | null
  hidden: boolean
  /**
   * What tells it from the others, in settings and on the command line: its name, with `#2`, `#3` … behind it where it is
   * not the first that is called so, and its letter where it has no name.
   */
  key: string
}

export interface SheetRecord {
  /** The number of its row. */
  row: number
  /** By the index of the column; those beyond the last header too. */
  cells: readonly (Cell | null)[]
  /** The heading of its own row above it, which parts the table: «Helse og omsorg». */
  section: { row: number; text: string } | null
}

export type OtherKind =
  | 'title'
  | 'group_header'
  | 'header'
  | 'section'
  | 'sum'
  | 'repeated_header'
  | 'footnote'

export interface OtherRow {
  row: number
  kind: OtherKind
  /** How many cells it has, and what they say. */
  cells: number
  text: string
}
