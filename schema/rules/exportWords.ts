import type { Words } from './words.js'

/** What the columns of an export are called that are no fields of a system: its number, and what is computed. */
export const EXPORT_WORDS = {
  number: { nb: 'Nr.', en: 'No.' },
  status: { nb: 'Status', en: 'Status' },
  replacements: { nb: 'Erstattes av', en: 'Replaced by' },
  signals: { nb: 'Varsler', en: 'Signals' },
  daysOverdue: { nb: 'Dager over dato', en: 'Days overdue' },
  provenance: { nb: 'Opphav', en: 'Provenance' },
  voidedAt: { nb: 'Fjernet fra registeret', en: 'Removed from the register' },
  updatedAt: { nb: 'Sist endret', en: 'Last changed' },
} as const satisfies Record<string, Words>
