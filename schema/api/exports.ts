import * as z from 'zod'
import type { Action } from '../rules/access.js'
import { CHECK_CODES } from '../rules/checkCodes.js'
import { SEVERITIES } from '../rules/checkFacts.js'
import { EXPORT_FORMATS, type ExportedList, exportPath, MODEL_PATH } from '../rules/exports.js'
import { archiveStored } from './archives.js'
import { listChanges } from './changes.js'
import { foundSystem } from './checks.js'
import { listCodes } from './codes.js'
import { asOf, day, many, moment, words } from './common.js'
import { listContracts } from './contracts.js'
import { type Endpoint, endpoint } from './endpoint.js'
import { listFollowUps } from './followUps.js'
import { listIntegrations } from './integrations.js'
import { listMappings } from './mappings.js'
import { MEDIA_TYPES } from './mediaTypes.js'
import { listMilestones } from './milestones.js'
import { listMunicipalities } from './municipalities.js'
import { listOverrides } from './overrides.js'
import { listPrerequisites } from './prerequisites.js'
import { privacyStored } from './privacy.js'
import { listReplacementProgress } from './replacements.js'
import { listRisks } from './risks.js'
import { listSecurityEvents } from './securityEvents.js'
import { listSeriesBreaks } from './seriesBreaks.js'
import { listServiceAreas } from './serviceAreas.js'
import { systemFilters, systemSort } from './systemFilters.js'
import { system, systemRow, systemStored } from './systems.js'
import { listWantedDecisions } from './wantedDecisions.js'
import { listWaves } from './waves.js'

/** What each format is sent as; CSV with a file beside it that says what it is, as a ZIP. */
export const EXPORT_TYPES = {
  csv: MEDIA_TYPES.csv,
  xlsx: MEDIA_TYPES.xlsx,
  json: MEDIA_TYPES.json,
  ndjson: MEDIA_TYPES.ndjson,
  zip: MEDIA_TYPES.zip,
} as const

/** Language of headings and labels. */
const lang = z.enum(['nb', 'en']).default('nb')
/** CSV: `semicolon`, with a byte order mark, as spreadsheets here expect, or `comma` without one (RFC 4180). */
const delimiter = z.enum(['semicolon', 'comma']).optional()

const how = {
  lang,
  /** The columns, in this order, by their names in JSON: `number,name,status`. Left out: all. */
  columns: z
    .string()
    .max(4000)
    .transform((text) => text.split(',').map((name) => name.trim()))
    .optional(),
  delimiter,
  /** CSV: where it says what it is: in lines before the headings (`block`), or in a file beside it, both in a ZIP (`file`). */
  about: z.enum(['block', 'file']).optional(),
}

/** What a file says of itself. */
const about = z.object({
  programme: z.string(),
  synthetic: z.boolean(),
  list: words,
  asOf: day.nullable(),
  sequence: z.int(),
  hash: z.string(),
  choices: z.object({
    filters: z.string().nullable(),
    order: z.string().nullable(),
    columns: z.string().nullable(),
  }),
  at: moment,
  by: z.string(),
})

/** How much was written: rows, and what the columns of numbers sum up to. */
const control = z.object({
  rows: z.int(),
  sums: z.array(z.object({ column: z.string(), header: z.string(), sum: z.number() })),
})

const params = z.object({ format: z.enum(EXPORT_FORMATS) })

/** The filters of a list, which its export takes too: all of it, no page. */
function filtersOf<S extends z.ZodRawShape>({ query: { shape } }: { query: z.ZodObject<S> }) {
  const { limit: _, cursor: __, asOf: ___, ...filters } = shape as unknown as Record<string, z.ZodType>
  return filters as unknown as Omit<S, 'limit' | 'cursor' | 'asOf'>
}

interface Definition<F extends z.ZodRawShape, I extends z.ZodType> {
  id: string
  list: ExportedList
  /** What each of its rows is, in the summary. */
  each: string
  filters: F
  item: I
  action?: Action
  wholeFor?: Action
}

