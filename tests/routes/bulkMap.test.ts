import { patchUser } from '../../server/domain/users.js'
import { findUser } from '../../server/store/users.js'
import { testOnce } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, runScenarios, type TestServer, testContext } from '../server.js'

const S = '/api/v1/systems'
const M = '/api/v1/mappings'
const url = `${M}/bulk`

/** What nobody has decided yet. */
const UNDECIDED = {
  ...FULL_SYSTEM,
  disposition: 'undecided',
  decisionReference: null,
  decisionDate: null,
  decisionRole: null,
}
/** A decision as somebody makes it. */
const DECISION = {
  disposition: 'consolidate',
  decisionReference: 'Sak 12',
  decisionDate: '2019-10-01',
  decisionRole: 'Styringsgruppen',
}
const TO = [{ replacement: 'epj' }]

interface Item {
  number: string
  outcome: string
  refusal: { code: string } | null
  mappings: { id: string | null; replacement: string; outcome: string }[]
  keptBy: { code: string }[]
}

/** What came of each system: how its mappings became, the gates that keep it, or why it is refused. */
const outcomes = (body: { items: Item[] }) =>
  body.items.map(({ number, outcome, refusal, mappings, keptBy }) =>
    [
      `${number} ${refusal?.code ?? outcome}`,
      ...mappings.map((one) => `${one.outcome} ${one.replacement}`),
      ...keptBy.map(({ code }) => code),
    ].join(', '),
  )

/** The records manager has had their say of these: the one thing that being decided asks of another role. */
async function consult(server: TestServer, numbers: readonly string[]): Promise<void> {
  for (const number of numbers)
    await server.call(
      'records_manager',
      'PATCH',
      `${S}/${number}/archive`,
      { consultedOn: '2019-02-01' },
      { 'if-match': '"0"' },
    )
}

/** IKT-004 to 007 are undecided: 006 has no owner, 007 is removed. 001 to 003 are decided on paper, and registered. */
async function register(server: TestServer): Promise<void> {
  for (const more of [{}, {}, { systemOwner: null }, {}])
    await server.call('architect', 'POST', S, { ...UNDECIDED, ...more })
  await consult(server, ['IKT-004', 'IKT-005', 'IKT-006'])
  await server.call('architect', 'POST', `${S}/IKT-007/void`, { reason: 'To ganger' }, { 'if-match': '"1"' })
}

const ALL = ['IKT-004', 'IKT-005', 'IKT-006', 'IKT-007', 'IKT-404']
const post = { method: 'POST', url } as const

