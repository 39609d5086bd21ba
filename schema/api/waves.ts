import * as z from 'zod'
import { WAVE_FIELDS, type WaveField } from '../rules/waves.js'
import {
  all,
  changeableOf,
  code,
  date,
  described,
  line,
  newOf,
  onlyAsOf,
  optional,
  patchOf,
  prose,
  reason,
  rowStamp,
  storedOf,
  warning,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(WAVE_FIELDS, {
  code,
  nameNb: line(200),
  nameEn: line(200),
  startsOn: optional(date),
  endsOn: optional(date),
  goal: optional(prose()),
  source: optional(prose(1000)),
} satisfies Record<WaveField, z.ZodType>)

/** A part of the move that is planned together. */
const wave = z.object({
  ...storedOf(fields),
  /** Systems in it, and how many of them are ready. */
  systems: z.int(),
  ready: z.int(),
  warnings: z.array(warning),
  ...rowStamp.shape,
})
export type Wave = z.output<typeof wave>

export const listWaves = endpoint({
  id: 'listWaves',
  method: 'GET',
  path: '/api/v1/waves',
  summary: 'List the waves by start, with how many systems each has and how many are ready',
  action: 'read',
  query: onlyAsOf,
  reply: all(wave),
  etag: 'sequence',
})

export const createWave = endpoint({
  id: 'createWave',
  method: 'POST',
  path: '/api/v1/waves',
  summary: 'Add a wave',
  action: 'edit_plan',
  body: z.strictObject({ ...newOf(WAVE_FIELDS, fields), reason: reason.optional() }),
  reply: wave,
  status: 201,
  etag: 'row',
  idempotent: true,
})

export const patchWave = endpoint({
  id: 'patchWave',
  method: 'PATCH',
  path: '/api/v1/waves/:code',
  summary: 'Change a wave',
  action: 'edit_plan',
  params: z.object({ code }),
  body: patchOf(changeableOf(WAVE_FIELDS, fields)),
  reply: wave,
  etag: 'row',
  ifMatch: true,
})
