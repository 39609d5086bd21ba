import { listFunctions as listEndpoint, readFunction as readEndpoint } from '../../schema/api/functions.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findFunction, listFunctions } from '../views/functions.js'
import { metaOf } from '../views/systems.js'

export const functionRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => ({
    ...(await listFunctions(reader, await readFilters(store, query, NAMED_BY.functions))),
    meta: metaOf(moment),
  }))

  bind(readEndpoint, async ({ params: { number }, reader, moment }) =>
    requireRow(await findFunction(reader, number, moment), number),
  )
}
