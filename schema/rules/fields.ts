import type { CodeList } from './codes.js'
import type { Words } from './words.js'

/** How a field is written: one line, several, a list of lines, a number, yes or no, a date, or one of a list. */
export type FieldType = 'line' | 'prose' | 'list' | 'number' | 'flag' | 'date' | 'choice'

/** The concepts that a field may refer to by number or code. */
export type Referred = 'municipality' | 'service_area' | 'wave' | 'system' | 'replacement'

/** What is chosen from: words that the rules know, a code list that a register extends, or the rows of a concept. */
export type Choices =
  | { from: 'words'; words: Readonly<Record<string, Words>> }
  | { from: 'codes'; list: CodeList }
  | { from: 'rows'; of: Referred }

/** What a number counts. */
export type Unit = 'NOK' | 'hours' | 'months' | 'people' | 'rows' | 'level'

/**
 * Who may be harmed when what stands in a field gets out: nobody in particular (the default), somebody who is named
 * or may be recognised, or the municipality, which an attacker learns from.
 */
export type Sensitivity = 'personal' | 'security'

/** A field that a user may write, with all that forms, lists, exports, the log and the API must know about it. */
export interface Field extends Words {
  type: FieldType
  /** A row cannot be without it. */
  required?: true
  /** For `choice`, or a list of references: what is chosen from. */
  choices?: Choices
  unit?: Unit
  /** What to write, where the name does not say it all; shown at the input. */
  help?: Words
  sensitivity?: Sensitivity
}

/** The fields of a concept, in the order in which they are shown. */
export type Fields<Name extends string = string> = Readonly<Record<Name, Field>>
