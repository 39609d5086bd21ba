import * as z from 'zod'
import { COVERAGES } from '../rules/mappings.js'
import { ANSWERS, DISPOSITIONS } from '../rules/systems.js'
import { onlyAsOf, reason, systemNumber } from './common.js'
import { confirmed } from './consequences.js'
import { endpoint } from './endpoint.js'
import { system } from './systems.js'

const params = z.object({ number: systemNumber })
const text = z.string().nullable()

const earlierDecision = z.object({
  seq: z.int(),
  requestId: z.string(),
  at: z.string(),
  actorName: z.string(),
  reason: text,
  disposition: z.enum(DISPOSITIONS),
  dispositionReason: text,
  decisionReference: text,
  decisionDate: text,
  decisionRole: text,
  /** What the system was mapped to, and how. */
  mappings: z.array(
    z.object({
      /** Code of the replacement. */
      replacement: z.string(),
      coverage: z.enum(COVERAGES),
      scope: text,
      plannedCutOver: text,
    }),
  ),
  partsCoverAll: z.enum(ANSWERS),
  restReason: text,
  wave: text,
  targetDate: text,
  plannedReadOnly: text,
  plannedDecommission: text,
  rollbackPlan: text,
})

export const listEarlierDecisions = endpoint({
  id: 'listEarlierDecisions',
  method: 'GET',
  path: '/api/v1/systems/:number/decisions',
  summary: 'The decisions of a system that no longer stand, with the plans made on them, the newest first',
  action: 'read',
  params,
  query: onlyAsOf,
  reply: z.object({ items: z.array(earlierDecision) }),
  etag: 'sequence',
})

export const reverseDecision = endpoint({
  id: 'reverseDecision',
  method: 'POST',
  path: '/api/v1/systems/:number/decisions/reverse',
  summary: 'Reverse the decision of a system: it is assessed again, without plan and mappings',
  action: 'edit_mapping',
  params,
  body: z.strictObject({ reason, confirmed }),
  reply: system,
  etag: 'row',
  ifMatch: true,
})
