import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { FastifyRequest } from 'fastify'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { packageVersion } from '../config.js'
import type { Context } from '../domain/change.js'
import type { Moment } from '../store/programme.js'

/**
 * The tag of an answer that is computed from the register at one position of its log, on one day. A weak one: it names
 * what the answer says, compressed or not.
 */
export function sequenceTag({ sequence, today }: Pick<Moment, 'sequence' | 'today'>): string {
  return `W/"${sequence}-${today}-${packageVersion}"`
}

/** The tag of a row: its version, which `If-Match` names. */
export function rowTag({ version }: { version: number }): string {
  return `"${version}"`
}

/** True when `If-None-Match` names the tag: the caller has the answer already. */
export function matchesTag(request: FastifyRequest, etag: string): boolean {
  const header = request.headers['if-none-match']
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((part) => opaqueTag(part) === opaqueTag(etag))
}

/** A tag without what whoever compresses an answer on its way makes of it: a weak one, or one with a suffix. */
function opaqueTag(tag: string): string {
  return tag
    .trim()
    .replace(/^W\//, '')
    .replace(/[-;](?:gzip|br|zstd|deflate)"$/, '"')
}

/**
 * The version that a write builds on. A weak tag names it as well as a strong one: a version is of what the row holds,
 * not of the bytes that it was sent in.
 * @throws Refusal `version_required`, or `invalid_input` when the header holds no version.
 */
export function readIfMatch(request: FastifyRequest): number {
  const header = request.headers['if-match']
  if (header === undefined) throw new Refusal('version_required')
  const [, version] = /^"(\d{1,9})"$/.exec(opaqueTag(header)) ?? []
  if (version === undefined) throw new Refusal('version_required', { about: `If-Match: ${header}` })
  return Number(version)
}

/** The most characters that a key may have. */
const MAX_KEY = 200

/**
 * The key of a request that may be repeated, with what tells a repeat from another request: its method, its whole
 * address, and its body whatever the order of the keys; undefined without one. Keys of another caller are other keys.
 * @throws Refusal `invalid_input` when the key is too long or empty.
 */
export function readIdempotencyKey(request: FastifyRequest): Context['idempotency'] {
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
    .update(`${request.method} ${request.url}\n${canonicalize(request.body ?? null)}`)
    .digest('hex')
  return { key, requestHash }
}
