import type { Stood } from '../../schema/api/checks.js'
import { addDays } from '../../schema/rules/dates.js'
import type { Reader } from '../engines/store.js'
import { onceForAll } from '../engines/turns.js'
import type { Instant, Moment } from '../store/programme.js'
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

/** What the checks found at the end of a day: the systems of each, by its code. */
export interface Before {
  day: string
  daysBefore: number
  found: ReadonlyMap<string, ReadonlySet<string>>
}

/** How many days are kept of each register: those of today, and of a few that somebody looks back from. */
const KEPT_DAYS = 24

/** A day that is over never changes: what was found then is computed once for all who ask, and kept with its register. */
const kept = new WeakMap<Reader['register'], ReturnType<typeof keepDays>>()

const keepDays = () => ({
  days: new Map<string, Before['found'] | null>(),
  once: onceForAll<Before['found'] | null>(),
})

/**
 * What the checks found on earlier days, the earliest first; those before the register began are left out. Each is the register
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
    let found = days.get(day)
    if (found === undefined) {
      found = await once(day, async () => (await readPast(day, findAll)) ?? null)
      if (days.size >= KEPT_DAYS) days.delete(days.keys().next().value ?? '')
      days.set(day, found)
    }
    if (found) before.push({ day, daysBefore, found })
  }
  return before
}

async function findAll(reader: Reader, moment: Instant): Promise<Before['found']> {
  const found = new Map<string, ReadonlySet<string>>()
  for (const { check, each } of (await findStandings(reader, moment)).findings())
    found.set(check.code, new Set([...each()].map(({ number }) => number)))
  return found
}

/** What was found a week ago; undefined where the register is younger. */
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
