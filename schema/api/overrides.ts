import * as z from 'zod'
import { OVERRIDE_FIELDS, type OverrideField } from '../rules/overrides.js'
import {
  asOf,
  code,
  described,
  line,
  many,
  numberFilter,
  overrideId,
  page,
  paging,
  prose,
  queryFlag,
  rowStamp,
  storedOf,
  systemNumber,
  textFilter,
  voidStamp,
} from './common.js'
import { endpoint } from './endpoint.js'
import { voidEndpoint } from './voiding.js'

const fields = described(OVERRIDE_FIELDS, {
  system: systemNumber,
  gate: code,
  reason: line(500),
  evidence: prose(1000),
} satisfies Record<OverrideField, z.ZodType>)

/** A gate that counts as held for one system although it fails: who said so, why and on what evidence. */
const override = z.object({
  id: overrideId,
  ...storedOf(fields),
  systemName: z.string(),
  byId: z.string(),
  byName: z.string(),
  /** What the gate asks for. */
  nb: z.string(),
  en: z.string(),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type Override = z.output<typeof override>

export const listOverrides = endpoint({
  id: 'listOverrides',
  method: 'GET',
  path: '/api/v1/overrides',
  summary: 'The list of exceptions: every gate that was overridden',
  action: 'read',
  query: z.strictObject({
    system: many(numberFilter),
    gate: many(textFilter),
    voided: queryFlag,
    asOf,
    ...paging,
  }),
  reply: page(override),
  etag: 'sequence',
})

export const createOverride = endpoint({
  id: 'createOverride',
  method: 'POST',
  path: '/api/v1/overrides',
  summary: 'Override a gate of a system with reason and evidence; some gates never can be',
  action: 'override_gate',
  body: z.strictObject(fields),
  reply: override,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: overrideId })

export const readOverride = endpoint({
  id: 'readOverride',
  method: 'GET',
  path: '/api/v1/overrides/:id',
  summary: 'Read one override',
  action: 'read',
  params,
  reply: override,
  etag: 'row',
})

export const voidOverride = voidEndpoint({
  id: 'voidOverride',
  path: '/api/v1/overrides/:id',
  what: 'an override',
  action: 'override_gate',
  params,
  reply: override,
})
