import type { Body } from '../../schema/api/endpoint.js'
import {
  createMilestone as createEndpoint,
  patchMilestone as patchEndpoint,
} from '../../schema/api/milestones.js'
import { findMilestone, insertMilestone, updateMilestone } from '../store/milestones.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { createRow, nameRow, patchRow, pickGiven, requireRow, stampNew } from './rows.js'

/** All that is known of a milestone. */
export const milestoneConcept: Concept<'milestone', 'milestones'> = {
  entity: 'milestone',
  table: 'milestones',
  key: ['code'],
  label: ({ nameNb }) => nameNb,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findMilestone,
    patch: patchBy(patchEndpoint, patchMilestone),
    untouched: null,
    void: null,
    restore: null,
    move: null,
    needs: readNeeds({
      create: createEndpoint,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

/** Adds a milestone and answers its code. @throws Refusal `already_exists`. */
export function createMilestone(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const named = await nameRow(work.tx, { from: 'rows', of: 'milestone' }, fields)
    const row = { ...named, ...stampNew(work.at) }
    await createRow(work, row, insertMilestone, labelRow(milestoneConcept, row, reason))
    return row.code
  })
}

/** Changes the named fields of a milestone. @throws Refusal `not_found` or `version_conflict`. */
export function patchMilestone(
  context: Context,
  code: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findMilestone(work.tx, code), code)
    const changed = { ...row, ...pickGiven(fields) }
    await patchRow(work, row, version, fields, updateMilestone, labelRow(milestoneConcept, changed, reason))
  })
}
