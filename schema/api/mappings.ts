import * as z from 'zod'
import { COVERAGES, MAPPING_FIELDS, type MappingField } from '../rules/mappings.js'
import { REPLACEMENT_KINDS, REPLACEMENT_STATES } from '../rules/replacements.js'
import { STATUSES } from '../rules/status.js'
import { SYSTEM_FIELDS } from '../rules/systemFields.js'
import { ANSWERS } from '../rules/systems.js'
import {
  asOf,
  changeableOf,
  code,
  count,
  cursor,
  date,
  described,
  line,
  many,
  mappingId,
  moveSameDay,
  newOf,
  numberFilter,
  optional,
  page,
  patchOf,
  prose,
  queryFlag,
  queryInt,
  reason,
  rowStamp,
  storedOf,
  systemNumber,
  textFilter,
  voidStamp,
} from './common.js'
import { confirmed } from './consequences.js'
import { endpoint } from './endpoint.js'
import { restoreEndpoint } from './voiding.js'

/** A replacement as it is named beside a link to it. */
export const mappingReplacement = z.object({
  code: z.string(),
  nameNb: z.string(),
  nameEn: z.string(),
  kind: z.enum(REPLACEMENT_KINDS),
  state: z.enum(REPLACEMENT_STATES),
  continuesSystem: z.string().nullable(),
})

const fields = described(MAPPING_FIELDS, {
  system: systemNumber,
  replacement: code,
  coverage: z.enum(COVERAGES).default('full'),
  scope: optional(line(500)),
  plannedCutOver: optional(date),
  actualCutOver: optional(date),
  conversionNeeded: z.enum(ANSWERS).default('unknown'),
  countIn: optional(count),
  countOut: optional(count),
  deviation: optional(prose(1000)),
  deviationAcceptedBy: optional(line(200)),
  deviationReference: optional(line(200)),
  acceptedBy: optional(line(200)),
  acceptedOn: optional(date),
  evidence: optional(prose(1000)),
} satisfies Record<MappingField, z.ZodType>)

/** Whether the mappings of a system cover all of it, and what becomes of the rest: fields of the system. */
export const COVERED = {
  partsCoverAll: z.enum(ANSWERS).default('unknown'),
  restReason: optional(prose()),
}
/** The same, said of the system in the request that changes its mappings. */
const covered = described(SYSTEM_FIELDS, COVERED)

// Its ends are named beside it.
const { system: _system, replacement: _replacement, ...own } = fields

const { coverage, scope, plannedCutOver, conversionNeeded } = own
/** What is said of the mappings of many systems to one replacement: the rest is known of each once its move has begun. */
export const mappingPart = patchOf({ coverage, scope, plannedCutOver, conversionNeeded })
  .omit({ reason: true })
  .extend({ replacement: fields.replacement })

/** A link from a system to what replaces it, both ends named. */
export const mapping = z.object({
  id: mappingId,
  ...storedOf(own),
  ...voidStamp.shape,
  ...rowStamp.shape,
  system: z.object({
    number: systemNumber,
    name: z.string(),
    municipality: z.string(),
    status: z.enum(STATUSES),
    targetDate: z.string().nullable(),
  }),
  replacement: mappingReplacement,
})
export type Mapping = z.output<typeof mapping>

export const listMappings = endpoint({
  id: 'listMappings',
  method: 'GET',
  path: '/api/v1/mappings',
  summary: 'List mappings by system or replacement; voided ones only when asked for',
  action: 'read',
  query: z.strictObject({
    system: many(numberFilter),
    replacement: many(textFilter),
    voided: queryFlag,
    asOf,
    limit: queryInt(1, 1000).default(200),
    cursor,
  }),
  reply: page(mapping),
  etag: 'sequence',
})

export const createMapping = endpoint({
  id: 'createMapping',
  method: 'POST',
  path: '/api/v1/mappings',
  summary:
    'Map a system to a replacement; a second mapping splits it, and both become partial. What is said of the coverage is written to the system',
  action: 'edit_mapping',
  body: z.strictObject({ ...newOf(MAPPING_FIELDS, fields), ...patchOf(covered).shape }),
  reply: mapping,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: mappingId })

export const readMapping = endpoint({
  id: 'readMapping',
  method: 'GET',
  path: '/api/v1/mappings/:id',
  summary: 'Read one mapping',
  action: 'read',
  params,
  reply: mapping,
  etag: 'row',
})

const patch = patchOf({ ...changeableOf(MAPPING_FIELDS, fields), ...covered }).extend({
  /** Asked for when the replacement changes. */
  confirmed,
  moveSameDay,
})

export const patchMapping = endpoint({
  id: 'patchMapping',
  method: 'PATCH',
  path: '/api/v1/mappings/:id',
  summary:
    'Change some fields of a mapping, its replacement included. What is said of the coverage is written to the system',
  // Which of its fields a role may write is looked at one by one.
  action: 'accept_mapping',
  params,
  body: patch,
  reply: mapping,
  etag: 'row',
  ifMatch: true,
})

export const voidMapping = endpoint({
  id: 'voidMapping',
  method: 'POST',
  path: '/api/v1/mappings/:id/void',
  summary:
    'Remove a mapping with a reason; it stays in the log. The one that is left becomes full when it is said to cover all',
  action: 'edit_mapping',
  params,
  body: z.strictObject({ ...patchOf(covered).shape, reason, confirmed }),
  reply: mapping,
  etag: 'row',
  ifMatch: true,
})

export const restoreMapping = restoreEndpoint({
  id: 'restoreMapping',
  path: '/api/v1/mappings/:id',
  what: 'a mapping',
  action: 'edit_mapping',
  params,
  reply: mapping,
})
