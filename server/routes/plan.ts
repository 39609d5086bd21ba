import { listPlanned as listEndpoint, readPlan as readEndpoint } from '../../schema/api/plan.js'
import { readSystemFilters } from '../domain/filters.js'
import type { Routes } from '../http/bind.js'
import { findPlan, findPlanned } from '../views/plan.js'
import { listSystems } from '../views/systemList.js'
import { metaOf } from '../views/systems.js'

export const planRoutes: Routes = (bind) => {
  bind(readEndpoint, async ({ query: { asOf: _, ...asked }, store, reader, moment }) =>
    findPlan(reader, await readSystemFilters(store, asked), moment),
  )

  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const { items, total, next } = await listSystems(reader, await readSystemFilters(store, query), moment)
    return { items: await findPlanned(reader, items, moment), total, next, meta: metaOf(moment) }
  })
}
