import t from 'tap'
import { FULL_SYSTEM, runScenarios, startTestServer, type TestServer } from '../server.js'

const url = '/api/v1/mappings'
const v = (version: number) => ({ 'if-match': `"${version}"` })

/** Three systems, a shared solution in use, one that is coming, and one that carries IKT-003 on. */
async function startWithReplacements(t: Parameters<typeof startTestServer>[0]): Promise<TestServer> {
  const server = await startTestServer(t)
  for (const name of ['Gerica', 'Profil', 'Familia'])
    await server.call('architect', 'POST', '/api/v1/systems', { ...FULL_SYSTEM, name })
  const make = (body: object) => server.call('architect', 'POST', '/api/v1/replacements', body)
  await make({
    code: 'epj',
    nameNb: 'Felles EPJ',
    nameEn: 'Shared EPR',
    kind: 'shared_solution',
    state: 'in_use',
  })
  await make({
    code: 'kart',
    nameNb: 'Ny kart',
    nameEn: 'New maps',
    kind: 'shared_solution',
    state: 'coming',
  })
  await make({
    code: 'familia',
    nameNb: 'Familia',
    nameEn: 'Familia',
    kind: 'continued',
    continuesSystem: 'IKT-003',
    state: 'in_use',
  })
  return server
}

const link = (system: string, replacement: string, more = {}) => ({ system, replacement, ...more })

t.test('mapping a system, splitting, changing and removing', async (t) => {
  const server = await startWithReplacements(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url, body: link('IKT-001', 'epj'), status: 401 },
    { name: 'auditor', as: 'auditor', method: 'POST', url, body: link('IKT-001', 'epj'), status: 403 },
    { name: 'lead', as: 'lead', method: 'POST', url, body: link('IKT-001', 'epj'), status: 403 },
    {
      name: 'unknown system',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-099', 'epj'),
      status: 422,
      code: 'unknown_reference',
      contains: ['"path":"system"'],
    },
    {
      name: 'unknown replacement',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-001', 'gone'),
      status: 422,
      code: 'unknown_reference',
      contains: ['"path":"replacement"'],
    },
    {
      name: 'mapped',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-001', 'epj'),
      status: 201,
      contains: ['KOB-001', '"coverage":"full"', 'Felles EPJ'],
      logs: 1,
    },
    {
      name: 'the same twice',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-001', 'epj'),
      status: 409,
      code: 'mapping_exists',
    },
    {
      name: 'split: both become partial',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-001', 'kart', { scope: 'Kartdelen' }),
      status: 201,
      contains: ['KOB-002', '"coverage":"partial"'],
      logs: 2,
    },
    {
      name: 'the first is partial now',
      as: 'auditor',
      method: 'GET',
      url: `${url}/KOB-001`,
      status: 200,
      contains: ['"coverage":"partial"', '"version":2'],
    },
    {
      name: 'a part cannot be the whole',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/KOB-001`,
      body: { coverage: 'full' },
      headers: v(2),
      status: 422,
      code: 'coverage_conflict',
    },
    {
      name: 'change on an old version',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/KOB-001`,
      body: { scope: 'Pleie' },
      headers: v(1),
      status: 412,
    },
    {
      name: 'change',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/KOB-001`,
      body: { scope: 'Pleie', countIn: 5, countOut: 5, conversionNeeded: 'yes' },
      headers: v(2),
      status: 200,
      logs: 1,
    },
    {
      name: 're-point to where it is already',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/KOB-002`,
      body: { replacement: 'epj' },
      headers: v(1),
      status: 409,
      code: 'mapping_exists',
    },
    {
      name: 'remove without reason',
      as: 'architect',
      method: 'POST',
      url: `${url}/KOB-002/void`,
      body: {},
      headers: v(1),
      status: 400,
    },
    {
      name: 'remove',
      as: 'architect',
      method: 'POST',
      url: `${url}/KOB-002/void`,
      body: { reason: 'Feil' },
      headers: v(1),
      status: 200,
      logs: 1,
    },
    {
      name: 'removed is out of the list',
      as: 'auditor',
      method: 'GET',
      url: `${url}?system=IKT-001`,
      status: 200,
      contains: ['"total":1'],
      lacks: ['KOB-002'],
    },
    {
      name: 'bring back',
      as: 'architect',
      method: 'POST',
      url: `${url}/KOB-002/restore`,
      body: {},
      headers: v(2),
      status: 200,
      logs: 1,
    },
    {
      name: 'self-replacement',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-003', 'familia'),
      status: 422,
      code: 'self_replacement',
    },
    {
      name: 'to a system carried on',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-002', 'familia'),
      status: 201,
      logs: 1,
    },
    {
      name: 'IKT-002 is carried on too',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/replacements',
      body: {
        code: 'profil',
        nameNb: 'Profil',
        nameEn: 'Profil',
        kind: 'continued',
        continuesSystem: 'IKT-002',
      },
      status: 201,
      logs: 1,
    },
    {
      name: 'a circle',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-003', 'profil'),
      status: 422,
      code: 'mapping_cycle',
    },
    {
      name: 'a continued system cannot be voided',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems/IKT-003/void',
      body: { reason: 'x' },
      headers: v(1),
      status: 409,
      code: 'system_in_use',
      contains: ['familia'],
    },
    {
      name: 'retire a replacement in use',
      as: 'architect',
      method: 'PATCH',
      url: '/api/v1/replacements/familia',
      body: { state: 'retired' },
      headers: v(1),
      status: 409,
      code: 'replacement_in_use',
      contains: ['IKT-002'],
    },
    {
      name: 'remove its mapping',
      as: 'architect',
      method: 'POST',
      url: `${url}/KOB-003/void`,
      body: { reason: 'Flyttes' },
      headers: v(1),
      status: 200,
      logs: 1,
    },
    {
      name: 'now it retires',
      as: 'architect',
      method: 'PATCH',
      url: '/api/v1/replacements/familia',
      body: { state: 'retired' },
      headers: v(1),
      status: 200,
      logs: 1,
    },
    {
      name: 'nothing is mapped to a retired one',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-002', 'familia'),
      status: 422,
      code: 'replacement_retired',
    },
    {
      name: 'nor brought back to it',
      as: 'architect',
      method: 'POST',
      url: `${url}/KOB-003/restore`,
      body: {},
      headers: v(2),
      status: 422,
      code: 'replacement_retired',
    },
    {
      name: 'void IKT-003',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems/IKT-003/void',
      body: { reason: 'Dobbelt' },
      headers: v(1),
      status: 200,
      logs: 1,
    },
    {
      name: 'a voided system is not mapped',
      as: 'architect',
      method: 'POST',
      url,
      body: link('IKT-003', 'epj'),
      status: 422,
      code: 'system_voided',
    },
  ])
  const both = (await server.call('auditor', 'GET', '/api/v1/systems/IKT-001')).body
  t.strictSame(
    both.mappings.map((row: { replacement: { code: string } }) => row.replacement.code),
    ['epj', 'kart'],
  )
  const epj = (await server.call('auditor', 'GET', '/api/v1/replacements/epj')).body
  t.strictSame(
    epj.mappings.map((row: { system: { number: string } }) => row.system.number),
    ['IKT-001'],
    'both directions',
  )
  t.equal(epj.systems, 1)
})

