import type { Signal } from './progress.js'
import type { Words } from './words.js'

/** How a subproject stands, at a glance. */
export type Light = 'red' | 'amber' | 'green'

export const LIGHT_WORDS: Record<Light, Words> = {
  red: { nb: 'Rødt', en: 'Red' },
  amber: { nb: 'Gult', en: 'Amber' },
  green: { nb: 'Grønt', en: 'Green' },
}

/** Of so many systems, one that is late is enough for red: a tenth of them. */
export const RED_ONE_OF = 10

/** What a light follows from: counts of the systems of a subproject. */
export interface LightFacts {
  total: number
  ready: number
  /** How many the plan says are ready today. */
  planned: number
  overdue: number
  blocked: number
  noDate: number
  /** Critical on the first day, and not on track (`isDayOneOff`). */
  dayOneOff: number
}

/** Why a light is what it is: so many systems. */
export interface LightReason {
  code: 'day_one' | 'overdue' | 'behind' | 'blocked' | 'no_date'
  count: number
}

/** True for a system that is critical on the first day, does not work in the new municipality yet, and is late or stuck. */
export function isDayOneOff({ ready, signals }: { ready: boolean; signals: readonly Signal[] }): boolean {
  const has = (signal: Signal) => signals.includes(signal)
  return !ready && has('day_one') && (has('overdue') || has('blocked'))
}

/** How many fewer are ready than the plan says. */
export function behindPlan({ ready, planned }: Pick<LightFacts, 'ready' | 'planned'>): number {
  return Math.max(0, planned - ready)
}

/**
 * Red where a system that is critical on the first day is not on track, or a tenth of all are over date or behind the plan;
 * amber where any is late, stuck or without a date; else green. The reasons are those of its colour.
 */
export function lightOf(facts: LightFacts): { light: Light; reasons: LightReason[] } {
  const { total, overdue, blocked, noDate, dayOneOff } = facts
  const behind = behindPlan(facts)
  const isMuch = (count: number) => count > 0 && count * RED_ONE_OF >= total
  const reason = (code: LightReason['code'], count: number) => (count > 0 ? [{ code, count }] : [])
  const red = [
    ...reason('day_one', dayOneOff),
    ...(isMuch(overdue) ? reason('overdue', overdue) : []),
    ...(isMuch(behind) ? reason('behind', behind) : []),
  ]
  if (red.length > 0) return { light: 'red', reasons: red }
  const amber = [
    ...reason('overdue', overdue),
    ...reason('behind', behind),
    ...reason('blocked', blocked),
    ...reason('no_date', noDate),
  ]
  return { light: amber.length > 0 ? 'amber' : 'green', reasons: amber }
}
