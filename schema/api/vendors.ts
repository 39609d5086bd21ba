import * as z from 'zod'
import { CHECK_CODES } from '../rules/checkCodes.js'
import { SEVERITIES } from '../rules/checkFacts.js'
import { VENDOR_SORTS } from '../rules/vendors.js'
import { asOf, meta, onlyAsOf, page, paging, textFilter, words } from './common.js'
import { endpoint } from './endpoint.js'

/** A vendor by its name, however it is written: all that systems, contracts and replacements say of it. */
const vendor = z.object({
  /** What its name is without what its kind of company is called, folded: what it is known by. */
  key: z.string(),
  /** The name as it is written most often. */
  name: z.string(),
  /** Every way in which it is written, the commonest first. */
  spellings: z.array(z.string()),
  systems: z.int(),
  /** Of those: that leave, that stay, and of which it is not decided. */
  leaving: z.int(),
  staying: z.int(),
  undecided: z.int(),
  ready: z.int(),
  overdue: z.int(),
  blocked: z.int(),
  /** Products of the vendor that its systems name. */
  products: z.int(),
  replacements: z.int(),
  /** Contracts that are in force. */
  contracts: z.int(),
  /** Kroner a year of those of which it is known; of these, those that end, by notice or by their terms with no system that stays. */
  annualCost: z.int(),
  endingCost: z.int(),
  /** The next day until which notice can be given of one that may come to be ended. */
  noticeDeadline: z.string().nullable(),
})
export type Vendor = z.output<typeof vendor>

export const listVendors = endpoint({
  id: 'listVendors',
  method: 'GET',
  path: '/api/v1/vendors',
  summary:
    'List vendors by their names, with their systems, contracts and kroner a year; names that differ in case or in the kind of company are one',
  action: 'read',
  query: z.strictObject({
    q: textFilter.optional(),
    sort: z
      .enum([...VENDOR_SORTS, ...VENDOR_SORTS.map((name) => `-${name}` as const)])
      .default('-annualCost'),
    ...paging,
    asOf,
  }),
  reply: page(vendor).extend({
    /** Of all that the search finds. */
    sums: vendor.pick({ annualCost: true, endingCost: true }),
    /** What names no vendor where one is named, as «ikke bekreftet»; null where there is nothing such. It is in no sum. */
    unnamed: vendor.pick({ spellings: true, systems: true, contracts: true, annualCost: true }).nullable(),
  }),
  etag: 'sequence',
})

export const readVendor = endpoint({
  id: 'readVendor',
  method: 'GET',
  path: '/api/v1/vendors/:key',
  summary: 'Read one vendor, by its key or its name, with what the checks find of its systems',
  action: 'read',
  params: z.object({ key: textFilter.min(1) }),
  query: onlyAsOf,
  reply: vendor.extend({
    /** The checks that find some of its systems, in the order of the checks. */
    findings: z.array(
      words.extend({ code: z.enum(CHECK_CODES), severity: z.enum(SEVERITIES), count: z.int() }),
    ),
    meta,
  }),
  etag: 'sequence',
})
