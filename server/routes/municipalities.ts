import {
  createMunicipality as createEndpoint,
  listMunicipalities as listEndpoint,
  type Municipality,
  patchMunicipality as patchEndpoint,
} from '../../schema/api/municipalities.js'
import { createMunicipality, patchMunicipality } from '../domain/municipalities.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { listMunicipalities } from '../store/municipalities.js'
import { metaOf } from '../views/systems.js'

export const municipalityRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listMunicipalities(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readMunicipality(reader, await createMunicipality(context, body))
  })

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchMunicipality(context, params.number, version, body)
    return readMunicipality(reader, params.number)
  })
}

async function readMunicipality(reader: Reader, number: string): Promise<Municipality> {
  const rows = await listMunicipalities(reader)
  return requireRow(
    rows.find((row) => row.number === number),
    number,
  )
}
