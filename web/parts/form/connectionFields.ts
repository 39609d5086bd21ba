import { INTEGRATION_FIELD_WORDS } from '../../../schema/api/integrations.js'
import { PREREQUISITE_FIELD_WORDS } from '../../../schema/api/prerequisites.js'
import type { FieldType } from '../../../schema/rules/fields.js'
import { INTEGRATION_DIRECTION_WORDS, INTEGRATION_STATE_WORDS } from '../../../schema/rules/integrations.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import type { Choice } from '../../api/queries.js'
import type { Field } from './fields.js'
import { buildFields } from './linkFields.js'
import { choicesOf } from './systemFields.js'

export type IntegrationFieldName = keyof typeof INTEGRATION_FIELD_WORDS
export type PrerequisiteFieldName = keyof typeof PREREQUISITE_FIELD_WORDS

const INTEGRATION_TYPES: Record<IntegrationFieldName, FieldType> = {
  fromSystem: 'choice',
  toSystem: 'choice',
  toReplacement: 'choice',
  toParty: 'line',
  data: 'line',
  direction: 'choice',
  method: 'line',
  state: 'choice',
  movedTo: 'line',
  note: 'prose',
}

const PREREQUISITE_TYPES: Record<PrerequisiteFieldName, FieldType> = {
  system: 'choice',
  requires: 'choice',
  status: 'choice',
  note: 'prose',
}

/** The fields of an integration as a form writes them. */
export function integrationFields(
  systems: Choice[] = [],
  replacements: Choice[] = [],
): Record<IntegrationFieldName, Field> {
  return buildFields(
    INTEGRATION_FIELD_WORDS,
    INTEGRATION_TYPES,
    ['fromSystem', 'data', 'direction', 'state'],
    {
      fromSystem: systems,
      toSystem: systems,
      toReplacement: replacements,
      direction: choicesOf(INTEGRATION_DIRECTION_WORDS),
      state: choicesOf(INTEGRATION_STATE_WORDS),
    },
  )
}

/** The fields of a prerequisite as a form writes them. */
export function prerequisiteFields(systems: Choice[] = []): Record<PrerequisiteFieldName, Field> {
  return buildFields(PREREQUISITE_FIELD_WORDS, PREREQUISITE_TYPES, ['system', 'requires', 'status'], {
    system: systems,
    requires: systems,
    status: choicesOf(STATUS_WORDS),
  })
}
