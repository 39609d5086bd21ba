import t from 'tap'
import { FULL_SYSTEM, runScenarios, SYSTEM, startTestServer } from '../server.js'

const url = '/api/v1/systems'
const v = (version: number) => ({ 'if-match': `"${version}"` })

t.test('registering, changing, voiding and restoring a system', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    {
      name: 'not signed in',
      as: null,
      method: 'POST',
      url,
      body: SYSTEM,
      status: 401,
      code: 'not_signed_in',
    },
    { name: 'auditor', as: 'auditor', method: 'POST', url, body: SYSTEM, status: 403, code: 'not_allowed' },
    { name: 'lead', as: 'lead', method: 'POST', url, body: SYSTEM, status: 403, code: 'not_allowed' },
    {
      name: 'no name',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, name: '  ' },
      status: 400,
      code: 'invalid_input',
      contains: ['"path":"name"'],
    },
    {
      name: 'unknown field, impossible date and negative cost, all named at once',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, targetDate: '2019-02-30', annualCost: -1, colour: 'red' },
      status: 400,
      contains: ['colour', '«2019-02-30» er ikke en dato', '"path":"annualCost"'],
    },
    {
      name: 'unknown municipality',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, municipality: '1234' },
      status: 422,
      code: 'unknown_reference',
      contains: ['"path":"municipality"', '1234'],
    },
    {
      name: 'unknown code',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, hosting: 'moon' },
      status: 422,
      code: 'unknown_reference',
      contains: ['"path":"hosting"'],
    },
    {
      name: 'registered',
      as: 'architect',
      method: 'POST',
      url,
      body: SYSTEM,
      status: 201,
      contains: ['IKT-001'],
      logs: 1,
    },
    {
      name: 'not JSON',
      as: 'architect',
      method: 'POST',
      url,
      headers: { 'content-type': 'text/plain' },
      body: 1,
      status: 415,
      code: 'unsupported_media_type',
    },
    {
      name: 'read',
      as: 'auditor',
      method: 'GET',
      url: `${url}/IKT-001`,
      status: 200,
      lacks: ['searchText', 'sortKey'],
    },
    {
      name: 'read unknown',
      as: 'auditor',
      method: 'GET',
      url: `${url}/IKT-999`,
      status: 404,
      code: 'not_found',
      contains: ['IKT-999'],
    },
    {
      name: 'read nonsense',
      as: 'auditor',
      method: 'GET',
      url: `${url}/x`,
      status: 400,
      code: 'invalid_input',
    },
    {
      name: 'patch, not signed in',
      as: null,
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      headers: v(1),
      status: 401,
    },
    {
      name: 'patch, auditor',
      as: 'auditor',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      headers: v(1),
      status: 403,
    },
    {
      name: 'patch a field that is not the role’s',
      as: 'lead',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5, wave: '1' },
      headers: v(1),
      status: 403,
      code: 'field_not_allowed',
      contains: ['"path":"users"'],
      lacks: ['"path":"wave"'],
    },
    {
      name: 'patch without version',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      status: 428,
      code: 'version_required',
    },
    {
      name: 'patch the status',
      as: 'administrator',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { status: 'retained' },
      headers: v(1),
      status: 400,
      contains: ['status'],
    },
    {
      name: 'patch',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5, reason: 'Talt' },
      headers: v(1),
      status: 200,
      contains: ['"users":5', '"version":2'],
      logs: 1,
    },
    {
      name: 'patch that changes nothing',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      headers: v(2),
      status: 200,
      contains: ['"version":2'],
    },
    {
      name: 'patch on an old version',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 6 },
      headers: v(1),
      status: 412,
      code: 'version_conflict',
      contains: ['"users":5'],
      lacks: ['searchText'],
    },
    {
      name: 'records manager sets archive duty',
      as: 'records_manager',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { archiveDuty: 'siard' },
      headers: v(2),
      status: 200,
      logs: 1,
    },
    {
      name: 'void, lead',
      as: 'lead',
      method: 'POST',
      url: `${url}/IKT-001/void`,
      body: { reason: 'x' },
      headers: v(3),
      status: 403,
    },
    {
      name: 'void without reason',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/void`,
      body: {},
      headers: v(3),
      status: 400,
    },
    {
      name: 'void',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/void`,
      body: { reason: 'Ført to ganger' },
      headers: v(3),
      status: 200,
      logs: 1,
    },
    {
      name: 'voided is out of the list',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['"total":0'],
    },
    {
      name: 'voided can be listed',
      as: 'auditor',
      method: 'GET',
      url: `${url}?voided=only`,
      status: 200,
      contains: ['"total":1'],
    },
    {
      name: 'voided cannot be changed',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 7 },
      headers: v(4),
      status: 409,
      code: 'voided',
    },
    {
      name: 'restore',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/restore`,
      body: { reason: 'Likevel ikke' },
      headers: v(4),
      status: 200,
      logs: 1,
    },
    {
      name: 'restore again',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/restore`,
      body: { reason: 'x' },
      headers: v(5),
      status: 409,
      code: 'not_voided',
    },
    {
      name: 'the next number is never one that was used',
      as: 'architect',
      method: 'POST',
      url,
      body: SYSTEM,
      status: 201,
      contains: ['IKT-002'],
      logs: 1,
    },
  ])
})

