import { patchUser } from '../../server/domain/users.js'
import { findUser } from '../../server/store/users.js'
import { testOnce } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, runScenarios, type Scenario, testContext } from '../server.js'

const S = '/api/v1/systems'
const R = '/api/v1/risks'
const B = '/api/v1/wanted-decisions'

/** A register with a system of each of two subprojects and one of none, and a lead of the first alone. */
testOnce('a lead of one subproject writes of its systems, and of no others', async (t) => {
  const server = await startWithReplacements(t)
  const { version = 0 } = (await findUser(server.store, 'lead')) ?? {}
  await patchUser(testContext(server), 'lead', version, { scope: ['D3'] })
  const numbers: string[] = []
  const mappings = new Map<string, string>()
  for (const serviceArea of ['HEO', 'SKO', null]) {
    const { body } = await server.call('architect', 'POST', S, { ...FULL_SYSTEM, serviceArea })
    numbers.push(body.number)
    const link = { system: body.number, replacement: 'epj' }
    const made = await server.call('architect', 'POST', '/api/v1/mappings', link)
    mappings.set(body.number, made.body.id)
  }
  const [own = '', other = '', none = ''] = numbers
  const contract = async (systems: string[]) =>
    (await server.call('architect', 'POST', '/api/v1/contracts', { supplier: 'Tieto', systems })).body.id
  await server.call('architect', 'POST', R, { title: 'x', likelihood: 1, consequence: 1, system: other })
  await server.call('architect', 'POST', B, { title: 'x', consequenceOfNone: 'x', subproject: 'D4' })
  const [ours, theirs, shared, nobodys] = [
    await contract([own]),
    await contract([other]),
    await contract([own, other]),
    await contract([]),
  ]
  const write = (
    name: string,
    method: 'PATCH' | 'POST',
    url: string,
    version: number,
    body: object,
    more: Pick<Scenario, 'status'> & Partial<Scenario>,
  ): Scenario => ({
    ...{ name, as: 'lead', method, url, body, headers: { 'if-match': `"${version}"` }, ...more },
  })
  const refused = { status: 403, code: 'out_of_scope' } as const
  const done = (logs: number) => ({ status: 200, logs })
  const due = { targetDate: '2019-12-01', reason: 'Ny dato' }
  const belonging: [name: string, of: object, more: Pick<Scenario, 'status'> & Partial<Scenario>][] = [
    ['of one’s own system', { system: own }, { status: 201, logs: 1 }],
    ['of one’s own subproject', { subproject: 'D3' }, { status: 201, logs: 1 }],
    ['of another system', { system: other }, { ...refused, contains: ['"path":"system"'] }],
    ['of another subproject', { subproject: 'D4' }, { ...refused, contains: ['"path":"subproject"'] }],
    ['of the whole programme', {}, { ...refused, contains: ['"path":"subproject"', 'D3'] }],
  ]
  await runScenarios(t, server, [
    write('a date of one’s own', 'PATCH', `${S}/${own}`, 1, due, done(1)),
    write('a date of another', 'PATCH', `${S}/${other}`, 1, due, { ...refused, contains: [other] }),
    write('a date of none', 'PATCH', `${S}/${none}`, 1, due, refused),
    write('a move of one’s own', 'POST', `${S}/${own}/transitions`, 2, { to: 'assessed' }, done(1)),
    write('a move of another', 'POST', `${S}/${other}/transitions`, 1, { to: 'assessed' }, refused),
    write(
      'a mapping of one’s own',
      'PATCH',
      `/api/v1/mappings/${mappings.get(own)}`,
      1,
      { plannedCutOver: '2019-12-01' },
      done(1),
    ),
    write(
      'a mapping of another',
      'PATCH',
      `/api/v1/mappings/${mappings.get(other)}`,
      1,
      { plannedCutOver: '2019-12-01' },
      refused,
    ),
    ...[own, other].map((number) =>
      write(
        `how far the mappings of ${number} cover it, which is a decision`,
        'PATCH',
        `/api/v1/mappings/${mappings.get(number)}`,
        number === own ? 2 : 1,
        { partsCoverAll: 'yes', restReason: 'X' },
        { status: 403, code: 'field_not_allowed', contains: ['partsCoverAll', 'restReason'] },
      ),
    ),
    write('a contract of one’s own', 'PATCH', `/api/v1/contracts/${ours}`, 1, { annualCost: 1 }, done(1)),
    write(
      'one that covers a system of one’s own too',
      'PATCH',
      `/api/v1/contracts/${shared}`,
      1,
      { annualCost: 1 },
      done(1),
    ),
    ...[
      {
        name: 'a system of another put under one’s own contract',
        id: ours,
        version: 2,
        systems: [own, other],
      },
      { name: 'or under one that covers none', id: nobodys, version: 1, systems: [other] },
      { name: 'or taken from under one', id: shared, version: 2, systems: [own] },
    ].map(({ name, id, version, systems }) =>
      write(
        name,
        'PATCH',
        `/api/v1/contracts/${id}`,
        version,
        { systems },
        { ...refused, contains: [other] },
      ),
    ),
    write('one that covers none', 'PATCH', `/api/v1/contracts/${nobodys}`, 1, { annualCost: 1 }, done(1)),
    write('a contract of another', 'PATCH', `/api/v1/contracts/${theirs}`, 1, { annualCost: 1 }, refused),
    write(
      'a waiver',
      'PATCH',
      `/api/v1/contracts/${ours}`,
      2,
      { noticeWaiver: 'X' },
      { status: 403, code: 'field_not_allowed' },
    ),
    {
      ...write(
        'what another waits for',
        'POST',
        '/api/v1/prerequisites',
        1,
        { system: other, requires: own },
        refused,
      ),
    },
    {
      ...write(
        'what one’s own waits for',
        'POST',
        '/api/v1/prerequisites',
        1,
        { system: own, requires: other },
        { status: 201, logs: 1 },
      ),
    },
    ...belonging.flatMap(([name, of, more]) => [
      write(`a risk ${name}`, 'POST', R, 1, { title: 'x', likelihood: 1, consequence: 1, ...of }, more),
      write(`a decision ${name}`, 'POST', B, 1, { title: 'x', consequenceOfNone: 'x', ...of }, more),
    ]),
    write('a risk given to another', 'PATCH', `${R}/RIS-002`, 1, { system: other }, refused),
    write('a risk given to nobody', 'PATCH', `${R}/RIS-003`, 1, { subproject: null }, refused),
    write('a risk of one’s own', 'PATCH', `${R}/RIS-002`, 1, { note: 'x' }, done(1)),
    ...[`${R}/RIS-001`, `${B}/BES-001`].flatMap((url) => [
      write('one of another', 'PATCH', url, 1, { title: 'Ny' }, refused),
      write('removing one of another', 'POST', `${url}/void`, 1, { reason: 'x' }, refused),
    ]),
    {
      ...write(
        'many',
        'POST',
        `${S}/bulk`,
        1,
        { numbers, changes: { responsible: 'X' } },
        { status: 200, logs: 1 },
      ),
      contains: ['"changed":1', '"refused":2', 'out_of_scope'],
    },
    {
      ...write(
        'moving many',
        'POST',
        `${S}/bulk`,
        1,
        { numbers, transition: { to: 'assessed' } },
        { status: 200 },
      ),
      contains: ['"unchanged":1', '"refused":2', 'out_of_scope'],
    },
    {
      ...write(
        'all or nothing',
        'POST',
        `${S}/bulk`,
        1,
        { numbers, changes: { responsible: 'Y' }, atomic: true },
        { status: 422 },
      ),
      code: 'bulk_refused',
    },
  ])
  const user = await findUser(server.store, 'lead')
  await patchUser(testContext(server), 'lead', user?.version ?? 0, { roles: ['lead', 'architect'] })
  const { body } = await server.call('auditor', 'GET', `${S}/${other}`)
  const match = { 'if-match': `"${body.version}"` }
  const asLead = await server.signIn('lead')
  const dated = await server.call(null, 'PATCH', `${S}/${other}`, due, { ...match, ...asLead })
  t.equal(dated.status, 200, 'as an architect, dates of all')
  const moved = await server.call(
    null,
    'POST',
    `${S}/${other}/transitions`,
    { to: 'assessed' },
    { ...asLead, 'if-match': dated.headers.etag as string },
  )
  t.equal(moved.status, 200, 'and moves up to planned')
})
