import type { Contract } from '../../../schema/api/contracts.js'
import type { Planned } from '../../../schema/api/plan.js'

/** A stretch of days that is drawn. */
export interface Stretch {
  from: string
  to: string
}

/** What is drawn of a system beside its contract. */
export interface SystemBars {
  inUse: Stretch | null
  readOnly: Stretch | null
  /** What of either lies after the end of the contract. */
  without: Stretch | null
  cutOver: string | null
}

const later = (a: string, b: string) => (a > b ? a : b)
const stretch = (from: string, to: string): Stretch | null => (from < to ? { from, to } : null)

/**
 * From when to when a system is in use and only looked up in, and what of that a contract does not cover which ends on a day.
 * What has no end is drawn to the edge.
 */
export function systemBars(
  { ready, status, targetDate, readyOn, readOnlyUntil }: Planned,
  { carriedOn, end, today }: { carriedOn: boolean; end: string | null; today: string },
  edge: Stretch,
): SystemBars {
  const cutOver = carriedOn ? null : ready ? (readyOn ?? targetDate) : targetDate
  const isOut = ready && !carriedOn
  // What is overdue is in use at least until today.
  const usedUntil = isOut ? (cutOver ?? edge.from) : cutOver === null ? edge.to : later(cutOver, today)
  const readUntil = carriedOn || readOnlyUntil === null ? usedUntil : later(usedUntil, readOnlyUntil)
  const goneBefore = status === 'decommissioned' && cutOver === null && readOnlyUntil === null
  const [used, read] = [stretch(edge.from, usedUntil), stretch(usedUntil, readUntil)]
  return {
    inUse: goneBefore ? null : used,
    readOnly: read,
    without: end === null || goneBefore ? null : stretch(later(end, edge.from), readUntil),
    cutOver,
  }
}

/** The bars of the contract itself: as far as it runs, and the renewal that comes by itself. */
export function contractBars(
  { start, nextEnd, renewedEnd, plannedEnd }: Contract,
  edge: Stretch,
): { runs: Stretch | null; renewal: Stretch | null } {
  const end = nextEnd ?? plannedEnd
  return {
    runs: stretch(later(start ?? edge.from, edge.from), nextEnd ?? edge.to),
    renewal: end === null || renewedEnd === null ? null : stretch(end, renewedEnd),
  }
}
