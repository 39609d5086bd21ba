import type { CheckCode } from './checkCodes.js'
import type { RuleSetName } from './countries/names.js'
import type { GateFacts, GateIntegration, GateMapping, GateSystem, Place } from './gateFacts.js'
import type { LawTopic } from './laws.js'
import type { Signal } from './progress.js'
import type { ReplacementState } from './replacements.js'
import type { Status } from './status.js'
import type { Words } from './words.js'

/** How much a finding matters, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

export const SEVERITY_WORDS: Record<Severity, Words> = {
  error: { nb: 'Feil', en: 'Error' },
  warning: { nb: 'Advarsel', en: 'Warning' },
  info: { nb: 'Til orientering', en: 'For information' },
}

/** What the checks ask of an active link and of the replacement behind it. */
export interface CheckedMapping extends GateMapping {
  plannedCutOver: string | null
  replacementState: ReplacementState
  replacementNb: string
  replacementEn: string
  owner: string | null
  goLivePlanned: string | null
}

/** What the checks ask of an integration from or to a system. */
export interface CheckedIntegration extends GateIntegration {
  fromSystem: string
  toSystem: string | null
}

/** What the checks ask of one system and of all that hangs on it. */
export interface CheckedSystem extends GateFacts {
  system: GateSystem & { number: string }
  mappings: readonly CheckedMapping[]
  integrations: readonly CheckedIntegration[]
  signals: readonly Signal[]
  daysOverdue: number
  destination: string
  /** The checks of which it was said, with a reason, that what they find of it is not needed. */
  notNeeded: readonly CheckCode[]
}

/** The break of a body's series in a replacement. */
interface SeriesBreak {
  replacement: string
  body: string
  seriesClosedOn: string | null
}

/** By what the day on which a series was closed is found. */
export function seriesKey(replacement: string, body: string): string {
  return `${replacement} ${body}`
}

/** When bodies closed their series in replacements, each by its `seriesKey`: the first day that is said of it. */
export function closedSeriesOf(breaks: readonly SeriesBreak[]): ReadonlyMap<string, string> {
  const closed = new Map<string, string>()
  for (const { replacement, body, seriesClosedOn } of breaks) {
    const key = seriesKey(replacement, body)
    const known = closed.get(key)
    if (seriesClosedOn !== null && (known === undefined || seriesClosedOn < known))
      closed.set(key, seriesClosedOn)
  }
  return closed
}

/** What a check of one system asks of the rest of the register. */
export interface Around {
  closedSeries: ReadonlyMap<string, string>
  /** How far a system is, a voided one too; undefined where there is none. */
  standing: { get(number: string): { status: Status; voided: boolean } | undefined }
}

/** A whole register on a day, as the checks look at it. */
export interface CheckedRegister extends Pick<Around, 'standing'> {
  /** Today on the programme's clock. */
  today: string
  mergerDate: string | null
  /** Whose law the programme has chosen. */
  ruleSet: RuleSetName
  /** The systems that count, in the order in which findings name them. */
  systems: readonly CheckedSystem[]
  /** The breaks of series in replacements, one for each body. */
  seriesBreaks: readonly SeriesBreak[]
}

/** What systems are compared by, folded as people read it. */
export interface ComparedSystem {
  number: string
  name: string
  municipality: string
  /** Its product; null where it has none. */
  product: string | null
  /** Its name without spaces: names that differ only by case or spaces are the same to who types them. */
  bareName: string
  /** Where it goes; one that is carried on for others goes where they go. */
  goal: string
  /** Its place in the register. */
  at: number
}

/** A system that a check found, and what it found where that is not said already. */
export interface Found {
  number: string
  detail?: Words
}

/** One named look at the whole register. */
export interface Check {
  code: CheckCode
  severity: Severity
  words: Words
  /** What it means, and what to do. */
  what: Words
  /** Where what is found of a system is mended; none where that differs from one to the next. */
  place?: Place
  /** The law behind it, when there is any: that of today, or of the day of the merger. */
  law?: { topics: readonly LawTopic[]; day?: 'merger' }
  /** It looks at one system at a time, or compares all that count. */
  find: { look: Look } | { compare: (systems: readonly ComparedSystem[]) => Found[] }
}

/** Whether a check finds a system: true, or words for what was found. */
type Look = (facts: CheckedSystem, around: Around) => boolean | Words | null | undefined

/** A check that looks at one system at a time. */
export function each(look: Look): Check['find'] {
  return { look }
}

/** The same text in both languages: a name, a number, a date. */
export function same(text: string): Words {
  return { nb: text, en: text }
}

/** So many of those that were found with a system are named; what is said of it stays short, however many there are. */
export const NAMED = 5

/** The first few names, and how many more there are: `of` in all. */
export function nameFew(names: readonly string[], of = names.length): Words {
  const few = names.slice(0, NAMED).join(', ')
  const more = of - NAMED
  return more > 0 ? { nb: `${few} og ${more} til`, en: `${few} and ${more} more` } : same(few)
}

/** True for a system that is not switched off: what it lacks still matters. */
export function isAlive({ system }: CheckedSystem): boolean {
  return system.status !== 'decommissioned'
}

/** The names of the replacements of some links. */
export function nameReplacements(mappings: CheckedSystem['mappings']): Words | null {
  if (mappings.length === 0) return null
  return {
    nb: mappings.map(({ replacementNb }) => replacementNb).join(', '),
    en: mappings.map(({ replacementEn }) => replacementEn).join(', '),
  }
}