testOnce('mapping many: scenarios', async (t) => {
  const server = await startWithReplacements(t)
  await register(server)
  const body = { numbers: ALL, to: TO, changes: DECISION }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, body, status: 401 },
    { name: 'auditor', as: 'auditor', ...post, body, status: 403 },
    { name: 'records manager', as: 'records_manager', ...post, body, status: 403 },
    { name: 'one of whom all of it is others’', as: 'lead', ...post, body, status: 403, code: 'not_allowed' },
    {
      name: 'what is others’ beside one’s own is told with whose it is, and stays',
      as: 'lead',
      ...post,
      body: { numbers: ['IKT-004'], to: TO, changes: { ...DECISION, responsible: 'Leder' }, dryRun: true },
      status: 200,
      contains: [
        '{"of":"mapping","field":"replacement","roles":["architect","administrator"]}',
        '{"of":"system","field":"disposition","roles":["architect","administrator"]}',
        '"created":0',
        '{"field":"responsible","before":"Prosjektleder D3","after":"Leder"}',
      ],
      lacks: ['"field":"disposition","before"', '"of":"system","field":"responsible"'],
    },
    {
      name: 'neither way of naming systems',
      as: 'architect',
      ...post,
      body: { to: TO },
      status: 400,
      contains: ['numbers, filter'],
    },
    {
      name: 'both ways',
      as: 'architect',
      ...post,
      body: { ...body, filter: {} },
      status: 400,
      contains: ['numbers, filter'],
    },
    {
      name: 'a field that does not exist',
      as: 'architect',
      ...post,
      body: { ...body, to: [{ replacement: 'epj', reach: 'alt' }] },
      status: 400,
      contains: ['to.0'],
    },
    {
      name: 'what belongs to a single system, of one of many',
      as: 'architect',
      ...post,
      body: { ...body, each: { 'IKT-004': { changes: { name: 'X' } } } },
      status: 400,
      contains: ['each.IKT-004.changes'],
    },
    {
      name: 'more systems than can be mapped at once',
      as: 'architect',
      ...post,
      body: { ...body, numbers: Array.from({ length: 1001 }, (_, at) => `IKT-${1000 + at}`) },
      status: 400,
      contains: ['at most 1000'],
    },
    {
      name: 'a replacement that does not exist',
      as: 'architect',
      ...post,
      body: { ...body, to: [...TO, { replacement: 'ingen' }] },
      status: 422,
      code: 'unknown_reference',
      contains: ['"path":"to.1.replacement"', 'ingen'],
    },
    {
      name: 'the same of one of them',
      as: 'architect',
      ...post,
      body: { ...body, atomic: true, each: { 'IKT-004': { to: [{ replacement: 'ingen' }] } } },
      status: 422,
      code: 'bulk_refused',
      contains: ['"path":"IKT-004","code":"unknown_reference"'],
    },
    {
      name: 'an area that does not exist',
      as: 'architect',
      ...post,
      body: { ...body, changes: { serviceArea: 'INGEN' } },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'removing mappings without saying why',
      as: 'architect',
      ...post,
      body: { ...body, others: 'remove' },
      status: 400,
      code: 'invalid_input',
      contains: ['"path":"reason"'],
    },
    {
      name: 'a moment of the past',
      as: 'architect',
      ...post,
      url: `${url}?asOf=1`,
      body,
      status: 400,
    },
    {
      name: 'a dry run writes nothing',
      as: 'architect',
      ...post,
      body: { ...body, dryRun: true },
      status: 200,
      contains: [
        '"requestId":null',
        '{"systems":5,"changed":3,"unchanged":0,"refused":2,"created":3,"removed":0,"decided":2}',
      ],
    },
    {
      name: 'after the log has moved',
      as: 'architect',
      ...post,
      body: { ...body, ifSequence: (await server.logLength()) - 1 },
      status: 412,
      code: 'log_moved',
    },
    {
      name: 'all or none',
      as: 'architect',
      ...post,
      body: { ...body, atomic: true },
      status: 422,
      code: 'bulk_refused',
      contains: ['"path":"IKT-007","code":"voided"', '"path":"IKT-404","code":"not_found"'],
    },
    {
      name: 'a version that is passed, of one of them',
      as: 'architect',
      ...post,
      body: { ...body, dryRun: true, expected: { 'IKT-004': 2 } },
      status: 200,
      contains: ['"changed":2', '"refused":3', '"code":"version_conflict"'],
    },
    {
      name: 'those that can be are mapped and decided: a mapping, the decision and two steps of each',
      as: 'architect',
      ...post,
      body: { ...body, reason: 'Møte 4' },
      status: 200,
      contains: ['"created":3,"removed":0,"decided":2'],
      logs: 4 + 4 + 2,
    },
    {
      name: 'once more there is nothing to do',
      as: 'architect',
      ...post,
      body,
      status: 200,
      contains: ['"requestId":null', '"unchanged":3', '"decided":0', 'OWNER_MISSING'],
    },
    {
      name: 'a decision that a gate behind the system does not stand',
      as: 'architect',
      ...post,
      body: { numbers: ['IKT-004'], changes: { disposition: 'retain' } },
      status: 200,
      contains: ['"code":"gates_failed"', 'RETAINED_BUT_MAPPED'],
    },
  ])
})

