import type { Vendor } from '../../schema/api/vendors.js'
import { IN_FORCE } from '../../schema/rules/contracts.js'
import { demoDatabase, testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/vendors'
/** What the pages ask for behind the count of a vendor’s contracts. */
const IN_FORCE_QUERY = IN_FORCE.map((state) => `state=${state}`).join('&')

/** Systems of vendors that are written in several ways, contracts with some, and a replacement. */
async function start(t: Parameters<typeof startWithSystems>[0]) {
  const server = await startWithSystems(t, 0)
  const make = async (path: string, body: object) => {
    const { status, text } = await server.call('architect', 'POST', `/api/v1/${path}`, body)
    t.equal(status, 201, text)
  }
  for (const [vendor, product, disposition] of [
    ['Fjellsoft', 'Fjell Lønn', 'undecided'],
    ['Fjellsoft AS', 'Fjell Lønn', 'retain'],
    ['FJELLSOFT', null, 'undecided'],
    ['Vik', 'Vik Kart', 'undecided'],
    [null, null, 'undecided'],
  ] as const)
    await make('systems', { ...FULL_SYSTEM, name: `System ${product}`, product, vendor, disposition })
  await make('contracts', {
    supplier: 'Fjellsoft AS',
    annualCost: 300,
    end: '2019-12-31',
    systems: ['IKT-001'],
  })
  await make('contracts', { supplier: 'Fjellsoft', annualCost: 900, start: '2020-05-01', systems: [] })
  await make('contracts', { supplier: 'fjellsoft', annualCost: 100, end: '2019-01-01', systems: ['IKT-001'] })
  await make('contracts', { supplier: 'Bare avtale', annualCost: 50, systems: [] })
  await make('replacements', {
    ...{
      code: 'lonn',
      nameNb: 'Felles lønn',
      nameEn: 'Payroll',
      kind: 'shared_solution',
      vendor: 'Fjellsoft',
    },
  })
  return server
}

testOnce('vendors: scenarios', async (t) => {
  const server = await start(t)
  const get = (path: string) => ({ as: 'auditor', method: 'GET', url: path }) as const
  await runScenarios(t, server, [
    { ...get(url), name: 'not signed in', as: null, status: 401, lacks: ['Fjellsoft'] },
    { ...get(`${url}/fjellsoft`), name: 'one, not signed in', as: null, status: 401, lacks: ['Fjellsoft'] },
    {
      ...get(url),
      name: 'those that cost most first',
      status: 200,
      contains: ['"total":3', '"sums":{"annualCost":350,"endingCost":300}'],
    },
    { ...get(`${url}?q=fjell`), name: 'by a part of the name', status: 200, contains: ['"total":1'] },
    { ...get(`${url}?q=finnes+ikke`), name: 'none', status: 200, contains: ['"total":0'] },
    { ...get(`${url}?sort=owner`), name: 'an order there is not', status: 400, contains: ['"path":"sort"'] },
    { ...get(`${url}?vendor=x`), name: 'a filter there is not', status: 400 },
    { ...get(`${url}?cursor=x`), name: 'a damaged cursor', status: 400 },
    { ...get(`${url}?asOf=2001-01-01`), name: 'before the register', status: 200, contains: ['"total":0'] },
    { ...get(`${url}/finnes-ikke`), name: 'one that nothing names', status: 404 },
    {
      ...get(`${url}/Fjellsoft%20AS`),
      name: 'by a name of it',
      status: 200,
      contains: ['"key":"fjellsoft"'],
    },
    { ...get(`${url}/fjellsoft?asOf=2001-01-01`), name: 'one before it was there', status: 404 },
    { ...get(url), name: 'nobody writes it', method: 'POST', body: {}, status: 405 },
    {
      ...get('/api/v1/contracts?supplier=Fjellsoft'),
      name: 'its contracts',
      status: 200,
      contains: ['"total":3', '"state":"not_begun"'],
    },
    {
      ...get('/api/v1/contracts?supplier=nix'),
      name: 'contracts of none',
      status: 200,
      contains: ['"total":0'],
    },
    {
      ...get('/api/v1/progress/replacements?vendor=FJELLSOFT'),
      name: 'its replacements',
      status: 200,
      contains: ['"total":1', 'Felles lønn'],
    },
  ])
})

testOnce('a vendor is all that names it, however it is written', async (t) => {
  const server = await start(t)
  const list = async (query = ''): Promise<Vendor[]> =>
    (await server.call('auditor', 'GET', `${url}?${query}`)).body.items
  const names = async (query: string) => (await list(query)).map(({ name }) => name)
  const [first] = await list()
  t.match(first, {
    key: 'fjellsoft',
    ...{ systems: 3, leaving: 0, staying: 1, undecided: 2, products: 2, replacements: 1 },
    ...{ contracts: 1, annualCost: 300, endingCost: 300, noticeDeadline: null },
  })
  t.strictSame(first?.spellings.toSorted(), ['FJELLSOFT', 'Fjellsoft', 'Fjellsoft AS', 'fjellsoft'])
  t.strictSame(await names('sort=name'), ['Bare avtale', first?.name, 'Vik'])
  t.strictSame(await names('sort=-systems'), [first?.name, 'Vik', 'Bare avtale'])
  t.strictSame(await names('sort=annualCost'), ['Vik', 'Bare avtale', first?.name])
  const page = (await server.call('auditor', 'GET', `${url}?sort=name&limit=2`)).body
  const next = await names(`sort=name&limit=2&cursor=${page.next}`)
  t.strictSame([...page.items.map(({ name }: Vendor) => name), ...next], await names('sort=name'))
})

testOnce(
  'what is removed from the register is no vendor’s, and a deadline is one at which there is something to do',
  async (t) => {
    const server = await start(t)
    const list = async (query: string): Promise<Vendor[]> =>
      (await server.call('auditor', 'GET', `${url}?${query}`)).body.items
    const renewing = {
      supplier: 'Vik',
      autoRenew: true,
      renewalMonths: 12,
      noticeMonths: 1,
      systems: ['IKT-004'],
    }
    for (const contract of [
      { ...renewing, end: '2020-03-31' },
      // The nearest, of one that is to run on.
      { ...renewing, end: '2019-12-31', noticeWaiver: 'Skal løpe videre' },
    ])
      t.equal((await server.call('architect', 'POST', '/api/v1/contracts', contract)).status, 201)
    const deadlines = async (sort: string) => (await list(`sort=${sort}`)).map((one) => one.noticeDeadline)
    t.strictSame(await deadlines('noticeDeadline'), ['2020-02-29', null, null])
    t.strictSame(
      await deadlines('-noticeDeadline'),
      ['2020-02-29', null, null],
      'without one last, either way',
    )
    const at = '/api/v1/systems/IKT-003'
    const reason = 'Registrert to ganger'
    t.equal((await server.write('architect', 'POST', `${at}/void`, { reason }, at)).status, 200)
    t.match(await list('q=fjell'), [{ systems: 2 }])
  },
)

testOnce('the numbers of a vendor are those of the lists behind it', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const read = async (path: string) => (await server.call('auditor', 'GET', `/api/v1/${path}`)).body
  for (const key of ['visma', 'microsoft', 'norkart']) {
    const vendor = await read(`vendors/${key}`)
    const of = vendor.spellings.map((name: string) => `vendor=${encodeURIComponent(name)}`).join('&')
    const total = async (query: string) => (await read(`systems?limit=1&${of}&${query}`)).total
    t.equal(vendor.systems, await total(''), `${key}: systems`)
    t.equal(vendor.overdue, await total('signal=overdue'), `${key}: overdue`)
    t.equal(vendor.ready, await total('ready=true'), `${key}: ready`)
    t.equal(vendor.staying, await total('disposition=retain'), `${key}: staying`)
    t.equal(vendor.leaving + vendor.staying + vendor.undecided, vendor.systems, key)
    for (const { code, count } of vendor.findings)
      t.equal(count, await total(`check=${code}`), `${key}: ${code}`)
    const { items, sums: inForce } = await read(`contracts?supplier=${key}&limit=200&${IN_FORCE_QUERY}`)
    const sum = (name: string) =>
      inForce.reduce((all: number, row: Record<string, number>) => all + (row[name] ?? 0), 0)
    t.strictSame(
      [vendor.contracts, vendor.annualCost],
      [sum('contracts'), sum('annualCost')],
      `${key}: contracts`,
    )
    t.ok(items.length > 0, key)
    t.equal(
      vendor.replacements,
      (await read(`progress/replacements?vendor=${key}`)).total,
      `${key}: replacements`,
    )
  }
})

