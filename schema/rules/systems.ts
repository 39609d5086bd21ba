import type { Field } from './fields.js'
import type { Words } from './words.js'

export const DISPOSITIONS = ['undecided', 'replace', 'consolidate', 'retain', 'retire'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

export const DISPOSITION_WORDS: Record<Disposition, Words> = {
  undecided: { nb: 'Ikke besluttet', en: 'Undecided' },
  replace: { nb: 'Erstattes', en: 'Replace' },
  consolidate: { nb: 'Samordnes', en: 'Consolidate' },
  retain: { nb: 'Videreføres', en: 'Retain' },
  retire: { nb: 'Avvikles uten erstatning', en: 'Retire without replacement' },
}

export const PRIVACY_CLASSES = ['none', 'ordinary', 'special'] as const
export type PrivacyClass = (typeof PRIVACY_CLASSES)[number]

export const PRIVACY_CLASS_WORDS: Record<PrivacyClass, Words> = {
  none: { nb: 'Ingen personopplysninger', en: 'No personal data' },
  ordinary: { nb: 'Alminnelige personopplysninger', en: 'Ordinary personal data' },
  special: { nb: 'Særlige kategorier', en: 'Special categories' },
}

export const ANSWERS = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof ANSWERS)[number]

export const ANSWER_WORDS: Record<Answer, Words> = {
  yes: { nb: 'Ja', en: 'Yes' },
  no: { nb: 'Nei', en: 'No' },
  unknown: { nb: 'Ukjent', en: 'Unknown' },
}

export const HEALTHS = ['on_track', 'at_risk', 'off_track'] as const
export type Health = (typeof HEALTHS)[number]

export const HEALTH_WORDS: Record<Health, Words> = {
  on_track: { nb: 'I rute', en: 'On track' },
  at_risk: { nb: 'I fare', en: 'At risk' },
  off_track: { nb: 'Ute av rute', en: 'Off track' },
}

export const PROVENANCES = ['manual', 'import', 'synthetic'] as const
export type Provenance = (typeof PROVENANCES)[number]

