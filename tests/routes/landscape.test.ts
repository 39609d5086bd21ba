import { type Landscape, MOST_FLOWS, type Shutdown } from '../../schema/api/landscape.js'
import { test, testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

const url = '/api/v1/landscape'
const shutdownOf = (number: string) => `/api/v1/systems/${number}/shutdown`

const flow = (server: TrackServer, body: object) =>
  server.call('architect', 'POST', '/api/v1/integrations', { data: 'Meldinger', ...body })

testOnce('the landscape: scenarios', async (t) => {
  const server = await startWithSystems(t, 2)
  await flow(server, { fromSystem: 'IKT-001', toParty: 'Norsk Helsenett' })
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['System 1'] },
    {
      name: 'not signed in, switched off',
      as: null,
      method: 'GET',
      url: shutdownOf('IKT-001'),
      status: 401,
      lacks: ['System 1'],
    },
    {
      name: 'an auditor reads',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['Norsk Helsenett', '"total":1'],
    },
    {
      name: 'an auditor asks what happens',
      as: 'auditor',
      method: 'GET',
      url: shutdownOf('ikt-1'),
      status: 200,
      contains: ['"number":"IKT-001"', 'Norsk Helsenett'],
    },
    {
      name: 'of a system that there is not',
      as: 'auditor',
      method: 'GET',
      url: shutdownOf('IKT-404'),
      status: 404,
    },
    {
      name: 'only of one that there is not',
      as: 'auditor',
      method: 'GET',
      url: `${url}?of=IKT-404`,
      status: 400,
      contains: ['"path":"of"', 'IKT-404'],
    },
    {
      name: 'a state that there is not',
      as: 'auditor',
      method: 'GET',
      url: `${url}?flow=broken`,
      status: 400,
      contains: ['"path":"flow"', 'not_needed'],
    },
    {
      name: 'a filter on what there is not',
      as: 'auditor',
      method: 'GET',
      url: `${url}?municipality=9999`,
      status: 400,
      contains: ['"path":"municipality"'],
    },
    {
      name: 'what none matches',
      as: 'auditor',
      method: 'GET',
      url: `${url}?q=zzzz`,
      status: 200,
      contains: ['"total":0', '"nodes":[]'],
    },
  ])
})

test('what systems exchange is told once, with what stands at its other end', async (t) => {
  const server = await startWithSystems(t, 5)
  const read = async (query = ''): Promise<Landscape> =>
    (await server.call('auditor', 'GET', `${url}${query}`)).body
  await flow(server, { fromSystem: 'IKT-001', toSystem: 'IKT-002', direction: 'both_ways' })
  await flow(server, { fromSystem: 'IKT-002', toReplacement: 'epj' })
  await flow(server, { fromSystem: 'IKT-003', toParty: 'NAV', state: 'moved', movedTo: 'Felles EPJ' })
  await flow(server, { fromSystem: 'IKT-003', toSystem: 'IKT-001', state: 'not_needed' })
  await flow(server, { fromSystem: 'IKT-004', toSystem: 'IKT-001' })
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-001', replacement: 'epj' })
  await server.write('administrator', 'PATCH', '/api/v1/systems/IKT-005', { serviceArea: null, reason: 'x' })
  await flow(server, { fromSystem: 'IKT-005', toParty: 'NAV' })

  const whole = await read()
  t.strictSame(whole.states, { open: 4, moved: 1, removed: 0, not_needed: 1 })
  t.match(whole, { total: 6, systems: 5, connected: 5 })
  t.strictSame(
    whole.flows.map(({ from, to }) => `${from} ${to}`),
    [
      'IKT-001 IKT-002',
      'IKT-002 replacement/epj',
      'IKT-003 party/NAV',
      'IKT-003 IKT-001',
      'IKT-004 IKT-001',
      'IKT-005 party/NAV',
    ],
  )
  t.equal(whole.nodes.filter(({ key }) => key === 'party/NAV').length, 1, 'a party is one node')
  t.strictSame(whole.replaced, [{ from: 'IKT-001', to: 'replacement/epj', coverage: 'full' }])
  for (const { from, to } of whole.flows)
    for (const key of [from, to])
      t.ok(
        whole.nodes.some((node) => node.key === key),
        key,
      )
  t.ok(
    whole.nodes.filter(({ kind }) => kind === 'system').every(({ own, municipality }) => own && municipality),
  )
  const areas = whole.areas.map(({ code, flows, open }) => ({ code, flows, open }))
  t.strictSame(areas.at(-1), { code: '', flows: 1, open: 1 }, 'systems of no area are one group')
  for (const { code, flows, open } of areas) {
    const part = await read(`?serviceArea=${code}`)
    t.match(part, { total: flows, states: { open } }, `${code} has as many when it is chosen`)
  }

  const open = await read('?flow=open')
  t.match(open, { total: 4, states: { moved: 1 } }, 'what is not asked for is counted all the same')
  t.equal(open.flows.length, 4)
  const one = await read('?of=IKT-003')
  t.strictSame(one.nodes.map(({ key, own }) => `${key} ${own}`).sort(), [
    'IKT-001 false',
    'IKT-003 true',
    'party/NAV false',
  ])
  t.match(one, { systems: 1, connected: 1, total: 2 })
  const filtered = await read('?q=System+4')
  t.strictSame(filtered.nodes.map(({ key, own }) => `${key} ${own}`).sort(), [
    'IKT-001 false',
    'IKT-004 true',
  ])

  const removed = await server.call('auditor', 'GET', '/api/v1/integrations/INT-005')
  await server.call(
    'architect',
    'POST',
    '/api/v1/integrations/INT-005/void',
    { reason: 'Feil' },
    {
      'if-match': `"${removed.body.version}"`,
    },
  )
  t.match(await read(), { total: 5 }, 'what is removed is gone')
  const { body: log } = await server.call('auditor', 'GET', '/api/v1/changes?limit=1')
  const before = log.items[0].seq - 1
  t.match(await read(`?asOf=${before}`), { total: 6 }, 'and is there when it is looked back')
})

