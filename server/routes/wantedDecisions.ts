import {
  createWantedDecision as createEndpoint,
  listWantedDecisions as listEndpoint,
  patchWantedDecision as patchEndpoint,
  readWantedDecision as readEndpoint,
  restoreWantedDecision as restoreEndpoint,
  voidWantedDecision as voidEndpoint,
  type WantedDecision,
} from '../../schema/api/wantedDecisions.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import {
  createWantedDecision,
  patchWantedDecision,
  restoreWantedDecision,
  voidWantedDecision,
} from '../domain/wantedDecisions.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findNamedWantedDecision, listWantedDecisions } from '../store/wantedDecisions.js'
import { metaOf } from '../views/systems.js'

export const wantedDecisionRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.wantedDecisions)
    return { ...(await listWantedDecisions(reader, filters)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readWantedDecision(reader, await createWantedDecision(context, body))
  })

  bind(readEndpoint, ({ params, reader }) => readWantedDecision(reader, params.id))

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchWantedDecision(context, params.id, version, body)
    return readWantedDecision(reader, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidWantedDecision(context, params.id, version, body.reason)
    return readWantedDecision(reader, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader }) => {
    await restoreWantedDecision(context, params.id, version, body.reason)
    return readWantedDecision(reader, params.id)
  })
}

async function readWantedDecision(reader: Reader, id: string): Promise<WantedDecision> {
  return requireRow(await findNamedWantedDecision(reader, id), id)
}
