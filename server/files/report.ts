import type { CellType, CellValue, Language } from './columns.js'

/** The number of the templates: one more whenever they, or what the reports say, make other files of the same order. */
export const TEMPLATE = 2

/** What a report says, in the words of its language. The same report makes the same files, always and everywhere. */
export interface Report {
  language: Language
  /** The name of the report: «Statusrapport». */
  name: string
  programme: string
  synthetic: boolean
  evidence: Evidence
  /** Pages that are wider than they are high, for wide tables. */
  landscape?: boolean
  /** In which moments are written. */
  timeZone: string
  parts: readonly Part[]
}

/** What a report was made from: on its last page and on the last sheet of its workbook; the shortest of it on every page. */
interface Evidence {
  /** The number of the report: «R-2019-007». */
  number: string
  /** The day that the register is shown as of, `YYYY-MM-DD`. */
  asOf: string
  /** The last row of the change log that the report knows: its number, when it was written (UTC ISO 8601), its hash. */
  sequence: number
  at: string
  hash: string
  /** What was chosen, in words: «Bokmål, alle kommuner, alle tjenesteområder». */
  choices: string
  /** Of the program. */
  version: string
  /** Of the templates: `TEMPLATE`. */
  template: number
}

export type Part =
  | Headline
  | Keys
  | Bar
  | Progress
  | Section
  | Table
  | Facts
  | Equation
  | Tick
  | Records
  | { kind: 'pageBreak' }
  | Columns

/** What the report says in one line, and the sentence under it. */
interface Headline {
  kind: 'headline'
  text: string
  sentence?: string
}

/** Six or seven large numbers. */
interface Keys {
  kind: 'keys'
  keys: readonly { value: string; label: string }[]
}

/** A bar of phases in groups, each phase with a pattern of its own in grey. */
export interface Bar {
  kind: 'bar'
  groups: readonly { label: string; count: number; phases: readonly { label: string; count: number }[] }[]
}

/** A number on a day, `YYYY-MM-DD`. */
export type Point = readonly [date: string, count: number]

/** Lines from the first day to the last: what came about (solid), was planned (dashed) and is forecast (dotted). */
export interface Progress {
  kind: 'progress'
  heading: string
  note: string
  /** The most that there can be. */
  total: number
  today: string
  /** Null where no day is set. */
  merger: string | null
  actual: readonly Point[]
  planned: readonly Point[]
  forecast: readonly Point[]
  words: { actual: string; planned: string; forecast: string }
}

/** What follows belongs together. */
interface Section {
  kind: 'section'
  heading: string
  note?: string
}

export interface Table {
  kind: 'table'
  heading?: string
  note?: string
  /** `width` is relative to the other columns; without it a column is as wide as what is in it. */
  columns: readonly { header: string; type: CellType; width?: number }[]
  rows: readonly (readonly CellValue[])[]
  total?: readonly CellValue[]
  /** Said instead of an empty table. */
  empty: string
}

export interface Fact {
  name: string
  value: string
}

interface Facts {
  kind: 'facts'
  heading?: string
  facts: readonly Fact[]
}

/** Numbers that should be the same, and whether they are: 279 = 279 = 279. */
export interface Equation {
  kind: 'equation'
  terms: readonly { value: number; label: string }[]
  verdict: string
  note?: string
}

/** What is to be decided, each with an empty box. */
export interface Tick {
  kind: 'tick'
  heading: string
  note?: string
  items: readonly { title: string; text: string; who: string; by: string }[]
  empty: string
}

/** A block for each record: for tables that are too wide for paper. */
export interface Records {
  kind: 'records'
  heading?: string
  records: readonly { title: string; facts: readonly Fact[] }[]
  empty: string
}

/** Parts side by side. */
export interface Columns {
  kind: 'columns'
  left: readonly Part[]
  right: readonly Part[]
  /** How the page is parted between them; without it in halves. */
  shares?: readonly [left: number, right: number]
}
