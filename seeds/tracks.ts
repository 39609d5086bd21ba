import { type Archive, patchArchive as patchArchiveEndpoint } from '../schema/api/archives.js'
import { type Privacy, patchPrivacy as patchPrivacyEndpoint } from '../schema/api/privacy.js'
import { ARCHIVE_STATES } from '../schema/rules/archives.js'
import { dischargeArchive, patchArchive } from '../server/domain/archives.js'
import type { Context } from '../server/domain/change.js'
import { patchPrivacy } from '../server/domain/privacy.js'
import type { Versions } from './connections.js'
import type { Demo, Step } from './data.js'

const TESTED = ['extractTestTool', 'extractTestedOn', 'extractTestResult'] as const

/** The fields of an archive track that a step writes, with the values that it ends with. */
const ARCHIVE_WRITTEN_AT: Record<string, readonly (keyof Archive)[]> = {
  consulted: ['recommendedDuty', 'consultedOn'],
  appraised: [
    'appraisal',
    'appraisedOn',
    'appraisalReference',
    'series',
    'periodFrom',
    'periodTo',
    'retentionRule',
    ...(['productionFormat', 'archiveFormat', 'storageFormat'] as const),
  ],
  disposal_approved: ['disposalBasis', 'retentionRule', 'retentionExpiresOn'],
  extract_ordered: ['extractCase'],
  validated: TESTED,
  validation_failed: TESTED,
  deposited: ['depot', 'extractApprovedBy', 'extractApprovedOn'],
  closed: ['seriesClosedOn', 'newSeriesOpenedOn'],
  consented: ['deletionConsent', 'deletionConsentOn'],
}

/** The same for a privacy track. */
const PRIVACY_WRITTEN_AT: Record<string, readonly (keyof Privacy)[]> = {
  recorded: [
    ...(['legalBasis', 'dpaState', 'dpaReason', 'dpaSignedOn', 'dpaParty', 'dpaReference'] as const),
    ...(['processor', 'storageCountry', 'processingCountry', 'thirdCountryBasis'] as const),
    ...(['ropEntry', 'controllerBefore', 'jointControllers', 'subprocessors'] as const),
    ...(['dataSubjects', 'dataCategories', 'recipientCategories', 'securityMeasures'] as const),
  ],
  assessed: [
    ...(['dpiaRequired', 'dpiaReason', 'dpiaDoneOn', 'dpiaReference'] as const),
    ...(['riskAssessedOn', 'riskReference', 'riskResidual', 'riskApprovedBy', 'riskReviewOn'] as const),
  ],
  moved: ['dpaState', 'dpaReason', 'dpaSignedOn', 'dpaParty', 'dpaReference', 'controllerAfter'],
  waived: ['erasureState', 'erasureReason'],
  ended: [
    ...(['dpaState', 'ropClosedOn', 'controllerAfter', 'erasureState'] as const),
    ...(['erasureOrderedOn', 'erasureConfirmedOn', 'backupsErasedOn', 'erasureReference'] as const),
  ],
}

/** Tells a step of an archive or privacy track, such as `archive.appraised`; false when it is of none. */
export async function tellTrack(
  context: Context,
  demo: Demo,
  versions: Versions,
  step: Step,
): Promise<boolean> {
  const { subject, reason } = step
  const [track = '', what = ''] = step.step.split('.')
  if (!what) return false
  const key = `${track} ${subject}`
  const version = versions.get(key) ?? 0
  const goal = { archive: demo.archives, privacy: demo.privacy }[track]?.get(subject)
  if (!goal) throw new Error(`${subject} has no ${track}`)
  const written = (track === 'archive' ? ARCHIVE_WRITTEN_AT : PRIVACY_WRITTEN_AT)[what] ?? []
  const state = track === 'archive' ? ARCHIVE_STATES.find((name) => name === what) : undefined
  const values = {
    ...Object.fromEntries(written.map((name) => [name, goal[name]])),
    ...Object.fromEntries(step.changes),
    ...(state && { state }),
  }
  if (track === 'privacy')
    await patchPrivacy(context, subject, version, { ...patchPrivacyEndpoint.body.parse(values), reason })
  else if (what === 'discharged') await dischargeArchive(context, subject, version, reason)
  else await patchArchive(context, subject, version, { ...patchArchiveEndpoint.body.parse(values), reason })
  versions.set(key, version + 1)
  return true
}
