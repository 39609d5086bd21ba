import * as z from 'zod'
import { SERIES_BREAK_FIELDS, type SeriesBreakField } from '../rules/seriesBreaks.js'
import {
  asOf,
  changeableOf,
  code,
  date,
  described,
  line,
  many,
  optional,
  page,
  paging,
  patchOf,
  prose,
  queryFlag,
  reason,
  rowStamp,
  seriesBreakId,
  storedOf,
  textFilter,
  voidStamp,
} from './common.js'
import { endpoint } from './endpoint.js'
import { restoreEndpoint, voidEndpoint } from './voiding.js'

const fields = described(SERIES_BREAK_FIELDS, {
  replacement: code,
  body: code,
  seriesClosedOn: optional(date),
  newSeriesOpenedOn: optional(date),
  reference: optional(line(200)),
  note: optional(prose()),
} satisfies Record<SeriesBreakField, z.ZodType>)

/** How the archive of a body ends in a solution that it used before the merger. */
const seriesBreak = z.object({
  id: seriesBreakId,
  ...storedOf(fields),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type SeriesBreak = z.output<typeof seriesBreak>

export const listSeriesBreaks = endpoint({
  id: 'listSeriesBreaks',
  method: 'GET',
  path: '/api/v1/series-breaks',
  summary: 'List the breaks of archive series in replacements that bodies used before the merger',
  action: 'read',
  query: z.strictObject({ asOf, replacement: many(textFilter), voided: queryFlag, ...paging }),
  reply: page(seriesBreak),
  etag: 'sequence',
})

export const createSeriesBreak = endpoint({
  id: 'createSeriesBreak',
  method: 'POST',
  path: '/api/v1/series-breaks',
  summary: 'Record the break of a body’s archive series in a replacement; one for each body',
  action: 'edit_archive',
  body: z.strictObject({ ...fields, reason: reason.optional() }),
  reply: seriesBreak,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: seriesBreakId })

export const readSeriesBreak = endpoint({
  id: 'readSeriesBreak',
  method: 'GET',
  path: '/api/v1/series-breaks/:id',
  summary: 'Read one break of series',
  action: 'read',
  params,
  reply: seriesBreak,
  etag: 'row',
})

export const patchSeriesBreak = endpoint({
  id: 'patchSeriesBreak',
  method: 'PATCH',
  path: '/api/v1/series-breaks/:id',
  summary: 'Change some fields of a break of series',
  action: 'edit_archive',
  params,
  body: patchOf(changeableOf(SERIES_BREAK_FIELDS, fields)),
  reply: seriesBreak,
  etag: 'row',
  ifMatch: true,
})

export const voidSeriesBreak = voidEndpoint({
  id: 'voidSeriesBreak',
  path: '/api/v1/series-breaks/:id',
  what: 'a break of series',
  action: 'edit_archive',
  params,
  reply: seriesBreak,
})

export const restoreSeriesBreak = restoreEndpoint({
  id: 'restoreSeriesBreak',
  path: '/api/v1/series-breaks/:id',
  what: 'a break of series',
  action: 'edit_archive',
  params,
  reply: seriesBreak,
})
