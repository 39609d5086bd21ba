import type { Body } from '../../schema/api/endpoint.js'
import { patchPrivacy as patchEndpoint } from '../../schema/api/privacy.js'
import { missingInPrivacy, PRIVACY_FIELDS } from '../../schema/rules/privacy.js'
import { findMappedToContinued } from '../store/mappingFacts.js'
import {
  findPrivacy,
  insertPrivacy,
  type PrivacyRecord,
  untouchedPrivacy,
  updatePrivacy,
} from '../store/privacy.js'
import { type Context, change } from './change.js'
import { type Concept, patchBy, readNeeds } from './concept.js'
import { refuseIncomplete } from './incomplete.js'
import { refuseUnknownReferences } from './references.js'
import { pickGiven, requireVersion } from './rows.js'
import { findTracked, requireTrackedSystem, type TrackDoor, writeTrack } from './tracks.js'

/** All that is known of the privacy track of a system. */
export const privacyConcept: Concept<'privacy', 'privacy'> = {
  entity: 'privacy',
  table: 'privacy',
  key: ['system'],
  label: ({ system }, nameOf) => nameOf(system),
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: (reader, id) => findTracked(reader, id, (system) => findPrivacy(reader, system)),
    patch: patchBy(patchEndpoint, patchPrivacy),
    untouched: (tx, id) => findTracked(tx, id, async (system) => untouchedPrivacy(system)),
    void: null,
    restore: null,
    move: null,
    // The first change of a track makes its row.
    needs: readNeeds({
      create: patchEndpoint,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

const DOOR: TrackDoor<PrivacyRecord> = {
  concept: privacyConcept,
  insert: insertPrivacy,
  update: updatePrivacy,
  alsoAsked: findMappedToContinued,
}

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
    refuseIncomplete(missingInPrivacy({ ...row, ...changes }), PRIVACY_FIELDS, missingInPrivacy(row))
    await refuseUnknownReferences(work.tx, PRIVACY_FIELDS, changes)
    await writeTrack(work, system, row, changes, DOOR, reason)
  })
}
