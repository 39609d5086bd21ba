import type { ReplacementProgress, ReplacementSums } from '../../schema/api/replacements.js'
import { demoDatabase, testOnce } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { runScenarios, startTestServer, type TestServer } from '../server.js'

const url = '/api/v1/progress/replacements'

interface Reply {
  items: ReplacementProgress[]
  total: number
  next: string | null
  sums: ReplacementSums
}

async function ask(server: TestServer, query = ''): Promise<Reply> {
  const { status, body, text } = await server.call('auditor', 'GET', `${url}?${query}`)
  if (status !== 200) throw new Error(text)
  return body
}

async function count(server: TestServer, query: string): Promise<number> {
  return (await server.call('auditor', 'GET', `/api/v1/systems?limit=1&${query}`)).body.total
}

testOnce('how replacements stand: scenarios', async (t) => {
  const server = await startWithReplacements(t)
  const get = (query: string) => ({ as: 'auditor', method: 'GET', url: `${url}?${query}` }) as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'whole', ...get(''), status: 200, contains: ['"total":3', '"sums":{"systems":0'] },
    { name: 'one that is not there', ...get('code=nix'), status: 400, contains: ['unknown_value'] },
    { name: 'an order that is not there', ...get('sort=owner'), status: 400, contains: ['"path":"sort"'] },
    { name: 'a signal of systems alone', ...get('signal=day_one'), status: 400, contains: ['"signal'] },
    { name: 'a filter of another list', ...get('replacement=epj'), status: 400 },
    {
      name: 'the cursor of another order',
      ...get(`sort=name&cursor=${Buffer.from('["replacement progress ready","epj"]').toString('base64url')}`),
      status: 400,
    },
    { name: 'a day before the register', ...get('asOf=2001-01-01'), status: 200, contains: ['"total":0'] },
    { name: 'nobody writes it', as: 'architect', method: 'POST', url, body: {}, status: 405 },
  ])
})

testOnce('the numbers are those of the list of systems that is filtered by each', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const { items, sums, total } = await ask(server, 'limit=1000')
  t.equal(items.length, total)
  const some = items.filter(
    ({ kind, waitsFor }, at) => kind !== 'continued' || waitsFor.length > 0 || at % 9 === 0,
  )
  t.ok(some.length > 15)
  for (const { code, systems, ready, overdue, blocked, dayOne, nextCutOver, waitsFor, nameNb } of some) {
    const of = `replacement=${code}`
    const counted = {
      systems: await count(server, of),
      ready: await count(server, `${of}&ready=true`),
      overdue: await count(server, `${of}&signal=overdue`),
      blocked: await count(server, `${of}&signal=blocked`),
      dayOne: await count(server, `${of}&signal=day_one&ready=false`),
    }
    t.strictSame({ systems, ready, overdue, blocked, dayOne }, counted, nameNb)
    const ahead = await server.call(
      'auditor',
      'GET',
      `/api/v1/systems?${of}&ready=false&targetFrom=2019-10-15&sort=targetDate&limit=1`,
    )
    t.equal(nextCutOver, ahead.body.items[0]?.targetDate ?? null, `${nameNb}: next cut-over`)
    const concerned = await count(server, `${of}&signal=overdue&signal=blocked`)
    t.equal(waitsFor.length, Math.min(3, concerned), `${nameNb}: what it waits for`)
  }
  const all = items.map(({ code }) => `replacement=${code}`).join('&')
  t.match(sums, {
    systems: await count(server, all),
    ready: await count(server, `${all}&ready=true`),
    overdue: await count(server, `${all}&signal=overdue`),
    blocked: await count(server, `${all}&signal=blocked`),
  })
  const rows = (of: (row: ReplacementProgress) => number) => items.reduce((sum, row) => sum + of(row), 0)
  t.ok(rows(({ systems }) => systems) > sums.systems, 'a split system is in each row, and once in the sum')
  const shared = await ask(server, 'kind=shared_solution&kind=national_service')
  t.match(shared, { total: 5, sums: { split: 2, overdue: 7, ready: 11, systems: 50 } })
  const inStates = sums.states.reduce((sum, { replacements }) => sum + replacements, 0)
  t.equal(inStates, total, 'the states add up')
  const wanting = await ask(server, 'signal=overdue&signal=blocked&limit=1')
  const others = await ask(server, 'signal=on_track&limit=1')
  t.equal(wanting.total + others.total, total, 'what wants something and what does not add up')
  t.match(sums.signals, {
    on_track: others.total,
    overdue: (await ask(server, 'signal=overdue&limit=1')).total,
    blocked: (await ask(server, 'signal=blocked&limit=1')).total,
  })
})

