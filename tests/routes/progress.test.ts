import { test } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer } from '../server.js'

const url = '/api/v1/progress'
const systems = '/api/v1/systems'

test('progress: scenarios', async (t) => {
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

test('an unchanged answer is 304 until something is written', async (t) => {
  const server = await startTestServer(t)
  const { headers } = await server.call('auditor', 'GET', url)
  const again = { 'if-none-match': String(headers.etag) }
  t.equal((await server.call('auditor', 'GET', url, undefined, again)).status, 304)
  await server.call('architect', 'POST', systems, FULL_SYSTEM)
  t.equal((await server.call('auditor', 'GET', url, undefined, again)).status, 200)
})
