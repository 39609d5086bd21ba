import type { KeptOrder } from '../../schema/rules/reports.js'
import { sha256Of } from '../domain/canonical.js'
import type { Context } from '../domain/change.js'
import { finishJob } from '../domain/jobs.js'
import { keepReport, type MadeReport, nextReport } from '../domain/reports.js'
import type { Store } from '../engines/store.js'
import { TEMPLATE } from '../files/report.js'
import type { JobRecord } from '../store/jobs.js'
import { findMoment } from '../store/programme.js'
import { findReport, findReportFile } from '../store/reports.js'
import { makeBundle } from './bundle/make.js'
import { compareReports } from './compare.js'
import { composeReport, type Workshop, writeReport } from './make.js'

/** What a job is done with. */
export interface JobTools extends Workshop {
  store: Store
  clock: () => Date
  requestId: string
  signal: AbortSignal
  /** Tells how far it has come. @throws Cancelled where it is not wanted any more */
  tell: (progress: { done?: number; total?: number }) => Promise<void>
}

/** What is asked for where a report is to be made anew. */
export interface RemakeOrder {
  /** Its number. */
  report: string
}

/** The steps of making a report: what it says, its file, its place in the register. */
const STEPS = 3

/** Makes a report, or a bundle, and keeps it. @throws Cancelled or ReportFileError */
export async function makeNew(tools: JobTools, job: JobRecord): Promise<void> {
  const { clock } = tools
  await makeReport(tools, job.asked as KeptOrder, async (made) =>
    keepReport(await contextOf(tools, job), made, (tx) =>
      finishJob(tx, job.id, { report: made.id }, clock()),
    ),
  )
}

/**
 * Makes a report of an order, and has it kept.
 * @param keep answers false where another report has its number meanwhile
 * @throws ReportFileError with why there is no file
 */
export async function makeReport(
  tools: Making & Pick<JobTools, 'store'>,
  order: KeptOrder,
  keep: (made: MadeReport) => Promise<boolean>,
): Promise<MadeReport> {
  const { store, version } = tools
  for (;;) {
    const { id, serial } = await nextReport(store, order.asOf)
    const { bytes, said } = await makeFile(tools, order, id)
    const made = {
      id,
      serial,
      order,
      bytes,
      said: JSON.stringify(said),
      template: TEMPLATE,
      program: version,
    }
    if (await keep(made)) return made
  }
}

/** What a file is made with. */
type Making = Workshop & Pick<JobTools, 'signal' | 'tell'>

/** Makes the file of an order, and what it was written of. @throws ReportFileError */
async function makeFile(
  tools: Making,
  order: KeptOrder,
  id: string,
): Promise<{ bytes: Buffer; said: object }> {
  const { signal, tell } = tools
  if (order.report === 'bundle') {
    const { bytes, manifest } = await makeBundle(tools, order, id, tools)
    return { bytes, said: manifest }
  }
  await tell({ done: 0, total: STEPS })
  const report = await composeReport(tools, order, id)
  await tell({ done: 1 })
  const bytes = await writeReport(report, order, signal)
  await tell({ done: 2 })
  return { bytes, said: report }
}

async function contextOf({ store, clock, requestId }: JobTools, job: JobRecord): Promise<Context> {
  const { now, settings } = await findMoment(store, clock())
  return {
    store,
    // Whether they might was asked when they asked for it.
    actor: { id: job.byId, name: job.byName, roles: [], scope: [] },
    ...{ requestId, at: now, settings },
  }
}

/**
 * Makes a report anew, of what it was ordered as, and says whether it is the same and what differs.
 * @throws Cancelled or ReportFileError
 */
export async function makeAgain(tools: JobTools, job: JobRecord): Promise<void> {
  const { store, clock, version } = tools
  const { report: id } = job.asked as RemakeOrder
  const kept = await findReport(store, id)
  if (!kept) throw new Error(`no report ${id}`)
  const made = await makeFile(tools, kept.order, id)
  const fileHash = sha256Of(made.bytes)
  const file = await findReportFile(store, id)
  const said = file ? (JSON.parse(file.said) as object) : null
  const result = {
    report: id,
    same: fileHash === kept.fileHash,
    fileHash,
    ...{ template: TEMPLATE, program: version },
    // Of a file that is not kept any more nobody knows what it said.
    differences: said ? compareReports(said, made.said) : null,
  }
  await store.transaction((tx) => finishJob(tx, job.id, result, clock()))
}
