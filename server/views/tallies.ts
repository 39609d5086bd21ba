import type { ProgressGroup } from '../../schema/api/progress.js'
import { PHASES, phaseOf } from '../../schema/rules/phases.js'
import { STATUSES } from '../../schema/rules/status.js'
import type { Assessment } from './assessments.js'

/** How many systems there are of each kind that progress counts. */
export type Tally = Omit<ProgressGroup, 'value' | 'nb' | 'en'>

/** Of no system. */
export function emptyTally(): Tally {
  return {
    total: 0,
    ready: 0,
    overdue: 0,
    byStatus: zeros(STATUSES),
    byPhase: zeros(PHASES),
    formalities: 0,
  }
}

/** Nought for each. */
export function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
}

/** Counts a system in, or out again. */
export function count(tally: Tally, { system, standing }: Assessment, by: 1 | -1): void {
  tally.total += by
  tally.byStatus[system.status] += by
  tally.byPhase[phaseOf(system.status)] += by
  if (standing.ready) tally.ready += by
  if (standing.daysOverdue > 0) tally.overdue += by
  if (standing.formalities) tally.formalities += by
}