t.test('a replacement to a voided continued system is refused', async (t) => {
  const server = await startWithReplacements(t)
  await server.call('architect', 'PATCH', '/api/v1/replacements/familia', { state: 'retired' }, v(1))
  await server.call('architect', 'POST', '/api/v1/systems/IKT-003/void', { reason: 'x' }, v(1))
  await server.call('architect', 'PATCH', '/api/v1/replacements/familia', { state: 'planned' }, v(2))
  const answer = await server.call('architect', 'POST', url, link('IKT-001', 'familia'))
  t.equal(answer.body.code, 'replacement_voided')
})

t.test('replacements: scenarios', async (t) => {
  const server = await startWithReplacements(t)
  const replacements = '/api/v1/replacements'
  const body = { code: 'ny', nameNb: 'Ny', nameEn: 'New', kind: 'shared_solution' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url: replacements, body, status: 401 },
    { name: 'lead', as: 'lead', method: 'POST', url: replacements, body, status: 403 },
    {
      name: 'taken code',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, code: 'epj' },
      status: 409,
      code: 'already_exists',
    },
    {
      name: 'continued without a system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued' },
      status: 400,
      contains: ['continuesSystem'],
    },
    {
      name: 'shared with a system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, continuesSystem: 'IKT-001' },
      status: 400,
    },
    {
      name: 'continues an unknown system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued', continuesSystem: 'IKT-777' },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'continues what is continued',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued', continuesSystem: 'IKT-003' },
      status: 409,
      code: 'already_exists',
    },
    {
      name: 'made',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body,
      status: 201,
      contains: ['"systems":0'],
      logs: 1,
    },
    {
      name: 'patch without version',
      as: 'architect',
      method: 'PATCH',
      url: `${replacements}/ny`,
      body: { owner: 'x' },
      status: 428,
    },
    {
      name: 'patch',
      as: 'architect',
      method: 'PATCH',
      url: `${replacements}/ny`,
      body: { owner: 'Kommunalsjef' },
      headers: v(1),
      status: 200,
      logs: 1,
    },
    { name: 'unknown', as: 'auditor', method: 'GET', url: `${replacements}/nix`, status: 404 },
    {
      name: 'list',
      as: 'auditor',
      method: 'GET',
      url: `${replacements}?kind=continued`,
      status: 200,
      contains: ['"total":1'],
    },
  ])
})
