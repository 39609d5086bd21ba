import * as z from 'zod'
import { asOf, meta } from './common.js'
import { endpoint } from './endpoint.js'
import { MEDIA_TYPES } from './mediaTypes.js'
import { systemFilters, systemSort } from './systemFilters.js'
import { system, systemRow, systemStored } from './systems.js'

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What each format is sent as. */
export const EXPORT_TYPES = {
  csv: MEDIA_TYPES.csv,
  xlsx: MEDIA_TYPES.xlsx,
  json: MEDIA_TYPES.json,
} as const satisfies Record<ExportFormat, string>

/** A system as it is in the JSON: as the API shows it, with its links and signals beside. */
const exportedSystem = systemStored.extend({
  replacements: systemRow.shape.replacements,
  signals: system.shape.signals,
  daysOverdue: z.int(),
})

export const exportSystems = endpoint({
  id: 'exportSystems',
  method: 'GET',
  path: '/api/v1/exports/systems.:format',
  summary: 'Every system that the filters of the list match, with every field, as CSV, XLSX or JSON',
  action: 'read',
  watched: 'export',
  params: z.object({ format: z.enum(EXPORT_FORMATS) }),
  query: systemFilters.extend({
    sort: systemSort.default(['number']),
    /** Language of headings and labels. */
    lang: z.enum(['nb', 'en']).default('nb'),
    asOf,
  }),
  reply: z.object({ meta, items: z.array(exportedSystem) }),
  kind: 'file',
  types: Object.values(EXPORT_TYPES),
})
