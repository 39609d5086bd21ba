import { isIP } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../schema/api/errors.js'
import { countAttempt, uncountAttempt } from '../domain/attempts.js'
import type { Store } from '../engines/store.js'
import { countPerMinute } from './countPerMinute.js'
import { problemOf } from './errors.js'
import { isInner } from './inner.js'

const MINUTE = 60_000
/** So many failures of all callers in a minute are no mistakes: somebody guesses, from many addresses. */
export const GUESSING = 300
/** How many failures an address has left then. Who has not failed is as welcome as ever. */
export const FEW = 5

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Makes what limits how often one address may fail at an endpoint, counted by all servers of the register together. */
export function makeFailureLimit({ store, clock }: { store: Store; clock: () => Date }) {
  const count = (key: string, most: number) => countAttempt(store, key, clock(), MINUTE, most)

  /** A handler that answers 429 to an address that has failed `perMinute` times; as it is where nothing is limited. */
  return (endpoint: string, perMinute: number | undefined, handler: Handler): Handler => {
    if (perMinute === undefined) return handler
    const everybody = `everybody ${endpoint}`
    let guessed = 0
    return async (request, reply) => {
      const key = `${whoAsks(request)} ${endpoint}`
      // Counted before it is tried, or of many tries at once each would be the first.
      const { current, ttl } = await count(key, perMinute)
      if (current > (clock().getTime() < guessed ? FEW : perMinute)) {
        reply.header('retry-after', Math.ceil(ttl / 1000))
        throw new Refusal('rate_limited')
      }
      try {
        const answer = await handler(request, reply)
        await uncountAttempt(store, key, clock())
        return answer
      } catch (error) {
        if (isFailure(error)) {
          const all = await count(everybody, GUESSING)
          if (all.current > GUESSING) guessed = clock().getTime() + all.ttl
        } else await uncountAttempt(store, key, clock())
        throw error
      }
    }
  }
}

/** How many tokens that are none one address may try in a minute. */
const TOKENS = 60

/**
 * Makes what refuses whoever tries tokens that are none, over and over. One that is good is never asked: nobody is kept out by
 * what others try from the same address.
 */
export function limitGuesses(): (request: FastifyRequest) => void {
  const tried = countPerMinute()
  return (request) => {
    if (request.headers.authorization === undefined) return
    if (tried(whoAsks(request)) > TOKENS) throw new Refusal('rate_limited')
  }
}

/** True where somebody was not who they said; what was badly written, or could not be looked up for now, is no guess. */
function isFailure(error: unknown): boolean {
  // Who is asked for a code has given all that was asked for before.
  return error instanceof Refusal && error.code !== 'code_required' && problemOf(error, '').status === 401
}

/**
 * Whose failures are counted together. Behind a proxy whose word is not taken that would be everybody's, so its word is taken
 * for this alone: whoever could write it themselves calls from a network of ours, and gains a few more tries.
 */
function whoAsks(request: FastifyRequest): string {
  const forwarded = forwardedBy(request)
  return forwarded ? `${request.ip} for ${forwarded}` : request.ip
}

/** Who a proxy near us that is not trusted says that it asks for; undefined where none does. */
function forwardedBy({ ip, headers, socket }: FastifyRequest): string | undefined {
  const forwarded = headers['x-forwarded-for']
  if (forwarded === undefined || ip !== socket.remoteAddress || !isInner(ip)) return undefined
  // What stands before the last was said by whoever asked the proxy.
  const last = String(forwarded).split(',').at(-1)?.trim() ?? ''
  return isIP(last) ? last : 'somebody'
}

/** Says once that a proxy is in front whose word is not taken, and how it is. */
export function tellOfProxy(app: FastifyInstance): void {
  let told = false
  app.addHook('onRequest', (request, _reply, done) => {
    if (!told && forwardedBy(request) !== undefined) {
      told = true
      request.log.warn(
        `A proxy at ${request.ip} passes requests on, and is not trusted: all its callers have one address here. Set HARMONI_PROXIES to ${request.ip} if it is yours.`,
      )
    }
    done()
  })
}
