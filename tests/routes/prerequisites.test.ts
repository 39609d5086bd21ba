import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const at = (version: number) => ({ 'if-match': `"${version}"` })

testOnce('prerequisites: scenarios', async (t) => {
  const server = await startWithSystems(t, 3)
  const url = '/api/v1/prerequisites'
  const one = `${url}/FOR-001`
  const as = 'lead'
  const waits = (system: number, requires: number) => ({
    system: `IKT-00${system}`,
    requires: `IKT-00${requires}`,
  })
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, adding', as: null, method: 'POST', url, body: waits(1, 2), status: 401 },
    {
      name: 'a records manager adds none',
      as: 'records_manager',
      method: 'POST',
      url,
      body: waits(1, 2),
      status: 403,
    },
    { name: 'itself', as, method: 'POST', url, body: waits(1, 1), status: 422, code: 'prerequisite_self' },
    { name: 'unknown', as, method: 'POST', url, body: waits(1, 9), status: 422, code: 'unknown_reference' },
    {
      name: 'added',
      as,
      method: 'POST',
      url,
      body: waits(1, 2),
      status: 201,
      contains: ['"id":"FOR-001"', '"met":false', '"status":"cut_over"'],
      logs: 1,
    },
    { name: 'twice', as, method: 'POST', url, body: waits(1, 2), status: 409, code: 'prerequisite_exists' },
    { name: 'the other', as, method: 'POST', url, body: waits(2, 3), status: 201, logs: 1 },
    { name: 'a circle', as, method: 'POST', url, body: waits(3, 1), status: 422, code: 'prerequisite_cycle' },
    {
      name: 'turned into a circle',
      as,
      method: 'PATCH',
      url: `${url}/FOR-002`,
      body: { requires: 'IKT-001' },
      headers: at(1),
      status: 422,
      code: 'prerequisite_cycle',
    },
    {
      name: 'waits for less',
      as,
      method: 'PATCH',
      url: one,
      body: { status: 'registered' },
      headers: at(1),
      status: 200,
      contains: ['"met":true'],
      logs: 1,
    },
    {
      name: 'by the one that waits',
      as: 'auditor',
      method: 'GET',
      url: `${url}?system=IKT-001`,
      status: 200,
      contains: ['"total":1'],
    },
    {
      name: 'by the one waited for',
      as: 'auditor',
      method: 'GET',
      url: `${url}?requires=IKT-003`,
      status: 200,
      contains: ['FOR-002'],
      lacks: ['FOR-001'],
    },
    {
      name: 'void',
      as,
      method: 'POST',
      url: `${one}/void`,
      body: { reason: 'Ikke nødvendig' },
      headers: at(2),
      status: 200,
      logs: 1,
    },
    { name: 'now there is no circle', as, method: 'POST', url, body: waits(3, 1), status: 201, logs: 1 },
    {
      name: 'restoring would make one',
      as,
      method: 'POST',
      url: `${one}/restore`,
      body: {},
      headers: at(3),
      status: 422,
      code: 'prerequisite_cycle',
    },
    { name: 'read', as: 'auditor', method: 'GET', url: one, status: 200, contains: ['Ikke nødvendig'] },
  ])
})
