import * as z from 'zod'
import { KEPT_FORMATS, KEPT_NAMES, REPORT_FORMATS, REPORT_NAMES } from '../rules/reports.js'
import { asOf, code, cursor, date, day, many, moment, queryInt } from './common.js'
import { endpoint } from './endpoint.js'
import { job } from './jobs.js'
import { MEDIA_TYPES } from './mediaTypes.js'

const language = z.enum(['nb', 'en'])

/** All that a report is made of: the same order makes the same bytes. */
const order = z.object({
  report: z.enum(KEPT_NAMES),
  format: z.enum(KEPT_FORMATS),
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
  /** What a bundle holds beside all data and the log. */
  contains: z
    .object({ reports: z.array(z.enum(REPORT_NAMES)), formats: z.array(z.enum(REPORT_FORMATS)) })
    .optional(),
})

/** A report that was made and is kept. */
const report = z.object({
  id: z.string().meta({ example: 'R-2019-007' }),
  report: z.enum(KEPT_NAMES),
  format: z.enum(KEPT_FORMATS),
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
    report: many(z.enum(KEPT_NAMES)),
    limit: queryInt(1, 1000).default(50),
    cursor,
  }),
  reply: z.object({ items: z.array(report), total: z.int(), next: z.string().nullable() }),
})

const NUMBER = /^R-\d{4}-\d{3,6}$/
const params = z.object({ id: z.string().regex(NUMBER, { error: 'R-2019-007' }) })

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
export const REPORT_TYPES = { pdf: MEDIA_TYPES.pdf, xlsx: MEDIA_TYPES.xlsx, zip: MEDIA_TYPES.zip } as const

export const readReportFile = endpoint({
  id: 'readReportFile',
  method: 'GET',
  path: '/api/v1/reports/:id/file',
  summary:
    'The file of a report, as it was made; a bundle, which holds the whole log, for those who read all of it',
  action: 'read',
  wholeFor: 'read_access',
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

/** What every order says, whatever it is of. */
const ordered = {
  language: language.default('nb'),
  /** The end of a date, or a row of the change log by its number; left out: the register as it is. */
  asOf,
  municipality: code.nullable().default(null),
  serviceArea: code.nullable().default(null),
  subproject: z.string().trim().min(1).max(100).nullable().default(null),
}

export const createReport = endpoint({
  id: 'createReport',
  method: 'POST',
  path: '/api/v1/reports',
  summary: 'Ask for a report: it is made as work of its own, numbered and kept',
  action: 'make_report',
  body: z.strictObject({
    report: z.enum(REPORT_NAMES),
    format: z.enum(REPORT_FORMATS),
    ...ordered,
    /** The days that a report of changes is of. */
    from: date.nullable().default(null),
    to: date.nullable().default(null),
  }),
  reply: job,
  status: 201,
  idempotent: true,
})

/** Some of these, each once; all of them where none is named. */
const someOf = <T extends string>(names: readonly T[]) =>
  z
    .array(z.enum(names as [T, ...T[]]))
    .max(100)
    .default([...names])
    .transform((given) => names.filter((name) => given.includes(name)))

export const createBundle = endpoint({
  id: 'createBundle',
  method: 'POST',
  path: '/api/v1/reports/bundles',
  summary:
    'Ask for an audit bundle: chosen reports, all data and the whole log in one file, with what checks it without Harmoni',
  action: 'make_bundle',
  body: z.strictObject({
    ...ordered,
    /** Which reports it holds, and as what; an empty list: none. */
    reports: someOf(REPORT_NAMES),
    formats: someOf(REPORT_FORMATS),
  }),
  reply: job,
  status: 201,
  idempotent: true,
})

export const checkFile = endpoint({
  id: 'checkFile',
  method: 'GET',
  path: '/api/v1/reports/check',
  summary:
    'What the register knows of a file, by its hash and by what it says of itself: the file is not sent',
  action: 'read',
  query: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: '3f9a7c21…' }),
    /** The number that the file says. */
    number: z.string().regex(NUMBER, { error: 'R-2019-007' }).optional(),
    /** The row of the log that it says. */
    sequence: queryInt(1, 2 ** 31 - 1).optional(),
  }),
  reply: z.object({
    /** The report whose file has this hash. */
    report: report.nullable(),
    /** The report that has this number. */
    named: report.nullable(),
    /** The hashes of rows of the log of the register: the first, that which the file says, that which the report was made at. */
    firstHash: z.string().nullable(),
    rowHash: z.string().nullable(),
    reportHash: z.string().nullable(),
  }),
})
export type Known = z.output<typeof checkFile.reply>

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
