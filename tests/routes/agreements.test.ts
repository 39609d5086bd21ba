import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'
import { lastRequest, undo } from '../undo.js'

const S = '/api/v1/systems'
const url = `${S}/bulk`
const DUTY = 'ARCHIVE_DUTY_NOT_AGREED'
const CLASS = 'PRIVACY_CLASS_NOT_AGREED'
const LOW = { archiveDuty: 'none', privacyClass: 'none', reason: 'Bare oppslag' }

const read = async (server: TrackServer, of: string) => (await server.call('auditor', 'GET', of)).body
const numbersIn = (items: { number: string }[]) => items.map(({ number }) => number).sort()
/** Whose duty waits. */
const waiting = async (server: TrackServer, query = '') =>
  numbersIn((await read(server, `${S}?check=${DUTY}${query}`)).items)

/** Four systems whose duty waits, but for the first; the class of the second waits, too. */
async function startWaiting(t: Parameters<typeof startWithSystems>[0]): Promise<TrackServer> {
  const server = await startWithSystems(t, 4)
  await server.write('architect', 'PATCH', `${S}/IKT-002`, LOW)
  for (const number of ['IKT-003', 'IKT-004'])
    await server.write('architect', 'PATCH', `${S}/${number}`, { archiveDuty: null, reason: 'Usikkert' })
  return server
}

testOnce('what waits is a finding: counted, listed, filtered and exported like any other', async (t) => {
  const server = await startWaiting(t)
  t.equal((await server.call(null, 'GET', '/api/v1/checks')).status, 401, 'not for strangers')
  const found = async (query = '') =>
    Object.fromEntries(
      (await read(server, `/api/v1/checks${query}`)).items.map((one: { code: string; systems: [] }) => [
        one.code,
        one,
      ]),
    )
  const { [DUTY]: duty, [CLASS]: held } = await found()
  t.match(duty, { count: 3, severity: 'warning', place: { part: 'archive', field: 'agree' } })
  t.match(held, { count: 1, systems: [{ number: 'IKT-002' }], place: { part: 'privacy', field: 'agree' } })
  t.strictSame(numbersIn(duty.systems), ['IKT-002', 'IKT-003', 'IKT-004'])
  t.strictSame(await waiting(server), numbersIn(duty.systems))
  const both = await read(server, `${S}?check=${DUTY}&check=${CLASS}&facets=true&archiveDuty=none`)
  t.strictSame(numbersIn(both.items), ['IKT-002'], 'with other filters')
  t.match(both.facets.privacyClass, [{ value: 'none', count: 1 }])
  const { text } = await server.call('auditor', 'GET', `/api/v1/exports/systems.csv?check=${DUTY}`)
  t.strictSame(text.match(/IKT-00\d/g), ['IKT-002', 'IKT-003', 'IKT-004'])

  const then = await server.logLength()
  await server.write('records_manager', 'POST', `${S}/IKT-003/archive-duty/agree`, {}, `${S}/IKT-003`)
  await server.write('architect', 'PATCH', `${S}/IKT-004`, { archiveDuty: 'other' })
  t.strictSame(await waiting(server), ['IKT-002'], 'agreed to, and raised again')
  t.equal((await found())[DUTY].count, 1)
  t.equal((await found(`?asOf=${then}`))[DUTY].count, 3)
  t.equal((await waiting(server, `&asOf=${then}`)).length, 3)
  await server.write('architect', 'POST', `${S}/IKT-002/void`, { reason: 'Ført to ganger' }, `${S}/IKT-002`)
  t.strictSame(await waiting(server), [], 'one that is removed waits for nobody')
})

