import { deadlinesSoon, TO_ACT_ON } from '../../schema/rules/attention.js'
import { addDays } from '../../schema/rules/dates.js'
import { test, testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer, TODAY } from '../server.js'
import { moveThrough, startWithSystems } from '../tracks.js'

const url = '/api/v1/progress'
const systems = '/api/v1/systems'

testOnce('progress: scenarios', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['total'] },
    {
      name: 'an empty register',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['"total":0', '"ready":0', '"synthetic":true'],
    },
    {
      name: 'one on its way',
      as: 'architect',
      method: 'POST',
      url: systems,
      body: FULL_SYSTEM,
      status: 201,
      logs: 1,
    },
    {
      name: 'one without a date',
      as: 'architect',
      method: 'POST',
      url: systems,
      body: {
        ...FULL_SYSTEM,
        name: 'Familia',
        targetDate: null,
        serviceArea: 'SKO',
        municipality: '0711',
        dayOneCritical: true,
      },
      status: 201,
      logs: 1,
    },
    {
      name: 'one voided',
      as: 'architect',
      method: 'POST',
      url: systems,
      body: { ...FULL_SYSTEM, name: 'Feil' },
      status: 201,
      logs: 1,
    },
    {
      name: 'out of every number',
      as: 'architect',
      method: 'POST',
      url: `${systems}/IKT-003/void`,
      body: { reason: 'Finnes ikke' },
      headers: { 'if-match': '"1"' },
      status: 200,
      logs: 1,
    },
  ])
  const { body } = await server.call('auditor', 'GET', url)
  t.equal(body.total, 2)
  t.match(body, { ready: 0, daysToMerger: 78, mergerDate: '2020-01-01', plannedToday: 1, plannedAtMerger: 1 })
  t.match(body.signals, { overdue: 1, day_one: 1, unmapped: 2 })
  const sum = (groups: { total: number }[]) => groups.reduce((all, { total }) => all + total, 0)
  for (const groups of [body.destinations, body.municipalities, body.serviceAreas])
    t.equal(sum(groups), body.total, 'every system is counted once')
  t.equal(sum(Object.values(body.byStatus as Record<string, number>).map((total) => ({ total }))), 2)
  t.strictSame(
    body.attention.items.map(({ number }: { number: string }) => number),
    ['IKT-001'],
  )

  for (const [query, count] of [
    [`plannedBy=${body.meta.today}`, body.plannedToday],
    ['plannedBy=2020-01-01', body.plannedAtMerger],
    ['signal=overdue', body.signals.overdue],
    ['ready=true', body.ready],
    ['municipality=0711', 1],
  ] as const)
    t.equal(
      (await server.call('auditor', 'GET', `${systems}?${query}`)).body.total,
      count,
      `${query} opens its list`,
    )
})

testOnce('the five phases add up, and what only awaits formalities is told apart', async (t) => {
  const server = await startWithSystems(t, 3)
  const system = (number: string) => `${systems}/${number}`
  for (const number of ['IKT-002', 'IKT-003'])
    await server.write('architect', 'PATCH', system(number), { disposition: 'retain' })
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-001', replacement: 'epj' })
  for (const [number, steps] of [
    ['IKT-001', ['assessed', 'decided']],
    ['IKT-002', ['assessed', 'decided']],
    ['IKT-003', ['assessed']],
  ] as const) {
    await server.write('records_manager', 'PATCH', `${system(number)}/archive`, { consultedOn: '2019-02-01' })
    for (const to of steps) {
      const move = `${system(number)}/transitions`
      const { status } = await server.write('lead', 'POST', move, { to }, system(number))
      t.equal(status, 200, `${number} ${to}`)
    }
  }
  const { body } = await server.call('auditor', 'GET', url)
  t.strictSame(body.byPhase, { surveyed: 1, planned: 2, moving: 0, ready: 0, closing: 0 })
  t.equal(body.byStatus.decided, 2)
  t.equal(body.formalities, 1)
  t.match(body.municipalities, [{ formalities: 1, byPhase: { planned: 2 } }])
  const apart = await server.call('auditor', 'GET', `${systems}?status=decided&destination=retain`)
  t.equal(apart.body.total, body.formalities, 'the count opens its list')
})

