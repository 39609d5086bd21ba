import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Body,
  type Endpoint,
  type Params,
  type Query,
  REQUEST_ID,
  type Reply,
} from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import { can } from '../../schema/rules/access.js'
import { type Config, migrationsFolder } from '../config.js'
import { type Context, changeAll } from '../domain/change.js'
import type { Reader, Store } from '../engines/store.js'
import { findMoment, type Moment } from '../store/programme.js'
import { chooseEncoding } from './compression.js'
import { refuseCrossSite } from './crossSite.js'
import { limitGuesses, makeFailureLimit } from './failures.js'
import { matchesTag, readIdempotencyKey, readIfMatch, rowTag, sequenceTag } from './headers.js'
import { parseInput } from './input.js'
import { makeKeptAnswers } from './keptAnswers.js'
import { makeOwnPlaces } from './perPerson.js'
import { makeReads, type Reads } from './reads.js'
import { type FileReply, payloadOf, sendFile, sendJson } from './replies.js'
import { keepSecurityLog, recognise } from './securityLog.js'
import { noteSeen } from './seen.js'
import { actorOf, type Caller, findCaller, hasSecret } from './session.js'

/** What the server runs on. */
export interface Services {
  store: Store
  config: Config
  /** The real clock. */
  clock: () => Date
}

/** What a handler is given: input that its contract has read, and who asks when. */
export interface Call<E extends Endpoint = Endpoint> extends Services {
  params: Params<E>
  query: Query<E>
  body: Body<E>
  /** Who asks. Handlers of public endpoints do not use it. */
  caller: Caller
  /** Whether they are told all of an answer of which some are told less. */
  whole: boolean
  /** What a domain function takes first. */
  context: Context
  /** The version that the write builds on, from `If-Match`. */
  version: number
  moment: Moment
  /**
   * Reads that see one moment of the register, for a file until it has been sent. Of a write that answers its row: the
   * register as the handler has written it so far, which nobody else has written to.
   */
  reader: Reader
  /** Runs work on the register as it was at the end of an earlier day; answers undefined where that is before its first row. */
  readPast: Reads['atEndOf']
  request: FastifyRequest
  reply: FastifyReply
}

/**
 * Turns an endpoint and its handler into a route; `perMinute` limits how often one address may call it, `failuresPerMinute` how
 * often it may fail to say who it is.
 */
export type Bind = <E extends Endpoint>(
  endpoint: E,
  handler: (call: Call<E>) => Promise<Reply<E> | FileReply>,
  options?: {
    perMinute?: number
    failuresPerMinute?: number
    /** What is done before anything is read at one moment, for that occupies a connection: what takes long, and is kept. */
    prepare?: (given: Pick<Call<E>, 'query' | 'store' | 'moment' | 'readPast'>) => Promise<unknown>
  },
) => void

/** The routes of one concept. */
export type Routes = (bind: Bind) => void

/** Why a request changes something, where its body says so. */
function readReason(body: unknown): string | undefined {
  const { reason } = body as { reason?: unknown }
  return typeof reason === 'string' ? reason : undefined
}

/**
 * Runs a write that answers its row in one transaction, in which the answer is read too: another writer's row is never
 * taken for its own.
 */
function answerWritten<T>(
  context: Context,
  moment: Moment,
  run: (more: Pick<Call<Endpoint>, 'context' | 'reader' | 'moment'>) => Promise<T>,
): Promise<T> {
  return changeAll(context, (within) =>
    run({
      context: within,
      reader: within.work.tx,
      moment: {
        ...moment,
        get sequence() {
          return within.work.head.seq
        },
      },
    }),
  )
}

/** Who asks where nobody need sign in. */
const NOBODY: Caller = {
  id: '',
  name: '',
  email: null,
  passwordAt: null,
  secondFactorAt: null,
  roles: [],
  scope: [],
  session: null,
  token: null,
  expiresAt: null,
}

/**
 * Makes the function that turns an endpoint into a route: who may call it, reading its input, conditional requests,
 * its answer by the contract. An endpoint that names no action cannot be made, so nothing is open by forgetting.
 */
