import { LARGEST } from '../numbers.js'
import { foldText } from '../text.js'
import { ABOUT, BETWEEN, isLimit } from './amountWords.js'
import type { Cell } from './cells.js'
import { oneOf, WORD_END } from './dateWords.js'
import { LONGEST, readCell } from './lostCells.js'
import { asked, found, type Reading, refused, UNSAID } from './readings.js'
import { readUnsaid } from './unsaid.js'
import { foldNumbers, numbersIn } from './writtenNumbers.js'

const YES = new Set(
  'ja|j|jo|yes|y|x|xx|v|ok|true|1|sann|sant|på|aktiv|finnes|har|joo|kyllä|k|on|tosi|waar|wahr|richtig|✓|✔|☑|✅|•|●|√'.split(
    '|',
  ),
)
const NO = new Set(
  'nei|n|ne|no|nej|false|0|usann|usant|falsk|falskt|ei|e|epätosi|nee|onwaar|nein|falsch|☐|❌|ingen|ikke|ikkje|none|inte'.split(
    '|',
  ),
)
const ANSWER = /^(ja|jo|yes|nei|nej|no|nee|nein|kyllä|ei)(?:[.!]?|[,.;:( -]+(.+))$/u
/** What takes back some of an answer. */
const PARTLY =
  /(?<!\p{L})(?:men|but|kun|bare|only)(?!\p{L})|delvis|partly|partial|partially|osittain|deels|teilweise|delvist|kanskje|kanske|måske|maybe|perhaps|noen|some|trolig|sannsynligvis|probably|\?|\/|nei|nej|ikke|no(?!\p{L})|not/u

/** An answer of yes or no. What answers in part, or in other words, is asked about. */
export function readFlag(cell: Cell): Reading<boolean> {
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'date') return asked('unknown_word', [true, false])
    const folded = foldText(text)
    const bare = folded.replace(/^\((.+)\)$/, '$1').replace(/[.!]+$/, '')
    if (YES.has(bare)) return folded.startsWith('(') ? asked('in_doubt', [true, false]) : found(true)
    if (NO.has(bare)) return folded.startsWith('(') ? asked('in_doubt', [false, true]) : found(false)
    if (readUnsaid(text, true)) return UNSAID
    const [, answer, rest] = ANSWER.exec(folded) ?? []
    if (answer === undefined) return asked('unknown_word', [true, false])
    const yes = /^(?:ja|jo|yes|kyllä)$/.test(answer)
    return rest !== undefined && PARTLY.test(rest)
      ? asked('contradiction', [yes, !yes])
      : found(yes, 'rest_kept', true)
  })
}

export interface WholeOptions {
  min: number
  max?: number
  /** What is counted: days are hours too. */
  unit?: 'hours'
}

const HOURS = new RegExp(
  `^ ?${oneOf('timer|time|timar|t|t.|h|hrs|hours|hour|hr|timmar|timme|tuntia|tunti|uur|uren|stunden|stunde|std|std.')}${WORD_END}`,
  'u',
)
const DAYS = new RegExp(
  `^ ?${oneOf('døgn|dager|dag|dagar|dygn|dage|days|day|d|vuorokautta|vrk|päivää|dagen|etmaal|tage|tag')}${WORD_END}`,
  'u',
)
const WEEKS = new RegExp(
  `^ ?${oneOf('uker|uke|veker|veckor|vecka|uger|uge|weeks|week|viikkoa|viikko|weken|wochen|woche')}${WORD_END}`,
  'u',
)
const MINUTES = new RegExp(
  `^ ?${oneOf('min|min.|minutter|minutt|minuter|minutes|minutten|minuten|minuuttia')}${WORD_END}`,
  'u',
)

/** A whole number between limits: a level, or hours. Ranges, limits and what is in doubt are asked about. */
export function readWhole(cell: Cell, { min, max = LARGEST, unit }: WholeOptions): Reading<number> {
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'date' || kind === 'flag') return refused('not_a_number')
    if (readUnsaid(text)) return UNSAID
    if (text.length > LONGEST) return refused('not_a_number')
    const folded = foldNumbers(text)
    if (folded === null) return refused('not_a_number')
    if (/^- ?\d/.test(folded)) return refused('negative')
    const numbers = numbersIn(folded, null)
    const [number, other] = numbers
    if (!number) return refused('not_a_number')
    const behind = folded.slice((other ?? number).end)
    const times = unit === 'hours' ? hoursIn(behind) : 1
    if (times === null) return refused('not_a_number')
    const values = numbers
      .flatMap(({ meanings }) => meanings.map((value) => value * times))
      .filter((value) => Number.isInteger(value) && value >= min && value <= max)
    if (other)
      return asked(BETWEEN.test(folded.slice(number.end, other.at)) ? 'range' : 'several_values', values)
    const [meaning, second] = number.meanings
    if (meaning === undefined) return refused('not_a_number')
    if (second !== undefined) return asked('unit_unclear', values)
    const value = meaning * times
    if (!Number.isInteger(value)) return refused('not_a_number')
    if (value < min) return refused('too_small')
    if (value > max) return refused('too_large')
    if (isLimit(folded.slice(0, number.at), behind)) return asked('lower_bound', values)
    if (/\?/.test(folded)) return asked('in_doubt', values)
    const rest = `${folded.slice(0, number.at)} ${unit === 'hours' ? behind.replace(HOURS, '').replace(DAYS, '').replace(WEEKS, '') : behind}`
    if (rest.search(ABOUT) >= 0) return found(value, 'approximate', true)
    if (/[\p{L}\p{N}]/u.test(rest)) return found(value, 'rest_kept', true)
    return found(value, times === 1 ? undefined : 'scaled')
  })
}

/** How many hours one of what is said behind a number is; null where it is less than one, or is something else. */
function hoursIn(behind: string): number | null {
  if (MINUTES.test(behind)) return null
  if (DAYS.test(behind)) return 24
  return WEEKS.test(behind) ? 168 : 1
}