testOnce(
  'a dry run answers what then happens, one undo takes it back, and a key keeps it from happening twice',
  async (t) => {
    const server = await startWithReplacements(t)
    await register(server)
    const ask = (body: object, headers = {}) => server.call('architect', 'POST', url, body, headers)
    const body = {
      numbers: ALL,
      to: TO,
      changes: DECISION,
      each: {
        'IKT-004': { plannedCutOver: '2019-11-15', changes: { targetDate: '2019-11-15' } },
        'IKT-005': { to: [{ replacement: 'kart', scope: 'Kart' }, { replacement: 'epj' }] },
      },
      reason: 'Møte 4',
    }
    const tried = (await ask({ ...body, dryRun: true })).body
    t.strictSame(outcomes(tried), [
      'IKT-004 changed, created epj',
      'IKT-005 changed, created kart, created epj',
      'IKT-006 changed, created epj, OWNER_MISSING',
      'IKT-007 voided',
      'IKT-404 not_found',
    ])
    const before = (await server.call('auditor', 'GET', S)).body.items
    const key = { 'idempotency-key': 'once' }
    const done = await ask({ ...body, ifSequence: tried.sequence }, key)
    t.equal(done.status, 200, done.text)
    t.strictSame(outcomes(done.body), outcomes(tried))
    t.strictSame(done.body.totals, tried.totals)
    t.equal((await ask({ ...body, ifSequence: tried.sequence }, key)).text, done.text)

    const read = async (number: string) => (await server.call('auditor', 'GET', `${S}/${number}`)).body
    const links = (number: string) =>
      server
        .call('auditor', 'GET', `${M}?system=${number}`)
        .then(({ body }) =>
          body.items.map(
            (one: {
              replacement: { code: string }
              coverage: string
              plannedCutOver: string
              scope: string
            }) =>
              [one.replacement.code, one.coverage, one.plannedCutOver, one.scope].filter(Boolean).join(' '),
          ),
        )
    t.match(await read('IKT-004'), { status: 'decided', ...DECISION, targetDate: '2019-11-15' })
    t.match(await read('IKT-006'), { status: 'registered', ...DECISION })
    t.strictSame(await links('IKT-004'), ['epj full 2019-11-15'])
    t.strictSame(await links('IKT-005'), ['kart partial Kart', 'epj partial'])
    const log = (await server.call('auditor', 'GET', `/api/v1/changes?requestId=${done.body.requestId}`)).body
    t.equal(log.total, 4 + 5 + 2)
    t.ok(log.items.every(({ reason }: { reason: string }) => reason === 'Møte 4'))

    const undone = await server.call('architect', 'POST', `/api/v1/changes/${done.body.requestId}/undo`, {
      reason: 'Feil møte',
    })
    t.equal(undone.status, 200, undone.text)
    for (const number of ['IKT-004', 'IKT-005', 'IKT-006']) {
      const now = await read(number)
      const was = before.find((one: { number: string }) => one.number === number)
      const said = ['status', 'disposition', 'decisionReference', 'decisionDate', 'targetDate']
      for (const field of said) t.equal(now[field] ?? null, was[field] ?? null, `${number} ${field}`)
      t.strictSame(await links(number), [])
    }
  },
)

