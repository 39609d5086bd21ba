import type { Progress } from '../../schema/api/progress.js'
import { addDays, daysBetween } from '../../schema/rules/dates.js'
import { FORECAST_WEEKS, forecast } from '../../schema/rules/progress.js'
import type { Moment } from '../store/programme.js'
import { cumulative } from './cumulative.js'
import type { Sums } from './sums.js'
import { drawTimeline } from './timeline.js'

/** How many are ready, how many the plan says, and how many will be at the present pace. */
export type Pace = Pick<
  Progress,
  | 'total'
  | 'ready'
  | 'plannedToday'
  | 'plannedAtMerger'
  | 'forecastAtMerger'
  | 'pacePerWeek'
  | 'mergerDate'
  | 'daysToMerger'
  | 'timeline'
>

/**
 * How systems get ready over time.
 * @param changes how the number of them that are ready went up and down, by date
 */
export function paceOf(
  { today, mergerDate }: Pick<Moment, 'today' | 'mergerDate'>,
  { all: { total, ready }, planned }: Pick<Sums, 'all' | 'planned'>,
  changes: ReadonlyMap<string, number>,
): Pace {
  const readyOn = cumulative(changes)
  const plannedOn = cumulative(planned)
  const readyBefore = readyOn(addDays(today, -7 * FORECAST_WEEKS))
  return {
    total,
    ready,
    plannedToday: plannedOn(today),
    plannedAtMerger: mergerDate ? plannedOn(mergerDate) : null,
    forecastAtMerger: mergerDate
      ? forecast({ readyNow: ready, readyBefore, total, today, date: mergerDate })
      : null,
    pacePerWeek: Math.round(((ready - readyBefore) / FORECAST_WEEKS) * 10) / 10,
    mergerDate,
    daysToMerger: mergerDate ? daysBetween(today, mergerDate) : null,
    timeline: drawTimeline({
      ...{ today, mergerDate, readyOn, plannedOn },
      first: earliest(changes.keys()),
      planned: planned.keys(),
    }),
  }
}

function earliest(dates: Iterable<string>): string | null {
  let first: string | null = null
  for (const date of dates) if (first === null || date < first) first = date
  return first
}
