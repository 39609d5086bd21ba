import type { FieldType } from '../../../schema/rules/fields.js'
import type { Choice } from '../../api/queries.js'
import type { Spoken } from '../../i18n/language.js'
import type { setupTexts } from '../../i18n/setup.js'
import type { Field } from './fields.js'

/** What a write of `useWrite` takes as its body. */
export type BodyOf<M extends (input: never) => unknown> =
  NonNullable<Parameters<M>[0]> extends { body?: infer B } ? B : never

/** The names of a row that is called something in both languages. */
export const names = (t: Spoken<typeof setupTexts>): Field[] => [
  field('nameNb', t.setup.nameNb, 'line', true),
  field('nameEn', t.setup.nameEn, 'line', true),
]

/** A field whose label is in the language of the page already. */
export function field(
  name: string,
  label: string,
  type: FieldType,
  required = false,
  choices: Choice[] = [],
): Field {
  return { name, nb: label, en: label, type, required, choices }
}

/** Words of the catalogue as choices. */
export function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, nb: label, en: label }))
}
