import { daysBetween } from '../../schema/rules/dates.js'
import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

const system = '/api/v1/systems/IKT-001'
const url = `${system}/archive`
const at = (version: number) => ({ 'if-match': `"${version}"` })
const appraised = { state: 'appraised', appraisal: 'Bevares', appraisedOn: '2019-09-01' }

testOnce('the archive track: scenarios', async (t) => {
  const server = await startWithSystems(t)
  const as = 'records_manager'
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, changing', as: null, method: 'PATCH', url, body: {}, status: 401 },
    {
      name: 'untouched',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: [
        '"version":0',
        '"state":"not_assessed"',
        '"dischargeable":false',
        '"nextStates":["appraised"]',
      ],
    },
    { name: 'no such system', as, method: 'GET', url: '/api/v1/systems/IKT-404/archive', status: 404 },
    {
      name: 'an architect may not',
      as: 'architect',
      method: 'PATCH',
      url,
      body: {},
      headers: at(0),
      status: 403,
    },
    { name: 'a lead may not', as: 'lead', method: 'PATCH', url, body: {}, headers: at(0), status: 403 },
    { name: 'without version', as, method: 'PATCH', url, body: { note: 'x' }, status: 428 },
    {
      name: 'on a version there never was',
      as,
      method: 'PATCH',
      url,
      body: { note: 'x' },
      headers: at(1),
      status: 412,
    },
    {
      name: 'nothing new',
      as,
      method: 'PATCH',
      url,
      body: { state: 'not_assessed' },
      headers: at(0),
      status: 200,
      contains: ['"version":0'],
    },
    {
      name: 'two steps at once',
      as,
      method: 'PATCH',
      url,
      body: { ...appraised, state: 'extract_ordered', extractCase: 'Sak 1' },
      headers: at(0),
      status: 422,
      code: 'archive_state_not_next',
    },
    {
      name: 'appraised without appraisal',
      as,
      method: 'PATCH',
      url,
      body: { state: 'appraised' },
      headers: at(0),
      status: 422,
      code: 'state_incomplete',
      contains: ['"path":"appraisal"', '"path":"appraisedOn"'],
    },
    {
      name: 'a depot there is not',
      as,
      method: 'PATCH',
      url,
      body: { depot: 'moon' },
      headers: at(0),
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'appraised',
      as,
      method: 'PATCH',
      url,
      body: appraised,
      headers: at(0),
      status: 200,
      contains: ['"version":1'],
      logs: 1,
    },
    {
      name: 'an appraised one without appraisal',
      as,
      method: 'PATCH',
      url,
      body: { appraisal: null },
      headers: at(1),
      status: 422,
      code: 'state_incomplete',
    },
    {
      name: 'no records where there is a duty',
      as,
      method: 'PATCH',
      url,
      body: { state: 'no_records' },
      headers: at(1),
      status: 422,
      code: 'archive_duty_conflict',
    },
    {
      name: 'back without reason',
      as,
      method: 'PATCH',
      url,
      body: { state: 'not_assessed' },
      headers: at(1),
      status: 422,
      code: 'reason_required',
    },
    {
      name: 'back',
      as,
      method: 'PATCH',
      url,
      body: { state: 'not_assessed', reason: 'Feil system' },
      headers: at(1),
      status: 200,
      logs: 1,
    },
  ])
  const { body } = await server.call('auditor', 'GET', '/api/v1/changes?system=IKT-001&entity=archive')
  t.match(
    body.items.map(({ action, fields }: { action: string; fields: string[] }) => [
      action,
      fields.includes('state'),
    ]),
    [
      ['update', true],
      ['create', true],
    ],
    'the first change makes the row, and the history has both',
  )
})

async function deposited(server: TrackServer) {
  const step = (fields: object) => server.write('records_manager', 'PATCH', url, fields)
  await step(appraised)
  await step({ state: 'extract_ordered', extractCase: 'Sak 19/7' })
  await step({ state: 'extract_received' })
  await step({ state: 'validation_failed' })
  await step({ state: 'extract_ordered' })
  await step({ state: 'extract_received' })
  await step({ state: 'validated' })
  return step({ state: 'deposited', depot: 'own_depot' })
}

