import type { Fields } from './fields.js'

/** Every field of the programme that a user may write, in the order in which they are shown. */
export const PROGRAMME_FIELDS = {
  name: { type: 'line', required: true, nb: 'Navn', en: 'Name' },
  mergerDate: { type: 'date', nb: 'Sammenslåingsdato', en: 'Merger date' },
  municipalityNumber: { type: 'line', nb: 'Nytt kommunenummer', en: 'New municipality number' },
  municipalityName: { type: 'line', nb: 'Ny kommune', en: 'New municipality' },
} as const satisfies Fields
export type ProgrammeField = keyof typeof PROGRAMME_FIELDS