t.test('a blank text empties a field, and null does too', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', url, FULL_SYSTEM)
  const blank = await server.call('architect', 'PATCH', `${url}/IKT-001`, { vendor: '  ' }, v(1))
  t.equal(blank.body.vendor, null)
  t.equal(blank.body.product, 'Gerica', 'what is not named stays')
  const nulled = await server.call('architect', 'PATCH', `${url}/IKT-001`, { product: null }, v(2))
  t.equal(nulled.body.product, null)
})

t.test('an Idempotency-Key makes a repeat do nothing twice', async (t) => {
  const server = await startTestServer(t)
  const key = { 'idempotency-key': 'abc' }
  const first = await server.call('architect', 'POST', url, SYSTEM, key)
  const again = await server.call('architect', 'POST', url, SYSTEM, key)
  t.equal(first.status, 201)
  t.equal(again.status, 201)
  t.equal(again.body.number, first.body.number)
  const other = await server.call('architect', 'POST', url, { ...SYSTEM, name: 'Annet' }, key)
  t.equal(other.body.code, 'idempotency_conflict')
  const someoneElse = await server.call('administrator', 'POST', url, SYSTEM, key)
  t.equal(someoneElse.body.number, 'IKT-002', 'a key is its caller’s own')
  const list = await server.call('auditor', 'GET', url)
  t.equal(list.body.total, 2)
})

t.test('search, filters, facets, order and pages', async (t) => {
  const server = await startTestServer(t)
  const make = (fields: object) => server.call('architect', 'POST', url, { ...SYSTEM, ...fields })
  await make({ name: 'Ås', aliases: ['Pluss'], systemOwner: 'Rektor' })
  await make({ name: 'Zebra', vendor: '100% Øst_AS', serviceArea: 'SKO' })
  await make({ name: 'Økonomi', municipality: '0711', users: 10 })
  await make({ name: 'Gerica', municipality: '0711', targetDate: '2019-10-01', users: 900 })
  await make({ name: 'Ære', descriptionNb: 'Gerica-tillegg', privacyClass: 'special' })
  const names = async (query: string) =>
    (await server.call('auditor', 'GET', `${url}?${query}`)).body.items.map(
      (row: { name: string }) => row.name,
    )

  t.strictSame(await names(''), ['Gerica', 'Zebra', 'Ære', 'Økonomi', 'Ås'], 'Norwegian order')
  t.strictSame(await names('sort=-name'), ['Ås', 'Økonomi', 'Ære', 'Zebra', 'Gerica'])
  t.strictSame(
    await names('sort=-users,name'),
    ['Økonomi', 'Gerica', 'Zebra', 'Ære', 'Ås'].sort((a, b) =>
      a === 'Gerica' ? -1 : b === 'Gerica' ? 1 : a === 'Økonomi' ? -1 : b === 'Økonomi' ? 1 : 0,
    ),
    'no value last',
  )
  t.strictSame(await names('sort=targetDate'), ['Gerica', 'Ås', 'Zebra', 'Økonomi', 'Ære'], 'then by number')
  for (const [query, found] of [
    ['q=SVELVIK gerica', ['Gerica']],
    ['q=gerica', ['Gerica', 'Ære']],
    ['q=pluss', ['Ås']],
    ['q=IKT-003', ['Økonomi']],
    ['q=økonomi', ['Økonomi']],
    ['q=ØKON', ['Økonomi']],
    ['q=100%25', ['Zebra']],
    ['q=øst_as', ['Zebra']],
    ['q=øst%25as', []],
    ['q=rektor', ['Ås']],
    ['municipality=0711', ['Gerica', 'Økonomi']],
    ['owner=', ['Gerica', 'Zebra', 'Ære', 'Økonomi']],
    ['owner=&owner=Rektor', ['Gerica', 'Zebra', 'Ære', 'Økonomi', 'Ås']],
    ['privacyClass=special', ['Ære']],
    ['serviceArea=SKO', ['Zebra']],
    ['signal=overdue', ['Gerica']],
    ['destination=unmapped&municipality=0602', ['Zebra', 'Ære', 'Ås']],
    ['ready=true', []],
    ['targetTo=2019-10-01', ['Gerica']],
    ['status=planned', []],
  ] as const)
    t.strictSame(await names(query), found, query)

  const faceted = (await server.call('auditor', 'GET', `${url}?municipality=0711&facets=true`)).body
  t.equal(faceted.total, 2)
  t.strictSame(
    faceted.facets.municipality.sort((a: { value: string }, b: { value: string }) =>
      a.value < b.value ? -1 : 1,
    ),
    [
      { value: '0602', count: 3 },
      { value: '0711', count: 2 },
    ],
    'a facet counts with the other filters kept, not with its own',
  )
  t.strictSame(faceted.facets.status, [{ value: 'registered', count: 2 }])
  t.ok(
    faceted.facets.signal.some(
      (row: { value: string; count: number }) => row.value === 'overdue' && row.count === 1,
    ),
  )

  for (const sort of [
    'name',
    '-name',
    'targetDate',
    '-users,municipality',
    'vendor',
    'status',
    '-updatedAt',
  ]) {
    const seen: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 10; pages++) {
      const page = (await server.call('auditor', 'GET', `${url}?limit=2&sort=${sort}${cursor}`)).body
      seen.push(...page.items.map((row: { name: string }) => row.name))
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    t.strictSame(seen, await names(`sort=${sort}`), `pages of ${sort} join to the whole list`)
  }
  const wrong = await server.call('auditor', 'GET', `${url}?cursor=zzz`)
  t.equal(wrong.status, 400)
  const other = (await server.call('auditor', 'GET', `${url}?limit=2&sort=name`)).body.next
  t.equal(
    (await server.call('auditor', 'GET', `${url}?sort=-name&cursor=${other}`)).status,
    400,
    'a cursor keeps to its order',
  )
  for (const bad of [
    'limit=0',
    'limit=1001',
    'limit=x',
    'sort=colour',
    'status=gone',
    'targetFrom=2019-13-01',
  ])
    t.equal((await server.call('auditor', 'GET', `${url}?${bad}`)).status, 400, bad)
})

