import { basename, extname } from 'node:path'
import { createBundle, createReport } from '../../schema/api/reports.js'
import { type KeptOrder, REPORT_FORMATS, REPORT_NAMES } from '../../schema/rules/reports.js'
import { migrationsFolder, packageVersion, SetupError, shown } from '../config.js'
import { sha256Of } from '../domain/canonical.js'
import { makePastRegisters } from '../domain/pastRegisters.js'
import { orderBundle, orderReport } from '../domain/reportOrders.js'
import { keepReport } from '../domain/reports.js'
import { requireRow } from '../domain/rows.js'
import { ReportFileError } from '../files/reportFileError.js'
import type { Services } from '../http/bind.js'
import { parseInput } from '../http/input.js'
import { writeCompanion } from '../reports/companion.js'
import { makeReport } from '../reports/jobs.js'
import { findMoment } from '../store/programme.js'
import { findReport } from '../store/reports.js'
import {
  type Command,
  commandContext,
  type Options,
  type Outcome,
  UsageError,
  withServices,
} from './command.js'
import { writeWhole } from './writeWhole.js'

/** Making reports from the command line. */
export const REPORT_COMMANDS: readonly Command[] = [
  {
    name: 'report bundle',
    usage:
      'report bundle --out FILE [--reports NAMES] [--format FORMATS] [--as-of WHEN] [--language LANGUAGE] [--municipality N] [--area CODE] [--subproject NAME]',
    summary:
      'Make an audit bundle of reports (all, those named with commas between, or none) as pdf, xlsx or both, all data and the whole log, and write its ZIP file',
    run: (config, options) =>
      withServices(config, (services) => report(services, { ...options, arguments: ['bundle'] })),
  },
  {
    name: 'report',
    usage:
      'report NAME --out FILE [--format F] [--as-of WHEN] [--language LANGUAGE] [--municipality N] [--area CODE] [--subproject NAME] [--from DATE] [--to DATE]',
    summary: `Make a report, keep it under a number, and write its file, and a text beside it that says who made it and when: ${REPORT_NAMES.join(', ')}; as ${REPORT_FORMATS.join(' or ')}`,
    takes: 1,
    run: (config, options) => withServices(config, (services) => report(services, options)),
  },
]

/** What the options ask for. @throws Refusal `invalid_input` */
async function orderOf({ store, clock }: Services, name: string, options: Options): Promise<KeptOrder> {
  const asked = {
    ...given('language', options.language),
    ...given('asOf', options['as-of']),
    ...given('municipality', options.municipality),
    ...given('serviceArea', options.area),
    ...given('subproject', options.subproject),
    ...given('from', options.from),
    ...given('to', options.to),
  }
  const { out = '', format, reports } = options
  const moment = await findMoment(store, clock())
  if (name !== 'bundle') {
    if (reports !== undefined) throw new UsageError('--reports is for a bundle: report bundle --out FILE.')
    const body = { ...asked, report: name, format: format ?? extname(out).slice(1) }
    return orderReport(store, parseInput(createReport.body, body, 'body'), moment)
  }
  const body = { ...asked, ...named('reports', reports), ...named('formats', format) }
  return orderBundle(store, parseInput(createBundle.body, body, 'body'), moment)
}

async function report(services: Services, options: Options): Promise<Outcome> {
  const [name] = options.arguments
  const { out } = options
  if (!name) throw new UsageError('Name the report: report NAME --out FILE.')
  if (!out) throw new UsageError('Name the file to write: --out FILE.')
  const { store, clock } = services
  const context = await commandContext(services)
  const order = await orderOf(services, name, options)
  const tools = {
    store,
    log: store,
    pastRegisters: makePastRegisters(store, clock, migrationsFolder),
    version: packageVersion,
    signal: new AbortController().signal,
    tell: async () => {},
  }
  const made = await makeReport(tools, order, (one) => keepReport(context, one)).catch((error: unknown) => {
    throw error instanceof ReportFileError ? new SetupError(error.words.en) : error
  })
  await writeWhole(out, [made.bytes])
  const { id } = made
  const companion = `${out}.txt`
  const kept = requireRow(await findReport(store, id), id)
  await writeWhole(companion, [
    Buffer.from(await writeCompanion(store, kept, context.settings, basename(out))),
  ])
  const { asOf, sequence } = order
  const sha256 = sha256Of(made.bytes)
  return {
    ok: true,
    text: `Made ${id} of the register at change ${sequence}, and wrote ${shown(out)}: SHA-256 ${sha256}. Who made it and when stands in ${shown(companion)}.`,
    json: { id, file: out, companion, report: order.report, format: order.format, asOf, sequence, sha256 },
  }
}

/** Names with commas between; “none” is an empty list. */
const named = (name: string, value: string | undefined) =>
  value === undefined ? {} : { [name]: value === 'none' ? [] : value.split(',').map((one) => one.trim()) }

const given = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value })
