import type { Fields } from './fields.js'

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
