import * as z from 'zod'
import { INTEGRATION_DIRECTIONS, INTEGRATION_STATES } from '../rules/integrations.js'
import { STATUSES } from '../rules/status.js'
import { asOf, integrationId, many, meta, numberFilter, systemNumber } from './common.js'
import { endpoint } from './endpoint.js'
import { gateResult } from './errors.js'
import { systemFilters } from './systemFilters.js'

/** What stands at an end of a data flow: a system, a replacement, or a party outside. */
const node = z.object({
  /** Of a system its number, of a replacement `replacement/CODE`, of a party `party/NAME`. */
  key: z.string(),
  kind: z.enum(['system', 'replacement', 'party']),
  nb: z.string(),
  en: z.string(),
  /** True for a system that the filters match; the others are what those exchange data with. */
  own: z.boolean(),
  /** Of a system; null for what is none. */
  municipality: z.string().nullable(),
  status: z.enum(STATUSES).nullable(),
  daysOverdue: z.int(),
  /** Of a replacement: since when it is used, or from when it will be. */
  goLive: z.string().nullable(),
})
export type LandscapeNode = z.output<typeof node>

const flow = z.object({
  id: integrationId,
  /** The keys of its ends. */
  from: z.string(),
  to: z.string(),
  data: z.string(),
  direction: z.enum(INTEGRATION_DIRECTIONS),
  state: z.enum(INTEGRATION_STATES),
  movedTo: z.string().nullable(),
})
export type Flow = z.output<typeof flow>

/** At most so many data flows are told at once; of more, only how many they are. */
export const MOST_FLOWS = 400

export const readLandscape = endpoint({
  id: 'readLandscape',
  method: 'GET',
  path: '/api/v1/landscape',
  summary:
    'The data flows of systems: what they exchange with each other, with replacements and with parties outside',
  action: 'read',
  query: systemFilters.extend({
    /** Only the flows of these systems, and what is at their other ends. */
    of: many(numberFilter),
    flow: many(z.enum(INTEGRATION_STATES)),
    asOf,
  }),
  reply: z.object({
    /** How many flows the systems have, by what has become of them, whatever `flow` asks for. */
    states: z.record(z.enum(INTEGRATION_STATES), z.int()),
    /** How many flows the systems of each service area have, and how many of those are open; an empty code is of none. */
    areas: z.array(
      z.object({ code: z.string(), nb: z.string(), en: z.string(), flows: z.int(), open: z.int() }),
    ),
    /** Systems that the filters match, and how many of them have flows. */
    systems: z.int(),
    connected: z.int(),
    /** How many flows there are of what is asked for; they are told up to MOST_FLOWS of them. */
    total: z.int(),
    nodes: z.array(node),
    flows: z.array(flow),
    /** What the systems among the nodes are replaced by, with how much of each is covered. */
    replaced: z.array(
      z.object({ from: systemNumber, to: z.string(), coverage: z.enum(['full', 'partial']) }),
    ),
    meta,
  }),
  etag: 'sequence',
})
export type Landscape = z.output<typeof readLandscape.reply>

const named = z.object({ number: systemNumber, name: z.string() })

export const readShutdown = endpoint({
  id: 'readShutdown',
  method: 'GET',
  path: '/api/v1/systems/:number/shutdown',
  summary:
    'What happens if a system is switched off: which data flows stop, what must be done first, and what is arranged',
  action: 'read',
  params: z.object({ number: systemNumber }),
  reply: z.object({
    number: systemNumber,
    name: z.string(),
    status: z.enum(STATUSES),
    /** Open flows, from or to it, with what is at the other end. */
    stops: z.array(flow.extend({ other: node })),
    /** How many flows are moved, removed or not needed. */
    settled: z.int(),
    /** Systems that wait for it, or that go to what carries it on. */
    waiting: z.array(named),
    /** The gates between it and its shutdown, those of its flows left out. */
    gates: z.array(gateResult),
    /** Running contracts that cover it, with kroner a year where that is known, and the last day where there is one. */
    contracts: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        annualCost: z.int().nullable(),
        lastDay: z.string().nullable(),
        /** Other systems that it covers too: it does not fall away with this one. */
        others: z.int(),
      }),
    ),
    meta,
  }),
})
export type Shutdown = z.output<typeof readShutdown.reply>
