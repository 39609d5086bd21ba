import { test } from '../engines.js'
import { runScenarios, startTestServer } from '../server.js'

const url = '/api/v1/service-areas'
const area = { code: 'KUL', nameNb: 'Kultur og ære', nameEn: 'Culture' }

test('service areas: scenarios', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['Helse'] },
    { name: 'read', as: 'auditor', method: 'GET', url, status: 200, contains: ['Helse og omsorg'] },
    { name: 'a lead adds none', as: 'lead', method: 'POST', url, body: area, status: 403 },
    {
      name: 'added',
      as: 'administrator',
      method: 'POST',
      url,
      body: area,
      status: 201,
      contains: ['"active":true'],
      logs: 1,
    },
    {
      name: 'twice',
      as: 'administrator',
      method: 'POST',
      url,
      body: area,
      status: 409,
      code: 'already_exists',
    },
    {
      name: 'a code with a slash',
      as: 'administrator',
      method: 'POST',
      url,
      body: { ...area, code: 'A/B' },
      status: 400,
      contains: ['"path":"code"'],
    },
    {
      name: 'no longer active',
      as: 'administrator',
      method: 'PATCH',
      url: `${url}/KUL`,
      body: { active: false, reason: 'Slått sammen' },
      headers: { 'if-match': '"1"' },
      status: 200,
      contains: ['"active":false'],
      logs: 1,
    },
    {
      name: 'not for new systems',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems',
      body: { name: 'X', kind: 'business', municipality: '0602', serviceArea: 'KUL' },
      status: 422,
      code: 'unknown_reference',
      contains: ['serviceArea'],
    },
  ])
})
