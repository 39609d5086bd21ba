import * as z from 'zod'
import { PREREQUISITE_FIELDS, type PrerequisiteField } from '../rules/prerequisites.js'
import { STATUSES } from '../rules/status.js'
import {
  asOf,
  described,
  many,
  numberFilter,
  optional,
  page,
  paging,
  patchOf,
  prerequisiteId,
  prose,
  queryFlag,
  reason,
  rowStamp,
  storedOf,
  subproject,
  systemNumber,
  textFilter,
  voidStamp,
} from './common.js'
import { endpoint } from './endpoint.js'
import { restoreEndpoint, voidEndpoint } from './voiding.js'

const fields = described(PREREQUISITE_FIELDS, {
  system: systemNumber,
  requires: systemNumber,
  status: z.enum(STATUSES).default('cut_over'),
  note: optional(prose()),
} satisfies Record<PrerequisiteField, z.ZodType>)

const end = z.object({
  number: systemNumber,
  name: z.string(),
  status: z.enum(STATUSES),
  voided: z.boolean(),
  subproject,
})

/** A system waits for another, both named. */
const prerequisite = z.object({
  id: prerequisiteId,
  ...storedOf(fields),
  waiting: end,
  required: end,
  /** True when the other system has come far enough. */
  met: z.boolean(),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type Prerequisite = z.output<typeof prerequisite>

export const listPrerequisites = endpoint({
  id: 'listPrerequisites',
  method: 'GET',
  path: '/api/v1/prerequisites',
  summary: 'List prerequisites: which system waits for which',
  action: 'read',
  query: z.strictObject({
    asOf,
    system: many(numberFilter),
    requires: many(numberFilter),
    /** Those of systems that go to one of these. */
    replacement: many(textFilter),
    voided: queryFlag,
    ...paging,
  }),
  reply: page(prerequisite),
  etag: 'sequence',
})

export const createPrerequisite = endpoint({
  id: 'createPrerequisite',
  method: 'POST',
  path: '/api/v1/prerequisites',
  summary: 'Say that a system waits for another; itself and circles are refused',
  action: 'edit_plan',
  body: z.strictObject({ ...fields, reason: reason.optional() }),
  reply: prerequisite,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: prerequisiteId })

export const readPrerequisite = endpoint({
  id: 'readPrerequisite',
  method: 'GET',
  path: '/api/v1/prerequisites/:id',
  summary: 'Read one prerequisite',
  action: 'read',
  params,
  reply: prerequisite,
  etag: 'row',
})

export const patchPrerequisite = endpoint({
  id: 'patchPrerequisite',
  method: 'PATCH',
  path: '/api/v1/prerequisites/:id',
  summary: 'Change some fields of a prerequisite',
  action: 'edit_plan',
  params,
  body: patchOf(fields),
  reply: prerequisite,
  etag: 'row',
  ifMatch: true,
})

export const voidPrerequisite = voidEndpoint({
  id: 'voidPrerequisite',
  path: '/api/v1/prerequisites/:id',
  what: 'a prerequisite',
  action: 'edit_plan',
  params,
  reply: prerequisite,
})

export const restorePrerequisite = restoreEndpoint({
  id: 'restorePrerequisite',
  path: '/api/v1/prerequisites/:id',
  what: 'a prerequisite',
  action: 'edit_plan',
  params,
  reply: prerequisite,
})
