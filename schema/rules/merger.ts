import type { GateFacts } from './gateFacts.js'
import { isReady } from './status.js'

type Asked = Pick<GateFacts, 'today' | 'mergerDate'>

/** True from the day of the merger on. */
export function isMerged({ today, mergerDate }: Asked): boolean {
  return mergerDate !== null && today >= mergerDate
}

/** True for a system that leaves: it is decided that something takes over, or that nothing does. */
function isLeaving({ system: { disposition } }: Pick<GateFacts, 'system'>): boolean {
  return disposition !== 'retain' && disposition !== 'undecided'
}

/** True for a system that there is after the merger too: all that is not planned to be gone by then. */
export function livesPastMerger(facts: Asked & Pick<GateFacts, 'system'>): boolean {
  const { plannedDecommission } = facts.system
  if (!isLeaving(facts) || facts.mergerDate === null || isMerged(facts)) return true
  return plannedDecommission === null || plannedDecommission > facts.mergerDate
}

/**
 * True for a system that people work in after the merger: one that is carried on, or whose users move, or moved, on a later
 * day. While that day is not known, it is taken to be later.
 */
export function isUsedPastMerger(facts: Asked & Pick<GateFacts, 'system' | 'mappings'>): boolean {
  const { system, mappings, today, mergerDate } = facts
  if (system.disposition === 'retain' || mergerDate === null) return true
  const moved =
    mappings
      .map(({ actualCutOver }) => actualCutOver ?? '')
      .sort()
      .at(-1) || system.targetDate
  if (isReady(system.status)) return moved !== null && moved > mergerDate
  return (
    isMerged(facts) ||
    system.targetDate === null ||
    [today, system.targetDate].some((day) => day > mergerDate)
  )
}
