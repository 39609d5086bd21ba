import type { Progress } from '../../schema/api/progress.js'
import { addDays } from '../../schema/rules/dates.js'

/** What there is to draw on each date. */
interface Drawn {
  today: string
  mergerDate: string | null
  /** The day of the first step in the log; null in one without steps. */
  first: string | null
  /** The planned dates of systems, in any order. */
  planned: Iterable<string>
  readyOn: (date: string) => number
  plannedOn: (date: string) => number
}

/** One point a week from the first step in the log to the last planned date (or the merger), today included. */
export function drawTimeline({
  today,
  mergerDate,
  first,
  planned,
  readyOn,
  plannedOn,
}: Drawn): Progress['timeline'] {
  const begin = first ?? today
  let last = mergerDate && mergerDate > today ? mergerDate : today
  for (const date of planned) if (date > last) last = date
  // A date that is years off, mistyped perhaps, must not make thousands of points.
  const end = [last, addDays(mergerDate ?? today, 400)].sort()[0] ?? last
  const points = new Set<string>([today, ...(mergerDate && mergerDate >= begin ? [mergerDate] : [])])
  for (let date = begin; date <= end; date = addDays(date, 7)) points.add(date)
  points.add(end)
  return [...points]
    .sort()
    .map((date) => ({ date, actual: date <= today ? readyOn(date) : null, planned: plannedOn(date) }))
}
