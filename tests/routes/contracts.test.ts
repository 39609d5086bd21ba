import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/contracts'
const one = `${url}/AVT-001`
const at = (version: number) => ({ 'if-match': `"${version}"` })
const contract = {
  supplier: 'Tieto',
  number: 'D-17',
  party: '0602',
  end: '2020-03-31',
  autoRenew: true,
  noticeMonths: 1,
  systems: ['IKT-002', 'IKT-001', 'IKT-002'],
}

testOnce('contracts: scenarios', async (t) => {
  const server = await startWithSystems(t)
  const as = 'architect'
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, adding', as: null, method: 'POST', url, body: contract, status: 401 },
    { name: 'none yet', as: 'auditor', method: 'GET', url, status: 200, contains: ['"total":0'] },
    { name: 'an auditor adds none', as: 'auditor', method: 'POST', url, body: contract, status: 403 },
    {
      name: 'a records manager adds none',
      as: 'records_manager',
      method: 'POST',
      url,
      body: contract,
      status: 403,
    },
    {
      name: 'without supplier',
      as,
      method: 'POST',
      url,
      body: { systems: [] },
      status: 400,
      contains: ['"path":"supplier"'],
    },
    {
      name: 'for a system there is not',
      as,
      method: 'POST',
      url,
      body: { ...contract, systems: ['IKT-404'] },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'with a municipality there is not',
      as,
      method: 'POST',
      url,
      body: { ...contract, party: '1' },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'added',
      as,
      method: 'POST',
      url,
      body: contract,
      status: 201,
      contains: [
        '"id":"AVT-001"',
        '"systems":["IKT-001","IKT-002"]',
        '"noticeDeadline":"2020-02-29"',
        '"state":"active"',
        '"name":"System 1"',
      ],
      lacks: ['searchText'],
      logs: 1,
    },
    { name: 'read', as: 'auditor', method: 'GET', url: one, status: 200, contains: ['"number":"D-17"'] },
    { name: 'read one there is not', as: 'auditor', method: 'GET', url: `${url}/AVT-009`, status: 404 },
    { name: 'without version', as, method: 'PATCH', url: one, body: { note: 'x' }, status: 428 },
    {
      name: 'nothing new',
      as,
      method: 'PATCH',
      url: one,
      body: { systems: ['IKT-001', 'IKT-002'] },
      headers: at(1),
      status: 200,
      contains: ['"version":1'],
    },
    {
      name: 'one system less',
      as,
      method: 'PATCH',
      url: one,
      body: { systems: ['IKT-002'], noticeGivenOn: '2019-10-01' },
      headers: at(1),
      status: 200,
      contains: ['"systems":["IKT-002"]', '"state":"notice_given"'],
      logs: 1,
    },
    {
      name: 'on an old version',
      as,
      method: 'PATCH',
      url: one,
      body: { note: 'x' },
      headers: at(1),
      status: 412,
      contains: ['"systems":["IKT-002"]'],
    },
    {
      name: 'void without reason',
      as,
      method: 'POST',
      url: `${one}/void`,
      body: {},
      headers: at(2),
      status: 400,
    },
    {
      name: 'void',
      as,
      method: 'POST',
      url: `${one}/void`,
      body: { reason: 'Dobbelt' },
      headers: at(2),
      status: 200,
      contains: ['Dobbelt'],
      logs: 1,
    },
    {
      name: 'change a voided one',
      as,
      method: 'PATCH',
      url: one,
      body: { note: 'x' },
      headers: at(3),
      status: 409,
      code: 'voided',
    },
    { name: 'gone from the list', as: 'auditor', method: 'GET', url, status: 200, contains: ['"total":0'] },
    {
      name: 'there when asked for',
      as: 'auditor',
      method: 'GET',
      url: `${url}?voided=true`,
      status: 200,
      contains: ['"total":1'],
    },
    {
      name: 'restore',
      as,
      method: 'POST',
      url: `${one}/restore`,
      body: {},
      headers: at(3),
      status: 200,
      logs: 1,
    },
    {
      name: 'restore again',
      as,
      method: 'POST',
      url: `${one}/restore`,
      body: {},
      headers: at(4),
      status: 409,
      code: 'not_voided',
    },
  ])
  const { body } = await server.call('auditor', 'GET', '/api/v1/changes?entity=contract&entityId=AVT-001')
  const systems = body.items.map(({ after }: { after: { systems: string[] } }) => after.systems.length)
  t.strictSame(systems, [1, 1, 1, 2], 'the log has the systems of the contract')
})

