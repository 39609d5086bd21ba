import { WAVE_FIELD_WORDS } from '../../../schema/api/waves.js'
import type { FieldType } from '../../../schema/rules/fields.js'
import type { Field } from './fields.js'
import { buildFields } from './linkFields.js'

export type WaveField = keyof typeof WAVE_FIELD_WORDS

const WAVE_TYPES: Record<WaveField, FieldType> = {
  nameNb: 'line',
  nameEn: 'line',
  startsOn: 'date',
  endsOn: 'date',
  goal: 'prose',
  source: 'prose',
}

/** The fields of a wave as a form writes them. */
export function waveFields(): Record<WaveField, Field> {
  return buildFields(WAVE_FIELD_WORDS, WAVE_TYPES, ['nameNb', 'nameEn'], {})
}
