import {
  createSavedView as createEndpoint,
  type ListedView,
  listSavedViews as listEndpoint,
  patchSavedView as patchEndpoint,
  readViewQuery,
  restoreSavedView as restoreEndpoint,
  voidSavedView as voidEndpoint,
} from '../../schema/api/savedViews.js'
import { inTextOrder } from '../../schema/rules/text.js'
import { readEachSystemFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import { createSavedView, patchSavedView, restoreSavedView, voidSavedView } from '../domain/savedViews.js'
import type { Reader } from '../engines/store.js'
import type { Call, Routes } from '../http/bind.js'
import { findSavedView, findSavedViewsFor } from '../store/savedViews.js'
import { countEach } from '../views/systemList.js'
import { metaOf } from '../views/systems.js'

export const savedViewRoutes: Routes = (bind) => {
  bind(listEndpoint, async (call) => {
    const items = await listViews(call)
    return { items, total: items.length, meta: metaOf(call.moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) =>
    readView(reader, await createSavedView(context, body)),
  )

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchSavedView(context, params.id, version, body)
    return readView(reader, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidSavedView(context, params.id, version, body.reason)
    return readView(reader, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader }) => {
    await restoreSavedView(context, params.id, version, body.reason)
    return readView(reader, params.id)
  })
}

async function readView(reader: Reader, id: string) {
  return requireRow(await findSavedView(reader, id), id)
}

/** The views that there are now, with what they find at the moment that is looked at. */
async function listViews({
  caller,
  store,
  reader,
  moment,
}: Pick<Call, 'caller' | 'store' | 'reader' | 'moment'>): Promise<ListedView[]> {
  const views = await findSavedViewsFor(store, caller.id)
  const asked = views.map(({ query }) => readViewQuery(query))
  const read = await readEachSystemFilters(
    store,
    asked.flatMap((one) => ('filters' in one ? [one.filters] : [])),
  )
  const counts = await countEach(
    reader,
    read.flatMap((one) => ('filters' in one ? [one.filters] : [])),
    moment,
  )
  // Both are in the order of the views, of those that are understood.
  const [readings, countings] = [read.values(), counts.values()]
  const rows = views.map((view, at): ListedView => {
    const one = asked[at]
    const found = one && 'filters' in one ? readings.next().value : one
    return found && 'filters' in found
      ? { ...view, count: countings.next().value ?? null, dropped: [] }
      : { ...view, count: null, dropped: found?.dropped ?? [] }
  })
  const ordered = inTextOrder(rows, ({ name }) => name)
  return [...ordered.filter(({ shared }) => !shared), ...ordered.filter(({ shared }) => shared)]
}
