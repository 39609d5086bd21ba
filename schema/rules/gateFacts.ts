import type { ArchiveFacts, ArchiveField } from './archives.js'
import type { ContractFacts } from './contracts.js'
import type { RuleSetName } from './countries/names.js'
import type { IntegrationState } from './integrations.js'
import type { LawTopic } from './laws.js'
import type { Waiting } from './lowerings.js'
import type { ConversionFacts, Coverage } from './mappings.js'
import type { Parties } from './parties.js'
import type { PrivacyFacts, PrivacyField } from './privacy.js'
import type { ReplacementState } from './replacements.js'
import type { Status } from './status.js'
import type { SystemField } from './systemFields.js'
import type { Answer } from './systems.js'
import type { SystemValues } from './systemValues.js'
import type { Words } from './words.js'

/** What the rules ask of a system. A row of the register satisfies it as it is. */
export interface GateSystem extends SystemValues, Waiting {
  status: Status
}

/** What the gates ask of an active link and of the replacement behind it. */
export interface GateMapping extends ConversionFacts {
  id: string
  /** Code of the replacement. */
  replacement: string
  replacementState: ReplacementState
  goLiveActual: string | null
  dpaSignedOn: string | null
  /** Whose agreement it is, where that is known: of what carries a system on. */
  dpaParty: string | null
  dpaReason: string | null
  riskAssessedOn: string | null
  dpiaRequired: Answer
  dpiaReason: string | null
  dpiaDoneOn: string | null
  coverage: Coverage
  actualCutOver: string | null
  acceptedBy: string | null
  acceptedOn: string | null
}

/** What the gates ask of a contract that covers the system. */
export interface GateContract extends ContractFacts {
  id: string
}

/** What the gates ask of an integration from or to the system. */
export interface GateIntegration {
  id: string
  state: IntegrationState
}

/** What the gates ask of a system that must come first. */
export interface GatePrerequisite {
  id: string
  /** How far it must be, and how far it is. */
  status: Status
  reached: Status
}

/** A gate that counts as held for the system although it fails. */
export interface GateOverride {
  id: string
  gate: string
  byName: string
  reason: string
  evidence: string
}

/** All that the gates may ask about one system. A gate reads nothing else. */
export interface GateFacts {
  /** Today on the programme's clock, `YYYY-MM-DD`. */
  today: string
  /** Day of the merger; null when the programme does not know it yet. */
  mergerDate: string | null
  parties: Parties
  /** Whose law and identifiers the programme has chosen. */
  ruleSet: RuleSetName
  system: GateSystem
  mappings: readonly GateMapping[]
  /** Code of the replacement that carries this system on for others, or null. */
  continuedAs: string | null
  /** True when that replacement is in use: others work in the system. */
  continuedInUse: boolean
  archive: ArchiveFacts
  privacy: PrivacyFacts
  contracts: readonly GateContract[]
  /** Integrations from or to the system. */
  integrations: readonly GateIntegration[]
  prerequisites: readonly GatePrerequisite[]
  overrides: readonly GateOverride[]
}

/** Where a failing gate is mended: a part of what is known about a system, and a field in it. */
export type Place =
  | { part: 'system'; field: SystemField }
  | { part: 'archive'; field: ArchiveField | 'discharge' | 'agree' }
  | { part: 'privacy'; field: PrivacyField | 'agree' }
  | { part: 'replacement'; field: 'state' | 'dpaSignedOn' | 'riskAssessedOn' | 'dpiaRequired' }
  | { part: 'mappings' | 'contracts' | 'integrations' | 'prerequisites'; field: string | null }

/** The parts of what is known about a system, each edited in a place of its own. */
export const PARTS = [
  'system',
  'mappings',
  'replacement',
  'archive',
  'privacy',
  'contracts',
  'integrations',
  'prerequisites',
] as const satisfies readonly Place['part'][]

/** The law behind a gate: that of the day on which what the gate asks for is done. */
export interface GateLaw {
  topics: readonly LawTopic[]
  /**
   * On which day it was done; null: not yet, or nobody knows, and the law of today applies, as where no day is asked for
   * because the law has not changed. What belongs to the merger follows the law of that day whenever it is done.
   */
  day?: 'merger' | ((facts: GateFacts) => string | null)
}

interface GateRule {
  code: string
  /** What it was called before: overrides of that name count for it. */
  formerly?: string
  /** The statuses that may not be entered while the gate fails. */
  entering: readonly Status[]
  /** When given, the gate concerns only systems for which it is true. */
  applies?: (facts: GateFacts) => boolean
  /** Where it is mended; null when nothing on the page does. */
  place: Place | null
  /** What mends it, as somebody is asked to do it: the words of the way there. */
  act: Words
  /** The law behind it, when there is any. */
  law?: GateLaw
  /** True for a gate that must hold at every status, not only once it has been passed. */
  always?: true
  /** True for a gate that nobody may override: what it guards must never be otherwise. */
  fixed?: true
  words: { holds: Words; fails: Words }
}

/**
 * A gate either says whether it holds, or names the rows that fail it (ids; of replacements their codes) and holds
 * when there are none.
 */
export type Gate = GateRule &
  (
    | { holds: (facts: GateFacts) => boolean; failing?: never }
    | { failing: (facts: GateFacts) => string[]; holds?: never }
  )

/** The ids of the rows for which something fails. */
export function idsOf<R extends { id: string }>(rows: readonly R[], fails: (row: R) => boolean): string[] {
  return rows.filter(fails).map(({ id }) => id)
}

/** The codes of the replacements behind the links for which something fails. */
export function replacementsOf(
  mappings: readonly GateMapping[],
  fails: (mapping: GateMapping) => boolean,
): string[] {
  return mappings.filter(fails).map(({ replacement }) => replacement)
}

/** True for a system that is to be replaced by another. */
export function moves({ system }: Pick<GateFacts, 'system'>): boolean {
  return system.disposition === 'replace' || system.disposition === 'consolidate'
}
