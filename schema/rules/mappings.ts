import type { Fields } from './fields.js'
import { ANSWER_WORDS, type Answer } from './systems.js'
import type { Words } from './words.js'

/** How much of a system a mapping takes over: all, or a part beside other mappings. */
export const COVERAGES = ['full', 'partial'] as const
export type Coverage = (typeof COVERAGES)[number]

export const COVERAGE_WORDS: Record<Coverage, Words> = {
  full: { nb: 'Hel', en: 'Full' },
  partial: { nb: 'Delvis', en: 'Partial' },
}

/** Everything that can be wrong with a link from a system to a replacement, each with its remedy. */
export const MAPPING_PROBLEMS = {
  system_voided: {
    nb: 'Systemet er fjernet fra registeret. Gjenopprett det før du kobler det.',
    en: 'The system is removed from the register. Restore it before mapping it.',
  },
  replacement_retired: {
    nb: 'Erstatningen er tatt ut av bruk. Velg en erstatning som er planlagt, kommer eller er i bruk.',
    en: 'The replacement is retired. Choose one that is planned, coming or in use.',
  },
  replacement_voided: {
    nb: 'Systemet som erstatningen viderefører, er fjernet fra registeret. Velg en annen erstatning.',
    en: 'The system that the replacement continues is removed from the register. Choose another replacement.',
  },
  self_replacement: {
    nb: 'Et system kan ikke erstatte seg selv. Sett tiltaket til «Videreføres» i stedet.',
    en: 'A system cannot replace itself. Set the disposition to “Retain” instead.',
  },
  mapping_cycle: {
    nb: 'Koblingen lager en ring: systemet som videreføres, erstattes selv av dette systemet. Velg en annen erstatning.',
    en: 'The mapping makes a circle: the system carried on is itself replaced by this one. Choose another replacement.',
  },
  mapping_exists: {
    nb: 'Systemet er alt koblet til denne erstatningen. Endre den koblingen i stedet.',
    en: 'The system is already mapped to this replacement. Change that mapping instead.',
  },
} as const satisfies Record<string, Words>

/** The code of what is wrong with a mapping. */
export type MappingProblem = keyof typeof MAPPING_PROBLEMS

/** What must be known to judge a new mapping. */
export interface MappingFacts {
  system: { number: string; voided: boolean }
  replacement: {
    code: string
    state: string
    continuesSystem: string | null
    continuedVoided: boolean
  }
  /** Active links, those of the system and of what it would lead to at least: the system, and the one that its replacement continues. */
  links: { system: string; replacement: string; continuesSystem: string | null }[]
}

/** The first thing wrong with a new link, or null when it may be made. */
export function mappingProblem(facts: MappingFacts): MappingProblem | null {
  const { system, replacement, links } = facts
  if (system.voided) return 'system_voided'
  if (replacement.state === 'retired') return 'replacement_retired'
  if (replacement.continuedVoided) return 'replacement_voided'
  if (replacement.continuesSystem === system.number) return 'self_replacement'
  if (links.some((link) => link.system === system.number && link.replacement === replacement.code))
    return 'mapping_exists'
  if (replacement.continuesSystem && leadsTo(replacement.continuesSystem, system.number, links))
    return 'mapping_cycle'
  return null
}

/** True when following the links from `from` (system to the system that is carried on) arrives at `to`. */
export function leadsTo(
  from: string,
  to: string,
  links: readonly { system: string; continuesSystem: string | null }[],
): boolean {
  const seen = new Set<string>()
  const queue = [from]
  for (let current = queue.pop(); current !== undefined; current = queue.pop()) {
    if (current === to) return true
    if (seen.has(current)) continue
    seen.add(current)
    for (const link of links)
      if (link.system === current && link.continuesSystem) queue.push(link.continuesSystem)
  }
  return false
}

/** What is known of the rows that were converted. */
export interface ConversionFacts {
  conversionNeeded: Answer
  countIn: number | null
  countOut: number | null
  deviation: string | null
  deviationAcceptedBy: string | null
  deviationReference: string | null
}

/**
 * True when what was converted is accounted for: as many rows came in as went out, or a deviation is documented and
 * somebody has accepted it. Nothing to nothing says as little as no count at all, until it is said why.
 */
