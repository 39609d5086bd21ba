import { Refusal } from '../../schema/api/errors.js'
import type { Job } from '../../schema/api/jobs.js'
import {
  cancelJob as cancelEndpoint,
  listJobs as listJobsEndpoint,
  readJob as readJobEndpoint,
} from '../../schema/api/jobs.js'
import { MEDIA_TYPES } from '../../schema/api/mediaTypes.js'
import {
  createBundle as bundleEndpoint,
  checkFile as checkEndpoint,
  readReportCompanion as companionEndpoint,
  createReport as createEndpoint,
  readReportFile as fileEndpoint,
  listReports as listEndpoint,
  REPORT_TYPES,
  readReport as readEndpoint,
  remakeReport as remakeEndpoint,
} from '../../schema/api/reports.js'
import { change } from '../domain/change.js'
import { askJob, cancelJob, requireJob } from '../domain/jobs.js'
import { orderBundle, orderReport } from '../domain/reportOrders.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import type { JobRunner } from '../jobRunner.js'
import { fileNameOf, writeCompanion } from '../reports/companion.js'
import type { RemakeOrder } from '../reports/jobs.js'
import { findJobsOf, type JobRecord } from '../store/jobs.js'
import { findReport, findReportFile, listReports } from '../store/reports.js'
import { findKnown } from '../views/knownReports.js'

/** Work as whoever asked for it is told of it. */
export const asJob = ({ id, kind, asked, state, done, total, result, problem, askedAt }: JobRecord): Job => ({
  ...{ id, kind, state, done, total, problem, askedAt },
  about: kind === 'remake' ? (asked as RemakeOrder).report : null,
  result: result as Job['result'],
})

/** The routes of reports and of the work that makes them, which this runner does. */
export const reportRoutes =
  (runner: JobRunner): Routes =>
  (bind) => {
    bind(listEndpoint, ({ query, reader }) => listReports(reader, query))

    bind(readEndpoint, async ({ params, reader }) =>
      requireRow(await findReport(reader, params.id), params.id),
    )

    bind(fileEndpoint, async ({ params: { id }, reader, whole }) => {
      const { format } = requireRow(await findReport(reader, id), id)
      // It holds the whole log.
      if (format === 'zip' && !whole) throw new Refusal('not_allowed')
      const file = await findReportFile(reader, id)
      if (!file) throw new Refusal('report_file_gone', { about: id })
      return {
        content: oneOf(Buffer.from(file.content, 'base64')),
        type: REPORT_TYPES[format],
        name: fileNameOf({ id, format }),
      }
    })

    bind(companionEndpoint, async ({ params: { id }, reader, moment }) => {
      const report = requireRow(await findReport(reader, id), id)
      const text = await writeCompanion(reader, report, moment.settings)
      return { content: oneOf(Buffer.from(text)), type: MEDIA_TYPES.txt, name: `${id}.txt` }
    })

    bind(createEndpoint, async ({ body, context, moment, clock }) => {
      const job = await change(context, async ({ tx }) => {
        const order = await orderReport(tx, body, moment)
        return askJob(tx, 'report', order, context.actor, clock())
      })
      runner.poke()
      return asJob(job)
    })

    bind(bundleEndpoint, async ({ body, context, moment, clock }) => {
      const job = await change(context, async ({ tx }) => {
        const order = await orderBundle(tx, body, moment)
        return askJob(tx, 'report', order, context.actor, clock())
      })
      runner.poke()
      return asJob(job)
    })

    bind(checkEndpoint, ({ query, reader }) => findKnown(reader, query))

    bind(remakeEndpoint, async ({ params: { id }, context, clock }) => {
      const job = await change(context, async ({ tx }) => {
        requireRow(await findReport(tx, id), id)
        const order: RemakeOrder = { report: id }
        return askJob(tx, 'remake', order, context.actor, clock())
      })
      runner.poke()
      return asJob(job)
    })

    bind(listJobsEndpoint, async ({ query, reader, caller }) => ({
      items: (await findJobsOf(reader, caller.id, query)).map(asJob),
    }))

    bind(readJobEndpoint, async ({ params, reader, caller }) =>
      asJob(await requireJob(reader, params.id, caller)),
    )

    bind(cancelEndpoint, async ({ params, store, caller, clock }) =>
      asJob(await cancelJob(store, params.id, caller, clock())),
    )
  }

async function* oneOf(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}
