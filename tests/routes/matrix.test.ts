import type { Matrix, MatrixCell } from '../../schema/api/matrix.js'
import { stageOf, statusesAt } from '../../schema/rules/stages.js'
import { test, testOnce } from '../engines.js'
import { type Answer, runScenarios } from '../server.js'
import { moveThrough, startWithSystems, type TrackServer } from '../tracks.js'

const url = '/api/v1/matrix'
const systems = '/api/v1/systems'

testOnce('the matrix: scenarios', async (t) => {
  const server = await startWithSystems(t, 2)
  const read = { as: 'auditor', method: 'GET' } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['cells'] },
    { ...read, name: 'an auditor reads', url, status: 200, contains: ['"total":2', '"letter":{"nb":"?"'] },
    {
      ...read,
      name: 'a filter on what there is not',
      url: `${url}?municipality=9999`,
      status: 400,
      contains: ['"path":"municipality"', '9999'],
    },
    {
      ...read,
      name: 'a parameter that there is not',
      url: `${url}?by=wave`,
      status: 400,
      contains: ['"path":"by"'],
    },
    {
      ...read,
      name: 'a filter that none matches',
      url: `${url}?q=zzzz`,
      status: 200,
      contains: ['"total":0', '"cells":[]', '"serviceAreas":[]', '"destinations":[]'],
    },
    {
      ...read,
      name: 'before there was anything',
      url: `${url}?asOf=2019-01-01`,
      status: 200,
      contains: ['"total":0', '"cells":[]'],
    },
  ])
})

/** Systems that go several ways, in two municipalities and an area of none, some of them ready. */
async function startSpread(t: Parameters<typeof startWithSystems>[0]): Promise<TrackServer> {
  const server = await startWithSystems(t, 9)
  const done = async (answer: Promise<Answer>) => {
    const { status, text } = await answer
    if (status >= 300) throw new Error(text)
  }
  const make = (path: string, body: object) =>
    done(server.call('administrator', 'POST', `/api/v1/${path}`, body))
  const change = (number: string, fields: object) =>
    done(server.write('administrator', 'PATCH', `${systems}/${number}`, { ...fields, reason: 'Planlagt' }))
  const map = (system: string, replacement: string) => make('mappings', { system, replacement })
  await make('municipalities', { number: '0625', name: 'Nedre Eiker', kind: 'former' })
  for (const [code, continuesSystem] of [
    ['sys_a', 'IKT-003'],
    ['sys_b', 'IKT-004'],
  ])
    await make('replacements', {
      ...{
        code,
        nameNb: `${code} videre`,
        nameEn: code,
        kind: 'continued',
        state: 'coming',
        continuesSystem,
      },
    })
  await change('IKT-001', { municipality: '0625' })
  await map('IKT-001', 'epj')
  await map('IKT-002', 'epj')
  await change('IKT-003', { disposition: 'retain' })
  await change('IKT-004', { disposition: 'retain' })
  await moveThrough(server, 'IKT-003', ['assessed', 'decided', 'retained'])
  await moveThrough(server, 'IKT-004', ['assessed', 'decided'])
  await map('IKT-005', 'sys_a')
  await map('IKT-006', 'sys_b')
  await change('IKT-007', { serviceArea: null })
  await change('IKT-008', { disposition: 'retire' })
  return server
}

const query = (filter: object) =>
  new URLSearchParams(
    Object.entries(filter).flatMap(([name, values]) => [values].flat().map((value) => [name, String(value)])),
  )
const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0)

