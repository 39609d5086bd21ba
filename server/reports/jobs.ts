import type { ReportOrder } from '../../schema/rules/reports.js'
import { sha256Of } from '../domain/canonical.js'
import type { Context } from '../domain/change.js'
import { finishJob } from '../domain/jobs.js'
import { keepReport, type MadeReport, nextReport } from '../domain/reports.js'
import type { Store } from '../engines/store.js'
import { type Report, TEMPLATE } from '../files/report.js'
import type { JobRecord } from '../store/jobs.js'
import { findMoment } from '../store/programme.js'
import { findReport, findReportFile } from '../store/reports.js'
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

/** The steps of making a report: what it says, its file, its place in the register. */
const STEPS = 3

/** Does what a job asks for. @throws Cancelled or ReportFileError */
export async function runJob(tools: JobTools, job: JobRecord): Promise<void> {
  await tools.tell({ done: 0, total: STEPS })
  if (job.kind === 'report') await makeNew(tools, job)
  else await makeAgain(tools, job)
}

async function makeNew(tools: JobTools, job: JobRecord): Promise<void> {
  const { clock } = tools
  await makeReport(tools, job.asked as ReportOrder, async (made) =>
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
  tools: Workshop & Pick<JobTools, 'store' | 'signal' | 'tell'>,
  order: ReportOrder,
  keep: (made: MadeReport) => Promise<boolean>,
): Promise<MadeReport> {
  const { store, signal, tell, version } = tools
  for (;;) {
    const { id, serial } = await nextReport(store, order.asOf)
    const report = await composeReport(tools, order, id)
    await tell({ done: 1 })
    const bytes = await writeReport(report, order, signal)
    await tell({ done: 2 })
    const said = JSON.stringify(report)
    const made = { id, serial, order, bytes, said, template: TEMPLATE, program: version }
    if (await keep(made)) return made
  }
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

/** Makes a report anew, of what it was ordered as, and says whether it is the same and what differs. */
async function makeAgain(tools: JobTools, job: JobRecord): Promise<void> {
  const { store, signal, tell, clock, version } = tools
  const { report: id } = job.asked as { report: string }
  const kept = await findReport(store, id)
  if (!kept) throw new Error(`no report ${id}`)
  const report = await composeReport(tools, kept.order, id)
  await tell({ done: 1 })
  const fileHash = sha256Of(await writeReport(report, kept.order, signal))
  await tell({ done: 2 })
  const file = await findReportFile(store, id)
  const said = file ? (JSON.parse(file.said) as Report) : null
  const result = {
    report: id,
    same: fileHash === kept.fileHash,
    fileHash,
    ...{ template: TEMPLATE, program: version },
    // Of a file that is not kept any more nobody knows what it said.
    differences: said ? compareReports(said, report) : null,
  }
  await store.transaction((tx) => finishJob(tx, job.id, result, clock()))
}
