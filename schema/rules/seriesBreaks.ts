import type { Fields } from './fields.js'
import type { Words } from './words.js'

/** Everything that can be wrong with a break of series, with its remedy. */
export const SERIES_BREAK_PROBLEMS = {
  series_break_exists: {
    nb: 'Periodeskillet for denne kommunen er alt registrert på erstatningen. Endre det i stedet.',
    en: 'The break of this body’s series is already recorded on the replacement. Change that instead.',
  },
} as const satisfies Record<string, Words>

/** Every field of a break of series that a user may write, in the order in which they are shown. */
export const SERIES_BREAK_FIELDS = {
  replacement: {
    type: 'choice',
    written: 'key',
    required: true,
    choices: { from: 'rows', of: 'replacement' },
    nb: 'Erstatning',
    en: 'Replacement',
  },
  body: {
    type: 'choice',
    written: 'key',
    required: true,
    choices: { from: 'rows', of: 'municipality' },
    nb: 'Arkivskaper',
    en: 'Body',
    help: {
      nb: 'Kommunen som førte arkiv i løsningen før sammenslåingen.',
      en: 'The municipality that kept records in the solution before the merger.',
    },
  },
  // The days themselves are the decision, so they may lie ahead.
  seriesClosedOn: {
    type: 'date',
    nb: 'Serien avsluttet',
    en: 'Series closed on',
    ahead: { nb: 'Serien avsluttes', en: 'Series closes on' },
  },
  newSeriesOpenedOn: {
    type: 'date',
    nb: 'Ny serie åpnet',
    en: 'New series opened on',
    ahead: { nb: 'Ny serie åpnes', en: 'New series opens on' },
  },
  reference: { type: 'line', nb: 'Saksnummer', en: 'Case number' },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
} as const satisfies Fields
export type SeriesBreakField = keyof typeof SERIES_BREAK_FIELDS
