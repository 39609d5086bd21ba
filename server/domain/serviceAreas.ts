import type { Body } from '../../schema/api/endpoint.js'
import {
  createServiceArea as createEndpoint,
  patchServiceArea as patchEndpoint,
} from '../../schema/api/serviceAreas.js'
import { sortKey } from '../../schema/rules/text.js'
import { findServiceArea, insertServiceArea, updateServiceArea } from '../store/serviceAreas.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { createRow, patchRow, pickGiven, refuseTakenCode, requireRow, stampNew } from './rows.js'

/** All that is known of a service area. */
export const serviceAreaConcept: Concept<'service_area', 'serviceAreas'> = {
  entity: 'service_area',
  table: 'serviceAreas',
  key: ['code'],
  label: ({ nameNb }) => nameNb,
  system: () => null,
  derive: deriveColumns,
  parts: [],
  rebuilt: true,
  undo: {
    find: findServiceArea,
    patch: patchBy(patchEndpoint, patchServiceArea),
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

/** Adds a service area and answers its code. @throws Refusal `already_exists`. */
export function createServiceArea(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseTakenCode(work.tx, { from: 'rows', of: 'service_area' }, 'code', fields.code)
    const row = { ...fields, active: true, ...deriveColumns(fields), ...stampNew(work.at) }
    await createRow(work, row, insertServiceArea, labelRow(serviceAreaConcept, row, reason))
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
    const changed = { ...row, ...pickGiven(fields) }
    const changes = { ...fields, ...deriveColumns(changed) }
    await patchRow(
      work,
      row,
      version,
      changes,
      updateServiceArea,
      labelRow(serviceAreaConcept, changed, reason),
    )
  })
}

/** The column that sorting uses, filled by the rule. */
function deriveColumns({ nameNb }: { nameNb: string }) {
  return { sortKey: sortKey(nameNb) }
}