testOnce('agreeing to many at once: scenarios', async (t) => {
  const server = await startWaiting(t)
  const ALL = ['IKT-001', 'IKT-002', 'IKT-003', 'IKT-004', 'IKT-404']
  // To where a lower duty does not fit.
  const archive = `${S}/IKT-004/archive`
  await server.write('records_manager', 'PATCH', archive, {
    ...{ state: 'appraised', appraisal: 'Bevares', appraisedOn: '2019-10-01' },
  })
  const ordered = { state: 'extract_ordered', extractCase: 'Sak 1' }
  t.equal((await server.write('records_manager', 'PATCH', archive, ordered)).status, 200)
  const post = { method: 'POST', url } as const
  const agree = { numbers: ALL, agree: 'archiveDuty' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, body: agree, status: 401, logs: 0 },
    { name: 'auditor', as: 'auditor', ...post, body: agree, status: 403, logs: 0 },
    ...(['lead', 'architect', 'privacy_adviser', 'administrator'] as const).map((as) => ({
      ...{ name: `${as} answers for something else`, as, ...post, body: agree },
      ...{ status: 403, code: 'not_allowed', logs: 0 },
    })),
    {
      ...{ name: 'nor does the records manager for the class', as: 'records_manager', ...post },
      ...{ body: { numbers: ALL, agree: 'privacyClass' }, status: 403, code: 'not_allowed', logs: 0 },
    },
    {
      ...{ name: 'another field', as: 'records_manager', ...post, status: 400, logs: 0 },
      ...{ body: { numbers: ALL, agree: 'vendor' }, contains: ['"path":"agree"'] },
    },
    {
      ...{ name: 'together with a change', as: 'records_manager', ...post, status: 400, logs: 0 },
      ...{ body: { ...agree, changes: { archiveDuty: 'siard' } }, contains: ['changes, transition, agree'] },
    },
    {
      ...{ name: 'shown first', as: 'records_manager', ...post, body: { ...agree, dryRun: true } },
      status: 200,
      contains: [
        '"agreed":{"field":"archiveDutyBefore","before":"siard","after":"none"}',
        '"agreed":{"field":"archiveDutyBefore","before":"siard","after":null}',
        '"code":"archive_duty_conflict"',
        '"code":"not_found"',
        '"totals":{"systems":5,"changed":2,"unchanged":1,"refused":2}',
      ],
      logs: 0,
    },
    {
      ...{ name: 'all or none', as: 'records_manager', ...post, body: { ...agree, atomic: true } },
      ...{ status: 422, code: 'bulk_refused', logs: 0 },
    },
    {
      ...{ name: 'on an old version of one', as: 'records_manager', ...post, status: 200, logs: 0 },
      body: { numbers: ['IKT-002'], agree: 'archiveDuty', expected: { 'IKT-002': 1 } },
      contains: ['"code":"version_conflict"'],
    },
    {
      ...{ name: 'agreed', as: 'records_manager', ...post, body: { ...agree, reason: 'Gjennomgått' } },
      ...{ status: 200, contains: ['"totals":{"systems":5,"changed":2,"unchanged":1,"refused":2}'], logs: 2 },
    },
    {
      ...{ name: 'once', as: 'records_manager', ...post, body: agree, status: 200, logs: 0 },
      contains: ['"requestId":null', '"totals":{"systems":5,"changed":0,"unchanged":3,"refused":2}'],
    },
  ])
  t.strictSame(await waiting(server), ['IKT-004'])
  t.match(await read(server, `${S}/IKT-002`), { archiveDutyBefore: null, privacyClassBefore: 'special' })
  const { items } = await read(server, '/api/v1/changes?limit=2&field=archiveDutyBefore')
  t.match(items, [
    { action: 'update', fields: ['archiveDutyBefore'], reason: 'Gjennomgått' },
    { action: 'update', fields: ['archiveDutyBefore'], requestId: items[0].requestId },
  ])
  const request = await lastRequest(server)
  t.match((await undo(server, 'administrator', request)).body, { code: 'not_allowed' })
  t.equal((await undo(server, 'records_manager', request)).status, 200)
  t.strictSame(await waiting(server), ['IKT-002', 'IKT-003', 'IKT-004'], 'taken back, they wait again')

  const held = { filter: { check: [CLASS] }, agree: 'privacyClass' }
  t.match((await server.call('privacy_adviser', 'POST', url, held)).body.totals, { systems: 1, changed: 1 })
  t.equal((await read(server, `${S}?check=${CLASS}`)).total, 0, 'all that a filter finds')
  t.equal((await verifyChanges(server.store)).ok, true)
})

testOnce('nothing is agreed to in what has moved or is removed', async (t) => {
  const server = await startWithSystems(t, 1, { disposition: 'retain', dispositionReason: 'Videreføres' })
  const one = `${S}/IKT-001`
  await server.write('architect', 'PATCH', one, LOW)
  const body = { numbers: ['IKT-001'], agree: 'privacyClass', ifSequence: 1 }
  t.match((await server.call('privacy_adviser', 'POST', url, body)).body, { code: 'log_moved' })
  await server.write('architect', 'POST', `${one}/void`, { reason: 'Ført to ganger' }, one)
  const { items } = (await server.call('privacy_adviser', 'POST', url, { ...body, ifSequence: undefined }))
    .body
  t.match(items, [{ outcome: 'refused', refusal: { code: 'voided' }, agreed: null }])
})
