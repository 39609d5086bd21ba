import { type CountedBy, countedClass } from './lowerings.js'
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

/** What gates, checks and warnings may rest on in law. */
export const LAW_TOPICS = [
  'preservation',
  'series',
  'extract',
  'disposal',
  'discharge',
  'erasure_order',
  'processor',
  'processor_end',
  'processing_record',
  'security',
  'impact',
  'transfer_abroad',
  'procurement',
] as const
export type LawTopic = (typeof LAW_TOPICS)[number]

/** The law of a country on each topic; none where it says nothing, or is not known. */
export type Laws = Readonly<Record<LawTopic, readonly Law[]>>

/**
 * Which ends of an archive the law of a country lets a municipality have, by days; null where it sets no such limit.
 */
export interface ArchiveLaw {
  /** The last day on which control may be handed over with the archive. */
  transferTo: string | null
  /** The first day on which what is to be kept may be placed in long-term preservation. */
  preservationFrom: string | null
  /** The first day from which a deposit is temporary, so that a consent to delete that is given for it ends nothing. */
  temporaryDepositFrom: string | null
}

/** A change of what is to be preserved: what was appraised before is looked at again. */
export interface RuleChange extends Words {
  /** First day of the new rule. */
  from: string
  /** The service areas that it concerns, of those that the country's lists have; null: all. */
  areas: { concerned: readonly string[]; known: readonly string[] } | null
}

/**
 * The changes of what is to be preserved that have come and that somebody has to look at, the oldest first: the appraisal is
 * from before them, and nobody has confirmed it since. In an area that no list of the country has, a change that concerns
 * some areas is looked at where special categories are held: the register cannot know what the area does.
 */
export function changesSince(
  changes: readonly RuleChange[],
  { appraisedOn, appraisalConfirmedOn }: { appraisedOn: string | null; appraisalConfirmedOn: string | null },
  { serviceArea, ...system }: { serviceArea: string | null } & CountedBy<'privacyClass'>,
  today: string,
): RuleChange[] {
  const looked = [appraisedOn ?? '', appraisalConfirmedOn ?? ''].sort().at(-1) ?? ''
  if (!looked) return []
  const concerns = ({ areas }: RuleChange) => {
    if (areas === null) return true
    if (serviceArea !== null && areas.known.includes(serviceArea))
      return areas.concerned.includes(serviceArea)
    return countedClass(system) === 'special'
  }
  return changes.filter((change) => change.from <= today && looked < change.from && concerns(change))
}

const SECONDARY: Words = { nb: '(etter sekundærkilde)', en: '(by secondary source)' }

/** A place in the law in words, with a mark when its own text was not read. */
export function citationWords({ nb, en, secondary }: Citation): Words {
  return secondary ? { nb: `${nb} ${SECONDARY.nb}`, en: `${en} ${SECONDARY.en}` } : { nb, en }
}

/**
 * The law of a country on some topics that was in force on a date (`YYYY-MM-DD`), each place once; null where none of them
 * has any.
 */
export function lawOn(laws: Laws, topics: readonly LawTopic[], date: string): Words | null {
  const places = topics
    .flatMap((topic): readonly Law[] => laws[topic])
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
