import type { Fields } from './fields.js'
import { NAMED_FIELDS } from './named.js'

/** Every field of a service area that a user may write, in the order in which they are shown. */
export const SERVICE_AREA_FIELDS = {
  ...NAMED_FIELDS,
  subproject: { type: 'line', nb: 'Delprosjekt', en: 'Subproject' },
  active: { type: 'flag', written: 'later', nb: 'I bruk', en: 'In use' },
} as const satisfies Fields
export type ServiceAreaField = keyof typeof SERVICE_AREA_FIELDS
