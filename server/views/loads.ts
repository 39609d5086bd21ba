import { cutOver } from '../../schema/rules/plan.js'
import type { Assessment } from './assessments.js'

/** The systems that go to one replacement, and how they stand by the rules. */
export interface Load {
  systems: Assessment[]
  ready: number
  overdue: number
  blocked: number
  /** Critical on the first day, and not ready. */
  dayOne: number
  /** The next day on which one of them is planned to be cut over, today included; null: none is ahead. */
  nextCutOver: string | null
}

/** What goes to nothing. */
export const emptyLoad = (): Load => ({
  ...{ systems: [], ready: 0, overdue: 0, blocked: 0, dayOne: 0, nextCutOver: null },
})

/** True for what is over date. */
export const isOverdue = ({ standing }: Assessment) => standing.signals.includes('overdue')

/** True for what stands still. */
export const isBlocked = ({ standing }: Assessment) => standing.signals.includes('blocked')

/** What goes to each replacement that anything goes to, by its code. One look at each system. */
export function loadsOf(systems: Iterable<Assessment>, today: string): Map<string, Load> {
  const loads = new Map<string, Load>()
  for (const one of systems)
    for (const code of one.goesTo) {
      const load = loads.get(code) ?? emptyLoad()
      loads.set(code, load)
      add(load, one, today)
    }
  return loads
}

function add(load: Load, one: Assessment, today: string): void {
  const { system, standing } = one
  load.systems.push(one)
  if (standing.ready) load.ready += 1
  if (isOverdue(one)) load.overdue += 1
  if (isBlocked(one)) load.blocked += 1
  if (system.dayOneCritical && !standing.ready) load.dayOne += 1
  // When it was ready does not matter to what is ahead.
  const next = cutOver(system, null, today)
  if (next?.state !== 'coming') return
  if (load.nextCutOver === null || next.date < load.nextCutOver) load.nextCutOver = next.date
}
