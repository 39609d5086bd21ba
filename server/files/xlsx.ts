import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { timeIn } from '../../schema/rules/dates.js'
import type { AboutLine } from './about.js'
import type { CellType, CellValue, Column, FileSystem } from './systemColumns.js'

/**
 * Writes systems as a workbook: a sheet of systems, and one that says what it is. Dates are dates, numbers are numbers.
 * A workbook is packed at the end, so all rows are held until then.
 */
export async function* writeXlsx(
  systems: AsyncIterable<FileSystem>,
  columns: readonly Column[],
  sheets: { systems: string; about: string; lines: readonly AboutLine[]; timeZone: string },
): AsyncGenerator<Uint8Array> {
  const header = columns.map(
    (column): CellObject => ({ value: column.header, fontWeight: 'bold', wrap: true }),
  )
  const data = [header]
  for await (const system of systems)
    data.push(columns.map((column) => cell(column.value(system), column.type, sheets.timeZone)))
  const file = writeExcelFile([
    {
      data,
      sheet: sheets.systems,
      columns: columns.map((column) => ({ width: WIDTH[column.type] })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
    },
    {
      data: sheets.lines.flatMap(([heading, value, type]) =>
        piecesOf(value).map((piece, index) => [
          index === 0 ? { value: heading, fontWeight: 'bold' as const } : {},
          cell(piece, type, sheets.timeZone),
        ]),
      ),
      sheet: sheets.about,
      columns: [{ width: 28 }, { width: 80 }],
    },
  ])
  yield await file.toBuffer()
}

const WIDTH: Record<CellType, number> = { text: 24, number: 14, flag: 14, date: 14, moment: 18 }

/** The first date from which workbooks count days as the calendar does: they have a 29 February 1900. */
const FIRST_DATE = '1900-03-01'

/** So many characters a cell of a workbook holds: a spreadsheet calls a workbook with a longer one damaged. */
const MOST_CHARACTERS = 32_767

/** A text in pieces that each have room in a cell; no character is parted. */
function piecesOf(text: string): string[] {
  if (text.length <= MOST_CHARACTERS) return [text]
  const pieces: string[] = []
  let piece = ''
  for (const character of text) {
    if (piece.length + character.length > MOST_CHARACTERS) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

/** A text that has room in a cell: one that has none ends with a sign that it goes on, in the CSV and the JSON. */
function shortened(text: string): string {
  const [first = ''] = piecesOf(text)
  return first === text ? text : `${[...first].slice(0, -1).join('')}…`
}

function cell(value: CellValue, type: CellType, timeZone: string): CellObject {
  if (value === null || value === '') return {}
  if (typeof value === 'number') return { value, type: Number, format: '#,##0' }
  if (typeof value === 'boolean') return { value, type: Boolean }
  if (type === 'date' && value >= FIRST_DATE) return dateCell(`${value}T00:00:00Z`, 'dd.mm.yyyy')
  // A workbook knows no time zones: what it calls ten o’clock is ten o’clock where the programme is.
  if (type === 'moment') return dateCell(`${timeIn(timeZone, value).replace(' ', 'T')}Z`, 'dd.mm.yyyy hh:mm')
  return { value: escapeText(shortened(value)), type: String }
}

function dateCell(moment: string, format: string): CellObject {
  return { value: new Date(moment), type: Date, format }
}

/**
 * Writes as `_xHHHH_` what would be lost in a workbook: characters that XML cannot hold or changes, and those that the
 * writer leaves out. Spreadsheets read it as the character (ECMA-376, ST_Xstring), and so `_x0041_` itself is written
 * with its first `_` in that form.
 */
function escapeText(text: string): string {
  // The writer looks texts up in a plain object, and would find what every object has: `constructor`.
  if (text in {}) return escaped(text)
  return text.replace(
    /_(?=x[\dA-Fa-f]{4}_)|[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}|\uFFFD/gu,
    escaped,
  )
}

function escaped(characters: string): string {
  const units = characters.split('')
  return units.map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`).join('')
}
