import { addDays, addMonths, isDate, isNearDate } from '../dates.js'
import { monthOf } from './dateWords.js'
import { dateOf, wholeYear, writtenDay } from './dayOrder.js'
import { asked, found, type Reading, refused } from './readings.js'

export interface DateOptions {
  /** The order of the column where it is known (`findDayOrder`, or who imports): false: the month first; null: not known. */
  dayFirst: boolean | null
  /** The date on which the list is read. */
  today: string
  /** True where the field is of what has been: a day of many years ago is no slip of the pen. */
  past?: boolean
  /** The first day of the new municipality, which «til ny kommune» means; null where it is not known. */
  mergesOn?: string | null
}

/** How far from today a day may be, in years, without being asked about. */
const BACK = 10
const BACK_IN_THE_PAST = 70
const AHEAD = 50
/** Years that stand for «never». */
const NEVER = /^(?:2999|3000|9999)-/

/** A day of the calendar, as far as it makes sense: one that lies far off is asked about. */
export function placed(date: string, { today, past }: DateOptions): Reading<string> {
  if (!isDate(date)) return refused('not_a_date')
  if (NEVER.test(date)) return { is: 'no_end', noticeMonths: null }
  if (date > inYears(today, AHEAD)) return asked('too_far_ahead', isNearDate(date) ? [date] : [])
  if (date < inYears(today, -(past ? BACK_IN_THE_PAST : BACK)))
    return asked('too_long_ago', isNearDate(date) ? [date] : [])
  return found(date)
}

/** The day of another year, to compare with: it need not be in the calendar. */
function inYears(today: string, years: number): string {
  return `${Number(today.slice(0, 4)) + years}${today.slice(4)}`
}

/** The dates next to one that the calendar does not have, 31 June; none where it is no date at all. */
function neighbours(year: number, month: number, day: number): string[] {
  if (month < 1 || month > 12 || day < 29 || day > 31) return []
  const last = addDays(addMonths(dateOf(year, month, 1), 1), -1)
  return [last, addDays(last, 1)]
}

/** A day that is written in numbers alone, with marks between them. Null for any other text. */
function numbered(text: string, options: DateOptions): Reading<string> | null {
  const written = writtenDay(text)
  if (!written) return null
  const [first, second, third] = written.parts
  const numbers = [Number(first), Number(second), Number(third)] as const
  const dayFirst = [wholeYear(third), numbers[1], numbers[0]] as const
  const monthFirst = [wholeYear(third), numbers[0], numbers[1]] as const
  const yearFirst = [wholeYear(first), numbers[1], numbers[2]] as const
  const [meant, unlikely] =
    first.length === 4
      ? [[yearFirst], [[yearFirst[0], numbers[2], numbers[1]] as const]]
      : written.dayFirst || options.dayFirst === true
        ? [[dayFirst], [monthFirst, yearFirst]]
        : options.dayFirst === false
          ? [[monthFirst], [dayFirst, yearFirst]]
          : [[dayFirst, monthFirst, ...(written.mayBeginWithYear ? [yearFirst] : [])], [yearFirst]]
  const dates = [...new Set(meant.map((parts) => dateOf(...parts)))].filter(isDate)
  const [date] = dates
  if (date !== undefined) return dates.length === 1 ? placed(date, options) : asked('day_order', dates)
  const near = meant.flatMap((parts) => neighbours(...parts))
  const others = unlikely
    .map((parts) => dateOf(...parts))
    .filter((other) => isDate(other) && isNearDate(other))
  return near.length + others.length > 0 ? asked('no_such_day', [...near, ...others]) : null
}

const WEEKDAY =
  /^(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|laurdag|sundag|måndag|tisdag|torsdag|lördag|söndag|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|man|tir|ons|tor|fre|lør|søn|mon|tue|wed|thu|fri|sat|sun|ma|di|wo|do|vr|za|zo|mo|mi|fr|sa|so)[.,]*,? (?:den |the )?/u
const DAY_MONTH =
  /^(?:den |the |am |de )?(\d{1,2})(?:\.|st|nd|rd|th|:e|:a|ste|de|e)?[ -]?(?:of |de )?(\p{L}{3,})[.,]?[ -]?(?:of )?'?(\d{4}|\d{2})?\.?$/u
const MONTH_DAY = /^(\p{L}{3,})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th|\.)?,? (\d{4})$/u
const YEAR_MONTH_DAY = /^(\d{4})[ .-]{1,2}(\p{L}{3,})\.?[ -](\d{1,2})\.?$/u

