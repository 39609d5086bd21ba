import type { Fields } from './fields.js'

/** Every field of an override that a user may write, in the order in which they are shown. */
export const OVERRIDE_FIELDS = {
  system: {
    type: 'choice',
    required: true,
    choices: { from: 'rows', of: 'system' },
    nb: 'System',
    en: 'System',
  },
  gate: { type: 'line', required: true, nb: 'Kontrollpunkt', en: 'Gate' },
  reason: { type: 'line', required: true, nb: 'Begrunnelse', en: 'Reason' },
  evidence: { type: 'prose', required: true, nb: 'Dokumentasjon', en: 'Evidence' },
} as const satisfies Fields
export type OverrideField = keyof typeof OVERRIDE_FIELDS
