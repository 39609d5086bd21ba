import type { Role } from '../../schema/rules/access.js'
import { MOST_VIEWS } from '../../schema/rules/savedViews.js'
import { readPeople } from '../../seeds/data.js'
import { loadViews } from '../../seeds/views.js'
import { verifyRegister } from '../../server/domain/verify.js'
import { findSavedView, updateSavedView } from '../../server/store/savedViews.js'
import { demoDatabase, test, testOnce } from '../engines.js'
import { runScenarios, startTestServer, type TestServer, testContext } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/views'
const systems = '/api/v1/systems'
const planned = { name: 'Planlagt', query: { status: ['planned'] } }
const one = `${url}/VIS-001`
const first = { 'if-match': '"1"' }

interface View {
  id: string
  name: string
  shared: boolean
  count: number | null
  dropped: string[]
}

const viewsOf = async (server: TestServer, role: Role, query = ''): Promise<View[]> =>
  (await server.call(role, 'GET', `${url}${query}`)).body.items
const namesOf = async (server: TestServer, role: Role) =>
  (await viewsOf(server, role)).map(({ name }) => name)
const make = (server: TestServer, role: Role, body: object) => server.call(role, 'POST', url, body)

test('saved views: who may keep, see, share and change which', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, saving', as: null, method: 'POST', url, body: planned, status: 401 },
    { name: 'none yet', as: 'auditor', method: 'GET', url, status: 200, contains: ['"items":[]'] },
    {
      name: 'an auditor keeps one of their own',
      ...{ as: 'auditor', method: 'POST', url, body: planned, status: 201, logs: 1 },
      contains: ['VIS-001', '"owner":"auditor"', '"shared":false', '"version":1'],
    },
    {
      name: 'and does not share one',
      ...{ as: 'auditor', method: 'POST', url, body: { ...planned, name: 'B', shared: true } },
      ...{ status: 403, code: 'not_allowed' },
    },
    {
      name: 'nor theirs',
      ...{ as: 'auditor', method: 'PATCH', url: one, body: { shared: true }, headers: first },
      ...{ status: 403, code: 'not_allowed' },
    },
    {
      name: 'others do not see it',
      as: 'administrator',
      method: 'GET',
      url,
      status: 200,
      lacks: ['VIS-001'],
    },
    {
      name: 'nor change it',
      ...{ as: 'administrator', method: 'PATCH', url: one, body: { name: 'C' }, headers: first },
      ...{ status: 403, code: 'view_of_another' },
    },
    {
      name: 'nor remove it',
      ...{ as: 'administrator', method: 'POST', url: `${one}/void`, body: {}, headers: first },
      ...{ status: 403, code: 'view_of_another' },
    },
    {
      name: 'its name is taken among theirs, however it is written',
      ...{ as: 'auditor', method: 'POST', url, body: { ...planned, name: ' planlagt' } },
      ...{ status: 409, code: 'already_exists', contains: ['"path":"name"'] },
    },
    {
      name: 'another one',
      ...{ as: 'auditor', method: 'POST', url, body: { ...planned, name: 'Andre' }, status: 201, logs: 1 },
    },
    {
      name: 'is not called what one is',
      ...{
        as: 'auditor',
        method: 'PATCH',
        url: `${url}/VIS-002`,
        body: { name: 'PLANLAGT' },
        headers: first,
      },
      ...{ status: 409, code: 'already_exists', contains: ['"path":"name"'] },
    },
    {
      name: 'but what it is itself, written otherwise',
      ...{ as: 'auditor', method: 'PATCH', url: `${url}/VIS-002`, body: { name: 'ANDRE' }, headers: first },
      ...{ status: 200, logs: 1 },
    },
    {
      name: 'and free among another’s, and among the shared',
      ...{ as: 'lead', method: 'POST', url, body: planned, status: 201, logs: 1 },
    },
    {
      name: 'shared by who edits',
      ...{ as: 'lead', method: 'PATCH', url: `${url}/VIS-003`, body: { shared: true }, headers: first },
      ...{ status: 200, logs: 1, contains: ['"shared":true', '"owner":"lead"'] },
    },
    {
      name: 'another of that name is not shared',
      ...{ as: 'architect', method: 'POST', url, body: { ...planned, shared: true } },
      ...{ status: 409, code: 'already_exists' },
    },
    {
      name: 'everybody sees it, and whose it was',
      ...{ as: 'auditor', method: 'GET', url, status: 200 },
      contains: ['VIS-001', 'VIS-003', '"ownerName":"Prosjektleder"'],
    },
    {
      name: 'who edits changes what is shared',
      ...{ as: 'records_manager', method: 'PATCH', url: `${url}/VIS-003`, headers: { 'if-match': '"2"' } },
      ...{ body: { name: 'Planlagt nå', query: { status: ['planned', 'migrating'] } }, status: 200, logs: 1 },
      contains: ['Planlagt nå', '"owner":"lead"'],
    },
    {
      name: 'an auditor does not',
      ...{ as: 'auditor', method: 'POST', url: `${url}/VIS-003/void`, body: {} },
      ...{ headers: { 'if-match': '"3"' }, status: 403, code: 'not_allowed' },
    },
    {
      name: 'an old version',
      ...{ as: 'lead', method: 'PATCH', url: `${url}/VIS-003`, body: { name: 'D' }, headers: first },
      ...{ status: 412, code: 'version_conflict' },
    },
    {
      name: 'no version',
      ...{ as: 'lead', method: 'PATCH', url: `${url}/VIS-003`, body: { name: 'D' }, status: 428 },
    },
    {
      name: 'it is given back to whose it was, by who may share',
      ...{ as: 'architect', method: 'PATCH', url: `${url}/VIS-003`, body: { shared: false } },
      ...{ headers: { 'if-match': '"3"' }, status: 200, logs: 1 },
    },
    { name: 'and is theirs alone', as: 'architect', method: 'GET', url, status: 200, lacks: ['VIS-003'] },
    {
      name: 'there is none',
      as: 'lead',
      method: 'POST',
      url: `${url}/VIS-009/void`,
      body: {},
      headers: first,
      status: 404,
    },
  ])
  t.strictSame(await namesOf(server, 'lead'), ['Planlagt nå'])
  t.ok((await verifyRegister(server.store, () => undefined)).ok, 'the views are what the log says')
})

