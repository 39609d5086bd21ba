import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.js'
import { keepSeen } from '../domain/sessions.js'
import type { Store } from '../engines/store.js'
import type { Caller } from './session.js'

/** How exactly it is known when somebody was last here; less time than a session may lie still. */
const MOST_MILLISECONDS = 5 * 60_000
const PARTS_OF_IDLE = 10

/**
 * Keeps when whoever asks was last here, every few minutes and not in anybody's way: what fails, as in a register that is
 * only read, is tried again at their next request.
 */
export function noteSeen(
  app: FastifyInstance,
  { store, clock, config }: { store: Store; clock: () => Date; config: Config },
) {
  const every = Math.min(MOST_MILLISECONDS, (config.session.idleMinutes * 60_000) / PARTS_OF_IDLE)
  const underWay = new Map<string, Promise<void>>()
  app.addHook('onClose', async () => {
    await Promise.all(underWay.values())
  })
  return {
    note({ id: user, session, token }: Caller): void {
      const key = session?.id ?? token?.id ?? ''
      const last = session?.lastSeenAt ?? token?.lastSeenAt
      const now = clock()
      if (last && now.getTime() - Date.parse(last) < every) return
      if (underWay.has(key) || store.readOnly() !== null) return
      const seen = { user, session: session?.id ?? null, token: token?.id ?? null }
      const written = keepSeen(store, seen, now)
        .catch(() => undefined)
        .finally(() => underWay.delete(key))
      underWay.set(key, written)
    },
  }
}
