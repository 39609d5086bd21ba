import {
  createSystem as createEndpoint,
  type FacetCounts,
  listSystems as listEndpoint,
  readNeighbours as neighboursEndpoint,
  patchSystem as patchEndpoint,
  readSystem as readEndpoint,
  restoreSystem as restoreEndpoint,
  type System,
  voidSystem as voidEndpoint,
} from '../../schema/api/systems.js'
import { SYSTEM_FACETS } from '../../schema/rules/systemList.js'
import { requireRow } from '../domain/rows.js'
import { patchSystemPlan } from '../domain/sameDay.js'
import { createSystem, restoreSystem, voidSystem } from '../domain/systems.js'
import type { Routes, Services } from '../http/bind.js'
import { findMoment } from '../store/programme.js'
import { countFacet, findNeighbours, listSystems } from '../views/systemList.js'
import { findSystemDetails, findSystemRows, metaOf } from '../views/systems.js'

export const systemRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, reader, moment }) => {
    const { items, total, next } = await listSystems(reader, query, moment)
    const list = { items: await findSystemRows(reader, items, moment), total, next, meta: metaOf(moment) }
    if (!query.facets) return list
    const facets = {} as FacetCounts
    for (const facet of SYSTEM_FACETS) facets[facet] = await countFacet(reader, facet, query, moment)
    return { ...list, facets }
  })

  bind(createEndpoint, async ({ body: { reason, ...fields }, context, ...services }) => {
    return readSystem(services, await createSystem(context, fields, { reason }))
  })

  bind(readEndpoint, async ({ params, reader, moment }) => {
    return requireRow(await findSystemDetails(reader, params.number, moment), params.number)
  })

  bind(neighboursEndpoint, async ({ params, query, reader, moment }) => {
    return requireRow(await findNeighbours(reader, params.number, query, moment), params.number)
  })

  bind(patchEndpoint, async ({ params, body, version, context, ...services }) => {
    await patchSystemPlan(context, params.number, version, body)
    return readSystem(services, params.number)
  })

  bind(voidEndpoint, async ({ params, body, version, context, ...services }) => {
    await voidSystem(context, params.number, version, body)
    return readSystem(services, params.number)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, ...services }) => {
    await restoreSystem(context, params.number, version, body.reason)
    return readSystem(services, params.number)
  })
}

/** A system as it is after a write: what every write of a system answers. */
export function readSystem({ store, clock }: Services, number: string): Promise<System> {
  return store.read(async (reader) => {
    const moment = await findMoment(reader, clock())
    return requireRow(await findSystemDetails(reader, number, moment), number)
  })
}
