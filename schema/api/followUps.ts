import * as z from 'zod'
import { CHECK_CODES } from '../rules/checkCodes.js'
import { FOLLOW_UP_FIELDS, type FollowUpField } from '../rules/followUps.js'
import { MOST_SYSTEMS } from './bulk.js'
import {
  asOf,
  described,
  line,
  many,
  numberFilter,
  optional,
  page,
  paging,
  patchOf,
  queryFlag,
  reason,
  rowStamp,
  storedOf,
  systemNumber,
  words,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(FOLLOW_UP_FIELDS, {
  followedUpBy: optional(line(200)),
  notNeeded: optional(line(500)),
} satisfies Record<FollowUpField, z.ZodType>)

const checkCode = z.enum(CHECK_CODES)

/** What is done about a finding of a system. `version` 0: nobody has touched it, and the first change makes its row. */
const followUp = z.object({
  id: z.string(),
  check: checkCode,
  system: systemNumber,
  ...storedOf(fields),
  systemName: z.string(),
  /** What the check is called. */
  ...words.shape,
  ...rowStamp.shape,
})
export type FollowUp = z.output<typeof followUp>

export const listFollowUps = endpoint({
  id: 'listFollowUps',
  method: 'GET',
  path: '/api/v1/follow-ups',
  summary: 'List what is done about findings: who follows them up, and which are not needed and why',
  action: 'read',
  query: z.strictObject({
    check: many(checkCode),
    system: many(numberFilter),
    /** Those of which it was said that they are not needed, or all others. */
    notNeeded: queryFlag,
    /** Those of removed systems too. */
    voided: queryFlag,
    asOf,
    ...paging,
  }),
  reply: page(followUp),
  etag: 'sequence',
})

export const patchFollowUp = endpoint({
  id: 'patchFollowUp',
  method: 'PATCH',
  path: '/api/v1/checks/:code/findings/:number',
  summary:
    'Say who follows up what a check finds of a system, or with a reason that it is not needed; version 0 when nobody has said anything',
  action: 'follow_up',
  params: z.object({ code: checkCode, number: systemNumber }),
  body: patchOf(fields),
  reply: followUp,
  etag: 'row',
  ifMatch: true,
})

export const followUpMany = endpoint({
  id: 'followUpMany',
  method: 'POST',
  path: '/api/v1/checks/:code/follow-ups',
  summary:
    'Say the same of what a check finds of many systems: who follows it up, or that it is not needed; all or none, undone as one',
  action: 'follow_up',
  params: z.object({ code: checkCode }),
  body: z.strictObject({
    systems: z.array(systemNumber).min(1).max(MOST_SYSTEMS),
    changes: patchOf(fields).omit({ reason: true }),
    reason: reason.optional(),
  }),
  reply: z.object({
    /** What the change is called in the log, and is undone by; null when nothing was written. */
    requestId: z.string().nullable(),
    /** How many were changed: those that were so already are left. */
    changed: z.int(),
  }),
  idempotent: true,
})
