import type { Planned } from '../../../schema/api/plan.js'
import { type CutOverState, cutOver } from '../../../schema/rules/plan.js'
import { compareKeys } from '../../../schema/rules/text.js'

/** How a cut-over is drawn: one that is to come may be blocked. */
export const MARK_STATES = ['overdue', 'coming', 'blocked', 'done'] as const
export type MarkState = (typeof MARK_STATES)[number] & (CutOverState | 'blocked')

/** A system on its way into a replacement, with its cut-over where that has a day. */
export interface Going {
  system: Planned
  mark: { date: string; state: MarkState } | null
}

/** The systems in the order of their cut-overs, those that have been last; what has no day comes before those. */
export function inOrder(systems: readonly Planned[], today: string): Going[] {
  return systems
    .map((system) => ({ system, mark: markOf(system, today) }))
    .sort((a, b) => Number(a.system.ready) - Number(b.system.ready) || compareKeys(dayOf(a), dayOf(b)))
}

const NO_DAY = '9999'
const dayOf = ({ mark }: Going) => mark?.date ?? NO_DAY

function markOf(system: Planned, today: string): Going['mark'] {
  const found = cutOver(system, system.readyOn, today)
  if (!found) return null
  const isBlocked = found.state === 'coming' && system.signals.includes('blocked')
  return { date: found.date, state: isBlocked ? 'blocked' : found.state }
}
