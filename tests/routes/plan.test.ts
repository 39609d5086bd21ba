import type { Lane, Plan, Planned } from '../../schema/api/plan.js'
import { PHASES, statusesOf } from '../../schema/rules/phases.js'
import { test, testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios } from '../server.js'
import { moveThrough, startWithSystems } from '../tracks.js'

const url = '/api/v1/plan'
const systemsUrl = '/api/v1/plan/systems'
const systems = '/api/v1/systems'

testOnce('the plan: scenarios', async (t) => {
  const server = await startWithSystems(t, 2)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['lanes'] },
    {
      name: 'not signed in, systems',
      as: null,
      method: 'GET',
      url: systemsUrl,
      status: 401,
      lacks: ['System 1'],
    },
    {
      name: 'an auditor reads',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['"total":2', 'Uten bølge'],
    },
    {
      name: 'by what there is not',
      as: 'auditor',
      method: 'GET',
      url: `${url}?by=owner`,
      status: 400,
      contains: ['"path":"by"', 'wave'],
    },
    {
      name: 'a filter on what there is not',
      as: 'auditor',
      method: 'GET',
      url: `${url}?municipality=9999`,
      status: 400,
      contains: ['"path":"municipality"', '9999'],
    },
    {
      name: 'too many at once',
      as: 'auditor',
      method: 'GET',
      url: `${systemsUrl}?limit=1001`,
      status: 400,
      contains: ['"path":"limit"'],
    },
    {
      name: 'a filter that none matches',
      as: 'auditor',
      method: 'GET',
      url: `${url}?q=zzzz`,
      status: 200,
      contains: ['"total":0', '"lanes":[]'],
    },
    {
      name: 'a wave without systems is one to be filled',
      as: 'lead',
      method: 'POST',
      url: '/api/v1/waves',
      body: { nameNb: 'Vår', startsOn: '2020-01-01', endsOn: '2020-04-01' },
      status: 201,
      logs: 1,
    },
    {
      name: 'it has a lane',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['"key":"var"', '"systems":0'],
    },
    {
      name: 'not where something is sought',
      as: 'auditor',
      method: 'GET',
      url: `${url}?q=System`,
      status: 200,
      lacks: ['"var"'],
    },
  ])
})

