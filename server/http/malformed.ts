import { randomUUID } from 'node:crypto'
import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../schema/api/errors.js'
import type { RefusalCode } from '../../schema/rules/refusals.js'
import { PROBLEM_HEADERS, problemOf } from './errors.js'
import { SECURITY_HEADERS } from './securityHeaders.js'

/** What may be read as a request: the address with all headers, a cursor of ours and many filters among them. */
export const READ_OPTIONS = {
  maxHeaderSize: 64 * 1024,
  // Node would answer a request without Host in no shape at all: `answerOddRequests` does it.
  requireHostHeader: false,
}

const BY_CODE: Partial<Record<string, RefusalCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** How long a connection stays open for its answer to be read: closed at once, what the client still sends drops it. */
const LINGER_MILLISECONDS = 1000

/** A request that cannot be read never becomes one: it is refused on its connection, in the shape of all refusals. */
export function refuseMalformed(error: NodeJS.ErrnoException & { reason?: string }, socket: Socket): void {
  // What comes after a refusal is not read.
  if (socket.writableEnded) return
  // Node keeps the answer that is being made there. Of a request that has come to its end, it is not ours to give: what
  // follows on the connection would be read as the answer, or in the middle of it.
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse | null }
  const isOthers = answer?.headersSent || answer?.req.complete
  if (error.code === 'ECONNRESET' || !socket.writable || isOthers) {
    socket.destroy(error)
    return
  }
  const code = BY_CODE[error.code ?? ''] ?? 'malformed_request'
  refuse(socket, new Refusal(code, code === 'malformed_request' ? { about: error.reason } : {}))
}

function refuse(socket: Duplex, refusal: Refusal, headers: Record<string, string> = {}): void {
  socket.end(rawProblem(refusal, headers))
  setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref()
}

function rawProblem(refusal: Refusal, more: Record<string, string>): string {
  const problem = problemOf(refusal, randomUUID())
  const body = JSON.stringify(problem)
  const headers = {
    ...SECURITY_HEADERS,
    ...PROBLEM_HEADERS,
    ...more,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n')
}

/** Answers what Node would answer by itself, without a word or not at all. */
export function answerOddRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }) => {
    const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
    if (hosts > 1 || (hosts === 0 && raw.httpVersion === '1.1'))
      throw new Refusal('malformed_request', { about: 'Host' })
  })
  // An expectation that we do not know is not met, and nothing is lost by answering all the same (RFC 9110, 10.1.1).
  app.server.on('checkExpectation', (request, response) => app.routing(request, response))
  app.server.on('connect', (_request, socket) =>
    refuse(socket, new Refusal('method_not_allowed', { about: 'CONNECT' }), { allow: 'GET, HEAD, OPTIONS' }),
  )
}
