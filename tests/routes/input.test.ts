import { ENDPOINTS } from '../../schema/api/all.js'
import { addressOf, readerOf } from '../addresses.js'
import { testOnce } from '../engines.js'
import { startTestServer } from '../server.js'

const systems = '/api/v1/systems'

testOnce('a parameter that does not exist is refused at every address, and named', async (t) => {
  const server = await startTestServer(t)
  for (const { id, method, path, action } of ENDPOINTS.filter((endpoint) => endpoint.method === 'GET')) {
    const answer = await server.call(readerOf({ action }), method, `${addressOf(path)}?statuz=planned`)
    t.equal(answer.status, 400, id)
    const paths = answer.body.errors.map((error: { path: string }) => error.path)
    t.ok(paths.includes('statuz'), id)
  }
  const list = await server.call('auditor', 'GET', `${systems}?statuz=planned&facet=true`)
  t.strictSame(
    list.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code]),
    [
      ['statuz', 'unrecognized_keys'],
      ['facet', 'unrecognized_keys'],
    ],
  )
  t.match(list.body.errors[0].nb, /Bruk: .*status/, 'and the ones that do exist are listed')
})

testOnce('a value that cannot be used is named with its field and what to write instead', async (t) => {
  const server = await startTestServer(t)
  for (const [query, path, nb] of [
    ['status=foo', 'status', /«foo» kan ikke brukes\. Velg en av: registered/],
    ['status=planned&status=foo', 'status.1', /«foo» kan ikke brukes/],
    ['sort=name,foo', 'sort', /«foo» kan ikke brukes\. Velg en av: number/],
    ['limit=0', 'limit', /«0» kan ikke brukes\. Oppgi 1 eller mer\./],
    ['limit=1001', 'limit', /«1001» kan ikke brukes\. Oppgi 1000 eller mindre\./],
    ['limit=abc', 'limit', /«abc» kan ikke brukes\. Oppgi ett tall\./],
    ['limit=1e2', 'limit', /«1e2» kan ikke brukes\. Oppgi ett tall\./],
    ['limit=0x10', 'limit', /«0x10» kan ikke brukes/],
    ['limit=', 'limit', /Oppgi ett tall\./],
    ['limit=1.5', 'limit', /«1\.5» kan ikke brukes\. Oppgi et heltall\./],
    ['limit=1.000', 'limit', /«1\.000» kan bety 1 000 eller 1\. Skriv tallet uten punktum og komma\./],
    ['limit=1&limit=2', 'limit', /Oppgi ett tall\./],
    ['q=a&q=b', 'q', /Oppgi én tekst\./],
    ['facets=yes', 'facets', /«yes» kan ikke brukes\. Velg en av: true, false\./],
    ['targetFrom=15.10.2019', 'targetFrom', /«15\.10\.2019» er ikke en dato\. Skriv den som 2019-10-15\./],
    [
      'plannedBy=0020-01-01',
      'plannedBy',
      /«0020-01-01» er ikke mellom 1900-01-01 og 2199-12-31\. Skriv året med fire sifre\./,
    ],
    ['asOf=0020-01-01', 'asOf', /«0020-01-01» er verken/],
    ['q=%00', 'q', /uten styretegn/],
  ] as const) {
    const { status, body } = await server.call('auditor', 'GET', `${systems}?${query}`)
    t.equal(status, 400, query)
    t.equal(body.errors[0]?.path, path, query)
    t.match(body.errors[0]?.nb, nb, query)
  }
  const body = {
    name: '',
    kind: 'a b',
    users: -1,
    confidentiality: 9,
    annualCost: 1.5,
    readOnlyCost: '12.500',
    tolerableDowntimeHours: '1e3',
    dayOneCritical: 'yes',
    aliases: 'x',
    disposition: 'maybe',
    vendor: 'x'.repeat(201),
    foo: 1,
  }
  const answer = await server.call('architect', 'POST', systems, body)
  t.equal(answer.status, 400)
  const said = Object.fromEntries(
    answer.body.errors.map(({ path, nb }: { path: string; nb: string }) => [path, nb]),
  )
  for (const [path, sentence] of [
    ['name', 'Feltet er tomt. Fyll det ut.'],
    ['kind', '«a b» kan ikke brukes. Skriv det på samme form som case_archive.'],
    ['municipality', 'Feltet mangler. Oppgi én tekst.'],
    ['users', '«-1» kan ikke brukes. Oppgi 0 eller mer.'],
    ['confidentiality', '«9» kan ikke brukes. Oppgi 4 eller mindre.'],
    ['annualCost', '«1.5» kan ikke brukes. Oppgi et heltall.'],
    ['readOnlyCost', '«12.500» kan bety 12 500 eller 12,5. Skriv tallet uten punktum og komma.'],
    ['tolerableDowntimeHours', '«1e3» kan ikke brukes. Oppgi ett tall.'],
    ['dayOneCritical', '«yes» kan ikke brukes. Oppgi true eller false.'],
    ['aliases', '«x» kan ikke brukes. Oppgi en liste.'],
    ['vendor', 'Teksten er for lang. Bruk høyst 200 tegn.'],
    ['foo', 'Feltet finnes ikke eller kan ikke skrives: foo. Ta det bort, eller rett navnet.'],
  ] as const)
    t.equal(said[path], sentence, path)
  t.equal(
    (await server.call('architect', 'POST', systems, [])).body.errors[0].nb,
    'Verdien kan ikke brukes. Oppgi et JSON-objekt.',
  )
  t.match((await server.call('auditor', 'GET', `${systems}/IKT-1x`)).body.errors[0], {
    path: 'number',
    nb: '«IKT-1x» kan ikke brukes. Skriv det på samme form som SYS-042.',
  })
  const key = { 'idempotency-key': 'x'.repeat(201) }
  const keyed = await server.call(
    'architect',
    'POST',
    systems,
    { name: 'x', kind: 'business', municipality: '0602' },
    key,
  )
  t.match(keyed.body.errors[0], { path: 'Idempotency-Key', code: 'invalid_key' })
  t.equal((await server.call('auditor', 'GET', systems)).body.total, 0, 'nothing was written')
})

