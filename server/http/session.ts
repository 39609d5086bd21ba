import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../schema/api/errors.js'
import type { Me } from '../../schema/api/sessions.js'
import { ACTIONS, can, canEditField } from '../../schema/rules/access.js'
import { SYSTEM_FIELD_NAMES } from '../../schema/rules/systemFields.js'
import type { Config } from '../config.js'
import { hashSecret } from '../domain/access.js'
import type { Actor } from '../domain/change.js'
import type { Reader } from '../engines/store.js'
import { findSession, findToken } from '../store/access.js'

const COOKIE = 'harmoni_session'

/** Who is asking, and until when; by a session cookie or a bearer token. */
export interface Caller extends Actor {
  expiresAt: string | null
}

/** Whether a request brings what may be the secret of somebody: without one, nobody is looked for. */
export function hasSecret({ headers, cookies }: FastifyRequest): boolean {
  return headers.authorization !== undefined || Boolean(cookies[COOKIE])
}

/** Finds out who is asking; null when nobody is signed in. */
export async function findCaller(
  reader: Reader,
  request: FastifyRequest,
  realNow: Date,
): Promise<Caller | null> {
  const authorization = request.headers.authorization
  if (authorization !== undefined) {
    const [, secret] = /^Bearer (.+)$/i.exec(authorization) ?? []
    const token = secret ? await findToken(reader, hashSecret(secret)) : undefined
    return token ? { id: token.id, name: token.name, role: token.role, expiresAt: null } : null
  }
  const secret = request.cookies[COOKIE]
  return secret ? ((await findSession(reader, hashSecret(secret), realNow.toISOString())) ?? null) : null
}

/**
 * Refuses a write that another site made the browser send. A script with a token has no browser to be misled.
 * @throws Refusal `cross_site`
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (request.headers.authorization !== undefined) return
  const site = request.headers['sec-fetch-site']
  const { origin, host } = request.headers
  if (site === 'cross-site' || site === 'same-site' || (origin !== undefined && hostOf(origin) !== host))
    throw new Refusal('cross_site')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** The secret of the caller's session, when that is how they are signed in. */
export function sessionSecret(request: FastifyRequest): string | undefined {
  return request.cookies[COOKIE]
}

/** Gives the browser the secret of its session, in a cookie that scripts cannot read. `expiresAt` is UTC ISO 8601. */
export function setSession(reply: FastifyReply, config: Config, secret: string, expiresAt: string): void {
  reply.setCookie(COOKIE, secret, { ...cookieOptions(config), expires: new Date(expiresAt) })
}

/** Takes the session’s cookie back from the browser. */
export function clearSession(reply: FastifyReply, config: Config): void {
  reply.clearCookie(COOKIE, cookieOptions(config))
}

function cookieOptions(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: config.url.startsWith('https:') } as const
}

/** What a caller is told about themselves. */
export function describe({ id, name, role, expiresAt }: Caller): Me {
  return {
    id,
    name,
    role,
    actions: ACTIONS.filter((action) => can(role, action)),
    fields: SYSTEM_FIELD_NAMES.filter((field) => canEditField(role, field)),
    expiresAt,
  }
}
