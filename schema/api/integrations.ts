import * as z from 'zod'
import {
  INTEGRATION_DIRECTIONS,
  INTEGRATION_FIELDS,
  INTEGRATION_STATES,
  type IntegrationField,
} from '../rules/integrations.js'
import { STATUSES } from '../rules/status.js'
import {
  asOf,
  code,
  described,
  integrationId,
  line,
  many,
  numberFilter,
  optional,
  page,
  paging,
  patchOf,
  prose,
  queryFlag,
  reason,
  rowStamp,
  storedOf,
  systemNumber,
  textFilter,
  voidStamp,
} from './common.js'
import { endpoint } from './endpoint.js'
import { restoreEndpoint, voidEndpoint } from './voiding.js'

const fields = described(INTEGRATION_FIELDS, {
  fromSystem: systemNumber,
  toSystem: optional(systemNumber),
  toReplacement: optional(code),
  toParty: optional(line(200)),
  data: line(500),
  direction: z.enum(INTEGRATION_DIRECTIONS).default('one_way'),
  method: optional(line(200)),
  state: z.enum(INTEGRATION_STATES).default('open'),
  movedTo: optional(line(200)),
  note: optional(prose()),
} satisfies Record<IntegrationField, z.ZodType>)

const end = z.object({
  number: systemNumber,
  name: z.string(),
  status: z.enum(STATUSES),
  voided: z.boolean(),
})

/** An integration from a system to exactly one receiver, its systems named. */
const integration = z.object({
  id: integrationId,
  ...storedOf(fields),
  from: end,
  /** The receiving system; null when the receiver is none. */
  to: end.nullable(),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type Integration = z.output<typeof integration>

export const listIntegrations = endpoint({
  id: 'listIntegrations',
  method: 'GET',
  path: '/api/v1/integrations',
  summary: 'List integrations, by either end and state',
  action: 'read',
  query: z.strictObject({
    asOf,
    system: many(numberFilter),
    replacement: many(textFilter),
    state: many(z.enum(INTEGRATION_STATES)),
    voided: queryFlag,
    ...paging,
  }),
  reply: page(integration),
  etag: 'sequence',
})

export const createIntegration = endpoint({
  id: 'createIntegration',
  method: 'POST',
  path: '/api/v1/integrations',
  summary: 'Add an integration from a system to a system, a replacement or an outside party',
  action: 'edit_integration',
  body: z.strictObject({ ...fields, reason: reason.optional() }),
  reply: integration,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: integrationId })

export const readIntegration = endpoint({
  id: 'readIntegration',
  method: 'GET',
  path: '/api/v1/integrations/:id',
  summary: 'Read one integration',
  action: 'read',
  params,
  reply: integration,
  etag: 'row',
})

export const patchIntegration = endpoint({
  id: 'patchIntegration',
  method: 'PATCH',
  path: '/api/v1/integrations/:id',
  summary: 'Change some fields of an integration',
  action: 'edit_integration',
  params,
  body: patchOf(fields),
  reply: integration,
  etag: 'row',
  ifMatch: true,
})

export const voidIntegration = voidEndpoint({
  id: 'voidIntegration',
  path: '/api/v1/integrations/:id',
  what: 'an integration',
  action: 'edit_integration',
  params,
  reply: integration,
})

export const restoreIntegration = restoreEndpoint({
  id: 'restoreIntegration',
  path: '/api/v1/integrations/:id',
  what: 'an integration',
  action: 'edit_integration',
  params,
  reply: integration,
})