testOnce('an unchanged answer is 304 until something is written', async (t) => {
  const server = await startTestServer(t)
  const { headers } = await server.call('auditor', 'GET', url)
  const again = { 'if-none-match': String(headers.etag) }
  t.equal((await server.call('auditor', 'GET', url, undefined, again)).status, 304)
  await server.call('architect', 'POST', systems, FULL_SYSTEM)
  t.equal((await server.call('auditor', 'GET', url, undefined, again)).status, 200)
})

test('each number of the overview is what its list finds, and what happened in seven days is told', async (t) => {
  const server = await startWithSystems(t, 0)
  const post = (path: string, body: object) => server.call('architect', 'POST', path, body)
  for (const [name, targetDate] of [
    ['Sen', '2019-10-01'],
    ['I dag', '2019-10-15'],
    ['Utsatt', '2019-10-20'],
    ['Udatert', null],
    ['Framskutt', '2019-12-01'],
    ['Fjernet', '2019-10-01'],
  ])
    t.equal((await post(systems, { ...FULL_SYSTEM, name, targetDate })).status, 201)
  const at = (number: string) => `${systems}/${number}`
  await server.write('architect', 'POST', `${at('IKT-006')}/void`, { reason: 'Finnes ikke' }, at('IKT-006'))
  for (const [number, ...dates] of [
    ['IKT-003', '2019-11-01', '2019-10-30'],
    ['IKT-005', '2019-11-20'],
    ['IKT-004', '2019-11-20'],
  ] as const)
    for (const targetDate of dates)
      t.equal((await server.write('architect', 'PATCH', at(number), { targetDate })).status, 200)
  const moved = await server.write('architect', 'PATCH', at('IKT-001'), {
    ...{ targetDate: '2019-10-12', reason: 'Leverandøren' },
  })
  t.equal(moved.status, 200)
  const log = await server.call('auditor', 'GET', '/api/v1/changes?limit=1&entityId=IKT-001')
  const undo = `/api/v1/changes/${log.body.items[0].requestId}/undo`
  t.equal((await server.call('architect', 'POST', undo, { reason: 'Feil' })).status, 200)
  await moveThrough(server, 'IKT-002', ['assessed'])
  const back = { to: 'registered', reason: 'Feil' }
  t.equal(
    (await server.write('lead', 'POST', `${at('IKT-002')}/transitions`, back, at('IKT-002'))).status,
    200,
  )
  await server.write('architect', 'PATCH', at('IKT-005'), { disposition: 'retain' })
  const terms = { noticeMonths: 2, autoRenew: true, renewalMonths: 6, annualCost: 100_000 }
  for (const [number, end, covers] of [
    ['snart', '2019-12-20', ['IKT-001']],
    ['siden', '2020-01-31', ['IKT-003']],
    ['langt fram', '2020-06-30', ['IKT-003']],
    ['videreføres', '2020-01-31', ['IKT-005']],
  ] as const) {
    const body = { supplier: 'Eksempel IT', number, end, systems: covers, ...terms }
    t.equal((await post('/api/v1/contracts', body)).status, 201, number)
  }

  const { body } = await server.call('auditor', 'GET', url)
  const { today } = body.meta
  const soon = Object.entries(deadlinesSoon(today))
    .flatMap(([name, values]) => [values].flat().map((value) => `${name}=${value}`))
    .join('&')
  for (const [list, query, count, expected] of [
    ['systems', `plannedBy=${today}&ready=false`, body.behind, 2],
    ['systems', 'signal=overdue', body.signals.overdue, 1],
    ['systems', 'signal=blocked', body.signals.blocked, 0],
    ['systems', 'signal=no_date', body.signals.no_date, 0],
    ['systems', 'signal=blocked&signal=overdue', body.attention.total, 1],
    ['contracts', soon, body.deadlines.soon, 3],
    ['contracts', `${soon}&${TO_ACT_ON.map((one) => `section=${one}`).join('&')}`, body.deadlines.total, 2],
  ] as const) {
    t.equal(count, expected, `${query}: ${count}`)
    t.equal((await server.call('auditor', 'GET', `/api/v1/${list}?${query}`)).body.total, count, query)
  }
  t.equal(
    body.ready + body.behind - body.ahead,
    body.plannedToday,
    'what is behind and ahead explains the plan',
  )
  t.match(body.deadlines.items, [
    {
      number: 'snart',
      noticeDeadline: '2019-10-20',
      renewalCost: 50_000,
      systems: 1,
      covers: [{ name: 'Sen' }],
    },
    { number: 'siden', covers: [{ name: 'Utsatt' }] },
  ])
  t.match(body.recent.postponed, {
    count: 1,
    averageDays: 10,
    newest: [{ number: 'IKT-003', name: 'Utsatt', from: '2019-10-20', to: '2019-10-30' }],
  })
  t.equal(body.recent.postponed.newest.length, 1, 'neither what was put forward, given a date, nor undone')
  t.match(body.recent.back, { count: 1, newest: [{ number: 'IKT-002', from: 'assessed', to: 'registered' }] })
  t.match(body.recent.byStatus, [{ to: 'assessed', count: 1 }])
})