testOnce(
  'shared solutions come first in every order, what has no value last, in pages of any size',
  async (t) => {
    const server = await startTestServer(t, { database: await demoDatabase(t) })
    const goLive = (row: ReplacementProgress) => row.goLiveActual ?? row.goLivePlanned
    const keys: Record<string, (row: ReplacementProgress) => number | string | null> = {
      systems: ({ systems }) => systems,
      ready: ({ ready }) => ready,
      overdue: ({ overdue }) => overdue,
      blocked: ({ blocked }) => blocked,
      goLive,
    }
    const isShared = ({ kind }: ReplacementProgress) => kind !== 'continued'
    for (const [sort, keyOf] of Object.entries(keys))
      for (const turn of ['', '-']) {
        const { items } = await ask(server, `limit=1000&sort=${turn}${sort}`)
        const shared = items.filter(isShared)
        t.ok(items.slice(0, shared.length).every(isShared), `${turn}${sort}: shared first`)
        const found = shared.flatMap((row) => keyOf(row) ?? [])
        const inOrder = [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        t.strictSame(found, turn === '' ? inOrder : inOrder.reverse(), `${turn}${sort}`)
      }
    const { items } = await ask(server, 'limit=1000')
    const worst = items.filter(isShared).map(({ overdue, blocked }) => overdue * 100 + blocked)
    t.strictSame(
      worst,
      [...worst].sort((a, b) => b - a),
      'worst first',
    )
    t.ok((worst[0] ?? 0) > 0)
    for (const limit of [1, 7]) {
      const walked: unknown[] = []
      for (let cursor = ''; ; ) {
        const reply = await ask(server, `limit=${limit}${cursor}`)
        t.equal(reply.total, items.length)
        walked.push(...reply.items)
        if (reply.next === null) break
        cursor = `&cursor=${reply.next}`
      }
      t.strictSame(walked, items, `${limit} at a time`)
    }
  },
)

testOnce('it is narrowed by words, kind, state and how its systems stand, as of any moment', async (t) => {
  const server = await startWithReplacements(t)
  const map = (system: string, replacement: string) =>
    server.call('architect', 'POST', '/api/v1/mappings', { system, replacement, coverage: 'partial' })
  for (const [system, to] of [
    ['IKT-001', 'epj'],
    ['IKT-001', 'kart'],
    ['IKT-002', 'kart'],
  ] as const)
    t.equal((await map(system, to)).status, 201)
  const codes = async (query: string) => (await ask(server, query)).items.map(({ code }) => code)
  // Each was planned for 7 October, and it is the 15th: two systems, of which one goes to both.
  const { items, sums } = await ask(server)
  t.strictSame(
    items.map(({ code, systems, overdue }) => [code, systems, overdue]),
    [
      ['kart', 2, 2],
      ['epj', 1, 1],
      ['familia', 0, 0],
    ],
  )
  t.match(sums, { systems: 2, overdue: 2, split: 1, signals: { overdue: 2, on_track: 1 } })
  for (const [query, found] of [
    ['q=shared+epr', ['epj']],
    ['q=ikt-3', ['familia']],
    ['kind=continued', ['familia']],
    ['kind=shared_solution&state=coming', ['kart']],
    ['state=in_use&kind=shared_solution', ['epj']],
    ['signal=overdue', ['kart', 'epj']],
    ['signal=on_track', ['familia']],
    ['signal=overdue&state=coming', ['kart']],
    ['code=EPJ&code=familia', ['epj', 'familia']],
    ['sort=name&signal=overdue', ['epj', 'kart']],
    ['sort=-systems&kind=shared_solution', ['kart', 'epj']],
  ] as const)
    t.strictSame(await codes(query), found, query)
  const before = await server.logLength()
  const first = { 'if-match': '"1"' }
  const later = { state: 'coming' }
  t.equal((await server.call('architect', 'PATCH', '/api/v1/replacements/epj', later, first)).status, 200)
  t.strictSame(await codes('state=coming'), ['kart', 'epj', 'familia'], 'as it stands now')
  t.strictSame(await codes(`state=coming&asOf=${before}`), ['kart', 'familia'], 'and as it stood before')
  const removed = await server.call(
    'architect',
    'POST',
    '/api/v1/systems/IKT-002/void',
    { reason: 'Feil' },
    first,
  )
  t.equal(removed.status, 200)
  t.match(
    await ask(server, 'code=kart'),
    { items: [{ systems: 1, overdue: 1 }] },
    'removed ones do not count',
  )
  t.match(await ask(server, `code=kart&asOf=${before}`), { items: [{ systems: 2 }] }, 'and did before')
})
