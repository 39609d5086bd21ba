import { scaleUtc } from '@visx/scale'
import { addDays, addMonths, daysBetween } from '../../../schema/rules/dates.js'

/** How close the days of the plan stand. */
export const ZOOMS = ['week', 'month', 'quarter', 'all'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Pixels for a day; the whole plan takes the room that there is. */
const PER_DAY: Record<Zoom, number> = { week: 18, month: 6, quarter: 2.5, all: 0 }

/** Where the days of the plan stand, from left to right. */
export interface Scale {
  from: string
  to: string
  /** In pixels. */
  width: number
  x: (date: string) => number
  /** The day at a place, and the nearest one outside. */
  dateAt: (x: number) => string
  /** The first days of months, or of their weeks, with room for a name at each. */
  ticks: string[]
}

const atMidnight = (date: string) => new Date(`${date}T00:00:00Z`)

/** The scale from one day to another. `room`: the pixels that there are, which the plan fills at least. */
export function makeScale({ from, to }: Span, zoom: Zoom, room: number): Scale {
  const days = Math.max(1, daysBetween(from, to))
  const width = Math.max(1, Math.floor(Math.max(room, days * PER_DAY[zoom])))
  const time = scaleUtc<number>({
    domain: [atMidnight(from), atMidnight(to)],
    range: [0, width],
    clamp: true,
  })
  return {
    ...{ from, to, width },
    x: (date) => Math.round(time(atMidnight(date)) * 2) / 2,
    dateAt: (x) => new Date(time.invert(x).getTime() + HALF_A_DAY).toISOString().slice(0, 10),
    ticks: ticksOf(from, to, width / days),
  }
}

/** A place between two days is of the nearer one. */
const HALF_A_DAY = 43_200_000

/** Room that the name of a month, or the day of a week, needs. */
const TICK_WIDTH = 56

function ticksOf(from: string, to: string, perDay: number): string[] {
  const ticks: string[] = []
  if (perDay * 7 >= TICK_WIDTH) {
    // Weeks begin on Mondays.
    const day = atMidnight(from).getUTCDay()
    for (let date = addDays(from, (8 - day) % 7); date <= to; date = addDays(date, 7)) ticks.push(date)
    return ticks
  }
  const months = [1, 2, 3, 6, 12].find((count) => count * 30 * perDay >= TICK_WIDTH) ?? 24
  const first = `${from.slice(0, 7)}-01`
  for (let date = first; date <= to; date = addMonths(date, 1))
    if (date >= from && (Number(date.slice(5, 7)) - 1) % months === 0) ticks.push(date)
  return ticks
}

interface Span {
  from: string
  to: string
}

/** How far from today the plan reaches at most, in days: a year that was mistyped must not press all else together. */
const REACH = { back: 500, ahead: 1100 }
/** Days of room before the first and after the last. */
const MARGIN = 14

/** The days that the plan has from the first that is drawn to the last, with some room at both ends. */
export function spanOf(dates: readonly (string | null)[], today: string): Span {
  const earliest = addDays(today, -REACH.back)
  const latest = addDays(today, REACH.ahead)
  const near = [today, ...dates.filter((date) => date !== null && date >= earliest && date <= latest)].sort()
  return {
    from: addDays(near[0] ?? today, -MARGIN),
    to: addDays(near.at(-1) ?? today, MARGIN),
  }
}

/** Things at places, those that would cover each other together. */
export function cluster<T>(items: readonly T[], placeOf: (item: T) => number, gap: number): T[][] {
  const groups: T[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    const first = last?.[0]
    if (last && first !== undefined && placeOf(item) - placeOf(first) < gap) last.push(item)
    else groups.push([item])
  }
  return groups
}

/** Things with names beside them, each in the first row where it covers no other. */
export function placeInRows<T>(
  items: readonly T[],
  endsOf: (item: T) => { left: number; right: number },
): { item: T; row: number }[] {
  const ends: number[] = []
  return items.map((item) => {
    const { left, right } = endsOf(item)
    const free = ends.findIndex((end) => end <= left)
    const row = free === -1 ? ends.length : free
    ends[row] = right
    return { item, row }
  })
}

/** About the width of a letter at the size of the labels, in pixels: what is said beside marks must not cover the next. */
const LETTER = 6.6
/** The height of a row of marks with their words, in pixels. */
export const ROW = 24

/** Room that a mark takes with its words: to its right, or to its left where the plan ends. */
export function endsAt(
  scale: Scale,
  date: string,
  text: string,
): { left: number; right: number; turned: boolean } {
  const x = scale.x(date)
  const room = 14 + text.length * LETTER
  const turned = x + room > scale.width
  return turned ? { left: x - room, right: x + 8, turned } : { left: x - 8, right: x + room, turned }
}

/** The name of a line that goes through the plan: today, or the merger. */
export interface Flag {
  name: string
  date: string
  text: string
}
/** The height of a row of those names, in pixels. */
export const FLAG_ROW = 21

/** The names of lines, under one another where they would cover each other. */
export const placeFlags = (scale: Scale, flags: readonly Flag[]) =>
  placeInRows(flags, ({ date, text }) => endsAt(scale, date, text))

/** The height of marks that were placed in rows, in pixels. */
export const heightOf = (placed: readonly { row: number }[]): number =>
  (Math.max(0, ...placed.map(({ row }) => row)) + 1) * ROW + 6
