import type { Words } from './words.js'

/** What may be wrong with a row of the change log, seen from the row that stands before it. */
export const BREAK_WORDS = {
  missing_row: {
    nb: 'nummeret følger ikke på raden før: en rad mangler eller er satt inn',
    en: 'its number does not follow the row before: a row is missing or was put in',
  },
  broken_link: {
    nb: 'er ikke lenket til raden før',
    en: 'is not chained to the row before',
  },
  changed_row: {
    nb: 'er endret etter at den ble skrevet',
    en: 'was changed after it was written',
  },
} as const satisfies Record<string, Words>
export type BreakProblem = keyof typeof BREAK_WORDS

/** How a row of a table may differ from what the log says of it. */
export const DIFFERENCE_WORDS = {
  missing_row: { nb: 'står i loggen, men mangler', en: 'is in the log, but missing' },
  unknown_row: { nb: 'står her, men ikke i loggen', en: 'stands here, but is not in the log' },
  other_value: { nb: 'er en annen verdi enn loggens', en: 'is another value than the log’s' },
} as const satisfies Record<string, Words>
export type DifferenceProblem = keyof typeof DIFFERENCE_WORDS

/**
 * Where a table is not what the log says: the place, and never what stands there. Null where the place is told only to those who
 * may read who has access.
 */
export interface DifferencePlace {
  table: string
  /** What a row of the table is, where it is a row of its own in the log. */
  entity: string | null
  row: string | null
  field: string | null
  problem: DifferenceProblem
}

/** What came of checking the whole log and every table that it tells of: where, and how much, and no value. */
export interface LogVerification {
  ok: boolean
  /** By the programme’s clock, and how long it took. */
  checkedAt: string
  seconds: number
  /** The newest row of the log; null in an empty one. */
  last: { seq: number; at: string } | null
  /** The number and the hash of the last row that holds. */
  rows: number
  head: string
  /** The first rows that do not hold, and how many there are. */
  breaks: { seq: number; problem: BreakProblem }[]
  breaking: number
  /** The tables that were compared, and their rows together. */
  tables: number
  compared: number
  /** The first differences, and how many there are. */
  differences: DifferencePlace[]
  differing: number
  /** What was found of the security log; null for whoever may not read it. */
  security: {
    ok: boolean
    rows: number
    through: number
    head: string
    broken: number | null
    brokenEnd: number | null
  } | null
}
