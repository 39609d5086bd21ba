import { type Change, listChanges as listEndpoint } from '../../schema/contracts/changes.js'
import type { Routes } from '../http/bind.js'
import { listChanges } from '../store/changes.js'
import { metaOf } from '../store/systemDetails.js'

export const changeRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, reader, moment }) => {
    const { items, total, next } = await listChanges(reader, query)
    return { items: items as Change[], total, next, meta: metaOf(moment) }
  })
}
