import type { Stood } from '../../schema/api/checks.js'
import { addDays } from '../../schema/rules/dates.js'
import type { Reader } from '../engines/store.js'
import { onceForAll } from '../engines/turns.js'
import type { Instant, Moment } from '../store/programme.js'
import type { Assessment } from './assessments.js'
import { isBlocked } from './loads.js'
import { findStandings } from './standings.js'

/** Runs work on the register as it was at the end of a day; answers undefined where that is before its first row. */
export type ReadPast = <T>(
  day: string,
  work: (reader: Reader, moment: Instant) => Promise<T>,
) => Promise<T | undefined>

/** How many days before a moment the checks are looked at: a week, a month and a quarter, the earliest first. */
const DAYS_BEFORE = [90, 30, 7]
/** What has changed is told of so many days. */
const WEEK = 7

/** What was wrong at the end of a day. */
interface Wrong {
  /** What the checks found: the systems of each, by its code. */
  found: ReadonlyMap<string, ReadonlySet<string>>
  /** The systems that were blocked. */
  blocked: ReadonlySet<string>
}

/** What was wrong at the end of an earlier day. */
export interface Before extends Wrong {
  day: string
  daysBefore: number
}

/** How many days are kept of each register: those of today, and of a few that somebody looks back from. */
const KEPT_DAYS = 24

/** A day that is over never changes: what was found then is computed once for all who ask, and kept with its register. */
const kept = new WeakMap<Reader['register'], ReturnType<typeof keepDays>>()

const keepDays = () => ({
  days: new Map<string, Wrong | null>(),
  once: onceForAll<Wrong | null>(),
})

/**
 * What was wrong on earlier days, the earliest first; those before the register began are left out. Each is the register
 * rebuilt from the log, so few days are looked at, and each but once.
 */
export async function findBefore(
  readPast: ReadPast,
  { register, log }: Pick<Reader, 'register' | 'log'>,
  { today }: Pick<Moment, 'today'>,
): Promise<Before[]> {
  const of = log?.register ?? register
  const { days, once } = kept.get(of) ?? keepDays()
  kept.set(of, { days, once })
  const before: Before[] = []
  for (const daysBefore of DAYS_BEFORE) {
    const day = addDays(today, -daysBefore)
    let wrong = days.get(day)
    if (wrong === undefined) {
      wrong = await once(day, async () => (await readPast(day, findWrong)) ?? null)
      if (days.size >= KEPT_DAYS) days.delete(days.keys().next().value ?? '')
      days.set(day, wrong)
    }
    if (wrong) before.push({ day, daysBefore, ...wrong })
  }
  return before
}

async function findWrong(reader: Reader, moment: Instant): Promise<Wrong> {
  const standings = await findStandings(reader, moment)
  const found = new Map<string, ReadonlySet<string>>()
  for (const { check, each } of standings.findings())
    found.set(check.code, new Set([...each()].map(({ number }) => number)))
  return { found, blocked: new Set(blockedOf(standings.all).map(({ system }) => system.number)) }
}

/** The systems that are blocked, those removed from the register left out. */
export const blockedOf = (systems: readonly Assessment[]): Assessment[] =>
  systems.filter((one) => !one.system.voided && isBlocked(one))

/** What was wrong a week ago; undefined where the register is younger. */
export function weekAgo(before: readonly Before[]): Before | undefined {
  return before.find(({ daysBefore }) => daysBefore === WEEK)
}

/** Since when something that is found today stands: on each day that was looked at since `by`, and not on `after`. */
export function stoodSince(code: string, number: string, before: readonly Before[], today: string): Stood {
  let by = today
  for (const { day, found } of before.toReversed()) {
    if (!found.get(code)?.has(number)) return { after: day, by }
    by = day
  }
  return { after: null, by }
}
