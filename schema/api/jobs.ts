import * as z from 'zod'
import { JOB_KINDS, JOB_STATES } from '../rules/jobs.js'
import { many, moment, queryInt, words } from './common.js'
import { endpoint } from './endpoint.js'

/** Long work of somebody: what it is, and how far it has come. */
export const job = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  /** What it is of: the report that is made anew, by its number; null for what is of the whole register. */
  about: z.string().nullable(),
  state: z.enum(JOB_STATES),
  done: z.int(),
  /** 0 while nobody knows how much there is. */
  total: z.int(),
  /** What came of it, by its kind; null until it is done. */
  result: z.record(z.string(), z.unknown()).nullable(),
  /** Why nothing came of it. */
  problem: words.nullable(),
  askedAt: moment,
})
export type Job = z.output<typeof job>

const params = z.object({ id: z.uuid({ error: '2c1de3c4-0000-4000-8000-000000000000' }) })

export const readJob = endpoint({
  id: 'readJob',
  method: 'GET',
  path: '/api/v1/jobs/:id',
  summary: 'How far long work has come that one has asked for, and what came of it',
  action: 'read',
  params,
  reply: job,
})

export const listJobs = endpoint({
  id: 'listJobs',
  method: 'GET',
  path: '/api/v1/jobs',
  summary: 'Long work that one has asked for, newest first; how it ended is remembered for some weeks',
  action: 'read',
  query: z.strictObject({
    kind: many(z.enum(JOB_KINDS)),
    limit: queryInt(1, 100).default(20),
  }),
  reply: z.object({ items: z.array(job) }),
})

export const cancelJob = endpoint({
  id: 'cancelJob',
  method: 'POST',
  path: '/api/v1/jobs/:id/cancel',
  summary: 'Stop long work that one has asked for; what has ended stays as it is',
  action: 'make_report',
  params,
  reply: job,
})
