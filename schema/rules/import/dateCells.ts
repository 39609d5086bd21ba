import { addDays, addMonths, isNearDate } from '../dates.js'
import { foldText } from '../text.js'
import type { Cell } from './cells.js'
import {
  AFTER_A_DAY,
  BEFORE_A_DAY,
  END_OF,
  END_OF_BEHIND,
  ENDED,
  MERGER,
  monthOf,
  NEAR_END_OF,
  NEGATION,
  NO_END,
  OF_ANOTHER,
  SEASON,
  START_OF,
  saying,
  TELLING_BEFORE_A_DAY,
  THE_YEAR,
  YEAR_TURN,
} from './dateWords.js'
import { type DateOptions, placed, readDay } from './dayForms.js'
import { wholeYear } from './dayOrder.js'
import { LONGEST, readCell } from './lostCells.js'
import { readNotice } from './months.js'
import { readPeriod } from './periods.js'
import { asked, found, type Reading, refused, UNSAID } from './readings.js'
import { readUnsaid } from './unsaid.js'

/** The numbers that spreadsheets keep the days of 1980 to 2099 as. What is outside is no day that a list is about. */
const FIRST_SERIAL = 29_221
const LAST_SERIAL = 73_050
/** The day that spreadsheets count from. */
const DAY_ZERO = '1899-12-30'

/**
 * The date that a cell says (`YYYY-MM-DD`). A month, a year, a day that can be read in two orders or that the calendar does
 * not have, and what only describes a time are asked about, with the days that may be meant.
 */
export function readDate(cell: Cell, options: DateOptions): Reading<string> {
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'flag') return refused('not_a_date')
    if (kind === 'date') return ofDateCell(text, options)
    if (readUnsaid(text)) return UNSAID
    if (text.length > LONGEST) return refused('not_a_date')
    const folded = foldText(text.replace(/^['"«]+|['"»]+$/g, ''))
    if (folded === '9999') return { is: 'no_end', noticeMonths: null }
    return takeable(serial(folded, options) ?? ofText(folded, options))
  })
}

/** Candidates are dates that the register takes: «årsskiftet 3019/20» has none. */
function takeable(reading: Reading<string>): Reading<string> {
  return reading.is === 'ask' ? asked(reading.why, reading.candidates.filter(isNearDate)) : reading
}

function ofDateCell(text: string, options: DateOptions): Reading<string> {
  const [date = '', time] = text.split(/[ T]/)
  const reading = placed(date, options)
  return reading.is === 'value' && time !== undefined && /[1-9]/.test(time)
    ? found(date, 'time_dropped')
    : reading
}

function serial(text: string, options: DateOptions): Reading<string> | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null
  const days = Math.floor(Number(text))
  if (days < FIRST_SERIAL || days > LAST_SERIAL) return refused('not_a_date')
  const reading = placed(addDays(DAY_ZERO, days), options)
  return reading.is === 'value' ? found(reading.value, 'serial_number') : reading
}

function ofText(text: string, options: DateOptions): Reading<string> {
  return (
    wholeText(text, options) ??
    dayWithRest(text, options) ??
    runsOn(text) ??
    yearsFrom(text, options) ??
    yearTurn(text) ??
    periodWithRest(text, options) ??
    inWords(text, options) ??
    refused('not_a_date')
  )
}

/** A text that is a day or a time and nothing else, but for what is said before every end: «utløper 31.12.2020». */
function wholeText(given: string, options: DateOptions): Reading<string> | null {
  const plain = readDay(given, options) ?? lastDayOf(given, options) ?? ofPeriod(given)
  if (plain) return plain
  const text = given.replace(/ (?:asti|saakka)$/u, '').replace(BEFORE_A_DAY, '')
  return text === given ? null : (readDay(text, options) ?? ofPeriod(text))
}

function ofPeriod(text: string): Reading<string> | null {
  const period = readPeriod(text)
  return period && asked(period.why, [period.first, period.last])
}

/** «ut 2019», «utgangen av juni 2020», «end of 2020»: the last day of what is named. */
function lastDayOf(text: string, options: DateOptions): Reading<string> | null {
  const near = text.replace(NEAR_END_OF, '')
  if (near !== text) {
    const period = readPeriod(near)
    return period && asked('period_in_words', [period.last])
  }
  const named = text
    .replace(END_OF, '')
    .replace(END_OF_BEHIND, '')
    .replace(/^(?:the |des |av |hele |våren )/u, '')
  if (named === text) return null
  const period =
    readPeriod(named) ?? readPeriod(named.replace(/^(?:året|år|year|of the year|of year|jahres|jaar) /u, ''))
  if (period) return placed(period.last, options)
  const year = options.today.slice(0, 4)
  if (THE_YEAR.test(named) || named === '') return asked('no_year', [`${year}-12-31`])
  const month = monthOf(named)
  return month === null ? null : asked('no_year', nextOf(month, options))
}

