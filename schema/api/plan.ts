import * as z from 'zod'
import { PHASES } from '../rules/phases.js'
import { CUT_OVER_STATES, PLAN_GROUPINGS } from '../rules/plan.js'
import { SIGNALS } from '../rules/progress.js'
import { STATUSES } from '../rules/status.js'
import { asOf, cursor, meta, page, queryInt, subproject, systemNumber } from './common.js'
import { endpoint } from './endpoint.js'
import { gateResult } from './errors.js'
import { systemFilters, systemSort } from './systemFilters.js'

const day = z.string().nullable()

/** The systems of one wave, replacement, area or subproject. */
const lane = z.object({
  /** What it is of; an empty one is of systems that have none. */
  key: z.string(),
  nb: z.string(),
  en: z.string(),
  /** The filter of the list of systems, and of `GET /plan/systems`, that finds its systems. */
  filter: z.object({
    wave: z.array(z.string()).optional(),
    destination: z.array(z.string()).optional(),
    serviceArea: z.array(z.string()).optional(),
  }),
  /** The days that it was given itself. */
  startsOn: day,
  endsOn: day,
  systems: z.int(),
  ready: z.int(),
  overdue: z.int(),
  blocked: z.int(),
  /** Decided, not ready, and without a planned date: the signal `no_date`. */
  undated: z.int(),
  /** The same systems by phase, all phases in their order: how many, and how many of those are overdue and blocked. */
  phases: z.array(z.object({ phase: z.enum(PHASES), systems: z.int(), overdue: z.int(), blocked: z.int() })),
  /** Cut-overs by date: on which they were, or are planned. */
  marks: z.array(z.object({ date: z.string(), state: z.enum(CUT_OVER_STATES), count: z.int() })),
})
export type Lane = z.output<typeof lane>

/** The contracts of which notice can be given until one day. */
const deadline = z.object({
  date: z.string(),
  contracts: z.int(),
  /** Kroner a year, of those of which it is known. */
  annualCost: z.int(),
  /** It has passed: they renew themselves. */
  missed: z.boolean(),
})
export type PlanDeadline = z.output<typeof deadline>

const grouping = z.enum(PLAN_GROUPINGS)

export const readPlan = endpoint({
  id: 'readPlan',
  method: 'GET',
  path: '/api/v1/plan',
  summary:
    'The plan in lanes: how far the systems of each wave, replacement, area or subproject have come, and their cut-overs by date',
  action: 'read',
  query: systemFilters.extend({ by: grouping.default('wave'), asOf }),
  reply: z.object({
    by: grouping,
    lanes: z.array(lane),
    /** Systems that the filters match; each is in one lane. */
    total: z.int(),
    deadlines: z.array(deadline),
    mergerDate: day,
    meta,
  }),
  etag: 'sequence',
})
export type Plan = z.output<typeof readPlan.reply>

const planned = z.object({
  number: systemNumber,
  name: z.string(),
  municipality: z.string(),
  subproject,
  wave: z.string().nullable(),
  status: z.enum(STATUSES),
  signals: z.array(z.enum(SIGNALS)),
  daysOverdue: z.int(),
  ready: z.boolean(),
  targetDate: day,
  begunOn: day,
  readyOn: day,
  readOnlyFrom: day,
  readOnlyUntil: day,
  /** The systems that must have come some way before this one can go on, and have not. */
  waitsFor: z.array(systemNumber),
  /** What stands in the way of one that is blocked. */
  obstacles: z.array(gateResult.pick({ code: true, nb: true, en: true })),
  version: z.int(),
})
export type Planned = z.output<typeof planned>

export const listPlanned = endpoint({
  id: 'listPlanned',
  method: 'GET',
  path: '/api/v1/plan/systems',
  summary: 'Systems with the dates that the plan draws of each, by planned date',
  action: 'read',
  query: systemFilters.extend({
    sort: systemSort.default(['targetDate', 'name']),
    asOf,
    limit: queryInt(1, 1000).default(200),
    cursor,
  }),
  reply: page(planned),
  etag: 'sequence',
})
