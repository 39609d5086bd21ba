import { listDuplicates as listEndpoint } from '../../schema/api/duplicates.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import type { Routes } from '../http/bind.js'
import { listDuplicates } from '../views/duplicates.js'
import { metaOf } from '../views/systems.js'

export const duplicateRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => ({
    ...(await listDuplicates(reader, await readFilters(store, query, NAMED_BY.duplicates), moment)),
    meta: metaOf(moment),
  }))
}
