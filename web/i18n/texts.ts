import type { Language } from './format.js'

/** The texts of a page in both languages, each under the name of the page. */
export type Texts = Record<Language, object>

/** What the other language must have: a text that is missing, or takes something else, does not type-check. */
export type Widened<T> = T extends (...args: infer A) => infer R
  ? (...args: A) => R extends readonly unknown[] ? readonly string[] : string
  : T extends string
    ? string
    : { [K in keyof T]: Widened<T[K]> }

/** All of a union at once. */
export type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer A) => void
  ? A
  : never
