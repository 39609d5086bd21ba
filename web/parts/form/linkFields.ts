import { MAPPING_FIELD_WORDS } from '../../../schema/api/mappings.js'
import { REPLACEMENT_FIELD_WORDS } from '../../../schema/api/replacements.js'
import type { FieldType } from '../../../schema/rules/fields.js'
import { COVERAGE_WORDS } from '../../../schema/rules/mappings.js'
import { REPLACEMENT_KIND_WORDS, REPLACEMENT_STATE_WORDS } from '../../../schema/rules/replacements.js'
import { ANSWER_WORDS } from '../../../schema/rules/systems.js'
import type { Choice } from '../../api/queries.js'
import type { Field } from './fields.js'
import { choicesOf } from './systemFields.js'

export type MappingField = keyof typeof MAPPING_FIELD_WORDS
export type ReplacementField = keyof typeof REPLACEMENT_FIELD_WORDS

const MAPPING_TYPES: Record<MappingField, FieldType> = {
  replacement: 'choice',
  coverage: 'choice',
  scope: 'line',
  plannedCutOver: 'date',
  actualCutOver: 'date',
  conversionNeeded: 'choice',
  countIn: 'number',
  countOut: 'number',
  acceptedBy: 'line',
  acceptedOn: 'date',
  evidence: 'prose',
}

const REPLACEMENT_TYPES: Record<ReplacementField, FieldType> = {
  nameNb: 'line',
  nameEn: 'line',
  descriptionNb: 'prose',
  descriptionEn: 'prose',
  kind: 'choice',
  state: 'choice',
  product: 'line',
  vendor: 'line',
  owner: 'line',
  goLivePlanned: 'date',
  goLiveActual: 'date',
  dpaSignedOn: 'date',
  riskAssessedOn: 'date',
  continuesSystem: 'line',
  source: 'prose',
}

/** The fields of a mapping as a form writes them. */
export function mappingFields(replacements: Choice[]): Record<MappingField, Field> {
  return buildFields(MAPPING_FIELD_WORDS, MAPPING_TYPES, ['replacement', 'coverage', 'conversionNeeded'], {
    replacement: replacements,
    coverage: choicesOf(COVERAGE_WORDS),
    conversionNeeded: choicesOf(ANSWER_WORDS),
  })
}

/** The fields of a replacement as a form writes them. */
export function replacementFields(): Record<ReplacementField, Field> {
  return buildFields(REPLACEMENT_FIELD_WORDS, REPLACEMENT_TYPES, ['nameNb', 'nameEn', 'kind', 'state'], {
    kind: choicesOf(REPLACEMENT_KIND_WORDS),
    state: choicesOf(REPLACEMENT_STATE_WORDS),
  })
}

/** The fields of a concept: its words, how each is written, which must be filled in, and what may be chosen. */
export function buildFields<F extends string>(
  words: Record<F, { nb: string; en: string }>,
  types: Record<F, FieldType>,
  required: readonly NoInfer<F>[],
  choices: Partial<Record<NoInfer<F>, Choice[]>>,
): Record<F, Field> {
  return Object.fromEntries(
    (Object.keys(types) as F[]).map((name) => [
      name,
      {
        name,
        nb: words[name].nb,
        en: words[name].en,
        type: types[name],
        required: required.includes(name),
        choices: choices[name] ?? [],
      },
    ]),
  ) as unknown as Record<F, Field>
}
