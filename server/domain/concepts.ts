import { ENTITIES, type Entity } from '../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../schema/api/loggedFields.js'
import type { Reader } from '../engines/store.js'
import { emptyRow, type Key, type TableName } from '../store/copy.js'
import { archiveConcept } from './archives.js'
import { codeConcept } from './codes.js'
import type { AnyConcept } from './concept.js'
import { contractConcept } from './contracts.js'
import { followUpConcept } from './followUps.js'
import { importProfileConcept } from './imports/profiles.js'
import { importConcept } from './imports/record.js'
import { integrationConcept } from './integrations.js'
import { mappingConcept } from './mappings.js'
import { milestoneConcept } from './milestones.js'
import { municipalityConcept } from './municipalities.js'
import { overrideConcept } from './overrides.js'
import { prerequisiteConcept } from './prerequisites.js'
import { privacyConcept } from './privacy.js'
import { programmeConcept } from './programme.js'
import { replacementConcept } from './replacements.js'
import { reportConcept } from './reports.js'
import { riskConcept } from './risks.js'
import { savedViewConcept } from './savedViews.js'
import { seriesBreakConcept } from './seriesBreaks.js'
import { serviceAreaConcept } from './serviceAreas.js'
import { systemConcept } from './systemConcept.js'
import { tokenConcept } from './tokens.js'
import { userConcept } from './users.js'
import { wantedDecisionConcept } from './wantedDecisions.js'
import { waveConcept } from './waves.js'

/** The record of every concept of the log, parents before children: the order that rows are copied and rebuilt in. */
export const CONCEPTS = {
  programme: programmeConcept,
  municipality: municipalityConcept,
  service_area: serviceAreaConcept,
  code: codeConcept,
  wave: waveConcept,
  milestone: milestoneConcept,
  system: systemConcept,
  replacement: replacementConcept,
  mapping: mappingConcept,
  archive: archiveConcept,
  privacy: privacyConcept,
  contract: contractConcept,
  integration: integrationConcept,
  prerequisite: prerequisiteConcept,
  series_break: seriesBreakConcept,
  override: overrideConcept,
  follow_up: followUpConcept,
  risk: riskConcept,
  wanted_decision: wantedDecisionConcept,
  report: reportConcept,
  import_profile: importProfileConcept,
  import: importConcept,
  user: userConcept,
  token: tokenConcept,
  saved_view: savedViewConcept,
} as const satisfies { [E in Entity]: AnyConcept<E> }

/** The records, in the same order. */
export const ALL_CONCEPTS: readonly AnyConcept[] = Object.values(CONCEPTS)

/** The names of all that the log tells of rows of these kinds: what a user writes, and what is kept beside it. */
export function listLoggedNames(reader: Reader, of: readonly Entity[] = ENTITIES): string[] {
  const columns = of.flatMap((entity) => Object.keys(emptyRow(reader, CONCEPTS[entity].table)))
  const fields = of.flatMap((entity) => Object.keys(LOGGED_FIELDS[entity]))
  return [...new Set([...columns, ...fields])]
}

type Logged = (typeof CONCEPTS)[Entity]
/** A table whose rows follow from the log. */
type LoggedTableName = Logged['table'] | Logged['parts'][number]['table']

/** What the log has no rows about: the log itself, and what comes and goes with signing in and asking. */
const BESIDE_LOG: { [T in Exclude<TableName, LoggedTableName>]: Key<T> } = {
  changes: ['seq'],
  concerns: ['system', 'seq'],
  credentials: ['user'],
  links: ['hash'],
  sessions: ['hash'],
  idempotency: ['actor', 'key'],
  attempts: ['key'],
  securityEvents: ['seq'],
  securityEnds: ['seq'],
  importFiles: ['hash'],
  reportFiles: ['report'],
  jobs: ['id'],
  importDrafts: ['id'],
  upgrades: ['name'],
}

/** What of the tables that the log holds is neither in it nor computed from it: what is secret, and when somebody was here. */
export const UNLOGGED: { [T in TableName]?: readonly string[] } = {
  users: ['lastSeenAt'],
  tokens: ['hash', 'lastSeenAt'],
}

/** What cannot be compared with the log: tables, and columns that it does not tell. What concerns which system follows from its rows. */
export const NOT_COMPARED: readonly string[] = [
  ...Object.keys(BESIDE_LOG).filter((table) => table !== 'changes' && table !== 'concerns'),
  // Which SQL the database has been through: no table of ours.
  'migrations',
  ...Object.entries(UNLOGGED).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
]

/** A table, and the columns that tell its rows apart. */
interface TableKey {
  table: TableName
  key: readonly string[]
}

/** Every table of a register, parents before children. */
export const TABLES: readonly TableKey[] = [
  ...ALL_CONCEPTS.flatMap(({ table, key, parts }): TableKey[] => [{ table, key }, ...parts]),
  ...Object.entries(BESIDE_LOG).map(([table, key]) => ({ table: table as keyof typeof BESIDE_LOG, key })),
]
