import {
  createMapping as createEndpoint,
  listMappings as listEndpoint,
  type Mapping,
  patchMapping as patchEndpoint,
  readMapping as readEndpoint,
  restoreMapping as restoreEndpoint,
  voidMapping as voidEndpoint,
} from '../../schema/api/mappings.js'
import { createMapping, restoreMapping, voidMapping } from '../domain/mappings.js'
import { requireRow } from '../domain/rows.js'
import { patchMappingPlan } from '../domain/sameDay.js'
import type { Routes, Services } from '../http/bind.js'
import { findNamedMapping, listMappings } from '../store/mappings.js'
import { metaOf } from '../views/systems.js'

export const mappingRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, reader, moment }) => {
    return { ...(await listMappings(reader, query)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, store }) => {
    return readMapping(store, await createMapping(context, body))
  })

  bind(readEndpoint, async ({ params, reader }) => {
    return requireRow(await findNamedMapping(reader, params.id), params.id)
  })

  bind(patchEndpoint, async ({ params, body, version, context, store }) => {
    await patchMappingPlan(context, params.id, version, body)
    return readMapping(store, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, store }) => {
    await voidMapping(context, params.id, version, body)
    return readMapping(store, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, store }) => {
    await restoreMapping(context, params.id, version, body.reason)
    return readMapping(store, params.id)
  })
}

async function readMapping(store: Services['store'], id: string): Promise<Mapping> {
  return requireRow(await findNamedMapping(store, id), id)
}
