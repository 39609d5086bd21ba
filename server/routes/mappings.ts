import {
  createMapping as createEndpoint,
  listMappings as listEndpoint,
  type Mapping,
  patchMapping as patchEndpoint,
  readMapping as readEndpoint,
  restoreMapping as restoreEndpoint,
  voidMapping as voidEndpoint,
} from '../../schema/api/mappings.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { createMapping, restoreMapping, voidMapping } from '../domain/mappings.js'
import { requireRow } from '../domain/rows.js'
import { patchMappingPlan } from '../domain/sameDay.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findNamedMapping, listMappings } from '../store/mappings.js'
import { metaOf } from '../views/systems.js'

export const mappingRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.mappings)
    return { ...(await listMappings(reader, filters)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readMapping(reader, await createMapping(context, body))
  })

  bind(readEndpoint, ({ params, reader }) => readMapping(reader, params.id))

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchMappingPlan(context, params.id, version, body)
    return readMapping(reader, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidMapping(context, params.id, version, body)
    return readMapping(reader, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader }) => {
    await restoreMapping(context, params.id, version, body.reason)
    return readMapping(reader, params.id)
  })
}

async function readMapping(reader: Reader, id: string): Promise<Mapping> {
  return requireRow(await findNamedMapping(reader, id), id)
}
