import { CONTRACT_FIELD_WORDS } from '../../../schema/api/contracts.js'
import type { FieldType } from '../../../schema/rules/fields.js'
import type { Choice } from '../../api/queries.js'
import type { Field } from './fields.js'
import { buildFields } from './linkFields.js'

export type ContractField = keyof typeof CONTRACT_FIELD_WORDS

const TYPES: Record<ContractField, FieldType> = {
  supplier: 'line',
  number: 'line',
  kind: 'line',
  party: 'choice',
  start: 'date',
  end: 'date',
  autoRenew: 'flag',
  noticeMonths: 'number',
  noticeGivenOn: 'date',
  noticeReference: 'line',
  assignedOn: 'date',
  assignedReference: 'line',
  terminatedOn: 'date',
  terminationReference: 'line',
  exitTerms: 'prose',
  annualCost: 'number',
  note: 'prose',
  systems: 'list',
}

/** The fields of a contract as a form writes them. */
export function contractFields(municipality: Choice[]): Record<ContractField, Field> {
  return buildFields(CONTRACT_FIELD_WORDS, TYPES, ['supplier'], { party: municipality })
}
