import type { CodeList } from './codeLists.js'
import type { Words } from './words.js'

/** How a field is written: one line, several, a list of lines, a number, yes or no, a date, or one of a list. */
export type FieldType = 'line' | 'prose' | 'list' | 'number' | 'flag' | 'date' | 'choice'

/**
 * What a field may refer to by number, code or name. A `subproject` is one that a service area belongs to. A `party` is a municipality in whose name something is: one of the
 * register, or the new one.
 */
export type Referred =
  | 'municipality'
  | 'party'
  | 'service_area'
  | 'subproject'
  | 'wave'
  | 'system'
  | 'replacement'

/** What is chosen from: words that the rules know, a code list that a register extends, or the rows of a concept. */
export type Choices =
  | { from: 'words'; words: Readonly<Record<string, Words>> }
  | {
      from: 'codes'
      list: CodeList
      /** What may stand there besides, which is no code and which nobody chooses. */
      besides?: Readonly<Record<string, Words>>
    }
  | { from: 'rows'; of: Referred }

/** What a number counts; `money` is in the currency of the programme. */
type Unit = 'money' | 'hours' | 'months' | 'people' | 'rows' | 'level'

/**
 * Who may be harmed when what stands in a field gets out: nobody in particular (the default), somebody who is named
 * or may be recognised, or the municipality, which an attacker learns from.
 */
type Sensitivity = 'personal' | 'security'

/** A field that a user may write, with all that forms, lists, exports, the log and the API must know about it. */
export interface Field extends Words {
  type: FieldType
  /** A row cannot be without it. */
  required?: true
  /**
   * When it is written, if not always: as what a new row is known by or belongs to; in a new row only; or in a later
   * change only.
   */
  written?: 'key' | 'once' | 'later'
  /** Made by the register of the Norwegian name when a new row comes without it: what it is then. */
  made?: Words
  /** What is chosen from, or what a reference that is typed in must be one of. */
  choices?: Choices
  unit?: Unit
  /** What it is called while its day lies ahead, where the name says that it was done. */
  ahead?: Words
  /**
   * Says on which day something was done: it counts once that day has come, and a day ahead is refused. Any other date
   * is a plan, a limit or a decision, and may lie ahead.
   */
  done?: true
  /** Says by which day something is to be done: who moves such a day once it has passed, says why. */
  plan?: true
  /** What to write, where the name does not say it all; shown at the input. */
  help?: Words
  sensitivity?: Sensitivity
}

/** What stands at an input that somebody is named in. */
export const ROLE_HELP: Words = { nb: 'En rolle, ikke en person.', en: 'A role, not a person.' }

/** The names of the fields that are only written at such a time. */
type WrittenAt<F extends Fields, W extends Field['written']> = {
  [N in keyof F]: F[N] extends { written: W } ? N : never
}[keyof F]
/** The names of the fields that a new row may come without, since they are made of its name. */
export type MadeName<F extends Fields> = {
  [N in keyof F]: F[N] extends { made: Words } ? N : never
}[keyof F] &
  string
/** The names of the fields that a new row is written with. */
export type NewName<F extends Fields> = Exclude<keyof F, WrittenAt<F, 'later'>> & string
/** The names of the fields that a row may be changed in. */
export type ChangeName<F extends Fields> = Exclude<keyof F, WrittenAt<F, 'key' | 'once'>> & string

/** The names of the fields that a new row is written with. */
export function newNames<F extends Fields>(fields: F): NewName<F>[] {
  return Object.keys(fields).filter((name) => fields[name]?.written !== 'later') as NewName<F>[]
}

/** The names of the fields that a row may be changed in. */
export function changeNames<F extends Fields>(fields: F): ChangeName<F>[] {
  return Object.keys(fields).filter(
    (name) => fields[name]?.written === undefined || fields[name].written === 'later',
  ) as ChangeName<F>[]
}

/** The fields of a concept, in the order in which they are shown. */
export type Fields<Name extends string = string> = Readonly<Record<Name, Field>>
