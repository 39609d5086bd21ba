import * as z from 'zod'
import { all, code, date, line, nullable, onlyAsOf, optional, prose, reason, rowStamp } from './common.js'
import { endpoint } from './endpoint.js'

/** A date that the whole programme works towards. */
export const milestone = z.object({
  code: z.string(),
  nameNb: z.string(),
  nameEn: z.string(),
  date,
  /** `day`, or `month` when only the month is known; the date is then the month's last day. */
  precision: z.enum(['day', 'month']),
  source: z.string().nullable(),
  ...rowStamp.shape,
})
export type Milestone = z.output<typeof milestone>

export const listMilestones = endpoint({
  id: 'listMilestones',
  method: 'GET',
  path: '/api/v1/milestones',
  summary: 'List the milestones by date',
  action: 'read',
  query: onlyAsOf,
  reply: all(milestone),
  etag: 'sequence',
})

export const createMilestone = endpoint({
  id: 'createMilestone',
  method: 'POST',
  path: '/api/v1/milestones',
  summary: 'Add a milestone',
  action: 'edit_plan',
  body: z.strictObject({
    code,
    nameNb: line(200),
    nameEn: line(200),
    date,
    precision: z.enum(['day', 'month']).default('day'),
    source: optional(prose(1000)),
    reason: reason.optional(),
  }),
  reply: milestone,
  status: 201,
  etag: 'row',
  idempotent: true,
})

export const patchMilestone = endpoint({
  id: 'patchMilestone',
  method: 'PATCH',
  path: '/api/v1/milestones/:code',
  summary: 'Change a milestone',
  action: 'edit_plan',
  params: z.object({ code }),
  body: z.strictObject({
    nameNb: line(200).optional(),
    nameEn: line(200).optional(),
    date: date.optional(),
    precision: z.enum(['day', 'month']).optional(),
    source: nullable(prose(1000)).optional(),
    reason: reason.optional(),
  }),
  reply: milestone,
  etag: 'row',
  ifMatch: true,
})
