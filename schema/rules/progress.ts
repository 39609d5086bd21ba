import { type DateOrder, outOfOrder, type Warning } from './dateOrder.js'
import { addDays, daysBetween } from './dates.js'
import type { GateFacts } from './gateFacts.js'
import { isReady, nextStatuses, type Status } from './status.js'
import type { SystemField } from './systemFields.js'
import type { Disposition } from './systems.js'
import { inTextOrder } from './text.js'
import { type GateResult, gatesInto } from './transitions.js'
import type { Words } from './words.js'

/** What somebody should notice about a system. Computed, never stored. */
export const SIGNALS = ['overdue', 'blocked', 'no_date', 'unmapped', 'on_hold', 'day_one'] as const
export type Signal = (typeof SIGNALS)[number]

export const SIGNAL_WORDS: Record<Signal, Words> = {
  overdue: { nb: 'Over dato', en: 'Overdue' },
  blocked: { nb: 'Blokkert', en: 'Blocked' },
  no_date: { nb: 'Uten dato', en: 'Without date' },
  unmapped: { nb: 'Ikke koblet', en: 'Not mapped' },
  on_hold: { nb: 'På vent', en: 'On hold' },
  day_one: { nb: 'Kritisk dag 1', en: 'Day-one critical' },
}

/** A planned date and the statuses of which one must be reached by then. */
export const PLANNED_DATES: readonly {
  field: SystemField & ('targetDate' | 'plannedReadOnly' | 'plannedDecommission')
  reached: readonly Status[]
}[] = [
  { field: 'targetDate', reached: ['cut_over', 'read_only', 'phasing_out', 'decommissioned', 'retained'] },
  { field: 'plannedReadOnly', reached: ['read_only', 'phasing_out', 'decommissioned', 'retained'] },
  { field: 'plannedDecommission', reached: ['decommissioned', 'retained'] },
]

/** A planned date of a system. */
export type PlannedDate = (typeof PLANNED_DATES)[number]['field']

/** The planned dates of a system that it has not reached, moved by so many days: a plan that is postponed keeps its length. */
export function shiftedDates(
  system: { status: Status } & Record<PlannedDate, string | null>,
  days: number,
): Partial<Record<PlannedDate, string>> {
  return Object.fromEntries(
    PLANNED_DATES.flatMap(({ field, reached }) => {
      const date = system[field]
      return date === null || reached.includes(system.status) ? [] : [[field, addDays(date, days)]]
    }),
  )
}

/** A step that cannot be taken counts as blocked once its planned date is this near, in days. */
export const BLOCKED_HORIZON_DAYS = 30

/** Days that the system is past its earliest missed planned date; 0 when none is missed. The rule for «over dato». */
export function daysOverdue({ system, today }: Pick<GateFacts, 'system' | 'today'>): number {
  const missed = PLANNED_DATES.filter(({ reached }) => !reached.includes(system.status))
    .map(({ field }) => system[field])
    .filter((date) => date !== null && date < today)
    .map((date) => daysBetween(date as string, today))
  return Math.max(0, ...missed)
}

/**
 * The failing gates that stand in the way of a system («blokkert»): it is planned or in migration, not on hold,
 * no next status can be entered, and its planned date has passed or is within BLOCKED_HORIZON_DAYS.
 * Gates that fail long before the date are work that remains, not an obstacle.
 */
export function obstacles(facts: GateFacts): GateResult[] {
  const { system, today } = facts
  if (system.onHold || (system.status !== 'planned' && system.status !== 'migrating')) return []
  if (!system.targetDate || daysBetween(today, system.targetDate) > BLOCKED_HORIZON_DAYS) return []
  const failing = nextStatuses(system).map((to) => gatesInto(to, facts).filter((gate) => !gate.holds))
  return failing.every((gates) => gates.length > 0) ? (failing[0] ?? []) : []
}

/** The signals of a system, in the order of SIGNALS. */
export function signalsOf(facts: GateFacts): Signal[] {
  const { system, mappings } = facts
  const decided = system.status !== 'registered' && system.status !== 'assessed'
  const holds: Record<Signal, boolean> = {
    overdue: daysOverdue(facts) > 0,
    blocked: obstacles(facts).length > 0,
    no_date: decided && !isReady(system.status) && system.targetDate === null,
    unmapped: system.disposition !== 'retain' && system.disposition !== 'retire' && mappings.length === 0,
    on_hold: system.onHold,
    day_one: system.dayOneCritical,
  }
  return SIGNALS.filter((signal) => holds[signal])
}

