import { Refusal } from '../../schema/api/errors.js'
import {
  createSession as createEndpoint,
  deleteSession as deleteEndpoint,
  deleteMySession as deleteMineEndpoint,
  deleteMySessions as deleteMyEndpoint,
  deleteUserSession as deleteOneEndpoint,
  deleteUserSessions as deleteUsersEndpoint,
  createDemoSession as demoEndpoint,
  readLink as linkEndpoint,
  listUserSessions as listEndpoint,
  listMySessions as listMineEndpoint,
  readMe as meEndpoint,
  type Session,
} from '../../schema/api/sessions.js'
import { requireGoodLink } from '../domain/links.js'
import { requireRow } from '../domain/rows.js'
import { endSession, endSessionOf, endSessionsOf, signInByLink, signInToDemo } from '../domain/sessions.js'
import type { Reader } from '../engines/store.js'
import type { Bind } from '../http/bind.js'
import { letIn } from '../http/letIn.js'
import { takeProvider } from '../http/providerCookies.js'
import { browserOf, clearSession, describe, findBySession, sessionSecret } from '../http/session.js'
import type { Providers } from '../providers/signIn.js'
import { listSessions, type SessionRecord } from '../store/sessions.js'
import { findUser } from '../store/users.js'

/** How often an address may bring a link that is none. */
const FAILURES_PER_MINUTE = 20

/** How often an address may begin to try the demo. */
const TRIES_PER_MINUTE = 30

/** Signing in and out, and the browsers that people are signed in by. */
export function sessionRoutes(bind: Bind, providers: Providers): void {
  bind(meEndpoint, async ({ caller }) => describe(caller))

  bind(
    linkEndpoint,
    async ({ body, store, clock, config, request }) => {
      const { link, user } = await requireGoodLink(store, body.link, clock())
      const secret = sessionSecret(request, config)
      const before = secret === undefined ? null : await findBySession(store, secret, config, clock())
      const { purpose, expiresAt } = link
      const signedInAs = before && { name: before.name, same: before.id === user?.id }
      return { purpose, expiresAt, name: user?.name ?? null, signedInAs }
    },
    { failuresPerMinute: FAILURES_PER_MINUTE },
  )

  bind(
    createEndpoint,
    async (call) => {
      const { body, context, clock, config, request } = call
      const { link, name, email, code, instead } = body
      const first = name !== undefined && email !== undefined ? { name, email } : undefined
      const browser = browserOf(request, config, instead)
      return letIn(call, await signInByLink(context, { link, first, code }, browser, clock(), config.session))
    },
    { failuresPerMinute: FAILURES_PER_MINUTE },
  )

  bind(
    demoEndpoint,
    async (call) => {
      const { body, context, clock, config, request } = call
      if (!config.demo) throw new Refusal('demo_only')
      const browser = browserOf(request, config, body.instead)
      return letIn(call, await signInToDemo(context, body.role, browser, clock(), config.session))
    },
    { perMinute: TRIES_PER_MINUTE },
  )

  bind(deleteEndpoint, async ({ store, config, request, reply }) => {
    const secret = sessionSecret(request, config)
    if (secret) await endSession(store, secret)
    clearSession(reply, config)
    return { signOutAt: await providers.signOut(takeProvider(request, reply, config)) }
  })

  bind(listMineEndpoint, async ({ caller, reader, clock }) => ({
    items: await sessionsOf(reader, caller.id, caller.session?.id, clock()),
  }))

  bind(deleteMineEndpoint, async ({ params, caller, store }) => {
    await endSessionOf(store, caller.id, params.session)
    return {}
  })

  bind(deleteMyEndpoint, async ({ caller, store }) => ({
    ended: await endSessionsOf(store, caller.id, caller.session?.id ?? null),
  }))

  bind(listEndpoint, async ({ params, caller, reader, clock }) => {
    requireRow(await findUser(reader, params.id), params.id)
    return { items: await sessionsOf(reader, params.id, caller.session?.id, clock()) }
  })

  bind(deleteOneEndpoint, async ({ params, store }) => {
    await endSessionOf(store, params.id, params.session)
    return {}
  })

  bind(deleteUsersEndpoint, async ({ params, store }) => {
    requireRow(await findUser(store, params.id), params.id)
    return { ended: await endSessionsOf(store, params.id, null) }
  })
}

/** The sessions of a user that have not ended. */
async function sessionsOf(
  reader: Reader,
  user: string,
  current: string | undefined,
  realNow: Date,
): Promise<Session[]> {
  const rows = await listSessions(reader, user)
  return rows
    .filter(({ expiresAt }) => expiresAt > realNow.toISOString())
    .map((row) => describeSession(row, row.id === current))
}

function describeSession(row: SessionRecord, current: boolean): Session {
  const { id, agent, method, createdAt, lastSeenAt, expiresAt } = row
  return { id, agent, method, createdAt, lastSeenAt, expiresAt, current }
}
