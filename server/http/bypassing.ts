import type { FastifyError, FastifyRequest } from 'fastify'
import { Refusal } from '../../schema/api/errors.js'
import type { RefusalCode } from '../../schema/rules/refusals.js'

/** A secret of ours as it is sent: what has another form was never given to anybody. */
const SECRET = /^[\w-]{43}$/
/** What leads up a folder, or ends a name early, in whichever way it is written. */
const LEADS_OUT = /(?:^|[/\\])\.\.(?:[/\\;]|$)|\0/

/** What an error says of a request that no client of ours sends; null for what may be a mistake of somebody's. */
export function attemptOf(error: FastifyError | Refusal): RefusalCode | null {
  if (!(error instanceof Refusal)) return error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 'too_large' : null
  if (error.code === 'malformed_request') return error.code
  return error.details.errors?.some(({ code }) => code === 'invalid_encoding') ? error.code : null
}

/** What is wrong with a connection on which nothing is read as a request; null for one that was lost, is slow, or left half-way. */
export function unreadOf({ code = '' }: NodeJS.ErrnoException): RefusalCode | null {
  if (!code.startsWith('HPE_') || code === 'HPE_INVALID_EOF_STATE') return null
  return code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'malformed_request'
}

/** True for an address that tries to lead out of what is served. */
export function leadsOut({ originalUrl }: Pick<FastifyRequest, 'originalUrl'>): boolean {
  const [path = ''] = originalUrl.split('?')
  // Twice: whoever tries writes it so that one decoding leaves another to be done.
  return LEADS_OUT.test(path) || LEADS_OUT.test(decoded(path)) || LEADS_OUT.test(decoded(decoded(path)))
}

const decoded = (text: string) =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** True for the secret of a session that no server has made. One that has ended has the right form. */
export function isForged(secret: string | undefined): boolean {
  return secret !== undefined && !SECRET.test(secret)
}