testOnce('what names no vendor is none, and is told with the lists of it', async (t) => {
  const server = await start(t)
  const read = async (path: string) => (await server.call('auditor', 'GET', `/api/v1/${path}`)).body
  t.equal((await read('vendors')).unnamed, null)
  for (const vendor of ['ikke bekreftet', 'Ikke bekreftet', 'UKJENT'])
    t.equal(
      (await server.call('architect', 'POST', '/api/v1/systems', { ...FULL_SYSTEM, name: vendor, vendor }))
        .status,
      201,
    )
  const contract = { supplier: 'ikke bekreftet', annualCost: 70, end: '2020-12-31', systems: [] }
  const over = { ...contract, end: '2019-06-30' }
  const ahead = { ...contract, start: '2019-10-16' }
  for (const one of [contract, over, ahead])
    t.equal((await server.call('architect', 'POST', '/api/v1/contracts', one)).status, 201)
  const { items, sums, unnamed } = await read('vendors')
  t.notOk(items.some(({ name }: Vendor) => /bekreftet|ukjent/i.test(name)))
  t.strictSame(sums, { annualCost: 350, endingCost: 300 }, 'it is in no sum')
  t.match(unnamed, { systems: 3, contracts: 1, annualCost: 70 })
  const of = (filter: string) =>
    unnamed.spellings.map((name: string) => `${filter}=${encodeURIComponent(name)}`).join('&')
  t.equal((await read(`systems?${of('vendor')}`)).total, unnamed.systems)
  t.equal((await read(`contracts?${of('supplier')}&${IN_FORCE_QUERY}`)).total, unnamed.contracts)
  t.equal((await server.call('auditor', 'GET', '/api/v1/vendors/ikke%20bekreftet')).status, 404)
})
