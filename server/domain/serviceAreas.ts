import type { Body } from '../../schema/api/endpoint.js'
import {
  createServiceArea as createEndpoint,
  type createServiceAreas as createListEndpoint,
  patchServiceArea as patchEndpoint,
} from '../../schema/api/serviceAreas.js'
import { sortKey } from '../../schema/rules/text.js'
import {
  findServiceArea,
  insertServiceAreas,
  listServiceAreas,
  updateServiceArea,
} from '../store/serviceAreas.js'
import { type Change, type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import {
  createListed,
  createRows,
  type Named,
  nameRow,
  patchRow,
  pickGiven,
  requireRow,
  stampNew,
} from './rows.js'

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
    // One that is made is taken out of use again.
    untouched: async (tx, code) => ({ ...(await findServiceArea(tx, code)), active: false }),
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
    const named = await nameRow(work.tx, { from: 'rows', of: 'service_area' }, fields)
    await addServiceAreas(work, [named], reason)
    return named.code
  })
}

/**
 * Adds many service areas at once and answers their codes. One that is out of use is taken into use again, by the name
 * that it is given now.
 * @throws Refusal `already_exists` naming the line of one that is in use, or stands twice.
 */
export function createServiceAreas(
  context: Context,
  { areas, reason }: Body<typeof createListEndpoint>,
): Promise<string[]> {
  return change(context, async (work) => {
    const known = await listServiceAreas(work.tx)
    return createListed(areas, known, {
      ...{ path: 'areas', word: 'service_area', idOf: ({ code }) => code, reserved: [] },
      add: (lines) => addServiceAreas(work, lines, reason),
      revive: ({ code, version }, fields) =>
        changeServiceArea(work, code, version, { ...fields, active: true }, reason),
    })
  })
}

async function addServiceAreas(
  work: Change,
  areas: readonly Named<Omit<Body<typeof createEndpoint>, 'reason'>>[],
  reason: string | undefined,
): Promise<void> {
  const rows = areas.map((fields) => ({
    ...fields,
    active: true,
    ...deriveColumns(fields),
    ...stampNew(work.at),
  }))
  await createRows(work, rows, insertServiceAreas, (row) => labelRow(serviceAreaConcept, row, reason))
}

/** Changes the named fields of a service area. @throws Refusal `not_found` or `version_conflict`. */
export function patchServiceArea(
  context: Context,
  code: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, (work) => changeServiceArea(work, code, version, fields, reason))
}

type Changes = Omit<Body<typeof patchEndpoint>, 'reason'>

async function changeServiceArea(
  work: Change,
  code: string,
  version: number,
  { nameNb, nameEn, subproject, active }: Changes,
  reason: string | undefined,
): Promise<void> {
  const fields: Changes = pickGiven({ nameNb, nameEn, subproject, active })
  const row = requireRow(await findServiceArea(work.tx, code), code)
  const changed = { ...row, ...fields }
  const changes = { ...fields, ...deriveColumns(changed) }
  await patchRow(
    work,
    row,
    version,
    changes,
    updateServiceArea,
    labelRow(serviceAreaConcept, changed, reason),
  )
}

/** The column that sorting uses, filled by the rule. */
function deriveColumns({ nameNb }: { nameNb: string }) {
  return { sortKey: sortKey(nameNb) }
}
