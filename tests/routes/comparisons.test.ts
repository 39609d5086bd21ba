import { test } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, runScenarios } from '../server.js'

const S = '/api/v1/systems'
const url = '/api/v1/comparisons'
const get = { method: 'GET' } as const

test('comparing: scenarios', async (t) => {
  const server = await startWithReplacements(t)
  const of = (query: string) => `${url}?${query}`
  const twelve = Array.from({ length: 13 }, (_, at) => `system=IKT-${at}`).join('&')
  await server.call('architect', 'POST', S, FULL_SYSTEM)
  await server.call('architect', 'POST', `${S}/IKT-004/void`, { reason: 'To ganger' }, { 'if-match': '"1"' })
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...get, url: of('system=IKT-001'), status: 401 },
    {
      name: 'whoever has a role may compare',
      as: 'auditor',
      ...get,
      url: of('system=IKT-001&system=ikt-2'),
      status: 200,
      contains: ['"number":"IKT-002"', '"target":null'],
    },
    {
      name: 'no system',
      as: 'auditor',
      ...get,
      url,
      status: 400,
      code: 'invalid_input',
      contains: ['"path":"system"'],
    },
    {
      name: 'one that is not there',
      as: 'auditor',
      ...get,
      url: of('system=IKT-404'),
      status: 400,
      contains: ['IKT-404'],
    },
    {
      name: 'one that others are like, and is not there',
      as: 'auditor',
      ...get,
      url: of('like=IKT-404'),
      status: 400,
    },
    {
      name: 'a target that is not there',
      as: 'auditor',
      ...get,
      url: of('system=IKT-001&target=ingen'),
      status: 400,
      contains: ['"path":"target"'],
    },
    {
      name: 'more than stand side by side',
      as: 'auditor',
      ...get,
      url: of(twelve),
      status: 400,
      contains: ['12'],
    },
    {
      name: 'a parameter that there is not',
      as: 'auditor',
      ...get,
      url: of('system=IKT-001&x=1'),
      status: 400,
    },
    {
      name: 'one that was removed is left out, and told',
      as: 'auditor',
      ...get,
      url: of('system=IKT-001&system=IKT-004'),
      status: 200,
      contains: ['"removed":["IKT-004"]'],
      lacks: ['"number":"IKT-004"'],
    },
  ])
})

test('systems stand beside what carries one of them on', async (t) => {
  const server = await startWithReplacements(t)
  const patch = (number: string, fields: object) =>
    server.call('architect', 'PATCH', `${S}/${number}`, fields, { 'if-match': '"1"' })
  await patch('IKT-001', { users: 1020, annualCost: 110_000, vendor: 'Salto' })
  await patch('IKT-002', {
    users: null,
    annualCost: 49_000,
    vendor: 'SALTO',
    hosting: null,
    municipality: '0711',
  })
  await patch('IKT-003', { users: 4030, annualCost: 317_000, vendor: 'Assa', disposition: 'retain' })
  const contract = { supplier: 'Salto', party: '0602', systems: ['IKT-001'], end: '2019-12-31' }
  await server.call('architect', 'POST', '/api/v1/contracts', contract)
  await server.call('architect', 'POST', '/api/v1/mappings', {
    ...{ system: 'IKT-001', replacement: 'familia', plannedCutOver: '2019-11-15' },
  })
  const read = async (query: string) => (await server.call('auditor', 'GET', `${url}?${query}`)).body
  const three = 'system=IKT-001&system=IKT-002&system=IKT-003'
  const found = await read(three)
  t.match(found.target, {
    code: 'familia',
    mapped: 1,
    users: { sum: 5050, unknown: 1 },
    values: { vendor: 'Assa', annualCost: 317_000 },
  })
  t.strictSame(found.costs, { before: { sum: 476_000, unknown: 0 }, after: 317_000 })
  const row = (field: string) => found.rows.find((one: { field: string }) => one.field === field)
  t.match(row('vendor'), { mark: 'differs', odd: [false, false, true] })
  t.match(row('users'), { mark: 'differs' })
  t.match(row('hosting'), { mark: 'missing' })
  t.match(row('privacyClass'), { mark: 'equal' })
  t.match(found.systems[0], {
    values: { contractEnd: '2019-12-31', replacements: ['familia'] },
    mappings: [{ id: 'KOB-001', plannedCutOver: '2019-11-15' }],
    paidUntil: { day: '2019-12-31', arranged: true },
  })
  t.match(found.systems[1], { missing: ['users', 'hosting'], paidUntil: { day: null } })
  t.match(found.systems[2], { continuedAs: 'familia' })
  t.equal(found.totals.differs + found.totals.missing < found.totals.rows, true)

  const shared = await read(`${three}&target=epj`)
  t.match(shared.target, { code: 'epj', mapped: 0, users: { sum: 5050, unknown: 1 } })
  t.equal(shared.costs.after, null)

  const apart = await read('system=IKT-001&target=familia')
  t.match(apart.target, { values: { vendor: 'Assa' }, users: { sum: 5050, unknown: 0 } })
  t.strictSame((await read(`${three}&asOf=1`)).systems, [], 'what was not there then')
  t.match(await read(`${three}&asOf=${await server.logLength()}`), { target: { code: 'familia' } })
})

test('those that do the same stand beside a system', async (t) => {
  const server = await startWithReplacements(t)
  // 001 to 003 are of one product. 004 is of another area, 005 and 006 do something else and go to the same.
  for (const more of [
    { serviceArea: 'SKO' },
    { product: 'Annet', descriptionNb: 'Noe annet' },
    { product: 'Tredje', descriptionNb: 'Noe tredje' },
    { product: 'GERICA', descriptionNb: 'Skrevet på en annen måte' },
    { product: 'Profil', municipality: '0711' },
  ])
    await server.call('architect', 'POST', S, { ...FULL_SYSTEM, ...more })
  for (const system of ['IKT-001', 'IKT-005', 'IKT-006'])
    await server.call('architect', 'POST', '/api/v1/mappings', { system, replacement: 'epj' })
  const like = async (number: string) =>
    (await server.call('auditor', 'GET', `${url}?like=${number}`)).body.systems.map(
      (one: { number: string }) => one.number,
    )
  t.strictSame(await like('IKT-001'), ['IKT-001', 'IKT-002', 'IKT-003', 'IKT-007', 'IKT-008'])
  t.strictSame(await like('IKT-008'), ['IKT-008', 'IKT-001', 'IKT-002', 'IKT-003', 'IKT-007'])
  t.strictSame(await like('IKT-005'), ['IKT-005', 'IKT-001', 'IKT-006'], 'where nobody else does')
  t.strictSame(await like('IKT-004'), ['IKT-004'])
})

test('statements do not grow with the systems that are compared', async (t) => {
  let statements = 0
  const server = await startWithReplacements(t, { onStatement: () => (statements += 1) })
  for (let index = 0; index < 9; index += 1) await server.call('architect', 'POST', S, FULL_SYSTEM)
  const count = async (most: number) => {
    const numbers = Array.from({ length: most }, (_, at) => `system=IKT-${at + 1}`).join('&')
    statements = 0
    t.equal((await server.call('auditor', 'GET', `${url}?${numbers}&target=epj`)).status, 200)
    return statements
  }
  await count(1)
  t.equal(await count(12), await count(2))
})
