import { test } from '../engines.js'
import { fillTracks, startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, runScenarios, startTestServer } from '../server.js'
import { startWithSystems } from '../tracks.js'
import { write } from '../undo.js'

const url = '/api/v1/changes'
const systems = '/api/v1/systems'

test('the change log: scenarios and filters', async (t) => {
  const server = await startTestServer(t)
  const version = (number: number) => ({ 'if-match': `"${number}"` })
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['hash'] },
    { name: 'it is not written by hand', as: 'administrator', method: 'POST', url, body: {}, status: 405 },
    {
      name: 'a system',
      as: 'architect',
      method: 'POST',
      url: systems,
      body: { ...FULL_SYSTEM, reason: 'Funnet i regnskapet' },
      status: 201,
      logs: 1,
    },
    {
      name: 'a change',
      as: 'lead',
      method: 'PATCH',
      url: `${systems}/IKT-001`,
      body: { responsible: 'Prosjektleder D4' },
      headers: version(1),
      status: 200,
      logs: 1,
    },
    {
      name: 'a step',
      as: 'lead',
      method: 'POST',
      url: `${systems}/IKT-001/transitions`,
      body: { to: 'assessed' },
      headers: version(2),
      status: 200,
      logs: 1,
    },
    {
      name: 'another system',
      as: 'architect',
      method: 'POST',
      url: systems,
      body: { ...FULL_SYSTEM, name: 'Familia' },
      status: 201,
      logs: 1,
    },
    {
      name: 'an unknown entity',
      as: 'auditor',
      method: 'GET',
      url: `${url}?entity=cat`,
      status: 400,
      contains: ['"path":"entity'],
    },
    {
      name: 'a date that is none',
      as: 'auditor',
      method: 'GET',
      url: `${url}?from=yesterday`,
      status: 400,
      contains: ['"path":"from"'],
    },
    { name: 'a cursor of another list', as: 'auditor', method: 'GET', url: `${url}?cursor=abc`, status: 400 },
  ])

  const found = async (query: string) => {
    const { body } = await server.call('auditor', 'GET', `${url}?${query}`)
    return body.items.map((row: { label: string; action: string }) => `${row.action} ${row.label}`)
  }
  for (const [query, expected] of [
    ['system=IKT-001', ['transition Gerica', 'update Gerica', 'create Gerica']],
    ['entity=system&action=create', ['create Familia', 'create Gerica']],
    ['field=responsible&action=update', ['update Gerica']],
    ['actor=Test+lead', ['transition Gerica', 'update Gerica']],
    ['entity=system&entityId=IKT-002', ['create Familia']],
    ['system=IKT-001&from=2019-10-15&to=2019-10-15', ['transition Gerica', 'update Gerica', 'create Gerica']],
    ['system=IKT-001&to=2019-10-14', []],
  ] as const)
    t.strictSame(await found(query), expected, query)

  const { body: whole } = await server.call('auditor', 'GET', `${url}?limit=1000`)
  t.equal(whole.total, whole.items.length)
  t.strictSame(
    whole.items.map(({ seq }: { seq: number }) => seq),
    whole.items.map((_: unknown, index: number) => whole.items.length - index),
    'numbered without a gap, newest first',
  )
  for (const [index, row] of whole.items.slice(0, -1).entries())
    t.equal(row.prevHash, whole.items[index + 1].hash, `row ${row.seq} is chained to the row before it`)
  const [created] = whole.items.filter(({ reason }: { reason: string }) => reason === 'Funnet i regnskapet')
  t.match(created, {
    actorName: 'IKT-arkitekt (Test architect)',
    before: null,
    after: { name: 'Gerica' },
    system: 'IKT-001',
  })

  const walked: number[] = []
  for (let next: string | null = ''; next !== null; ) {
    const { body }: { body: { items: { seq: number }[]; next: string | null } } = await server.call(
      'auditor',
      'GET',
      `${url}?limit=3${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
    )
    walked.push(...body.items.map(({ seq }) => seq))
    next = body.next
  }
  t.equal(walked.length, whole.total, 'pages give every row once')
  t.equal(new Set(walked).size, whole.total)
})

test('the changes of a system hold those of contracts that cover it and of integrations to it', async (t) => {
  const server = await startWithSystems(t, 3)
  const seen = async (system: string) => {
    const { body } = await server.call('auditor', 'GET', `${url}?system=${system}`)
    return body.items
      .map(({ entity, action }: { entity: string; action: string }) => `${entity} ${action}`)
      .filter((line: string) => !line.startsWith('system'))
  }
  const contract = { supplier: 'Tieto', party: '0602', systems: ['IKT-001', 'IKT-002'] }
  await server.call('architect', 'POST', '/api/v1/contracts', contract)
  const integration = { fromSystem: 'IKT-001', toSystem: 'IKT-002', data: 'Pasienter' }
  await server.call('architect', 'POST', '/api/v1/integrations', integration)
  t.strictSame(await seen('IKT-001'), ['integration create', 'contract create'])
  t.strictSame(await seen('IKT-002'), ['integration create', 'contract create'])
  t.strictSame(await seen('IKT-003'), [], 'and nothing of the others')
  await server.write('architect', 'PATCH', '/api/v1/contracts/AVT-001', { systems: ['IKT-002', 'IKT-003'] })
  t.strictSame(await seen('IKT-003'), ['contract update'], 'it had nothing to do with the contract before')
  t.strictSame(
    await seen('IKT-001'),
    ['contract update', 'integration create', 'contract create'],
    'what left the contract keeps its history',
  )
})

test('every row that a request writes has its reason', async (t) => {
  const server = await startWithReplacements(t)
  await fillTracks(server, ['IKT-001'])
  const reason = 'Vedtatt i styringsgruppen'
  const moves = (to: string) =>
    write(server, 'administrator', `${systems}/IKT-001/transitions`, { to, reason })
  const mapping = { system: 'IKT-001', replacement: 'epj', conversionNeeded: 'no', reason }
  const counts = { acceptedBy: 'Fagleder', acceptedOn: '2019-10-14', evidence: 'Sak 1' }
  const written: [string, string][] = []
  const run = async (what: string, request: Promise<string>) => written.push([what, await request])
  await run('a mapping', write(server, 'architect', '/api/v1/mappings', mapping))
  await run(
    'a second one, which makes the first partial',
    write(server, 'architect', '/api/v1/mappings', { ...mapping, replacement: 'kart' }),
  )
  await run(
    'a mapping removed',
    write(server, 'architect', '/api/v1/mappings/KOB-002/void', { reason, confirmed: ['systems'] }),
  )
  await run(
    'a bulk edit',
    write(server, 'lead', `${systems}/bulk`, { filter: {}, changes: { rollbackPlan: '2' }, reason }),
  )
  await write(server, 'architect', '/api/v1/mappings/KOB-001', { coverage: 'full' }, 'PATCH')
  for (const to of ['assessed', 'decided', 'planned', 'migrating']) await run(to, moves(to))
  await write(server, 'architect', '/api/v1/mappings/KOB-001', counts, 'PATCH')
  await run('a cut-over, which dates its mappings', moves('cut_over'))
  await run('a system removed', write(server, 'administrator', `${systems}/IKT-002/void`, { reason }))
  for (const [what, request] of written) {
    const { items } = (await server.call('auditor', 'GET', `${url}?requestId=${request}`)).body
    t.ok(items.length > 0, what)
    t.same(
      items.map((row: { reason: string }) => row.reason),
      items.map(() => reason),
      `${what}: ${items.length} rows`,
    )
  }
})

test('the history of a system stays what it was when links come and go', async (t) => {
  const server = await startWithReplacements(t)
  const ask = async (query: string) =>
    (await server.call('auditor', 'GET', `${url}?${query}&limit=100`)).body.items.map(
      ({ action, entity }: { action: string; entity: string }) => `${action} ${entity}`,
    )
  const write = async (method: string, path: string, body: object, version?: number) => {
    const headers: Record<string, string> = version ? { 'if-match': `"${version}"` } : {}
    const answer = await server.call('administrator', method, `/api/v1/${path}`, body, headers)
    t.ok(answer.status < 300, answer.text)
    return answer.body.id as string
  }
  const shown: [number, string, string[]][] = []
  const remember = async () => {
    for (const system of ['IKT-001', 'IKT-002', 'IKT-003'])
      shown.push([await server.logLength(), system, await ask(`system=${system}`)])
  }
  await remember()
  const contract = await write('POST', 'contracts', {
    supplier: 'Leverandør',
    systems: ['IKT-001', 'IKT-002'],
  })
  const integration = await write('POST', 'integrations', {
    fromSystem: 'IKT-001',
    toSystem: 'IKT-002',
    data: 'x',
  })
  const prerequisite = await write('POST', 'prerequisites', {
    system: 'IKT-003',
    requires: 'IKT-002',
    status: 'cut_over',
  })
  await remember()
  await write('PATCH', `contracts/${contract}`, { systems: ['IKT-001'] }, 1)
  await write('PATCH', `integrations/${integration}`, { toSystem: null, toParty: '0711' }, 1)
  await write('POST', `prerequisites/${prerequisite}/void`, { reason: 'x' }, 1)
  await remember()
  t.same(await ask('system=IKT-002'), [
    'void prerequisite',
    'update integration',
    'update contract',
    'create prerequisite',
    'create integration',
    'create contract',
    'create system',
  ])
  for (const [asOf, system, rows] of shown)
    t.same(await ask(`system=${system}&asOf=${asOf}`), rows, `${system} at ${asOf}`)
})
