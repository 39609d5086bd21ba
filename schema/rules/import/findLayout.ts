import { atOnce, eachInTurns, type InTurns } from '../turns.js'
import type { Cell, FileRow, Sheet } from './cells.js'
import { cellsOf, findHeaderRows, type HeaderRows } from './headerRows.js'
import type { Header, Layout, OtherKind, OtherRow, SheetRecord } from './layout.js'
import { kindsOfRows, ROWS_AT_A_TIME } from './rowKinds.js'
import { oneLine } from './rowWords.js'

/**
 * Finds how a sheet is laid out. Every row with something in it is a record or is named among the others, so that every cell is
 * accounted for; where it is not clear what a row is, it is a record.
 * @param headerRow the number of the row with the names of the columns, where somebody has said it
 */
export function findLayout(sheet: Sheet, said: Said = {}): Layout {
  return atOnce(findLayoutInTurns(sheet, said))
}

interface Said {
  headerRow?: number | null
}

/** The same with stops: a sheet may have tens of thousands of rows. */
export function* findLayoutInTurns(sheet: Sheet, { headerRow }: Said = {}): InTurns<Layout> {
  const found = findHeaderRows(sheet, headerRow ?? undefined)
  const kinds = yield* kindsOfRows(sheet, found)
  const records: SheetRecord[] = []
  const others: OtherRow[] = []
  let section: SheetRecord['section'] = null
  yield* eachInTurns(sheet.rows, ROWS_AT_A_TIME, (row) => {
    const kind = kinds.get(row.number) ?? null
    if (kind === null) records.push({ row: row.number, cells: row.cells, section })
    else others.push(otherRow(row, kind))
    if (kind === 'section') section = { row: row.number, text: oneLine((cellsOf(row)[0] as Cell).text) }
  })
  const headers = yield* headersOf(sheet, records, found)
  return {
    headerRow: found.headerRow,
    headers,
    records,
    others,
    ...blanksOf(sheet, records),
  }
}

function otherRow(row: FileRow, kind: OtherKind): OtherRow {
  const cells = cellsOf(row)
  return {
    row: row.number,
    kind,
    cells: cells.length,
    text: cells.map(({ text }) => oneLine(text)).join(' | '),
  }
}

function* headersOf(
  sheet: Sheet,
  records: readonly SheetRecord[],
  { names, groups }: HeaderRows,
): InTurns<Header[]> {
  const used = new Set(names.keys())
  yield* eachInTurns(records, ROWS_AT_A_TIME, ({ cells }) => {
    for (let index = 0; index < cells.length; index += 1) if (cells[index]) used.add(index)
  })
  const hidden = new Set(sheet.hiddenColumns)
  const keys = new Set<string>()
  return [...used]
    .sort((a, b) => a - b)
    .map((index) => {
      const name = names.get(index) ?? ''
      const letter = letterOf(index)
      const key = keyOf(name || letter, keys)
      keys.add(key)
      return { index, letter, name, group: groups.get(index) ?? null, hidden: hidden.has(index), key }
    })
}

/** What tells a column from those before it. */
function keyOf(name: string, taken: ReadonlySet<string>): string {
  let key = name
  for (let count = 2; taken.has(key); count += 1) key = `${name}#${count}`
  return key
}

/** A column as a spreadsheet calls it: A to Z, AA … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`
}

function blanksOf(sheet: Sheet, records: readonly SheetRecord[]): Pick<Layout, 'blankRows' | 'blankTail'> {
  const first = records[0]?.row ?? 0
  const last = records.at(-1)?.row ?? sheet.rows.at(-1)?.number ?? 0
  const known = new Set(sheet.rows.map(({ number }) => number))
  const blankRows: number[] = []
  for (let row = first + 1; row < last; row += 1) if (!known.has(row)) blankRows.push(row)
  const behind = sheet.rows.filter(({ number }) => number > last).length
  return { blankRows, blankTail: Math.max(0, sheet.rowCount - last - behind) }
}

/** How many cells of rows have something in them. */
export function countCells(rows: readonly Pick<FileRow, 'cells'>[]): number {
  let count = 0
  for (const { cells } of rows) for (const cell of cells) if (cell !== null) count += 1
  return count
}
