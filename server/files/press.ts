// A process of its own that makes the files of reports. It is started by `makeReportFile`, with nothing of the server's environment.
import { Worker } from 'node:worker_threads'
import type { Report } from './report.js'
import type { ReportFileCode, ReportFormat } from './reportFileError.js'
import { writeReportXlsx } from './reportXlsx.js'
import { loadCompiler, typeset } from './typeset.js'

/** What the press is asked: a file of a report; without one, whether it could make it. */
export interface PressAsked {
  report: Report | null
  format: ReportFormat
  /** How much memory it may take in all; what is beyond ends the process. */
  megabytes: number
}

export type PressAnswer =
  | { is: 'ready' }
  | { is: 'file'; bytes: Uint8Array }
  | { is: 'refused'; code: ReportFileCode; cause: string }

/** How often it is looked at how much memory is taken, in milliseconds. */
const LOOKED_EVERY = 20

process.once('message', async ({ report, format, megabytes }: PressAsked) => {
  watchOver(megabytes)
  process.send?.(await answerTo(report, format))
})
// Nobody waits for the answer any more.
process.once('disconnect', () => process.exit())

/**
 * The compiler holds its thread up until it is done, and knows no limits: another thread ends the process where it takes too
 * much memory, or where nobody waits for it. As a text, since what runs TypeScript as it is written does not do so in threads.
 */
function watchOver(megabytes: number): void {
  const watch = ({ bytes, parent, every }: { bytes: number; parent: number; every: number }) =>
    setInterval(() => {
      if (process.memoryUsage.rss() > bytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
    }, every)
  const limits = { bytes: megabytes * 1024 * 1024, parent: process.ppid, every: LOOKED_EVERY }
  new Worker(`(${watch})(${JSON.stringify(limits)})`, { eval: true })
}

async function answerTo(report: Report | null, format: ReportFormat): Promise<PressAnswer> {
  try {
    if (format === 'xlsx' && report) return { is: 'file', bytes: await writeReportXlsx(report) }
    const compiler = await loadCompiler()
    if (!compiler) return { is: 'refused', code: 'no_compiler', cause: '' }
    return report ? { is: 'file', bytes: typeset(compiler, report) } : { is: 'ready' }
  } catch (error) {
    return { is: 'refused', code: 'failed', cause: String(error) }
  }
}
