import { testOnce } from '../engines.js'
import { moveThrough, startWithSystems, type TrackServer } from '../tracks.js'

const S = '/api/v1/systems/IKT-001'
const OLD = '2019-10-01'
const NEW = '2019-12-20'

/** A system whose planned day has passed, and two mappings of it: the first stands on the same day. */
async function register(server: TrackServer): Promise<void> {
  await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'kart',
    nameNb: 'Ny kart',
    nameEn: 'New maps',
    kind: 'shared_solution',
    state: 'coming',
  })
  for (const [replacement, plannedCutOver] of [
    ['epj', OLD],
    ['kart', '2019-11-01'],
  ])
    await server.call('architect', 'POST', '/api/v1/mappings', {
      system: 'IKT-001',
      replacement,
      plannedCutOver,
    })
  await server.write('architect', 'PATCH', S, { targetDate: OLD, reason: 'Plan' })
}

const days = async (server: TrackServer) => {
  const { body } = await server.call('architect', 'GET', S)
  return [body.targetDate, ...body.mappings.map((one: { plannedCutOver: string }) => one.plannedCutOver)]
}

testOnce(
  'a planned day that has passed is not moved without saying why, wherever it is written',
  async (t) => {
    const server = await startWithSystems(t)
    await register(server)
    await server.write('architect', 'PATCH', '/api/v1/replacements/epj', { goLivePlanned: OLD })
    const length = await server.logLength()
    const doors: [url: string, changes: object, name: string][] = [
      [S, { targetDate: NEW }, 'Planlagt klar'],
      [S, { targetDate: null }, 'Planlagt klar'],
      ['/api/v1/mappings/KOB-001', { plannedCutOver: NEW }, 'Planlagt omlegging'],
      ['/api/v1/replacements/epj', { goLivePlanned: NEW }, 'Planlagt i bruk'],
    ]
    for (const [url, changes, name] of doors) {
      const { status, body } = await server.write('architect', 'PATCH', url, changes)
      t.equal(status, 422, url)
      t.match(body, { code: 'passed_day_moved', errors: [{ path: 'reason' }] })
      t.equal(body.errors[0].nb, `«${name}» er passert. Skriv hvorfor den flyttes.`)
      t.notMatch(body.nb, /reason|\d/, 'no name of a program, and no date as it writes it')
    }
    const bulk = { numbers: ['IKT-001'], changes: { targetDate: NEW } }
    for (const dryRun of [true, false]) {
      const { body } = await server.call('lead', 'POST', '/api/v1/systems/bulk', { ...bulk, dryRun })
      t.match(
        body.items,
        [{ outcome: 'refused', refusal: { code: 'passed_day_moved' } }],
        `dry run ${dryRun}`,
      )
    }
    t.equal(await server.logLength(), length, 'nothing was written')
    for (const [url, changes] of doors.slice(1)) {
      const { status, text } = await server.write('architect', 'PATCH', url, {
        ...changes,
        reason: 'Forsinket',
      })
      t.equal(status, 200, text)
    }
  },
)

