import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Body, Endpoint, Params, Query, Reply } from '../../schema/contracts/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/contracts/errors.js'
import { can } from '../../schema/rules/access.js'
import { type Config, packageVersion } from '../config.js'
import type { Context } from '../domain/change.js'
import { findMoment, type Moment } from '../store/programme.js'
import type { Reader, Store } from '../store/store.js'
import { makePastRegisters, type Past, type View } from './asOf.js'
import { parseInput } from './input.js'
import { type Caller, findCaller, refuseCrossSite } from './session.js'

/** What the server runs on. */
export interface Services {
  store: Store
  config: Config
  /** The real clock. */
  clock: () => Date
}

/** A file that is streamed. */
export interface FileReply {
  stream: Readable
  type: string
  name: string
}

/** What a handler is given: input that its contract has read, and who asks when. */
export interface Call<E extends Endpoint> extends Services {
  params: Params<E>
  query: Query<E>
  body: Body<E>
  /** Who asks. Handlers of public endpoints do not use it. */
  caller: Caller
  /** What a domain function takes first. */
  context: Context
  /** The version that the write builds on, from `If-Match`. */
  version: number
  moment: Moment
  /** Reads that see one moment of the register. Inside a write's handler: the register before it. */
  reader: Reader
  /** The register at one moment for as long as it is open: for what is streamed. */
  view(): Promise<View>
  request: FastifyRequest
  reply: FastifyReply
}

export type Handler<E extends Endpoint> = (
  call: Call<E>,
) => Promise<E['kind'] extends 'file' ? FileReply : Reply<E>>

export type Bind = <E extends Endpoint>(
  endpoint: E,
  handler: (call: Call<E>) => Promise<Reply<E> | FileReply>,
  options?: { perMinute?: number },
) => void

/** The routes of one concept. */
export type Routes = (bind: Bind) => void

interface KeptAnswer {
  etag: string
  payload: Buffer
}

const KEPT_BYTES = 32 * 1024 * 1024
const NOBODY: Caller = { id: '', name: '', role: 'auditor', expiresAt: null }

/**
 * Makes the function that turns an endpoint into a route: who may call it, reading its input, conditional requests,
 * its answer by the contract. An endpoint that names no action cannot be made, so nothing is open by forgetting.
 */
