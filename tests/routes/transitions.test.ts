import { eq } from 'drizzle-orm'
import type { Role } from '../../schema/rules/access.js'
import { testOnce } from '../engines.js'
import { fillTracks, startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, runScenarios, SYSTEM, startTestServer, type TestServer } from '../server.js'

const url = '/api/v1/systems/IKT-001/transitions'
const system = '/api/v1/systems/IKT-001'

async function version(server: TestServer): Promise<Record<string, string>> {
  const { body } = await server.call('auditor', 'GET', system)
  return { 'if-match': `"${body.version}"` }
}

async function move(server: TestServer, to: string, reason?: string) {
  return server.call('lead', 'POST', url, { to, ...(reason && { reason }) }, await version(server))
}

async function patch(server: TestServer, fields: object, as: Role = 'administrator') {
  return server.call(as, 'PATCH', system, fields, await version(server))
}

const codes = (answer: { body: { gates?: { code: string }[] } }) =>
  answer.body.gates?.map((gate) => gate.code)

testOnce('who may move a system, and how a bad request is told', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', '/api/v1/systems', FULL_SYSTEM)
  const to = { to: 'assessed' }
  await runScenarios(t, server, [
    { name: 'list, not signed in', as: null, method: 'GET', url, status: 401 },
    {
      name: 'list',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['"to":"assessed"', 'OWNER_MISSING'],
    },
    { name: 'not signed in', as: null, method: 'POST', url, body: to, status: 401 },
    {
      name: 'auditor',
      as: 'auditor',
      method: 'POST',
      url,
      body: to,
      headers: { 'if-match': '"1"' },
      status: 403,
    },
    {
      name: 'records manager',
      as: 'records_manager',
      method: 'POST',
      url,
      body: to,
      headers: { 'if-match': '"1"' },
      status: 403,
    },
    { name: 'without version', as: 'lead', method: 'POST', url, body: to, status: 428 },
    {
      name: 'no such status',
      as: 'lead',
      method: 'POST',
      url,
      body: { to: 'gone' },
      headers: { 'if-match': '"1"' },
      status: 400,
    },
    {
      name: 'not a next status',
      as: 'lead',
      method: 'POST',
      url,
      body: { to: 'cut_over' },
      headers: { 'if-match': '"1"' },
      status: 422,
      code: 'not_a_next_status',
    },
    {
      name: 'moved',
      as: 'lead',
      method: 'POST',
      url,
      body: to,
      headers: { 'if-match': '"1"' },
      status: 200,
      contains: ['"status":"assessed"'],
      logs: 1,
    },
    {
      name: 'on an old version',
      as: 'lead',
      method: 'POST',
      url,
      body: { to: 'decided' },
      headers: { 'if-match': '"1"' },
      status: 412,
    },
    {
      name: 'unknown system',
      as: 'lead',
      method: 'POST',
      url: '/api/v1/systems/IKT-404/transitions',
      body: to,
      headers: { 'if-match': '"1"' },
      status: 404,
    },
  ])
})

