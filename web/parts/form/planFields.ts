import { CONTRACT_FIELD_WORDS } from '../../../schema/contracts/contracts.js'
import { WAVE_FIELD_WORDS } from '../../../schema/contracts/waves.js'
import type { FieldType } from '../../../schema/rules/systems.js'
import type { Choice } from '../../api/queries.js'
import type { Field } from './fields.js'
import { buildFields } from './linkFields.js'

export type ContractField = keyof typeof CONTRACT_FIELD_WORDS
export type WaveField = keyof typeof WAVE_FIELD_WORDS

const CONTRACT_TYPES: Record<ContractField, FieldType> = {
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

const WAVE_TYPES: Record<WaveField, FieldType> = {
  nameNb: 'line',
  nameEn: 'line',
  startsOn: 'date',
  endsOn: 'date',
  goal: 'prose',
  source: 'prose',
}

/** The fields of a contract as a form writes them. */
export function contractFields(municipalities: Choice[]): Record<ContractField, Field> {
  return buildFields(CONTRACT_FIELD_WORDS, CONTRACT_TYPES, ['supplier'], { party: municipalities })
}

/** The fields of a wave as a form writes them. */
export function waveFields(): Record<WaveField, Field> {
  return buildFields(WAVE_FIELD_WORDS, WAVE_TYPES, ['nameNb', 'nameEn'], {})
}