test('which systems came to be blocked in a week, and which are not any more', async (t) => {
  let days = 0
  const clock = () => new Date(Date.now() + days * 86_400_000)
  const server = await startWithSystems(t, 3, {}, { clock })
  const at = `${url}/blocked`
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url: at, status: 401, lacks: ['blocked'] },
    {
      name: 'a filter that there is not',
      as: 'auditor',
      method: 'GET',
      url: `${at}?since=1`,
      status: 400,
    },
  ])
  const plan = async (number: string, inDays: number) => {
    const body = { targetDate: addDays(TODAY, inDays), reason: 'Ny dato' }
    t.equal((await server.write('lead', 'PATCH', `${systems}/${number}`, body)).status, 200, number)
  }
  for (const number of ['IKT-001', 'IKT-002', 'IKT-003']) {
    await server.call('architect', 'POST', '/api/v1/mappings', { system: number, replacement: 'epj' })
    await moveThrough(server, number, ['assessed', 'decided', 'planned'])
  }
  await plan('IKT-001', 20)
  await plan('IKT-002', 90)
  await plan('IKT-003', 20)
  const told = async () => (await server.call('auditor', 'GET', at)).body
  const none = { count: 0, first: [] }
  t.match(await told(), { since: null, blocked: none, freed: none }, 'a register that is younger says so')
  t.equal((await server.call('auditor', 'GET', `${systems}?signal=blocked&limit=1`)).body.total, 2)
  days = 8
  t.match(await told(), { since: addDays(TODAY, 1), blocked: none, freed: none }, 'nothing has changed')
  await plan('IKT-001', 120)
  await plan('IKT-002', 20)
  t.match(await told(), {
    blocked: { count: 1, first: [{ number: 'IKT-002', name: 'System 2', municipality: '0602' }] },
    freed: { count: 1, first: [{ number: 'IKT-001', name: 'System 1' }] },
  })
  const { body } = await server.call('auditor', 'GET', `${systems}/IKT-002`)
  const gone = { reason: 'Registrert to ganger' }
  await server.call('architect', 'POST', `${systems}/IKT-002/void`, gone, { 'if-match': `"${body.version}"` })
  t.match(await told(), { blocked: none }, 'what is removed from the register is not blocked')
})
