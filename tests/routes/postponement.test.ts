import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/programme/postponement'
const to = '2020-04-01'
const reason = 'Departementet utsatte sammenslåingen'
const now = { 'if-match': '"1"' }

/** A register in which much hangs on New Year. */
async function startHanging(t: Parameters<typeof startWithSystems>[0]) {
  const server = await startWithSystems(t, 2, {
    ...{ targetDate: '2020-01-01', usesMunicipalityNumber: 'yes', municipalityNumberChangedOn: '2020-01-01' },
    ...{ plannedReadOnly: '2020-01-15', readOnlyUntil: '2020-12-31', note: 'Må virke 1. januar 2020' },
  })
  const post = (path: string, body: object) => server.call('administrator', 'POST', `/api/v1/${path}`, body)
  const names = { nameNb: 'Ny kommune 01.01.2020', nameEn: 'New municipality on 1 January 2020' }
  await post('milestones', { code: 'm1', ...names, date: '2020-01-01', precision: 'day' })
  await post('waves', {
    code: 'w1',
    nameNb: 'Siste',
    nameEn: 'Last',
    startsOn: '2019-09-01',
    endsOn: '2019-12-31',
  })
  await post('contracts', { supplier: 'Leverandøren', end: '2019-12-31', systems: ['IKT-001'] })
  await post('contracts', { supplier: 'En annen', end: '2020-02-28', systems: ['IKT-001'] })
  await post('mappings', { system: 'IKT-001', replacement: 'epj', plannedCutOver: '2020-01-01' })
  const archive = '/api/v1/systems/IKT-001/archive'
  await server.write('records_manager', 'PATCH', archive, {
    ...{ seriesClosedOn: '2019-12-31', newSeriesOpenedOn: '2020-01-01', consultedOn: '2019-02-01' },
  })
  return server
}

interface Item {
  entity: string
  entityId: string
  field: string
  before: unknown
  after: unknown
  exact: boolean
}
const said = ({ entityId, field, before, after }: Item) => `${entityId} ${field}: ${before} → ${after}`
const chosenOf = (items: Item[]) =>
  items.map(({ entity, entityId, field, before }) => ({ entity, entityId, field, before }))

