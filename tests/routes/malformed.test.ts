import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { problem, REFUSALS } from '../../schema/api/errors.js'
import { test } from '../engines.js'
import { startTestServer } from '../server.js'

/** Sends bytes as they are and gives all that comes back until the server closes. */
async function send(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1').end(bytes, 'latin1')
  let answer = ''
  socket.on('data', (part: string) => {
    answer += part
  })
  await once(socket, 'close')
  return answer
}

const get = (address: string, ...headers: string[]) =>
  [`GET ${address} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n')

test('what cannot be read as a request is refused in the shape of all refusals', async (t) => {
  const { app } = await startTestServer(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
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
    ['two hosts', get('/api/v1/meta', 'Host: y'), 400, 'malformed_request'],
    ['one host twice', get('/api/v1/meta', 'host: x'), 400, 'malformed_request'],
    ['headers without end', get('/', `X: ${'x'.repeat(200_000)}`), 431, 'headers_too_large'],
    ['an address without end', get(`/api/v1/systems?q=${'x'.repeat(200_000)}`), 431, 'headers_too_large'],
    ['a tunnel', 'CONNECT example.no:443 HTTP/1.1\r\nHost: x\r\n\r\n', 405, 'method_not_allowed'],
    ['an unknown expectation', get('/api/v1/systems', 'Expect: wonders'), 401, 'not_signed_in'],
    [
      'another protocol',
      get('/api/v1/systems', 'Upgrade: h2c').replace('close', 'upgrade, close'),
      401,
      'not_signed_in',
    ],
  ]
  for (const [name, bytes, status, code] of cases) {
    const answer = await send(port, bytes)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    t.match(head, new RegExp(`^HTTP/1\\.1 ${status} `), name)
    t.match(head, /^content-type: application\/problem\+json/im, `${name}: its type`)
    const read = problem.safeParse(body ? JSON.parse(Buffer.from(body, 'latin1').toString()) : null)
    t.ok(read.success, `${name}: its shape`)
    t.equal(read.data?.code, code, `${name}: its code`)
    t.ok(code in REFUSALS)
  }
})

test('what is not HTTP is never the answer to the request before it', async (t) => {
  const { app } = await startTestServer(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const first = get('/api/v1/openapi.json').replace('close', 'keep-alive')
  const answer = await send(port, `${first}not HTTP\r\n\r\n`)
  t.notMatch(answer, /HTTP\/1\.1 400/)
})
