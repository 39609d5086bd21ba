import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Endpoint } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import type { RefusalCode } from '../../schema/rules/refusals.js'
import type { SecurityKind, SecurityOutcome } from '../../schema/rules/securityLog.js'
import type { Config } from '../config.js'
import { logSecurity, type SecurityFacts } from '../domain/securityLog.js'
import type { Store } from '../engines/store.js'
import { attemptOf, isForged, leadsOut, unreadOf } from './bypassing.js'
import { countPerMinute } from './countPerMinute.js'
import { agentOf, sessionSecret } from './session.js'

/** Who is known to have asked. */
type Known = { id: string; name: string } | null

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route answers, by its contract. */
    endpoint?: Endpoint
  }
}

/** Who asks, of each request that is under way, once that is known. */
const known = new WeakMap<FastifyRequest, NonNullable<Known>>()

/** Says who asks: what becomes of the request is theirs in the security log. */
export function recognise(request: FastifyRequest, { id, name }: NonNullable<Known>): void {
  known.set(request, { id, name })
}

/** Refusals of those who may not do what they tried. */
const OF_ACCESS: readonly RefusalCode[] = [
  'not_allowed',
  'field_not_allowed',
  'out_of_scope',
  'cross_site',
  'other_address',
  'session_required',
]
/** Refusals of those who come with a link, or from an identity provider, that lets nobody in. */
const OF_SIGN_IN: readonly RefusalCode[] = [
  'link_unusable',
  'link_used',
  'link_expired',
  'user_locked',
  'user_erased',
  'administrator_exists',
  'sign_in_not_begun',
  'sign_in_cancelled',
  'sign_in_too_weak',
  'provider_untrusted',
  'user_unknown',
  'user_of_another',
]
/** Refusals of those who do not prove who they are: to come in, or to change what they come in by. */
const OF_PROOF: readonly RefusalCode[] = ['password_wrong', 'code_wrong', 'sign_in_again']
/** So many rows a minute about the same from the same place; what comes above that says nothing new, and would fill the log. */
const MOST_ALIKE = 20
/** So many rows a minute about attempts at bypassing what holds, from everywhere: anybody can make one. */
const MOST_ATTEMPTS = 100
/** Where nothing that has a name was asked for. */
const NOWHERE = '–'

/**
 * Keeps the security log: every refusal that is a matter of security, and by the function that is answered what came of a call
 * that auditors ask about. With `securityLines` each row is a line of JSON on standard error too, for what collects logs.
 */
export function keepSecurityLog(
  app: FastifyInstance,
  { store, clock, config }: { store: Store; clock: () => Date; config: Config },
): (endpoint: Endpoint, request: FastifyRequest) => Promise<void> {
  const alike = countPerMinute()

  async function write(facts: SecurityFacts): Promise<void> {
    writeSecurityLine(config, facts)
    if (store.readOnly() === null) await logSecurity(store, facts)
  }

  /** Tells of an attempt at bypassing what holds, unless there were many. Whoever makes it does not wait for the log. */
  function tellAttempt(code: RefusalCode, address: string, facts: () => SecurityFacts): void {
    if (alike(`attempt ${code} ${address}`) > MOST_ALIKE || alike('attempts') > MOST_ATTEMPTS) return
    write(facts()).catch(({ message }: Error) => app.log.error({ message }, 'security log'))
  }
  const tellOf = (code: RefusalCode, request: FastifyRequest) =>
    tellAttempt(code, request.ip, () => {
      const endpoint = request.routeOptions?.config?.endpoint?.id ?? NOWHERE
      return factsOf('refused', 'refused', endpoint, code, request, clock())
    })

  app.server.prependListener('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const code = unreadOf(error)
    const address = socket.remoteAddress
    // What comes after a refusal is not read.
    if (code === null || address === undefined || socket.writableEnded) return
    tellAttempt(code, address, () => ({
      ...{ at: clock().toISOString(), kind: 'refused', outcome: 'refused', endpoint: NOWHERE, code },
      ...{ userId: null, userName: null, address, agent: '', requestId: randomUUID() },
    }))
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode === 404 && leadsOut(request)) tellOf('not_found', request)
    done(null, payload)
  })

  app.addHook('onError', async (request, _reply, error) => {
    const { endpoint } = request.routeOptions.config
    const attempt = attemptOf(error)
    if (attempt) return tellOf(attempt, request)
    const kind = endpoint && kindOf(error, endpoint, request)
    if (!kind) {
      const isSessionAsked = error instanceof Refusal && error.code === 'not_signed_in'
      if (isSessionAsked && isForged(sessionSecret(request, config))) tellOf('not_signed_in', request)
      return
    }
    const { code } = error as unknown as Refusal
    if (alike(`${kind} ${code} ${known.get(request)?.id ?? ''} ${request.ip}`) > MOST_ALIKE) return
    await write(factsOf(kind, 'refused', endpoint.id, code, request, clock()))
      // Who is refused is told so, whatever becomes of the row.
      .catch(({ message }: Error) => request.log.error({ requestId: request.id, message }, 'security log'))
  })

  return async ({ id, watched }, request) => {
    if (watched) await write(factsOf(watched, 'done', id, null, request, clock()))
  }
}

/** Writes what happened to standard error too, where the settings say so: for what collects logs. */
export function writeSecurityLine({ securityLines }: Config, facts: SecurityFacts): void {
  if (securityLines) process.stderr.write(`${JSON.stringify({ log: 'security', ...facts })}\n`)
}

/** What a refusal is to the security log; null for one that is none of its business. */
function kindOf(error: unknown, { watched }: Endpoint, request: FastifyRequest): SecurityKind | null {
  if (!(error instanceof Refusal)) return null
  const { code } = error
  if (code === 'rate_limited') return 'rate_limit'
  if (OF_SIGN_IN.includes(code) && (watched === 'sign_in' || watched === null)) return 'sign_in'
  if (OF_PROOF.includes(code)) return watched ?? 'sign_in'
  if (OF_ACCESS.includes(code)) return watched ?? 'refused'
  // Somebody tries tokens. Who comes without any, or whose session has ended, is sent to sign in.
  return code === 'not_signed_in' && request.headers.authorization !== undefined ? 'token' : null
}

function factsOf(
  kind: SecurityKind,
  outcome: SecurityOutcome,
  endpoint: string,
  code: string | null,
  request: FastifyRequest,
  realNow: Date,
): SecurityFacts {
  const who = known.get(request)
  return {
    ...{ at: realNow.toISOString(), kind, outcome, endpoint, code },
    ...{ userId: who?.id ?? null, userName: who?.name ?? null },
    ...{ address: request.ip, agent: agentOf(request), requestId: request.id },
  }
}
