import { testOnce } from '../engines.js'
import { fillTracks, startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, runScenarios, startTestServer, type TestServer } from '../server.js'
import { moveThrough, startWithSystems } from '../tracks.js'

const S = '/api/v1/systems'
const url = `${S}/bulk`

/** Four systems: the second has moved on, the third lacks its facts, the fourth is voided. */
async function register(server: TestServer): Promise<void> {
  for (const name of ['Gerica', 'Profil', 'Familia', 'Visma'])
    await server.call('architect', 'POST', S, {
      ...FULL_SYSTEM,
      name,
      ...(name === 'Familia' && { systemOwner: null }),
    })
  const version = (number: number) => ({ 'if-match': `"${number}"` })
  await server.call('lead', 'POST', `${S}/IKT-002/transitions`, { to: 'assessed' }, version(1))
  await server.call('architect', 'POST', `${S}/IKT-004/void`, { reason: 'Ført to ganger' }, version(1))
}

const ALL = ['IKT-001', 'IKT-002', 'IKT-003', 'IKT-004', 'IKT-404']

testOnce('bulk edit: scenarios', async (t) => {
  const server = await startTestServer(t)
  await register(server)
  const post = { method: 'POST', url } as const
  const wave = { changes: { responsible: 'Bølge 2' } }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, body: { numbers: ALL, ...wave }, status: 401 },
    { name: 'auditor', as: 'auditor', ...post, body: { numbers: ALL, ...wave }, status: 403 },
    {
      name: 'nothing but fields that the role may not write',
      as: 'lead',
      ...post,
      body: { numbers: ALL, changes: { vendor: 'X' } },
      status: 403,
      code: 'field_not_allowed',
      contains: ['"path":"vendor"'],
    },
    {
      name: 'fields of others beside one’s own are told with whose they are',
      as: 'lead',
      ...post,
      body: { numbers: ALL, changes: { responsible: '2', vendor: 'X' }, dryRun: true },
      status: 200,
      contains: [
        '"left":[{"field":"vendor","roles":["architect","administrator"]}]',
        '"field":"responsible"',
      ],
      lacks: ['"field":"vendor","before"'],
    },
    {
      name: 'a move by who may not move',
      as: 'records_manager',
      ...post,
      body: { numbers: ALL, transition: { to: 'assessed' } },
      status: 403,
      code: 'not_allowed',
    },
    {
      name: 'the same in a dry run',
      as: 'records_manager',
      ...post,
      body: { numbers: ALL, transition: { to: 'assessed' }, dryRun: true },
      status: 403,
    },
    {
      name: 'neither systems nor change',
      as: 'lead',
      ...post,
      body: {},
      status: 400,
      contains: ['numbers, filter', 'changes, transition'],
    },
    {
      name: 'both ways of naming systems',
      as: 'lead',
      ...post,
      body: { numbers: ALL, filter: {}, ...wave },
      status: 400,
      contains: ['Give one of them, and only one: numbers, filter.'],
    },
    {
      name: 'a filter that does not exist',
      as: 'lead',
      ...post,
      body: { filter: { staus: 'planned' }, ...wave },
      status: 400,
      contains: ['filter.staus'],
    },
    {
      name: 'more systems than can be changed at once',
      as: 'lead',
      ...post,
      body: { numbers: Array.from({ length: 1001 }, (_, at) => `IKT-${1000 + at}`), ...wave },
      status: 400,
      contains: ['at most 1000'],
    },
    {
      name: 'an area that does not exist',
      as: 'architect',
      ...post,
      body: { numbers: ALL, changes: { serviceArea: 'INGEN' } },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'a moment of the past',
      as: 'lead',
      ...post,
      url: `${url}?asOf=1`,
      body: { numbers: ALL, ...wave },
      status: 400,
    },
    {
      name: 'a dry run writes nothing',
      as: 'lead',
      ...post,
      body: { numbers: ALL, ...wave, dryRun: true },
      status: 200,
      contains: ['"requestId":null', '{"systems":5,"changed":3,"unchanged":0,"refused":2}'],
    },
    {
      name: 'after the log has moved',
      as: 'lead',
      ...post,
      body: { numbers: ALL, ...wave, ifSequence: (await server.logLength()) - 1 },
      status: 412,
      code: 'log_moved',
    },
    {
      name: 'all or none',
      as: 'lead',
      ...post,
      body: { numbers: ALL, ...wave, atomic: true },
      status: 422,
      code: 'bulk_refused',
      contains: ['"path":"IKT-004","code":"voided"', '"path":"IKT-404","code":"not_found"'],
    },
    {
      name: 'those that can be changed are',
      as: 'lead',
      ...post,
      body: { numbers: [...ALL, 'IKT-001'], ...wave, expected: { 'IKT-002': 1 }, reason: 'Ny plan' },
      status: 200,
      contains: ['{"systems":5,"changed":2,"unchanged":0,"refused":3}', '"code":"version_conflict"'],
      logs: 2,
    },
    {
      name: 'once more there is one left',
      as: 'lead',
      ...post,
      body: { filter: { q: 'tieto' }, ...wave },
      status: 200,
      contains: ['{"systems":3,"changed":1,"unchanged":2,"refused":0}'],
      logs: 1,
    },
    {
      name: 'nothing is left',
      as: 'lead',
      ...post,
      body: { filter: { responsible: 'Bølge 2' }, ...wave },
      status: 200,
      contains: ['"requestId":null', '"unchanged":3'],
    },
  ])
})

