import * as z from 'zod'
import { CONTRACT_SECTIONS } from '../rules/contractSections.js'
import { PHASES } from '../rules/phases.js'
import { SIGNALS } from '../rules/progress.js'
import { STATUSES } from '../rules/status.js'
import { contractId, day, meta, onlyAsOf, systemNumber } from './common.js'
import { endpoint } from './endpoint.js'
import { gateResult } from './errors.js'

/** Counts of systems: by status, by the five phases, and those decided carried on that only await formalities. */
const counts = {
  byStatus: z.record(z.enum(STATUSES), z.int()),
  byPhase: z.record(z.enum(PHASES), z.int()),
  formalities: z.int(),
}

/** How the systems of one value (a replacement, a municipality, an area) stand. */
const group = z.object({
  value: z.string(),
  nb: z.string(),
  en: z.string(),
  total: z.int(),
  ready: z.int(),
  overdue: z.int(),
  ...counts,
})
export type ProgressGroup = z.output<typeof group>

/** A system that somebody must act on. */
const attention = z.object({
  number: z.string(),
  name: z.string(),
  municipality: z.string(),
  dayOneCritical: z.boolean(),
  signal: z.enum(['blocked', 'overdue']),
  targetDate: z.string().nullable(),
  daysOverdue: z.int(),
  obstacles: z.array(gateResult),
})

/** A notice deadline that is near, of a contract with which something is to be done. */
export const deadline = z.object({
  id: contractId,
  supplier: z.string(),
  number: z.string().nullable(),
  noticeDeadline: day,
  section: z.enum(CONTRACT_SECTIONS),
  /** What its next renewal costs; null where nobody knows what it costs a year. */
  renewalCost: z.int().nullable(),
  /** The first of the systems that it covers, a few, and how many there are. */
  covers: z.array(z.object({ number: systemNumber, name: z.string(), dayOneCritical: z.boolean() })),
  systems: z.int(),
})

/** A system that something happened to, as it is named. */
const named = z.object({ seq: z.int(), number: systemNumber, name: z.string() })

export const readProgress = endpoint({
  id: 'readProgress',
  method: 'GET',
  path: '/api/v1/progress',
  summary:
    'Where all systems stand: counts by status, destination, municipality and area; progress over time',
  action: 'read',
  query: onlyAsOf,
  reply: z.object({
    total: z.int(),
    ready: z.int(),
    /** How many the plan says are ready today, and at the merger. */
    plannedToday: z.int(),
    plannedAtMerger: z.int().nullable(),
    /** How many the plan says are ready today and are not, and how many are ready that it says will be later. */
    behind: z.int(),
    ahead: z.int(),
    /** How many will be ready at the merger at the present pace, and that pace. */
    forecastAtMerger: z.int().nullable(),
    pacePerWeek: z.number(),
    mergerDate: day.nullable(),
    daysToMerger: z.int().nullable(),
    ...counts,
    signals: z.record(z.enum(SIGNALS), z.int()),
    /** Sums to `total`: every system is counted at one destination. */
    destinations: z.array(
      group.extend({
        state: z.string().nullable(),
        goLive: z.string().nullable(),
        kind: z.string().nullable(),
      }),
    ),
    municipalities: z.array(group),
    serviceAreas: z.array(group),
    /** One point a week: ready by then (null in the future), planned to be ready by then. */
    timeline: z.array(z.object({ date: day, actual: z.int().nullable(), planned: z.int() })),
    attention: z.object({ total: z.int(), items: z.array(attention) }),
    /** Notice deadlines within sixty days: how many, and of those with which something is to be done how many and the nearest. */
    deadlines: z.object({ soon: z.int(), total: z.int(), items: z.array(deadline) }),
    /** What happened in the last seven days, `since` the first of them; the newest first. */
    recent: z.object({
      since: day,
      /** Systems whose planned date was later at the end of the days than at their beginning, and by how many days on an average. */
      postponed: z.object({
        count: z.int(),
        averageDays: z.int(),
        newest: z.array(named.extend({ from: day, to: day })),
      }),
      /** Steps back: to a status before the one that was left. */
      back: z.object({
        count: z.int(),
        newest: z.array(named.extend({ from: z.enum(STATUSES), to: z.enum(STATUSES) })),
      }),
      /** Steps forward, by the status that was entered. */
      byStatus: z.array(
        z.object({
          /** Null: taken out of the register. */
          to: z.enum(STATUSES).nullable(),
          count: z.int(),
          /** The newest of them, a few. */
          newest: z.array(
            z.object({
              seq: z.int(),
              at: z.string(),
              actorName: z.string(),
              number: z.string(),
              name: z.string(),
              from: z.enum(STATUSES),
            }),
          ),
        }),
      ),
    }),
    meta,
  }),
  etag: 'sequence',
})
export type Progress = z.output<typeof readProgress.reply>

/** How many systems, and the first of them by what presses most. */
const some = z.object({
  count: z.int(),
  first: z.array(z.object({ number: systemNumber, name: z.string(), municipality: z.string() })),
})

export const readBlockedChange = endpoint({
  id: 'readBlockedChange',
  method: 'GET',
  path: '/api/v1/progress/blocked',
  summary:
    'Which systems came to be blocked in the last seven days and are, and which were and are not any more',
  action: 'read',
  query: onlyAsOf,
  reply: z.object({
    /** The day at whose end it was looked at how they stood; null where the register is younger, and nothing is told. */
    since: day.nullable(),
    blocked: some,
    freed: some,
    meta,
  }),
  etag: 'sequence',
})
export type BlockedChange = z.output<typeof readBlockedChange.reply>