testOnce('from registered to cut over: every premature step names its gates', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'epj',
    nameNb: 'EPJ',
    nameEn: 'EPR',
    kind: 'shared_solution',
    state: 'coming',
  })
  await server.call('architect', 'POST', '/api/v1/systems', SYSTEM)

  t.strictSame(codes(await move(server, 'assessed')), [
    'OWNER_MISSING',
    'AREA_MISSING',
    'HOSTING_MISSING',
    'PRIVACY_CLASS_MISSING',
    'CONTRACT_UNKNOWN',
    'INTEGRATIONS_UNKNOWN',
    'ARCHIVE_DUTY_UNKNOWN',
  ])
  await patch(server, {
    hasContracts: 'no',
    hasIntegrations: 'no',
    systemOwner: 'Omsorgssjef',
    serviceArea: 'HEO',
    hosting: 'saas',
  })
  await patch(server, { privacyClass: 'none' }, 'privacy_adviser')
  await patch(server, { archiveDuty: 'none' }, 'records_manager')
  t.equal((await move(server, 'assessed')).status, 200)

  t.strictSame(codes(await move(server, 'decided')), [
    'DISPOSITION_MISSING',
    'DECISION_REF_MISSING',
    'DECISION_DATE_MISSING',
    'DECISION_ROLE_MISSING',
  ])
  await patch(server, {
    disposition: 'replace',
    decisionReference: 'D3-1',
    decisionDate: '2019-01-01',
    decisionRole: 'Styringsgruppen',
  })
  t.strictSame(codes(await move(server, 'decided')), ['REPLACEMENT_MISSING'])
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-001', replacement: 'epj' })
  t.equal((await move(server, 'decided')).status, 200)

  t.strictSame(codes(await move(server, 'planned')), [
    'DATE_MISSING',
    'RESPONSIBLE_MISSING',
    'WAVE_MISSING',
    'CONVERSION_UNKNOWN',
    'APPRAISAL_MISSING',
  ])
  await server.call('lead', 'POST', '/api/v1/waves', { code: 'w1', nameNb: 'Høst', nameEn: 'Autumn' })
  await patch(server, { targetDate: '2019-10-20', responsible: 'Prosjektleder', wave: 'w1' })
  await server.call(
    'architect',
    'PATCH',
    '/api/v1/mappings/KOB-001',
    { conversionNeeded: 'yes' },
    { 'if-match': '"1"' },
  )
  const appraisal = { state: 'appraised', appraisal: 'Ingenting', appraisedOn: '2019-09-01' }
  await server.call('records_manager', 'PATCH', `${system}/archive`, appraisal, { 'if-match': '"0"' })
  t.equal((await move(server, 'planned')).status, 200)
  t.strictSame(codes(await move(server, 'migrating')), ['ROLLBACK_MISSING', 'ROS_MISSING'])
  await patch(server, { rollbackPlan: 'Sak 19/3' })
  await server.call(
    'architect',
    'PATCH',
    '/api/v1/replacements/epj',
    { riskAssessedOn: '2019-09-01' },
    { 'if-match': '"1"' },
  )
  t.equal((await move(server, 'migrating')).status, 200)

  t.strictSame(codes(await move(server, 'cut_over')), [
    'TARGET_NOT_IN_USE',
    'ACCEPTANCE_MISSING',
    'RECONCILIATION_MISSING',
  ])
  const blocked = (await server.call('auditor', 'GET', system)).body
  t.ok(blocked.signals.includes('blocked'), 'it counts as blocked')
  const rows = (gates: { code: string; holds: boolean; rows: string[] }[]) =>
    gates.filter(({ holds }) => !holds).map(({ code, rows }) => [code, rows])
  const inTheWay = [
    ['TARGET_NOT_IN_USE', ['epj']],
    ['ACCEPTANCE_MISSING', ['KOB-001']],
    ['RECONCILIATION_MISSING', ['KOB-001']],
  ]
  t.strictSame(rows(blocked.obstacles), inTheWay, 'the system names the rows that fail')
  const listed = (await server.call('auditor', 'GET', url)).body.transitions
  const asked = [...inTheWay, ['LEAD_REQUIRED', []]]
  t.strictSame(rows(listed[0].gates), asked, 'and so do its next steps, which an auditor does not take')
  t.strictSame(rows((await move(server, 'cut_over')).body.gates), inTheWay, 'and the refusal')
  await server.call(
    'architect',
    'PATCH',
    '/api/v1/replacements/epj',
    { state: 'in_use' },
    { 'if-match': '"2"' },
  )
  await server.call(
    'architect',
    'PATCH',
    '/api/v1/mappings/KOB-001',
    { acceptedOn: '2019-10-14', acceptedBy: 'Systemeier', countIn: 10, countOut: 9 },
    { 'if-match': '"2"' },
  )
  t.strictSame(
    codes(await move(server, 'cut_over')),
    ['RECONCILIATION_MISSING'],
    'unequal counts are not reconciled',
  )
  await server.call('architect', 'PATCH', '/api/v1/mappings/KOB-001', { countOut: 10 }, { 'if-match': '"3"' })
  const before = await server.logLength()
  t.equal((await move(server, 'cut_over')).status, 200)
  t.equal((await server.logLength()) - before, 2, 'the system and the cut-over date of its link')
  const after = (await server.call('auditor', 'GET', system)).body
  t.equal(after.mappings[0].actualCutOver, '2019-10-15')
  t.equal(after.ready, true)
  t.equal(after.statusDates.cut_over, '2019-10-15')

  await t.test('what let it get this far must stay true', async (t) => {
    const refused = [
      await patch(server, { systemOwner: null }),
      await patch(server, { disposition: 'undecided' }),
      await patch(server, { decisionReference: '' }),
      await server.call(
        'architect',
        'POST',
        '/api/v1/mappings/KOB-001/void',
        { reason: 'x' },
        { 'if-match': '"5"' },
      ),
      await server.call(
        'architect',
        'PATCH',
        '/api/v1/mappings/KOB-001',
        { acceptedBy: null, acceptedOn: null },
        { 'if-match': '"5"' },
      ),
    ]
    t.strictSame(
      refused.map((answer) => answer.body.code),
      Array(5).fill('gates_failed'),
    )
    t.strictSame(codes(refused[3] as never), ['REPLACEMENT_MISSING'])
    const stranded = await server.call(
      'architect',
      'PATCH',
      '/api/v1/replacements/epj',
      { state: 'coming' },
      { 'if-match': '"3"' },
    )
    t.equal(stranded.body.code, 'replacement_in_use')
  })

  await t.test('one step back needs a reason', async (t) => {
    t.strictSame(codes(await move(server, 'migrating')), ['REASON_REQUIRED'])
    t.equal((await move(server, 'migrating', 'Feil i overføringen')).status, 200)
    const log = (await server.call('auditor', 'GET', '/api/v1/changes?limit=1')).body.items[0]
    t.equal(log.action, 'transition')
    t.equal(log.statusFrom, 'cut_over')
    t.equal(log.statusTo, 'migrating')
    t.equal(log.reason, 'Feil i overføringen')
    t.equal((await move(server, 'registered', 'x')).body.code, 'not_a_next_status', 'only one step')
  })
})

