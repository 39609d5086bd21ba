import { addDays, daysBetween } from './dates.js'
import { BLOCKED_HORIZON_DAYS } from './progress.js'
import type { Words } from './words.js'

/** What waits for somebody in the order in which it presses, by its day: what must work on the first day and is late stands first. */
export const DAY_SECTIONS = ['day_one', 'overdue', 'today', 'month', 'later', 'undated'] as const
export type DaySection = (typeof DAY_SECTIONS)[number]

export const DAY_SECTION_WORDS: Record<DaySection, Words> = {
  day_one: { nb: 'Kritisk dag 1, over dato', en: 'Day-one critical and overdue' },
  overdue: { nb: 'Over dato', en: 'Overdue' },
  today: { nb: 'I dag', en: 'Today' },
  month: { nb: 'Innen en måned', en: 'Within a month' },
  later: { nb: 'Senere', en: 'Later' },
  undated: { nb: 'Uten frist', en: 'Without a deadline' },
}

/** Those that cannot wait until tomorrow. */
export const URGENT_SECTIONS: readonly DaySection[] = ['day_one', 'overdue', 'today']

/** The last day of what stands in «innen en måned»: as far ahead as a step that cannot be taken counts as blocked. */
export const monthAhead = (today: string): string => addDays(today, BLOCKED_HORIZON_DAYS)

/** Something that waits for somebody, as far as its place among the rest follows from it. */
export interface Waited {
  /** The day on which it should be, or should have been, done; null: there is none. */
  due: string | null
  dayOneCritical: boolean
}

/** In which section something stands. */
export function daySection({ due, dayOneCritical }: Waited, today: string): DaySection {
  if (due === null) return 'undated'
  if (due < today) return dayOneCritical ? 'day_one' : 'overdue'
  if (due === today) return 'today'
  return due <= monthAhead(today) ? 'month' : 'later'
}

/** How much something presses within its section, less first: by its day, and of one day what must work on the first day. */
export function pressure({ due, dayOneCritical }: Waited, today: string): number[] {
  return [due === null ? 0 : daysBetween(today, due), dayOneCritical ? 0 : 1]
}

/** What is waited for where nothing fails: somebody who may move the system. */
export const MOVE_ON: Words = { nb: 'Flytte systemet videre', en: 'Move the system on' }
