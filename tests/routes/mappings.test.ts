import { test } from '../engines.js'
import { fillTracks, startWithReplacements } from '../replacements.js'
import { runScenarios } from '../server.js'
import { lastRequest, undo, write } from '../undo.js'

const url = '/api/v1/mappings'
const v = (version: number) => ({ 'if-match': `"${version}"` })

const link = (system: string, replacement: string, more = {}) => ({ system, replacement, ...more })

test('mapping a system, splitting, changing and removing', async (t) => {
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

test('a replacement to a voided continued system is refused', async (t) => {
  const server = await startWithReplacements(t)
  await server.call('architect', 'PATCH', '/api/v1/replacements/familia', { state: 'retired' }, v(1))
  await server.call('architect', 'POST', '/api/v1/systems/IKT-003/void', { reason: 'x' }, v(1))
  await server.call('architect', 'PATCH', '/api/v1/replacements/familia', { state: 'planned' }, v(2))
  const answer = await server.call('architect', 'POST', url, link('IKT-001', 'familia'))
  t.equal(answer.body.code, 'replacement_voided')
})

test('a planned system is split and joined again, each with what it says of the rest, in one step', async (t) => {
  const server = await startWithReplacements(t)
  const system = '/api/v1/systems/IKT-001'
  const settled = { conversionNeeded: 'no', plannedCutOver: '2019-10-07' }
  await write(server, 'architect', url, link('IKT-001', 'epj', settled))
  const move = (to: string) => write(server, 'lead', `${system}/transitions`, { to })
  await move('assessed')
  await fillTracks(server, ['IKT-001'])
  await write(server, 'architect', system, { partsCoverAll: 'unknown' }, 'PATCH')
  await move('decided')
  await move('planned')
  const split = (more: object = {}) => link('IKT-001', 'kart', { ...settled, ...more })
  const read = async () => {
    const { status, partsCoverAll, restReason, mappings } = (await server.call('auditor', 'GET', system)).body
    const parts = mappings.map((row: { coverage: string; replacement: { code: string } }) =>
      [row.replacement.code, row.coverage].join(' '),
    )
    return { status, partsCoverAll, restReason, parts }
  }
  const whole = { status: 'planned', partsCoverAll: 'unknown', restReason: null, parts: ['epj full'] }
  const post = { method: 'POST', url } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, body: split({ partsCoverAll: 'yes' }), status: 401 },
    { name: 'lead', as: 'lead', ...post, body: split({ partsCoverAll: 'yes' }), status: 403 },
    {
      name: 'without a word of the rest',
      as: 'architect',
      ...post,
      body: split(),
      status: 422,
      code: 'gates_failed',
      contains: ['COVERAGE_INCOMPLETE'],
    },
    {
      name: 'what is no answer',
      as: 'architect',
      ...post,
      body: split({ partsCoverAll: 'maybe' }),
      status: 400,
      contains: ['"path":"partsCoverAll"'],
    },
    {
      name: 'not all, and no reason',
      as: 'architect',
      ...post,
      body: split({ partsCoverAll: 'no', restReason: ' ' }),
      status: 422,
      code: 'gates_failed',
    },
    {
      name: 'the parts are all of it',
      as: 'architect',
      ...post,
      body: split({ partsCoverAll: 'yes', reason: 'Kartet skilles ut' }),
      status: 201,
      contains: ['"coverage":"partial"'],
      lacks: ['partsCoverAll'],
      logs: 3,
    },
    {
      name: 'the system and both parts are in the log, with the reason',
      as: 'auditor',
      method: 'GET',
      url: '/api/v1/changes?system=IKT-001&limit=3',
      status: 200,
      contains: ['"entity":"system"', '"entity":"mapping"', 'Kartet skilles ut'],
    },
  ])
  const both = { ...whole, partsCoverAll: 'yes', parts: ['epj partial', 'kart partial'] }
  t.strictSame(await read(), both)
  const made = await lastRequest(server)
  t.equal((await undo(server, 'architect', made)).status, 200, 'one undo takes it all back')
  t.strictSame(await read(), whole)

  const key = { 'idempotency-key': 'once' }
  const again = await server.call('architect', 'POST', url, split({ partsCoverAll: 'yes' }), key)
  t.strictSame(await read(), both)
  const repeated = await server.call('architect', 'POST', url, split({ partsCoverAll: 'yes' }), key)
  t.equal(repeated.body.id, again.body.id)
  const kart = `${url}/${again.body.id}`
  const epj = `${url}/KOB-001`
  await runScenarios(t, server, [
    {
      name: 'a part is removed, and nothing is said of it',
      as: 'architect',
      method: 'POST',
      url: `${kart}/void`,
      body: { reason: 'Feil' },
      headers: v(1),
      status: 422,
      code: 'gates_failed',
      contains: ['COVERAGE_INCOMPLETE'],
    },
    {
      name: 'removed: the one that is left is all of it',
      as: 'architect',
      method: 'POST',
      url: `${kart}/void`,
      body: { reason: 'Likevel samlet', partsCoverAll: 'yes' },
      headers: v(1),
      status: 200,
      logs: 3,
    },
  ])
  t.strictSame(await read(), whole, 'and of parts nothing is said any more')
  t.equal((await undo(server, 'architect', await lastRequest(server))).status, 200)
  t.strictSame(await read(), both, 'undone: split as it was')
  await runScenarios(t, server, [
    {
      name: 'removed: what becomes of the rest is said',
      as: 'architect',
      method: 'POST',
      url: `${kart}/void`,
      body: { reason: 'Avvikles', partsCoverAll: 'no', restReason: 'Kartet brukes ikke mer' },
      headers: v(3),
      status: 200,
      logs: 2,
    },
  ])
  t.strictSame(await read(), {
    ...whole,
    ...{ partsCoverAll: 'no', restReason: 'Kartet brukes ikke mer', parts: ['epj partial'] },
  })
  t.equal((await undo(server, 'architect', await lastRequest(server))).status, 200)

  const arkiv = { code: 'arkiv', nameNb: 'Nytt arkiv', nameEn: 'New archive', kind: 'shared_solution' }
  await write(server, 'architect', '/api/v1/replacements', { ...arkiv, state: 'coming' })
  const third = await server.call('architect', 'POST', url, link('IKT-001', 'arkiv', settled))
  t.match(await read(), { partsCoverAll: 'yes', parts: { length: 3 } })
  const voidThird = { method: 'POST', url: `${url}/${third.body.id}/void`, headers: v(1) } as const
  await runScenarios(t, server, [
    {
      name: 'one of three parts that were all of it is removed, and nothing is said of the two',
      as: 'architect',
      ...voidThird,
      body: { reason: 'Arkivet overtar ikke' },
      status: 422,
      code: 'gates_failed',
      contains: ['COVERAGE_INCOMPLETE'],
    },
    {
      name: 'the two are all of it',
      as: 'architect',
      ...voidThird,
      body: { reason: 'Arkivet overtar ikke', partsCoverAll: 'yes' },
      status: 200,
      logs: 1,
    },
  ])
  t.strictSame(await read(), both)
  t.equal((await undo(server, 'architect', await requestOf('create', again.body.id))).status, 200)
  t.strictSame(await read(), whole)

  const version = (await server.call('auditor', 'GET', epj)).body.version
  const patch = { method: 'PATCH', url: epj, headers: v(version) } as const
  await runScenarios(t, server, [
    {
      name: 'changed to a part, and nothing said of the rest',
      as: 'architect',
      ...patch,
      body: { coverage: 'partial' },
      status: 422,
      code: 'gates_failed',
    },
    {
      name: 'a single part is never all of it',
      as: 'architect',
      ...patch,
      body: { coverage: 'partial', partsCoverAll: 'yes' },
      status: 422,
      code: 'gates_failed',
    },
    {
      name: 'changed to a part, the rest retired, and the day moved along',
      as: 'architect',
      ...patch,
      body: {
        ...{ coverage: 'partial', partsCoverAll: 'no', restReason: 'Modulen er ikke i bruk' },
        ...{ plannedCutOver: '2019-11-01', moveSameDay: true, reason: 'Utsatt' },
      },
      status: 200,
      logs: 3,
    },
  ])
  t.match(await read(), { partsCoverAll: 'no', parts: ['epj partial'] })
  t.equal((await undo(server, 'architect', await lastRequest(server))).status, 200)
  t.strictSame(await read(), whole)

  async function requestOf(action: string, id: string): Promise<string> {
    const { body } = await server.call('auditor', 'GET', `/api/v1/changes?entityId=${id}&action=${action}`)
    return body.items[0].requestId
  }
})
