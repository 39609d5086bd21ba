import { ARCHIVE_FIELD_WORDS, type Archive } from '../../../schema/api/archives.js'
import { PRIVACY_FIELD_WORDS } from '../../../schema/api/privacy.js'
import { ARCHIVE_STATE_WORDS, fitsDuty } from '../../../schema/rules/archives.js'
import type { FieldType } from '../../../schema/rules/fields.js'
import { DPA_STATE_WORDS, ERASURE_STATE_WORDS } from '../../../schema/rules/privacy.js'
import { ANSWER_WORDS } from '../../../schema/rules/systems.js'
import type { Choice } from '../../api/queries.js'
import type { Field } from './fields.js'
import { buildFields } from './linkFields.js'
import { choicesOf } from './systemFields.js'

export type ArchiveFieldName = keyof typeof ARCHIVE_FIELD_WORDS
export type PrivacyFieldName = keyof typeof PRIVACY_FIELD_WORDS

const ARCHIVE_TYPES: Record<ArchiveFieldName, FieldType> = {
  state: 'choice',
  recommendedDuty: 'choice',
  consultedOn: 'date',
  appraisal: 'prose',
  appraisedOn: 'date',
  series: 'prose',
  periodFrom: 'date',
  periodTo: 'date',
  seriesClosedOn: 'date',
  newSeriesOpenedOn: 'date',
  depot: 'choice',
  extractCase: 'line',
  disposalBasis: 'line',
  retentionExpiresOn: 'date',
  deletionConsent: 'line',
  deletionConsentOn: 'date',
  note: 'prose',
}

const PRIVACY_TYPES: Record<PrivacyFieldName, FieldType> = {
  legalBasis: 'prose',
  dpaState: 'choice',
  dpaSignedOn: 'date',
  dpaParty: 'choice',
  dpaReference: 'line',
  dpiaRequired: 'choice',
  dpiaReason: 'prose',
  dpiaDoneOn: 'date',
  dpiaReference: 'line',
  riskAssessedOn: 'date',
  riskReference: 'line',
  ropEntry: 'line',
  ropClosedOn: 'date',
  controllerBefore: 'choice',
  controllerAfter: 'choice',
  erasureState: 'choice',
  erasureOrderedOn: 'date',
  erasureConfirmedOn: 'date',
  erasureReference: 'line',
}

/** The fields of an archive track as a form writes them. */
export function archiveFields(choices: {
  archiveDuty: Choice[]
  depot: Choice[]
}): Record<ArchiveFieldName, Field> {
  return buildFields(ARCHIVE_FIELD_WORDS, ARCHIVE_TYPES, ['state'], {
    state: choicesOf(ARCHIVE_STATE_WORDS),
    recommendedDuty: choices.archiveDuty,
    depot: choices.depot,
  })
}

const ONE_BACK = { nb: 'ett steg tilbake', en: 'one step back' }

/** The states that a track may be set to from where it stands: its own, the next that fit the duty, and one back. */
export function archiveStateChoices(
  { state, nextStates, previousState }: Archive,
  duty: string | null,
): Choice[] {
  const named = (value: Archive['state']) => ({ value, ...ARCHIVE_STATE_WORDS[value] })
  const behind = previousState && named(previousState)
  return [
    ...(behind
      ? [{ value: behind.value, nb: `${behind.nb} (${ONE_BACK.nb})`, en: `${behind.en} (${ONE_BACK.en})` }]
      : []),
    named(state),
    ...nextStates.filter((next) => fitsDuty(next, duty)).map(named),
  ]
}

/** The fields of a privacy track as a form writes them. */
export function privacyFields(municipality: Choice[]): Record<PrivacyFieldName, Field> {
  return buildFields(PRIVACY_FIELD_WORDS, PRIVACY_TYPES, ['dpaState', 'dpiaRequired', 'erasureState'], {
    dpaState: choicesOf(DPA_STATE_WORDS),
    dpaParty: municipality,
    dpiaRequired: choicesOf(ANSWER_WORDS),
    controllerBefore: municipality,
    controllerAfter: municipality,
    erasureState: choicesOf(ERASURE_STATE_WORDS),
  })
}
