import type { Planned } from '../../../schema/api/plan.js'

/** A change of one date that is asked for: to a day that was chosen by moving its mark, or to one that is not known yet. */
export interface Move {
  system: Planned
  to: string | null
}

/** What is dragged from one lane to another: a system, by its number. */
export const DRAGGED = 'application/x-harmoni-system'
