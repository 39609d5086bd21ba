import { readComparison as readEndpoint } from '../../schema/api/comparisons.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import type { Routes } from '../http/bind.js'
import { compareSystems } from '../views/comparisons.js'

export const comparisonRoutes: Routes = (bind) => {
  bind(readEndpoint, async ({ query, store, reader, moment }) => {
    const { system, like, target } = query
    const named = {
      ...(system && { system }),
      ...(like && { like: [like] }),
      ...(target && { target: [target] }),
    }
    const read: { system?: string[]; like?: string[]; target?: string[] } = await readFilters(
      store,
      named,
      NAMED_BY.comparisons,
    )
    const asked = { system: read.system, like: read.like?.[0], target: read.target?.[0] }
    return compareSystems(reader, asked, moment)
  })
}
