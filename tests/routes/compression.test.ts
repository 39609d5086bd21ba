import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import t from 'tap'
import { chooseEncoding, compressAnswers, type Encoding } from '../../server/http/compression.js'
import { makeKeptAnswers } from '../../server/http/keptAnswers.js'
import { testOnce } from '../engines.js'
import { FULL_SYSTEM, startTestServer } from '../server.js'

const DECOMPRESSED: Record<Encoding, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
}
const ENCODINGS = ['br', 'gzip'] as const

t.test('the best encoding that the caller takes is chosen', async (t) => {
  const cases: [accepted: string | undefined, chosen: Encoding | null][] = [
    [undefined, null],
    ['', null],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['deflate', null],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0,gzip;q=0', null],
    ['identity, gzip;q=0.5', null],
    ['identity;q=0.5, gzip', 'gzip'],
    ['br ; q = 1', 'br'],
    [';;, ,;=', null],
  ]
  for (const [accepted, chosen] of cases) t.equal(chooseEncoding(accepted), chosen, String(accepted))
})

t.test('what is kept is kept compressed beside the plain, and made of it', async (t) => {
  const kept = makeKeptAnswers()
  let made = 0
  const answer = async () => {
    made += 1
    return { etag: 'W/"1"', payload: Buffer.from('x'.repeat(5000)) }
  }
  const asked = (encoding: Encoding | null) => ({ url: '/a', whole: true, encoding })
  const [first] = await Promise.all([
    kept.make(asked('br'), 'W/"1"', answer),
    kept.make(asked('gzip'), 'W/"1"', answer),
    kept.make(asked(null), 'W/"1"', answer),
  ])
  t.equal(made, 1, 'the register is read once')
  t.equal(kept.find(asked('br'), 'W/"1"'), first, 'the same bytes are sent again')
  t.equal(kept.find(asked('gzip'), 'W/"1"')?.encoding, 'gzip')
  t.equal(kept.find(asked(null), 'W/"1"')?.encoding, null)
  t.equal(kept.find(asked('br'), 'W/"2"'), undefined)
  t.equal(kept.find({ ...asked('br'), whole: false }, 'W/"1"'), undefined, 'nor for who is told less')
})

t.test('a client that leaves ends what its answer is read from', async (t) => {
  const app = fastify()
  t.teardown(() => app.close())
  compressAnswers(app)
  const source = Readable.from(
    (async function* endless() {
      for (let line = 0; ; line += 1) yield `${line} ${Math.random()}\n`
    })(),
  )
  app.get('/', (_request, reply) => reply.type('text/plain').send(source))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n')
  const [bytes] = await once(socket, 'data')
  t.match(String(bytes), /content-encoding: gzip/)
  const closed = new Promise((resolve) => source.once('close', resolve))
  socket.destroy()
  await closed
  t.ok(source.destroyed)
})

testOnce('every answer of text is compressed as the caller takes it, and is the same answer', async (t) => {
  const server = await startTestServer(t)
  for (let index = 0; index < 20; index += 1)
    await server.call('architect', 'POST', '/api/v1/systems', { ...FULL_SYSTEM, name: `System ${index}` })
  const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    server.app.inject({ url, method, headers: { ...server.authorize('auditor'), ...headers } })
  const kinds = {
    'a kept answer': '/api/v1/systems',
    'a row': '/api/v1/systems/IKT-001',
    'a row of the past': '/api/v1/systems/IKT-001?asOf=2019-10-15',
    'the description': '/api/v1/openapi.json',
    'a problem': `/api/v1/systems?${Array.from({ length: 40 }, (_, at) => `x${at}=1`).join('&')}`,
    'CSV that is streamed': '/api/v1/exports/systems.csv',
    'JSON that is streamed': '/api/v1/exports/systems.json',
  }
  // A file says when it was taken out.
  const withoutRequest = (text: string) => text.replace(/"(requestId|at)":"[^"]*"|^# Tatt ut: .*$/m, '')
  for (const [name, url] of Object.entries(kinds)) {
    const plain = await get(url)
    t.equal(plain.headers['content-encoding'], undefined, `${name}: plain`)
    t.equal(plain.headers.vary, 'accept-encoding', `${name}: others may need another`)
    for (const encoding of ENCODINGS)
      for (const time of ['first', 'again']) {
        const answer = await get(url, { 'accept-encoding': encoding })
        const said = `${name}: ${encoding}, ${time}`
        t.equal(answer.headers['content-encoding'], encoding, said)
        t.equal(answer.headers.vary, 'accept-encoding', said)
        t.equal(answer.statusCode, plain.statusCode, said)
        t.equal(answer.headers['content-type'], plain.headers['content-type'], said)
        t.ok(answer.rawPayload.length < plain.rawPayload.length / 2, `${said}: smaller`)
        const text = DECOMPRESSED[encoding](answer.rawPayload).toString()
        t.equal(withoutRequest(text), withoutRequest(plain.body), `${said}: the same`)
        // A tag is weak where the bytes are not those of the plain answer.
        const tag = plain.headers.etag && String(plain.headers.etag).replace(/^"/, 'W/"')
        t.equal(answer.headers.etag, tag, `${said}: its tag`)
        const head = await get(url, { 'accept-encoding': encoding }, 'HEAD')
        t.equal(head.headers['content-encoding'], encoding, `${said}: HEAD`)
      }
  }
  const list = kinds['a kept answer']
  for (const from of [...ENCODINGS, 'identity'])
    for (const to of [...ENCODINGS, 'identity']) {
      const { etag } = (await get(list, { 'accept-encoding': from })).headers
      const same = await get(list, { 'accept-encoding': to, 'if-none-match': String(etag) })
      t.equal(same.statusCode, 304, `a tag of ${from} asked for as ${to}`)
      t.equal(same.headers.vary, 'accept-encoding')
      t.equal(same.headers.etag, etag)
    }
  const xlsx = await get('/api/v1/exports/systems.xlsx', { 'accept-encoding': 'br' })
  t.equal(xlsx.headers['content-encoding'], undefined, 'a workbook is compressed already')
  const small = await get('/api/v1/meta', { 'accept-encoding': 'br' })
  t.equal(small.headers['content-encoding'], undefined, 'what is short stays as it is')
  const row = await get(kinds['a row'], { 'accept-encoding': 'br' })
  const patched = await server.call(
    'architect',
    'PATCH',
    kinds['a row'],
    { vendor: 'Acme' },
    { 'if-match': String(row.headers.etag) },
  )
  t.equal(patched.status, 200, 'the tag of a compressed row names its version')
})
