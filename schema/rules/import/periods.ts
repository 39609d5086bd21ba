import { addDays, addMonths } from '../dates.js'
import { monthOf } from './dateWords.js'
import { wholeMonth } from './dayForms.js'
import { dateOf, wholeYear } from './dayOrder.js'
import type { AskCode } from './readings.js'

/** A time that is said without its days: its first and its last, and why no one day of it is meant. */
export interface Period {
  first: string
  last: string
  why: AskCode
}

const YEAR =
  /^(?:år |året |year |the year |jahr |jaar |vuosi |vuoden |kalenderåret |des jahres |of )?(19\d\d|20\d\d|21\d\d)$/u
const MONTH_YEAR = /^(\p{L}{3,})[. ,-]*(?:of )?(?:'?(\d{2})|(\d{4}))$/u
const YEAR_MONTH = /^(?:vuoden )?(\d{4})[ -](\p{L}{3,})\.?$/u
const NUMBERED = /^(?:(\d{1,2}) ?[./-] ?(\d{4})|(\d{4}) ?[./-] ?(\d{1,2}))$/
const SHORT_NUMBERED = /^(\d{1,2})[./](\d{2})$/

/** Parts of a year: how many there are, and the words that are said before or behind their number. */
const PARTS: readonly (readonly [parts: number, words: string])[] = [
  [4, 'kvartal|kv|kvt|q|quarter|qtr|kvartalet|neljännes|kvartaali|kwartaal|quartal|k'],
  [2, 'halvår|halvåret|h|half|half-year|halvår|puolivuotis|halfjaar|halbjahr'],
  [3, 'tertial|tertialet|tertiær|t'],
]
const ORDINAL = '\\.?|st|nd|rd|th|:a|:e'
const NUMBER_OF = new Map(
  'første|first|ensimmäinen|erste|erstes|eerste|förra|første|1;andre|second|toinen|zweites|tweede|annet|andra|anden|2;tredje|third|kolmas|drittes|derde|3;fjerde|fourth|neljäs|viertes|vierde|siste|sista|sidste|4'
    .split(';')
    .flatMap((words, index) => words.split('|').map((word) => [word, index + 1] as const)),
)
const WORDED_PART = /^(\p{L}+) (halvår|halvdel|half|kvartal|quarter|tertial)(?: (?:av |of |i )?(\d{4}))$/u

const WEEK =
  /^(?:uke|veke|u|vecka|v|uge|viikko|vko|week|wk|w|kw|kalenderwoche)\.? ?(\d{1,2})(?:[ ,./-]+(\d{4}))$/u
const YEAR_WEEK = /^(\d{4})[ -]?(?:w|uke|v|kw) ?(\d{1,2})$/u

/** A time that a whole folded text says, with its year: a year, a month, a part of a year, a week. Null for any other text. */
export function readPeriod(text: string): Period | null {
  const [, year] = YEAR.exec(text) ?? []
  if (year !== undefined) return period(dateOf(Number(year), 1, 1), 12, 'year_only')
  const [, name, short, long] = MONTH_YEAR.exec(text) ?? []
  const month = name === undefined ? null : monthOf(name)
  if (month !== null) return ofMonth(wholeYear((short ?? long) as string), month)
  const [, year2, name2] = YEAR_MONTH.exec(text) ?? []
  const month2 = name2 === undefined ? null : monthOf(name2)
  if (month2 !== null) return ofMonth(Number(year2), month2)
  return numberedMonth(text) ?? partOfYear(text) ?? week(text)
}

function period(first: string, months: number, why: AskCode): Period {
  return { first, last: addDays(addMonths(first, months), -1), why }
}

function ofMonth(year: number, month: number): Period | null {
  if (month < 1 || month > 12) return null
  const [first, last] = wholeMonth(year, month)
  return { first, last, why: 'month_only' }
}

function numberedMonth(text: string): Period | null {
  const [, month, year, year2, month2] = NUMBERED.exec(text) ?? []
  if (month !== undefined || month2 !== undefined)
    return ofMonth(Number(year ?? year2), Number(month ?? month2))
  // 06.20 is no day of a month: there is no twentieth month.
  const [, month3, year3 = ''] = SHORT_NUMBERED.exec(text) ?? []
  return month3 !== undefined && Number(year3) > 12 ? ofMonth(wholeYear(year3), Number(month3)) : null
}

function partOfYear(text: string): Period | null {
  const [, word = '', kind = '', year] = WORDED_PART.exec(text) ?? []
  if (word) {
    const parts = PARTS.find(([, words]) => words.split('|').includes(kind))?.[0] ?? 2
    const number = parts === 2 && /^si(?:ste|sta|dste)$/.test(word) ? 2 : NUMBER_OF.get(word)
    return number === undefined ? null : part(parts, number, Number(year))
  }
  for (const [parts, words] of PARTS) {
    const either = [
      new RegExp(
        `^(?<number>[1-4])(?:${ORDINAL}) ?(?:${words})\\.?[ ,/-]*(?:of |av |i |in )?'?(?<year>\\d{4})$`,
        'u',
      ),
      new RegExp(
        `^(?:${words})\\.? ?(?<number>[1-4])[ ,/.-]*(?:of |av |in )?'?(?<year>\\d{4}|(?<=['-])\\d{2})$`,
        'u',
      ),
      new RegExp(`^(?<year>\\d{4})[ ,/-]*(?:(?:${words})\\.? ?)(?<number>[1-4])$`, 'u'),
      new RegExp(`^(?<year>\\d{4})[ ,/-]*(?<number>[1-4])(?:${ORDINAL}) ?(?:${words})\\.?$`, 'u'),
    ]
    for (const form of either) {
      const groups = form.exec(text)?.groups
      if (groups) return part(parts, Number(groups.number), wholeYear(groups.year as string))
    }
  }
  return null
}

function part(parts: number, number: number, year: number): Period | null {
  const months = 12 / parts
  return number > parts ? null : period(dateOf(year, (number - 1) * months + 1, 1), months, 'period_in_words')
}

function week(text: string): Period | null {
  const [, number, year] = WEEK.exec(text) ?? []
  const [, year2, number2] = YEAR_WEEK.exec(text) ?? []
  const at = Number(number ?? number2)
  if (!(at >= 1 && at <= 53)) return null
  // The week of 4 January is the first (ISO 8601); weeks begin on Mondays.
  const fourth = dateOf(Number(year ?? year2), 1, 4)
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7
  const first = addDays(fourth, (at - 1) * 7 - weekday)
  return { first, last: addDays(first, 6), why: 'period_in_words' }
}
