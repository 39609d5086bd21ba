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

/** Counts systems, and those of each value that `of` has for them. One look at each. */
export function tallyBy(
  systems: readonly Assessment[],
  of: (system: Assessment) => string | null,
): ReadonlyMap<string | null, Tally> {
  const tallies = new Map<string | null, Tally>()
  for (const one of systems) {
    const value = of(one)
    const tally = tallies.get(value) ?? emptyTally()
    tallies.set(value, tally)
    count(tally, one)
  }
  return tallies
}

function count(tally: Tally, { system, standing }: Assessment): void {
  tally.total += 1
  tally.byStatus[system.status] += 1
  tally.byPhase[phaseOf(system.status)] += 1
  if (standing.ready) tally.ready += 1
  if (standing.daysOverdue > 0) tally.overdue += 1
  if (standing.formalities) tally.formalities += 1
}
