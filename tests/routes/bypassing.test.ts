import { testOnce } from '../engines.js'
import { startTestServer, type TestServer } from '../server.js'
import { listen, rawRequest, send } from '../sockets.js'

const SECRET = 'hrm_nobody-may-read-this'

/** The rows of the security log, oldest first, in short. */
async function told(server: TestServer): Promise<string[]> {
  const { body } = await server.call('auditor', 'GET', '/api/v1/security-events?limit=1000')
  return (body.items as Record<string, string | null>[])
    .map(({ kind, endpoint, code }) => `${kind} ${endpoint} ${code}`)
    .reverse()
}

/** Waits until the log has so many rows: what is told of a connection comes after its answer. */
async function untilTold(server: TestServer, count: number): Promise<string[]> {
  for (;;) {
    const rows = await told(server)
    if (rows.length >= count) return rows
  }
}

testOnce('what no client of ours sends is told, without what came with it', async (t) => {
  const server = await startTestServer(t)
  const port = await listen(server.app)
  const large = ['Content-Type: application/json', 'Content-Length: 2000000', `X-${SECRET}: 1`]
  const cases: [name: string, bytes: string, row: string][] = [
    ['no HTTP', `${SECRET}\r\n\r\n`, 'refused – malformed_request'],
    [
      'two lengths',
      rawRequest('GET', '/', 'Content-Length: 1', 'Content-Length: 2'),
      'refused – malformed_request',
    ],
    [
      'headers without end',
      rawRequest('GET', '/', `X: ${'x'.repeat(200_000)}`),
      'refused – headers_too_large',
    ],
    [
      'no host',
      rawRequest('GET', '/api/v1/me').replace('Host: x\r\n', ''),
      'refused readMe malformed_request',
    ],
    ['no UTF-8', rawRequest('GET', `/api/v1/systems?q=%ff${SECRET}`), 'refused listSystems invalid_input'],
    [
      'a body without end',
      rawRequest('POST', '/api/v1/sessions', ...large),
      'refused createSession too_large',
    ],
    ['a way out', rawRequest('GET', `/../${SECRET}`), 'refused – not_found'],
    ['one that is hidden', rawRequest('GET', `/assets/%2e%2e%2f${SECRET}`), 'refused – not_found'],
    ['one that is hidden twice', rawRequest('GET', `/%252e%252e/${SECRET}`), 'refused – not_found'],
    ['a name that ends early', rawRequest('GET', `/${SECRET}%00.js`), 'refused – not_found'],
    [
      'a session of nobody’s making',
      rawRequest('GET', '/api/v1/me', `Cookie: harmoni_session=${SECRET}`),
      'refused readMe not_signed_in',
    ],
    [
      'a token of nobody’s',
      rawRequest('GET', '/api/v1/me', `Authorization: Bearer ${SECRET}`),
      'token readMe not_signed_in',
    ],
    [
      'another site',
      rawRequest('DELETE', '/api/v1/sessions', 'Sec-Fetch-Site: cross-site'),
      'sign_out deleteSession cross_site',
    ],
  ]
  for (const [index, [name, bytes, row]] of cases.entries()) {
    await send(port, bytes)
    const rows = await untilTold(server, index + 1)
    t.strictSame([rows.length, rows.at(-1)], [index + 1, row], name)
  }
  const { text } = await server.call('auditor', 'GET', '/api/v1/security-events?limit=1000')
  t.notMatch(text, new RegExp(SECRET.slice(4), 'i'))
})

testOnce('what people may do by mistake is not told', async (t) => {
  const server = await startTestServer(t)
  const get = (url: string, headers = {}) => server.call(null, 'GET', url, undefined, headers)
  await get('/nowhere')
  await get('/a..b/c...d')
  await get('/systems?q=../x')
  await get('/api/v1/me', { cookie: `harmoni_session=${'a'.repeat(43)}` })
  await server.call('architect', 'POST', '/api/v1/systems', { nothing: 1 })
  await server.call('architect', 'POST', '/api/v1/systems', undefined, { 'content-type': 'text/plain' })
  t.strictSame(await told(server), [])
})

testOnce('nobody fills the log: so many a minute from one address, and from everywhere', async (t) => {
  const server = await startTestServer(t, { settings: { HARMONI_PROXIES: 'loopback' } })
  const way = (address: string) =>
    server.app.inject({ url: '/%252e%252e/x', headers: { 'x-forwarded-for': address } })
  for (let times = 0; times < 50; times += 1) await way('203.0.113.1')
  await untilTold(server, 20)
  for (let place = 0; place < 200; place += 1) await way(`203.0.114.${place}`)
  await untilTold(server, 100)
  await server.call('lead', 'POST', '/api/v1/systems', {})
  const rows = await told(server)
  t.equal(rows.length, 101, 'each was asked before, and none came after')
  t.equal(rows.at(-1), 'refused createSystem not_allowed', 'what people are refused is told all the same')
})
