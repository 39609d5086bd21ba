import {
  createWave as createEndpoint,
  listWaves as listEndpoint,
  patchWave as patchEndpoint,
  type Wave,
} from '../../schema/api/waves.js'
import { requireRow } from '../domain/rows.js'
import { createWave, patchWave } from '../domain/waves.js'
import type { Routes, Services } from '../http/bind.js'
import { listWaves } from '../store/waves.js'
import { metaOf } from '../views/systems.js'

export const waveRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listWaves(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, store }) => {
    return readWave(store, await createWave(context, body))
  })

  bind(patchEndpoint, async ({ params, body, version, context, store }) => {
    await patchWave(context, params.code, version, body)
    return readWave(store, params.code)
  })
}

async function readWave(store: Services['store'], code: string): Promise<Wave> {
  const rows = await store.read(listWaves)
  return requireRow(
    rows.find((row) => row.code === code),
    code,
  )
}
