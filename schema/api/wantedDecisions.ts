import * as z from 'zod'
import {
  WANTED_DECISION_FIELDS,
  WANTED_DECISION_STATES,
  type WantedDecisionField,
} from '../rules/wantedDecisions.js'
import { about, belonging, ofWhat } from './belonging.js'
import {
  asOf,
  date,
  described,
  line,
  many,
  money,
  optional,
  page,
  paging,
  patchOf,
  prose,
  queryFlag,
  reason,
  rowStamp,
  storedOf,
  voidStamp,
  wantedDecisionId,
} from './common.js'
import { endpoint } from './endpoint.js'
import { restoreEndpoint, voidEndpoint } from './voiding.js'

const fields = described(WANTED_DECISION_FIELDS, {
  title: line(200),
  memo: optional(line(200)),
  question: optional(prose()),
  ...belonging,
  options: z.array(line(500)).max(20).default([]),
  recommendation: optional(prose()),
  consequenceOfNone: prose(),
  cost: optional(money),
  decider: optional(line(200)),
  decideBy: optional(date),
  state: z.enum(WANTED_DECISION_STATES).default('wanted'),
  decidedOn: optional(date),
  outcome: optional(prose()),
} satisfies Record<WantedDecisionField, z.ZodType>)

/** Something that somebody is asked to decide, and what comes of it when they do not. */
const wantedDecision = z.object({
  id: wantedDecisionId,
  ...storedOf(fields),
  about,
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type WantedDecision = z.output<typeof wantedDecision>

export const listWantedDecisions = endpoint({
  id: 'listWantedDecisions',
  method: 'GET',
  path: '/api/v1/wanted-decisions',
  summary:
    'List wanted decisions, the most urgent first: those still wanted, by the day until which they are',
  action: 'read',
  query: z.strictObject({
    asOf,
    ...ofWhat,
    state: many(z.enum(WANTED_DECISION_STATES)),
    voided: queryFlag,
    ...paging,
  }),
  reply: page(wantedDecision),
  etag: 'sequence',
})

export const createWantedDecision = endpoint({
  id: 'createWantedDecision',
  method: 'POST',
  path: '/api/v1/wanted-decisions',
  summary: 'Ask for a decision about a system, a subproject, or with neither the whole programme',
  action: 'edit_plan',
  body: z.strictObject({ ...fields, reason: reason.optional() }),
  reply: wantedDecision,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: wantedDecisionId })

export const readWantedDecision = endpoint({
  id: 'readWantedDecision',
  method: 'GET',
  path: '/api/v1/wanted-decisions/:id',
  summary: 'Read one wanted decision',
  action: 'read',
  params,
  reply: wantedDecision,
  etag: 'row',
})

export const patchWantedDecision = endpoint({
  id: 'patchWantedDecision',
  method: 'PATCH',
  path: '/api/v1/wanted-decisions/:id',
  summary: 'Change some fields of a wanted decision',
  action: 'edit_plan',
  params,
  body: patchOf(fields),
  reply: wantedDecision,
  etag: 'row',
  ifMatch: true,
})

export const voidWantedDecision = voidEndpoint({
  id: 'voidWantedDecision',
  path: '/api/v1/wanted-decisions/:id',
  what: 'a wanted decision',
  action: 'edit_plan',
  params,
  reply: wantedDecision,
})

export const restoreWantedDecision = restoreEndpoint({
  id: 'restoreWantedDecision',
  path: '/api/v1/wanted-decisions/:id',
  what: 'a wanted decision',
  action: 'edit_plan',
  params,
  reply: wantedDecision,
})
