import * as z from 'zod'
import { MILESTONE_FIELDS, type MilestoneField, PRECISIONS } from '../rules/milestones.js'
import {
  all,
  changeableOf,
  code,
  date,
  described,
  line,
  newOf,
  onlyAsOf,
  optional,
  patchOf,
  prose,
  reason,
  rowStamp,
  storedOf,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(MILESTONE_FIELDS, {
  code,
  nameNb: line(200),
  nameEn: line(200),
  date,
  /** `day`, or `month` when only the month is known; the date is then the month's last day. */
  precision: z.enum(PRECISIONS).default('day'),
  source: optional(prose(1000)),
} satisfies Record<MilestoneField, z.ZodType>)

/** A date that the whole programme works towards. */
const milestone = z.object({
  ...storedOf(fields),
  ...rowStamp.shape,
})

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
  body: z.strictObject({ ...newOf(MILESTONE_FIELDS, fields), reason: reason.optional() }),
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
  body: patchOf(changeableOf(MILESTONE_FIELDS, fields)),
  reply: milestone,
  etag: 'row',
  ifMatch: true,
})