testOnce('what a system is mapped to already is changed, split or left behind', async (t) => {
  const server = await startWithReplacements(t)
  const ask = (body: object) => server.call('architect', 'POST', url, body)
  const versions = async () =>
    (await server.call('auditor', 'GET', `${M}?system=IKT-001`)).body.items.map(
      ({
        id,
        coverage,
        replacement,
        plannedCutOver,
      }: Record<string, unknown> & { replacement: { code: string } }) =>
        `${id} ${replacement.code} ${coverage} ${plannedCutOver}`,
    )
  const one = { numbers: ['IKT-001'] }
  await consult(server, one.numbers)
  t.strictSame(outcomes((await ask({ ...one, to: TO })).body), ['IKT-001 changed, created epj'])
  t.equal((await server.call('auditor', 'GET', `${S}/IKT-001`)).body.status, 'decided')

  const day = await ask({ ...one, each: { 'IKT-001': { plannedCutOver: '2019-12-01' } } })
  t.strictSame(outcomes(day.body), ['IKT-001 changed, changed epj'], 'a day of its own needs no name')
  const split = await ask({ ...one, to: [{ replacement: 'kart' }] })
  t.strictSame(outcomes(split.body), ['IKT-001 changed, changed epj, created kart'])
  t.strictSame(await versions(), ['KOB-001 epj partial 2019-12-01', 'KOB-002 kart partial null'])

  await runScenarios(t, server, [
    {
      name: 'all of it by one of several',
      as: 'architect',
      ...post,
      body: { ...one, to: [{ replacement: 'epj', coverage: 'full' }] },
      status: 200,
      contains: ['"code":"coverage_conflict"'],
    },
    {
      name: 'one that is named twice',
      as: 'architect',
      ...post,
      body: { ...one, to: [...TO, ...TO] },
      status: 200,
      contains: ['"code":"mapping_exists"'],
    },
    {
      name: 'a mapping that somebody else has changed',
      as: 'architect',
      ...post,
      body: { ...one, to: [{ replacement: 'epj', scope: 'X' }], expected: { 'KOB-001': 1 } },
      status: 200,
      contains: ['"code":"version_conflict"'],
    },
    {
      name: 'a passed day that is moved without a word',
      as: 'architect',
      ...post,
      body: { ...one, changes: { targetDate: '2019-12-01' } },
      status: 200,
      contains: ['"code":"passed_day_moved"'],
    },
    {
      name: 'a decision of tomorrow',
      as: 'architect',
      ...post,
      body: { ...one, changes: { decisionDate: '2019-10-16' } },
      status: 200,
      contains: ['"code":"day_ahead"'],
    },
    {
      name: 'who leads the move moves the day of a mapping',
      as: 'lead',
      ...post,
      body: { ...one, to: [{ replacement: 'epj', plannedCutOver: '2019-12-02', scope: 'Alt' }] },
      status: 200,
      contains: [
        '"changed":1',
        '"left":[{"of":"mapping","field":"replacement"',
        '{"of":"mapping","field":"scope","roles":["architect","administrator"]}',
        '"changes":[{"field":"plannedCutOver","before":"2019-12-01","after":"2019-12-02"}]',
      ],
      logs: 1,
    },
  ])

  const only = {
    ...one,
    to: [{ replacement: 'kart', coverage: 'full' }],
    others: 'remove',
    reason: 'Nytt valg',
  }
  const changed = await ask(only)
  t.strictSame(outcomes(changed.body), ['IKT-001 changed, changed kart, removed epj'])
  t.strictSame(await versions(), ['KOB-002 kart full null'])
  const undone = await server.call('architect', 'POST', `/api/v1/changes/${changed.body.requestId}/undo`, {})
  t.equal(undone.status, 200, undone.text)
  t.strictSame(await versions(), ['KOB-001 epj partial 2019-12-02', 'KOB-002 kart partial null'])

  const carriedOn = await ask({
    ...one,
    others: 'remove',
    changes: { disposition: 'retain' },
    reason: 'Beholdes likevel',
  })
  t.strictSame(outcomes(carriedOn.body), ['IKT-001 changed, removed epj, removed kart'])
  const back = await server.call('architect', 'POST', `/api/v1/changes/${carriedOn.body.requestId}/undo`, {})
  t.equal(back.status, 200, back.text)
  t.strictSame(await versions(), ['KOB-001 epj partial 2019-12-02', 'KOB-002 kart partial null'])
})

testOnce('what is removed and touches more is confirmed', async (t) => {
  const server = await startWithReplacements(t)
  const ask = (body: object) => server.call('architect', 'POST', url, body)
  const numbers = ['IKT-001', 'IKT-002']
  await ask({ numbers, to: TO })
  const flow = { fromSystem: 'IKT-001', toSystem: 'IKT-002', data: 'Vedtak' }
  t.equal((await server.call('architect', 'POST', '/api/v1/integrations', flow)).status, 201)
  const away = { numbers, to: [{ replacement: 'kart' }], others: 'remove', reason: 'Nytt valg' }
  const length = await server.logLength()
  const tried = await ask({ ...away, dryRun: true })
  t.match(tried.body.consequences, [{ code: 'integrations', count: 1 }])
  const refused = await ask(away)
  t.match(refused.body, { code: 'consequences_unconfirmed', consequences: [{ count: 1 }] })
  t.equal(await server.logLength(), length)
  const done = await ask({ ...away, confirmed: ['integrations'] })
  t.match(done.body.totals, { created: 2, removed: 2, changed: 2 })
})