testOnce('an address says which methods it takes', async (t) => {
  const server = await startTestServer(t)
  for (const [method, url, status, allow] of [
    ['DELETE', systems, 405, 'GET, HEAD, POST, OPTIONS'],
    ['PUT', `${systems}/IKT-001`, 405, 'GET, HEAD, PATCH, OPTIONS'],
    ['PATCH', '/api/v1/exports/systems.csv?status=planned', 405, 'GET, HEAD, OPTIONS'],
    ['OPTIONS', `${systems}/IKT-001/void`, 204, 'POST, OPTIONS'],
    ['DELETE', '/api/v1/nothing', 404, undefined],
    ['OPTIONS', '/api/v1/nothing', 404, undefined],
  ] as const) {
    const answer = await server.call('administrator', method, url)
    t.equal(answer.status, status, `${method} ${url}`)
    t.equal(answer.headers.allow, allow, `${method} ${url}`)
    t.notOk(answer.headers['access-control-allow-origin'], 'other sites are not let in')
  }
})

testOnce('an address that cannot be read is refused, in the shape of all refusals', async (t) => {
  const server = await startTestServer(t)
  const long = 'A'.repeat(30_000)
  for (const [method, url, status, code] of [
    ['GET', `${systems}/%ff`, 400, 'invalid_input'],
    ['GET', `${systems}/${long}`, 400, 'invalid_input'],
    ['POST', `${systems}/${long}/void`, 400, 'invalid_input'],
    ['POST', `/api/v1/changes/${long}/undo`, 400, 'invalid_input'],
    ['GET', `/api/v1/exports/systems.${long}`, 400, 'invalid_input'],
    ['GET', `/${long}`, 404, 'not_found'],
  ] as const) {
    const body = method === 'POST' ? {} : undefined
    const answer = await server.call('administrator', method, url, body, { 'if-match': '"1"' })
    t.equal(answer.status, status, `${method} ${url.slice(0, 40)} ${answer.text.slice(0, 200)}`)
    t.match(answer.headers['content-type'], 'application/problem+json', url)
    t.equal(answer.body?.code, code, url)
    t.notOk(answer.text.includes('FST_'), url)
  }
})
