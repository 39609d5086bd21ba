import * as z from 'zod'
import { REPORT_FORMATS, REPORT_NAMES } from '../rules/reports.js'
import { asOf, code, cursor, date, day, many, moment, queryInt } from './common.js'
import { endpoint } from './endpoint.js'
import { job } from './jobs.js'
import { MEDIA_TYPES } from './mediaTypes.js'

const language = z.enum(['nb', 'en'])

/** All that a report is made of: the same order makes the same bytes. */
const order = z.object({
  report: z.enum(REPORT_NAMES),
  format: z.enum(REPORT_FORMATS),
  language,
  asOf: day,
  sequence: z.int(),
  hash: z.string(),
  at: moment,
  municipality: z.string().nullable(),
  serviceArea: z.string().nullable(),
  subproject: z.string().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  since: z.object({ id: z.string(), asOf: day, sequence: z.int() }).nullable(),
})

/** A report that was made and is kept. */
const report = z.object({
  id: z.string().meta({ example: 'R-2019-007' }),
  report: z.enum(REPORT_NAMES),
  format: z.enum(REPORT_FORMATS),
  order,
  template: z.int(),
  program: z.string(),
  fileHash: z.string(),
  fileSize: z.int(),
  /** Who made it and when: in the register, and in no byte of the file. */
  madeBy: z.string(),
  createdAt: moment,
  fileKept: z.boolean(),
})
export type Report = z.output<typeof report>

export const listReports = endpoint({
  id: 'listReports',
  method: 'GET',
  path: '/api/v1/reports',
  summary: 'The reports that were made, newest first',
  action: 'read',
  query: z.strictObject({
    report: many(z.enum(REPORT_NAMES)),
    limit: queryInt(1, 1000).default(50),
    cursor,
  }),
  reply: z.object({ items: z.array(report), total: z.int(), next: z.string().nullable() }),
})

const params = z.object({ id: z.string().regex(/^R-\d{4}-\d{3,6}$/, { error: 'R-2019-007' }) })

export const readReport = endpoint({
  id: 'readReport',
  method: 'GET',
  path: '/api/v1/reports/:id',
  summary: 'One report that was made: what of, by whom, and the hash of its file',
  action: 'read',
  params,
  reply: report,
})

/** What reports are sent as. */
export const REPORT_TYPES = { pdf: MEDIA_TYPES.pdf, xlsx: MEDIA_TYPES.xlsx } as const

export const readReportFile = endpoint({
  id: 'readReportFile',
  method: 'GET',
  path: '/api/v1/reports/:id/file',
  summary: 'The file of a report, as it was made',
  action: 'read',
  watched: 'export',
  params,
  // No document of JSON.
  reply: z.never(),
  kind: 'file',
  types: Object.values(REPORT_TYPES),
})

export const readReportCompanion = endpoint({
  id: 'readReportCompanion',
  method: 'GET',
  path: '/api/v1/reports/:id/companion',
  summary:
    'The companion file of a report, a text: what it is, what of, the hash of its file, and what the file does not say, by whom and when it was made',
  action: 'read',
  params,
  // No document of JSON.
  reply: z.never(),
  kind: 'file',
  types: [MEDIA_TYPES.txt],
})

export const createReport = endpoint({
  id: 'createReport',
  method: 'POST',
  path: '/api/v1/reports',
  summary: 'Ask for a report: it is made as work of its own, numbered and kept',
  action: 'make_report',
  body: z.strictObject({
    report: z.enum(REPORT_NAMES),
    format: z.enum(REPORT_FORMATS),
    language: language.default('nb'),
    /** The end of a date, or a row of the change log by its number; left out: the register as it is. */
    asOf,
    municipality: code.nullable().default(null),
    serviceArea: code.nullable().default(null),
    subproject: z.string().trim().min(1).max(100).nullable().default(null),
    /** The days that a report of changes is of. */
    from: date.nullable().default(null),
    to: date.nullable().default(null),
  }),
  reply: job,
  status: 201,
  idempotent: true,
})

export const remakeReport = endpoint({
  id: 'remakeReport',
  method: 'POST',
  path: '/api/v1/reports/:id/remake',
  summary:
    'Make a report anew of the same order and compare: the result says whether the bytes are the same, and what differs where they are not',
  action: 'make_report',
  params,
  reply: job,
  status: 201,
  idempotent: true,
})
