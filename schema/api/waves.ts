import * as z from 'zod'
import {
  all,
  code,
  date,
  line,
  onlyAsOf,
  optional,
  patchOf,
  prose,
  reason,
  rowStamp,
  storedOf,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = {
  nameNb: line(200),
  nameEn: line(200),
  startsOn: optional(date),
  endsOn: optional(date),
  goal: optional(prose()),
  source: optional(prose(1000)),
}

/** Labels of a wave's fields, in the order they are shown. */
export const WAVE_FIELD_WORDS = {
  nameNb: { nb: 'Navn (bokmål)', en: 'Name (Norwegian)' },
  nameEn: { nb: 'Navn (engelsk)', en: 'Name (English)' },
  startsOn: { nb: 'Begynner', en: 'Starts on' },
  endsOn: { nb: 'Slutter', en: 'Ends on' },
  goal: { nb: 'Mål', en: 'Goal' },
  source: { nb: 'Kilde', en: 'Source' },
} as const satisfies Record<keyof typeof fields, { nb: string; en: string }>

/** A part of the move that is planned together. */
export const wave = z.object({
  code: z.string(),
  ...storedOf(fields),
  /** Systems in it, and how many of them are ready. */
  systems: z.int(),
  ready: z.int(),
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
  body: z.strictObject({ code, ...fields, reason: reason.optional() }),
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
  body: patchOf(fields),
  reply: wave,
  etag: 'row',
  ifMatch: true,
})