testOnce('saved views: what is no query of the list is refused by name', async (t) => {
  const server = await startTestServer(t)
  const post = (query: object) => ({ as: 'lead' as const, method: 'POST', url, body: { name: 'A', query } })
  await runScenarios(t, server, [
    {
      name: 'a filter that there is not',
      ...{ ...post({ colour: 'red' }), status: 400, code: 'invalid_input' },
      contains: ['"path":"query.colour"', 'Ta det bort'],
    },
    {
      name: 'a value that there is not',
      ...{ ...post({ status: ['planned', 'lost'] }), status: 400 },
      contains: ['"path":"query.status.1"', 'lost', 'Velg en av'],
    },
    {
      name: 'a key that the register has not',
      ...{ ...post({ municipality: '9999' }), status: 400 },
      contains: ['"path":"query.municipality"', '9999'],
    },
    {
      name: 'an order that there is not',
      ...{ ...post({ sort: 'colour' }), status: 400, contains: ['"path":"query.sort'] },
    },
    {
      name: 'columns that are no names',
      ...{ ...post({ columns: 'name; status' }), status: 400, contains: ['"path":"query.columns"'] },
    },
    {
      name: 'a period that ends before it begins',
      ...{ ...post({ targetFrom: '2019-12-01', targetTo: '2019-01-01' }), status: 400 },
      contains: ['query.targetFrom'],
    },
    {
      name: 'no list of texts',
      ...{ ...post({ status: { planned: true } }), status: 400, contains: ['query.status'] },
    },
    {
      name: 'the day that is looked at',
      ...{ ...post({ status: ['planned'], asOf: '2019-06-30' }), status: 400, contains: ['query.asOf'] },
    },
    {
      name: 'all that there is',
      ...{ ...post({ sort: 'name', voided: 'no' }), status: 400, contains: ['shows_all'] },
    },
    {
      name: 'as an address has it',
      ...{
        ...post({
          q: 'visma',
          status: 'planned',
          ready: 'true',
          sort: '-users,name',
          columns: 'number,name',
        }),
      },
      ...{
        status: 201,
        logs: 1,
        contains: ['"ready":"true"', '"sort":"-users,name"', '"columns":"number,name"'],
      },
    },
    {
      name: 'a change is read the same way',
      ...{ as: 'lead', method: 'PATCH', url: one, body: { query: { colour: 'red' } }, headers: first },
      ...{ status: 400, contains: ['query.colour'] },
    },
    {
      name: 'not even a name',
      as: 'lead',
      method: 'POST',
      url,
      body: { ...planned, name: ' ' },
      status: 400,
    },
  ])
})

