import { testOnce } from '../engines.js'
import { runScenarios, startTestServer } from '../server.js'

const url = '/api/v1/codes'
const entry = { list: 'hosting', code: 'cloud_region', nameNb: 'Felles sky', nameEn: 'Shared cloud' }
const system = { name: 'X', kind: 'business', municipality: '0602', hosting: 'cloud_region' }

testOnce('code lists: scenarios', async (t) => {
  await runScenarios(t, await startTestServer(t), [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'read', as: 'auditor', method: 'GET', url, status: 200, contains: ['Fagsystem', 'Lokal drift'] },
    { name: 'an auditor adds none', as: 'auditor', method: 'POST', url, body: entry, status: 403 },
    {
      name: 'not known yet',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems',
      body: system,
      status: 422,
      code: 'unknown_reference',
    },
    { name: 'added', as: 'administrator', method: 'POST', url, body: entry, status: 201, logs: 1 },
    {
      name: 'twice',
      as: 'administrator',
      method: 'POST',
      url,
      body: entry,
      status: 409,
      code: 'already_exists',
    },
    {
      name: 'no such list',
      as: 'administrator',
      method: 'POST',
      url,
      body: { ...entry, list: 'colour' },
      status: 400,
      contains: ['"path":"list"'],
    },
    {
      name: 'a system takes it',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems',
      body: system,
      status: 201,
      logs: 1,
    },
    {
      name: 'put out of use',
      as: 'administrator',
      method: 'PATCH',
      url: `${url}/hosting/cloud_region`,
      body: { active: false },
      headers: { 'if-match': '"1"' },
      status: 200,
      logs: 1,
    },
    {
      name: 'what has it keeps it',
      as: 'architect',
      method: 'PATCH',
      url: '/api/v1/systems/IKT-001',
      body: { users: 7 },
      headers: { 'if-match': '"1"' },
      status: 200,
      contains: ['cloud_region'],
      logs: 1,
    },
    {
      name: 'nobody takes it anew',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems',
      body: system,
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'unknown',
      as: 'administrator',
      method: 'PATCH',
      url: `${url}/hosting/nothing`,
      body: { nameNb: 'N' },
      headers: { 'if-match': '"1"' },
      status: 404,
    },
  ])
})

testOnce('many entries come in one request, and go by one undo', async (t) => {
  const server = await startTestServer(t)
  const entry = (list: string, code: string) => ({ list, code, nameNb: code, nameEn: code })
  const add = (...codes: object[]) => server.call('administrator', 'POST', '/api/v1/codes/list', { codes })
  t.equal(
    (await server.call('lead', 'POST', '/api/v1/codes/list', { codes: [entry('kind', 'x')] })).status,
    403,
  )
  t.match(await add(entry('kind', 'ny'), entry('hosting', 'SAAS')), {
    status: 409,
    body: { errors: [{ path: 'codes.1.code' }] },
  })
  t.match(await add(entry('kind', 'ny'), entry('hosting', 'ny'), entry('kind', 'NY')), {
    status: 409,
    body: { errors: [{ path: 'codes.2.code' }] },
  })
  const added = await add(entry('kind', 'fælles'), entry('hosting', 'fælles'))
  t.match(added, { status: 201, body: { total: 2 } })
  const inUse = async () =>
    (await server.call('auditor', 'GET', '/api/v1/codes')).body.items.filter(
      (row: { code: string; active: boolean }) => row.code === 'fælles' && row.active,
    ).length
  t.equal(await inUse(), 2)
  const undone = await server.call(
    'administrator',
    'POST',
    `/api/v1/changes/${added.headers['x-request-id']}/undo`,
    {},
  )
  t.equal(undone.status, 200)
  t.equal(await inUse(), 0)
  t.equal((await add(entry('kind', 'fælles'))).status, 201)
  t.equal(await inUse(), 1)
})
