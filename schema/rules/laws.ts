import type { Words } from './words.js'

/** Where the text of a law was read: a source of the domain notes, or the text of the law itself. */
export type Source = 'text' | `S${number}`

/** One place in the law. */
export interface Citation extends Words {
  source: Source
  /** Known by number and through somebody who quotes it: its text was not read. */
  secondary?: true
}

/** What a topic rests on in law, as long as that was in force. */
export interface Law {
  /** First and last day in force; null: before, or beyond, what this register asks about. */
  from: string | null
  to: string | null
  citations: readonly Citation[]
}

/** The archive act of 1992 with its regulations was in force to the last day of 2025, that of 2025 from the day after. */
const ACT_1992_TO = '2025-12-31'
export const ACT_2025_FROM = '2026-01-01'

const archive = (before: readonly Citation[], after: readonly Citation[]): readonly Law[] => [
  { from: null, to: ACT_1992_TO, citations: before },
  { from: ACT_2025_FROM, to: null, citations: after },
]
const act1992 = (place: string, english: string): Citation => ({
  nb: `Arkivlova av 1992 ${place}`,
  en: `Archive Act of 1992 ${english}`,
  source: 'text',
})
const act2025 = (place: string, english: string): Citation => ({
  nb: `Arkivlova av 2025 ${place}`,
  en: `Archive Act of 2025 ${english}`,
  source: 'S60',
})
const regulations2017 = (place: string, english: string, source: Source = 'text'): Citation => ({
  nb: `arkivforskriften av 2017 ${place}`,
  en: `Archive Regulations of 2017 ${english}`,
  source,
})
const archivist = (place: string, english: string, source: Source): Citation => ({
  nb: `riksarkivarens forskrift ${place}`,
  en: `National Archivist’s Regulations ${english}`,
  source,
})
const gdpr = (article: string, english = article): readonly Law[] => [
  {
    from: null,
    to: null,
    citations: [{ nb: `Personvernforordningen art. ${article}`, en: `GDPR art. ${english}`, source: 'text' }],
  },
]

/** The laws behind the gates, by what they are about. What has no source is practice, and is not here. */
export const LAWS = {
  preservation: archive(
    [regulations2017('§ 15', '§ 15', 'S27'), archivist('kap. 7', 'ch. 7', 'S29')],
    [
      act2025('§§ 12 og 13', '§§ 12 and 13'),
      {
        nb: 'bevaringsforskrifta (FOR-2025-12-19-2729)',
        en: 'Preservation Regulations (FOR-2025-12-19-2729)',
        source: 'S62',
        secondary: true,
      },
    ],
  ),
  series: archive(
    [
      { nb: 'Inndelingslova § 3', en: 'Boundaries Act § 3', source: 'S11' },
      regulations2017('§§ 17 og 21', '§§ 17 and 21', 'S11'),
    ],
    [
      act2025(
        '§ 5 (proveniens), § 6 bokstav j og § 10 første ledd',
        '§ 5 (provenance), § 6 letter j and § 10 first paragraph',
      ),
    ],
  ),
  extract: archive(
    [archivist('kap. 5', 'ch. 5', 'S22')],
    [
      act2025('§ 5', '§ 5'),
      {
        nb: 'arkivforskrifta (FOR-2025-12-17-2647) § 7',
        en: 'Archive Regulations (FOR-2025-12-17-2647) § 7',
        source: 'S62',
        secondary: true,
      },
    ],
  ),
  disposal: archive(
    [act1992('§ 9 bokstav c', '§ 9 letter c'), archivist('kap. 7', 'ch. 7', 'S29')],
    [act2025('§ 13', '§ 13')],
  ),
  discharge: archive(
    [
      act1992('§ 9 bokstav c', '§ 9 letter c'),
      regulations2017('§§ 16, 18 og 21', '§§ 16, 18 and 21', 'S27'),
      archivist('kap. 7', 'ch. 7', 'S29'),
    ],
    [act2025('§§ 13 og 14', '§§ 13 and 14')],
  ),
  erasure_order: archive(
    [
      act1992('§ 9 bokstav c', '§ 9 letter c'),
      regulations2017('§§ 16, 18 og 21', '§§ 16, 18 and 21', 'S27'),
      archivist('kap. 7', 'ch. 7', 'S29'),
    ],
    [act2025('§ 13', '§ 13')],
  ),
  processor: gdpr('28'),
  processor_end: gdpr('28 nr. 3 bokstav g', '28(3)(g)'),
  processing_record: gdpr('30'),
  security: gdpr('32'),
  impact: gdpr('35'),
} as const satisfies Record<string, readonly Law[]>
/** What a gate rests on in law. */
export type LawTopic = keyof typeof LAWS

/** A change of what is to be preserved: what was appraised before is looked at again. */
export interface RuleChange extends Words {
  /** First day of the new rule. */
  from: string
  /** The service areas that it concerns; null: all. */
  areas: readonly string[] | null
}

/** Changes of what municipalities preserve, the oldest first. */
export const PRESERVATION_CHANGES: readonly RuleChange[] = [
  {
    from: '2020-01-01',
    areas: ['FOR', 'HEO'],
    nb: 'Riksarkivarens forskrift § 7-29 fra 01.01.2020: journaler fra helsestasjon og skolehelse bevares, av omsorgsjournaler et utvalg.',
    en: 'National Archivist’s Regulations § 7-29 from 1 January 2020: health-clinic and school-health journals are preserved, of care records a selection.',
  },
  {
    from: ACT_2025_FROM,
    areas: null,
    nb: 'Arkivlova av 2025 §§ 12 og 13 og bevaringsforskrifta (FOR-2025-12-19-2729, etter sekundærkilde) fra 01.01.2026.',
    en: 'Archive Act of 2025 §§ 12 and 13 and Preservation Regulations (FOR-2025-12-19-2729, by secondary source) from 1 January 2026.',
  },
]

/**
 * The newest change of what is to be preserved that has come and that somebody has to look at: the appraisal is from before
 * it, and nobody has confirmed it since.
 */
export function changedSince(
  { appraisedOn, appraisalConfirmedOn }: { appraisedOn: string | null; appraisalConfirmedOn: string | null },
  serviceArea: string | null,
  today: string,
): RuleChange | undefined {
  const looked = [appraisedOn ?? '', appraisalConfirmedOn ?? ''].sort().at(-1) ?? ''
  if (!looked) return undefined
  return PRESERVATION_CHANGES.findLast(
    ({ from, areas }) =>
      from <= today && looked < from && (areas === null || areas.includes(serviceArea ?? '')),
  )
}

const SECONDARY: Words = { nb: '(etter sekundærkilde)', en: '(by secondary source)' }

/** A place in the law in words, with a mark when its own text was not read. */
export function citationWords({ nb, en, secondary }: Citation): Words {
  return secondary ? { nb: `${nb} ${SECONDARY.nb}`, en: `${en} ${SECONDARY.en}` } : { nb, en }
}

/** The law on some topics that was in force on a date (`YYYY-MM-DD`), each place once; null where none of them has any. */
export function lawOn(topics: readonly LawTopic[], date: string): Words | null {
  const places = topics
    .flatMap((topic): readonly Law[] => LAWS[topic])
    .filter(({ from, to }) => (from === null || from <= date) && (to === null || date <= to))
    .flatMap(({ citations }) => citations.map(citationWords))
  if (places.length === 0) return null
  return { nb: joined(places.map(({ nb }) => nb)), en: joined(places.map(({ en }) => en)) }
}

/** Places of the law one after the other: the first with a capital letter. */
function joined(places: readonly string[]): string {
  const text = [...new Set(places)].join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
