import * as z from 'zod'
import { HIGHEST_LEVEL, RISK_FIELDS, RISK_STATES, type RiskField } from '../rules/risks.js'
import { about, belonging, ofWhat } from './belonging.js'
import {
  asOf,
  date,
  described,
  line,
  many,
  optional,
  page,
  paging,
  patchOf,
  prose,
  queryFlag,
  reason,
  riskId,
  rowStamp,
  storedOf,
  voidStamp,
} from './common.js'
import { endpoint } from './endpoint.js'
import { restoreEndpoint, voidEndpoint } from './voiding.js'

const level = z.int().min(1).max(HIGHEST_LEVEL)

const fields = described(RISK_FIELDS, {
  title: line(200),
  description: optional(prose()),
  ...belonging,
  likelihood: level,
  consequence: level,
  owner: optional(line(200)),
  measure: optional(prose()),
  dueOn: optional(date),
  state: z.enum(RISK_STATES).default('open'),
  closedOn: optional(date),
  outcome: optional(prose()),
  note: optional(prose()),
} satisfies Record<RiskField, z.ZodType>)

/** Something that may go wrong in the move, and what is done about it. */
const risk = z.object({
  id: riskId,
  ...storedOf(fields),
  about,
  /** Likelihood times consequence. */
  score: z.int(),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type Risk = z.output<typeof risk>

export const listRisks = endpoint({
  id: 'listRisks',
  method: 'GET',
  path: '/api/v1/risks',
  summary:
    'List risks, the top ones first: of systems that are critical on the first day, then by score and due date',
  action: 'read',
  query: z.strictObject({
    asOf,
    ...ofWhat,
    state: many(z.enum(RISK_STATES)),
    voided: queryFlag,
    ...paging,
  }),
  reply: page(risk),
  etag: 'sequence',
})

export const createRisk = endpoint({
  id: 'createRisk',
  method: 'POST',
  path: '/api/v1/risks',
  summary: 'Add a risk of a system, of a subproject, or with neither of the whole programme',
  action: 'edit_plan',
  body: z.strictObject({ ...fields, reason: reason.optional() }),
  reply: risk,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: riskId })

export const readRisk = endpoint({
  id: 'readRisk',
  method: 'GET',
  path: '/api/v1/risks/:id',
  summary: 'Read one risk',
  action: 'read',
  params,
  reply: risk,
  etag: 'row',
})

export const patchRisk = endpoint({
  id: 'patchRisk',
  method: 'PATCH',
  path: '/api/v1/risks/:id',
  summary: 'Change some fields of a risk',
  action: 'edit_plan',
  params,
  body: patchOf(fields),
  reply: risk,
  etag: 'row',
  ifMatch: true,
})

export const voidRisk = voidEndpoint({
  id: 'voidRisk',
  path: '/api/v1/risks/:id',
  what: 'a risk',
  action: 'edit_plan',
  params,
  reply: risk,
})

export const restoreRisk = restoreEndpoint({
  id: 'restoreRisk',
  path: '/api/v1/risks/:id',
  what: 'a risk',
  action: 'edit_plan',
  params,
  reply: risk,
})
