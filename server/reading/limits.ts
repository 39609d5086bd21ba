/** How much of a file is read, all in one place. What is beyond is refused with what it has and what there may be. */
export interface Limits {
  /** Of the file as it is sent. */
  bytes: number
  /** Of all its parts together, once a workbook is unpacked. */
  unpackedBytes: number
  /** Parts of a workbook, which is an archive of files. */
  parts: number
  sheets: number
  /** Rows with something in them, of one sheet. */
  rows: number
  /** Up to the last one with something in it. */
  columns: number
  /** Cells with something in them, of all sheets. */
  cells: number
  /** In all cells together: a text that a workbook has once may stand in any number of them. */
  characters: number
  /** Merged cells, of all sheets. */
  merges: number
  /** How long reading may take; then it is ended. */
  seconds: number
  /** How much memory reading may take, of what its process makes; what is beyond ends that process and no other. */
  megabytes: number
}

export const LIMITS: Limits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  parts: 10_000,
  sheets: 200,
  rows: 100_000,
  columns: 1_000,
  cells: 2_000_000,
  characters: 50_000_000,
  merges: 50_000,
  seconds: 30,
  megabytes: 512,
}

/** How many files are read at once, and how many more may wait for it. */
export const AT_ONCE = 2
export const WAITING = 10

/** A row may be mostly blanks before its last cell: so many places are kept for each cell that there may be. */
export const PLACES_PER_CELL = 5
/** Elements within elements: workbooks have a dozen. */
export const XML_DEPTH = 200
/** The places that spreadsheets have. A cell beyond them is damage. */
export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384
