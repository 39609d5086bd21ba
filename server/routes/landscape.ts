import {
  readLandscape as readEndpoint,
  readShutdown as shutdownEndpoint,
} from '../../schema/api/landscape.js'
import { NAMED_BY, readFilters, readSystemFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findSystem } from '../store/systems.js'
import { findLandscape } from '../views/landscape.js'
import { findShutdown } from '../views/shutdown.js'

export const landscapeRoutes: Routes = (bind) => {
  bind(readEndpoint, async ({ query: { asOf: _, ...asked }, store, reader, moment }) => {
    const filters = await readFilters(store, await readSystemFilters(store, asked), NAMED_BY.landscape)
    return findLandscape(reader, filters, moment)
  })

  bind(shutdownEndpoint, async ({ params, reader, moment }) => {
    const system = requireRow(await findSystem(reader, params.number), params.number)
    return findShutdown(reader, system, moment)
  })
}
