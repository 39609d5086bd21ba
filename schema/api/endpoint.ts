import * as z from 'zod'
import type { Action } from '../rules/access.js'
import type { SecurityKind } from '../rules/securityLog.js'
import { MEDIA_TYPES } from './mediaTypes.js'

/** Asked for by nobody in particular: `public` needs no sign-in, `signed_in` any role. */
type Permission = Action | 'public' | 'signed_in'

/** Takes nothing: what is sent all the same is refused, so that a slip of the pen is not taken for an answer. */
const nothing = z.strictObject({})
type Nothing = typeof nothing

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/api/v1/${string}`
  summary: string
  action: Permission
  params?: P
  query?: Q
  body?: B
  reply: R
  /** What the answer is: JSON, or a file that is streamed. */
  kind?: 'json' | 'file'
  /** The media types that a file may have; what is sent as JSON is the reply. */
  types?: readonly string[]
  status?: 200 | 201 | 204
  /** `row`: the ETag is the row's version. `sequence`: it is the log's; the answer is kept until the log grows. */
  etag?: 'row' | 'sequence'
  /** The write needs `If-Match` with the version it builds on. */
  ifMatch?: boolean
  /** The write takes an `Idempotency-Key`, so that a repeat does nothing twice. */
  idempotent?: boolean
  /** What is answered opens a door: it is made by who is signed in, and by no token. */
  session?: boolean
  /** What it takes to be told all of an answer, of which others are told less; null: everybody is told the same. */
  wholeFor?: Action | null
  /** What is answered is of who asks alone: it is kept for nobody else, nor by a browser that somebody else may use. */
  own?: boolean
  /** The most bytes that its body may have; null: as all bodies. */
  mostBytes?: number | null
  /** What the security log calls it, which then has a row of each call; null: it has none. */
  watched?: SecurityKind | null
}

/** The header in which a write answers which request it was: what `changes/:requestId/undo` takes. */
export const REQUEST_ID = 'x-request-id'

/** One endpoint as one value: the server binds it, the web calls it, OpenAPI is printed from it, tests walk it. */
export type Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = Required<Omit<Definition<P, Q, B, R>, 'etag'>> & Pick<Definition<P, Q, B, R>, 'etag'>

/** Completes a definition with its defaults. */
export function endpoint<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(definition: Definition<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: nothing as unknown as B,
    kind: 'json',
    types: [MEDIA_TYPES.json],
    status: 200,
    ifMatch: false,
    idempotent: false,
    session: false,
    wholeFor: null,
    own: false,
    mostBytes: null,
    // What is set up for everybody is told, whichever part of it.
    watched: definition.action === 'edit_programme' && definition.method !== 'GET' ? 'configuration' : null,
    ...definition,
  }
}

/** The action that an endpoint asks of whoever calls it; null for one that asks for none. */
export function actionOf({ action }: Pick<Endpoint, 'action'>): Action | null {
  return action === 'public' || action === 'signed_in' ? null : action
}

export type Params<E extends Endpoint> = z.output<E['params']>
export type Query<E extends Endpoint> = z.output<E['query']>
export type Body<E extends Endpoint> = z.output<E['body']>
export type Reply<E extends Endpoint> = z.output<E['reply']>
/** What a caller writes, before defaults are filled in. */
export type QueryInput<E extends Endpoint> = z.input<E['query']>
export type BodyInput<E extends Endpoint> = z.input<E['body']>
