import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** How far a system has come, in order; `retained` is the end of those that are carried on. */
export const STATUSES = [
  'registered',
  'assessed',
  'decided',
  'planned',
  'migrating',
  'cut_over',
  'read_only',
  'phasing_out',
  'decommissioned',
  'retained',
] as const
export type Status = (typeof STATUSES)[number]

export const STATUS_WORDS: Record<Status, Words> = {
  registered: { nb: 'Registrert', en: 'Registered' },
  assessed: { nb: 'Kartlagt', en: 'Assessed' },
  decided: { nb: 'Besluttet', en: 'Decided' },
  planned: { nb: 'Planlagt', en: 'Planned' },
  migrating: { nb: 'Under migrering', en: 'In migration' },
  cut_over: { nb: 'Omlagt', en: 'Cut over' },
  read_only: { nb: 'Kun lesetilgang', en: 'Read-only' },
  phasing_out: { nb: 'Utfases', en: 'Being phased out' },
  decommissioned: { nb: 'Avviklet', en: 'Decommissioned' },
  retained: { nb: 'Videreført', en: 'Retained' },
}

/** Works in the new municipality («klar»), which is not the same as finished. */
export const READY_STATUSES: readonly Status[] = [
  'cut_over',
  'read_only',
  'phasing_out',
  'decommissioned',
  'retained',
]

/** True for a status that stands at least as far along as another, in the order of them all. */
export function hasReached(status: Status, wanted: Status): boolean {
  return STATUSES.indexOf(status) >= STATUSES.indexOf(wanted)
}

/** The one rule for «klar», used by every page, report and count. */
export function isReady(status: Status): boolean {
  return READY_STATUSES.includes(status)
}

/** What decides the way a system takes through the statuses. */
export interface StatusFacts {
  status: Status
  disposition: Disposition
  readOnlyFrom: string | null
}

/** The statuses that may come after `system.status`, in order. */
export function nextStatuses(system: Pick<StatusFacts, 'status' | 'disposition'>): Status[] {
  const { status, disposition } = system
  if (status === 'decided') return disposition === 'retain' ? ['retained'] : ['planned']
  if (status === 'planned') return disposition === 'retire' ? ['read_only', 'phasing_out'] : ['migrating']
  if (status === 'cut_over') return ['read_only', 'phasing_out']
  const next: Partial<Record<Status, Status>> = {
    registered: 'assessed',
    assessed: 'decided',
    migrating: 'cut_over',
    read_only: 'phasing_out',
    phasing_out: 'decommissioned',
  }
  return next[status] ? [next[status]] : []
}

/** The status that one step back leads to, or null from `registered`. */
export function previousStatus(system: StatusFacts): Status | null {
  const { status, disposition, readOnlyFrom } = system
  if (status === 'registered') return null
  if (status === 'retained') return 'decided'
  if (status === 'read_only') return disposition === 'retire' ? 'planned' : 'cut_over'
  if (status === 'phasing_out') {
    if (readOnlyFrom) return 'read_only'
    return disposition === 'retire' ? 'planned' : 'cut_over'
  }
  return STATUSES[STATUSES.indexOf(status) - 1] ?? null
}

/**
 * True when the day from which a system is read-only may be written. Which way a system took follows from it once it is
 * phased out: then none makes one read-only that never was, and one that was keeps a day.
 */
export function mayDateReadOnly({ status, readOnlyFrom }: StatusFacts, day: string | null): boolean {
  if (day === readOnlyFrom) return true
  if (status === 'read_only') return day !== null
  const isPast = status === 'phasing_out' || status === 'decommissioned'
  return !isPast || (readOnlyFrom !== null && day !== null)
}

/** The statuses that a system has entered on its way to where it stands, the present one included. */
export function passedStatuses(system: StatusFacts): Status[] {
  const passed: Status[] = []
  let current: Status | null = system.status
  while (current) {
    passed.unshift(current)
    current = previousStatus({ ...system, status: current })
  }
  return passed
}
