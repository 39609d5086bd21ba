import {
  createWave as createEndpoint,
  listWaves as listEndpoint,
  patchWave as patchEndpoint,
  type Wave,
} from '../../schema/api/waves.js'
import { requireRow } from '../domain/rows.js'
import { createWave, patchWave } from '../domain/waves.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { listWaves } from '../store/waves.js'
import { metaOf } from '../views/systems.js'

export const waveRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listWaves(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readWave(reader, await createWave(context, body))
  })

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchWave(context, params.code, version, body)
    return readWave(reader, params.code)
  })
}

async function readWave(reader: Reader, code: string): Promise<Wave> {
  const rows = await listWaves(reader)
  return requireRow(
    rows.find((row) => row.code === code),
    code,
  )
}
