import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { compressAnswers } from '../../server/http/compression.js'
import { refuseUnreadableAddress, routedUrl } from '../../server/http/encoding.js'
import { readFiles } from '../../server/http/files.js'
import { serveWeb } from '../../server/http/static.js'

const SCRIPT = 'console.log("Før æ, ø og å")\n'.repeat(100)
const PAGE = '<!doctype html><html lang="nb"><title>Harmoni</title></html>'
const SECRET = 'what lies beside the web'

/** The web as a build leaves it, with a file beside its folder that must never be sent. */
const BUILT: Record<string, string | Buffer> = {
  'web/index.html': PAGE,
  'web/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'web/assets/main-a1b2.js': SCRIPT,
  'web/assets/main-a1b2.js.br': brotliCompressSync(SCRIPT),
  'web/assets/main-a1b2.js.gz': gzipSync(SCRIPT),
  'web/assets/inter-c3d4.woff2': Buffer.from([0x77, 0x4f, 0x46, 0x32, 0xff]),
  'web/assets/small-e5f6.css': 'a{}',
  'secret.txt': SECRET,
}

function build(t: Test, files = BUILT): string {
  const root = mkdtempSync(join(tmpdir(), 'harmoni-web-'))
  t.teardown(() => rmSync(root, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return join(root, 'web')
}

/** A server of the web alone, with what `buildApp` does to every request and answer of it. */
function serve(t: Test, folder: string): FastifyInstance {
  const app = fastify({ rewriteUrl: routedUrl })
  t.teardown(() => app.close())
  app.addHook('onRequest', refuseUnreadableAddress)
  compressAnswers(app)
  serveWeb(app, folder)
  return app
}

const FOR_EVER = 'public, max-age=31536000, immutable'
const SCRIPT_TYPE = 'text/javascript; charset=utf-8'

t.test('a file is sent as what it is, and kept by who asked for as long as it stays the same', async (t) => {
  const app = serve(t, build(t))
  for (const [url, type, cache, text] of [
    ['/assets/main-a1b2.js', SCRIPT_TYPE, FOR_EVER, SCRIPT],
    ['/assets/main-a1b2.js?x=1', SCRIPT_TYPE, FOR_EVER, SCRIPT],
    ['/assets/small-e5f6.css', 'text/css; charset=utf-8', FOR_EVER, 'a{}'],
    ['/icon.svg', 'image/svg+xml; charset=utf-8', 'no-cache', undefined],
    ['/assets/inter-c3d4.woff2', 'font/woff2', FOR_EVER, undefined],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache', PAGE],
    ['/', 'text/html; charset=utf-8', 'no-cache', PAGE],
    ['/systems/IKT-001', 'text/html; charset=utf-8', 'no-cache', PAGE],
  ] as const) {
    const answer = await app.inject({ url })
    t.equal(answer.statusCode, 200, url)
    t.match(answer.headers, { 'content-type': type, 'cache-control': cache }, url)
    if (text) t.equal(answer.body, text, url)

    const head = await app.inject({ url, method: 'HEAD' })
    t.equal(head.statusCode, 200, `${url}: HEAD`)
    t.equal(head.headers['content-length'], String(answer.rawPayload.length), `${url}: HEAD says how long`)
    t.equal(head.headers.etag, answer.headers.etag, `${url}: HEAD`)

    const again = await app.inject({ url, headers: { 'if-none-match': String(answer.headers.etag) } })
    t.equal(again.statusCode, 304, `${url}: known already`)
    t.equal(again.body, '', url)
    t.equal(again.headers['cache-control'], cache, `${url}: still kept`)
    t.equal((await app.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode, 200, url)
  }
})

t.test('a file is sent as the build compressed it, and each of its forms has a tag of its own', async (t) => {
  const app = serve(t, build(t))
  const url = '/assets/main-a1b2.js'
  const tags = new Set<unknown>()
  for (const [accepted, encoding, decode] of [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, *', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ] as const) {
    const answer = await app.inject({ url, headers: { 'accept-encoding': accepted } })
    t.equal(answer.headers['content-encoding'], encoding, accepted)
    t.equal(answer.headers['content-type'], SCRIPT_TYPE, accepted)
    t.equal(answer.headers.vary, 'accept-encoding', accepted)
    t.equal(decode(answer.rawPayload).toString(), SCRIPT, accepted)
    const tag = String(answer.headers.etag)
    tags.add(tag)
    const again = await app.inject({ url, headers: { 'accept-encoding': accepted, 'if-none-match': tag } })
    t.match(again, { statusCode: 304, headers: { vary: 'accept-encoding', etag: tag } }, accepted)
  }
  t.equal(tags.size, 3)
  for (const ending of ['.br', '.gz'])
    t.equal((await app.inject({ url: url + ending })).statusCode, 404, `${ending} is no file of the web`)
  const font = await app.inject({
    url: '/assets/inter-c3d4.woff2',
    headers: { 'accept-encoding': 'br, gzip' },
  })
  t.notOk(font.headers['content-encoding'], 'what the build did not compress is sent as it is')
})

t.test('no address leads out of the folder, or to what is not in it', async (t) => {
  const app = serve(t, build(t))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  /** Asks by a socket: a client would make the address another one first. */
  const ask = async (path: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    return await text(socket)
  }
  t.match(await ask('/assets/main-a1b2.js'), /^HTTP\/1\.1 200 /)
  for (const path of [
    ...['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'],
    ...['/..%5csecret.txt', '/..\\secret.txt', '/.%2e/secret.txt', '/%252e%252e/secret.txt'],
    ...['//secret.txt', '/./../secret.txt', '/assets/..%2f..%2fsecret.txt', '/..;/secret.txt'],
    ...['/secret.txt', '/web/../../secret.txt', '/%00/../secret.txt', '/secret.txt%00.js'],
    // Nor by another way to what is in it.
    ...[
      '//index.html',
      '/./icon.svg',
      '/assets/../icon.svg',
      '/assets%2fmain-a1b2.js',
      '/assets/./main-a1b2.js',
    ],
    ...['/assets', '/assets/', '/ICON.SVG', '/icon.svg/', '/icon.svg%00', '/__proto__', '/constructor'],
  ]) {
    const answer = await ask(path)
    t.match(answer, /^HTTP\/1\.1 40[04] /, path)
    t.notMatch(answer, SECRET, path)
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const)
    t.equal((await app.inject({ url: '/icon.svg', method })).statusCode, 404, method)
})

t.test('who was sent a page gets its parts, though the web is built anew meanwhile', async (t) => {
  const folder = build(t)
  const app = serve(t, folder)
  rmSync(folder, { recursive: true })
  t.match(await app.inject({ url: '/' }), { statusCode: 200, body: PAGE })
  t.match(await app.inject({ url: '/assets/main-a1b2.js' }), { statusCode: 200, body: SCRIPT })
})

t.test(
  'without a build there is no web, and a kind of file that is not known is said at the start',
  async (t) => {
    t.equal(readFiles(join(build(t), 'none')).size, 0)
    t.throws(() => readFiles(build(t, { 'web/notes.odt': 'x' })), { message: /\/notes\.odt .*media type/ })
  },
)
