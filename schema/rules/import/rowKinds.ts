import { eachInTurns, type InTurns } from '../turns.js'
import type { Cell, FileRow, Sheet } from './cells.js'
import { columnsOf, type HeaderRows } from './headerRows.js'
import type { OtherKind } from './layout.js'
import { beginsNote, isNumeric, oneLine, sumWord } from './rowWords.js'

/** A row below the names of the columns, with what has to be known of it. */
interface Below {
  row: FileRow
  /** The indexes of its cells, and what they say. */
  columns: readonly number[]
  texts: readonly string[]
  /** How many of the columns of the table its first cell is merged over. */
  across: number
  /** True where a blank row or the names of the columns stand above it. */
  afterBlank: boolean
}

/** What the rows of a sheet are, by their numbers; those that are records are absent. */
export function* kindsOfRows(sheet: Sheet, header: HeaderRows): InTurns<Map<number, OtherKind>> {
  const kinds = new Map<number, OtherKind>()
  for (const { number } of sheet.rows) {
    if (number === header.groupRow) kinds.set(number, 'group_header')
    else if (number === header.headerRow) kinds.set(number, 'header')
    else if (number < header.headerRow) kinds.set(number, 'title')
  }
  const below = yield* rowsBelow(sheet, header)
  const usual = usualCells(below)
  const repeats = repeatsOf(sheet, header)
  yield* eachInTurns(below, ROWS_AT_A_TIME, (one) => {
    if (repeats(one)) kinds.set(one.row.number, 'repeated_header')
  })
  const rest = below.filter(({ row }) => !kinds.has(row.number))
  yield* eachInTurns(rest, ROWS_AT_A_TIME, (one) => {
    if (isSum(one, usual)) kinds.set(one.row.number, 'sum')
  })
  for (const one of footnotesOf(rest, kinds, usual, header)) kinds.set(one.row.number, one.kind)
  const left = rest.filter(({ row }) => !kinds.has(row.number))
  yield
  for (const { row } of sectionsOf(left, usual, header)) kinds.set(row.number, 'section')
  return kinds
}

/** So many rows are looked at before others have their turn. */
export const ROWS_AT_A_TIME = 1000

function* rowsBelow(sheet: Sheet, header: HeaderRows): InTurns<Below[]> {
  const merges = new Map(
    sheet.merges.filter(({ columns }) => columns > 1).map((merge) => [`${merge.row} ${merge.column}`, merge]),
  )
  let before = header.headerRow
  const below: Below[] = []
  yield* eachInTurns(sheet.rows, ROWS_AT_A_TIME, (row) => {
    if (row.number <= header.headerRow) return
    const afterBlank = row.number > before + 1 || before === header.headerRow
    before = row.number
    const columns = columnsOf(row)
    const texts: string[] = []
    for (const cell of row.cells) if (cell) texts.push(cell.text)
    const merge = merges.size > 0 ? merges.get(`${row.number} ${columns[0]}`) : undefined
    const end = merge ? merge.column + merge.columns : 0
    const across = merge
      ? [...header.names.keys()].filter((index) => index >= merge.column && index < end).length
      : 0
    below.push({ row, columns, texts, across, afterBlank })
  })
  return below
}

/** How many cells a record has, as most have: those that may be a heading or a name alone aside. */
function usualCells(below: readonly Below[]): number {
  const counts = below
    .map(({ texts }) => texts.length)
    .filter((count) => count > 1)
    .sort((a, b) => a - b)
  return counts[Math.floor(counts.length / 2)] ?? 1
}

/** Tells the names of the columns once more, as on each printed page, or the headings above them. */
function repeatsOf(sheet: Sheet, { names, groupRow }: HeaderRows): (one: Below) => boolean {
  // Lower case will do, as it is the same text once more: to fold each cell of a long list takes a second.
  const plain = (text: string) => oneLine(text).toLowerCase()
  const plainOf = (texts: Iterable<[number, string]>) =>
    new Map([...texts].map(([column, text]) => [column, plain(text)]))
  const groups = sheet.rows.find(({ number }) => number === groupRow)?.cells ?? []
  const lines = [
    plainOf(names),
    plainOf(groups.flatMap((cell, column): [number, string][] => (cell ? [[column, cell.text]] : []))),
  ].filter((line) => line.size > 0)
  return ({ row, columns }) =>
    lines.some((line) => {
      const isAlike = (column: number) => plain((row.cells[column] as Cell).text) === line.get(column)
      // Most rows are told from it by their first cells.
      if (!columns.slice(0, 2).some(isAlike)) return false
      const alike = columns.filter(isAlike).length
      return alike >= Math.min(2, names.size) && alike >= columns.length * 0.8
    })
}

