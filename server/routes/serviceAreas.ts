import {
  createServiceArea as createEndpoint,
  createServiceAreas as createListEndpoint,
  listServiceAreas as listEndpoint,
  patchServiceArea as patchEndpoint,
  type ServiceArea,
} from '../../schema/api/serviceAreas.js'
import { requireRow } from '../domain/rows.js'
import { createServiceArea, createServiceAreas, patchServiceArea } from '../domain/serviceAreas.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { listServiceAreas } from '../store/serviceAreas.js'
import { metaOf } from '../views/systems.js'

export const serviceAreaRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listServiceAreas(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readServiceArea(reader, await createServiceArea(context, body))
  })

  bind(createListEndpoint, async ({ body, context, reader, moment }) => {
    const codes = await createServiceAreas(context, body)
    const items = (await listServiceAreas(reader)).filter(({ code }) => codes.includes(code))
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchServiceArea(context, params.code, version, body)
    return readServiceArea(reader, params.code)
  })
}

async function readServiceArea(reader: Reader, code: string): Promise<ServiceArea> {
  const rows = await listServiceAreas(reader)
  return requireRow(
    rows.find((row) => row.code === code),
    code,
  )
}