export const PROVENANCE_WORDS: Record<Provenance, Words> = {
  manual: { nb: 'Registrert for hånd', en: 'Entered by hand' },
  import: { nb: 'Importert', en: 'Imported' },
  synthetic: { nb: 'Syntetisk', en: 'Synthetic' },
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

export interface SystemFieldRule extends Field {
  group: FieldGroup
}

/**
 * Every field of a system that a user may write, with its group and label.
 * Access, the edit form, the history and the exports all read this one list; its order is theirs.
 */
export const SYSTEM_FIELDS = {
  name: { group: 'identity', type: 'line', required: true, nb: 'Navn', en: 'Name' },
  aliases: { group: 'identity', type: 'list', nb: 'Andre navn', en: 'Other names' },
  product: { group: 'identity', type: 'line', nb: 'Produkt', en: 'Product' },
  vendor: { group: 'identity', type: 'line', nb: 'Leverandør', en: 'Vendor' },
  productVersion: { group: 'identity', type: 'line', nb: 'Produktversjon', en: 'Product version' },
  kind: {
    group: 'identity',
    type: 'choice',
    required: true,
    choices: { from: 'codes', list: 'kind' },
    nb: 'Systemtype',
    en: 'Kind',
  },
  municipality: {
    group: 'identity',
    type: 'choice',
    required: true,
    choices: { from: 'rows', of: 'municipality' },
    nb: 'Tidligere kommune',
    en: 'Former municipality',
  },
  serviceArea: {
    group: 'identity',
    type: 'choice',
    choices: { from: 'rows', of: 'service_area' },
    nb: 'Tjenesteområde',
    en: 'Service area',
  },
  descriptionNb: { group: 'identity', type: 'prose', nb: 'Formål (bokmål)', en: 'Purpose (Norwegian)' },
  descriptionEn: { group: 'identity', type: 'prose', nb: 'Formål (engelsk)', en: 'Purpose (English)' },
  systemOwner: { group: 'people', type: 'line', nb: 'Systemeier', en: 'System owner' },
  newOwner: {
    group: 'people',
    type: 'line',
    nb: 'Systemeier i ny kommune',
    en: 'System owner in the new municipality',
  },
  administrator: { group: 'people', type: 'line', nb: 'Systemforvalter', en: 'System administrator' },
  operations: { group: 'people', type: 'line', nb: 'Driftsansvarlig', en: 'Operations' },
  users: { group: 'use', type: 'number', nb: 'Brukere', en: 'Users' },
  dayOneCritical: { group: 'use', type: 'flag', nb: 'Kritisk dag 1', en: 'Day-one critical' },
  usageNote: {
    group: 'use',
    type: 'prose',
    nb: 'Ulik bruk av samme produkt',
    en: 'Same product, used differently',
  },
  hosting: {
    group: 'technical',
    type: 'choice',
    choices: { from: 'codes', list: 'hosting' },
    nb: 'Drift',
    en: 'Hosting',
  },
  location: { group: 'technical', type: 'line', nb: 'Plassering', en: 'Location' },
  databasePlatform: { group: 'technical', type: 'line', nb: 'Databaseplattform', en: 'Database platform' },
  usesMunicipalityNumber: {
    group: 'technical',
    type: 'choice',
    required: true,
    choices: { from: 'words', words: ANSWER_WORDS },
    nb: 'Bruker kommunenummer',
    en: 'Uses the municipality number',
  },
  municipalityNumberChangedOn: {
    group: 'technical',
    type: 'date',
    nb: 'Kommunenummer endret',
    en: 'Municipality number changed',
  },
  hasIntegrations: {
    group: 'technical',
    type: 'choice',
    required: true,
    choices: { from: 'words', words: ANSWER_WORDS },
    nb: 'Har integrasjoner',
    en: 'Has integrations',
  },
  privacyClass: {
    group: 'security',
    type: 'choice',
    choices: { from: 'words', words: PRIVACY_CLASS_WORDS },
    nb: 'Personopplysninger',
    en: 'Personal data',
  },
  confidentiality: { group: 'security', type: 'number', nb: 'Konfidensialitet', en: 'Confidentiality' },
  integrity: { group: 'security', type: 'number', nb: 'Integritet', en: 'Integrity' },
  availability: { group: 'security', type: 'number', nb: 'Tilgjengelighet', en: 'Availability' },
  tolerableDowntimeHours: {
    group: 'security',
    type: 'number',
    nb: 'Tåler nedetid (timer)',
    en: 'Tolerable downtime (hours)',
  },
  annualCost: { group: 'cost', type: 'number', nb: 'Årlig kostnad (kr)', en: 'Annual cost (NOK)' },
  readOnlyCost: {
    group: 'cost',
    type: 'number',
    nb: 'Årlig kostnad ved kun lesetilgang (kr)',
    en: 'Annual cost while read-only (NOK)',
  },
  hasContracts: {
    group: 'cost',
    type: 'choice',
    required: true,
    choices: { from: 'words', words: ANSWER_WORDS },
    nb: 'Har avtaler',
    en: 'Has contracts',
  },
  archiveDuty: {
    group: 'archive',
    type: 'choice',
    choices: { from: 'codes', list: 'archive_duty' },
    nb: 'Arkivplikt',
    en: 'Archive duty',
  },
  disposition: {
    group: 'decision',
    type: 'choice',
    required: true,
    choices: { from: 'words', words: DISPOSITION_WORDS },
    nb: 'Disposisjon',
    en: 'Disposition',
  },
  decisionReference: { group: 'decision', type: 'line', nb: 'Beslutningsnotat', en: 'Decision reference' },
  decisionDate: { group: 'decision', type: 'date', nb: 'Besluttet dato', en: 'Decision date' },
  decisionRole: { group: 'decision', type: 'line', nb: 'Besluttet av', en: 'Decided by' },
  dispositionReason: { group: 'decision', type: 'prose', nb: 'Begrunnelse', en: 'Reasons' },
  responsible: { group: 'move', type: 'line', nb: 'Ansvarlig for omlegging', en: 'Responsible for the move' },
  wave: { group: 'move', type: 'choice', choices: { from: 'rows', of: 'wave' }, nb: 'Bølge', en: 'Wave' },
  targetDate: { group: 'move', type: 'date', nb: 'Planlagt klar', en: 'Planned ready' },
  plannedReadOnly: { group: 'move', type: 'date', nb: 'Planlagt kun lesetilgang', en: 'Planned read-only' },
  plannedDecommission: {
    group: 'move',
    type: 'date',
    nb: 'Planlagt avviklet',
    en: 'Planned decommissioning',
  },
  rollbackPlan: { group: 'move', type: 'line', nb: 'Plan for tilbakerulling', en: 'Rollback plan' },
  onHold: { group: 'move', type: 'flag', nb: 'På vent', en: 'On hold' },
  onHoldReason: { group: 'move', type: 'prose', nb: 'Hvorfor på vent', en: 'Why on hold' },
  health: {
    group: 'move',
    type: 'choice',
    choices: { from: 'words', words: HEALTH_WORDS },
    nb: 'Helhetsvurdering',
    en: 'Health',
  },
  healthNote: { group: 'move', type: 'prose', nb: 'Merknad til vurderingen', en: 'Note on health' },
  readOnlyFrom: { group: 'move', type: 'date', nb: 'Kun lesetilgang fra', en: 'Read-only from' },
  readOnlyUntil: { group: 'move', type: 'date', nb: 'Kun lesetilgang til', en: 'Read-only until' },
  lookupRoles: { group: 'move', type: 'line', nb: 'Roller med oppslag', en: 'Roles with lookup' },
  accessRemovedOn: { group: 'move', type: 'date', nb: 'Tilganger fjernet', en: 'Access removed' },
} as const satisfies Record<string, SystemFieldRule>

export type SystemField = keyof typeof SYSTEM_FIELDS
export const SYSTEM_FIELD_NAMES = Object.keys(SYSTEM_FIELDS) as SystemField[]