testOnce('saved views: nobody has more than they can read through', async (t) => {
  const server = await startTestServer(t)
  for (let at = 1; at <= MOST_VIEWS; at += 1) {
    for (const shared of [false, true]) {
      const { status, text } = await make(server, 'lead', { ...planned, name: `Nr. ${at}`, shared })
      t.equal(status, 201, text)
    }
  }
  const id = (await viewsOf(server, 'lead'))[0]?.id as string
  await runScenarios(t, server, [
    {
      name: 'one more of their own',
      ...{ as: 'lead', method: 'POST', url, body: planned, status: 422, code: 'too_many_views' },
    },
    {
      name: 'one more shared, by anybody',
      ...{ as: 'architect', method: 'POST', url, body: { ...planned, shared: true } },
      ...{ status: 422, code: 'too_many_shared_views' },
    },
    {
      name: 'nor by sharing one',
      ...{
        as: 'lead',
        method: 'PATCH',
        url: `${url}/${id}`,
        body: { shared: true, name: 'Ny' },
        headers: first,
      },
      ...{ status: 422, code: 'too_many_shared_views' },
    },
    { name: 'others have room', as: 'auditor', method: 'POST', url, body: planned, status: 201, logs: 1 },
    {
      name: 'one is removed',
      ...{
        as: 'lead',
        method: 'POST',
        url: `${url}/${id}/void`,
        body: {},
        headers: first,
        status: 200,
        logs: 1,
      },
    },
    { name: 'and there is room', as: 'lead', method: 'POST', url, body: planned, status: 201, logs: 1 },
    {
      name: 'but not for it to come back',
      ...{
        as: 'lead',
        method: 'POST',
        url: `${url}/${id}/restore`,
        body: {},
        headers: { 'if-match': '"2"' },
      },
      ...{ status: 422, code: 'too_many_views' },
    },
  ])
  t.equal((await viewsOf(server, 'lead')).length, 2 * MOST_VIEWS)
})

test('saved views: every change is taken back, by whose it is', async (t) => {
  const server = await startTestServer(t)
  const undo = (role: Role, requestId: unknown) =>
    server.call(role, 'POST', `/api/v1/changes/${requestId}/undo`, {})
  const made = await make(server, 'auditor', planned)
  const requestOf = ({ headers }: { headers: Record<string, unknown> }) => headers['x-request-id']
  const renamed = await server.call('auditor', 'PATCH', one, { name: 'Annet' }, first)
  const again = await server.call('auditor', 'PATCH', one, { name: 'Annet' }, { 'if-match': '"2"' })
  t.equal(again.body.version, 2, 'what changes nothing is not written')
  t.equal((await undo('administrator', requestOf(renamed))).body.code, 'view_of_another')
  t.equal(
    (await undo('auditor', requestOf(renamed))).status,
    200,
    'who changes nothing else undoes their own',
  )
  t.strictSame(await namesOf(server, 'auditor'), ['Planlagt'])
  const removed = await server.call('auditor', 'POST', `${one}/void`, {}, { 'if-match': '"3"' })
  t.match(removed.body, { voidReason: null })
  t.strictSame(await namesOf(server, 'auditor'), [])
  t.equal((await undo('auditor', requestOf(removed))).status, 200)
  t.strictSame(await namesOf(server, 'auditor'), ['Planlagt'])
  t.equal((await undo('auditor', requestOf(made))).status, 200, 'what was undone since is not in its way')
  t.strictSame(await namesOf(server, 'auditor'), [])

  const shared = await make(server, 'lead', { ...planned, shared: true })
  const { items } = (await server.call('auditor', 'GET', '/api/v1/changes?entity=saved_view&limit=1')).body
  t.strictSame(items[0].undo.asks, [{ action: 'edit_own' }, { action: 'edit_system' }])
  t.equal((await undo('auditor', requestOf(shared))).body.code, 'not_allowed')
  t.equal((await undo('architect', requestOf(shared))).status, 200, 'what is shared is everybody’s who edits')
  t.strictSame(await viewsOf(server, 'lead'), [])
})

/** One of each kind: what is kept of every system, what the rules say, what the database is asked for, and these together. */
const QUERIES: Record<string, string | string[]>[] = [
  { status: ['planned', 'migrating'] },
  { signal: 'overdue' },
  { q: 'visma' },
  { q: 'visma drammen', voided: 'all' },
  { voided: 'only' },
  { destination: 'continued', serviceArea: 'heo' },
  { check: 'OVERDUE', municipality: ['0711', '0602'] },
  { ready: 'false', targetTo: '2019-12-31', targetFrom: '2019-10-01' },
  { plannedBy: '2019-12-31' },
  { vendor: 'visma' },
  { vendor: '', status: 'registered' },
  { vendor: 'Visma', signal: 'overdue' },
  { replacement: '', q: 'o' },
  { contract: ['avt-1', ''], municipality: '0602' },
  { contract: 'AVT-001', check: 'UNMAPPED' },
  { sort: '-users', columns: 'number,users' },
]

