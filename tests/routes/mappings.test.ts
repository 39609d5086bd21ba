import { findLinksFrom } from '../../server/store/mappingFacts.js'
import { test, testOnce } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/mappings'
const v = (version: number) => ({ 'if-match': `"${version}"` })

const link = (system: string, replacement: string, more = {}) => ({ system, replacement, ...more })

testOnce('mapping a system, splitting, changing and removing', async (t) => {
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
      name: 'retire a replacement that systems are mapped to, unconfirmed',
      as: 'architect',
      method: 'PATCH',
      url: '/api/v1/replacements/familia',
      body: { state: 'retired' },
      headers: v(1),
      status: 422,
      code: 'consequences_unconfirmed',
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

testOnce('a replacement to a voided continued system is refused', async (t) => {
  const server = await startWithReplacements(t)
  await server.call('architect', 'PATCH', '/api/v1/replacements/familia', { state: 'retired' }, v(1))
  await server.call('architect', 'POST', '/api/v1/systems/IKT-003/void', { reason: 'x' }, v(1))
  await server.call('architect', 'PATCH', '/api/v1/replacements/familia', { state: 'planned' }, v(2))
  const answer = await server.call('architect', 'POST', url, link('IKT-001', 'familia'))
  t.equal(answer.body.code, 'replacement_voided')
})

test('a circle of any length is refused, and no other links are looked at for it', async (t) => {
  const server = await startWithSystems(t, 5)
  const write = (url: string, body: object) => server.call('architect', 'POST', `/api/v1/${url}`, body)
  const systems = [1, 2, 3, 4, 5].map((number) => `IKT-00${number}`)
  const codeOf = (system: string) => `viderefort_${system.at(-1)}`
  for (const system of systems) {
    const code = codeOf(system)
    const named = { nameNb: code, nameEn: code }
    const made = await write('replacements', { code, ...named, kind: 'continued', continuesSystem: system })
    t.equal(made.status, 201, made.text)
  }
  // 1 → 2 → 3 → 4, and 5 by itself, which leads to the shared one.
  for (const [from, to] of [
    [0, 1],
    [1, 2],
    [2, 3],
  ] as const) {
    const link = { system: systems[from], replacement: codeOf(systems[to] ?? '') }
    t.equal((await write('mappings', link)).status, 201)
  }
  t.equal((await write('mappings', { system: 'IKT-005', replacement: 'epj' })).status, 201)
  const looked = await findLinksFrom(server.store, ['IKT-002'])
  t.strictSame(looked.map(({ system }) => system).sort(), ['IKT-002', 'IKT-003'], 'the way on alone')
  const circle = await write('mappings', { system: 'IKT-004', replacement: codeOf('IKT-001') })
  t.match(circle, { status: 422, body: { code: 'mapping_cycle' } })
  t.equal((await write('mappings', { system: 'IKT-005', replacement: codeOf('IKT-001') })).status, 201)
  const other = await write('mappings', { system: 'IKT-004', replacement: codeOf('IKT-005') })
  t.match(other, { status: 422, body: { code: 'mapping_cycle' } })
})