function nextOf(month: number, { today }: DateOptions): string[] {
  const year = Number(today.slice(0, 4))
  return [0, 1]
    .map((more) => readPeriod(`${String(month).padStart(2, '0')}.${year + more}`)?.last as string)
    .filter((date) => date >= today)
}

const DAYS_IN_TEXT =
  /(?<![\p{L}\p{N}])(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d{2})|\d{1,2}(?:\.|st|nd|rd|th)?[ -]?(?:of |de )?\p{L}{3,}[., -]{0,2}\d{4}|\p{L}{3,}\.? \d{1,2}(?:st|nd|rd|th)?, ?\d{4})(?![\p{L}\p{N}])/gu
const OTHER_CHOICE = saying('eller|el|el.|or|oder|of|tai|alt|alternativt|evt|evt.|eventuelt|ev|ev.')
const APPROXIMATE =
  /^(?:ca|ca\.|cirka|circa|omtrent|omkring|rundt|about|approx|approx\.|around|etwa|ungefähr|noin|n\.|ongeveer|~|≈) ?$/u
const SINCE = saying(
  'fra|fra og med|siden|sidan|f.o.m.|fom|från|from|since|seit|ab|vanaf|sinds|alkaen|inngått|signert|start|startet',
)

/** A day with something said before or behind it: the day where nothing of that changes what it is, and the rest is kept. */
function dayWithRest(text: string, options: DateOptions): Reading<string> | null {
  const days = [...text.matchAll(DAYS_IN_TEXT)].flatMap((match) => {
    const reading = readDay(match[0], options)
    return reading ? [{ reading, at: match.index, end: match.index + match[0].length }] : []
  })
  const [day, ...others] = days
  if (!day) return null
  const candidates = [...new Set(days.flatMap(({ reading }) => candidatesOf(reading)))]
  const before = text.slice(0, day.at)
  const behind = text.slice(day.end)
  if (NO_END.test(text) && !NEGATION.test(text))
    return SINCE.test(before) ? runsOn(text) : asked('several_values', candidates)
  const length = yearsFrom(text, options)
  if (length) return length
  if (others.length > 0)
    return candidates.length === 1 && day.reading.is === 'value'
      ? found(candidates[0] as string, 'rest_kept', true)
      : asked('several_values', candidates)
  if (day.reading.is !== 'value') return day.reading
  if (/^ ?[(]?\?/.test(behind) || /\?$/.test(text)) return asked('in_doubt', candidates)
  if (OTHER_CHOICE.test(behind)) return asked('several_values', candidates)
  if (NEGATION.test(before)) return asked('period_in_words', candidates)
  const said = before.replace(/[(:,]? ?$/u, '').trim()
  if (APPROXIMATE.test(said) || APPROXIMATE.test(before)) return found(day.reading.value, 'approximate', true)
  const isEnd =
    said === '' ||
    before.replace(BEFORE_A_DAY, '') === '' ||
    before.replace(TELLING_BEFORE_A_DAY, '') === '' ||
    before.replace(TELLING_BEFORE_A_DAY, '').replace(BEFORE_A_DAY, '') === ''
  if (!isEnd) return asked('period_in_words', candidates)
  return AFTER_A_DAY.test(behind) ? day.reading : found(day.reading.value, 'rest_kept', true)
}

function candidatesOf(reading: Reading<string>): readonly string[] {
  if (reading.is === 'value') return [reading.value]
  return reading.is === 'ask' ? reading.candidates : []
}

/** «løpende», «tills vidare», with the months of notice that are said: what has no last day. */
function runsOn(text: string): Reading<string> | null {
  const noticeMonths = readNotice(text)
  const match = NO_END.exec(text)
  if (match && NEGATION.test(text.slice(0, match.index))) return null
  // «løper til 2021» has a last day.
  if (match && /^løper til|^löper|^løber/.test(match[0]) && /\d{4}/.test(text)) return null
  if (!match) return noticeMonths === null ? null : { is: 'no_end', noticeMonths, kept: true }
  if (/\?/.test(text)) return asked('in_doubt')
  const rest = text.replace(NO_END, '').replace(/[\s.,;:()-]/g, '')
  return { is: 'no_end', noticeMonths, ...(rest !== '' && { kept: true as const }) }
}

const LENGTH_FROM =
  /^(?:\p{L}+ )?(\d{1,2})[ -]?(?:(år|års|årig|years?|jahre?|jaar|vuotta)|(mnd|mndr|måneder|månader|mån|months?|monate|maanden|kk|kuukautta))\.?(?: \p{L}+)?[, ]* ?(?:fra og med|fra|fr\.o\.m\.|f\.o\.m\.|fom|från och med|från|frå|from|starting|since|ab|vanaf|alkaen|siden) (.+)$/u

/** «3 år fra juli 2018»: reckoned to the last day, or to the first day after it. */
function yearsFrom(text: string, options: DateOptions): Reading<string> | null {
  const [, number, years, , start] = LENGTH_FROM.exec(text) ?? []
  if (start === undefined) return null
  const day = readDay(start, { ...options, past: true })
  const from = day?.is === 'value' ? day.value : readPeriod(start)?.first
  if (from === undefined) return asked('period_in_words')
  const after = addMonths(from, Number(number) * (years === undefined ? 1 : 12))
  return asked('period_in_words', [addDays(after, -1), after])
}

/** «årsskiftet 2019/20»: the last day of one year, or the first of the next. */
function yearTurn(text: string): Reading<string> | null {
  if (!YEAR_TURN.test(text)) return null
  const [, first, second] = /(\d{4}) ?[/-] ?(\d{4}|\d{2})(?!\d)/.exec(text) ?? []
  if (first !== undefined) {
    const next = second?.length === 4 ? Number(second) : wholeYear(second ?? '')
    return asked('period_in_words', next === Number(first) + 1 ? [`${first}-12-31`, `${next}-01-01`] : [])
  }
  const [year] = /\d{4}/.exec(text) ?? []
  if (year === undefined) return asked('period_in_words')
  // Into the year or out of it: both are said.
  return asked('period_in_words', [
    `${Number(year) - 1}-12-31`,
    `${year}-01-01`,
    `${year}-12-31`,
    `${Number(year) + 1}-01-01`,
  ])
}

/** «juni 2020 (opsjon 1 år)», «ut 2020, sies opp», «oppsagt til utgangen av 2019»: a time, and what is said besides. */
function periodWithRest(text: string, options: DateOptions): Reading<string> | null {
  const told = text.replace(TELLING_BEFORE_A_DAY, '')
  const [head = ''] = told.split(/ ?[(,;+\n]| - /)
  const rest = head !== text
  const named = head.trim().replace(BEFORE_A_DAY, '')
  const reading = lastDayOf(head.trim(), options) ?? lastDayOf(named, options) ?? ofPeriod(named)
  if (!reading || !rest) return reading
  if (reading.is !== 'value') return reading
  return /\?/.test(text)
    ? asked('in_doubt', [reading.value])
    : OTHER_CHOICE.test(told.slice(head.length))
      ? asked('several_values', [reading.value])
      : found(reading.value, 'rest_kept', true)
}

/** What describes a time without a day: asked about, with the days that can be reckoned. */
function inWords(text: string, options: DateOptions): Reading<string> | null {
  const start = text.replace(START_OF, '')
  const period = start === text ? null : readPeriod(start)
  if (period) return asked('period_in_words', [period.first])
  if (OF_ANOTHER.test(text) && !/(?<!\d)(?:19|20)\d\d(?!\d)/.test(text)) return refused('part_of_another')
  if (MERGER.test(text)) {
    const { mergesOn } = options
    return asked('period_in_words', mergesOn ? [addDays(mergesOn, -1), mergesOn] : [])
  }
  if (/(?<!\d)(?:19|20|21)\d\d(?!\d)/.test(text) || SEASON.test(text) || YEAR_TURN.test(text))
    return asked('period_in_words')
  if (ENDED.test(text)) return asked('ended_without_day')
  if (monthOf(text.replace(/[.,]$/, '')) !== null) return asked('month_only')
  return /^(?:q|kv|kvartal|uke|veke|u|v|vecka|uge|week|kw|h)\.? ?\d{1,2}$|^\d\. ?(?:kvartal|halvår|tertial|kv|quarter|quartal|kwartaal)$/u.test(
    text,
  )
    ? asked('period_in_words')
    : null
}
