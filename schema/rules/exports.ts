import { DAY_WORDS, type ListColumn } from './systemList.js'
import type { Words } from './words.js'

/** The lists that are exported, by what their addresses call them, in the order in which the whole register has them. */
export const EXPORTED_LISTS = {
  systems: { nb: 'Systemer', en: 'Systems' },
  mappings: { nb: 'Koblinger', en: 'Mappings' },
  replacements: { nb: 'Erstatninger', en: 'Replacements' },
  archives: { nb: 'Arkivspor', en: 'Archive tracks' },
  privacy: { nb: 'Personvernspor', en: 'Privacy tracks' },
  contracts: { nb: 'Avtaler', en: 'Contracts' },
  integrations: { nb: 'Integrasjoner', en: 'Integrations' },
  prerequisites: { nb: 'Forutsetninger', en: 'Prerequisites' },
  'series-breaks': { nb: 'Periodeskiller', en: 'Breaks of series' },
  waves: { nb: 'Bølger', en: 'Waves' },
  milestones: { nb: 'Milepæler', en: 'Milestones' },
  findings: { nb: 'Funn', en: 'Findings' },
  'follow-ups': { nb: 'Oppfølging av funn', en: 'Follow-ups of findings' },
  overrides: { nb: 'Unntak', en: 'Overrides' },
  risks: { nb: 'Risikoer', en: 'Risks' },
  'wanted-decisions': { nb: 'Ønskede beslutninger', en: 'Wanted decisions' },
  municipalities: { nb: 'Kommuner', en: 'Municipalities' },
  'service-areas': { nb: 'Tjenesteområder', en: 'Service areas' },
  codes: { nb: 'Kodelister', en: 'Code lists' },
  changes: { nb: 'Endringslogg', en: 'Change log' },
  'security-events': { nb: 'Sikkerhetslogg', en: 'Security log' },
} as const satisfies Record<string, Words>
export type ExportedList = keyof typeof EXPORTED_LISTS

/** The formats that a list is exported in. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'json', 'ndjson'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** The address of the export of a list. */
export function exportPath<L extends ExportedList, F extends string>(list: L, format: F) {
  return `/api/v1/exports/${list}.${format}` as const
}

/** The address of the register as a model. */
export const MODEL_PATH = '/api/v1/exports/archimate.xml'

/** What the export calls columns that the list of systems shows under another name. */
export const EXPORTED_AS: Partial<Record<ListColumn, string>> = {
  replacement: 'replacements',
  obstacle: 'signals',
}

/** What the columns of an export of systems are called that are no fields: its number, and what is computed. */
export const SYSTEM_EXPORT_WORDS = {
  number: { nb: 'Nr.', en: 'No.' },
  status: { nb: 'Status', en: 'Status' },
  replacements: { nb: 'Erstattes av', en: 'Replaced by' },
  signals: { nb: 'Varsler', en: 'Signals' },
  daysOverdue: { nb: 'Dager over dato', en: 'Days overdue' },
  contractEnd: DAY_WORDS.contractEnd,
  noticeDeadline: DAY_WORDS.noticeDeadline,
  provenance: { nb: 'Opphav', en: 'Provenance' },
  voidedAt: { nb: 'Fjernet fra registeret', en: 'Removed from the register' },
  updatedAt: { nb: 'Sist endret', en: 'Last changed' },
} as const satisfies Record<string, Words>

