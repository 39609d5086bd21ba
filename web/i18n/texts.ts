import type { Language } from './format.js'

/** The texts of a page in both languages, each under the name of the page. */
export type Texts = Record<Language, object>

/** What the other language must have: a text that is missing, or takes something else, does not type-check. */
export type Widened<T> = T extends (...args: infer A) => infer R
  ? (...args: A) => R extends readonly unknown[] ? readonly string[] : string
  : T extends string
    ? string
    : { [K in keyof T]: Widened<T[K]> }

/** The noun that goes with a number, given as it is shown. In both languages only 1 has the singular. */
export function nounOf(count: number | string, one: string, other: string): string {
  return String(count) === '1' ? one : other
}

/** «1 endring», «12 endringer»: a number with its noun. */
export function counted(count: number | string, one: string, other: string): string {
  return `${count} ${nounOf(count, one, other)}`
}

/** All of a union at once. */
export type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer A) => void
  ? A
  : never