testOnce('a dry run answers what then happens, with why one is refused', async (t) => {
  const server = await startTestServer(t)
  await register(server)
  const ask = (body: object, headers = {}) => server.call('lead', 'POST', url, body, headers)
  const move = {
    filter: { municipality: ['0602'], voided: 'all' },
    transition: { to: 'assessed' },
    reason: 'Møte 3',
  }
  const tried = (await ask({ ...move, dryRun: true })).body
  t.equal(tried.sequence, await server.logLength())
  const outcomes = (body: {
    items: { number: string; outcome: string; refusal: { code: string } | null }[]
  }) => body.items.map(({ number, outcome, refusal }) => `${number} ${refusal?.code ?? outcome}`)
  t.strictSame(outcomes(tried), [
    'IKT-001 changed',
    'IKT-002 unchanged',
    'IKT-003 gates_failed',
    'IKT-004 voided',
  ])
  t.strictSame(tried.items[0].changes, [{ field: 'status', before: 'registered', after: 'assessed' }])
  t.match(tried.items[2].refusal, { gates: [{ code: 'OWNER_MISSING', holds: false }], nb: /Kontrollpunkter/ })

  const key = { 'idempotency-key': 'once' }
  const done = await ask({ ...move, ifSequence: tried.sequence }, key)
  t.strictSame(done.body.items, tried.items)
  t.strictSame(done.body.totals, { systems: 4, changed: 1, unchanged: 1, refused: 2 })
  const repeated = await ask({ ...move, ifSequence: tried.sequence }, key)
  t.equal(repeated.text, done.text, 'a repeat of the request does nothing twice')
  const log = (await server.call('auditor', 'GET', `/api/v1/changes?requestId=${done.body.requestId}`)).body
  t.equal(log.total, 1)
  t.match(log.items[0], {
    action: 'transition',
    statusTo: 'assessed',
    reason: 'Møte 3',
    actorName: 'Prosjektleder (Test lead)',
  })
})

testOnce('a bulk change writes what single ones write, and links get their cut-over date', async (t) => {
  const server = await startWithReplacements(t)
  for (const system of ['IKT-001', 'IKT-002'])
    await server.call('architect', 'POST', '/api/v1/mappings', {
      system,
      replacement: 'epj',
      conversionNeeded: 'no',
      acceptedOn: '2019-10-01',
      acceptedBy: 'Systemeier',
    })
  const numbers = ['IKT-001', 'IKT-002']
  await fillTracks(server, numbers)
  for (const to of ['assessed', 'decided', 'planned', 'migrating', 'cut_over']) {
    if (to === 'cut_over') {
      const { items } = (await server.call('auditor', 'GET', '/api/v1/mappings?system=IKT-002')).body
      const moved = { actualCutOver: '2019-10-02' }
      const at = { 'if-match': `"${items[0].version}"` }
      await server.call('lead', 'PATCH', `/api/v1/mappings/${items[0].id}`, moved, at)
    }
    const { body } = await server.call('lead', 'POST', url, { numbers, transition: { to }, atomic: true })
    t.equal(body.totals.changed, 2, to)
  }
  const { body: links } = await server.call('auditor', 'GET', '/api/v1/mappings')
  t.strictSame(
    links.items.map(({ actualCutOver }: { actualCutOver: string }) => actualCutOver),
    ['2019-10-15', '2019-10-02'],
  )
  const broken = await server.call('architect', 'POST', url, { numbers, changes: { systemOwner: null } })
  t.equal(broken.body.totals.refused, 2, 'what let them get this far must stay true')
  const renamed = await server.call('architect', 'POST', url, { numbers, changes: { vendor: 'Ærlig AS' } })
  t.equal(renamed.body.totals.changed, 2)
  t.equal(
    (await server.call('auditor', 'GET', `${S}?q=ærlig`)).body.total,
    2,
    'search finds what was changed',
  )
})

