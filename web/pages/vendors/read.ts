import type { Reply } from '../../../schema/api/endpoint.js'
import type { readVendor } from '../../../schema/api/vendors.js'

/** A vendor as its page reads it. */
export type Read = Reply<typeof readVendor>
