import type { FieldError } from '../../../schema/api/errors.js'
import { meantDate } from '../../../schema/rules/dates.js'
import type { FieldType } from '../../../schema/rules/fields.js'
import { readNumber } from '../../../schema/rules/numbers.js'
import type { Words } from '../../../schema/rules/words.js'
import type { Findable } from '../../api/finders.js'
import type { Choice } from '../../api/queries.js'

/** A field of a form: what it is called and how it is written. */
export interface Field extends Words {
  name: string
  type: FieldType
  required?: boolean
  /** For `choice`: what may be chosen. */
  choices?: Choice[]
  /** For `choice` of rows that may be very many: what is searched for. */
  finds?: Findable
  /** What one of them is called; undefined until it is known. */
  named?: (value: string) => Words | undefined
  /** What is not offered of that. */
  without?: readonly string[]
  /** What it is called while its day lies ahead. */
  ahead?: Words
  /** True for a day on which something was done: one ahead reads as planned. */
  done?: boolean
  /** What to write. */
  help?: Words
  /** Asked only while this is true of what stands in the form; always, when nothing is said. */
  when?: (values: FormValues) => boolean
}

/** What a field is called where its value is read: «Avsluttet» on a day that has come is «Avsluttes» until then. */
export function nameOf(field: Field, value: unknown, today: string): Words {
  return field.ahead && typeof value === 'string' && value > today ? field.ahead : field
}

/** A row of the register as a form reads it. */
export type Row = Readonly<Record<string, unknown>>
/** What stands in the inputs. */
export type FormValues = Readonly<Record<string, string | boolean>>

/** What an input shows for a stored value. */
export function toInput({ type }: Field, value: unknown): string | boolean {
  if (type === 'flag') return value === true
  if (Array.isArray(value)) return value.join('\n')
  return value === null || value === undefined ? '' : String(value)
}

/** The value that an input stands for. What means no one number is sent as it was typed: the answer names the field. */
export function fromInput({ type }: Field, input: string | boolean | undefined): unknown {
  if (typeof input === 'boolean') return input
  const text = (input ?? '').trim()
  if (type === 'list')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  if (text === '') return null
  if (type === 'number') return readNumber(text)
  return type === 'date' ? meantDate(text) : text
}

/** What a new row is made of: what stands empty is left out, and is what the register begins with. */
export function filled(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** True for a value that says nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Words of the rules as choices. */
export function choicesOf(words: Readonly<Record<string, Words>>): Choice[] {
  return Object.entries(words).map(([value, { nb, en }]) => ({ value, nb, en }))
}

/** A field without some of its choices. */
export function without(field: Field, taken: readonly (string | undefined)[]): Field {
  return { ...field, without: taken.filter((one) => one !== undefined) }
}

/** A text of the page, which is in its language already, as words. */
export function asWords(text: string): Words {
  return { nb: text, en: text }
}

/** What the inputs of these fields show for a row; what the row lacks is empty, or not ticked. */
export function valuesOf(fields: readonly Field[], row: Row): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, toInput(field, row[field.name])]))
}

/** The fields that a form changes, with their new values. */
export function changesOf(fields: readonly Field[], row: Row, values: FormValues): Record<string, unknown> {
  const changed = fields.filter((field) => !isSame(fromInput(field, values[field.name]), row[field.name]))
  return Object.fromEntries(changed.map((field) => [field.name, fromInput(field, values[field.name])]))
}

/** True when two values are stored alike: undefined is null, and lists are compared by what they hold. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

/** What is wrong with a field, or with a part of it; undefined when nothing is. */
export function errorAt(errors: readonly FieldError[], name: string): FieldError | undefined {
  return errors.find(({ path }) => path === name || path.startsWith(`${name}.`))
}
