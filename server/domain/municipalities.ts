import type { Body } from '../../schema/api/endpoint.js'
import type {
  createMunicipality as createEndpoint,
  patchMunicipality as patchEndpoint,
} from '../../schema/api/municipalities.js'
import { foldText, sortKey } from '../../schema/rules/text.js'
import { findMunicipality, insertMunicipality, updateMunicipality } from '../store/municipalities.js'
import { type Context, change } from './change.js'
import { createRow, patchRow, refuseTaken, requireRow, stampNew } from './rows.js'

/** Adds a municipality and answers its number. @throws Refusal `already_exists`. */
export function createMunicipality(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    refuseTaken(await findMunicipality(work.tx, fields.number), 'number', fields.number)
    const row = { ...fields, ...deriveColumns(fields), ...stampNew(work.at) }
    await createRow(work, row, insertMunicipality, named(fields.number, fields.name, reason))
    return fields.number
  })
}

/** Changes the named fields of a municipality. @throws Refusal `not_found` or `version_conflict`. */
export function patchMunicipality(
  context: Context,
  number: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findMunicipality(work.tx, number), number)
    const name = fields.name ?? row.name
    const changes = { ...fields, ...deriveColumns({ name }) }
    await patchRow(work, row, version, changes, updateMunicipality, named(number, name, reason))
  })
}

/** The columns that search and sort use, filled by the rules. */
export function deriveColumns({ name }: { name: string }) {
  return { searchText: foldText(name), sortKey: sortKey(name) }
}

function named(number: string, label: string, reason: string | undefined) {
  return { entity: 'municipality', entityId: number, label, reason } as const
}
