import { randomUUID } from 'node:crypto'
import type { Words } from '../schema/rules/words.js'
import { migrationsFolder, packageVersion } from './config.js'
import { Cancelled, claimJob, endOldJobs, failJob, leaveJob, tellJob } from './domain/jobs.js'
import { makePastRegisters } from './domain/pastRegisters.js'
import { endOldReportFiles } from './domain/reports.js'
import { ReportFileError } from './files/reportFileError.js'
import type { Services } from './http/bind.js'
import { JOB_WORK } from './jobWork.js'
import type { JobRecord } from './store/jobs.js'

/** What does long work, one after another, beside what else the server does. */
export interface JobRunner {
  /** Looks whether there is any. */
  poke(): void
  /** Looks from now on again and again: for what other servers have left. */
  begin(): void
  /** Leaves what runs to be taken up again, and ends. */
  close(): Promise<void>
}

/** So often a server that works says that it is there, and hears whether it is still wanted. */
const BEAT_MILLISECONDS = 5000
/** So often it looks for what nobody told it of. */
const AGAIN_MILLISECONDS = 60_000

const UNKNOWN: Words = {
  nb: 'Noe gikk galt. Prøv igjen. Skjer det på nytt, si fra til den som drifter Harmoni: årsaken står i serverens logg.',
  en: 'Something went wrong. Try again. If it happens anew, tell whoever runs Harmoni: the cause is in the server’s log.',
}

/**
 * Makes what does the long work of a register. Of several servers on one register each takes what waits.
 * @param failed told of what nobody expected
 */
export function makeJobRunner(services: Services, failed: (error: unknown) => void): JobRunner {
  const { store, clock, config } = services
  const workshop = {
    pastRegisters: makePastRegisters(store, clock, migrationsFolder),
    log: store,
    version: packageVersion,
  }
  const leaving = new AbortController()
  let working: Promise<void> | undefined
  let asked = false

  async function workAll(): Promise<void> {
    while (!leaving.signal.aborted) {
      asked = false
      const job = store.readOnly() === null ? await claimJob(store, clock()) : undefined
      if (job) await work(job)
      else if (!asked) return
    }
  }

  async function endOld(): Promise<void> {
    if (store.readOnly() !== null) return
    await endOldJobs(store, clock())
    await endOldReportFiles(store, config.reportFileDays, clock())
  }

  async function work(job: JobRecord): Promise<void> {
    const unwanted = new AbortController()
    const signal = AbortSignal.any([leaving.signal, unwanted.signal])
    const tell = async (progress: Parameters<typeof tellJob>[2] = {}) => {
      if (!(await tellJob(store, job.id, progress, clock()))) unwanted.abort(new Cancelled())
      signal.throwIfAborted()
    }
    const beat = setInterval(() => tell().catch(() => undefined), BEAT_MILLISECONDS).unref()
    try {
      await JOB_WORK[job.kind]({ ...services, ...workshop, requestId: randomUUID(), signal, tell }, job)
    } catch (error) {
      if (error instanceof Cancelled || unwanted.signal.aborted) return
      if (leaving.signal.aborted) return leaveJob(store, job.id)
      if (!(error instanceof ReportFileError)) failed(error)
      await failJob(store, job.id, error instanceof ReportFileError ? error.words : UNKNOWN, clock())
    } finally {
      clearInterval(beat)
    }
  }

  const poke = () => {
    asked = true
    working ??= workAll()
      .catch(failed)
      .finally(() => {
        working = undefined
      })
  }
  let looking: NodeJS.Timeout | undefined

  return {
    poke,
    begin() {
      poke()
      looking = setInterval(() => {
        poke()
        endOld().catch(failed)
      }, AGAIN_MILLISECONDS).unref()
    },
    async close() {
      clearInterval(looking)
      leaving.abort()
      await working
    },
  }
}
