import type { Body } from '../../schema/api/endpoint.js'
import type {
  createMilestone as createEndpoint,
  patchMilestone as patchEndpoint,
} from '../../schema/api/milestones.js'
import { findMilestone, insertMilestone, updateMilestone } from '../store/milestones.js'
import { type Context, change } from './change.js'
import { createRow, patchRow, refuseTaken, requireRow, stampNew } from './rows.js'

/** Adds a milestone and answers its code. @throws Refusal `already_exists`. */
export function createMilestone(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    refuseTaken(await findMilestone(work.tx, fields.code), 'code', fields.code)
    const row = { ...fields, ...stampNew(work.at) }
    await createRow(work, row, insertMilestone, named(fields.code, fields.nameNb, reason))
    return fields.code
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
    const label = fields.nameNb ?? row.nameNb
    await patchRow(work, row, version, fields, updateMilestone, named(code, label, reason))
  })
}

function named(code: string, label: string, reason: string | undefined) {
  return { entity: 'milestone', entityId: code, label, reason } as const
}
