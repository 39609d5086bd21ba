import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { problem } from '../../schema/api/errors.js'
import { REFUSALS } from '../../schema/rules/refusals.js'
import { buildApp } from '../../server/app.js'
import { SECURITY_HEADERS } from '../../server/http/securityHeaders.js'
import { testOnce } from '../engines.js'
import { openTestServices, startTestServer } from '../server.js'
import { listen, rawRequest, readAnswer, send } from '../sockets.js'

const get = (address: string, ...headers: string[]) => rawRequest('GET', address, ...headers)

testOnce('what cannot be read as a request is refused in the shape of all refusals', async (t) => {
  const { app } = await startTestServer(t)
  const port = await listen(app)
  const tooLarge = rawRequest(
    'POST',
    '/api/v1/sessions',
    'Content-Type: application/json',
    'Content-Length: 2000000',
  )
  const cases: [name: string, bytes: string, status: number, code: string][] = [
    ['not HTTP', 'what is this\r\n\r\n', 400, 'malformed_request'],
    ['TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00', 400, 'malformed_request'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'malformed_request'],
    ['an unknown method', get('/').replace('GET', 'GRAB'), 400, 'malformed_request'],
    ['an unknown version', get('/').replace('1.1', '9.9'), 400, 'malformed_request'],
    ['a header without a name', get('/', ': x'), 400, 'malformed_request'],
    ['a header with NUL', get('/', 'X: a\0b'), 400, 'malformed_request'],
    ['two lengths', get('/', 'Content-Length: 1', 'Content-Length: 2'), 400, 'malformed_request'],
    ['no length', get('/', 'Content-Length: x'), 400, 'malformed_request'],
    ['a chunk without a length', `${get('/', 'Transfer-Encoding: chunked')}x\r\n`, 400, 'malformed_request'],
    ['no host', get('/api/v1/meta').replace('Host: x\r\n', ''), 400, 'malformed_request'],
    ['an old version without a host', get('/api/v1/nowhere').replace('1.1', '1.0'), 404, 'not_found'],
    ['two hosts', get('/api/v1/meta', 'Host: y'), 400, 'malformed_request'],
    ['one host twice', get('/api/v1/meta', 'host: x'), 400, 'malformed_request'],
    ['headers without end', get('/', `X: ${'x'.repeat(200_000)}`), 431, 'headers_too_large'],
    ['an address without end', get(`/api/v1/systems?q=${'x'.repeat(200_000)}`), 431, 'headers_too_large'],
    ['a tunnel', 'CONNECT example.no:443 HTTP/1.1\r\nHost: x\r\n\r\n', 405, 'method_not_allowed'],
    ['a body without end', tooLarge, 413, 'too_large'],
    ['an address that is not UTF-8', get('/api/v1/systems?q=%ff'), 400, 'invalid_input'],
    ['an unknown expectation', get('/api/v1/systems', 'Expect: wonders'), 401, 'not_signed_in'],
    [
      'another protocol',
      get('/api/v1/systems', 'Upgrade: h2c').replace('close', 'upgrade, close'),
      401,
      'not_signed_in',
    ],
  ]
  for (const [name, bytes, status, code] of cases) {
    const { status: answered, headers, body } = readAnswer(await send(port, bytes))
    t.equal(answered, status, name)
    t.equal(headers.get('content-type'), 'application/problem+json; charset=utf-8', `${name}: its type`)
    t.equal(headers.get('cache-control'), 'no-store', `${name}: kept nowhere`)
    for (const [header, value] of Object.entries(SECURITY_HEADERS))
      t.equal(headers.get(header), value, `${name}: ${header}`)
    const read = problem.safeParse(body ? JSON.parse(Buffer.from(body, 'latin1').toString()) : null)
    t.ok(read.success, `${name}: its shape`)
    t.equal(read.data?.code, code, `${name}: its code`)
    t.ok(code in REFUSALS)
  }
})

