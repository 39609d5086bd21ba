import type { Fields } from './fields.js'

/** Every field of a service area that a user may write, in the order in which they are shown. */
export const SERVICE_AREA_FIELDS = {
  code: { type: 'line', written: 'key', required: true, nb: 'Kode', en: 'Code' },
  nameNb: { type: 'line', required: true, nb: 'Navn (bokmål)', en: 'Name (Norwegian)' },
  nameEn: { type: 'line', required: true, nb: 'Navn (engelsk)', en: 'Name (English)' },
  subproject: { type: 'line', nb: 'Delprosjekt', en: 'Subproject' },
  active: { type: 'flag', written: 'later', nb: 'I bruk', en: 'In use' },
} as const satisfies Fields
export type ServiceAreaField = keyof typeof SERVICE_AREA_FIELDS