test('what happens if a system is switched off', async (t) => {
  const server = await startWithSystems(t, 4)
  const read = async (number: string): Promise<Shutdown> =>
    (await server.call('auditor', 'GET', shutdownOf(number))).body
  await flow(server, { fromSystem: 'IKT-001', toSystem: 'IKT-002' })
  await flow(server, { fromSystem: 'IKT-003', toSystem: 'IKT-001', data: 'Fakturagrunnlag' })
  await flow(server, { fromSystem: 'IKT-001', toParty: 'NAV', state: 'removed' })
  await server.call('lead', 'POST', '/api/v1/prerequisites', {
    system: 'IKT-004',
    requires: 'IKT-001',
    status: 'cut_over',
  })
  await server.call('architect', 'POST', '/api/v1/contracts', {
    supplier: 'Leverandør A',
    systems: ['IKT-001', 'IKT-002'],
    annualCost: 120000,
    end: '2020-06-30',
  })
  const told = await read('IKT-001')
  t.strictSame(
    told.stops.map(({ data, other }) => `${data} ${other.key}`),
    ['Meldinger IKT-002', 'Fakturagrunnlag IKT-003'],
  )
  t.match(told, { settled: 1, waiting: [{ number: 'IKT-004', name: 'System 4' }] })
  t.match(told.contracts, [{ label: 'Leverandør A', annualCost: 120000, lastDay: '2020-06-30', others: 1 }])
  t.notOk(
    told.gates.some(({ code }) => code === 'INTEGRATION_OPEN'),
    'flows are told one by one, not twice',
  )
  t.ok(told.gates.some(({ holds }) => !holds))
  t.match(await read('IKT-004'), { stops: [], settled: 0, waiting: [], contracts: [] })

  // Who goes to what carries it on would stand without it.
  await server.write('administrator', 'PATCH', '/api/v1/systems/IKT-002', {
    disposition: 'retain',
    reason: 'x',
  })
  const carried = await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'carried',
    nameNb: 'System 2 videre',
    kind: 'continued',
    continuesSystem: 'IKT-002',
  })
  t.equal(carried.status, 201)
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-003', replacement: 'carried' })
  t.match(await read('IKT-002'), { waiting: [{ number: 'IKT-003' }] })
})

testOnce('of more flows than anybody reads only how many they are is told', async (t) => {
  const server = await startWithSystems(t, 2)
  for (let at = 0; at < MOST_FLOWS; at++) await flow(server, { fromSystem: 'IKT-001', toParty: `Part ${at}` })
  const read = async (): Promise<Landscape> => (await server.call('auditor', 'GET', url)).body
  const fits = await read()
  t.equal(fits.flows.length, MOST_FLOWS)
  await flow(server, { fromSystem: 'IKT-002', toParty: 'NAV' })
  const tooMany = await read()
  t.match(tooMany, { total: MOST_FLOWS + 1, flows: [], nodes: [], states: { open: MOST_FLOWS + 1 } })
  t.ok(tooMany.areas.length > 0, 'but where they are is')
})
