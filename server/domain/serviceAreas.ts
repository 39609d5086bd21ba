import type { Body } from '../../schema/api/endpoint.js'
import type {
  createServiceArea as createEndpoint,
  patchServiceArea as patchEndpoint,
} from '../../schema/api/serviceAreas.js'
import { sortKey } from '../../schema/rules/text.js'
import { findServiceArea, insertServiceArea, updateServiceArea } from '../store/serviceAreas.js'
import { type Context, change } from './change.js'
import { createRow, patchRow, refuseTaken, requireRow, stampNew } from './rows.js'

/** Adds a service area and answers its code. @throws Refusal `already_exists`. */
export function createServiceArea(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    refuseTaken(await findServiceArea(work.tx, fields.code), 'code', fields.code)
    const row = { ...fields, active: true, ...deriveColumns(fields), ...stampNew(work.at) }
    await createRow(work, row, insertServiceArea, named(fields.code, fields.nameNb, reason))
    return fields.code
  })
}

/** Changes the named fields of a service area. @throws Refusal `not_found` or `version_conflict`. */
export function patchServiceArea(
  context: Context,
  code: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findServiceArea(work.tx, code), code)
    const nameNb = fields.nameNb ?? row.nameNb
    const changes = { ...fields, ...deriveColumns({ nameNb }) }
    await patchRow(work, row, version, changes, updateServiceArea, named(code, nameNb, reason))
  })
}

/** The column that sorting uses, filled by the rule. */
export function deriveColumns({ nameNb }: { nameNb: string }) {
  return { sortKey: sortKey(nameNb) }
}

function named(code: string, label: string, reason: string | undefined) {
  return { entity: 'service_area', entityId: code, label, reason } as const
}
