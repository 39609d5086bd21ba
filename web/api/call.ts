import {
  type Body,
  type BodyInput,
  type Endpoint,
  type Params,
  type QueryInput,
  REQUEST_ID,
  type Reply,
} from '../../schema/api/endpoint.js'
import { PASSING, type Problem } from '../../schema/api/errors.js'

/** What an endpoint is called with. */
export interface Input<E extends Endpoint> {
  params?: Params<E>
  query?: QueryInput<E>
  body?: BodyInput<E> | Body<E>
  /** The version that a write builds on. */
  version?: number
  idempotencyKey?: string
  signal?: AbortSignal
}

/** A refused or failed call, as the server told it. A server that cannot be reached is told the same way. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.en)
  }
}

const UNREACHABLE: Problem = {
  type: 'urn:harmoni:problem:unreachable',
  title: 'The server cannot be reached.',
  status: 0,
  detail: 'The server cannot be reached.',
  code: 'unreachable',
  nb: 'Får ikke kontakt med tjeneren. Sjekk nettet og prøv igjen.',
  en: 'The server cannot be reached. Check the network and try again.',
  errors: [],
  requestId: '',
}

/** True when the same call is worth trying again by itself: it never reached the server, or was told to come again. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && [UNREACHABLE.code, ...PASSING].includes(error.problem.code)

/** The request that each answer to a write was. */
const requests = new WeakMap<object, string>()

/** The request that the answer to a write was, by which it is undone; undefined for what only read. */
export const requestOf = (answer: object): string | undefined => requests.get(answer)

/**
 * Calls an endpoint of the API by its contract.
 * @throws ApiProblem when it is refused, fails or cannot be reached.
 */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E> = {}): Promise<Reply<E>> {
  const { body, version, idempotencyKey, signal } = input
  const response = await fetch(urlOf(endpoint, input), {
    method: endpoint.method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new ApiProblem(UNREACHABLE)
  })
  if (response.status === 204) return {} as Reply<E>
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) {
    const request = response.headers.get(REQUEST_ID)
    if (request && typeof answer === 'object' && answer !== null) requests.set(answer, request)
    return answer as Reply<E>
  }
  throw new ApiProblem(isProblem(answer) ? answer : { ...UNREACHABLE, status: response.status })
}

/** The address of an endpoint with these parameters. A list repeats its name; an empty text is kept. */
export function urlOf<E extends Endpoint>(endpoint: E, { params, query }: Input<E>): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
  )
  return withQuery(path, (query ?? {}) as Record<string, unknown>)
}

/** An address with what is asked for behind it: a list repeats its name, and what is undefined is left out. */
export function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) search.append(name, String(one))
  return search.size > 0 ? `${path}?${search}` : path
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'errors' in answer
}