testOnce('what is not HTTP is never the answer to the request before it', async (t) => {
  const { app } = await startTestServer(t)
  const port = await listen(app)
  const first = get('/api/v1/openapi.json').replace('close', 'keep-alive')
  const answer = await send(port, `${first}not HTTP\r\n\r\n`)
  t.notMatch(answer, /HTTP\/1\.1 400/)
})

testOnce('a request that takes too long is told so, in the shape of all refusals', async (t) => {
  const { app } = await startTestServer(t)
  const port = await listen(app)
  // What Node says of it when its time is up.
  const error = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
  app.server.once('connection', (socket) => app.server.emit('clientError', error, socket))
  const { status, headers, body } = readAnswer(await text(connect(port, '127.0.0.1')))
  t.match([status, JSON.parse(body)], [408, { code: 'request_timeout' }])
  t.match(Object.fromEntries(headers), { ...SECURITY_HEADERS, 'cache-control': 'no-store' })
})

testOnce('methods that no address takes are refused, and nothing that came with them is told', async (t) => {
  const { app } = await startTestServer(t)
  const port = await listen(app)
  const secret = 'hrm_what-nobody-is-to-be-told'
  for (const [method, address, status, code] of [
    ['TRACE', '/', 405, 'method_not_allowed'],
    ['TRACE', '/api/v1/systems', 405, 'method_not_allowed'],
    ['TRACE', '/healthz', 405, 'method_not_allowed'],
    ['TRACE', '/nowhere', 404, 'not_found'],
    ['TRACE', '*', 404, 'not_found'],
    ['TRACE', 'http://x/api/v1/systems', 404, 'not_found'],
    ['CONNECT', 'example.no:443', 405, 'method_not_allowed'],
    ['PROPFIND', '/api/v1/systems', 405, 'method_not_allowed'],
    ['MKCOL', '/', 405, 'method_not_allowed'],
    ['PURGE', '/api/v1/systems', 405, 'method_not_allowed'],
    ['TRACK', '/', 400, 'malformed_request'],
    ['trace', '/', 400, 'malformed_request'],
  ] as const) {
    const bytes = rawRequest(method, address, `Authorization: Bearer ${secret}`, `X-${secret}: 1`)
    const answer = await send(port, bytes)
    const { status: answered, headers, body } = readAnswer(answer)
    const name = `${method} ${address}`
    t.equal(answered, status, name)
    t.equal(JSON.parse(body).code, code, name)
    if (status === 405) t.match(headers.get('allow'), /^GET, HEAD/, `${name}: what it takes`)
    t.notMatch(answer, new RegExp(secret, 'i'), `${name}: nothing of it comes back`)
    t.notMatch(headers.get('content-type'), /message\/http/, name)
  }
})

testOnce(
  'a server that ends answers what still comes on an open connection, in the usual shape',
  async (t) => {
    const services = await openTestServices(t)
    const app = await buildApp(services)
    let asked = () => {}
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    let answer = () => {}
    const isAnswered = new Promise<void>((resolve) => {
      answer = resolve
    })
    t.teardown(() => app.close())
    app.get('/slow', async () => {
      asked()
      await isAnswered
      return {}
    })
    const port = await listen(app)
    const socket = connect(port, '127.0.0.1')
    socket.write(get('/slow').replace('close', 'keep-alive'))
    await isAsked
    const closed = app.close()
    while (app.server.listening) await new Promise(setImmediate)
    socket.write(get('/api/v1/nowhere').replace('close', 'keep-alive'))
    answer()
    const [, last = ''] = (await text(socket)).split(/(?=HTTP\/1\.1 404)/)
    const { headers, body } = readAnswer(last)
    t.equal(JSON.parse(body).code, 'not_found')
    t.match(Object.fromEntries(headers), { ...SECURITY_HEADERS, connection: 'close' })
    await closed
  },
)
