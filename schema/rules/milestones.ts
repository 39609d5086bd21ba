import type { Fields } from './fields.js'
import { NAMED_FIELDS } from './named.js'
import type { Words } from './words.js'

/** How exactly a date is known. With `month`, the date is the last day of the month. */
export const PRECISIONS = ['day', 'month'] as const
type Precision = (typeof PRECISIONS)[number]

const PRECISION_WORDS: Record<Precision, Words> = {
  day: { nb: 'Dag', en: 'Day' },
  month: { nb: 'Måned', en: 'Month' },
}

/** Every field of a milestone that a user may write, in the order in which they are shown. */
export const MILESTONE_FIELDS = {
  ...NAMED_FIELDS,
  date: { type: 'date', required: true, nb: 'Dato', en: 'Date' },
  precision: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: PRECISION_WORDS },
    nb: 'Nøyaktighet',
    en: 'Precision',
    help: {
      nb: 'Dag, eller bare måned når dagen ikke er bestemt ennå.',
      en: 'Day, or just the month while the day is not decided yet.',
    },
  },
  source: { type: 'prose', nb: 'Kilde', en: 'Source' },
} as const satisfies Fields
export type MilestoneField = keyof typeof MILESTONE_FIELDS
