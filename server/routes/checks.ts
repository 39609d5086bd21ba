import { listChecks as listEndpoint } from '../../schema/contracts/checks.js'
import type { Routes } from '../http/bind.js'
import { listChecks } from '../store/checks.js'
import { metaOf } from '../store/systemDetails.js'

export const checkRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listChecks(reader, moment)
    return { items, total: items.length, meta: metaOf(moment) }
  })
}
