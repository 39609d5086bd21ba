import { listVendors as listEndpoint, readVendor as readEndpoint } from '../../schema/api/vendors.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { metaOf } from '../views/systems.js'
import { findVendor, listVendors } from '../views/vendors.js'

export const vendorRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, reader, moment }) => ({
    ...(await listVendors(reader, query, moment)),
    meta: metaOf(moment),
  }))

  bind(readEndpoint, async ({ params, reader, moment }) => {
    const vendor = requireRow(await findVendor(reader, params.key, moment), params.key)
    return { ...vendor, meta: metaOf(moment) }
  })
}
