import type { CellCounts } from './counts.js'
import type { AskCode, ProblemCode, Told } from './readings.js'

/** Something that is wrong, asked or worth knowing: in which cell, and what it says. */
export interface Finding<C extends string = string> {
  row: number
  /** The key of the column; null of the row as a whole. */
  column: string | null
  /** The field that it is for, where it is for one. */
  field: string | null
  value: string | null
  code: C
  /** What the words of the code are filled with: a number of the register, another row, the name of a field. */
  about?: string | undefined
}

/** What is asked of a row as a whole. */
export type RowAsk =
  | 'columns_differ'
  | 'contract_without_supplier'
  | 'two_systems'
  | 'possible_duplicate'
  | 'several_matches'
  | 'duplicate_in_file'
  | 'several_systems'
  | 'several_replacements'
  | 'several_rows'

/** Something that is asked, what it may mean, and what was answered. */
export interface Ask extends Finding<AskCode | RowAsk> {
  candidates: readonly Candidate[]
  answer?: string | readonly string[] | null | undefined
}

/** An answer that may be given, as it is given, and as it is shown where that is another text. */
export interface Candidate {
  answer: string | readonly string[]
  shown?: string
}

/** What is wrong with a row as a whole. */
export type RowProblem =
  | 'range'
  | 'name_missing'
  | 'municipality_missing'
  | 'unknown_number'
  | 'voided'
  | 'refused'
  | 'field_missing'
  | 'several_contracts'
  | 'contract_differs'
  | 'note_too_long'
  | 'more_cells_than_columns'
  | 'twice_in_file'
  | 'unknown_system'
  | 'unknown_replacement'

/** A row of a list as it was understood: what it says of a system and of its contract, and what it leaves open. */
export interface Draft {
  row: number
  /** Which of several systems of one row this is, from 0. */
  part: number
  /** By the name of the field; only what the row says. */
  fields: Readonly<Record<string, unknown>>
  /** The kind that it has as a new system, where it says none; one that is there keeps its own. */
  kind: string | null
  /** Fields whose blank cells empty them. */
  erased: readonly string[]
  /** By the name of the field of a contract; null where the row says nothing of one. */
  contract: Readonly<Record<string, unknown>> | null
  /** The cells that say something of a contract, for the note where there can be none. */
  contractCells: readonly Kept[]
  /** Who the contract is with, as somebody said where the row does not; null: there is none; undefined where nobody said. */
  supplier: string | null | undefined
  /** The number of the register that it names. */
  number: string | null
  /** What somebody said that it is: a number of the register, `new` or `skip`; null where nobody said anything. */
  said: string | null
  /** What the remark of the row says; undefined where there is none. */
  remark: string | undefined
  /** What the note keeps word for word, by the name of its column. */
  kept: readonly Kept[]
  problems: readonly Finding<ProblemCode | RowProblem>[]
  asks: readonly Ask[]
  told: readonly Finding<Told>[]
  /** True when it is not imported until somebody has said something of it, or because somebody left it out. */
  waits: boolean
  cells: CellCounts
}

export interface Kept {
  column: string
  text: string
}
