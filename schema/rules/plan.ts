import { isReady, type Status } from './status.js'
import type { Words } from './words.js'

/** What the systems of the plan are put into lanes by. */
export const PLAN_GROUPINGS = ['wave', 'destination', 'serviceArea', 'subproject'] as const
export type PlanGrouping = (typeof PLAN_GROUPINGS)[number]

export const PLAN_GROUPING_WORDS: Record<PlanGrouping, Words> = {
  wave: { nb: 'Bølge', en: 'Wave' },
  destination: { nb: 'Erstatning', en: 'Replacement' },
  serviceArea: { nb: 'Tjenesteområde', en: 'Service area' },
  subproject: { nb: 'Delprosjekt', en: 'Subproject' },
}

/** How a cut-over stands: it has been, its day is ahead, or its day has passed without it. */
export const CUT_OVER_STATES = ['done', 'coming', 'overdue'] as const
export type CutOverState = (typeof CUT_OVER_STATES)[number]

/** The dates that the plan draws of a system. */
export interface PlannedDates {
  /** When its move began. */
  begunOn: string | null
  /** When it was ready; null: it is not. */
  readyOn: string | null
  /** From when to when it can be looked up in and no more, as far as that is known or planned. */
  readOnlyFrom: string | null
  readOnlyUntil: string | null
}

/** What is stored of a system, as far as its place in the plan follows from it. */
export interface PlannedSystem {
  status: Status
  targetDate: string | null
  plannedReadOnly: string | null
  plannedDecommission: string | null
  readOnlyFrom: string | null
  readOnlyUntil: string | null
  shutOffOn: string | null
}

/** The statuses that a move is under way from, the first of which was entered counts. */
const UNDER_WAY: readonly Status[] = ['migrating', 'cut_over', 'read_only', 'phasing_out']

/**
 * The dates of a system's bar. `entered`: when it last entered each status; what lies behind where it stands now is of an
 * earlier try, and is left out.
 */
export function plannedDates(system: PlannedSystem, entered: Partial<Record<Status, string>>): PlannedDates {
  const begun = UNDER_WAY.flatMap((status) => entered[status] ?? []).sort()[0] ?? null
  const hasBegun = UNDER_WAY.includes(system.status) || isReady(system.status)
  return {
    begunOn: hasBegun ? begun : null,
    readyOn: readySince(system.status, entered),
    readOnlyFrom: system.readOnlyFrom ?? system.plannedReadOnly,
    readOnlyUntil: system.shutOffOn ?? system.readOnlyUntil ?? system.plannedDecommission,
  }
}

/** The day since which a system is ready: the first that it entered, of the statuses that count as ready; null when it is not. */
export function readySince(status: Status, entered: Partial<Record<Status, string>>): string | null {
  if (!isReady(status)) return null
  const dates = Object.entries(entered).flatMap(([one, date]) => (isReady(one as Status) ? date : []))
  return dates.sort()[0] ?? null
}

/** How the cut-over of a system stands, and on which day it is marked; null: it has none to mark. */
export function cutOver(
  system: Pick<PlannedSystem, 'status' | 'targetDate'>,
  readyOn: string | null,
  today: string,
): { date: string; state: CutOverState } | null {
  const { targetDate } = system
  if (isReady(system.status)) {
    const date = readyOn ?? targetDate
    // One that was ready when it was entered has its planned day, unless that is still to come.
    return date === null || date > today ? null : { date, state: 'done' }
  }
  if (targetDate === null) return null
  return { date: targetDate, state: targetDate < today ? 'overdue' : 'coming' }
}