/** The export of a list: whole, or as it is filtered. */
function exportOf<F extends z.ZodRawShape, I extends z.ZodType>({
  id,
  list,
  each,
  filters,
  item,
  action = 'read',
  wholeFor,
}: Definition<F, I>) {
  return endpoint({
    id,
    method: 'GET',
    path: exportPath(list, ':format'),
    summary: `Every ${each} that the filters match, as CSV, XLSX, JSON or lines of JSON, with what the file is and how much is in it`,
    action,
    watched: 'export',
    params,
    // Who came in is of the present alone.
    query: z.strictObject({
      ...filters,
      ...how,
      ...((action === 'read' && { asOf }) as { asOf: typeof asOf }),
    }),
    reply: z.object({ about, items: z.array(item), control }),
    kind: 'file',
    types: Object.values(EXPORT_TYPES),
    ...(wholeFor && { wholeFor }),
  })
}

/** A system as it is in the JSON: as the API shows it, with its links and signals beside. */
const exportedSystem = systemStored.extend({
  replacements: systemRow.shape.replacements,
  signals: system.shape.signals,
  daysOverdue: z.int(),
})

export const exportSystems = exportOf({
  id: 'exportSystems',
  list: 'systems',
  each: 'system',
  filters: { ...systemFilters.shape, sort: systemSort.default(['number']) },
  item: exportedSystem,
})

/** The system that a track is of. */
const ofSystem = { name: z.string(), municipality: z.string() }

export const exportArchives = exportOf({
  id: 'exportArchives',
  list: 'archives',
  each: 'archive track of the systems',
  filters: { ...systemFilters.shape, sort: systemSort.default(['number']) },
  item: archiveStored.extend(ofSystem),
})

export const exportPrivacy = exportOf({
  id: 'exportPrivacy',
  list: 'privacy',
  each: 'privacy track of the systems',
  filters: { ...systemFilters.shape, sort: systemSort.default(['number']) },
  item: privacyStored.extend(ofSystem),
})

export const exportMappings = exportOf({
  id: 'exportMappings',
  list: 'mappings',
  each: 'mapping',
  filters: filtersOf(listMappings),
  item: listMappings.reply.shape.items.element,
})

export const exportReplacements = exportOf({
  id: 'exportReplacements',
  list: 'replacements',
  each: 'replacement',
  filters: {
    ...filtersOf(listReplacementProgress),
    sort: listReplacementProgress.query.shape.sort.removeDefault().default('name'),
  },
  item: listReplacementProgress.reply.shape.items.element,
})

export const exportContracts = exportOf({
  id: 'exportContracts',
  list: 'contracts',
  each: 'contract',
  filters: filtersOf(listContracts),
  item: listContracts.reply.shape.items.element,
})

export const exportIntegrations = exportOf({
  id: 'exportIntegrations',
  list: 'integrations',
  each: 'integration',
  filters: filtersOf(listIntegrations),
  item: listIntegrations.reply.shape.items.element,
})

export const exportPrerequisites = exportOf({
  id: 'exportPrerequisites',
  list: 'prerequisites',
  each: 'prerequisite',
  filters: filtersOf(listPrerequisites),
  item: listPrerequisites.reply.shape.items.element,
})

export const exportSeriesBreaks = exportOf({
  id: 'exportSeriesBreaks',
  list: 'series-breaks',
  each: 'break of a series',
  filters: filtersOf(listSeriesBreaks),
  item: listSeriesBreaks.reply.shape.items.element,
})

export const exportWaves = exportOf({
  id: 'exportWaves',
  list: 'waves',
  each: 'wave',
  filters: filtersOf(listWaves),
  item: listWaves.reply.shape.items.element,
})

export const exportMilestones = exportOf({
  id: 'exportMilestones',
  list: 'milestones',
  each: 'milestone',
  filters: filtersOf(listMilestones),
  item: listMilestones.reply.shape.items.element,
})

export const exportFindings = exportOf({
  id: 'exportFindings',
  list: 'findings',
  each: 'finding, a row for each system that a check finds,',
  filters: { code: many(z.enum(CHECK_CODES)), severity: many(z.enum(SEVERITIES)) },
  item: foundSystem.extend({
    code: z.enum(CHECK_CODES),
    severity: z.enum(SEVERITIES),
    check: words,
    law: words.nullable(),
  }),
})

export const exportFollowUps = exportOf({
  id: 'exportFollowUps',
  list: 'follow-ups',
  each: 'finding that somebody follows up, or that is not needed,',
  filters: filtersOf(listFollowUps),
  item: listFollowUps.reply.shape.items.element,
})

