import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Me } from '../../schema/api/sessions.js'
import { ACTIONS, can, canEditField } from '../../schema/rules/access.js'
import { SYSTEM_FIELD_NAMES } from '../../schema/rules/systemFields.js'
import type { Config } from '../config.js'
import type { Actor } from '../domain/change.js'
import { hashSecret } from '../domain/secrets.js'
import { type Browser, isLive } from '../domain/sessions.js'
import type { Reader } from '../engines/store.js'
import { findSession, type SessionRecord } from '../store/sessions.js'
import { findToken } from '../store/tokens.js'
import { agentName } from './agent.js'

/** Who is asking, and until when; by a session cookie or a bearer token. */
export interface Caller extends Actor {
  email: string | null
  /** When they chose their password and began to use a second factor. */
  passwordAt: string | null
  secondFactorAt: string | null
  /** The session that they ask by: how and when it was begun, and when it was last seen; null for a token. */
  session: Pick<SessionRecord, 'id' | 'method' | 'createdAt' | 'lastSeenAt'> | null
  /** The token that they ask by; null for a session. */
  token: { id: string; name: string; lastSeenAt: string | null } | null
  expiresAt: string | null
}

/** Whether a request brings what may be the secret of somebody: without one, nobody is looked for. */
export function hasSecret({ headers, cookies }: FastifyRequest, config: Config): boolean {
  return headers.authorization !== undefined || Boolean(cookies[cookieName(config)])
}

/** Finds out who is asking; null when nobody is signed in, or who is was locked. */
export async function findCaller(
  reader: Reader,
  request: FastifyRequest,
  config: Config,
  realNow: Date,
): Promise<Caller | null> {
  const authorization = request.headers.authorization
  if (authorization === undefined) {
    const secret = sessionSecret(request, config)
    return secret === undefined ? null : findBySession(reader, secret, config, realNow)
  }
  const [, secret] = /^Bearer (.+)$/i.exec(authorization) ?? []
  return secret === undefined ? null : findByToken(reader, secret, realNow)
}

/** Who a session is of; null when it has ended. */
export async function findBySession(
  reader: Reader,
  secret: string,
  { session: { idleMinutes } }: Config,
  realNow: Date,
): Promise<Caller | null> {
  const found = await findSession(reader, hashSecret(secret))
  if (!found || !isLive(found, idleMinutes, realNow)) return null
  const { session, user } = found
  const { id, name, email, roles, scope, passwordAt, secondFactorAt } = user
  const { id: sessionId, method, createdAt, lastSeenAt, expiresAt } = session
  return {
    id,
    name,
    email,
    roles,
    scope,
    passwordAt,
    secondFactorAt,
    session: { id: sessionId, method, createdAt, lastSeenAt },
    token: null,
    expiresAt,
  }
}

async function findByToken(reader: Reader, secret: string, realNow: Date): Promise<Caller | null> {
  const found = await findToken(reader, hashSecret(secret))
  if (found?.user.state !== 'active') return null
  const { token, user } = found
  if (token.expiresOn !== null && token.expiresOn < realNow.toISOString().slice(0, 10)) return null
  return {
    id: user.id,
    name: `${user.name} (${token.name})`,
    email: user.email,
    passwordAt: user.passwordAt,
    secondFactorAt: user.secondFactorAt,
    // What was taken from its owner is taken from it.
    roles: token.roles.filter((role) => user.roles.includes(role)),
    scope: user.scope,
    readsOnly: token.access === 'read',
    session: null,
    token: { id: token.id, name: token.name, lastSeenAt: token.lastSeenAt },
    expiresAt: token.expiresOn === null ? null : `${token.expiresOn}T23:59:59.999Z`,
  }
}

/** Who a caller is in the log, and what they may do. */
export function actorOf({ id, name, roles, scope, readsOnly = false }: Caller): Actor {
  return { id, name, roles, scope, readsOnly }
}

/** Where somebody signs in by a request; `instead` as they have said it. */
export function browserOf(request: FastifyRequest, config: Config, instead: boolean): Browser {
  return { agent: agentOf(request), secret: sessionSecret(request, config), instead }
}

/** What the browser is, for the list of its user's sessions. */
export function agentOf(request: FastifyRequest): string {
  return agentName(request.headers['user-agent'] ?? '')
}

/** The secret of the caller's session, when that is how they are signed in. */
export function sessionSecret(request: FastifyRequest, config: Config): string | undefined {
  return request.cookies[cookieName(config)] || undefined
}

/** Gives the browser the secret of its session, in a cookie that scripts cannot read. `expiresAt` is UTC ISO 8601. */
export function setSession(reply: FastifyReply, config: Config, secret: string, expiresAt: string): void {
  reply.setCookie(cookieName(config), secret, { ...cookieOptions(config), expires: new Date(expiresAt) })
}

/** Takes the session’s cookie back from the browser, and all that it keeps of what was read. */
export function clearSession(reply: FastifyReply, config: Config): void {
  reply.clearCookie(cookieName(config), cookieOptions(config))
  reply.header('clear-site-data', '"cache"')
}

const isSecure = ({ url }: Config) => url.startsWith('https:')

/** Over https the browser takes the cookie from this very host alone, and sends it to no other. */
export function cookieName(config: Config): string {
  return isSecure(config) ? '__Host-harmoni_session' : 'harmoni_session'
}

function cookieOptions(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) } as const
}

/** What a caller is told about themselves. */
export function describe(caller: Caller): Me {
  const { id, name, email, roles, scope, session, token, expiresAt, passwordAt, secondFactorAt } = caller
  return {
    ...{ id, name, email, roles: [...roles], scope: [...scope], expiresAt, passwordAt, secondFactorAt },
    session: session?.id ?? null,
    token: token ? { id: token.id, name: token.name } : null,
    actions: ACTIONS.filter((action) => can(caller, action)),
    fields: SYSTEM_FIELD_NAMES.filter((field) => canEditField(caller, field)),
  }
}
