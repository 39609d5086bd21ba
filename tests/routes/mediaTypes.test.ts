import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import t from 'tap'
import { ENDPOINTS } from '../../schema/api/all.js'
import { MEDIA_TYPES } from '../../schema/api/mediaTypes.js'
import { packageRoot } from '../../server/config.js'
import { serveWeb } from '../../server/http/static.js'
import { addressOf } from '../addresses.js'
import { testOnce } from '../engines.js'
import { startTestServer } from '../server.js'

/** What is no text, and has no charset. */
const BINARY: readonly string[] = ['woff2', 'png', 'ico', 'xlsx', 'ods', 'xls', 'zip', 'pdf']
const SENT: readonly unknown[] = Object.values(MEDIA_TYPES)

t.test('every kind of text says that it is UTF-8, and what is none says no charset', async (t) => {
  for (const [kind, type] of Object.entries(MEDIA_TYPES))
    t.match(type, BINARY.includes(kind) ? /^[^;]+$/ : /^[^;]+; charset=utf-8$/, kind)
})

t.test('a file of any kind is served as the table says', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-kinds-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'assets'))
  for (const kind of Object.keys(MEDIA_TYPES)) {
    writeFileSync(join(folder, `one.${kind}`), 'x')
    writeFileSync(join(folder, `assets/two.${kind}`), 'x')
  }
  const app = fastify()
  t.teardown(() => app.close())
  serveWeb(app, folder)
  for (const [kind, type] of Object.entries(MEDIA_TYPES))
    for (const url of [`/one.${kind}`, `/assets/two.${kind}`]) {
      const { statusCode, headers } = await app.inject({ url })
      t.match([statusCode, headers['content-type']], [200, type], url)
    }
})

t.test('no media type of what is sent is written beside the table', async (t) => {
  const sources = ['server', 'schema'].flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && name !== 'api/mediaTypes.ts')
      .map((name) => join(packageRoot, folder, name)),
  )
  t.ok(sources.length > 200)
  t.strictSame(
    sources.filter((path) => /charset=utf-8|\.type\('|'content-type', '/i.test(readFileSync(path, 'utf8'))),
    [],
  )
})

testOnce(
  'every endpoint answers as a kind of the table, whoever asks and whatever comes of it',
  async (t) => {
    const server = await startTestServer(t)
    for (const endpoint of ENDPOINTS) {
      const { id, method, path, types, status } = endpoint
      for (const as of ['administrator', 'auditor', null] as const) {
        const body = method === 'GET' ? undefined : {}
        const answer = await server.call(as, method, addressOf(path), body, { 'if-match': '"1"' })
        const type = answer.headers['content-type']
        if (answer.status === 204) t.equal(type, undefined, `${id}: nothing is sent`)
        else if (answer.status === status) t.ok(types.includes(String(type)), `${id}: ${type}`)
        else t.equal(type, MEDIA_TYPES.problem, `${id}: ${answer.status}`)
      }
    }
    for (const url of ['/healthz', '/readyz', '/api/v1/openapi.json'])
      t.equal((await server.call(null, 'GET', url)).headers['content-type'], MEDIA_TYPES.json, url)
    for (const url of ['/', '/systems', '/icon.svg', '/nowhere']) {
      const { headers } = await server.call(null, 'GET', url, undefined, { accept: 'text/html' })
      t.ok(SENT.includes(headers['content-type']), `${url}: ${headers['content-type']}`)
    }
  },
)
