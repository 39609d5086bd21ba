/** What a file holds, as a reader of its format gives it. Nothing of it is understood yet. */

/** How a cell is stored. A text may still say a date or a number: what it says is read by the field that it is for. */
type CellKind = 'text' | 'number' | 'flag' | 'date' | 'error'

/** A cell with something in it. What is blank, or holds blanks alone, is no cell. */
export interface Cell {
  kind: CellKind
  /**
   * What stands there, without blanks around it and with line breaks as `\n`. A number is written as plain as it can be
   * (`10.6`, `412000`); a date is `YYYY-MM-DD`, with ` hh:mm:ss` behind it where it has a time of day; a flag is `TRUE` or
   * `FALSE`; an error is what the spreadsheet shows (`#N/A`).
   */
  text: string
  /** Present where it is what a formula came to when the file was saved. Formulas are never computed here. */
  formula?: true
}

export interface FileRow {
  /** From 1, as the spreadsheet shows it; in a text file the number of the record, blank ones counted. */
  number: number
  /** By the index of the column, from 0; what is blank is null. No longer than up to the last cell. */
  cells: readonly (Cell | null)[]
  /** The first line of a record in a text file, where records of several lines make it differ from the number. */
  line?: number
}

/** Cells that are shown as one: the first of them holds what all show. */
export interface Merge {
  /** Number of the first row, from 1, and index of the first column, from 0. */
  row: number
  column: number
  rows: number
  columns: number
}

export interface Sheet {
  /** Null in a text file, which has one. */
  name: string | null
  hidden: boolean
  /** The rows that have a cell, in order; what is between them is blank. */
  rows: readonly FileRow[]
  /** How many rows it has with what is blank at its end: of these, nothing is kept but that they were there. */
  rowCount: number
  /** Indexes of the columns that the spreadsheet hides. Their cells are read like any others. */
  hiddenColumns: readonly number[]
  merges: readonly Merge[]
}

/** What a file has besides its cells, which is told and not taken. */
export type Aside = 'comments' | 'macros' | 'formulas' | 'links_outside' | 'pictures'

export const FILE_FORMATS = ['csv', 'xlsx', 'ods', 'xls'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1'] as const
export type Encoding = (typeof ENCODINGS)[number]

export const DELIMITERS = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** A file that was read. */
export interface Workbook {
  format: FileFormat
  /** Of a text file: how its bytes were read, and what stands between its cells. Null in a workbook. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  sheets: readonly Sheet[]
  /** How many of each it has; what it has none of is not named. */
  asides: Readonly<Partial<Record<Aside, number>>>
}