test('each system is in one lane, whose filter finds it, and stands there as it does in the list', async (t) => {
  const server = await startWithSystems(t, 6)
  const read = async (path: string) => (await server.call('auditor', 'GET', path)).body
  const change = (number: string, fields: object) =>
    server.write('administrator', 'PATCH', `${systems}/${number}`, { ...fields, reason: 'Planlagt' })
  await server.call('lead', 'POST', '/api/v1/waves', { code: 'w1', nameNb: 'Helse', startsOn: '2019-09-01' })
  await change('IKT-001', { wave: 'w1' })
  await change('IKT-002', { wave: 'w1', targetDate: '2019-12-02' })
  await change('IKT-003', { wave: 'w1', targetDate: '2019-12-02', disposition: 'retain' })
  await change('IKT-004', { serviceArea: null, targetDate: null })
  await change('IKT-006', { disposition: 'retain' })
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-002', replacement: 'epj' })
  for (const number of ['IKT-003', 'IKT-006'])
    await moveThrough(server, number, ['assessed', 'decided', 'retained'])
  await server.call('lead', 'POST', '/api/v1/prerequisites', {
    system: 'IKT-001',
    requires: 'IKT-002',
    status: 'cut_over',
  })

  for (const by of ['wave', 'destination', 'serviceArea', 'subproject'] as const) {
    const plan: Plan = await read(`${url}?by=${by}`)
    t.equal(plan.total, 6, by)
    t.equal(sum(plan.lanes, 'systems'), 6, `${by}: each in one lane`)
    for (const lane of plan.lanes) {
      const filter = new URLSearchParams(
        Object.entries(lane.filter).flatMap(([name, values]) => values.map((value) => [name, value])),
      )
      const list = async (more: string) => (await read(`${systems}?limit=100&${filter}${more}`)).total
      const at = `${by} ${lane.nb}`
      t.equal(await list(''), lane.systems, `${at}: systems`)
      t.equal(await list('&ready=true'), lane.ready, `${at}: ready`)
      t.equal(await list('&signal=overdue'), lane.overdue, `${at}: overdue`)
      t.equal(await list('&signal=blocked'), lane.blocked, `${at}: blocked`)
      t.equal(await list('&signal=no_date'), lane.undated, `${at}: without a date`)
      t.strictSame(
        lane.phases.map(({ phase }) => phase),
        PHASES,
        `${at}: every phase`,
      )
      for (const { phase, systems, overdue, blocked } of lane.phases) {
        const of = statusesOf(phase).map((status) => `&status=${status}`)
        t.strictSame(
          [
            await list(of.join('')),
            await list(`${of.join('')}&signal=overdue`),
            await list(`${of.join('')}&signal=blocked`),
          ],
          [systems, overdue, blocked],
          `${at}: ${phase}`,
        )
      }
      const { items, total } = (await read(`${systemsUrl}?${filter}`)) as { items: Planned[]; total: number }
      t.equal(total, lane.systems, `${at}: as many are drawn`)
      t.strictSame(
        items.map(({ targetDate }) => targetDate ?? '9999'),
        items.map(({ targetDate }) => targetDate ?? '9999').sort(),
        `${at}: by planned date`,
      )
    }
  }

  const { lanes }: Plan = await read(url)
  const wave = lanes.find(({ key }) => key === 'w1')
  t.match(wave, { systems: 3, ready: 1, overdue: 1, startsOn: '2019-09-01', endsOn: null })
  t.strictSame(wave?.marks, [
    { date: '2019-10-07', state: 'overdue', count: 1 },
    { date: '2019-10-15', state: 'done', count: 1 },
    { date: '2019-12-02', state: 'coming', count: 1 },
  ])
  const { items } = (await read(`${systemsUrl}?wave=w1`)) as { items: Planned[] }
  const one = (number: string) => items.find((row) => row.number === number)
  t.match(one('IKT-001'), {
    waitsFor: ['IKT-002'],
    daysOverdue: 8,
    readyOn: null,
    begunOn: null,
    ready: false,
  })
  t.match(one('IKT-003'), { waitsFor: [], readyOn: '2019-10-15', ready: true })

  // What is taken back was never done, in the marks as in the bars.
  const steps = await read(`/api/v1/changes?limit=1&system=IKT-003&action=transition`)
  const undone = await server.call('lead', 'POST', `/api/v1/changes/${steps.items[0].requestId}/undo`, {})
  t.equal(undone.status, 200, undone.text)
  const after: Plan = await read(url)
  t.strictSame(
    after.lanes.find(({ key }) => key === 'w1')?.marks,
    [
      { date: '2019-10-07', state: 'overdue', count: 1 },
      { date: '2019-12-02', state: 'coming', count: 2 },
    ],
    'after it is undone',
  )
  t.match(
    (await read(`${systemsUrl}?wave=w1`)).items.find(({ number }: Planned) => number === 'IKT-003'),
    {
      readyOn: null,
    },
  )

  // What becomes ready later is known of then: what is kept goes on along the log.
  await change('IKT-005', { disposition: 'retain' })
  await moveThrough(server, 'IKT-005', ['assessed', 'decided', 'retained'])
  const later: Plan = await read(`${url}?q=System+5`)
  t.strictSame(later.lanes[0]?.marks, [{ date: '2019-10-15', state: 'done', count: 1 }])
})

const sum = (lanes: readonly Lane[], of: 'systems') => lanes.reduce((total, lane) => total + lane[of], 0)

testOnce('deadlines of contracts are told by day, those that have passed apart', async (t) => {
  const server = await startWithSystems(t, 1)
  const add = (body: object) =>
    server.call('administrator', 'POST', '/api/v1/contracts', {
      supplier: 'Leverandør',
      party: '0602',
      autoRenew: true,
      renewalMonths: 12,
      noticeMonths: 3,
      systems: ['IKT-001'],
      ...body,
    })
  const made = [
    await add({ number: 'A1', end: '2020-03-31', annualCost: 100 }),
    await add({ number: 'A2', end: '2020-03-31', annualCost: 50 }),
    await add({ number: 'A3', end: '2019-11-30' }),
    await add({ number: 'A4', end: '2020-06-30', noticeGivenOn: '2019-10-01' }),
  ]
  t.strictSame(
    made.map(({ status }) => status),
    [201, 201, 201, 201],
    made.map(({ text }) => text).join(),
  )
  const { deadlines }: Plan = (await server.call('auditor', 'GET', url)).body
  t.strictSame(deadlines, [
    { date: '2019-08-30', contracts: 1, annualCost: 0, missed: true },
    { date: '2019-12-31', contracts: 2, annualCost: 150, missed: false },
    { date: '2020-08-30', contracts: 1, annualCost: 0, missed: false },
  ])
  await server.call('architect', 'POST', systems, { ...FULL_SYSTEM, name: 'Uten avtale' })
  const of = async (q: string): Promise<Plan> =>
    (await server.call('auditor', 'GET', `${url}?q=${encodeURIComponent(q)}`)).body
  t.equal((await of('System 1')).deadlines.length, 3, 'of what is sought')
  t.strictSame((await of('Uten avtale')).deadlines, [], 'and of nothing else')
})
