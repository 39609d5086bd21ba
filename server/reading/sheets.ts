import type { Cell, FileRow, Merge, Sheet } from '../../schema/rules/import/cells.js'
import { LAST_COLUMN, LAST_ROW, type Limits, PLACES_PER_CELL } from './limits.js'
import { damaged, UnreadableFile } from './unreadable.js'

/** The sheets of one file as they are put together, within its limits. */
export interface SheetsMaker {
  begin(name: string | null, hidden: boolean): SheetMaker
  /** All that was begun. */
  finish(): Sheet[]
  /** How many cells were computed by a formula. */
  formulas(): number
}

export interface SheetMaker {
  /** Puts a cell in its place: a row from 1, a column from 0. Null says only that the row is there. */
  put(row: number, column: number, cell: Cell | null): void
  /** Says that a row is there, whatever it holds, and where it begins in a text file. */
  touch(row: number, line?: number): void
  hide(column: number, columns: number): void
  merge(merge: Merge): void
}

interface Counts {
  cells: number
  places: number
  characters: number
  merges: number
  formulas: number
}

/** A sheet may be called by so many characters: programs allow 31, or a few more. */
const NAME_LENGTH = 1_000

export function newSheets(limits: Limits): SheetsMaker {
  const counts: Counts = { cells: 0, places: 0, characters: 0, merges: 0, formulas: 0 }
  const begun: (() => Sheet)[] = []
  return {
    begin(name, hidden) {
      if (begun.length === limits.sheets) throw new UnreadableFile('too_many_sheets', { most: limits.sheets })
      if (name !== null && name.length > NAME_LENGTH) throw damaged(name)
      const { maker, finish } = newSheet(name, hidden, counts, limits)
      begun.push(finish)
      return maker
    },
    finish: () => begun.map((finish) => finish()),
    formulas: () => counts.formulas,
  }
}

/** Begins a sheet. What is too much in it is refused as it comes, before it takes any room. */
function newSheet(
  name: string | null,
  hidden: boolean,
  counts: Counts,
  limits: Limits,
): { maker: SheetMaker; finish: () => Sheet } {
  const rows = new Map<number, (Cell | null)[]>()
  const lines = new Map<number, number>()
  const hiddenColumns = new Set<number>()
  const merges: Merge[] = []
  const about = name === null ? {} : { name }
  let rowCount = 0

  const rowAt = (row: number): (Cell | null)[] => {
    const known = rows.get(row)
    if (known) return known
    if (rows.size === limits.rows) throw new UnreadableFile('too_many_rows', { ...about, most: limits.rows })
    const cells: (Cell | null)[] = []
    rows.set(row, cells)
    return cells
  }
  const touch = (row: number) => {
    if (row < 1 || row > LAST_ROW) throw damaged(about.name)
    rowCount = Math.max(rowCount, row)
  }
  const maker: SheetMaker = {
    put(row, column, cell) {
      touch(row)
      if (cell === null) return
      if (column >= limits.columns)
        throw new UnreadableFile('too_many_columns', { ...about, most: limits.columns })
      const cells = rowAt(row)
      // One of two cells in one place would be lost.
      if (cells[column]) throw damaged(about.name)
      counts.cells += 1
      counts.places += Math.max(0, column + 1 - cells.length)
      if (counts.cells > limits.cells || counts.places > limits.cells * PLACES_PER_CELL)
        throw new UnreadableFile('too_many_cells', { most: limits.cells })
      counts.characters += cell.text.length
      if (counts.characters > limits.characters)
        throw new UnreadableFile('too_much_text', { most: limits.characters })
      while (cells.length < column) cells.push(null)
      cells[column] = cell
      if (cell.formula) counts.formulas += 1
    },
    touch(row, line = row) {
      touch(row)
      if (line !== row) lines.set(row, line)
    },
    hide(column, columns) {
      // Whole tails of columns are hidden at once, and none of them has a cell.
      const end = Math.min(column + columns, limits.columns)
      for (let index = column; index < end; index += 1) hiddenColumns.add(index)
    },
    merge(merge) {
      if (merge.row + merge.rows - 1 > LAST_ROW || merge.column + merge.columns > LAST_COLUMN)
        throw damaged(about.name)
      counts.merges += 1
      if (counts.merges > limits.merges) throw new UnreadableFile('too_many_merges', { most: limits.merges })
      merges.push(merge)
    },
  }
  const finish = (): Sheet => ({
    name,
    hidden,
    rows: inOrder(rows, lines),
    rowCount,
    hiddenColumns: [...hiddenColumns].sort((a, b) => a - b),
    merges,
  })
  return { maker, finish }
}

/** The rows that have a cell, from the first: some programs write them in another order. */
function inOrder(rows: ReadonlyMap<number, (Cell | null)[]>, lines: ReadonlyMap<number, number>): FileRow[] {
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([number, cells]) => {
      const line = lines.get(number)
      return line === undefined ? { number, cells } : { number, cells, line }
    })
}