test('saved views: each counts what its list has, now and on a day that was', async (t) => {
  const statements: string[] = []
  const database = await demoDatabase(t)
  const server = await startTestServer(t, { database, onStatement: (sql) => statements.push(sql) })
  for (const [at, query] of QUERIES.entries()) {
    const { status, text } = await make(server, 'lead', { name: `Nr. ${at}`, query, shared: at % 2 === 0 })
    t.equal(status, 201, text)
  }
  for (const asOf of [[], ['2019-06-30'], ['500']]) {
    const moment = asOf.map((day) => `asOf=${day}`)
    const views = await viewsOf(server, 'lead', `?${moment}`)
    t.equal(views.length, QUERIES.length)
    t.ok(views.some(({ count }) => count))
    for (const [at, query] of QUERIES.entries()) {
      const view = views.find(({ name }) => name === `Nr. ${at}`)
      const { columns: _, ...listed } = query
      const search = new URLSearchParams(
        Object.entries(listed).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
      )
      const { body } = await server.call('lead', 'GET', `${systems}?limit=1&${search}&${moment}`)
      t.equal(view?.count, body.total, `${moment} ${search}`)
      t.strictSame(view?.dropped, [])
    }
  }
  const order = (await viewsOf(server, 'lead')).map(({ shared }) => shared)
  t.strictSame(order, [...order].sort(), 'own before shared')

  const asked = async () => {
    statements.length = 0
    await viewsOf(server, 'lead')
    return statements.length
  }
  const few = await asked()
  for (const at of Array(10).keys())
    await make(server, 'lead', { name: `Til ${at}`, query: { vendor: `Visma ${at}`, municipality: '0602' } })
  await viewsOf(server, 'lead')
  t.equal(await asked(), few, 'ten more cost no statement more')
})

test('saved views: another person’s are never told, of the past either', async (t) => {
  const server = await startWithSystems(t, 1)
  await make(server, 'auditor', { ...planned, name: 'Min hemmelige' })
  for (const query of ['', '?asOf=2019-10-15', '?asOf=2019-10-15'])
    for (const role of ['auditor', 'lead', 'auditor', 'architect'] as const) {
      const { text, headers } = await server.call(role, 'GET', `${url}${query}`)
      t.equal(text.includes('Min hemmelige'), role === 'auditor', `${role} ${query}`)
      t.equal(headers.etag, undefined, 'nothing that somebody else’s browser might take for theirs')
      t.equal(headers['cache-control'], 'no-store')
    }
})

test('saved views: what a later version has not is told, and fails nothing', async (t) => {
  const server = await startWithSystems(t, 2)
  await make(server, 'lead', { name: 'Gammel', query: { status: ['registered'], sort: 'users' } })
  await make(server, 'lead', { name: 'Hel', query: { status: ['registered'] } })
  const row = await findSavedView(server.store, 'VIS-001')
  if (!row) throw new Error('no view')
  // As a version that had another filter, another status and another municipality wrote it.
  for (const [query, dropped] of [
    [{ ...row.query, colour: ['red'] }, ['colour']],
    [{ ...row.query, status: ['lost'] }, ['status']],
    [{ ...row.query, municipality: ['9999'] }, ['municipality']],
    [{ ...row.query, municipality: ['9999'], vendor: ['a'], kind: ['none'] }, ['municipality', 'kind']],
  ] as const) {
    await server.store.transaction((tx) => updateSavedView(tx, { ...row, query: query as never }))
    const [old, whole] = await viewsOf(server, 'lead')
    t.match(old, { name: 'Gammel', count: null })
    t.strictSame(old?.dropped.toSorted(), [...dropped].sort())
    t.match(whole, { name: 'Hel', count: 2, dropped: [] })
  }
  const mended = await server.call('lead', 'PATCH', one, { query: { status: ['registered'] } }, first)
  t.equal(mended.status, 200, 'it is mended by saving what it shows now')
})

testOnce(
  'saved views: a repeat of a request saves nothing twice, and a token that reads writes none',
  async (t) => {
    const server = await startTestServer(t)
    const key = { 'idempotency-key': 'twice' }
    const [made, again] = [
      await server.call('lead', 'POST', url, planned, key),
      await server.call('lead', 'POST', url, planned, key),
    ]
    t.equal(again.body.id, made.body.id)
    t.equal((await viewsOf(server, 'lead')).length, 1)
    const session = await server.signIn('lead')
    const token = await server.call(
      null,
      'POST',
      '/api/v1/me/tokens',
      { name: 'Les', access: 'read' },
      session,
    )
    const bearer = { authorization: `Bearer ${token.body.secret}` }
    t.match(await server.call(null, 'GET', url, undefined, bearer), { status: 200, body: { total: 1 } })
    t.match(await server.call(null, 'POST', url, { ...planned, name: 'B' }, bearer), { status: 403 })
  },
)

testOnce('saved views: those of the demo find something, and say who shares them', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  await loadViews(testContext(server), readPeople())
  const views = await viewsOf(server, 'auditor')
  t.ok(views.length > 0)
  for (const { name, shared, count } of views) t.ok(shared && count, name)
})
