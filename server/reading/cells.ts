import type { Cell } from '../../schema/rules/import/cells.js'
import { isInvisible } from '../../schema/rules/text.js'

/** A cell of text, without blanks around it; null for one that holds blanks alone, or what nobody sees. Breaks of a page are of a line. */
export function textCell(text: string, formula = false): Cell | null {
  const plain = text.replace(/\r\n?|[\v\f]/g, '\n').trim()
  return plain === '' || isInvisible(plain) ? null : cellOf('text', plain, formula)
}

export function cellOf(kind: Cell['kind'], text: string, formula = false): Cell {
  return formula ? { kind, text, formula } : { kind, text }
}

/** How the format of a cell has a number shown that counts days: as a date, or as a time of day or a duration. */
export type DateFormat = 'date' | 'time' | null

/** A number as it is meant: a date where its format says so, and the calendar has it; else as plain as it can be. */
export function numberCell(number: number, format: DateFormat, date1904: boolean, formula = false): Cell {
  const date = format === 'date' ? dateText(date1904 ? number + 1462 : number) : null
  if (date !== null) return cellOf('date', date, formula)
  if (format === 'time' && number >= 0) return cellOf('text', timeText(Math.round(number * DAY)), formula)
  return cellOf('number', plainNumber(number), formula)
}

/** So many digits a spreadsheet keeps of a number: what is beyond is noise, as in 0.30000000000000004. */
const DIGITS = 15

/** Writes a number without noise, without thousands and without a power of ten: `10.6`, `412000`, `0.0000001`. */
export function plainNumber(number: number): string {
  const plain = String(Number(number.toPrecision(DIGITS)))
  const [digits = '', power] = plain.split('e')
  if (power === undefined) return plain === '-0' ? '0' : plain
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole = '', decimals = ''] = digits.slice(sign.length).split('.')
  const places = Number(power)
  return places < 0
    ? `${sign}0.${'0'.repeat(-places - 1)}${whole}${decimals}`
    : `${sign}${whole}${decimals}${'0'.repeat(Math.max(0, places - decimals.length))}`
}

/** In seconds. */
const DAY = 86_400
/** The day that workbooks count as 0, in days from 1970. */
const DAY_ZERO = -25_569
/** 29 February 1900, which workbooks count and the calendar does not have. */
const NO_SUCH_DAY = 60
/** 1 January 10000. */
const END_OF_TIME = 2_958_466

/** A date counted in days as workbooks do; null for what is no date of theirs. */
function dateText(days: number): string | null {
  if (!(days >= 1 && days < END_OF_TIME)) return null
  const seconds = Math.round(days * DAY)
  const day = Math.floor(seconds / DAY)
  if (day === NO_SUCH_DAY) return null
  // A last second that is rounded up must not lead out of the calendar.
  if (day >= END_OF_TIME) return null
  const moment = (seconds + (DAY_ZERO + (day < NO_SUCH_DAY ? 1 : 0)) * DAY) * 1000
  return dayAndTime(new Date(moment))
}

/** `YYYY-MM-DD`, with the time of day behind it when there is one. */
function dayAndTime(moment: Date): string {
  const [day = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  return time === '00:00:00' ? day : `${day} ${time}`
}

const ISO_DATE = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?Z?)?$/

/** A date as a workbook writes it out, `2020-01-31` or `2020-01-31T12:00:00`; null for what is none. */
export function isoDateText(text: string): string | null {
  const [, day, time = '00:00:00', parts = '0'] = ISO_DATE.exec(text.trim()) ?? []
  if (day === undefined) return null
  const whole = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)
  if (Number.isNaN(whole.getTime()) || whole.toISOString().slice(0, 10) !== day) return null
  const rounded = new Date(whole.getTime() + Math.round(Number(`0.${parts}`)) * 1000)
  // A last second that is rounded up must not lead out of the calendar.
  return dayAndTime(rounded.getUTCFullYear() > 9999 ? whole : rounded)
}

const ISO_DURATION = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/

/** A time of day or a duration as OpenDocument writes it, `PT12H30M00S`; null for what is none. */
export function durationText(text: string): string | null {
  const found = ISO_DURATION.exec(text)
  if (!found) return null
  const [days, hours, minutes, seconds] = found.slice(2).map((part) => Number(part ?? 0))
  const sum = (days ?? 0) * DAY + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)
  return `${found[1]}${timeText(sum)}`
}

/** `12:30`, with seconds when there are any. */
function timeText(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const minutes = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? minutes : `${minutes}:${two(seconds % 60)}`
}

/** What stands for a formula that was never computed: a program wrote it, and no spreadsheet has opened the file. */
export const UNCOMPUTED = '#UNCOMPUTED!'

/** What spreadsheets show for an error. */
export const ERROR_TEXT =
  /^(#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|PYTHON!|EXTERNAL!)|Err:\d{3})$/
