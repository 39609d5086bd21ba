import { foldText } from '../text.js'
import type { Cell, FileRow, Merge, Sheet } from './cells.js'
import { isNumeric, oneLine } from './rowWords.js'

/** Where the names of the columns stand, and the headings above them that several share. */
export interface HeaderRows {
  /** The number of the row with the names. */
  headerRow: number
  /** The number of the row above with the headings; null where there is none. */
  groupRow: number | null
  /** By the index of the column; what has none is absent. */
  names: ReadonlyMap<number, string>
  groups: ReadonlyMap<number, string>
}

/** A table begins within so many rows that have something in them. */
const LOOKED_AT = 40
/** So many rows below tell which columns it has. */
const BELOW = 30
/** The least part of the columns that are used below which a row with their names has. */
const COVERED = 0.6
/** The least part of its cells that are words, and that differ from each other. */
const WORDS = 0.8
const DIFFERENT = 0.7

// Plain loops: they are asked of every row of long lists.
export function columnsOf({ cells }: FileRow): number[] {
  const columns: number[] = []
  for (let index = 0; index < cells.length; index += 1) if (cells[index]) columns.push(index)
  return columns
}

export function cellsOf(row: FileRow): Cell[] {
  const cells: Cell[] = []
  for (const cell of row.cells) if (cell) cells.push(cell)
  return cells
}

/** Finds the names of the columns: in the row that is said, or in the first that looks like it. */
export function findHeaderRows(sheet: Sheet, said?: number): HeaderRows {
  const headerRow = said ?? guessHeaderRow(sheet)
  const above = sheet.rows.find(({ number }) => number === headerRow - 1)
  const groupRow = above && isGroupRow(above, headerRow, sheet) ? above : null
  const header = sheet.rows.find(({ number }) => number === headerRow)
  const names = namesOf(header, groupRow, headerRow, sheet)
  return {
    headerRow,
    groupRow: groupRow?.number ?? null,
    names,
    groups: groupRow ? groupsOf(groupRow, header, names, sheet) : new Map(),
  }
}

/** A line above a list that says what it is of, as exports have them. */
const COMMENT = /^#\s+\S/

function guessHeaderRow(sheet: Sheet): number {
  const rows = sheet.rows.slice(0, LOOKED_AT)
  const [only, ...more] = rows.filter((row) => !COMMENT.test(cellsOf(row)[0]?.text ?? ''))
  // A list of no rows: nothing below them says that these are names.
  if (only && more.length === 0) return only.number
  const found = rows.findIndex((_, index) => isHeader(sheet.rows, index))
  if (found < 0) return likest(sheet.rows)
  const table = belowFacts(sheet.rows, found)
  return withLowerHalf(sheet.rows[table] as FileRow, sheet.rows[table + 1], sheet)
}

/** True for the row at an index that looks like the names of the columns that the rows below it use. */
function isHeader(rows: readonly FileRow[], index: number): boolean {
  const row = rows[index] as FileRow
  const { covered, words, different, isWide } = likeness(row, below(rows, index))
  return isWide && covered >= COVERED && words >= WORDS && different >= DIFFERENT
}

/** The number of the row that is most like names, where none is enough. */
function likest(rows: readonly FileRow[]): number {
  let best: { row: FileRow | undefined; score: number } = { row: rows[0], score: 0 }
  for (const [index, row] of rows.slice(0, LOOKED_AT).entries()) {
    const { covered, words, different, isWide } = likeness(row, below(rows, index))
    const score = isWide ? covered * words * different : 0
    if (score > best.score) best = { row, score }
  }
  return best.row?.number ?? 1
}

const below = (rows: readonly FileRow[], index: number) => rows.slice(index + 1, index + 1 + BELOW)

/** Facts about a list stand in a few narrow rows above it, and a blank row between: «Kommune | Åsgård», «Dato | 2019». */
const FACTS = 8

/** The index of the names of a wider table that begins below a blank row and a few narrow ones; else the one that is given. */
function belowFacts(rows: readonly FileRow[], index: number): number {
  for (let next = index + 1; next <= index + FACTS; next += 1) {
    const row = rows[next]
    if (!row || cellsOf(row).length <= widest(rows.slice(index, next))) continue
    const isBelowBlank = row.number > (rows[next - 1] as FileRow).number + 1
    return isBelowBlank && isHeader(rows, next) ? next : index
  }
  return index
}

const widest = (rows: readonly FileRow[]) =>
  rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 0)

