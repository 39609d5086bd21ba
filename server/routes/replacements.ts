import {
  createReplacement as createEndpoint,
  listReplacements as listEndpoint,
  patchReplacement as patchEndpoint,
  type Replacement,
  readReplacement as readEndpoint,
} from '../../schema/api/replacements.js'
import { createReplacement, patchReplacement } from '../domain/replacements.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes, Services } from '../http/bind.js'
import { findNamedMappings } from '../store/mappings.js'
import { findMoment, type Moment } from '../store/programme.js'
import { findReplacementRow, listReplacements } from '../store/replacements.js'
import { metaOf } from '../views/systems.js'

export const replacementRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, reader, moment }) => {
    const items = await listReplacements(reader, query)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, ...services }) => {
    return afterWrite(services, await createReplacement(context, body))
  })

  bind(readEndpoint, ({ params, reader, moment }) => readReplacement(reader, params.code, moment))

  bind(patchEndpoint, async ({ params, body, version, context, ...services }) => {
    await patchReplacement(context, params.code, version, body)
    return afterWrite(services, params.code)
  })
}

function afterWrite({ store, clock }: Services, code: string): Promise<Replacement> {
  return store.read(async (reader) => readReplacement(reader, code, await findMoment(reader, clock())))
}

async function readReplacement(reader: Reader, code: string, moment: Moment): Promise<Replacement> {
  const row = requireRow(await findReplacementRow(reader, code), code)
  const mappings = await findNamedMappings(reader, { replacement: code })
  return { ...row, mappings, meta: metaOf(moment) }
}