t.test('an unchanged list is 304, and a write makes it new', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', url, SYSTEM)
  const first = await server.call('auditor', 'GET', url)
  const etag = String(first.headers.etag)
  const same = await server.call('auditor', 'GET', url, undefined, { 'if-none-match': etag })
  t.equal(same.status, 304)
  t.equal(same.text, '')
  t.equal(
    (await server.call(null, 'GET', url, undefined, { 'if-none-match': etag })).status,
    401,
    'not for strangers',
  )
  await server.call('architect', 'PATCH', `${url}/IKT-001`, { users: 5 }, v(1))
  const changed = await server.call('auditor', 'GET', url, undefined, { 'if-none-match': etag })
  t.equal(changed.status, 200)
  t.equal(changed.body.items[0].users, 5)
})

t.test('no request issues a number of statements that grows with its rows', async (t) => {
  let statements = 0
  const server = await startTestServer(t, { onStatement: () => statements++ })
  const count = async (path: string) => {
    statements = 0
    await server.call('auditor', 'GET', path)
    return statements
  }
  const paths = [
    `${url}?limit=1000&facets=true`,
    '/api/v1/progress',
    '/api/v1/mappings',
    '/api/v1/replacements',
    '/api/v1/changes?limit=1000',
    '/api/v1/municipalities',
    '/api/v1/service-areas',
    `${url}/IKT-001`,
    `${url}/IKT-001/transitions`,
    '/api/v1/exports/systems.json',
  ]
  await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'epj',
    nameNb: 'EPJ',
    nameEn: 'EPR',
    kind: 'shared_solution',
  })
  const fill = async (from: number, to: number) => {
    for (let index = from; index <= to; index++) {
      const made = await server.call('architect', 'POST', url, { ...FULL_SYSTEM, name: `System ${index}` })
      await server.call('architect', 'POST', '/api/v1/mappings', {
        system: made.body.number,
        replacement: 'epj',
      })
    }
  }
  await fill(1, 2)
  const few: number[] = []
  for (const path of paths) few.push(await count(path))
  await fill(3, 40)
  for (const [index, path] of paths.entries()) {
    const many = await count(path)
    t.ok(many > 0, `${path}: statements are counted`)
    t.equal(many, few[index], `${path}: ${many} statements for 40 systems as for 2`)
  }
})
