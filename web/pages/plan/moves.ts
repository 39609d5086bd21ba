import type { Reply } from '../../../schema/api/endpoint.js'
import type { listMilestones } from '../../../schema/api/milestones.js'
import type { Planned } from '../../../schema/api/plan.js'
import { daysBetween } from '../../../schema/rules/dates.js'

export type Milestone = Reply<typeof listMilestones>['items'][number]

/** A change of one date that is asked for: to a day that was chosen by moving its mark, or to one that is not known yet. */
export interface Move {
  system: Planned
  to: string | null
}

/** What is dragged from one lane to another: a system, by its number. */
export const DRAGGED = 'application/x-harmoni-system'

/** «12 dager senere»: how far a day was moved. */
export function movedBy(
  words: { later: (days: number) => string; earlier: (days: number) => string },
  from: string,
  to: string,
): string {
  const days = daysBetween(from, to)
  return days > 0 ? words.later(days) : words.earlier(-days)
}