testOnce('what carries a system on is judged with what the same request maps', async (t) => {
  const server = await startWithReplacements(t)
  await server.call('architect', 'POST', S, { ...FULL_SYSTEM, name: 'Visma' })
  await server.call('architect', 'POST', '/api/v1/replacements', {
    ...{ code: 'visma', nameNb: 'Visma', nameEn: 'Visma', kind: 'continued', continuesSystem: 'IKT-004' },
    state: 'coming',
  })
  const { body } = await server.call('architect', 'POST', url, {
    numbers: ['IKT-003', 'IKT-004'],
    each: {
      'IKT-003': { to: [{ replacement: 'visma' }] },
      'IKT-004': { to: [{ replacement: 'familia' }] },
    },
    decide: false,
  })
  t.strictSame(outcomes(body), ['IKT-003 changed, created visma', 'IKT-004 mapping_cycle'])
  const itself = await server.call('architect', 'POST', url, {
    numbers: ['IKT-003'],
    to: [{ replacement: 'familia' }],
  })
  t.strictSame(outcomes(itself.body), ['IKT-003 self_replacement'])
  const both = await server.call('architect', 'POST', url, {
    numbers: ['IKT-001', 'IKT-003'],
    to: [{ replacement: 'kart' }],
    each: { 'IKT-003': { to: [], changes: { disposition: 'retain' } } },
    decide: false,
    dryRun: true,
  })
  t.strictSame(outcomes(both.body), ['IKT-001 changed, created kart', 'IKT-003 changed, unchanged visma'])
})

testOnce('a lead of one subproject moves days of its systems, and of no others', async (t) => {
  const server = await startWithReplacements(t)
  const { version = 0 } = (await findUser(server.store, 'lead')) ?? {}
  await patchUser(testContext(server), 'lead', version, { scope: ['D3'] })
  await server.call('architect', 'POST', S, { ...FULL_SYSTEM, serviceArea: 'SKO' })
  const numbers = ['IKT-001', 'IKT-004']
  await server.call('architect', 'POST', url, { numbers, to: TO })
  const { body } = await server.call('lead', 'POST', url, {
    numbers,
    to: [{ replacement: 'epj', plannedCutOver: '2019-12-01' }],
    decide: false,
  })
  t.strictSame(outcomes(body), ['IKT-001 changed, changed epj', 'IKT-004 out_of_scope'])
})

testOnce('statements do not grow with the systems that are mapped', async (t) => {
  let statements = 0
  const server = await startWithReplacements(t, { onStatement: () => (statements += 1) })
  const numbers: string[] = []
  for (let index = 0; index < 60; index += 1)
    numbers.push((await server.call('architect', 'POST', S, { ...UNDECIDED, name: `S${index}` })).body.number)
  const count = async (body: object) => {
    // Who asks is read anew after a write, by whoever asks first.
    await server.call('architect', 'GET', `${S}?limit=1`)
    statements = 0
    const { status, body: answer } = await server.call('architect', 'POST', url, body)
    t.equal(status, 200)
    return { statements, answer }
  }
  const map = (some: string[], more = {}) => count({ numbers: some, to: TO, changes: DECISION, ...more })
  await consult(server, numbers)
  await map(numbers.slice(0, 2))
  const few = await map(numbers.slice(2, 5))
  // Twenty: their rows of the log are fewer than a statement writes.
  const many = await map(numbers.slice(5, 25))
  t.equal(many.answer.totals.decided, 20)
  t.equal(many.statements, few.statements, 'of twenty as of three')
  const dry = (some: string[]) => map(some, { dryRun: true })
  t.equal((await dry(numbers.slice(38, 60))).statements, (await dry(numbers.slice(35, 38))).statements)
})
