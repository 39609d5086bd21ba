import { Validator } from '@seriousme/openapi-schema-validator'
import { ENDPOINTS } from '../schema/api/all.js'
import { actionOf, type Endpoint } from '../schema/api/endpoint.js'
import { problem } from '../schema/api/errors.js'
import { EXPORT_TYPES, exportSystems } from '../schema/api/exports.js'
import { type Role, rolesThatMay } from '../schema/rules/access.js'
import { EXPORT_FORMATS } from '../schema/rules/exports.js'
import { REFUSALS } from '../schema/rules/refusals.js'
import { withoutData } from '../server/http/errors.js'
import { addressOf } from './addresses.js'
import { testOnce } from './engines.js'
import { openTestServices, startTestServer, type TestServer } from './server.js'

/** The headers of somebody who may call an endpoint, in a browser; one that is signed out signs in anew. */
function whoMay(server: TestServer) {
  const signedIn = new Map<Role, { cookie: string }>()
  return async ({ action }: Endpoint) => {
    const asked = actionOf({ action })
    const role = asked && !rolesThatMay(asked).includes('administrator') ? rolesThatMay(asked)[0] : undefined
    const who = role ?? 'administrator'
    const before = signedIn.get(who)
    const isIn = before && (await server.call(null, 'GET', '/api/v1/me', undefined, before)).status === 200
    const headers = isIn ? before : await server.signIn(who)
    signedIn.set(who, headers)
    return headers
  }
}

testOnce(
  'every write names its door: what changes a row needs its version, what makes one takes a key',
  async (t) => {
    for (const endpoint of ENDPOINTS) {
      // Sessions, links, long work and imports that are only begun are no rows of the register: they come and go.
      if (/\/sessions|\/imports\/drafts|\/jobs/.test(endpoint.path)) continue
      if (endpoint.method === 'PATCH') t.equal(endpoint.ifMatch, true, endpoint.id)
      // An answer that opens a door is not kept for a repeat.
      if (endpoint.session) t.notOk(endpoint.idempotent, `${endpoint.id}: its answer is a secret`)
      else if (endpoint.method === 'POST') t.not(endpoint.ifMatch, endpoint.idempotent, endpoint.id)
      t.not(endpoint.method, 'DELETE', `${endpoint.id}: nothing is deleted`)
    }
    t.equal(new Set(ENDPOINTS.map(({ id }) => id)).size, ENDPOINTS.length, 'ids are unique')
  },
)

testOnce('what cannot be in an address is refused with an example of what can', async (t) => {
  const server = await startTestServer(t)
  const headersFor = whoMay(server)
  for (const endpoint of ENDPOINTS) {
    if (!endpoint.path.includes(':')) continue
    const url = endpoint.path.replace(/:\w+/g, '!')
    const body = endpoint.method === 'GET' ? undefined : {}
    const headers = { ...(await headersFor(endpoint)), 'if-match': '"1"' }
    const answer = await server.call(null, endpoint.method, url, body, headers)
    if (answer.status === 404) continue
    t.equal(answer.status, 400, `${endpoint.id}: ${answer.text}`)
    for (const { en, nb } of answer.body.errors)
      t.notMatch(`${nb} ${en}`, /pattern|Invalid|regex/i, endpoint.id)
  }
})

testOnce('garbage is never a 500', async (t) => {
  const server = await startTestServer(t)
  const bodies: unknown[] = [
    undefined,
    null,
    [],
    'x',
    7,
    { constructor: 1, __proto__: { a: 1 } },
    { name: '\u0000' },
  ]
  const headersFor = whoMay(server)
  for (const endpoint of ENDPOINTS)
    for (const body of endpoint.method === 'GET' ? [undefined] : bodies)
      for (const query of ['', '?limit=-1&q=%00&cursor=%F0%9F%98%80&status=&sort=,&from=x']) {
        const headers = { ...(await headersFor(endpoint)), 'if-match': '"1"' }
        const url = addressOf(endpoint.path) + query
        const answer = await server.call(null, endpoint.method, url, body, headers)
        t.ok(answer.status < 500, `${endpoint.id} ${JSON.stringify(body)} ${query}: ${answer.status}`)
      }
})

testOnce('errors have one shape at every door', async (t) => {
  const server = await startTestServer(t)
  const raw = (options: object) => server.app.inject(options as { url: string })
  const headers = { 'content-type': 'application/json' }
  for (const [name, status, response] of [
    ['no such address', 404, await raw({ url: '/api/v1/nothing' })],
    ['no such method', 405, await raw({ method: 'DELETE', url: '/api/v1/systems' })],
    ['broken JSON', 400, await raw({ method: 'POST', url: '/api/v1/sessions', headers, payload: '{"a":' })],
    [
      'too large',
      413,
      await raw({ method: 'POST', url: '/api/v1/sessions', headers, payload: `"${'x'.repeat(2_000_000)}"` }),
    ],
    [
      'not JSON',
      415,
      await raw({
        method: 'POST',
        url: '/api/v1/sessions',
        headers: { 'content-type': 'text/xml' },
        payload: '<a/>',
      }),
    ],
  ] as const) {
    t.equal(response.statusCode, status, name)
    t.match(response.headers['content-type'], 'application/problem+json', name)
    const parsed = problem.safeParse(response.json())
    t.ok(parsed.success, `${name}: shape`)
    t.ok(parsed.data && parsed.data.code in REFUSALS, `${name}: a known code`)
  }
})

