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

export interface FieldRule extends Words {
  group: FieldGroup
}

/**
 * Every field of a system that a user may write, with its group and label.
 * Access, the edit form, the history and the exports all read this one list; its order is theirs.
 */
export const SYSTEM_FIELDS = {
  name: { group: 'identity', nb: 'Navn', en: 'Name' },
  aliases: { group: 'identity', nb: 'Andre navn', en: 'Other names' },
  product: { group: 'identity', nb: 'Produkt', en: 'Product' },
  vendor: { group: 'identity', nb: 'Leverandør', en: 'Vendor' },
  productVersion: { group: 'identity', nb: 'Produktversjon', en: 'Product version' },
  kind: { group: 'identity', nb: 'Systemtype', en: 'Kind' },
  municipality: { group: 'identity', nb: 'Tidligere kommune', en: 'Former municipality' },
  serviceArea: { group: 'identity', nb: 'Tjenesteområde', en: 'Service area' },
  descriptionNb: { group: 'identity', nb: 'Formål (bokmål)', en: 'Purpose (Norwegian)' },
  descriptionEn: { group: 'identity', nb: 'Formål (engelsk)', en: 'Purpose (English)' },
  systemOwner: { group: 'people', nb: 'Systemeier', en: 'System owner' },
  administrator: { group: 'people', nb: 'Systemforvalter', en: 'System administrator' },
  operations: { group: 'people', nb: 'Driftsansvarlig', en: 'Operations' },
  users: { group: 'use', nb: 'Brukere', en: 'Users' },
  dayOneCritical: { group: 'use', nb: 'Kritisk dag 1', en: 'Day-one critical' },
  usageNote: { group: 'use', nb: 'Ulik bruk av samme produkt', en: 'Same product, used differently' },
  hosting: { group: 'technical', nb: 'Drift', en: 'Hosting' },
  location: { group: 'technical', nb: 'Plassering', en: 'Location' },
  databasePlatform: { group: 'technical', nb: 'Databaseplattform', en: 'Database platform' },
  usesMunicipalityNumber: {
    group: 'technical',
    nb: 'Bruker kommunenummer',
    en: 'Uses the municipality number',
  },
  municipalityNumberChangedOn: {
    group: 'technical',
    nb: 'Kommunenummer endret',
    en: 'Municipality number changed',
  },
  privacyClass: { group: 'security', nb: 'Personopplysninger', en: 'Personal data' },
  confidentiality: { group: 'security', nb: 'Konfidensialitet', en: 'Confidentiality' },
  integrity: { group: 'security', nb: 'Integritet', en: 'Integrity' },
  availability: { group: 'security', nb: 'Tilgjengelighet', en: 'Availability' },
  tolerableDowntimeHours: {
    group: 'security',
    nb: 'Tåler nedetid (timer)',
    en: 'Tolerable downtime (hours)',
  },
  annualCost: { group: 'cost', nb: 'Årlig kostnad (kr)', en: 'Annual cost (NOK)' },
  readOnlyCost: {
    group: 'cost',
    nb: 'Årlig kostnad ved kun lesetilgang (kr)',
    en: 'Annual cost while read-only (NOK)',
  },
  contractEnd: { group: 'cost', nb: 'Avtalen slutter', en: 'Contract ends' },
  archiveDuty: { group: 'archive', nb: 'Arkivplikt', en: 'Archive duty' },
  disposition: { group: 'decision', nb: 'Disposisjon', en: 'Disposition' },
  decisionReference: { group: 'decision', nb: 'Beslutningsnotat', en: 'Decision reference' },
  decisionDate: { group: 'decision', nb: 'Besluttet dato', en: 'Decision date' },
  decisionRole: { group: 'decision', nb: 'Besluttet av', en: 'Decided by' },
  dispositionReason: { group: 'decision', nb: 'Begrunnelse', en: 'Reasons' },
  responsible: { group: 'move', nb: 'Ansvarlig for omlegging', en: 'Responsible for the move' },
  wave: { group: 'move', nb: 'Bølge', en: 'Wave' },
  targetDate: { group: 'move', nb: 'Planlagt klar', en: 'Planned ready' },
  plannedReadOnly: { group: 'move', nb: 'Planlagt kun lesetilgang', en: 'Planned read-only' },
  plannedDecommission: { group: 'move', nb: 'Planlagt avviklet', en: 'Planned decommissioning' },
  onHold: { group: 'move', nb: 'På vent', en: 'On hold' },
  onHoldReason: { group: 'move', nb: 'Hvorfor på vent', en: 'Why on hold' },
  health: { group: 'move', nb: 'Helhetsvurdering', en: 'Health' },
  healthNote: { group: 'move', nb: 'Merknad til vurderingen', en: 'Note on health' },
  readOnlyFrom: { group: 'move', nb: 'Kun lesetilgang fra', en: 'Read-only from' },
  readOnlyUntil: { group: 'move', nb: 'Kun lesetilgang til', en: 'Read-only until' },
  lookupRoles: { group: 'move', nb: 'Roller med oppslag', en: 'Roles with lookup' },
} as const satisfies Record<string, FieldRule>

export type SystemField = keyof typeof SYSTEM_FIELDS
export const SYSTEM_FIELD_NAMES = Object.keys(SYSTEM_FIELDS) as SystemField[]
