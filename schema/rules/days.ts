import type { Fields } from './fields.js'
import { isReady, type Status } from './status.js'

/** True for a day that has come by `today`. None has not. */
export function hasCome(day: string | null, today: string): boolean {
  return day !== null && day <= today
}

const known = new WeakMap<Fields, readonly string[]>()

/** The names of the fields that say on which day something was done. */
export function doneNames(fields: Fields): readonly string[] {
  const names =
    known.get(fields) ??
    Object.entries(fields)
      .filter(([, { done }]) => done)
      .map(([name]) => name)
  known.set(fields, names)
  return names
}

/**
 * A row as it counts on a day: what is said to be done on a day ahead is not done yet. The one rule of what proves
 * something; the row itself when nothing of it lies ahead.
 */
export function countedOn<R extends object>(today: string, fields: Fields, row: R): R {
  const values = row as Readonly<Record<string, unknown>>
  const ahead = doneNames(fields).filter((name) => (values[name] ?? '') > today)
  return ahead.length === 0 ? row : { ...row, ...Object.fromEntries(ahead.map((name) => [name, null])) }
}

/** The names of the planned days that a change moves although they have passed: it has to say why. */
export function movedPassed(today: string, fields: Fields, before: object, after: object): string[] {
  const from = before as Readonly<Record<string, unknown>>
  const to = after as Readonly<Record<string, unknown>>
  return Object.keys(fields).filter((name) => {
    const day = from[name]
    return fields[name]?.plan && typeof day === 'string' && day < today && (to[name] ?? null) !== day
  })
}

interface Planned {
  plannedCutOver: string | null
  actualCutOver: string | null
}

/**
 * True for a mapping that follows the plan of its system: its users move on the day the system is planned ready, and
 * have not moved yet. The two days are moved together, when who moves one says so.
 */
export function isSameDay(targetDate: string | null, { plannedCutOver, actualCutOver }: Planned): boolean {
  return targetDate !== null && plannedCutOver === targetDate && actualCutOver === null
}

/** True when a system may be moved along with a mapping: one that is ready already is not planned anew. */
export function followsMapping(
  system: { status: Status; targetDate: string | null },
  mapping: Planned,
): boolean {
  return !isReady(system.status) && isSameDay(system.targetDate, mapping)
}
