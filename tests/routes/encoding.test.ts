import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { ENDPOINTS } from '../../schema/api/all.js'
import { addressOf } from '../addresses.js'
import { testOnce } from '../engines.js'
import { SYSTEM, startTestServer } from '../server.js'

const systems = '/api/v1/systems'
const body = JSON.stringify({ ...SYSTEM, name: 'Ås' })

testOnce('a body is UTF-8, or refused', async (t) => {
  const server = await startTestServer(t)
  const send = (type: string, payload: Buffer) =>
    server.app.inject({
      method: 'POST',
      url: systems,
      headers: { ...server.authorize('architect'), 'content-type': type },
      payload,
    })
  const cases: [string, Buffer, number][] = [
    ['application/json', Buffer.from(body, 'latin1'), 400],
    ['application/json', Buffer.from([0x7b, 0x22, 0xc3, 0x22, 0x7d]), 400],
    ['application/json; charset=utf-8', Buffer.from(body, 'latin1'), 400],
    ['application/json; charset=iso-8859-1', Buffer.from(body, 'latin1'), 415],
    ['application/json;charset="Windows-1252"', Buffer.from(body, 'latin1'), 415],
    ['application/json; charset=us-ascii', Buffer.from(body), 415],
    ['application/json; charset=utf-16', Buffer.from(body, 'utf16le'), 415],
  ]
  for (const [type, payload, status] of cases) {
    const answer = await send(type, payload)
    t.equal(answer.statusCode, status, `${type} ${answer.body}`)
    t.match(answer.headers['content-type'], 'application/problem+json')
  }
  const packed = await server.app.inject({
    method: 'POST',
    url: systems,
    headers: {
      ...server.authorize('architect'),
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    payload: gzipSync(body),
  })
  t.match(packed.json(), { status: 415, code: 'unsupported_media_type', detail: /Content-Encoding: gzip/ })
  t.match((await send('application/json', Buffer.from(body, 'latin1'))).json().errors[0], {
    code: 'invalid_utf8',
    nb: 'Innholdet er ikke UTF-8. Lagre eller send det som UTF-8.',
  })
  t.equal((await server.call('auditor', 'GET', systems)).body.total, 0, 'nothing was written')
  for (const type of [
    'application/json',
    'application/json; charset=UTF-8',
    'application/json;charset="utf8"',
  ])
    t.equal((await send(type, Buffer.from(body))).json().name, 'Ås', type)
})

testOnce(
  'an address that cannot be decoded is refused at every endpoint, and its parameter named',
  async (t) => {
    const server = await startTestServer(t)
    // Through a socket: an injected request has its query written anew.
    const at = await server.app.listen({ port: 0, host: '127.0.0.1' })
    const get = async (path: string) => {
      const answer = await fetch(at + path, { headers: server.authorize('auditor') })
      return { status: answer.status, body: await answer.json() }
    }
    for (const { id, path } of ENDPOINTS.filter(({ method }) => method === 'GET')) {
      const { status, body } = await get(`${addressOf(path)}?vendor=%C5s`)
      t.equal(status, 400, id)
      t.match(body.errors[0], { path: 'vendor', code: 'invalid_encoding' }, id)
    }
    for (const { id, path } of ENDPOINTS.filter(
      ({ method, path }) => method === 'GET' && path.includes(':'),
    )) {
      const { status, body } = await get(addressOf(path).replace(/[^/]+$/, '%C5s'))
      t.match({ status, body }, { status: 400, body: { errors: [{ code: 'invalid_encoding' }] } }, id)
    }
    const page = await fetch(`${at}/systems/%C5`, { headers: { accept: 'text/html' } })
    t.equal(page.status, 404, 'the path of a page leads nowhere')
    t.ok(page.headers.get('content-security-policy'), 'and is answered as all else is')
    for (const query of ['q=%', 'q=%E', 'q=%zz', 'q=%C3', 'q=a&vendor=%ff', '%C5=1', 'q=%ED%A0%80']) {
      const answer = await get(`${systems}?${query}`)
      t.equal(answer.status, 400, query)
      t.equal(answer.body.errors[0].code, 'invalid_encoding', query)
    }
    t.equal((await get(`${systems}?q=%C3%85s+%25`)).status, 200)
  },
)

testOnce('raw bytes in an address are refused too: nobody knows what they stand for', async (t) => {
  const server = await startTestServer(t)
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.app.server.address() as AddressInfo
  const { authorization } = server.authorize('auditor')
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (data) => {
      text += data
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
    socket.write(
      Buffer.from(
        `GET ${systems}?vendor=\xc5s HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nConnection: close\r\n\r\n`,
        'latin1',
      ),
    )
  })
  t.match(said, /^HTTP\/1\.1 400 /)
  t.match(said, /invalid_encoding|Malformed|Bad Request/)
})

testOnce('what is written is composed, one thing in facets and filters', async (t) => {
  const server = await startTestServer(t)
  for (const vendor of ['A\u030as Data', 'Ås Data'])
    await server.call('architect', 'POST', systems, { ...SYSTEM, vendor, systemOwner: vendor })
  const list = await server.call('auditor', 'GET', `${systems}?facets=true`)
  t.strictSame(list.body.facets.systemOwner, [{ value: 'Ås Data', count: 2 }])
  for (const vendor of ['A\u030as Data', 'Ås Data']) {
    const found = await server.call('auditor', 'GET', `${systems}?vendor=${encodeURIComponent(vendor)}`)
    t.equal(found.body.total, 2, JSON.stringify(vendor))
  }
})

testOnce(
  'texts that look alike are one thing in facets, and found by a filter however they are written',
  async (t) => {
    const server = await startTestServer(t)
    for (const systemOwner of ['Råds  leder', 'Råds\u00a0leder', 'Råds\u2009leder', 'Råds\tleder'])
      await server.call('architect', 'POST', systems, { ...SYSTEM, systemOwner, vendor: 'Straße-data' })
    const list = await server.call('auditor', 'GET', `${systems}?facets=true`)
    t.strictSame(list.body.facets.systemOwner, [{ value: 'Råds leder', count: 4 }])
    for (const query of [
      'systemOwner=r%C3%A5ds+LEDER',
      'vendor=strasse%E2%80%91DATA',
      'vendor=x&vendor=STRASSE-data',
    ]) {
      const { body } = await server.call('auditor', 'GET', `${systems}?${query}`)
      t.equal(body.total, 4, query)
    }
    t.equal(
      (await server.call('auditor', 'GET', `${systems}?vendor=strass`)).body.total,
      0,
      'no part of a text',
    )
  },
)

testOnce('a character that cannot be stored is named with its place', async (t) => {
  const server = await startTestServer(t)
  const answer = await server.call('architect', 'POST', systems, {
    ...SYSTEM,
    name: '\u200b\u200b\u200b',
    aliases: ['A\nb'],
    vendor: 'Acos\u202eAS',
    usageNote: 'to\nlinjer',
  })
  t.strictSame(
    answer.body.errors.map(({ path, code, nb }: Record<string, string>) => [path, code, nb]),
    [
      ['name', 'invalid_text', 'Tegn 1 (U+200B) er usynlig, som resten av teksten. Ta det bort.'],
      ['aliases.0', 'invalid_text', 'Tegn 2 (U+000A) er et linjeskift, og feltet har én linje. Ta det bort.'],
      ['vendor', 'invalid_text', 'Tegn 5 (U+202E) styrer skriveretningen usynlig. Ta det bort.'],
    ],
  )
})
