import type { Words } from './words.js'

/** Calendar arithmetic on plain dates (`YYYY-MM-DD`); no time zones are involved. */

/** True for a date that exists in the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}

/** `2019-10-15` as 15.10.2019: how every text writes a date, in both languages. */
export function formatDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  return `${day}.${month}.${year}`
}

/** The first and the last date that the register takes: what lies outside is a slip of the pen. */
export const EARLIEST_DATE = '1900-01-01'
export const LATEST_DATE = '2199-12-31'

/** True for a date of the calendar that the register takes. */
export function isNearDate(date: string): boolean {
  return date >= EARLIEST_DATE && date <= LATEST_DATE
}

/** A year of two digits is of this century up to here, and of the last one after it: 1985 is meant more often than 2085. */
const LAST_OF_THIS_CENTURY = '49'

/**
 * The date that is meant by one that was typed into a form, where a year of two digits arrives as the first century:
 * 010120 is 1 January 0020, and means 2020.
 */
export function meantDate(date: string): string {
  return isDate(date)
    ? date.replace(/^00(\d\d)(?=-)/, (_, year) => `${year <= LAST_OF_THIS_CENTURY ? 20 : 19}${year}`)
    : date
}

/** The date `days` days after (or, when negative, before) `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The date `months` after (or, when negative, before) `date`; where that month is too short, its last day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  // Day 0 of the month after is the last day of the month that is looked for.
  const last = new Date(0)
  // `Date.UTC` would take the years 0 to 99 for 1900 to 1999.
  last.setUTCFullYear(year, month + months, 0)
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** How many months the month of one date is after that of another; negative when it is before. */
export function monthsBetween(from: string, to: string): number {
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return monthOf(to) - monthOf(from)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/**
 * How far ahead a day is, or how far past: «om 15 dager», «i dag», «15 dager over». The one form in all texts. `past`: seen
 * from another day than today, «15 dager etter», «den dagen».
 */
export function daysLeftWords(days: number, past = false): Words {
  if (past && days === 0) return { nb: 'den dagen', en: 'that day' }
  if (past && days === 1) return { nb: 'dagen etter', en: 'the day after' }
  if (past && days > 1) return { nb: `${days} dager etter`, en: `${days} days later` }
  if (days === 0) return { nb: 'i dag', en: 'today' }
  if (days === 1) return { nb: 'i morgen', en: 'tomorrow' }
  if (days === -1) return { nb: '1 dag over', en: '1 day over' }
  return days > 0
    ? { nb: `om ${days} dager`, en: `in ${days} days` }
    : { nb: `${-days} dager over`, en: `${-days} days over` }
}

/** True for a time zone that there is, by its name in the IANA database: `Europe/Oslo`, `UTC`. */
export function isTimeZone(name: string): boolean {
  // What is an offset (`+02:00`) knows no summer time.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** How the day and the time of day are written in a time zone. Made once for each: it costs more than what it writes. */
interface Clock {
  day: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
  /** The date of each quarter of an hour that was asked for of late. */
  dates: Map<string, string>
}
const clocks = new Map<string, Clock>()
const MOST_DATES = 10_000

function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock: Clock = {
    day: new Intl.DateTimeFormat('sv-SE', { timeZone }),
    time: new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
    dates: new Map(),
  }
  clocks.set(timeZone, clock)
  return clock
}

/** Date and time of day in a time zone at a moment (UTC ISO 8601), `YYYY-MM-DD hh:mm:ss`. */
export function timeIn(timeZone: string, moment: string): string {
  return clockOf(timeZone).time.format(new Date(moment))
}

/** The calendar date in a time zone at a moment (UTC ISO 8601 or Date). */
export function dateIn(timeZone: string, moment: string | Date): string {
  const iso = typeof moment === 'string' ? moment : moment.toISOString()
  const { day, dates } = clockOf(timeZone)
  // Asked with every request, and slow to find out. Zones are whole quarters from UTC: a quarter has one date.
  const quarter = `${iso.slice(0, 14)}${Math.floor(Number(iso.slice(14, 16)) / 15)}`
  const known = dates.get(quarter)
  if (known !== undefined) return known
  if (dates.size >= MOST_DATES) dates.clear()
  const date = day.format(new Date(iso))
  dates.set(quarter, date)
  return date
}

const QUARTER = 15 * 60_000
/** No zone is further from UTC than 14 hours. */
const FURTHEST = 15 * 4

/** The moment (UTC ISO 8601) at which a date begins in a time zone: in Oslo 22:00 or 23:00 UTC the day before. */
export function midnightIn(timeZone: string, date: string): string {
  const utc = Date.parse(`${date}T00:00:00Z`)
  const at = (quarters: number) => new Date(utc + quarters * QUARTER)
  // The first quarter that has the date, whatever the clock shows then: summer time may begin at midnight.
  let before = -FURTHEST
  let has = FURTHEST
  while (has - before > 1) {
    const middle = Math.floor((before + has) / 2)
    if (dateIn(timeZone, at(middle)) >= date) has = middle
    else before = middle
  }
  return at(has).toISOString()
}