export function isReconciled(row: ConversionFacts): boolean {
  const { conversionNeeded, countIn, countOut } = row
  if (conversionNeeded === 'no') return true
  if (countIn !== null && countIn === countOut && countIn > 0) return true
  if (countIn === null || countOut === null || !row.deviation) return false
  return countIn === countOut || Boolean(row.deviationAcceptedBy && row.deviationReference)
}

/** True when mappings take over the whole of a system, or it is said what becomes of the rest. */
export function isCovered(
  mappings: readonly { coverage: Coverage }[],
  { partsCoverAll, restReason }: { partsCoverAll: Answer; restReason: string | null },
): boolean {
  if (mappings.some(({ coverage }) => coverage === 'full')) return true
  if (partsCoverAll === 'yes') return mappings.length > 1
  return partsCoverAll === 'no' && Boolean(restReason)
}

/** Every field of a mapping that a user may write, in the order in which they are shown. */
export const MAPPING_FIELDS = {
  system: {
    type: 'choice',
    written: 'key',
    required: true,
    choices: { from: 'rows', of: 'system' },
    nb: 'System',
    en: 'System',
  },
  replacement: {
    type: 'choice',
    required: true,
    choices: { from: 'rows', of: 'replacement' },
    nb: 'Erstatning',
    en: 'Replacement',
  },
  coverage: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: COVERAGE_WORDS },
    nb: 'Dekning',
    en: 'Coverage',
    help: {
      nb: 'Om erstatningen overtar hele systemet, eller bare en del.',
      en: 'Whether the replacement takes over all of the system, or only a part.',
    },
  },
  scope: {
    type: 'line',
    nb: 'Omfang',
    en: 'Scope',
    help: {
      nb: 'Hva av systemet erstatningen overtar.',
      en: 'What of the system the replacement takes over.',
    },
  },
  plannedCutOver: { type: 'date', plan: true, nb: 'Planlagt omlegging', en: 'Planned cut-over' },
  actualCutOver: { type: 'date', done: true, nb: 'Omlagt', en: 'Actual cut-over' },
  conversionNeeded: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: ANSWER_WORDS },
    nb: 'Konvertering trengs',
    en: 'Conversion needed',
    help: {
      nb: 'Om data må gjøres om for å kunne brukes i erstatningen.',
      en: 'Whether data must be changed to be used in the replacement.',
    },
  },
  countIn: {
    type: 'number',
    unit: 'rows',
    nb: 'Antall inn',
    en: 'Count in',
    help: {
      nb: 'Poster som gikk inn i konverteringen, fra det gamle systemet.',
      en: 'Records that went into the conversion, from the old system.',
    },
  },
  countOut: {
    type: 'number',
    unit: 'rows',
    nb: 'Antall ut',
    en: 'Count out',
    help: {
      nb: 'Poster som kom ut av konverteringen, i erstatningen.',
      en: 'Records that came out of the conversion, in the replacement.',
    },
  },
  deviation: {
    type: 'prose',
    nb: 'Avvik i avstemmingen',
    en: 'Deviation in the reconciliation',
    help: {
      nb: 'Hvorfor antallene er ulike, eller hvorfor det ikke var noe å konvertere.',
      en: 'Why the counts differ, or why there was nothing to convert.',
    },
  },
  deviationAcceptedBy: {
    type: 'line',
    sensitivity: 'personal',
    nb: 'Avviket godtatt av',
    en: 'Deviation accepted by',
  },
  deviationReference: { type: 'line', nb: 'Avviket, saksnummer', en: 'Reference of the deviation' },
  acceptedBy: { type: 'line', sensitivity: 'personal', nb: 'Godkjent av', en: 'Accepted by' },
  acceptedOn: { type: 'date', done: true, nb: 'Godkjent dato', en: 'Accepted on' },
  evidence: { type: 'prose', nb: 'Dokumentasjon', en: 'Evidence' },
} as const satisfies Fields
export type MappingField = keyof typeof MAPPING_FIELDS

/** The fields that an acceptance asks for and that are not filled in: it takes who, and when. */
export function missingInMapping({
  acceptedBy,
  acceptedOn,
}: {
  acceptedBy: string | null
  acceptedOn: string | null
}): MappingField[] {
  if (Boolean(acceptedBy) === (acceptedOn !== null)) return []
  return acceptedBy ? ['acceptedOn'] : ['acceptedBy']
}
