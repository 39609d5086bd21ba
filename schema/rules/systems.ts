import type { Words } from './words.js'

/** What becomes of a system. `replace` and `consolidate` need a replacement; `retain` and `retire` do not. */
export const DISPOSITIONS = ['undecided', 'replace', 'consolidate', 'retain', 'retire'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

export const DISPOSITION_WORDS: Record<Disposition, Words> = {
  undecided: { nb: 'Ikke besluttet', en: 'Undecided' },
  replace: { nb: 'Erstattes', en: 'Replace' },
  consolidate: { nb: 'Samordnes', en: 'Consolidate' },
  retain: { nb: 'Videreføres', en: 'Retain' },
  retire: { nb: 'Avvikles uten erstatning', en: 'Retire without replacement' },
}

/** What is said of a system where its replacements are told, when it gets none. */
export const WITHOUT_REPLACEMENT_WORDS: Partial<Record<Disposition, Words>> = {
  retain: { nb: 'Videreføres for alle', en: 'Carried on for all' },
  retire: { nb: 'Avvikles uten erstatning', en: 'Retired without replacement' },
}

/** What personal data a system holds, the least first. One without a class is taken to hold some. */
export const PRIVACY_CLASSES = ['none', 'ordinary', 'special'] as const
export type PrivacyClass = (typeof PRIVACY_CLASSES)[number]

export const PRIVACY_CLASS_WORDS: Record<PrivacyClass, Words> = {
  none: { nb: 'Ingen personopplysninger', en: 'No personal data' },
  ordinary: { nb: 'Alminnelige personopplysninger', en: 'Ordinary personal data' },
  special: { nb: 'Særlige kategorier', en: 'Special categories' },
}

/** Answers to a question of yes or no; `unknown` is what a new row begins with. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof ANSWERS)[number]

export const ANSWER_WORDS: Record<Answer, Words> = {
  yes: { nb: 'Ja', en: 'Yes' },
  no: { nb: 'Nei', en: 'No' },
  unknown: { nb: 'Ukjent', en: 'Unknown' },
}

/** How the move of a system goes in somebody's judgement, the best first. */
export const HEALTHS = ['on_track', 'at_risk', 'off_track'] as const
export type Health = (typeof HEALTHS)[number]

export const HEALTH_WORDS: Record<Health, Words> = {
  on_track: { nb: 'I rute', en: 'On track' },
  at_risk: { nb: 'I fare', en: 'At risk' },
  off_track: { nb: 'Ute av rute', en: 'Off track' },
}

/** Where a system comes from. Set when it is created, and never changed. */
export const PROVENANCES = ['manual', 'import', 'synthetic'] as const
export type Provenance = (typeof PROVENANCES)[number]

export const PROVENANCE_WORDS: Record<Provenance, Words> = {
  manual: { nb: 'Registrert for hånd', en: 'Entered by hand' },
  import: { nb: 'Importert', en: 'Imported' },
  synthetic: { nb: 'Syntetisk', en: 'Synthetic' },
}

/** The fields that what is said of a system needs, and that are not filled in. */
export function missingInSystem({
  onHold,
  onHoldReason,
}: {
  onHold: boolean
  onHoldReason: string | null
}): 'onHoldReason'[] {
  return onHold && !onHoldReason ? ['onHoldReason'] : []
}

/** The groups that a system's fields are shown, edited and granted in. Order is the order on the page. */
export const FIELD_GROUPS = [
  'identity',
  'people',
  'use',
  'technical',
  'security',
  'cost',
  'archive',
  'decision',
  'move',
] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

export const FIELD_GROUP_WORDS: Record<FieldGroup, Words> = {
  identity: { nb: 'Identitet', en: 'Identity' },
  people: { nb: 'Roller', en: 'Roles' },
  use: { nb: 'Bruk', en: 'Use' },
  technical: { nb: 'Teknisk', en: 'Technical' },
  security: { nb: 'Sikkerhet og personvern', en: 'Security and privacy' },
  cost: { nb: 'Kostnad og avtale', en: 'Cost and contract' },
  archive: { nb: 'Arkiv', en: 'Archive' },
  decision: { nb: 'Beslutning', en: 'Decision' },
  move: { nb: 'Omlegging', en: 'Move' },
}
