import { timeIn } from '../../schema/rules/dates.js'
import type { CellType, CellValue } from './columns.js'

/** The styles of a workbook that cells name: of numbers, of dates, of dates with the time of day, and of headings. */
export interface Styles {
  number: string
  date: string
  moment: string
  heading: string
}

/** A cell: what it holds, and how that is read. */
export type Cell = readonly [value: CellValue, type: CellType | 'heading']

/** A row of a sheet of a workbook (ECMA-376, SpreadsheetML), which has this number. */
export function sheetRow(number: number, row: readonly Cell[], styles: Styles, timeZone: string): string {
  let cells = ''
  for (const [index, [value, type]] of row.entries()) {
    if (value !== null && value !== '')
      cells += `<c r="${letters(index)}${number}"${cellOf(value, type, styles, timeZone)}</c>`
  }
  return `<row r="${number}">${cells}</row>`
}

/** The rest of a cell behind its place: its style and type, and what it holds. */
function cellOf(value: NonNullable<CellValue>, type: Cell[1], styles: Styles, timeZone: string): string {
  if (typeof value === 'number') return ` s="${styles.number}"><v>${value}</v>`
  if (typeof value === 'boolean') return ` t="b"><v>${Number(value)}</v>`
  const day = type === 'heading' ? null : dayOf(value, type, timeZone)
  if (day !== null) return ` s="${type === 'date' ? styles.date : styles.moment}"><v>${day}</v>`
  const style = type === 'heading' ? ` s="${styles.heading}"` : ''
  return `${style} t="inlineStr"><is><t xml:space="preserve">${asXml(escapeText(shortened(value)))}</t></is>`
}

const names: string[] = []

/** The letters of a column: A to Z, AA … */
export function letters(index: number): string {
  const known = names[index]
  if (known !== undefined) return known
  const last = String.fromCharCode(65 + (index % 26))
  const name = index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`
  names[index] = name
  return name
}

/** The first date from which workbooks count days as the calendar does: they have a 29 February 1900. */
const FIRST_DATE = '1900-03-01'
/** The day that workbooks count as 0, in days from 1970. */
const DAY_ZERO = -25_569
const DAY = 86_400_000

/** A date or a moment in days as workbooks count them; null for what is neither, or too early for them. */
export function dayOf(value: string, type: CellType, timeZone: string): number | null {
  if (type === 'date' && value >= FIRST_DATE) return daysTo(`${value}T00:00:00Z`)
  // A workbook knows no time zones: what it calls ten o’clock is ten o’clock where the programme is.
  if (type === 'moment') return daysTo(`${timeIn(timeZone, value).replace(' ', 'T')}Z`)
  return null
}

const daysTo = (moment: string) => Date.parse(moment) / DAY - DAY_ZERO

/** So many characters a cell of a workbook holds: a spreadsheet calls a workbook with a longer one damaged. */
const MOST_CHARACTERS = 32_767

/** A text in pieces that each have room in a cell; no character is parted. */
export function piecesOf(text: string): string[] {
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
export function shortened(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text
  const [first = ''] = piecesOf(text)
  return `${[...first].slice(0, -1).join('')}…`
}

/** What may have to be written otherwise, so that the many texts without any of it are looked at once. */
const SPECIAL = /[^ -%'-;=?-^`-~\t\n\u00a0-\u024f\u2010-\u2027]/
const ESCAPED = /_(?=x[\dA-Fa-f]{4}_)|[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}|\uFFFD/gu

/**
 * Writes as `_xHHHH_` what would be lost in a workbook: characters that XML cannot hold or changes, and those that the
 * writer leaves out. Spreadsheets read it as the character (ECMA-376, ST_Xstring), and so `_x0041_` itself is written
 * with its first `_` in that form. `whole`: every character is.
 */
export function escapeText(text: string, whole = false): string {
  if (whole) return escaped(text)
  return SPECIAL.test(text) ? text.replace(ESCAPED, escaped) : text
}

function escaped(characters: string): string {
  const units = characters.split('')
  return units.map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`).join('')
}

function asXml(text: string): string {
  return SPECIAL.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
}
