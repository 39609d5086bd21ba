import * as z from 'zod'
import { asOf } from './common.js'
import { endpoint } from './endpoint.js'
import { systemFilters, systemSort } from './systems.js'

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const exportSystems = endpoint({
  id: 'exportSystems',
  method: 'GET',
  path: '/api/v1/exports/systems.:format',
  summary: 'Every system that the filters of the list match, with every field, as CSV, XLSX or JSON',
  action: 'read',
  params: z.object({ format: z.enum(EXPORT_FORMATS) }),
  query: systemFilters.extend({
    sort: systemSort.default(['number']),
    /** Language of headings and labels. */
    lang: z.enum(['nb', 'en']).default('nb'),
    asOf,
  }),
  reply: z.unknown(),
  kind: 'file',
})