export const exportOverrides = exportOf({
  id: 'exportOverrides',
  list: 'overrides',
  each: 'override of a gate',
  filters: filtersOf(listOverrides),
  item: listOverrides.reply.shape.items.element,
})

export const exportRisks = exportOf({
  id: 'exportRisks',
  list: 'risks',
  each: 'risk, the top ones first,',
  filters: filtersOf(listRisks),
  item: listRisks.reply.shape.items.element,
})

export const exportWantedDecisions = exportOf({
  id: 'exportWantedDecisions',
  list: 'wanted-decisions',
  each: 'wanted decision, the most urgent first,',
  filters: filtersOf(listWantedDecisions),
  item: listWantedDecisions.reply.shape.items.element,
})

export const exportMunicipalities = exportOf({
  id: 'exportMunicipalities',
  list: 'municipalities',
  each: 'municipality',
  filters: filtersOf(listMunicipalities),
  item: listMunicipalities.reply.shape.items.element,
})

export const exportServiceAreas = exportOf({
  id: 'exportServiceAreas',
  list: 'service-areas',
  each: 'service area',
  filters: filtersOf(listServiceAreas),
  item: listServiceAreas.reply.shape.items.element,
})

export const exportCodes = exportOf({
  id: 'exportCodes',
  list: 'codes',
  each: 'code of the code lists',
  filters: filtersOf(listCodes),
  item: listCodes.reply.shape.items.element,
})

export const exportChanges = exportOf({
  id: 'exportChanges',
  list: 'changes',
  each: 'row of the change log',
  filters: filtersOf(listChanges),
  item: listChanges.reply.shape.items.element.omit({ undoable: true, undo: true }),
  wholeFor: 'read_access',
})

export const exportSecurityEvents = exportOf({
  id: 'exportSecurityEvents',
  list: 'security-events',
  each: 'row of the security log, oldest first,',
  filters: filtersOf(listSecurityEvents),
  item: listSecurityEvents.reply.shape.items.element,
  action: 'read_access',
})

/** What the whole register is sent as: a workbook with a sheet for each list, or a ZIP with a CSV and lines of JSON for each. */
export const EVERYTHING_TYPES = { xlsx: MEDIA_TYPES.xlsx, zip: MEDIA_TYPES.zip } as const

export const exportEverything = endpoint({
  id: 'exportEverything',
  method: 'GET',
  path: '/api/v1/exports/everything.:format',
  summary:
    'The whole register: a workbook with a sheet for each list, or a ZIP with CSV and lines of JSON of each',
  action: 'read',
  wholeFor: 'read_access',
  watched: 'export',
  params: z.object({ format: z.enum(['xlsx', 'zip']) }),
  query: z.strictObject({ lang, delimiter, asOf }),
  // Neither of its formats is a document of JSON.
  reply: z.never(),
  kind: 'file',
  types: Object.values(EVERYTHING_TYPES),
})

export const exportModel = endpoint({
  id: 'exportModel',
  method: 'GET',
  path: MODEL_PATH,
  summary:
    'Systems, replacements, integrations, mappings and contracts as a model of ArchiMate 3.1 in the Open Exchange format, with a view of each service area',
  action: 'read',
  watched: 'export',
  query: z.strictObject({ lang, asOf }),
  // It is XML.
  reply: z.never(),
  kind: 'file',
  types: [MEDIA_TYPES.xml],
})

/** The exports of lists, by what their addresses call them. */
export const LIST_EXPORTS = {
  systems: exportSystems,
  mappings: exportMappings,
  replacements: exportReplacements,
  archives: exportArchives,
  privacy: exportPrivacy,
  contracts: exportContracts,
  integrations: exportIntegrations,
  prerequisites: exportPrerequisites,
  'series-breaks': exportSeriesBreaks,
  waves: exportWaves,
  milestones: exportMilestones,
  findings: exportFindings,
  'follow-ups': exportFollowUps,
  overrides: exportOverrides,
  risks: exportRisks,
  'wanted-decisions': exportWantedDecisions,
  municipalities: exportMunicipalities,
  'service-areas': exportServiceAreas,
  codes: exportCodes,
  changes: exportChanges,
  'security-events': exportSecurityEvents,
} as const satisfies Record<ExportedList, Endpoint>
