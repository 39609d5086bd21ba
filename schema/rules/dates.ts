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

const osloDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' })
/** The date of each hour that was asked for of late. */
const dates = new Map<string, string>()
const MOST_DATES = 10_000

const osloClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** Date and time of day in Oslo at a moment (UTC ISO 8601), `YYYY-MM-DD hh:mm:ss`. */
export function osloTime(moment: string): string {
  return osloClock.format(new Date(moment))
}

/** The calendar date in Oslo at a moment (UTC ISO 8601 or Date). */
export function osloDate(moment: string | Date): string {
  const iso = typeof moment === 'string' ? moment : moment.toISOString()
  // Asked with every request, and slow to find out. Oslo is whole hours from UTC: an hour has one date.
  const hour = iso.slice(0, 13)
  const known = dates.get(hour)
  if (known !== undefined) return known
  if (dates.size >= MOST_DATES) dates.clear()
  const date = osloDay.format(new Date(iso))
  dates.set(hour, date)
  return date
}
