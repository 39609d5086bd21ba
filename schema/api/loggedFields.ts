import { ARCHIVE_FIELDS } from '../rules/archives.js'
import { CODE_FIELDS } from '../rules/codes.js'
import { CONTRACT_FIELDS } from '../rules/contracts.js'
import type { Fields } from '../rules/fields.js'
import { FOLLOW_UP_FIELDS } from '../rules/followUps.js'
import { GATE_WORDS } from '../rules/gates.js'
import { IMPORT_FIELDS, IMPORT_PROFILE_FIELDS, IMPORTED_WORDS } from '../rules/import/fields.js'
import { INTEGRATION_FIELDS } from '../rules/integrations.js'
import { WAITING_FIELDS } from '../rules/lowerings.js'
import { MAPPING_FIELDS } from '../rules/mappings.js'
import { MILESTONE_FIELDS } from '../rules/milestones.js'
import { MUNICIPALITY_FIELDS } from '../rules/municipalities.js'
import { OVERRIDE_FIELDS } from '../rules/overrides.js'
import { PREREQUISITE_FIELDS } from '../rules/prerequisites.js'
import { PRIVACY_FIELDS } from '../rules/privacy.js'
import { PROGRAMME_FIELDS } from '../rules/programme.js'
import { REPLACEMENT_FIELDS } from '../rules/replacements.js'
import { REPORT_FIELDS } from '../rules/reports.js'
import { RISK_FIELDS } from '../rules/risks.js'
import { SAVED_VIEW_FIELDS } from '../rules/savedViews.js'
import { SERIES_BREAK_FIELDS } from '../rules/seriesBreaks.js'
import { SERVICE_AREA_FIELDS } from '../rules/serviceAreas.js'
import { STATUS_WORDS } from '../rules/status.js'
import { SYSTEM_FIELDS } from '../rules/systemFields.js'
import { TOKEN_FIELDS, USER_FIELDS, USER_STATE_WORDS } from '../rules/users.js'
import { WANTED_DECISION_FIELDS } from '../rules/wantedDecisions.js'
import { WAVE_FIELDS } from '../rules/waves.js'
import type { Entity } from './changes.js'

/** The fields that a user may write of each kind of row; none where who may sign in is managed. */
export const WRITTEN_FIELDS = {
  programme: PROGRAMME_FIELDS,
  municipality: MUNICIPALITY_FIELDS,
  service_area: SERVICE_AREA_FIELDS,
  code: CODE_FIELDS,
  system: SYSTEM_FIELDS,
  replacement: REPLACEMENT_FIELDS,
  mapping: MAPPING_FIELDS,
  archive: ARCHIVE_FIELDS,
  privacy: PRIVACY_FIELDS,
  contract: CONTRACT_FIELDS,
  integration: INTEGRATION_FIELDS,
  prerequisite: PREREQUISITE_FIELDS,
  series_break: SERIES_BREAK_FIELDS,
  wave: WAVE_FIELDS,
  milestone: MILESTONE_FIELDS,
  override: OVERRIDE_FIELDS,
  follow_up: FOLLOW_UP_FIELDS,
  risk: RISK_FIELDS,
  wanted_decision: WANTED_DECISION_FIELDS,
  import: {},
  import_profile: {},
  saved_view: {},
  report: {},
  user: {},
  token: {},
} as const satisfies Record<Entity, Fields>

/** The fields that the log tells of each kind of row: those that are written, and what a move or a discharge sets. */
export const LOGGED_FIELDS: Readonly<Record<Entity, Fields>> = {
  ...WRITTEN_FIELDS,
  follow_up: { ...FOLLOW_UP_FIELDS, check: { type: 'line', nb: 'Funn', en: 'Finding' } },
  // Written by its code, and read in words.
  override: {
    ...OVERRIDE_FIELDS,
    gate: { ...OVERRIDE_FIELDS.gate, type: 'choice', choices: { from: 'words', words: GATE_WORDS } },
  },
  system: {
    ...SYSTEM_FIELDS,
    ...WAITING_FIELDS,
    status: { type: 'choice', choices: { from: 'words', words: STATUS_WORDS }, nb: 'Status', en: 'Status' },
  },
  archive: {
    ...ARCHIVE_FIELDS,
    dischargedByName: {
      type: 'line',
      nb: 'Arkivplikten oppfylt, bekreftet av',
      en: 'Archive duty confirmed by',
    },
    dischargedOn: { type: 'date', nb: 'Arkivplikten oppfylt', en: 'Archive duty discharged on' },
  },
  import: IMPORT_FIELDS,
  report: REPORT_FIELDS,
  saved_view: SAVED_VIEW_FIELDS,
  import_profile: {
    ...IMPORT_PROFILE_FIELDS,
    entity: {
      type: 'choice',
      choices: { from: 'words', words: IMPORTED_WORDS },
      nb: 'Liste over',
      en: 'List of',
    },
  },
  user: {
    ...USER_FIELDS,
    state: {
      type: 'choice',
      choices: { from: 'words', words: USER_STATE_WORDS },
      nb: 'Status',
      en: 'Status',
    },
    subject: {
      type: 'line',
      sensitivity: 'personal',
      nb: 'Konto hos innloggingstjenesten',
      en: 'Account at the sign-in service',
    },
    linkedAt: { type: 'date', nb: 'Lenke laget', en: 'Link made' },
    passwordAt: { type: 'date', nb: 'Passord valgt', en: 'Password chosen' },
    secondFactorAt: { type: 'date', nb: 'Andre faktor tatt i bruk', en: 'Second factor since' },
  },
  token: {
    ...TOKEN_FIELDS,
    owner: { type: 'line', nb: 'Eier', en: 'Owner' },
    revokedAt: { type: 'date', nb: 'Trukket tilbake', en: 'Revoked' },
  },
}
