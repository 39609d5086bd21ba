import {
  createSession as createEndpoint,
  deleteSession as deleteEndpoint,
  readMe as meEndpoint,
} from '../../schema/api/sessions.js'
import { createSession, endSession } from '../domain/access.js'
import type { Routes } from '../http/bind.js'
import { clearSession, describe, sessionSecret, setSession } from '../http/session.js'

const SIGN_INS_PER_MINUTE = 20

export const sessionRoutes: Routes = (bind) => {
  bind(meEndpoint, async ({ caller }) => describe(caller))

  bind(
    createEndpoint,
    async ({ body, store, clock, config, reply }) => {
      const { secret, user, expiresAt } = await createSession(store, body.link, clock(), config.sessionHours)
      setSession(reply, config, secret, expiresAt)
      return describe({ ...user, expiresAt })
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
