import { bulkEdit as bulkEndpoint } from '../../schema/api/bulk.js'
import { bulkEdit } from '../domain/bulk.js'
import type { Routes } from '../http/bind.js'

export const bulkRoutes: Routes = (bind) => {
  bind(bulkEndpoint, ({ body, context }) => bulkEdit(context, body))
}
