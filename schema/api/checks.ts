import * as z from 'zod'
import { CHECK_CODES } from '../rules/checkCodes.js'
import { SEVERITIES } from '../rules/checkFacts.js'
import { all, asOf, day, onlyAsOf, page, paging, queryFlag, systemNumber, words } from './common.js'
import { endpoint, type Reply } from './endpoint.js'
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
  /** Who follows it up; null where nobody does. */
  followedUpBy: z.string().nullable(),
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
  /** How many of them somebody follows up. */
  followed: z.int(),
  /** Of how many systems it was said that what it finds is not needed: they are not in `count`. */
  notNeeded: z.int(),
  /** Whether that may be said: false of what is so until it is mended. */
  mayBeNotNeeded: z.boolean(),
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

/** Since when a finding stands, as far as it was looked: on `by` and on every day looked at since, and not on `after`. */
const stood = z.object({
  /** Null where it stood on the earliest day that was looked at. */
  after: day.nullable(),
  by: day,
})
export type Stood = z.output<typeof stood>

/** What of a check's findings is listed: what is new in seven days, what is no longer found, what nobody follows up. */
export const FOUND_ONLY = ['new', 'closed', 'unfollowed'] as const

export const listFindings = endpoint({
  id: 'listFindings',
  method: 'GET',
  path: '/api/v1/checks/:code/findings',
  summary:
    'List the systems that one check finds, a page at a time, with what it found of each; `since` looks back to when',
  action: 'read',
  params: z.object({ code: z.enum(CHECK_CODES) }),
  query: z.strictObject({
    only: z.enum(FOUND_ONLY).optional(),
    /** Looks back for since when each stands: takes longer the first time in a day. */
    since: queryFlag,
    asOf,
    ...paging,
  }),
  reply: page(foundSystem.extend({ since: stood.optional() })),
  etag: 'sequence',
})

export const readCheckHistory = endpoint({
  id: 'readCheckHistory',
  method: 'GET',
  path: '/api/v1/checks/history',
  summary:
    'What every check found before: how many on earlier days, how many systems are new in seven days, and how many are found no longer',
  action: 'read',
  query: onlyAsOf,
  reply: all(
    z.object({
      code: z.enum(CHECK_CODES),
      /** How many it found on the days that are looked at, the earliest first; days before the register began are left out. */
      counts: z.array(z.object({ day, count: z.int() })),
      /** How many systems it finds that it did not find seven days ago; null where the register is younger. */
      opened: z.int().nullable(),
      /** How many it found seven days ago that it finds no longer. */
      closed: z.int().nullable(),
    }),
  ),
  etag: 'sequence',
})
export type CheckHistory = Reply<typeof readCheckHistory>['items'][number]
