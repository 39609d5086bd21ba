import {
  createSeriesBreak as createEndpoint,
  listSeriesBreaks as listEndpoint,
  patchSeriesBreak as patchEndpoint,
  readSeriesBreak as readEndpoint,
  restoreSeriesBreak as restoreEndpoint,
  type SeriesBreak,
  voidSeriesBreak as voidEndpoint,
} from '../../schema/api/seriesBreaks.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import {
  createSeriesBreak,
  patchSeriesBreak,
  restoreSeriesBreak,
  voidSeriesBreak,
} from '../domain/seriesBreaks.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findSeriesBreak, listSeriesBreaks } from '../store/seriesBreaks.js'
import { metaOf } from '../views/systems.js'

export const seriesBreakRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.seriesBreaks)
    return { ...(await listSeriesBreaks(reader, filters)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readSeriesBreak(reader, await createSeriesBreak(context, body))
  })

  bind(readEndpoint, ({ params, reader }) => readSeriesBreak(reader, params.id))

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchSeriesBreak(context, params.id, version, body)
    return readSeriesBreak(reader, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidSeriesBreak(context, params.id, version, body.reason)
    return readSeriesBreak(reader, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader }) => {
    await restoreSeriesBreak(context, params.id, version, body.reason)
    return readSeriesBreak(reader, params.id)
  })
}

async function readSeriesBreak(reader: Reader, id: string): Promise<SeriesBreak> {
  return requireRow(await findSeriesBreak(reader, id), id)
}
