import {
  createReplacement as createEndpoint,
  listReplacements as listEndpoint,
  listReplacementProgress as listProgressEndpoint,
  patchReplacement as patchEndpoint,
  type Replacement,
  readReplacement as readEndpoint,
} from '../../schema/api/replacements.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { createReplacement, patchReplacement } from '../domain/replacements.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findNamedMappings, findParts } from '../store/mappings.js'
import type { Moment } from '../store/programme.js'
import { findReplacementRow, listReplacements } from '../store/replacements.js'
import { findSteps, listReplacementProgress, sumArchives } from '../views/replacements.js'
import { metaOf } from '../views/systems.js'

export const replacementRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.replacements)
    return { ...(await listReplacements(reader, filters)), meta: metaOf(moment) }
  })

  bind(listProgressEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.replacements)
    const list = await listReplacementProgress(reader, filters, moment)
    return { ...list, mergerDate: moment.mergerDate, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader, moment }) => {
    return readReplacement(reader, await createReplacement(context, body), moment)
  })

  bind(readEndpoint, ({ params, reader, moment }) => readReplacement(reader, params.code, moment))

  bind(patchEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await patchReplacement(context, params.code, version, body)
    return readReplacement(reader, params.code, moment)
  })
}

async function readReplacement(reader: Reader, code: string, moment: Moment): Promise<Replacement> {
  const row = requireRow(await findReplacementRow(reader, code), code)
  const mappings = await findNamedMappings(reader, { replacement: code })
  const parts = await findParts(reader, code)
  const steps = await findSteps(reader, row, moment.today)
  const archives = await sumArchives(reader, code, moment)
  return { ...row, mappings, parts, steps, archives, meta: metaOf(moment) }
}
