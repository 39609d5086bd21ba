import { CONSEQUENCE_CODES } from '../../schema/rules/consequences.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const S = '/api/v1/systems/IKT-001'
const reverse = `${S}/decisions/reverse`
const body = { reason: 'Leverandøren trakk seg', confirmed: CONSEQUENCE_CODES }

/** A system in migration to `epj`, with a plan. */
async function startMigrating(t: Parameters<typeof startWithSystems>[0]) {
  const server = await startWithSystems(t, 2, { archiveDuty: 'none', privacyClass: 'none' })
  await server.call('lead', 'POST', '/api/v1/waves', { code: 'w1', nameNb: 'Høst', nameEn: 'Autumn' })
  await server.call('architect', 'POST', '/api/v1/mappings', {
    ...{ system: 'IKT-001', replacement: 'epj', conversionNeeded: 'no', plannedCutOver: '2019-11-01' },
  })
  await server.write('architect', 'PATCH', '/api/v1/replacements/epj', { riskAssessedOn: '2019-03-01' })
  await server.write('administrator', 'PATCH', S, { wave: 'w1', rollbackPlan: 'SYN-19/9' })
  const appraised = { state: 'appraised', appraisal: 'Intet', appraisedOn: '2019-02-01' }
  await server.write('records_manager', 'PATCH', `${S}/archive`, appraised)
  for (const to of ['assessed', 'decided', 'planned', 'migrating'])
    t.equal((await server.write('lead', 'POST', `${S}/transitions`, { to }, S)).status, 200, to)
  return server
}

testOnce('a decision is reversed after migration began', async (t) => {
  const server = await startMigrating(t)
  const { version } = (await server.call('auditor', 'GET', S)).body
  const now = { 'if-match': `"${version}"` }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url: reverse, body, headers: now, status: 401 },
    { name: 'a lead', as: 'lead', method: 'POST', url: reverse, body, headers: now, status: 403, logs: 0 },
    {
      name: 'without a reason',
      ...{ as: 'architect', method: 'POST', url: reverse, headers: now },
      ...{ body: { confirmed: [] }, status: 400, contains: ['"reason"'], logs: 0 },
    },
    {
      name: 'an old version',
      ...{ as: 'architect', method: 'POST', url: reverse, body, headers: { 'if-match': '"1"' } },
      ...{ status: 412, logs: 0 },
    },
    {
      name: 'one of which nothing is decided',
      ...{ as: 'architect', method: 'POST', url: '/api/v1/systems/IKT-002/decisions/reverse', body },
      ...{ headers: { 'if-match': '"3"' }, status: 422, contains: ['not_reversible'], logs: 0 },
    },
    { name: 'not signed in, the list', as: null, method: 'GET', url: `${S}/decisions`, status: 401 },
    {
      name: 'no decision has fallen yet',
      ...{ as: 'auditor', method: 'GET', url: `${S}/decisions`, status: 200, contains: ['"items":[]'] },
    },
    {
      name: 'a system that is not there',
      ...{ as: 'auditor', method: 'GET', url: '/api/v1/systems/IKT-999/decisions', status: 404 },
    },
    {
      name: 'reversed',
      ...{ as: 'administrator', method: 'POST', url: reverse, body, headers: now, status: 200, logs: 5 },
      contains: ['"status":"assessed"', '"disposition":"undecided"', '"wave":null', '"rollbackPlan":null'],
      lacks: ['2019-10-07'],
    },
  ])
  t.equal((await server.call('auditor', 'GET', '/api/v1/mappings?system=IKT-001')).body.total, 0)
  const { items } = (await server.call('auditor', 'GET', `${S}/decisions`)).body
  t.match(items, [
    {
      ...{
        disposition: 'replace',
        mappings: [{ replacement: 'epj', coverage: 'full', plannedCutOver: '2019-11-01' }],
        wave: 'w1',
        targetDate: '2019-10-07',
      },
      ...{ rollbackPlan: 'SYN-19/9', decisionReference: 'Notat D3-001', reason: body.reason },
    },
  ])
  const { body: log } = await server.call('auditor', 'GET', `/api/v1/changes?requestId=${items[0].requestId}`)
  t.strictSame([...new Set(log.items.map((row: { reason: string }) => row.reason))], [body.reason])

  const undone = await server.call('administrator', 'POST', `/api/v1/changes/${items[0].requestId}/undo`, {})
  t.equal(undone.status, 200, 'one undo takes it all back')
  const again = { status: 'migrating', disposition: 'replace', wave: 'w1', rollbackPlan: 'SYN-19/9' }
  t.match((await server.call('auditor', 'GET', S)).body, { ...again, targetDate: '2019-10-07' })
  t.equal((await server.call('auditor', 'GET', '/api/v1/mappings?system=IKT-001')).body.total, 1)
  t.strictSame((await server.call('auditor', 'GET', `${S}/decisions`)).body.items, [], 'none has fallen')
  t.equal((await verifyChanges(server.store)).ok, true)
})

testOnce('what was overridden for the plan lapses with it, what was overridden before stays', async (t) => {
  const server = await startMigrating(t)
  await server.write('administrator', 'PATCH', S, { rollbackPlan: null, systemOwner: null })
  const override = (gate: string) =>
    server.call('administrator', 'POST', '/api/v1/overrides', {
      ...{ system: 'IKT-001', gate, reason: 'Avtalt', evidence: 'SYN-19/9' },
    })
  for (const gate of ['ROLLBACK_MISSING', 'OWNER_MISSING']) t.equal((await override(gate)).status, 201, gate)
  await server.write('administrator', 'PATCH', S, { rollbackPlan: null, systemOwner: null })
  const standing = async () =>
    (await server.call('auditor', 'GET', '/api/v1/overrides')).body.items.map(
      (row: { gate: string }) => row.gate,
    )
  const reversed = await server.write('administrator', 'POST', reverse, body, S)
  t.equal(reversed.status, 200)
  t.strictSame(await standing(), ['OWNER_MISSING'])
  const { items } = (await server.call('auditor', 'GET', `${S}/decisions`)).body
  await server.call('administrator', 'POST', `/api/v1/changes/${items[0].requestId}/undo`, {})
  t.strictSame(await standing(), ['ROLLBACK_MISSING', 'OWNER_MISSING'], 'the undo brings it back')
  t.equal((await verifyChanges(server.store)).ok, true)
})

testOnce('who works in the replacement is not moved back by a reversal', async (t) => {
  const server = await startMigrating(t)
  const accepted = { acceptedBy: 'Omsorgssjef', acceptedOn: '2019-10-14', actualCutOver: '2019-10-15' }
  await server.write('architect', 'PATCH', '/api/v1/mappings/KOB-001', accepted)
  const refused = await server.write('architect', 'POST', reverse, body, S)
  t.equal(refused.status, 422)
  t.equal(refused.body.code, 'not_reversible')
  t.equal((await server.call('auditor', 'GET', S)).body.status, 'migrating')
})
