import {
  agreePrivacyClass as agreeClassEndpoint,
  agreeArchiveDuty as agreeDutyEndpoint,
  createSystem as createEndpoint,
  listSystems as listEndpoint,
  readNeighbours as neighboursEndpoint,
  patchSystem as patchEndpoint,
  readSystem as readEndpoint,
  restoreSystem as restoreEndpoint,
  type System,
  voidSystem as voidEndpoint,
} from '../../schema/api/systems.js'
import { agreeToLowering } from '../domain/agreements.js'
import { readSystemFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import { patchSystemPlan } from '../domain/sameDay.js'
import { createSystem, restoreSystem, voidSystem } from '../domain/systems.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import type { Moment } from '../store/programme.js'
import { countFacets, findNeighbours, listSystems } from '../views/systemList.js'
import { findSystemDetails, findSystemRows, metaOf } from '../views/systems.js'

export const systemRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query: asked, store, reader, moment }) => {
    const query = await readSystemFilters(store, asked)
    // First, since they are of the whole register: the rows then find what the rules say of them.
    const facets = query.facets ? await countFacets(reader, query, moment) : undefined
    const { items, total, next } = await listSystems(reader, query, moment)
    return {
      ...{ items: await findSystemRows(reader, items, moment), total, next, meta: metaOf(moment) },
      ...(facets && { facets }),
    }
  })

  bind(createEndpoint, async ({ body: { reason, ...fields }, context, reader, moment }) => {
    return readSystem(reader, await createSystem(context, fields, { reason }), moment)
  })

  bind(readEndpoint, ({ params, reader, moment }) => readSystem(reader, params.number, moment))

  bind(neighboursEndpoint, async ({ params, query, store, reader, moment }) => {
    const filters = await readSystemFilters(store, query)
    return requireRow(await findNeighbours(reader, params.number, filters, moment), params.number)
  })

  bind(patchEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await patchSystemPlan(context, params.number, version, body)
    return readSystem(reader, params.number, moment)
  })

  bind(agreeDutyEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await agreeToLowering(context, params.number, version, { field: 'archiveDuty', ...body })
    return readSystem(reader, params.number, moment)
  })

  bind(agreeClassEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await agreeToLowering(context, params.number, version, { field: 'privacyClass', ...body })
    return readSystem(reader, params.number, moment)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await voidSystem(context, params.number, version, body)
    return readSystem(reader, params.number, moment)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await restoreSystem(context, params.number, version, body.reason)
    return readSystem(reader, params.number, moment)
  })
}

/** A system with all that is known of it: what its reading and every write of it answer. */
export async function readSystem(reader: Reader, number: string, moment: Moment): Promise<System> {
  return requireRow(await findSystemDetails(reader, number, moment), number)
}
