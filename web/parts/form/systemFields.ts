import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import {
  ANSWER_WORDS,
  DISPOSITION_WORDS,
  HEALTH_WORDS,
  PRIVACY_CLASS_WORDS,
} from '../../../schema/rules/systems.js'
import type { Words } from '../../../schema/rules/words.js'
import { type Choice, useChoices } from '../../api/queries.js'
import type { Field } from './fields.js'

const REQUIRED: readonly SystemField[] = [
  'name',
  'kind',
  'municipality',
  'disposition',
  'usesMunicipalityNumber',
  'hasContracts',
  'hasIntegrations',
]

/** The status, which is moved and not edited, as a field: for reading it, and for choosing a next one. */
export const STATUS_FIELD: Field = {
  name: 'status',
  nb: 'Status',
  en: 'Status',
  type: 'choice',
  choices: choicesOf(STATUS_WORDS),
}

/** The fields of a system as a form writes them. `all`: with choices that are no longer active, for reading. */
export function useSystemFields(all = false): Record<SystemField, Field> {
  const { kind, hosting, archiveDuty, municipality, serviceArea, wave } = useChoices(all)
  const choices: Partial<Record<SystemField, Choice[]>> = {
    kind,
    hosting,
    archiveDuty,
    municipality,
    serviceArea,
    wave,
    privacyClass: choicesOf(PRIVACY_CLASS_WORDS),
    hasContracts: choicesOf(ANSWER_WORDS),
    hasIntegrations: choicesOf(ANSWER_WORDS),
    usesMunicipalityNumber: choicesOf(ANSWER_WORDS),
    disposition: choicesOf(DISPOSITION_WORDS),
    health: choicesOf(HEALTH_WORDS),
  }
  return Object.fromEntries(
    SYSTEM_FIELD_NAMES.map((name) => {
      const { nb, en, type } = SYSTEM_FIELDS[name]
      return [name, { name, nb, en, type, required: REQUIRED.includes(name), choices: choices[name] ?? [] }]
    }),
  ) as unknown as Record<SystemField, Field>
}

/** A code list of the rules as choices. */
export function choicesOf(words: Readonly<Record<string, Words>>): Choice[] {
  return Object.entries(words).map(([value, { nb, en }]) => ({ value, nb, en }))
}
