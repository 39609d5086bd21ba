/** Calendar arithmetic on plain dates (`YYYY-MM-DD`); no time zones are involved. */

/** True for a date that exists in the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}

/** The date `days` days after (or, when negative, before) `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The date `months` after (or, when negative, before) `date`; where that month is too short, its last day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  // Day 0 of the month after is the last day of the month that is looked for.
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

const osloDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' })
let latest = { hour: '', date: '' }

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
  if (hour !== latest.hour) latest = { hour, date: osloDay.format(new Date(iso)) }
  return latest.date
}
