import * as z from 'zod'
import { SECURITY_KINDS, SECURITY_OUTCOMES } from '../rules/securityLog.js'
import { cursor, date, many, moment, queryInt, textFilter } from './common.js'
import { endpoint } from './endpoint.js'

/** A row of the security log: who came in or tried to, or did what auditors ask about; chained to the row before it. */
const securityEvent = z.object({
  seq: z.int(),
  /** By the real clock. */
  at: moment,
  kind: z.enum(SECURITY_KINDS),
  outcome: z.enum(SECURITY_OUTCOMES),
  /** Who it was, as far as that is known. */
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  /** What was called, by its id in this description. */
  endpoint: z.string(),
  /** Why it was refused. */
  code: z.string().nullable(),
  address: z.string(),
  agent: z.string(),
  requestId: z.string(),
  prevHash: z.string(),
  hash: z.string(),
})
export type SecurityEvent = z.output<typeof securityEvent>

export const listSecurityEvents = endpoint({
  id: 'listSecurityEvents',
  method: 'GET',
  path: '/api/v1/security-events',
  summary: 'The security log, newest first: by kind, outcome, user and day',
  action: 'read_access',
  query: z.strictObject({
    kind: many(z.enum(SECURITY_KINDS)),
    outcome: z.enum(SECURITY_OUTCOMES).optional(),
    /** The id of a user; empty: those of whom nobody is known. */
    user: textFilter.optional(),
    /** Days as the programme counts them. */
    from: date.optional(),
    to: date.optional(),
    limit: queryInt(1, 1000).default(50),
    cursor,
  }),
  reply: z.object({
    items: z.array(securityEvent),
    total: z.int(),
    next: z.string().nullable(),
    /** How many days events are kept. */
    keptDays: z.int(),
    /** Through which row the log has ended, and that row's hash, which the first that is left follows; null: all is left. */
    ended: z.object({ seq: z.int(), hash: z.string(), before: moment, at: moment }).nullable(),
  }),
})
