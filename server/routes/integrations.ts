import {
  createIntegration as createEndpoint,
  type Integration,
  listIntegrations as listEndpoint,
  patchIntegration as patchEndpoint,
  readIntegration as readEndpoint,
  restoreIntegration as restoreEndpoint,
  voidIntegration as voidEndpoint,
} from '../../schema/api/integrations.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import {
  createIntegration,
  patchIntegration,
  restoreIntegration,
  voidIntegration,
} from '../domain/integrations.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findNamedIntegration, listIntegrations } from '../store/integrations.js'
import { metaOf } from '../views/systems.js'

export const integrationRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.integrations)
    return { ...(await listIntegrations(reader, filters)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readIntegration(reader, await createIntegration(context, body))
  })

  bind(readEndpoint, ({ params, reader }) => readIntegration(reader, params.id))

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchIntegration(context, params.id, version, body)
    return readIntegration(reader, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidIntegration(context, params.id, version, body.reason)
    return readIntegration(reader, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader }) => {
    await restoreIntegration(context, params.id, version, body.reason)
    return readIntegration(reader, params.id)
  })
}

async function readIntegration(reader: Reader, id: string): Promise<Integration> {
  return requireRow(await findNamedIntegration(reader, id), id)
}
