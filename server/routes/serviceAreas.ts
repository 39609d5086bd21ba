import {
  createServiceArea as createEndpoint,
  listServiceAreas as listEndpoint,
  patchServiceArea as patchEndpoint,
  type ServiceArea,
} from '../../schema/api/serviceAreas.js'
import { requireRow } from '../domain/rows.js'
import { createServiceArea, patchServiceArea } from '../domain/serviceAreas.js'
import type { Routes, Services } from '../http/bind.js'
import { listServiceAreas } from '../store/serviceAreas.js'
import { metaOf } from '../views/systems.js'

export const serviceAreaRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listServiceAreas(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, store }) => {
    return readServiceArea(store, await createServiceArea(context, body))
  })

  bind(patchEndpoint, async ({ params, body, version, context, store }) => {
    await patchServiceArea(context, params.code, version, body)
    return readServiceArea(store, params.code)
  })
}

async function readServiceArea(store: Services['store'], code: string): Promise<ServiceArea> {
  const rows = await store.read(listServiceAreas)
  return requireRow(
    rows.find((row) => row.code === code),
    code,
  )
}
