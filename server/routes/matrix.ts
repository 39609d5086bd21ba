import { readMatrix as readEndpoint } from '../../schema/api/matrix.js'
import { readSystemFilters } from '../domain/filters.js'
import type { Routes } from '../http/bind.js'
import { findMatrix } from '../views/matrix.js'

export const matrixRoutes: Routes = (bind) => {
  bind(readEndpoint, async ({ query: { asOf: _, ...asked }, store, reader, moment }) =>
    findMatrix(reader, await readSystemFilters(store, asked), moment),
  )
}
