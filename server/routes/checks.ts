import {
  countFindings as countEndpoint,
  listChecks as listEndpoint,
  listFindings as listFindingsEndpoint,
} from '../../schema/api/checks.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { countFindings, listChecks, listFindings } from '../views/checks.js'
import { metaOf } from '../views/systems.js'

export const checkRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listChecks(reader, moment)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(countEndpoint, async ({ reader, moment }) => {
    const items = await countFindings(reader, moment)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(listFindingsEndpoint, async ({ params: { code }, query, reader, moment }) => {
    const page = requireRow(await listFindings(reader, moment, code, query), code)
    return { ...page, meta: metaOf(moment) }
  })
}
