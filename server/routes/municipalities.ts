import {
  createMunicipality as createEndpoint,
  listMunicipalities as listEndpoint,
  type Municipality,
  patchMunicipality as patchEndpoint,
} from '../../schema/api/municipalities.js'
import { createMunicipality, patchMunicipality } from '../domain/municipalities.js'
import { requireRow } from '../domain/rows.js'
import type { Routes, Services } from '../http/bind.js'
import { listMunicipalities } from '../store/municipalities.js'
import { metaOf } from '../views/systems.js'

export const municipalityRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listMunicipalities(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, store }) => {
    return readMunicipality(store, await createMunicipality(context, body))
  })

  bind(patchEndpoint, async ({ params, body, version, context, store }) => {
    await patchMunicipality(context, params.number, version, body)
    return readMunicipality(store, params.number)
  })
}

async function readMunicipality(store: Services['store'], number: string): Promise<Municipality> {
  const rows = await store.read(listMunicipalities)
  return requireRow(
    rows.find((row) => row.number === number),
    number,
  )
}
