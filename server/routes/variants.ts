import { listVariants as listEndpoint } from '../../schema/api/variants.js'
import type { Routes } from '../http/bind.js'
import { metaOf } from '../views/systems.js'
import { listVariants } from '../views/variants.js'

export const variantRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, reader, moment }) => ({
    ...(await listVariants(reader, query)),
    meta: metaOf(moment),
  }))
}
