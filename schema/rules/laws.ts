import type { Words } from './words.js'

/** A rule of law that stands behind gates, as long as it was in force. */
export interface Law extends Words {
  /** First and last day in force; null: before, or beyond, what this register asks about. */
  from: string | null
  to: string | null
}

/** The archive act of 1992 with its regulations was in force to the last day of 2025, that of 2025 from the day after. */
const ACT_1992_TO = '2025-12-31'
const ACT_2025_FROM = '2026-01-01'

const archive = (before: Words, after: Words): readonly Law[] => [
  { from: null, to: ACT_1992_TO, ...before },
  {
    from: ACT_2025_FROM,
    to: null,
    nb: `Arkivlova av 2025, ${after.nb}`,
    en: `Archive Act of 2025, ${after.en}`,
  },
]
const gdpr = (article: string, english = article): readonly Law[] => [
  { from: null, to: null, nb: `Personvernforordningen art. ${article}`, en: `GDPR art. ${english}` },
]

/** The laws behind the gates, by what they are about. A merger is judged by those in force on its day. */
export const LAWS = {
  records_plan: archive(
    { nb: 'Arkivforskriften § 4', en: 'Archive Regulations § 4' },
    { nb: '§ 8', en: '§ 8' },
  ),
  preservation: archive(
    {
      nb: 'Arkivforskriften § 15 og riksarkivarens forskrift kap. 7',
      en: 'Archive Regulations § 15 and the National Archivist’s Regulations ch. 7',
    },
    { nb: '§§ 12 og 13', en: '§§ 12 and 13' },
  ),
  series: archive(
    {
      nb: 'Inndelingslova § 3 og arkivforskriften §§ 17 og 21',
      en: 'Boundaries Act § 3 and Archive Regulations §§ 17 and 21',
    },
    { nb: '§ 8', en: '§ 8' },
  ),
  extract: archive(
    { nb: 'Riksarkivarens forskrift kap. 5', en: 'National Archivist’s Regulations ch. 5' },
    { nb: '§ 14', en: '§ 14' },
  ),
  discharge: archive(
    {
      nb: 'Arkivforskriften §§ 18 og 21 og riksarkivarens forskrift kap. 7',
      en: 'Archive Regulations §§ 18 and 21 and the National Archivist’s Regulations ch. 7',
    },
    { nb: '§§ 13 og 14', en: '§§ 13 and 14' },
  ),
  processor: gdpr('28'),
  processor_end: gdpr('28 nr. 3 bokstav g', '28(3)(g)'),
  processing_record: gdpr('30'),
  security: gdpr('32'),
  impact: gdpr('35'),
} as const satisfies Record<string, readonly Law[]>
/** What a gate rests on in law. */
export type LawTopic = keyof typeof LAWS

/** The law on a topic on a date: the merger's, where the programme knows it. */
export function lawOn(topic: LawTopic, date: string): Words | null {
  const law = (LAWS[topic] as readonly Law[]).find(
    ({ from, to }) => (from === null || from <= date) && (to === null || date <= to),
  )
  return law ? { nb: law.nb, en: law.en } : null
}