test('the list finds what each cell counts, and the sums are those of the list', async (t) => {
  const server = await startSpread(t)
  const read = async (path: string) => (await server.call('auditor', 'GET', path)).body
  const total = async (filter: object): Promise<number> =>
    (await read(`${systems}?limit=1&${query(filter)}`)).total

  for (const filters of [
    {},
    { municipality: ['0625'] },
    { signal: ['unmapped'] },
    { q: 'System', ready: 'false' },
    { destination: ['sys_a'] },
    { destination: ['continued', 'sys_a', 'retain'] },
    { voided: 'all' },
  ]) {
    const at = String(query(filters)) || 'all'
    const matrix: Matrix = await read(`${url}?${query(filters)}`)
    t.equal(matrix.total, await total(filters), at)
    t.equal(matrix.ready, 'ready' in filters ? 0 : await total({ ...filters, ready: 'true' }), `${at}: ready`)
    for (const parts of [matrix.serviceAreas, matrix.municipalities, matrix.destinations, matrix.cells]) {
      t.equal(
        sum<{ total: number }>(parts, (one) => one.total),
        matrix.total,
        `${at}: each counted once`,
      )
      t.equal(
        sum<{ ready: number }>(parts, (one) => one.ready),
        matrix.ready,
        `${at}: ready ones too`,
      )
    }
    t.equal(
      sum(Object.values(matrix.byStatus), (count) => count),
      matrix.total,
    )
    for (const { value, total: all } of matrix.destinations)
      t.equal(await total({ ...filters, destination: [value] }), all, `${at}: ${value}`)
    for (const cell of matrix.cells) await checkCell(cell, filters, at)
  }

  async function checkCell(cell: MatrixCell, filters: object, at: string) {
    const { serviceArea, municipality, counts } = cell
    const of = { ...filters, serviceArea: [serviceArea], municipality: [municipality] }
    const here = `${at}: ${serviceArea} ${municipality}`
    t.equal(await total(of), cell.total, here)
    t.equal(
      sum(counts, ({ count }) => count),
      cell.total,
    )
    for (const { destination, status, count } of counts)
      t.equal(
        await total({ ...of, destination: [destination], status: [status] }),
        count,
        `${here} ${destination} ${status}`,
      )
    // What the squares are drawn of: a destination and a stage.
    for (const { destination, status } of counts) {
      const stage = stageOf(status)
      const same = counts.filter((one) => one.destination === destination && stageOf(one.status) === stage)
      t.equal(
        await total({ ...of, destination: [destination], status: statusesAt(stage) }),
        sum(same, ({ count }) => count),
        `${here} ${destination} ${stage}`,
      )
    }
  }
})

test('rows and columns are what the register has, with the letters of where systems go', async (t) => {
  const server = await startSpread(t)
  const read = async (filters: object = {}): Promise<Matrix> =>
    (await server.call('auditor', 'GET', `${url}?${query(filters)}`)).body
  const all = await read()
  const values = (list: readonly { value: string }[]) => list.map(({ value }) => value)
  t.strictSame(
    all.municipalities.map(({ value, total }) => [value, total]),
    [
      ['0602', 8],
      ['0625', 1],
      ['0711', 0],
    ],
    'those that merge, though one has no systems',
  )
  t.equal(values(all.serviceAreas).at(-1), '', 'what has no area stands last')
  t.ok(
    all.serviceAreas.some(({ total }) => total === 0),
    'an area without systems has a row',
  )
  t.strictSame(
    all.destinations.map(({ value, letter, total }) => [value, letter.nb, letter.en, total]),
    [
      ['epj', 'E', 'E', 2],
      ['continued', 'S', 'C', 2],
      ['retain', 'V', 'R', 2],
      ['retire', 'X', 'X', 1],
      ['unmapped', '?', '?', 2],
    ],
  )
  const [cell] = all.cells.filter(({ total }) => total > 2)
  t.strictSame(
    cell?.counts.map(({ destination, status }) => `${destination} ${status}`),
    [
      'epj registered',
      'continued registered',
      'retain retained',
      'retain decided',
      'retire registered',
      'unmapped registered',
    ],
    'in the order of the destinations, done first',
  )

  const one = await read({ municipality: ['0625'] })
  t.strictSame(values(one.municipalities), ['0625'], 'only what is asked for')
  t.equal(one.serviceAreas.length, 1, 'and the areas that have any of it')
  const own = await read({ destination: ['sys_a'] })
  t.match(own.destinations, [{ value: 'sys_a', nb: 'sys_a videre', total: 1 }], 'by itself when asked for')
  t.equal(own.municipalities.length, all.municipalities.length, 'and the columns stay')

  // What is shared by several stands beside those that merge once it has systems.
  await server.call('administrator', 'POST', '/api/v1/municipalities', {
    ...{ number: '9001', name: 'Felles IKS', kind: 'shared' },
  })
  t.notOk(values((await read()).municipalities).includes('9001'))
  await server.write('administrator', 'PATCH', `${systems}/IKT-009`, {
    municipality: '9001',
    reason: 'Flyttet',
  })
  t.equal(values((await read()).municipalities).at(-1), '9001')
})
