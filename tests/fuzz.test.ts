import type { IncomingMessage } from 'node:http'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { ENDPOINTS } from '../schema/api/all.js'
import { problem } from '../schema/api/errors.js'
import { ROLES, type Role } from '../schema/rules/access.js'
import { REFUSALS } from '../schema/rules/refusals.js'
import { verifyRegister } from '../server/domain/verify.js'
import { addressOf } from './addresses.js'
import { demoDatabase, engineOf, test } from './engines.js'
import { asyncProperty } from './property.js'
import { type MadeRequest, makeRequest, Seen } from './requests.js'
import { startTestServer, type TestServer } from './server.js'
import { sized } from './size.js'

/** How many requests each engine is sent. */
const REQUESTS = { sqlite: sized(800, 50_000), postgres: sized(100, 5000) }
/** One of so many goes over a connection, where headers come as they are written. */
const OVER_CONNECTION = 4
/** After how many seconds whoever asks gives up: no answer takes a tenth of it, on any machine. */
const PATIENCE_SECONDS = 120

/** So many faults are told in full. */
const MOST_TOLD = 20

type Headers = Record<string, string>

interface Answer {
  status: number
  type: string
  body: Buffer
  requestId: string | undefined
}

test('no request that can be made of the contracts is a fault of ours, or leaves the register unsound', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const rejected: unknown[] = []
  const onRejection = (reason: unknown) => rejected.push(reason)
  process.on('unhandledRejection', onRejection)
  t.teardown(() => process.off('unhandledRejection', onRejection))
  const seen = await lookAround(server)
  const logBefore = await server.logLength()
  const statuses = new Map<number, number>()
  const succeeded = new Set<string>()
  const faults: string[] = []
  const browsers = new Map<Role, Headers>()
  let sent = 0

  await asyncProperty(
    t,
    fc.asyncProperty(fc.gen(), async (g) => {
      const request = makeRequest(g, seen)
      sent += 1
      const send = sent % OVER_CONNECTION === 0 ? sendOverConnection : inject
      const own = await ownHeaders(server, request, browsers)
      let answer = await ask(server, request, own, send)
      // Whoever is told of the row as it is now tries again.
      const current = answer.status === 412 && versionIn(answer)
      if (current) {
        const headers = request.headers.filter(([name]) => name.toLowerCase() !== 'if-match')
        headers.push(['if-match', `"${current}"`])
        answer = await ask(server, { ...request, headers }, own, send)
      }
      // Whoever may have ended a session signs in anew.
      if (answer.status === 401 || request.method === 'DELETE') browsers.clear()
      const fault = faultOf(request, answer) ?? rejected.splice(0).map((reason) => `rejected: ${reason}`)[0]
      if (fault) faults.push(`${fault}\n${tell(request, answer)}`)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      if (answer.status < 300 && request.method === request.endpoint.method) {
        succeeded.add(request.endpoint.id)
        remember(seen, request, answer)
      }
    }),
    REQUESTS[engineOf(t)],
  )

  t.strictSame(faults.slice(0, MOST_TOLD), [], `${faults.length} faults`)
  const passed = [...statuses].reduce((sum, [status, many]) => sum + (status < 400 ? many : 0), 0)
  t.comment(`answers ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
  t.comment(
    `never answered with what was asked for: ${ENDPOINTS.filter(({ id }) => !succeeded.has(id)).map(({ id }) => id)}`,
  )
  t.ok(passed > sent / 5, `${passed} of ${sent} got through: what is behind the contracts is asked too`)
  t.ok((await server.logLength()) > logBefore + sent / 50, 'and writes are among them')
  const verification = await verifyRegister(server.store, () => {})
  t.match(verification, { ok: true, breaking: 0, differing: 0 }, 'the register is as its log says')
  t.strictSame(Object.keys(Object.prototype), [], 'nothing was put into every object')
  t.equal((await server.call('auditor', 'GET', '/api/v1/systems')).status, 200, 'it goes on')
})

/** What there is to ask about. */
async function lookAround(server: TestServer): Promise<Seen> {
  const { body: tokens } = await server.call('administrator', 'GET', '/api/v1/tokens')
  const seen = new Seen([...ROLES, ...tokens.items.map(({ id }: { id: string }) => id)])
  for (const { method, path, kind } of ENDPOINTS)
    if (method === 'GET' && kind === 'json') {
      const { status, body } = await server.call('administrator', method, addressOf(path))
      if (status === 200) seen.look(body, path.split('/')[3] ?? '')
    }
  return seen
}

function remember(seen: Seen, { endpoint }: MadeRequest, { type, body, requestId }: Answer): void {
  if (endpoint.kind === 'json' && type.includes('json') && body.length < 200_000)
    seen.look(JSON.parse(String(body)), endpoint.path.split('/')[3] ?? '')
  if (requestId && endpoint.method !== 'GET') seen.add('requestId', requestId)
}

/** What an answer does against what every answer must be; null when nothing. */
function faultOf({ method }: MadeRequest, { status, type, body }: Answer): string | null {
  if (status >= 500) return 'a fault of ours'
  if (status < 400 || method === 'HEAD') return null
  if (!type.startsWith('application/problem+json')) return `a refusal as ${type}`
  const read = problem.safeParse(JSON.parse(String(body)))
  if (!read.success) return `a refusal of another shape: ${read.error.message}`
  if (!(read.data.code in REFUSALS) || read.data.status !== status) return 'a refusal of no known code'
  for (const { nb, en } of [read.data, ...read.data.errors])
    for (const words of [nb, en])
      if (words.trim() === '' || /\[object |\bundefined\b/.test(words))
        return `a refusal that says «${words}»`
  return null
}

function versionIn({ body }: Answer): number | undefined {
  return body.length > 0 ? JSON.parse(String(body)).current?.version : undefined
}

/** The request and its answer, so that both can be tried again by hand. */
const tell = (request: MadeRequest, { status, body }: Answer) =>
  `${tellRequest(request)}\n${status} ${shown(String(body))}`

const tellRequest = ({ role, by, method, url, headers, body }: MadeRequest) =>
  `${role} by ${by}: ${method} ${shown(url)} ${shown(JSON.stringify(headers))}\n${shown(body ?? '')}`

const shown = (text: string) => (text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length})` : text)

/** The headers by which the server knows who sends a request. */
async function ownHeaders(
  server: TestServer,
  { role, by }: MadeRequest,
  browsers: Map<Role, Headers>,
): Promise<Headers> {
  if (role === null) return {}
  if (by === 'token') return server.authorize(role)
  const cookie = browsers.get(role) ?? (await server.signIn(role))
  browsers.set(role, cookie)
  return cookie
}

/** Sends a request; whoever asks leaves after a while, and says what was not answered. */
async function ask(
  server: TestServer,
  request: MadeRequest,
  own: Headers,
  send: typeof inject,
): Promise<Answer> {
  const leaving = new AbortController()
  const leave = () =>
    leaving.abort(new Error(`no answer in ${PATIENCE_SECONDS} s to\n${tellRequest(request)}`))
  const patience = setTimeout(leave, PATIENCE_SECONDS * 1000)
  try {
    return await send(server, request, own, leaving.signal)
  } catch (error) {
    throw new Error(`${error}, for\n${tellRequest(request)}`, { cause: error })
  } finally {
    clearTimeout(patience)
  }
}

async function inject(
  server: TestServer,
  request: MadeRequest,
  own: Headers,
  signal: AbortSignal,
): Promise<Answer> {
  const { method, url, headers, body } = request
  const response = await server.app.inject({
    method: method as 'GET',
    url,
    headers: { ...own, ...Object.fromEntries(headers) },
    ...(body !== undefined && { payload: body }),
    signal,
  })
  return answerOf(response.statusCode, response.headers, response.rawPayload)
}

async function sendOverConnection(
  server: TestServer,
  request: MadeRequest,
  own: Headers,
  signal: AbortSignal,
): Promise<Answer> {
  const { method, url, body } = request
  const bytes = body === undefined ? [] : [['Content-Length', String(Buffer.byteLength(body))]]
  const host = request.headers.some(([name]) => name.toLowerCase() === 'host') ? [] : [['Host', 'localhost']]
  const { port } = server.app.server.address() as AddressInfo
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = httpRequest({
      ...{ host: '127.0.0.1', port, method, path: url, agent: false, signal },
      headers: [...host, ...Object.entries(own), ...request.headers, ...bytes].flat().map(latin),
    })
    sending.once('response', resolve).once('error', reject).end(body)
  })
  return answerOf(response.statusCode ?? 0, response.headers, await buffer(response))
}

/** A header as a connection takes it: bytes, of which those of UTF-8 are some. */
const latin = (text: string) => Buffer.from(text).toString('latin1')

function answerOf(status: number, headers: Record<string, unknown>, payload: Buffer): Answer {
  const decode = { br: brotliDecompressSync, gzip: gunzipSync }[String(headers['content-encoding'])]
  return {
    status,
    type: String(headers['content-type'] ?? ''),
    body: decode && payload.length > 0 ? decode(payload) : payload,
    requestId: headers['x-request-id'] as string | undefined,
  }
}
