import type { FastifyRateLimitStore } from '@fastify/rate-limit'
import { countAttempt } from '../domain/attempts.js'
import type { Services } from './bind.js'

type Counted = Parameters<FastifyRateLimitStore['incr']>[1]

/** Where the limits count: in the register, so that all servers of one register count together. */
export function attemptStore({ store, clock }: Pick<Services, 'store' | 'clock'>) {
  return class AttemptStore implements FastifyRateLimitStore {
    incr(key: string, counted: Counted, milliseconds: number, most: number): void {
      countAttempt(store, key, clock(), milliseconds, most).then(
        (result) => counted(null, result),
        (error: Error) => counted(error),
      )
    }

    /** The key names the endpoint already. */
    child(): FastifyRateLimitStore {
      return this
    }
  }
}
