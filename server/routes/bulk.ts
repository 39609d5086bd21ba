import { bulkEdit as bulkEndpoint } from '../../schema/api/bulk.js'
import { bulkMap as bulkMapEndpoint } from '../../schema/api/bulkMappings.js'
import { bulkEdit } from '../domain/bulk.js'
import { bulkMap } from '../domain/bulkMap.js'
import type { Routes } from '../http/bind.js'

export const bulkRoutes: Routes = (bind) => {
  bind(bulkEndpoint, ({ body, context }) => bulkEdit(context, body))

  bind(bulkMapEndpoint, ({ body, context }) => bulkMap(context, body))
}
