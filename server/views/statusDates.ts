import { dateIn } from '../../schema/rules/dates.js'
import { groupBy } from '../../schema/rules/groups.js'
import type { Status } from '../../schema/rules/status.js'
import { standingChanges } from '../../schema/rules/undone.js'
import type { Reader } from '../engines/store.js'
import type { Instant } from '../store/programme.js'
import { findStatusStepsOfMany, type StatusStep } from '../store/steps.js'

/** When a system last entered each status that it has been in, by date; a step that was undone never was. */
export type StatusDates = Partial<Record<Status, string>>

/** The dates from the steps of one system, oldest first. */
export function statusDatesOf(steps: readonly StatusStep[], timeZone: string): StatusDates {
  const dates: StatusDates = {}
  for (const { to, at } of standingChanges(steps)) if (to) dates[to] = dateIn(timeZone, at)
  return dates
}

/** The dates of many systems, by their numbers; one without steps is not there. One statement. */
export async function findStatusDatesOf(
  reader: Reader,
  numbers: readonly string[],
  { sequence, settings: { timeZone } }: Pick<Instant, 'sequence' | 'settings'>,
): Promise<Map<string, StatusDates>> {
  const steps = groupBy(await findStatusStepsOfMany(reader, numbers, sequence), ({ number }) => number)
  return new Map([...steps].map(([number, own]) => [number, statusDatesOf(own, timeZone)]))
}
