import * as z from 'zod'
import { STATUSES } from '../rules/status.js'
import { reason, systemNumber } from './common.js'
import { endpoint } from './endpoint.js'
import { gateResult } from './errors.js'
import { system } from './systems.js'

const transition = z.object({
  to: z.enum(STATUSES),
  direction: z.enum(['forward', 'back']),
  allowed: z.boolean(),
  reasonRequired: z.boolean(),
  gates: z.array(gateResult),
})

const params = z.object({ number: systemNumber })

export const listTransitions = endpoint({
  id: 'listTransitions',
  method: 'GET',
  path: '/api/v1/systems/:number/transitions',
  summary:
    'Every next status of a system, with the gates that hold and the gates that fail, and those behind it that no longer hold',
  action: 'read',
  params,
  reply: z.object({
    number: systemNumber,
    status: z.enum(STATUSES),
    version: z.int(),
    transitions: z.array(transition),
    /** The gates behind the system that do not hold any more. */
    broken: z.array(gateResult),
  }),
  etag: 'row',
})

export const createTransition = endpoint({
  id: 'createTransition',
  method: 'POST',
  path: '/api/v1/systems/:number/transitions',
  summary: 'Move a system to a next status, or one step back with a reason',
  // Beyond planned the step itself asks for more, and says so.
  action: 'plan_system',
  params,
  body: z.strictObject({ to: z.enum(STATUSES), reason: reason.optional() }),
  reply: system,
  etag: 'row',
  ifMatch: true,
})