testOnce('the list: order, filters, pages', async (t) => {
  const server = await startWithSystems(t)
  const add = (fields: object) => server.call('architect', 'POST', url, { ...contract, ...fields })
  await add({
    supplier: 'Ås Data',
    end: '2019-12-31',
    noticeMonths: 6,
    systems: ['IKT-001'],
    autoRenew: true,
  })
  await add({ supplier: 'Tieto', end: null })
  await add({ supplier: 'Visma', end: '2019-12-31', noticeMonths: 1, party: '0711', annualCost: 5 })
  await add({
    supplier: 'Evry',
    terminatedOn: '2019-10-01',
    end: '2020-01-31',
    noticeMonths: 0,
    annualCost: 9,
  })
  const ids = async (query: string) =>
    (await server.call('auditor', 'GET', `${url}?${query}`)).body.items.map(({ id }: { id: string }) =>
      Number(id.slice(4)),
    )
  const cases: [string, number[]][] = [
    ['', [3, 1, 2, 4]],
    ['sort=-noticeDeadline', [1, 3, 2, 4]],
    ['sort=end', [4, 1, 3, 2]],
    ['sort=supplier', [4, 2, 3, 1]],
    ['sort=-annualCost', [4, 3, 1, 2]],
    ['system=IKT-001&sort=id', [1, 2, 3, 4]],
    ['system=IKT-002', [3, 2, 4]],
    ['party=0711', [3]],
    ['state=terminated', [4]],
    ['state=active&state=terminated&sort=id', [1, 2, 3, 4]],
    ['deadlineTo=2019-11-30', [3]],
    ['deadlineFrom=2019-12-01', [1]],
    ['missed=true', [1]],
    ['missed=true&deadlineFrom=2019-06-30&deadlineTo=2019-06-30', [1]],
    ['missed=true&deadlineFrom=2019-07-01', []],
    ['q=ÅS', [1]],
    ['q=d-17 vis', [3]],
    ['q=avt-002', [2]],
  ]
  for (const [query, wanted] of cases) t.strictSame(await ids(query), wanted, query || 'by notice deadline')
  const seen: string[] = []
  let cursor = ''
  for (let page = 0; page < 4; page += 1) {
    const { body } = await server.call('auditor', 'GET', `${url}?limit=1${cursor}`)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    t.equal(body.total, 4)
    cursor = `&cursor=${body.next}`
    t.equal(body.next === null, page === 3, 'the last page has no next')
  }
  t.strictSame(seen, ['AVT-003', 'AVT-001', 'AVT-002', 'AVT-004'])
  const [, first] = (await server.call('auditor', 'GET', url)).body.items
  t.match(first.warnings, [{ code: 'RENEWS_ITSELF', systems: ['IKT-001'] }], 'a missed notice deadline warns')
  t.match(first, {
    noticeDeadline: '2020-06-30',
    missedDeadline: '2019-06-30',
    nextEnd: '2019-12-31',
    possibleEnd: '2020-12-31',
    renewalAssumed: true,
  })
})

testOnce('a contract that ends before it begins is kept, with a warning', async (t) => {
  const backwards = { ...contract, start: '2020-04-01' }
  await runScenarios(t, await startWithSystems(t), [
    { name: 'not signed in', as: null, method: 'POST', url, body: backwards, status: 401 },
    {
      name: 'added',
      as: 'architect',
      method: 'POST',
      url,
      body: backwards,
      status: 201,
      contains: ['DATES_OUT_OF_ORDER', '«Gjelder til» er før «Gjelder fra».', '“End” is before “Start”.'],
      logs: 1,
    },
    {
      name: 'one that is over too',
      as: 'architect',
      method: 'PATCH',
      url: one,
      body: { end: '2019-01-01', autoRenew: false },
      headers: at(1),
      status: 200,
      contains: ['"state":"expired"', 'DATES_OUT_OF_ORDER'],
      logs: 1,
    },
    {
      name: 'mended',
      as: 'architect',
      method: 'PATCH',
      url: one,
      body: { start: '2019-01-01' },
      headers: at(2),
      status: 200,
      lacks: ['DATES_OUT_OF_ORDER'],
      logs: 1,
    },
  ])
})
