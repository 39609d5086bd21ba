import { testOnce } from '../engines.js'
import { runScenarios, startTestServer } from '../server.js'

const url = '/api/v1/milestones'
const budget = { code: 'budget', nameNb: 'Budsjett', nameEn: 'Budget', date: '2019-12-10' }

testOnce('milestones: scenarios', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, adding', as: null, method: 'POST', url, body: budget, status: 401 },
    { name: 'none yet', as: 'auditor', method: 'GET', url, status: 200, contains: ['"total":0'] },
    {
      name: 'a records manager adds none',
      as: 'records_manager',
      method: 'POST',
      url,
      body: budget,
      status: 403,
    },
    {
      name: 'added',
      as: 'administrator',
      method: 'POST',
      url,
      body: budget,
      status: 201,
      contains: ['"day"'],
      logs: 1,
    },
    {
      name: 'a date that is none',
      as: 'administrator',
      method: 'POST',
      url,
      body: { ...budget, code: 'b2', date: '2019-02-30' },
      status: 400,
      contains: ['"path":"date"'],
    },
    {
      name: 'an earlier one',
      as: 'administrator',
      method: 'POST',
      url,
      body: { ...budget, code: 'october', date: '2019-10-16' },
      status: 201,
      logs: 1,
    },
    {
      name: 'moved',
      as: 'administrator',
      method: 'PATCH',
      url: `${url}/budget`,
      body: { date: '2019-11-30', precision: 'month' },
      headers: { 'if-match': '"1"' },
      status: 200,
      contains: ['2019-11-30'],
      logs: 1,
    },
  ])
  const { body } = await server.call('auditor', 'GET', url)
  t.strictSame(
    body.items.map(({ code }: { code: string }) => code),
    ['october', 'budget'],
    'by date',
  )
})
