import type { SystemField } from '../systemFields.js'
import type { Delimiter, Encoding } from './cells.js'

/** The concepts that a list may be of. */
export const IMPORTED = ['system', 'contract', 'integration', 'replacement', 'mapping'] as const
export type Imported = (typeof IMPORTED)[number]

/**
 * What a column of a list of systems is taken as.
 *
 * A field of a system; several columns of one text are joined, and of any other field must say the same. `number` is the register's own. `name+productVersion` and what
 * else has a `+` are two fields in one cell; any two may be said so, and those that lists have are named here. `hasPersonalData` and `hasSensitiveData` are answers of yes and no that the class of
 * personal data is made of. `contract.` makes the contract that covers the system. `note` is a remark; `keep` is kept in the note
 * under the name of its column; `ignore` is left out on purpose.
 */
export type SystemTarget =
  | SystemField
  | 'number'
  | 'name+productVersion'
  | 'product+productVersion'
  | 'systemOwner+contactRoles'
  | 'contract.start+contract.end'
  | 'vendor+contactRoles'
  | 'hasPersonalData'
  | 'hasSensitiveData'
  | `contract.${ContractColumn}`
  | 'keep'
  | 'ignore'

/** The fields of a contract that a list of systems may say. */
export type ContractColumn =
  | 'supplier'
  | 'number'
  | 'kind'
  | 'start'
  | 'end'
  | 'autoRenew'
  | 'renewalMonths'
  | 'noticeMonths'
  | 'annualCost'
  | 'exitTerms'

/** What the amounts of a column are in, and how many of the register’s currency one of them is. */
export const AMOUNT_SCALES = { ones: 1, thousands: 1000, millions: 1_000_000 } as const
export type AmountScale = keyof typeof AMOUNT_SCALES

/** What rows are told by: the register's number, the id of the source, or the name within its municipality. */
export const IMPORT_KEYS = ['number', 'externalId', 'name'] as const
export type ImportKey = (typeof IMPORT_KEYS)[number]

/**
 * How a list is read: what its profile keeps. What is absent or null is found out anew. Columns are named by `Header.key`.
 */
export interface ImportSettings {
  entity: Imported
  encoding: Encoding | null
  delimiter: Delimiter | null
  sheet: string | null
  /** The number of the row that names the columns. */
  headerRow: number | null
  /** Number of the municipality that the whole list is of, where no column says it. */
  municipality: string | null
  /** The kind of the systems where no column says it; null: the first code of the list that is in use. */
  kind: string | null
  columns: Readonly<Record<string, string>>
  /** By the field, then by the word as it stands in the list: the code that it means; null: it says nothing. */
  values: Readonly<Record<string, Readonly<Record<string, string | null>>>>
  /** Columns in which 03/04/2020 is 3 April; false: 4 March. */
  dayFirst: Readonly<Record<string, boolean>>
  /** What the amounts of a column are in, by its key. */
  amountsIn: Readonly<Record<string, AmountScale>>
  /** What the headings between the rows say. */
  sections: 'serviceArea' | 'keep' | 'ignore' | null
  key: ImportKey | null
  /** Columns whose blank cells empty their fields. Without being named here, a blank cell changes nothing. */
  erase: string[]
}

/**
 * What a person says to what was asked, or instead of what a cell says. Without a row, of every row whose cell says `value`.
 */
export interface Answer {
  /** The number of the row; absent: all. */
  row?: number | undefined
  /** The key of the column; null: of the row as a whole. */
  column: string | null
  /** What the cell says. */
  value?: string | null | undefined
  /** What is read instead: a text, or several where one row is several systems; null: the cell is left out. */
  answer: string | string[] | null
}