testOnce('a deposit alone discharges nothing; the depot’s consent does', async (t) => {
  const server = await startWithSystems(t)
  t.equal((await deposited(server)).body.state, 'deposited')
  const discharge = (role: 'records_manager' | 'lead' | 'architect') =>
    server.write(role, 'POST', `${url}/discharge`, {}, url)
  t.equal((await discharge('lead')).status, 403)
  t.equal((await discharge('architect')).status, 403)
  t.equal((await discharge('records_manager')).body.code, 'archive_not_dischargeable')
  await server.write('records_manager', 'PATCH', url, {
    deletionConsent: 'Brev',
    deletionConsentOn: '2019-10-10',
  })
  const before = await server.logLength()
  const { body } = await discharge('records_manager')
  t.match(body, {
    dischargedOn: '2019-10-15',
    dischargedByName: 'Arkivleder (Test records_manager)',
    nextStates: [],
  })
  t.equal((await server.logLength()) - before, 1)
  t.equal((await discharge('records_manager')).body.code, 'archive_discharged', 'once')

  const refused = await server.write('records_manager', 'PATCH', url, { deletionConsent: null })
  t.equal(refused.body.code, 'archive_discharged', 'what it rests on stays')
  t.equal((await server.write('records_manager', 'PATCH', url, { note: 'Avsluttet' })).status, 200)
  const duty = await server.write('administrator', 'PATCH', system, { archiveDuty: 'none' })
  t.equal(duty.body.code, 'archive_duty_conflict', 'so does the duty')

  const reopen = (body: object) => server.write('records_manager', 'POST', `${url}/reopen`, body, url)
  t.equal((await reopen({})).status, 400, 'a reason is needed')
  t.match((await reopen({ reason: 'Nye funn' })).body, { dischargedOn: null, dischargeable: true })
  t.equal((await reopen({ reason: 'Nye funn' })).body.code, 'archive_not_discharged')
})

testOnce('each step is dated, and one that is taken back is not', async (t) => {
  const server = await startWithSystems(t)
  const step = (fields: object) => server.write('records_manager', 'PATCH', url, fields)
  await step(appraised)
  t.match((await step({ state: 'extract_ordered', extractCase: 'Sak 1' })).body, {
    extractOrderedOn: '2019-10-15',
  })
  t.match((await step({ state: 'appraised', reason: 'For tidlig' })).body, { extractOrderedOn: null })
  t.match((await step({ state: 'extract_ordered', extractOrderedOn: '2019-09-20' })).body, {
    extractOrderedOn: '2019-09-20',
  })
  t.match((await step({ extractOrderedOn: '2019-10-16' })).body, { code: 'day_ahead' })
  t.match((await step({ state: 'extract_received' })).body, { extractReceivedOn: '2019-10-15' })
  const failed = {
    ...{ extractTestTool: 'Arkade 5', extractTestedOn: '2019-10-14', extractTestResult: 'failed' },
    ...{ extractApprovedBy: 'Arkivleder', extractApprovedOn: '2019-10-15' },
  }
  t.match((await step({ state: 'validation_failed', ...failed })).body, failed)
  t.match(
    (await step({ state: 'extract_ordered' })).body,
    {
      ...{ extractOrderedOn: '2019-10-15', extractReceivedOn: null, extractTestTool: 'Arkade 5' },
      ...{ extractTestedOn: null, extractTestResult: null, extractApprovedBy: null, extractApprovedOn: null },
    },
    'what was said of the one that failed is said of the next no more',
  )
  await step({ state: 'extract_received' })
  await step({ state: 'validated' })
  t.match((await step({ state: 'deposited', depot: 'own_depot' })).body, {
    depositedOn: '2019-10-15',
    nextStates: ['transferred'],
  })
  t.match((await step({ state: 'preserved' })).body, { code: 'archive_state_unlawful' })
  t.match((await step({ state: 'transferred' })).body, {
    handedOverOn: '2019-10-15',
    previousState: 'deposited',
  })
})