/** How much a row is like names of the columns that the rows below it use. */
function likeness(
  row: FileRow,
  below: readonly FileRow[],
): { covered: number; words: number; different: number; isWide: boolean } {
  const own = new Set(columnsOf(row))
  const counts = new Map<number, number>()
  for (const one of below)
    for (const column of columnsOf(one)) counts.set(column, (counts.get(column) ?? 0) + 1)
  // A column with a cell here and there is a remark.
  const least = below.length < 3 ? 1 : Math.max(2, below.length / 10)
  const used = [...counts].filter(([, count]) => count >= least).map(([column]) => column)
  const cells = cellsOf(row)
  const words = cells.filter(isName).length
  return {
    covered: used.length === 0 ? 0 : used.filter((column) => own.has(column)).length / used.length,
    words: words / Math.max(1, cells.length),
    different: new Set(cells.map(({ text }) => foldText(text))).size / Math.max(1, cells.length),
    isWide: cells.length > 1 || widest(below) === 1,
  }
}

const YEAR = /^(19|20)\d\d$/
/** True for what a column may be called: words, or a year. */
const isName = ({ kind, text }: Cell) => YEAR.test(text) || (kind === 'text' && !isNumeric(text))

/**
 * The number of the last row of the names. Where the row that looks like them has headings over several columns, the one below
 * has the names under these headings, and nothing under names that stand alone.
 */
function withLowerHalf(row: FileRow, next: FileRow | undefined, sheet: Sheet): number {
  if (next?.number !== row.number + 1) return row.number
  const own = new Set(columnsOf(row))
  const lower = columnsOf(next)
  const isWords = cellsOf(next).every(({ kind, text }) => kind === 'text' && !isNumeric(text))
  if (!isWords || lower.length < 2) return row.number
  const merges = sheet.merges.filter((merge) => merge.row === row.number)
  const wide = merges.filter(({ rows, columns }) => rows === 1 && columns > 1)
  const tall = merges.filter(({ rows }) => rows > 1)
  if (wide.length > 0 || tall.length > 0) {
    const isBelow = (column: number) =>
      wide.some((merge) => within(merge, column)) ||
      (wide.length === 0 && !tall.some((one) => within(one, column)))
    return lower.every(isBelow) ? next.number : row.number
  }
  // Without merges: each of them stands under nothing, or under what has nothing to its right.
  const last = Math.max(...own, ...lower)
  const isOpen = (column: number) => !own.has(column) || (column < last && !own.has(column + 1))
  const fillsGap = lower.some((column) => !own.has(column) && column > Math.min(...own))
  return fillsGap && lower.every(isOpen) ? next.number : row.number
}

const within = ({ column, columns }: Merge, index: number) => index >= column && index < column + columns

/** True for a row of headings that columns share; false for a title. */
function isGroupRow(above: FileRow, headerRow: number, sheet: Sheet): boolean {
  const columns = columnsOf(above)
  const merges = sheet.merges.filter(({ row }) => row === above.number)
  if (merges.some(({ rows }) => above.number + rows > headerRow)) return true
  if (cellsOf(above).some(({ kind }) => kind !== 'text')) return false
  if (columns.length > 2) return true
  const wide = merges.filter((merge) => merge.columns > 1)
  const header = sheet.rows.find(({ number }) => number === headerRow)
  const first = header ? (columnsOf(header)[0] ?? 0) : 0
  return wide.length > 1 || (wide.length > 0 && columns.every((column) => column > first))
}

/** The names of the columns: in their row, or above it where that is merged with it or has nothing there. */
function namesOf(
  header: FileRow | undefined,
  groupRow: FileRow | null,
  headerRow: number,
  sheet: Sheet,
): Map<number, string> {
  const names = new Map<number, string>()
  for (const [index, cell] of groupRow?.cells.entries() ?? []) {
    if (!cell || header?.cells[index]) continue
    const merge = mergeAt(sheet, groupRow?.number ?? 0, index)
    if (!merge || merge.columns === 1 || merge.row + merge.rows > headerRow)
      names.set(index, oneLine(cell.text))
  }
  for (const [index, cell] of header?.cells.entries() ?? []) if (cell) names.set(index, oneLine(cell.text))
  return names
}

const mergeAt = (sheet: Sheet, row: number, column: number) =>
  sheet.merges.find((merge) => merge.row === row && merge.column === column)

/** The heading above each column that has one: as it is merged, or up to the next where nothing is. */
function groupsOf(
  groupRow: FileRow,
  header: FileRow | undefined,
  names: ReadonlyMap<number, string>,
  sheet: Sheet,
): Map<number, string> {
  const groups = new Map<number, string>()
  const last = Math.max(...names.keys(), groupRow.cells.length - 1)
  const isMerged = sheet.merges.some(({ row, columns }) => row === groupRow.number && columns > 1)
  let spread: string | null = null
  for (let index = 0; index <= last; index += 1) {
    const cell = groupRow.cells[index]
    if (cell) {
      // What is itself the name of its column heads nothing.
      const isName = !header?.cells[index] && names.has(index)
      spread = isName ? null : oneLine(cell.text)
      const merge = mergeAt(sheet, groupRow.number, index)
      if (spread !== null && merge)
        for (let next = index; next < index + merge.columns; next += 1) groups.set(next, spread)
    }
    if (spread !== null && (cell || !isMerged)) groups.set(index, spread)
  }
  return groups
}
