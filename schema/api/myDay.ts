import * as z from 'zod'
import { CHECK_CODES } from '../rules/checkCodes.js'
import { SEVERITIES } from '../rules/checkFacts.js'
import { LOWERABLE_FIELDS } from '../rules/lowerings.js'
import { DAY_SECTIONS } from '../rules/myDay.js'
import { SIGNALS } from '../rules/progress.js'
import { STATUSES } from '../rules/status.js'
import { day, meta, onlyAsOf, riskId, subproject, systemNumber, wantedDecisionId, words } from './common.js'
import { endpoint } from './endpoint.js'
import { gateResult } from './errors.js'
import { deadline } from './progress.js'

const named = z.object({ number: systemNumber, name: z.string() })

/** What every row has. */
const waited = {
  /** The day on which it should be, or should have been, done; null: there is none. */
  due: day.nullable(),
  dayOneCritical: z.boolean(),
}

/** One of one's own systems that is late or due. */
const system = z.object({
  kind: z.literal('system'),
  ...named.shape,
  ...waited,
  municipality: z.string(),
  subproject,
  status: z.enum(STATUSES),
  targetDate: day.nullable(),
  daysOverdue: z.int(),
  signals: z.array(z.enum(SIGNALS)),
  /** Its next step, and what fails there; `mine`: whoever asks may mend it. Null where no step is left. */
  step: z
    .object({
      to: z.enum(STATUSES),
      allowed: z.boolean(),
      failing: z.array(gateResult.extend({ mine: z.boolean() })),
    })
    .nullable(),
})

/** A contract of which notice can be given until a day that is near. */
const contract = z.object({ kind: z.literal('deadline'), ...waited, ...deadline.shape })

/** What one check finds of systems that one follows up. */
const finding = z.object({
  kind: z.literal('finding'),
  ...waited,
  check: z.enum(CHECK_CODES),
  severity: z.enum(SEVERITIES),
  ...words.shape,
  count: z.int(),
  systems: z.array(named),
})

/** A system of which something was lowered, which waits for agreement. */
const lowering = z.object({
  kind: z.literal('lowering'),
  ...named.shape,
  ...waited,
  municipality: z.string(),
  field: z.enum(LOWERABLE_FIELDS),
})

const about = named.nullable()
const decision = z.object({
  kind: z.literal('decision'),
  ...waited,
  id: wantedDecisionId,
  title: z.string(),
  about,
})
const risk = z.object({
  kind: z.literal('risk'),
  ...waited,
  id: riskId,
  title: z.string(),
  score: z.int(),
  about,
})

const item = z.union([system, contract, finding, lowering, decision, risk])
export type DayItem = z.output<typeof item>

/** One of one's own systems that stands still until others have done something. */
const waitingFor = z.object({
  ...named.shape,
  ...waited,
  municipality: z.string(),
  daysOverdue: z.int(),
  /** What is asked of others, and the roles that can be asked; no roles: an administrator. */
  asks: z.array(z.object({ ...words.shape, who: z.array(words) })),
  /** The systems that must come first, and who is responsible for each. */
  requires: z.array(named.extend({ responsible: z.string().nullable() })),
})
export type WaitingFor = z.output<typeof waitingFor>

export const readMyDay = endpoint({
  id: 'readMyDay',
  method: 'GET',
  path: '/api/v1/my-day',
  summary:
    'What waits for whoever asks, by how much it presses, and for whom they wait: their systems, findings, decisions and risks, and by role notice deadlines and what waits for agreement',
  action: 'read',
  query: onlyAsOf,
  reply: z.object({
    /** All that waits, and how much of it cannot wait until tomorrow. */
    total: z.int(),
    urgent: z.int(),
    /** Those in which there is something, in order: how much, and the first of it. */
    sections: z.array(z.object({ section: z.enum(DAY_SECTIONS), total: z.int(), items: z.array(item) })),
    waitingFor: z.object({ total: z.int(), items: z.array(waitingFor) }),
    /** The first of one's own systems that is due after all that waits; null: none is. */
    next: named.extend({ due: day }).nullable(),
    /** How many systems one is responsible for. */
    systems: z.int(),
    meta,
  }),
  own: true,
})
export type MyDay = z.output<typeof readMyDay.reply>