testOnce(
  'the planned day of a system and of its mappings is moved together when who moves one says so',
  async (t) => {
    const server = await startWithSystems(t)
    await register(server)
    const moving = { moveSameDay: true, reason: 'Forsinket' }
    const LATER = '2020-02-01'
    const doors = [
      { role: 'lead', method: 'PATCH', url: S, body: { targetDate: NEW, ...moving } },
      {
        role: 'architect',
        method: 'PATCH',
        url: '/api/v1/mappings/KOB-001',
        body: { plannedCutOver: NEW, ...moving },
      },
      {
        role: 'lead',
        method: 'POST',
        url: '/api/v1/systems/bulk',
        body: { numbers: ['IKT-001'], changes: { targetDate: NEW }, ...moving },
      },
    ] as const
    for (const { role, method, url, body } of doors) {
      const length = await server.logLength()
      const answer = await (method === 'POST'
        ? server.call(role, method, url, body)
        : server.write(role, method, url, body))
      t.equal(answer.status, 200, answer.text)
      t.strictSame(
        await days(server),
        [NEW, NEW, '2019-11-01'],
        `${url}: the other mapping has a plan of its own`,
      )
      t.equal(await server.logLength(), length + 2)
      const { body: log } = await server.call(role, 'GET', '/api/v1/changes?limit=2')
      const [one, other] = log.items
      t.equal(one.requestId, other.requestId, 'one request')
      t.strictSame([one.reason, other.reason], ['Forsinket', 'Forsinket'])
      const undo = await server.call(role, 'POST', `/api/v1/changes/${one.requestId}/undo`, {})
      t.equal(undo.status, 200, undo.text)
      t.strictSame(await days(server), [OLD, OLD, '2019-11-01'], 'one undo, by whoever moved them')
    }
    const bulk = { numbers: ['IKT-001', 'IKT-002'], changes: { targetDate: NEW }, reason: 'Forsinket' }
    for (const [said, moved] of [
      [true, [{ id: 'KOB-001', replacement: 'epj' }]],
      [false, []],
    ] as const)
      for (const dryRun of [true, false]) {
        const { body } = await server.call('lead', 'POST', '/api/v1/systems/bulk', {
          ...bulk,
          moveSameDay: said,
          dryRun,
        })
        const named = body.items.map(({ mappings }: { mappings: object[] }) => mappings)
        t.strictSame(named, [moved, []], `dry run ${dryRun}: each system names what moves with it`)
        t.strictSame(
          await days(server),
          dryRun ? [OLD, OLD, '2019-11-01'] : [NEW, said ? NEW : OLD, '2019-11-01'],
          'and no other does',
        )
        if (!dryRun) await server.call('lead', 'POST', `/api/v1/changes/${body.requestId}/undo`, {})
      }
    await server.write('lead', 'PATCH', S, { targetDate: LATER, reason: 'Forsinket' })
    t.strictSame(await days(server), [LATER, OLD, '2019-11-01'], 'unasked, the mapping stays')
    const { body: same } = await server.call('lead', 'POST', '/api/v1/systems/bulk', {
      ...bulk,
      changes: { targetDate: LATER, responsible: 'Prosjekt S' },
      ...moving,
      dryRun: true,
    })
    t.strictSame(same.items[0].mappings, [], 'a day that stays moves nothing')
  },
)

testOnce('a date that is reached is not changed in bulk without saying so', async (t) => {
  const server = await startWithSystems(t)
  await server.call('architect', 'POST', '/api/v1/systems/bulk', {
    numbers: ['IKT-001'],
    changes: {
      disposition: 'retain',
      decisionReference: 'N-1',
      decisionRole: 'Styret',
      decisionDate: '2019-10-01',
    },
  })
  await moveThrough(server, 'IKT-001', ['assessed', 'decided', 'retained'])
  t.equal((await server.call('auditor', 'GET', S)).body.status, 'retained')
  const body = { numbers: ['IKT-001', 'IKT-002'], changes: { targetDate: NEW }, reason: 'Ny plan' }
  const refused = { outcome: 'refused', refusal: { code: 'plan_reached', errors: [{ path: 'targetDate' }] } }
  for (const dryRun of [true, false]) {
    const { body: answer } = await server.call('lead', 'POST', '/api/v1/systems/bulk', { ...body, dryRun })
    t.match(answer.items, [refused, { outcome: 'changed' }], `dry run ${dryRun}`)
    t.equal(answer.items[0].refusal.errors[0].nb, '«Planlagt klar» er nådd: systemet er «Videreført».')
  }
  const { body: said } = await server.call('lead', 'POST', '/api/v1/systems/bulk', { ...body, replan: true })
  t.match(said.items, [{ outcome: 'changed' }, { outcome: 'unchanged' }])
  const other = await server.call('lead', 'POST', '/api/v1/systems/bulk', {
    numbers: ['IKT-001'],
    changes: { responsible: 'Prosjekt S' },
  })
  t.match(other.body.items, [{ outcome: 'changed' }], 'what is no date is changed as ever')
})
