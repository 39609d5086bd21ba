import { verifyChanges as verifyEndpoint } from '../../schema/api/verification.js'
import { change } from '../domain/change.js'
import { askJob } from '../domain/jobs.js'
import type { Routes } from '../http/bind.js'
import type { JobRunner } from '../jobRunner.js'
import { asJob } from './reports.js'

/** The route that asks for the log to be checked, which this runner does. */
export const verificationRoutes =
  (runner: JobRunner): Routes =>
  (bind) => {
    bind(verifyEndpoint, async ({ context, whole, clock }) => {
      const job = await change(context, ({ tx }) => askJob(tx, 'verify', { whole }, context.actor, clock()))
      runner.poke()
      return asJob(job)
    })
  }
