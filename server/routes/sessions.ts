import {
  createSession as createEndpoint,
  deleteSession as deleteEndpoint,
  readMe as meEndpoint,
} from '../../schema/api/sessions.js'
import { createSession, endSession, hashSecret } from '../domain/access.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { clearSession, describe, sessionSecret, setSession } from '../http/session.js'
import { findSession } from '../store/access.js'

const SIGN_INS_PER_MINUTE = 20

export const sessionRoutes: Routes = (bind) => {
  bind(meEndpoint, async ({ caller }) => describe(caller))

  bind(
    createEndpoint,
    async ({ body, store, clock, config, reply }) => {
      const { secret, expiresAt } = await createSession(store, body.link, clock(), config.sessionHours)
      setSession(reply, config, secret, expiresAt)
      const caller = await findSession(store, hashSecret(secret), clock().toISOString())
      return describe(requireRow(caller, 'session'))
    },
    { perMinute: SIGN_INS_PER_MINUTE },
  )

  bind(deleteEndpoint, async ({ store, config, request, reply }) => {
    const secret = sessionSecret(request)
    if (secret) await endSession(store, secret)
    clearSession(reply, config)
    return {}
  })
}