testOnce('planned dates are moved by days: scenarios', async (t) => {
  const dates = { plannedReadOnly: '2019-12-01', plannedDecommission: '2020-06-01' }
  const server = await startWithSystems(t, 4, dates)
  for (const [number, fields] of [
    ['IKT-002', { disposition: 'retain' }],
    ['IKT-003', { targetDate: null, plannedReadOnly: null, plannedDecommission: null }],
    ['IKT-004', { plannedDecommission: '2199-12-30' }],
  ] as const) {
    const body = { ...fields, reason: 'Prøvd' }
    const { status, text } = await server.write('administrator', 'PATCH', `${S}/${number}`, body)
    t.equal(status, 200, text)
  }
  await moveThrough(server, 'IKT-002', ['assessed', 'decided', 'retained'])
  const numbers = ['IKT-001', 'IKT-002', 'IKT-003']
  const post = { method: 'POST', url } as const
  const shift = { days: 14 }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, body: { numbers, shift }, status: 401 },
    { name: 'auditor', as: 'auditor', ...post, body: { numbers, shift }, status: 403 },
    {
      name: 'who may not write dates',
      as: 'records_manager',
      ...post,
      body: { numbers, shift },
      status: 403,
      code: 'field_not_allowed',
    },
    {
      name: 'by no day',
      as: 'lead',
      ...post,
      body: { numbers, shift: { days: 0 } },
      status: 400,
      contains: ['"path":"shift.days"'],
    },
    { name: 'by half a day', as: 'lead', ...post, body: { numbers, shift: { days: 0.5 } }, status: 400 },
    { name: 'by centuries', as: 'lead', ...post, body: { numbers, shift: { days: 99999 } }, status: 400 },
    {
      name: 'beside another change',
      as: 'lead',
      ...post,
      body: { numbers, shift, changes: { responsible: 'X' } },
      status: 400,
    },
    {
      name: 'one that has passed, without a reason',
      as: 'lead',
      ...post,
      body: { numbers, shift },
      status: 200,
      contains: ['passed_day_moved', '"changed":0', '"unchanged":2'],
    },
    {
      name: 'to where the register takes no date',
      as: 'lead',
      ...post,
      body: { numbers: ['IKT-004'], shift, reason: 'Utsatt' },
      status: 200,
      contains: ['date_range', '30.12.2199', '"refused":1'],
    },
    {
      name: 'a dry run tells what moves',
      as: 'lead',
      ...post,
      body: { numbers, shift, reason: 'Utsatt', dryRun: true },
      status: 200,
      contains: ['"before":"2019-10-07","after":"2019-10-21"', '"before":"2020-06-01","after":"2020-06-15"'],
    },
    {
      name: 'moved',
      as: 'lead',
      ...post,
      body: { numbers, shift, reason: 'Utsatt' },
      status: 200,
      contains: ['"changed":1', '"unchanged":2', '"refused":0'],
      logs: 1,
    },
  ])
  const row = (number: string) => server.call('auditor', 'GET', `${S}/${number}`)
  t.match((await row('IKT-001')).body, {
    targetDate: '2019-10-21',
    plannedReadOnly: '2019-12-15',
    plannedDecommission: '2020-06-15',
  })
  t.match((await row('IKT-002')).body, { targetDate: '2019-10-07', ...dates }, 'what is reached stays')
})

testOnce('statements do not grow with the systems', async (t) => {
  let statements = 0
  const server = await startTestServer(t, { onStatement: () => (statements += 1) })
  const numbers: string[] = []
  for (let index = 0; index < 30; index += 1)
    numbers.push(
      (await server.call('architect', 'POST', S, { ...FULL_SYSTEM, name: `S${index}` })).body.number,
    )
  const count = async (body: object) => {
    // Who asks is read anew after a write, by whoever asks first.
    await server.call('lead', 'GET', `${S}?limit=1`)
    statements = 0
    const { status } = await server.call('lead', 'POST', url, body)
    t.equal(status, 200)
    return statements
  }
  for (const named of [{ numbers: numbers.slice(0, 3) }, { numbers }])
    await count({ ...named, changes: { responsible: '0' } })
  const few = await count({ numbers: numbers.slice(0, 3), changes: { responsible: '1' } })
  const many = await count({ numbers, changes: { responsible: '2' } })
  t.equal(many, few, 'of thirty as of three')
  const dry = await count({ numbers: numbers.slice(0, 3), changes: { responsible: '3' }, dryRun: true })
  const filtered = (filter: object) => count({ filter, changes: { responsible: '3' }, dryRun: true })
  await filtered({})
  const by = (q: string) => filtered({ q, responsible: ['2'] })
  t.equal(await by('S'), await by('S1'), 'of thirty as of eleven')
  t.equal(
    await count({ numbers, changes: { responsible: '3' }, dryRun: true }),
    dry,
    'a dry run asks as much of many as of few',
  )
})
