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
}

/** A whole register on a day, as the checks look at it. */
export interface CheckedRegister {
  /** Today on the programme's clock. */
  today: string
  mergerDate: string | null
  /** Whose law the programme has chosen. */
  ruleSet: RuleSetName
  /** The systems that count, in the order in which findings name them. */
  systems: readonly CheckedSystem[]
  /** The breaks of series in replacements, one for each body. */
  seriesBreaks: readonly { replacement: string; body: string; seriesClosedOn: string | null }[]
  /** Of every system, voided ones included. */
  standing: ReadonlyMap<string, { status: Status; voided: boolean }>
}

/** A system that a check found, and what it found where that is not said already. */
export interface Found {
  number: string
  detail?: Words
}

/** One named look at the whole register. */
export interface Check {
  code: string
  severity: Severity
  words: Words
  /** What it means, and what to do. */
  what: Words
  /** Where what is found of a system is mended; none where that differs from one to the next. */
  place?: Place
  /** The law behind it, when there is any: that of today, or of the day of the merger. */
  law?: { topics: readonly LawTopic[]; day?: 'merger' }
  find: (register: CheckedRegister) => Found[]
}

/** A check that looks at one system at a time: true, or words for what was found. */
export function each(
  look: (facts: CheckedSystem, register: CheckedRegister) => boolean | Words | null | undefined,
): Check['find'] {
  return (register) =>
    register.systems.flatMap((facts) => {
      const found = look(facts, register)
      if (!found) return []
      const { number } = facts.system
      return [found === true ? { number } : { number, detail: found }]
    })
}

/** The same text in both languages: a name, a number, a date. */
export function same(text: string): Words {
  return { nb: text, en: text }
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
