import * as z from 'zod'
import { CHECK_CODES } from '../rules/checkCodes.js'
import { SEVERITIES } from '../rules/checkFacts.js'
import { all, asOf, onlyAsOf, page, paging, systemNumber, words } from './common.js'
import { endpoint } from './endpoint.js'
import { gatePlace } from './errors.js'

/** So many of the systems that a check finds come with it; the rest are read page by page. */
export const FIRST_FOUND = 20

/** How much a check of the whole register finds. */
const checkCount = words.extend({
  code: z.enum(CHECK_CODES),
  severity: z.enum(SEVERITIES),
  /** How many systems it finds: the total of the list with `check=` this code. */
  count: z.int(),
})

export type CheckCount = z.output<typeof checkCount>

/** A system that a check finds. */
export const foundSystem = z.object({
  number: systemNumber,
  name: z.string(),
  municipality: z.string(),
  /** What was found, where the check alone does not say it; of many others it names the first few. */
  detail: words.optional(),
})
export type FoundSystem = z.output<typeof foundSystem>

/** A check of the whole register, and the first of the systems that it finds. */
const checkFindings = checkCount.extend({
  /** What it means, and what to do. */
  what: words,
  /** The law behind it: that of today, or of the day of the merger. */
  law: words.nullable(),
  /** Where what is found of a system is mended, when that is one place. */
  place: gatePlace.nullable(),
  /** The first twenty; `GET /checks/:code/findings` has them all. */
  systems: z.array(foundSystem),
})
export type CheckFindings = z.output<typeof checkFindings>

export const listChecks = endpoint({
  id: 'listChecks',
  method: 'GET',
  path: '/api/v1/checks',
  summary:
    'Check the whole register: every check with how many systems it finds and the first of them, the worst first, those that find nothing too',
  action: 'read',
  query: onlyAsOf,
  reply: all(checkFindings),
  etag: 'sequence',
})

export const countFindings = endpoint({
  id: 'countFindings',
  method: 'GET',
  path: '/api/v1/checks/counts',
  summary: 'Count what every check finds, in the order of the checks: how many systems, and how bad that is',
  action: 'read',
  query: onlyAsOf,
  reply: all(checkCount),
  etag: 'sequence',
})

export const listFindings = endpoint({
  id: 'listFindings',
  method: 'GET',
  path: '/api/v1/checks/:code/findings',
  summary: 'List the systems that one check finds, a page at a time, with what it found of each',
  action: 'read',
  params: z.object({ code: z.enum(CHECK_CODES) }),
  query: z.strictObject({ ...paging, asOf }),
  reply: page(foundSystem),
  etag: 'sequence',
})
