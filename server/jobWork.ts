import type { JobKind } from '../schema/rules/jobs.js'
import { verifyLog } from './domain/verification.js'
import { type JobTools, makeAgain, makeNew } from './reports/jobs.js'
import type { JobRecord } from './store/jobs.js'

/** What does the long work of each kind. @throws Cancelled, or ReportFileError with why nothing came of it */
export const JOB_WORK: Record<JobKind, (tools: JobTools, job: JobRecord) => Promise<void>> = {
  report: makeNew,
  remake: makeAgain,
  verify: verifyLog,
}