export function makeBind(app: FastifyInstance, services: Services): Bind {
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ payload }, url) => payload.length + url.length,
  })
  const together = runTogether<KeptAnswer>()
  const { store, clock } = services
  const pastRegisters = makePastRegisters(store, clock)

  return (endpoint, handler, options = {}) => {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(options.perMinute && {
        config: {
          rateLimit: { max: options.perMinute, timeWindow: '1 minute', groupId: ` ${endpoint.id}` },
        },
      }),
      async handler(request, reply) {
        const reads = endpoint.method === 'GET'
        if (!reads) refuseCrossSite(request)
        const caller = await requireCaller(endpoint, request)

        const past = await findPast(endpoint, request)
        const kind = past && endpoint.kind === 'json' ? 'sequence' : endpoint.etag

        const etag = reads && kind === 'sequence' && sequenceTag(past ?? (await findMoment(store, clock())))
        if (etag) {
          reply.header('etag', etag).header('cache-control', 'private, no-cache')
          if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
          const answer = kept.get(request.url)
          if (answer?.etag === etag) return send(reply, answer.payload)
        } else {
          reply.header('cache-control', 'no-store')
        }

        const input = {
          params: parseInput(endpoint.params, request.params, 'address'),
          query: parseInput(endpoint.query, request.query, 'query'),
          body: parseInput(endpoint.body, request.body ?? {}, 'body'),
          version: endpoint.ifMatch ? readIfMatch(request) : 0,
        }
        const answer = () =>
          respond(past, reads && endpoint.kind === 'json', async (reader, moment) => {
            const context: Context = {
              store,
              actor: { id: caller.id, name: caller.name, role: caller.role },
              requestId: request.id,
              at: moment.now,
              idempotency: endpoint.idempotent ? readIdempotencyKey(endpoint, request) : undefined,
            }
            const view = () => openView(past)
            const call = { ...services, ...input, caller, context, moment, reader, view, request, reply }
            return { moment, value: await handler(call as Call<typeof endpoint>) }
          })

        if (etag) {
          const { etag: newest, payload } = await together(`${etag} ${request.url}`, async () => {
            const { moment, value } = await answer()
            const made = { etag: sequenceTag(moment), payload: payloadOf(endpoint, value) }
            kept.set(request.url, made)
            return made
          })
          return send(reply.header('etag', newest), payload)
        }
        const { value } = await answer()
        if (endpoint.kind === 'file') return sendFile(reply, value as FileReply)
        if (endpoint.status === 204) return reply.code(204).send()
        if (kind === 'row') reply.header('etag', `"${(value as { version: number }).version}"`)
        return send(reply.code(endpoint.status), payloadOf(endpoint, value))
      },
    })
  }

  async function requireCaller(endpoint: Endpoint, request: FastifyRequest): Promise<Caller> {
    const { action } = endpoint
    if (action === 'public') return NOBODY
    const caller = await findCaller(store, request, clock())
    if (!caller) throw new Refusal('not_signed_in')
    if (action !== 'signed_in' && !can(caller.role, action)) throw new Refusal('not_allowed')
    return caller
  }

  /** The past that is asked for, where a query takes one; the only place that reads it. */
  async function findPast(endpoint: Endpoint, request: FastifyRequest): Promise<Past | undefined> {
    if ((request.query as Record<string, unknown>).asOf === undefined) return undefined
    const { asOf } = parseInput(endpoint.query, request.query, 'query') as { asOf?: string }
    return asOf === undefined ? undefined : pastRegisters.find(asOf)
  }

  /** Runs `work` on the register, past or present; at one moment of it, when it asks for that. */
  async function respond<T>(
    past: Past | undefined,
    atOneMoment: boolean,
    work: (reader: Reader, moment: Moment) => Promise<T>,
  ): Promise<T> {
    const now = async (reader: Reader) => work(reader, await findMoment(reader, clock()))
    if (!atOneMoment) return now(store)
    if (!past) return store.read(now)
    const { reader, moment, close } = await pastRegisters.open(past)
    try {
      return await work(reader, moment)
    } finally {
      await close()
    }
  }

  async function openView(past: Past | undefined): Promise<View> {
    if (past) return pastRegisters.open(past)
    const snapshot = await store.snapshot()
    try {
      return { ...snapshot, moment: await findMoment(snapshot.reader, clock()) }
    } catch (error) {
      await snapshot.close()
      throw error
    }
  }
}

/** Runs work once for all who ask for the same while it runs: many pages ask again after each write. */
function runTogether<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  return (key, work) => {
    const begun = running.get(key) ?? work().finally(() => running.delete(key))
    running.set(key, begun)
    return begun
  }
}

/** What is sent. The contract decides what leaves: a column that it does not name stays inside. */
function payloadOf(endpoint: Endpoint, value: unknown): Buffer {
  return Buffer.from(JSON.stringify(endpoint.reply.parse(value)))
}

/** The register and the day that an answer is computed from. */
function sequenceTag({ sequence, today }: Moment): string {
  return `"${sequence}-${today}-${packageVersion}"`
}

function send(reply: FastifyReply, payload: Buffer): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(payload)
}

function sendFile(reply: FastifyReply, { stream, type, name }: FileReply): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(stream)
}

function matches(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header === '*' || header.split(',').some((part) => part.trim() === etag))
}

/** @throws Refusal `version_required`, or `invalid_input` when the header holds no version. */
function readIfMatch(request: FastifyRequest): number {
  const header = request.headers['if-match']
  if (header === undefined) throw new Refusal('version_required')
  const [, version] = /^"(\d{1,9})"$/.exec(header.trim()) ?? []
  if (version === undefined) throw new Refusal('version_required', { about: `If-Match: ${header}` })
  return Number(version)
}

const MAX_KEY = 200

function readIdempotencyKey(endpoint: Endpoint, request: FastifyRequest): Context['idempotency'] {
  const key = request.headers['idempotency-key']
  if (key === undefined || Array.isArray(key)) return undefined
  if (key.length > MAX_KEY || key.length === 0)
    throw new Refusal('invalid_input', {
      errors: [
        fieldProblem('Idempotency-Key', 'invalid_key', {
          nb: `Nøkkelen må ha 1 til ${MAX_KEY} tegn. Velg en kortere, for eksempel en UUID.`,
          en: `The key must have 1 to ${MAX_KEY} characters. Choose a shorter one, such as a UUID.`,
        }),
      ],
    })
  const requestHash = createHash('sha256')
    .update(`${endpoint.id}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
  return { key, requestHash }
}