/** True for a row of sums: a word for it first, and numbers beside it. */
function isSum({ row, columns, texts }: Below, usual: number): boolean {
  const word = sumWord(texts[0] as string)
  if (word === null || texts.length < 2) return false
  const rest = texts.slice(1)
  const numbers = rest.filter(isNumeric).length
  if (numbers * 2 < rest.length || numbers === 0) return false
  if (word === 'alone') return true
  const isComputed = columns.some((column) => row.cells[column]?.formula)
  // «Sum helse 412 000» has less than a system called so would.
  return numbers === rest.length && (isComputed || texts.length * 2 <= usual)
}

/** What stands under the table: the word of a sum without its number, notes, and what follows notes. */
function footnotesOf(
  rest: readonly Below[],
  kinds: ReadonlyMap<number, OtherKind>,
  usual: number,
  { names }: HeaderRows,
): { row: FileRow; kind: OtherKind }[] {
  const found: { row: FileRow; kind: OtherKind }[] = []
  for (const one of [...rest].reverse()) {
    if (kinds.get(one.row.number) === 'sum') continue
    const kind = underTable(one, usual, names.size)
    if (kind === null) break
    found.push({ row: one.row, kind })
  }
  // Nothing would be left of a list of one column.
  return found.length < rest.length ? found : []
}

/** A note is rather long than a name is. */
const LONG = 60

function underTable({ texts, across, afterBlank }: Below, usual: number, width: number): OtherKind | null {
  const [first = ''] = texts
  if (texts.length > 2 || usual < 3)
    return beginsNote(first) && texts.length === 1 && width > 1 ? 'footnote' : null
  const word = sumWord(first)
  if (word === 'alone' || (word !== null && texts.slice(1).every(isNumeric))) return 'sum'
  if (beginsNote(first)) return 'footnote'
  if (texts.length > 1) return null
  const isLong = first.length > LONG
  return across * 2 >= width || (isLong && (afterBlank || /[.!]$/.test(first))) ? 'footnote' : null
}

/** The rows that part the table: merged over it, or alone in their rows where the sheet shows by more than one that they are. */
function sectionsOf(rest: readonly Below[], usual: number, { names }: HeaderRows): Below[] {
  if (usual < 2 || names.size < 3) return []
  const isMerged = ({ across, texts }: Below) =>
    across >= 3 && across * 2 >= names.size && texts.slice(1).every(isNumeric) && texts.length <= 2
  const merged = headsOf(rest, isMerged)
  const isAlone = (one: Below) => one.texts.length === 1 && !isMerged(one)
  const alone = headsOf(rest, isAlone)
  return [...merged, ...(usual > 2 && showsSections(rest, alone, isAlone) ? alone : [])]
}

/** The headings below which a record comes, at once or after other headings: all but those at the end. */
function headsOf(rest: readonly Below[], isHeading: (one: Below) => boolean): Below[] {
  const last = rest.findLastIndex((one) => !isHeading(one))
  return rest.slice(0, Math.max(0, last)).filter(isHeading)
}

/**
 * True where rows of one cell are headings and not records of which just a name is known: they stand where records have nothing; or
 * each has a blank row above it; or the table begins with one, and there are others.
 */
function showsSections(
  rest: readonly Below[],
  alone: readonly Below[],
  isAlone: (one: Below) => boolean,
): boolean {
  const fuller = rest.filter((one) => !isAlone(one))
  if (alone.length === 0 || fuller.length < alone.length) return false
  const [column] = alone[0]?.columns ?? []
  const isOneColumn = alone.every(({ columns }) => columns[0] === column)
  if (!isOneColumn) return false
  const besides = fuller.filter(({ columns }) => columns[0] === column).length
  if (besides * 20 <= fuller.length) return true
  if (alone.length < 2 || alone.length * 3 > rest.length) return false
  // A heading has records right below it, and not another name alone.
  const those = new Set(alone)
  const places = [...rest.keys()].filter((place) => those.has(rest[place] as Below))
  if (places.some((place, index) => places[index + 1] === place + 1)) return false
  if (alone.every(({ afterBlank }) => afterBlank)) return true
  return places[0] === 0 && (alone.length > 2 || alone.every(({ texts: [text = ''] }) => looksHeading(text)))
}

/** In capitals, numbered, or with a colon. */
const looksHeading = (text: string) =>
  /:$|^(\d+|[A-ZÆØÅ]|[IVX]+)[.)]\s/.test(text) ||
  (text.length > 3 && text === text.toUpperCase() && /\p{L}{3}/u.test(text))