/** The same of all exports: what a row is known by, what is named beside it, and what is computed. */
export const EXPORT_WORDS = {
  ...SYSTEM_EXPORT_WORDS,
  voidReason: { nb: 'Fjernet fordi', en: 'Removed because' },
  updatedAt: { nb: 'Sist endret', en: 'Last changed' },
  name: { nb: 'Navn', en: 'Name' },
  municipality: { nb: 'Kommune', en: 'Municipality' },
  system: { nb: 'System', en: 'System' },
  systemName: { nb: 'Systemets navn', en: 'Name of the system' },
  systemStatus: { nb: 'Systemets status', en: 'Status of the system' },
  replacement: { nb: 'Erstatning', en: 'Replacement' },
  replacementCode: { nb: 'Erstatningens kode', en: 'Code of the replacement' },
  systems: { nb: 'Antall systemer', en: 'Number of systems' },
  ready: { nb: 'Klare', en: 'Ready' },
  overdue: { nb: 'Over dato', en: 'Overdue' },
  blocked: { nb: 'Blokkert', en: 'Blocked' },
  dayOne: { nb: 'Kritiske dag 1, ikke klare', en: 'Critical on day 1, not ready' },
  nextCutOver: { nb: 'Neste omlegging', en: 'Next cut-over' },
  waitsFor: { nb: 'Venter på', en: 'Waits for' },
  attention: { nb: 'Verst først', en: 'Worst first' },
  goLive: { nb: 'I bruk fra', en: 'Go-live' },
  dischargedOn: { nb: 'Arkivplikten oppfylt', en: 'Archive duty discharged on' },
  dischargedByName: { nb: 'Arkivplikten oppfylt, bekreftet av', en: 'Archive duty confirmed by' },
  section: { nb: 'Hva som gjøres først', en: 'What to do first' },
  leftAlone: { nb: 'Gjør dere ingenting', en: 'If nothing is done' },
  missedDeadline: { nb: 'Oppsigelsesfrist som har gått ut', en: 'Notice deadline that passed' },
  nextEnd: { nb: 'Løper til', en: 'Runs until' },
  possibleEnd: { nb: 'Kan avsluttes tidligst', en: 'Can end at the earliest' },
  state: { nb: 'Status', en: 'State' },
  covers: { nb: 'Systemenes navn', en: 'Names of the systems' },
  from: { nb: 'Fra systemets navn', en: 'Name of the system it is from' },
  to: { nb: 'Til systemets navn', en: 'Name of the system it is to' },
  waiting: { nb: 'Systemets navn', en: 'Name of the system' },
  required: { nb: 'Navn på det som ventes på', en: 'Name of what it waits for' },
  met: { nb: 'Oppfylt', en: 'Met' },
  check: { nb: 'Funn', en: 'Finding' },
  code: { nb: 'Kode', en: 'Code' },
  severity: { nb: 'Alvor', en: 'Severity' },
  detail: { nb: 'Hva som er funnet', en: 'What was found' },
  law: { nb: 'Lov og rett', en: 'Law' },
  gate: { nb: 'Kontrollpunkt', en: 'Gate' },
  score: { nb: 'Grad', en: 'Score' },
  dayOneCritical: { nb: 'Kritisk dag 1', en: 'Critical on day 1' },
  byName: { nb: 'Overstyrt av', en: 'Overridden by' },
  createdAt: { nb: 'Registrert', en: 'Recorded' },
  seq: { nb: 'Endring', en: 'Change' },
  at: { nb: 'Tidspunkt', en: 'Time' },
  actorName: { nb: 'Hvem', en: 'Who' },
  actorId: { nb: 'Hvem, id', en: 'Who, id' },
  action: { nb: 'Hva ble gjort', en: 'What was done' },
  entity: { nb: 'Med hva', en: 'To what' },
  entityId: { nb: 'Id', en: 'Id' },
  label: { nb: 'Betegnelse', en: 'Label' },
  fields: { nb: 'Felter', en: 'Fields' },
  statusFrom: { nb: 'Fra status', en: 'From status' },
  statusTo: { nb: 'Til status', en: 'To status' },
  reason: { nb: 'Begrunnelse', en: 'Reason' },
  before: { nb: 'Før (JSON)', en: 'Before (JSON)' },
  after: { nb: 'Etter (JSON)', en: 'After (JSON)' },
  requestId: { nb: 'Lagring', en: 'Request' },
  undoes: { nb: 'Tar tilbake', en: 'Takes back' },
  prevHash: { nb: 'Hashen foran', en: 'Hash before' },
  hash: { nb: 'Hash', en: 'Hash' },
  kind: { nb: 'Hva', en: 'What' },
  outcome: { nb: 'Utfall', en: 'Outcome' },
  userId: { nb: 'Bruker, id', en: 'User, id' },
  userName: { nb: 'Bruker', en: 'User' },
  endpoint: { nb: 'Kall', en: 'Endpoint' },
  address: { nb: 'Adresse', en: 'Address' },
  agent: { nb: 'Program', en: 'Agent' },
  list: { nb: 'Kodeliste', en: 'Code list' },
} as const satisfies Record<string, Words>
export type ExportWord = keyof typeof EXPORT_WORDS

/** What filters of lists are called that are no fields of their rows, and no filters of systems. */
export const FILTER_WORDS = {
  q: { nb: 'Søk', en: 'Search' },
  voided: { nb: 'Fjernede med', en: 'Removed ones too' },
  notNeeded: { nb: 'Ikke nødvendig', en: 'Not needed' },
  missed: { nb: 'Fristen har gått ut', en: 'Deadline has passed' },
  endsBeforeCutOver: { nb: 'Slutter før systemet er lagt om', en: 'Ends before the cut-over' },
  unconfirmed: { nb: 'Oppsigelsen er ikke bekreftet', en: 'Notice not confirmed' },
  deadlineFrom: { nb: 'Frist fra', en: 'Deadline from' },
  deadlineTo: { nb: 'Frist til og med', en: 'Deadline until' },
  party: { nb: 'Avtalepart', en: 'Party' },
  field: { nb: 'Felt', en: 'Field' },
  actor: { nb: 'Hvem', en: 'Who' },
  way: { nb: 'Måte', en: 'Way' },
  from: { nb: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', en: 'Until' },
  user: { nb: 'Bruker', en: 'User' },
  signal: { nb: 'Systemene', en: 'Their systems' },
} as const satisfies Record<string, Words>
