import { addMonths, daysBetween, formatDate } from '../../schema/rules/dates.js'
import type { Language } from './columns.js'
import type { Point, Progress } from './report.js'
import { shownNumber } from './shown.js'

/** A place on an axis, and what stands there. */
interface Tick {
  at: number
  label: string
}

/** A line of a chart: its points in days from the first, and what it is called. */
interface Line {
  points: readonly (readonly [day: number, count: number])[]
  /** What stands where it ends. */
  end: string
  /** What it was today, where it goes further. */
  today: { at: number; label: string } | null
}

/** A chart of lines in time, as the templates draw it: days from the first, and counts. */
export interface Chart {
  days: number
  most: number
  counts: Tick[]
  months: Tick[]
  today: Tick
  merger: Tick | null
  actual: Line
  planned: Line
  forecast: Line
  /** The same in words, for those who do not see it. */
  alt: string
}

/** What there is to draw of a progress. */
export function chartOf(part: Progress, language: Language): Chart {
  const { actual, planned, forecast, today, merger, words, total } = part
  const points = [...actual, ...planned, ...forecast]
  const dates = [today, ...(merger === null ? [] : [merger]), ...points.map(([date]) => date)].sort()
  const [first = today] = dates
  const last = dates.at(-1) ?? today
  const dayOf = (date: string) => daysBetween(first, date)
  const most = Math.max(1, total, ...points.map(([, count]) => count))
  const days = Math.max(1, dayOf(last))
  const called = (name: string, count: number) => `${name} ${shownNumber(count, language)}`
  const lineOf = (name: string, line: readonly Point[]): Line => {
    const ends = line.at(-1)
    const then = line.filter(([date]) => date <= today).at(-1)
    return {
      points: line.map(([date, count]) => [dayOf(date), count]),
      end: ends ? called(name, ends[1]) : '',
      today: ends && then && ends[0] > today ? { at: then[1], label: called(name, then[1]) } : null,
    }
  }
  const lines = {
    actual: lineOf(words.actual, actual),
    planned: lineOf(words.planned, planned),
    forecast: lineOf(words.forecast, forecast),
  }
  const mergerAt = merger === null ? null : { at: dayOf(merger), label: formatDate(merger) }
  const ends = [lines.actual, lines.planned, lines.forecast].map(({ end }) => end).filter((end) => end !== '')
  return {
    days,
    most,
    counts: ticksTo(most).map((at) => ({ at, label: shownNumber(at, language) })),
    // The day of the merger stands on the same axis.
    months: monthsOf(first, last, language).filter(
      ({ at }) => mergerAt === null || Math.abs(at - mergerAt.at) > days / 9,
    ),
    today: { at: dayOf(today), label: formatDate(today).slice(0, 6) },
    merger: mergerAt,
    ...lines,
    alt: `${part.heading}. ${formatDate(first)}–${formatDate(last)}: ${ends.join(', ')}.`,
  }
}

/** Round numbers from 0 to the most, which ends the axis. */
function ticksTo(most: number): number[] {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(
    1,
    [1, 2, 5].map((times) => times * power).find((size) => size >= rough) ?? 10 * power,
  )
  const ticks: number[] = []
  for (let tick = 0; tick < most - step / 3; tick += step) ticks.push(tick)
  return [...ticks, most]
}

const MONTHS: Record<Language, readonly string[]> = {
  nb: ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}
const MOST_MONTHS = 7
/** Every so many months, so that January is among them. */
const STEPS = [1, 2, 3, 4, 6, 12, 24, 60, 120]

/** The beginnings of months, so few that their names have room; January and the first of them with their year. */
function monthsOf(first: string, last: string, language: Language): Tick[] {
  const begins: string[] = []
  for (let begin = `${first.slice(0, 7)}-01`; begin <= last; begin = addMonths(begin, 1))
    if (begin >= first) begins.push(begin)
  const every = STEPS.find((step) => begins.length / step <= MOST_MONTHS) ?? 120
  const monthOf = (begin: string) => Number(begin.slice(0, 4)) * 12 + Number(begin.slice(5, 7)) - 1
  return begins
    .filter((begin) => monthOf(begin) % every === 0)
    .map((begin, index) => {
      const month = monthOf(begin) % 12
      const name = MONTHS[language][month] ?? ''
      const label = index === 0 || month === 0 ? `${name} ${begin.slice(0, 4)}` : name
      return { at: daysBetween(first, begin), label }
    })
}
