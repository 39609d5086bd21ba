import { vendorKey } from './suggestions/products.js'

/** What vendors can be listed by. */
export const VENDOR_SORTS = ['annualCost', 'name', 'systems', 'leaving', 'overdue', 'noticeDeadline'] as const
export type VendorSort = (typeof VENDOR_SORTS)[number]

/** True for a name of one of these vendors, however any of them is written. */
export function isOfVendor(names: readonly string[]): (name: string | null) => boolean {
  const keys = new Set(names.map(vendorKey))
  return (name) => {
    const key = vendorKey(name)
    return key !== null && keys.has(key)
  }
}
