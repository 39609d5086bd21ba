/** What vendors can be listed by. */
export const VENDOR_SORTS = ['annualCost', 'name', 'systems', 'leaving', 'overdue', 'noticeDeadline'] as const
export type VendorSort = (typeof VENDOR_SORTS)[number]
