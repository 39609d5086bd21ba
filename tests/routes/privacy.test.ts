import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/systems/IKT-001/privacy'
const at = (version: number) => ({ 'if-match': `"${version}"` })

testOnce('the privacy track: scenarios', async (t) => {
  const server = await startWithSystems(t)
  const as = 'privacy_adviser'
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, changing', as: null, method: 'PATCH', url, body: {}, status: 401 },
    {
      name: 'untouched',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['"version":0', '"dpaState":"missing"'],
    },
    {
      name: 'an auditor may not',
      as: 'auditor',
      method: 'PATCH',
      url,
      body: {},
      headers: at(0),
      status: 403,
    },
    {
      name: 'a records manager may not',
      as: 'records_manager',
      method: 'PATCH',
      url,
      body: {},
      headers: at(0),
      status: 403,
    },
    { name: 'without version', as, method: 'PATCH', url, body: {}, status: 428 },
    {
      name: 'signed, but when',
      as,
      method: 'PATCH',
      url,
      body: { dpaState: 'signed' },
      headers: at(0),
      status: 422,
      code: 'state_incomplete',
      contains: ['"path":"dpaSignedOn"'],
    },
    {
      name: 'not required, but why',
      as,
      method: 'PATCH',
      url,
      body: { dpiaRequired: 'no' },
      headers: at(0),
      status: 422,
      code: 'state_incomplete',
      contains: ['"path":"dpiaReason"'],
    },
    {
      name: 'a municipality there is not',
      as,
      method: 'PATCH',
      url,
      body: { dpaParty: '1234' },
      headers: at(0),
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'signed for the new municipality',
      as,
      method: 'PATCH',
      url,
      body: { dpaState: 'signed', dpaSignedOn: '2019-09-01', dpaParty: '9999', controllerBefore: '0602' },
      headers: at(0),
      status: 200,
      contains: ['"version":1'],
      logs: 1,
    },
    {
      name: 'on an old version',
      as,
      method: 'PATCH',
      url,
      body: { ropEntry: 'BP-1' },
      headers: at(0),
      status: 412,
      contains: ['"dpaParty":"9999"'],
    },
    {
      name: 'no such system',
      as,
      method: 'PATCH',
      url: '/api/v1/systems/IKT-404/privacy',
      body: {},
      headers: at(0),
      status: 404,
    },
  ])
})
