import { testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer } from '../server.js'
import { startWithSystems } from '../tracks.js'

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
