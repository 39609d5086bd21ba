import type { Cell } from './cells.js'
import { readDate } from './dateCells.js'
import type { DateOptions } from './dayForms.js'
import { readCell } from './lostCells.js'
import { asked, found, type Reading, refused, UNSAID } from './readings.js'
import { readUnsaid } from './unsaid.js'

/** The two days of a cell that says when something begins and ends. Null: it runs on; absent: the cell does not say. */
export interface Period {
  start?: string
  end?: string | null
}

const UNTIL = 'til og med|t\\.o\\.m\\.|tom|til|till|to|until|through|tot(?: en met)?|bis(?: zum)?|asti|-'
/** «2018–2021», «2018/2021»: the sign may stand without blanks only between what has none of its own kind. */
const YEARS = /^(\d{4})\s*[-–—/]\s*(\d{4})$/
const DOTTED = /^([\d.]{6,10})\s*[-–—]\s*([\d.]{6,10})$/
const SLASHED = /^([\d/]{6,10})\s*[-–—]\s*([\d/]{6,10})$/
const BETWEEN = new RegExp(`^(.*?)(?:\\s*[–—]\\s*|\\s+(?:${UNTIL})\\s+|\\s+-$|^-\\s+)(.*)$`, 'iu')
const FROM = /^(?:fra og med|f\.o\.m\.|fom|fra|frå|från|from|since|vanaf|van|von|vom|seit|ab)\s+/iu
const UNTIL_ALONE = new RegExp(`^(?:${UNTIL})\\s+`, 'iu')

/** The texts of the two ends; one is empty where the cell leaves it open. Null for what names one day alone. */
export function periodParts(text: string): [start: string, end: string] | null {
  const line = text.replace(/\s+/g, ' ').trim()
  const two = YEARS.exec(line) ?? DOTTED.exec(line) ?? SLASHED.exec(line)
  if (two) return [two[1] as string, two[2] as string]
  const [, start, end] = BETWEEN.exec(line) ?? []
  if (start !== undefined && end !== undefined) return [start.replace(FROM, '').trim(), end.trim()]
  if (FROM.test(line)) return [line.replace(FROM, ''), '']
  return UNTIL_ALONE.test(line) ? ['', line.replace(UNTIL_ALONE, '')] : null
}

/**
 * The first and the last day of a cell that says both: «01.01.2018 - 31.12.2021», «fra 1. mars 2019», «2018 – løpende». Of
 * years and months the first day of the one and the last of the other are offered, and asked. One day alone is either.
 */
export function readPeriodCell(cell: Cell, options: DateOptions): Reading<Period> {
  return readCell(cell, ({ kind, text }) => {
    if (readUnsaid(text)) return UNSAID
    const parts = kind === 'text' ? periodParts(text) : null
    if (!parts) return oneDay(cell, options)
    const [first, last] = parts
    const [from, to] = [sideOf(first, { ...options, past: true }), sideOf(last, options)]
    const problem = [from, to].find((one) => one?.is === 'problem')
    if (problem?.is === 'problem') return problem
    const [start, end] = [dayOf(from, 'first'), dayOf(to, 'last')]
    const why = [from, to].flatMap((one) => (one?.is === 'ask' ? [one.why] : []))[0]
    if (why === 'day_order') return asked(why, inEitherOrder(from, to) as never[])
    if (why !== undefined)
      return asked(why, start === undefined || end === undefined ? [] : ([said(start, end)] as never[]))
    if (start && end && end < start) return asked('contradiction', [])
    const runsOn = to?.is === 'no_end'
    const value: Period = { ...(start && { start }), ...((end || runsOn) && { end: end || null }) }
    return found(value, runsOn ? 'runs_on' : undefined, runsOn)
  })
}

function sideOf(text: string, options: DateOptions): Reading<string> | null {
  return text === '' ? null : readDate({ kind: 'text', text }, options)
}

/** The day that a side says or may say; empty where it says none, and undefined where nothing can be offered. */
function dayOf(side: Reading<string> | null, which: 'first' | 'last'): string | undefined {
  if (side?.is === 'value') return side.value
  if (side?.is !== 'ask') return ''
  return which === 'first' ? side.candidates[0] : side.candidates.at(-1)
}

/** Both days in the one order, and both in the other. */
function inEitherOrder(from: Reading<string> | null, to: Reading<string> | null): string[] {
  const days = (side: Reading<string> | null) =>
    side?.is === 'ask' ? side.candidates : side?.is === 'value' ? [side.value, side.value] : ['', '']
  return [0, 1].map((at) => said(days(from)[at] ?? '', days(to)[at] ?? ''))
}

const said = (start: string, end: string) => `${start} – ${end}`.trim()

/** One day alone may be the first or the last. */
function oneDay(cell: Cell, options: DateOptions): Reading<Period> {
  const read = readDate(cell, options)
  if (read.is === 'no_end') return found<Period>({ end: null }, 'runs_on', true)
  if (read.is === 'problem' || read.is === 'unsaid') return read
  const days = read.is === 'value' ? [read.value, read.value] : [read.candidates[0], read.candidates.at(-1)]
  const [first, last] = days
  if (first === undefined || last === undefined) return refused('not_a_date')
  return asked('start_or_end', [said('', last), said(first, '')] as never[])
}
