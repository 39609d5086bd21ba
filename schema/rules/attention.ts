import type { ContractSection } from './contractSections.js'
import { addDays, daysBetween } from './dates.js'

/** A notice deadline this near, in days, is one to act on. */
export const SOON_DAYS = 60
/** One this near is before all else. */
const URGENT_DAYS = 7

/** The contracts that somebody still has to give notice of, whose deadline comes within sixty days: a filter of contracts. */
export function deadlinesSoon(today: string) {
  return {
    state: ['active', 'assigned'] as ('active' | 'assigned')[],
    deadlineFrom: today,
    deadlineTo: addDays(today, SOON_DAYS),
  }
}

/** The contracts among them with which something is to be done: the others are to run on, or end by themselves. */
export const TO_ACT_ON: readonly ContractSection[] = ['give_notice', 'decide', 'clarify', 'later', 'passed']

/** What of a system decides how much it presses. */
export interface PressingSystem {
  dayOneCritical: boolean
  /** Which of the two it is said to be: one that is blocked may be over date, too. */
  signal: 'blocked' | 'overdue'
  daysOverdue: number
}

/** What of a contract decides how much it presses. */
export interface PressingDeadline {
  noticeDeadline: string
  /** What its next renewal costs; null where nobody knows. */
  renewalCost: number | null
}

/** How much a system presses, as numbers in order, less first: day-one critical before others, and of these who is most days over. */
export function systemUrgency({ dayOneCritical, signal, daysOverdue }: PressingSystem): number[] {
  const blocked = signal === 'blocked' ? 0 : 1
  return dayOneCritical ? [1, -daysOverdue, blocked] : [3, blocked, -daysOverdue]
}

/**
 * How much a notice deadline presses, beside systems: within a week before all, else behind what must work on the first day;
 * the nearest first, and of one day what costs most.
 */
export function deadlineUrgency({ noticeDeadline, renewalCost }: PressingDeadline, today: string): number[] {
  const days = daysBetween(today, noticeDeadline)
  return [days <= URGENT_DAYS ? 0 : 2, days, -(renewalCost ?? 0)]
}

/** Puts what presses in order, by the numbers of each; what presses as much stays in the order in which it came. */
export function byUrgency<T>(rows: readonly T[], urgencyOf: (row: T) => readonly number[]): T[] {
  return rows
    .map((row) => ({ row, urgency: urgencyOf(row) }))
    .sort((a, b) => compareNumbers(a.urgency, b.urgency))
    .map(({ row }) => row)
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