export function makeBind(app: FastifyInstance, services: Services): Bind {
  const { store, clock, config } = services
  const kept = makeKeptAnswers()
  const limitFailures = makeFailureLimit(services)
  const seen = noteSeen(app, services)
  const tellSecurity = keepSecurityLog(app, services)
  const own = makeOwnPlaces()
  const refuseGuesses = limitGuesses()
  const reads = makeReads(store, clock, migrationsFolder, config.connection.snapshots)

  return (endpoint, handler, options = {}) => {
    const isRead = endpoint.method === 'GET'
    const isJson = endpoint.kind === 'json'
    const isPublic = endpoint.action === 'public'
    const asksMoment = !isRead || endpoint.etag === 'sequence'

    app.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(endpoint.mostBytes !== null && { bodyLimit: endpoint.mostBytes }),
      config: {
        endpoint,
        ...(options.perMinute && {
          rateLimit: { max: options.perMinute, timeWindow: '1 minute', groupId: ` ${endpoint.id}` },
        }),
      },
      handler: limitFailures(endpoint.id, options.failuresPerMinute, async (request, reply) => {
        if (!isRead) refuseCrossSite(request, config)
        // Where the register is, asked together with who asks, and told to nobody who may not know it.
        const [caller, present] = await Promise.all([
          requireCaller(endpoint, request),
          asksMoment && (isPublic || hasSecret(request, config)) ? findMoment(store, clock()) : undefined,
        ])
        const past = await reads.findPast(endpoint, request.query)
        // What is read of the past is never changed by a write: it is kept, whatever it is of the present.
        const tag = past && isJson && !endpoint.own ? 'sequence' : endpoint.etag

        const at = past ?? present
        const etag = isRead && tag === 'sequence' && at && sequenceTag(at)
        const whole = endpoint.wholeFor === null || can(caller, endpoint.wholeFor)
        const asked = {
          url: request.url,
          whole,
          encoding: chooseEncoding(request.headers['accept-encoding']),
        }
        if (etag) {
          reply.header('etag', etag).header('cache-control', 'private, no-cache')
          if (matchesTag(request, etag)) return reply.code(304).send()
          const answer = kept.find(asked, etag)
          if (answer) return sendJson(reply, answer.payload, answer.encoding)
        } else {
          reply.header('cache-control', 'no-store')
        }

        const input = {
          params: parseInput(endpoint.params, request.params, 'address'),
          query: parseInput(endpoint.query, request.query, 'query'),
          body: parseInput(endpoint.body, request.body ?? {}, 'body'),
          version: endpoint.ifMatch ? readIfMatch(request) : 0,
        }
        // A repeat of a request with its key answers what that one did, as it was.
        let requestId = request.id
        const idempotency = endpoint.idempotent && readIdempotencyKey(request)
        const handle = async (reader: Reader, moment: Moment) => {
          const context: Context = {
            store,
            actor: actorOf(caller),
            requestId: request.id,
            at: moment.now,
            settings: moment.settings,
            reason: readReason(input.body),
            idempotency: idempotency
              ? {
                  ...idempotency,
                  onRepeat: (of) => {
                    requestId = of
                  },
                }
              : undefined,
          }
          const readPast = reads.atEndOf
          const call = {
            ...services,
            ...input,
            caller,
            whole,
            context,
            moment,
            reader,
            readPast,
            request,
            reply,
          }
          const run = (more: object = {}) => handler({ ...call, ...more } as Call<typeof endpoint>)
          const answersRow = !isRead && endpoint.etag === 'row'
          const value = answersRow ? await answerWritten(context, moment, run) : await run()
          await tellSecurity(endpoint, request)
          return { moment, value }
        }
        if (endpoint.kind === 'file') {
          const leave = own.file(caller.id, request.id)
          const view = await reads.open(past).catch((error: unknown) => {
            leave()
            throw error
          })
          const close = () => view.close().finally(leave)
          return sendFile(request, reply, { ...view, close }, async ({ reader, moment }) => {
            return (await handle(reader, moment)).value as FileReply
          })
        }
        const answer = async () => {
          if (options.prepare && at)
            await options.prepare({
              ...services,
              query: input.query,
              moment: at,
              readPast: reads.atEndOf,
            } as Call<typeof endpoint>)
          if (!past) return isRead || !present ? reads.atOneMoment(past, handle) : handle(store, present)
          const leave = own.moment(caller.id, String(past.sequence))
          return reads.atOneMoment(past, handle).finally(leave)
        }

        if (etag) {
          const made = await kept.make(asked, etag, async () => {
            const { moment, value } = await answer()
            return { etag: sequenceTag(moment), payload: await payloadOf(endpoint, value) }
          })
          return sendJson(reply.header('etag', made.etag), made.payload, made.encoding)
        }
        const { value } = await answer()
        if (!isRead) reply.header(REQUEST_ID, requestId)
        if (endpoint.status === 204) return reply.code(204).send()
        if (tag === 'row') reply.header('etag', rowTag(value as { version: number }))
        return sendJson(reply.code(endpoint.status), await payloadOf(endpoint, value))
      }),
    })
  }

  async function requireCaller(endpoint: Endpoint, request: FastifyRequest): Promise<Caller> {
    const { action } = endpoint
    if (action === 'public') return NOBODY
    const caller = await findCaller(store, request, config, clock())
    if (!caller) {
      refuseGuesses(request)
      throw new Refusal('not_signed_in')
    }
    recognise(request, caller)
    if (endpoint.session && caller.token) throw new Refusal('session_required')
    // What anybody may do who is signed in may be a write as well.
    if (caller.readsOnly && action === 'signed_in' && endpoint.method !== 'GET')
      throw new Refusal('not_allowed')
    if (action !== 'signed_in' && !can(caller, action)) throw new Refusal('not_allowed')
    seen.note(caller)
    return caller
  }
}
