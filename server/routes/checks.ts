import { listChecks as listEndpoint } from '../../schema/api/checks.js'
import type { Routes } from '../http/bind.js'
import { listChecks } from '../views/checks.js'
import { metaOf } from '../views/systems.js'

export const checkRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listChecks(reader, moment)
    return { items, total: items.length, meta: metaOf(moment) }
  })
}