/** The rule for «planned»: ready from its planned date on; one that is ready without a date counts from the start. */
export function isPlannedReady(system: { targetDate: string | null; ready: boolean }, date: string): boolean {
  return system.targetDate ? system.targetDate <= date : system.ready
}

/** Where a system goes that goes to no replacement with a code of its own in sums: to one that carries a system on, or to none. */
export const DESTINATION_GROUPS = ['continued', 'retain', 'retire', 'unmapped'] as const

export const DESTINATION_WORDS: Record<(typeof DESTINATION_GROUPS)[number], Words> = {
  continued: { nb: 'Samordnes', en: 'Consolidated' },
  retain: { nb: 'Videreføres', en: 'Carried on' },
  retire: { nb: 'Avvikles uten erstatning', en: 'Retired without replacement' },
  unmapped: { nb: 'Ikke koblet', en: 'Not mapped' },
}

/**
 * The one place a system is counted at in sums per replacement, so that they add up to the whole:
 * `retain`, `retire`, `unmapped`, or the code of its main replacement (full coverage first, then the oldest link).
 */
export function destinationOf(
  disposition: Disposition,
  mappings: readonly { id: string; replacement: string; coverage: 'full' | 'partial' }[],
): string {
  if (disposition === 'retain' || disposition === 'retire') return disposition
  const inOrder = inTextOrder(mappings, ({ id }) => id)
  const main = inOrder.find(({ coverage }) => coverage === 'full') ?? inOrder[0]
  return main?.replacement ?? 'unmapped'
}

/**
 * The group that a destination is summed in: those that go to systems that are carried on are one group, however many such
 * systems there are.
 */
export function destinationGroupOf(
  destination: string,
  mappings: readonly { replacement: string; continuesSystem: string | null }[],
): string {
  const main = mappings.find(({ replacement }) => replacement === destination)
  return main?.continuesSystem ? 'continued' : destination
}

/** Weeks of history that the forecast continues. */
export const FORECAST_WEEKS = 8

/**
 * Systems ready on `date` if the pace of the last FORECAST_WEEKS goes on: never more than there are.
 */
export function forecast(input: {
  readyNow: number
  readyBefore: number
  total: number
  today: string
  date: string
}): number {
  const perDay = Math.max(0, input.readyNow - input.readyBefore) / (FORECAST_WEEKS * 7)
  const days = Math.max(0, daysBetween(input.today, input.date))
  return Math.min(input.total, Math.round(input.readyNow + perDay * days))
}

const DATE_ORDER: DateOrder<DateField> = [
  ['decisionDate', 'targetDate'],
  ['targetDate', 'plannedReadOnly'],
  ['targetDate', 'plannedDecommission'],
  ['plannedReadOnly', 'plannedDecommission'],
  ['readOnlyFrom', 'readOnlyUntil'],
  ['readOnlyFrom', 'shutOffOn'],
  ['shutOffOn', 'ownerSignedOffOn'],
  ['shutOffOn', 'operationsSignedOffOn'],
]
type DateField = SystemField &
  (
    | 'decisionDate'
    | 'targetDate'
    | 'plannedReadOnly'
    | 'plannedDecommission'
    | 'readOnlyFrom'
    | 'readOnlyUntil'
    | 'shutOffOn'
    | 'ownerSignedOffOn'
    | 'operationsSignedOffOn'
  )

/** What looks wrong in a system's dates. Dates warn; they never refuse. */
export function dateWarnings(
  system: Record<DateField, string | null> & { contractEnd: string | null; status: Status },
  labels: Record<DateField, Words>,
  mergerDate: string | null,
): Warning<SystemField>[] {
  const warnings: Warning<SystemField>[] = outOfOrder(DATE_ORDER, system, labels)
  if (
    system.contractEnd &&
    system.targetDate &&
    !isReady(system.status) &&
    system.contractEnd < system.targetDate
  )
    warnings.push({
      code: 'CONTRACT_ENDS_BEFORE_READY',
      field: 'targetDate',
      nb: 'Avtalen slutter før systemet er planlagt klart.',
      en: 'The contract ends before the system is planned to be ready.',
    })
  if (mergerDate && system.targetDate && system.targetDate > mergerDate && !isReady(system.status))
    warnings.push({
      code: 'READY_AFTER_MERGER',
      field: 'targetDate',
      nb: 'Planlagt klar etter sammenslåingen.',
      en: 'Planned to be ready after the merger.',
    })
  return warnings
}
