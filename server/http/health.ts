import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../schema/api/errors.js'
import { findMoment } from '../store/programme.js'
import type { Services } from './bind.js'

/** The addresses that those who watch over the server ask. */
export const WATCHED: readonly string[] = ['/healthz', '/readyz']

/** How long the database may take to answer a server that is asked whether it is ready. */
const READY_MILLISECONDS = 2000

/** Answers those who watch over the server: that it runs, and that it can answer what it is asked. */
export function serveHealth(app: FastifyInstance, { store, clock }: Services): void {
  app.addHook('onRequest', async (request, reply) => {
    if (WATCHED.includes(request.url)) reply.header('cache-control', 'no-store')
  })
  app.get('/healthz', async () => ({ status: 'running' }))
  app.get('/readyz', async () => {
    await within(
      READY_MILLISECONDS,
      store.read((reader) => findMoment(reader, clock())),
    )
    return { status: 'ready', readOnly: store.readOnly() }
  })
}

/** What `work` answers. @throws Refusal `unavailable` when it takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Refusal('unavailable')), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(limit))
}