testOnce('disposal says how long what goes was kept', async (t) => {
  const server = await startWithSystems(t)
  const step = (fields: object) => server.write('records_manager', 'PATCH', url, fields)
  await step(appraised)
  const disposal = { state: 'disposal_approved', disposalBasis: 'Riksarkivarens forskrift kap. 7' }
  t.match((await step(disposal)).body, { code: 'state_incomplete', errors: [{ path: 'retentionExpiresOn' }] })
  const { body } = await step({ ...disposal, retentionRule: 'Ti år etter siste innføring, per pasient' })
  t.match(body, { disposalApprovedOn: '2019-10-15', dischargeable: true })
  t.match((await step({ retentionExpiresOn: '2019-10-16' })).body, { dischargeable: false })
  await step({ retentionExpiresOn: '2019-10-15' })
  t.equal((await server.write('records_manager', 'POST', `${url}/discharge`, {}, url)).status, 200)
  t.match((await step({ destroyedOn: '2019-10-16' })).body, { code: 'day_ahead' })
  t.match((await step({ destroyedOn: '2019-10-14' })).body, {
    destroyedOn: '2019-10-14',
    warnings: [{ field: 'destroyedOn' }, { field: 'destroyedOn' }],
  })
  t.match((await step({ destroyedOn: '2019-10-15' })).body, { warnings: [] }, 'it is told once it is done')
})

/** Days from the small programme's today to 2 January 2026. */
const TO_2026 = daysBetween('2019-10-15', '2026-01-02')

testOnce('from 2026 an archive is placed in long-term preservation, and never handed over', async (t) => {
  const clock = () => new Date(Date.now() + TO_2026 * 86_400_000)
  const server = await startWithSystems(t, 1, {}, { clock })
  const step = (fields: object) => server.write('records_manager', 'PATCH', url, fields)
  const discharge = () => server.write('records_manager', 'POST', `${url}/discharge`, {}, url)
  t.match((await deposited(server)).body, { depositedOn: '2026-01-02', nextStates: ['preserved'] })
  const consent = { deletionConsent: 'Sak 26/1', deletionConsentOn: '2026-01-02' }
  t.match((await step(consent)).body, { dischargeable: false }, 'a deposit is temporary')
  t.match((await discharge()).body, { code: 'archive_not_dischargeable' })
  t.match((await step({ state: 'transferred' })).body, { code: 'archive_state_unlawful' })
  const late = { state: 'transferred', handedOverOn: '2025-12-31' }
  t.match((await step(late)).body, { state: 'transferred' }, 'what was done before is recorded later')
  for (const handedOverOn of ['2026-01-01', null])
    t.match(
      (await step({ handedOverOn })).body,
      { code: 'archive_state_unlawful' },
      `nor dated ${handedOverOn} after`,
    )
  t.match((await step({ state: 'deposited', reason: 'Feil' })).body, { handedOverOn: null })
  t.match((await step({ state: 'preserved' })).body, {
    handedOverOn: '2026-01-02',
    previousState: 'deposited',
    dischargeable: true,
  })
  t.match((await step({ handedOverOn: '2025-12-31' })).body, { code: 'archive_state_unlawful' })
  t.equal((await discharge()).status, 200)
})

testOnce('the archive of a voided system stays as it is', async (t) => {
  const server = await startWithSystems(t)
  await server.write('architect', 'POST', `${system}/void`, { reason: 'Dobbelt' }, system)
  t.equal((await server.write('records_manager', 'PATCH', url, { note: 'x' })).body.code, 'voided')
})

testOnce('a period that ends before it begins is kept, with a warning', async (t) => {
  const server = await startWithSystems(t)
  const body = { periodFrom: '2019-10-02', periodTo: '2019-10-01' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'PATCH', url, body, headers: at(0), status: 401 },
    {
      name: 'kept',
      as: 'records_manager',
      method: 'PATCH',
      url,
      body,
      headers: at(0),
      status: 200,
      contains: ['DATES_OUT_OF_ORDER', '«Periode til» er før «Periode fra».'],
      logs: 1,
    },
    {
      name: 'mended',
      as: 'records_manager',
      method: 'PATCH',
      url,
      body: { periodTo: null },
      headers: at(1),
      status: 200,
      contains: ['"warnings":[]'],
      logs: 1,
    },
  ])
})