testOnce('what is logged of a failed query says what and where, and none of its values', async (t) => {
  const { store } = await openTestServices(t)
  const values = { key: 'Hemmelig navn', count: 1, expiresAt: 'x' }
  const insert = () => store.transaction((tx) => tx.db.insert(tx.t.attempts).values(values))
  await insert()
  const error: Error = await insert().then(
    () => new Error('a row twice'),
    (failed) => failed,
  )
  const logged = withoutData(error)
  t.match(logged.message, /unique/i)
  t.ok(logged.code)
  t.ok(logged.frames.length > 0)
  t.notMatch(JSON.stringify(logged), 'Hemmelig')
})

testOnce('a fault of ours tells nothing but its request id', async (t) => {
  const server = await startTestServer(t)
  server.store.read = () => Promise.reject(new Error('secret path and query'))
  const answer = await server.call('auditor', 'GET', '/api/v1/programme')
  t.equal(answer.status, 500)
  t.notOk(answer.text.includes('secret'))
  t.ok(answer.body.requestId)
})

testOnce('the OpenAPI description is valid, and describes every endpoint', async (t) => {
  const server = await startTestServer(t)
  const { body } = await server.call(null, 'GET', '/api/v1/openapi.json')
  const result = await new Validator().validate(structuredClone(body))
  t.strictSame(result.errors ?? [], [])
  t.equal(result.valid, true)
  t.equal(body.openapi, '3.1.0')
  const broken = structuredClone(body)
  broken.paths['/api/v1/systems'].get.responses = 7
  t.equal((await new Validator().validate(broken)).valid, false, 'the validator does refuse')
  const described = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((operations) => Object.values(operations))
    .map(({ operationId }) => operationId)
  t.strictSame(described.sort(), ENDPOINTS.map(({ id }) => id).sort())
})

testOnce(
  'the OpenAPI description gives generated clients a named type for every answer and every body',
  async (t) => {
    const server = await startTestServer(t)
    const { body } = await server.call(null, 'GET', '/api/v1/openapi.json')
    const schemas: Record<string, unknown> = body.components.schemas
    const names = Object.keys(schemas)
    const referred = (text: string) => [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref)
    const missing = referred(JSON.stringify(body)).filter(
      (ref) => !names.some((name) => ref === `#/components/schemas/${name}`),
    )
    t.strictSame(missing, [], 'every reference leads to a schema')
    t.notMatch(JSON.stringify(body), /octet-stream|"\$defs"|"\$id"|__shared/)

    for (const { id, method, path, status, types, kind } of ENDPOINTS) {
      const operation = body.paths[path.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()]
      const { content = {} } = operation.responses[status]
      t.strictSame(
        Object.keys(content),
        status === 204 ? [] : types.map((type) => type.split(';')[0]),
        `${id}: media types`,
      )
      const asJson = types.some((type) => type.startsWith('application/json'))
      if (status !== 204 && asJson)
        t.match(content['application/json'].schema.$ref, /^#/, `${id}: its answer is named`)
      if (kind === 'file')
        for (const [type, { schema }] of Object.entries<{ schema: object }>(content))
          if (type !== 'application/json') t.match(schema, { type: 'string' }, `${id}: ${type}`)
      if (method === 'GET' || method === 'DELETE') continue
      const { schema } = operation.requestBody.content['application/json']
      t.match(schema.$ref, /^#/, `${id}: its body is named`)
    }

    // By these names clients import what the register is made of, and each is said once.
    for (const name of ['System', 'Mapping', 'Replacement', 'Contract', 'Wave', 'Change', 'Problem'])
      t.match(schemas[name], { type: 'object' }, name)
    t.match(schemas.System, { properties: { mappings: { items: { $ref: '#/components/schemas/Mapping' } } } })
    t.match(schemas.Replacement, {
      properties: { mappings: { items: { $ref: '#/components/schemas/Mapping' } } },
    })
    t.match(schemas.ChangePage, { properties: { items: { items: { $ref: '#/components/schemas/Change' } } } })
  },
)

testOnce('a file is sent as one of the media types that it is declared as', async (t) => {
  const server = await startTestServer(t)
  for (const format of EXPORT_FORMATS) {
    const { headers } = await server.call('auditor', 'GET', `/api/v1/exports/systems.${format}`)
    t.equal(headers['content-type'], EXPORT_TYPES[format], format)
    t.ok(exportSystems.types.includes(EXPORT_TYPES[format]))
  }
})