testOnce('a day from which a system is read-only says what was', async (t) => {
  const server = await startWithReplacements(t)
  await fillTracks(server, ['IKT-001'])
  const retired = { disposition: 'retire', dispositionReason: 'Opphører', readOnlyUntil: '2021-01-01' }
  t.equal((await patch(server, { ...retired, lookupRoles: 'Arkiv' })).status, 200)
  const ahead = { readOnlyFrom: '2099-01-01' }
  const made = await server.call('architect', 'POST', '/api/v1/systems', { ...SYSTEM, ...ahead })
  for (const { body } of [await patch(server, ahead), made])
    t.match(body, { code: 'day_ahead', errors: [{ path: 'readOnlyFrom' }] })
  for (const to of ['assessed', 'decided', 'planned']) t.equal((await move(server, to)).status, 200, to)
  // One that was written before days ahead were refused.
  await server.store.transaction((tx) =>
    tx.db.update(tx.t.systems).set(ahead).where(eq(tx.t.systems.number, 'IKT-001')),
  )
  t.match((await move(server, 'read_only')).body, { readOnlyFrom: '2019-10-15' })
  t.match((await patch(server, { readOnlyFrom: '2019-10-16' })).body, { code: 'day_ahead' })
  t.match((await patch(server, { readOnlyFrom: null })).body, { code: 'invalid_input' })
  t.equal((await patch(server, { readOnlyFrom: '2019-10-01' })).status, 200, 'it is corrected')
})

testOnce('a step past read-only is taken back, whatever day stood there', async (t) => {
  const server = await startWithReplacements(t)
  await fillTracks(server, ['IKT-001'])
  const archive = `${system}/archive`
  const none = { state: 'no_records' }
  await server.call('records_manager', 'PATCH', archive, none, { 'if-match': '"1"' })
  t.equal((await patch(server, { disposition: 'retire', dispositionReason: 'Opphører' })).status, 200)
  for (const to of ['assessed', 'decided', 'planned']) t.equal((await move(server, to)).status, 200, to)
  t.equal((await patch(server, { readOnlyFrom: '2019-10-10' })).status, 200)
  const moved = await move(server, 'phasing_out')
  t.match(moved.body, { status: 'phasing_out', readOnlyFrom: null })
  const undo = `/api/v1/changes/${moved.headers['x-request-id']}/undo`
  t.equal((await server.call('lead', 'POST', undo, {})).status, 200)
  t.match((await server.call('auditor', 'GET', system)).body, {
    status: 'planned',
    readOnlyFrom: '2019-10-10',
  })
  await move(server, 'phasing_out')
  t.match((await patch(server, { readOnlyFrom: '2019-10-10' })).body, { code: 'invalid_input' })
})
