import type { Body } from '../../schema/api/endpoint.js'
import { PRIVACY_FIELD_WORDS, type patchPrivacy as patchEndpoint } from '../../schema/api/privacy.js'
import { missingInPrivacy } from '../../schema/rules/privacy.js'
import { findPrivacy, insertPrivacy, type PrivacyRecord, updatePrivacy } from '../store/privacy.js'
import { type Context, change } from './change.js'
import { refuseUnknownMunicipality } from './references.js'
import { pickGiven, requireVersion } from './rows.js'
import { refuseIncomplete, requireTrackedSystem, type TrackDoor, writeTrack } from './tracks.js'

const DOOR: TrackDoor<PrivacyRecord> = { entity: 'privacy', insert: insertPrivacy, update: updatePrivacy }

/**
 * Changes the named fields of a system's privacy track.
 * @throws Refusal `state_incomplete`, `unknown_reference`, or `gates_failed`: erasure is never confirmed before the
 * archive is discharged, whoever asks.
 */
export function patchPrivacy(
  context: Context,
  number: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const system = await requireTrackedSystem(work.tx, number)
    const row = await findPrivacy(work.tx, system)
    requireVersion(row, version)
    const changes = pickGiven(fields) as Partial<PrivacyRecord>
    refuseIncomplete(missingInPrivacy({ ...row, ...changes }), PRIVACY_FIELD_WORDS)
    for (const field of ['dpaParty', 'controllerBefore', 'controllerAfter'] as const)
      await refuseUnknownMunicipality(work.tx, field, changes[field])
    await writeTrack(work, system, row, changes, DOOR, reason)
  })
}
