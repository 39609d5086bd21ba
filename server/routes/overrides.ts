import {
  createOverride as createEndpoint,
  listOverrides as listEndpoint,
  type Override,
  readOverride as readEndpoint,
  voidOverride as voidEndpoint,
} from '../../schema/api/overrides.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { createOverride, voidOverride } from '../domain/overrides.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findNamedOverride, listOverrides } from '../store/overrides.js'
import { metaOf } from '../views/systems.js'

export const overrideRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.overrides)
    return { ...(await listOverrides(reader, filters)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readOverride(reader, await createOverride(context, body))
  })

  bind(readEndpoint, ({ params, reader }) => readOverride(reader, params.id))

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidOverride(context, params.id, version, body.reason)
    return readOverride(reader, params.id)
  })
}

async function readOverride(reader: Reader, id: string): Promise<Override> {
  return requireRow(await findNamedOverride(reader, id), id)
}
