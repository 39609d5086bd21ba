import {
  listSuggestions as listEndpoint,
  readSuggestions as readEndpoint,
} from '../../schema/api/suggestions.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findSystemSuggestions } from '../views/sameFunction.js'
import { listSuggestions } from '../views/suggestions.js'
import { metaOf } from '../views/systems.js'

export const suggestionRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.suggestions)
    return { ...(await listSuggestions(reader, filters, moment)), meta: metaOf(moment) }
  })

  bind(readEndpoint, async ({ params: { number }, reader, moment }) =>
    requireRow(await findSystemSuggestions(reader, number, moment), number),
  )
}