/** A day with the name of its month: «30. september 2019», «1st of May 2020», «May 1, 2020». Null for any other text. */
function named(text: string, options: DateOptions): Reading<string> | null {
  const written = text.replace(WEEKDAY, '')
  const [, day, name, year] = DAY_MONTH.exec(written) ?? []
  if (name !== undefined) return fromNames(day, name, year, options)
  const [, name2, day2, year2] = MONTH_DAY.exec(written) ?? []
  if (name2 !== undefined) return fromNames(day2, name2, year2, options)
  const [, year3, name3, day3] = YEAR_MONTH_DAY.exec(written) ?? []
  return name3 === undefined ? null : fromNames(day3, name3, year3, options)
}

function fromNames(
  day: string | undefined,
  name: string,
  year: string | undefined,
  options: DateOptions,
): Reading<string> | null {
  const month = monthOf(name)
  if (month === null) return null
  if (year === undefined) return withoutYear(month, Number(day), options)
  const date = dateOf(wholeYear(year), month, Number(day))
  if (isDate(date)) return placed(date, options)
  const near = neighbours(wholeYear(year), month, Number(day))
  return near.length > 0 ? asked('no_such_day', near) : null
}

/** A day whose year is not said: the next two of it are offered. */
function withoutYear(month: number, day: number, { today }: DateOptions): Reading<string> | null {
  const year = Number(today.slice(0, 4))
  const dates = [0, 1, 2].map((more) => dateOf(year + more, month, day)).filter(isDate)
  return dates.length === 0 ? null : asked('no_year', dates.filter((date) => date >= today).slice(0, 2))
}

const TIME =
  /(?:t|,? ?(?:kl\.?|kello|om|um|at)? ?)(\d{1,2})[:.]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)? ?(z|utc|gmt|[+-]\d{2}:?\d{2})?$/u
/** The hour in UTC from which it is the next day somewhere that lists are kept. */
const NEXT_DAY_FROM = 21

/**
 * A whole folded text that says a day: in numbers, with the name of its month, or as eight digits; a time of day behind it is
 * dropped. Null for any other text.
 */
export function readDay(text: string, options: DateOptions): Reading<string> | null {
  const plain = numbered(text, options) ?? named(text, options) ?? digits(text, options)
  if (plain) return plain
  const time = TIME.exec(text)
  // A bare «31.12.20» is no day with a time behind it: a time has a colon, or says that it is one.
  if (!time || !/[:]|kl|kello/.test(time[0])) return dayAlone(text, options)
  const day = text.slice(0, time.index)
  const reading = numbered(day, options) ?? named(day, options)
  if (reading?.is !== 'value') return reading
  // Midnight in Oslo is eleven in the evening of the day before, as machines write it.
  return time[2] !== undefined && /^[zug]/.test(time[2]) && Number(time[1]) >= NEXT_DAY_FROM
    ? asked('time_zone', [addDays(reading.value, 1), reading.value])
    : /^\D*0?0[:.]00(?:[:.]0+(?:[.,]0+)?)?(?: ?[+-]\d{2}:?\d{2}|\D*)$/.test(time[0])
      ? reading
      : found(reading.value, 'time_dropped')
}

/** «31.12.» and «1/7»: a day and a month without a year. */
function dayAlone(text: string, options: DateOptions): Reading<string> | null {
  const [, first, mark, second] = /^(\d{1,2}) ?([./]) ?(\d{1,2})\.?$/.exec(text) ?? []
  if (mark === undefined) return null
  return options.dayFirst === false && mark === '/'
    ? withoutYear(Number(first), Number(second), options)
    : withoutYear(Number(second), Number(first), options)
}

/** Eight digits that are a day, or six that may be one. Null for any other text. */
function digits(text: string, options: DateOptions): Reading<string> | null {
  const [, a = '', b = '', c = ''] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? []
  if (a) {
    const dates = [`${a}${b}-${c.slice(0, 2)}-${c.slice(2)}`, `${c}-${b}-${a}`]
    const date = dates.find((one) => isDate(one) && (isNearDate(one) || NEVER.test(one)))
    return date === undefined ? null : placed(date, options)
  }
  const [, first = '', second = '', third = ''] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? []
  if (!first) return null
  const dates = [
    dateOf(wholeYear(third), Number(second), Number(first)),
    dateOf(wholeYear(first), Number(second), Number(third)),
  ]
  const month = Number(third)
  const months =
    /^(?:19|20|21)$/.test(first) && month >= 1 && month <= 12 ? wholeMonth(`${first}${second}`, month) : []
  const valid = [...months, ...dates.filter((date) => isDate(date))]
  return valid.length === 0
    ? refused('not_a_date')
    : asked(months.length > 0 ? 'month_only' : 'day_order', valid)
}

/** The first and the last day of a month. */
export function wholeMonth(year: string | number, month: number): [string, string] {
  const first = dateOf(Number(year), month, 1)
  return [first, addDays(addMonths(first, 1), -1)]
}
