import type { Body } from '../../schema/api/endpoint.js'
import type { patchPrivacy as patchEndpoint } from '../../schema/api/privacy.js'
import { missingInPrivacy, PRIVACY_FIELDS } from '../../schema/rules/privacy.js'
import { findPrivacy, insertPrivacy, type PrivacyRecord, updatePrivacy } from '../store/privacy.js'
import { type Context, change } from './change.js'
import { refuseUnknownReferences } from './references.js'
import { given, requireVersion } from './rows.js'
import { refuseIncomplete, type TrackDoor, trackedSystem, writeTrack } from './tracks.js'

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
    const system = await trackedSystem(work.tx, number)
    const row = await findPrivacy(work.tx, system)
    requireVersion(row, version)
    const named = given(fields) as Partial<PrivacyRecord>
    refuseIncomplete(missingInPrivacy({ ...row, ...named }), PRIVACY_FIELDS)
    await refuseUnknownReferences(work.tx, PRIVACY_FIELDS, named)
    await writeTrack(work, system, row, named, DOOR, reason)
  })
}
