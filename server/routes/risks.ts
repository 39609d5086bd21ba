import {
  createRisk as createEndpoint,
  listRisks as listEndpoint,
  patchRisk as patchEndpoint,
  type Risk,
  readRisk as readEndpoint,
  restoreRisk as restoreEndpoint,
  voidRisk as voidEndpoint,
} from '../../schema/api/risks.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { createRisk, patchRisk, restoreRisk, voidRisk } from '../domain/risks.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findNamedRisk, listRisks } from '../store/risks.js'
import { metaOf } from '../views/systems.js'

export const riskRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.risks)
    return { ...(await listRisks(reader, filters)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readRisk(reader, await createRisk(context, body))
  })

  bind(readEndpoint, ({ params, reader }) => readRisk(reader, params.id))

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchRisk(context, params.id, version, body)
    return readRisk(reader, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidRisk(context, params.id, version, body.reason)
    return readRisk(reader, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader }) => {
    await restoreRisk(context, params.id, version, body.reason)
    return readRisk(reader, params.id)
  })
}

async function readRisk(reader: Reader, id: string): Promise<Risk> {
  return requireRow(await findNamedRisk(reader, id), id)
}
