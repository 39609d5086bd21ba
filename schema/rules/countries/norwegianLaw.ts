import type { Citation, Law, Laws, RuleChange, Source } from '../laws.js'
import { MUNICIPAL_AREAS, SERVICE_GROUPS } from './areaTemplates.js'

/** The archive act of 1992 with its regulations was in force to the last day of 2025, that of 2025 from the day after. */
const ACT_1992_TO = '2025-12-31'
const ACT_2025_FROM = '2026-01-01'

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

/** The laws behind what is asked, by what they are about. What has no source is practice, and is not here. */
export const NORWEGIAN_LAWS = {
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
  transfer_abroad: gdpr('44–49'),
  procurement: [
    {
      from: null,
      to: null,
      citations: [
        {
          nb: 'Anskaffelsesforskriften §§ 28-1 og 28-2',
          en: 'Procurement Regulations §§ 28-1 and 28-2',
          source: 'text',
        },
      ],
    },
  ],
} as const satisfies Laws
/** Changes of what municipalities preserve, the oldest first. Areas by the codes of the templates of service areas. */
export const NORWEGIAN_PRESERVATION_CHANGES: readonly RuleChange[] = [
  {
    from: '2020-01-01',
    areas: {
      concerned: ['FOR', 'HEO', 'HST', 'LEG', 'HJT', 'INS'],
      known: [MUNICIPAL_AREAS, SERVICE_GROUPS].flatMap(({ areas }) => areas.map(({ code }) => code)),
    },
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

/** Which ends of an archive the law lets a municipality have, and when. */
export const NORWEGIAN_ARCHIVE_LAW = {
  transferTo: ACT_1992_TO,
  preservationFrom: ACT_2025_FROM,
  temporaryDepositFrom: ACT_2025_FROM,
} as const