testOnce(
  'the merger is postponed: all that hangs on its day is listed, and what is chosen moves',
  async (t) => {
    const server = await startHanging(t)
    const body = { to, reason, items: [] }
    await runScenarios(t, server, [
      { name: 'not signed in', as: null, method: 'GET', url: `${url}?to=${to}`, status: 401 },
      { name: 'not signed in, to move', as: null, method: 'POST', url, body, headers: now, status: 401 },
      { name: 'a lead', as: 'lead', method: 'POST', url, body, headers: now, status: 403, logs: 0 },
      {
        name: 'without a day',
        ...{ as: 'auditor', method: 'GET', url, status: 400, contains: ['"to"'] },
      },
      {
        name: 'to the same day',
        ...{ as: 'auditor', method: 'GET', url: `${url}?to=2020-01-01`, status: 400 },
        contains: ['not_postponable'],
      },
      {
        name: 'to a day that has passed',
        ...{ as: 'auditor', method: 'GET', url: `${url}?to=2019-10-15`, status: 400 },
        contains: ['not_postponable'],
      },
      {
        name: 'without a reason',
        ...{ as: 'administrator', method: 'POST', url, body: { to, items: [] }, headers: now },
        ...{ status: 400, contains: ['"reason"'], logs: 0 },
      },
      {
        name: 'an old version of the programme',
        ...{
          as: 'administrator',
          method: 'POST',
          url,
          headers: { 'if-match': '"99"' },
          status: 412,
          logs: 0,
        },
        body: {
          ...body,
          items: [{ entity: 'contract', entityId: 'AVT-002', field: 'end', before: '2020-02-28' }],
        },
      },
      {
        name: 'what does not hang on it, by name',
        ...{ as: 'administrator', method: 'POST', url, headers: now, status: 400, logs: 0 },
        body: {
          ...body,
          items: [{ entity: 'contract', entityId: 'AVT-002', field: 'end', before: '2020-02-28' }],
        },
        contains: ['items.0', 'AVT-002', 'changed_since'],
      },
    ])
    const { body: listed } = await server.call('auditor', 'GET', `${url}?to=${to}`)
    const items: Item[] = listed.items
    t.strictSame(items.filter(({ exact }) => exact).map(said), [
      'w1 endsOn: 2019-12-31 → 2020-03-31',
      'm1 date: 2020-01-01 → 2020-04-01',
      'IKT-001 municipalityNumberChangedOn: 2020-01-01 → 2020-04-01',
      'IKT-001 targetDate: 2020-01-01 → 2020-04-01',
      'IKT-002 municipalityNumberChangedOn: 2020-01-01 → 2020-04-01',
      'IKT-002 targetDate: 2020-01-01 → 2020-04-01',
      'KOB-001 plannedCutOver: 2020-01-01 → 2020-04-01',
      'IKT-001 seriesClosedOn: 2019-12-31 → 2020-03-31',
      'IKT-001 newSeriesOpenedOn: 2020-01-01 → 2020-04-01',
    ])
    t.strictSame(items.filter(({ exact }) => !exact).map(said), [
      'm1 nameNb: Ny kommune 01.01.2020 → Ny kommune 01.04.2020',
      'm1 nameEn: New municipality on 1 January 2020 → New municipality on 1 April 2020',
      'IKT-001 note: Må virke 1. januar 2020 → Må virke 1. april 2020',
      'IKT-001 plannedReadOnly: 2020-01-15 → 2020-04-15',
      'IKT-001 readOnlyUntil: 2020-12-31 → 2021-03-31',
      'IKT-002 note: Må virke 1. januar 2020 → Må virke 1. april 2020',
      'IKT-002 plannedReadOnly: 2020-01-15 → 2020-04-15',
      'IKT-002 readOnlyUntil: 2020-12-31 → 2021-03-31',
      'AVT-001 end: 2019-12-31 → 2020-03-31',
    ])

    const before = await snapshot()
    const chosen = items.filter(({ entityId, field }) => field !== 'end' && entityId !== 'IKT-002')
    const moved = await server.call(
      'administrator',
      'POST',
      url,
      { to, reason, items: chosenOf(chosen) },
      now,
    )
    t.match([moved.status, moved.body.mergerDate], [200, to])
    const { body: log } = await server.call('auditor', 'GET', '/api/v1/changes?limit=1')
    const { requestId } = log.items[0]
    const rows = (await server.call('auditor', 'GET', `/api/v1/changes?requestId=${requestId}`)).body
    t.equal(rows.total, 6, 'one row of the log for each row that was moved, the programme among them')
    t.match((await server.call('auditor', 'GET', '/api/v1/systems/IKT-001')).body, {
      ...{ targetDate: to, municipalityNumberChangedOn: to, readOnlyUntil: '2021-03-31' },
      note: 'Må virke 1. april 2020',
    })
    t.match((await server.call('auditor', 'GET', '/api/v1/systems/IKT-002')).body, {
      targetDate: '2020-01-01',
    })
    t.match((await server.call('auditor', 'GET', '/api/v1/contracts/AVT-001')).body, { end: '2019-12-31' })

    const undone = await server.call('administrator', 'POST', `/api/v1/changes/${requestId}/undo`, {})
    t.equal(undone.status, 200, 'one undo')
    t.strictSame(await snapshot(), before, 'and all is as it was')
    t.equal((await verifyChanges(server.store)).ok, true)

    async function snapshot() {
      const { body } = await server.call('auditor', 'GET', `${url}?to=${to}`)
      return body
    }
  },
)

testOnce('what is refused of one row moves none, and is named', async (t) => {
  const server = await startHanging(t)
  const { items }: { items: Item[] } = (await server.call('auditor', 'GET', `${url}?to=${to}`)).body
  const stale = chosenOf(
    items.filter(({ entityId, field }) => entityId === 'IKT-002' && field === 'targetDate'),
  )
  const move = { targetDate: '2019-12-20', reason: 'Tidligere' }
  await server.write('architect', 'PATCH', '/api/v1/systems/IKT-002', move)
  const all = [...chosenOf(items.slice(0, 3)), ...stale]
  const refused = await server.call('administrator', 'POST', url, { to, reason, items: all }, now)
  t.match([refused.status, refused.body.errors[0].path], [400, 'items.3'])
  t.match((await server.call('auditor', 'GET', '/api/v1/programme')).body, {
    mergerDate: '2020-01-01',
    version: 1,
  })
})
