import type { FunctionPlace, SystemFunction } from '../../schema/api/functions.js'
import { test, testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer } from '../server.js'

const url = '/api/v1/functions'
const systems = '/api/v1/systems'
const read = { as: 'auditor', method: 'GET' } as const

testOnce('functions: scenarios', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', systems, FULL_SYSTEM)
  await server.call('architect', 'POST', systems, { ...FULL_SYSTEM, serviceArea: null })
  await server.call('architect', 'POST', systems, { ...FULL_SYSTEM, municipality: '0711' })
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['pasientjournal'] },
    { name: 'not signed in, one', as: null, method: 'GET', url: `${url}/IKT-001`, status: 401 },
    { ...read, name: 'an auditor reads', url, status: 200, contains: ['"total":1', 'pasientjournal'] },
    {
      ...read,
      name: 'an area that there is not',
      url: `${url}?serviceArea=XYZ`,
      status: 400,
      contains: ['"path":"serviceArea"', 'XYZ'],
    },
    { ...read, name: 'too many at once', url: `${url}?limit=101`, status: 400, contains: ['"path":"limit"'] },
    { ...read, name: 'of another area', url: `${url}?serviceArea=SKO`, status: 200, contains: ['"total":0'] },
    { ...read, name: 'of a system that there is not', url: `${url}/IKT-404`, status: 404 },
    {
      ...read,
      name: 'of one that is in no area',
      url: `${url}/IKT-002`,
      status: 200,
      contains: ['"serviceArea":null', '"systems":1', '"position":null', '"next":null'],
    },
    {
      ...read,
      name: 'before there was any',
      url: `${url}?asOf=2019-01-01`,
      status: 200,
      contains: ['"total":0'],
    },
  ])
})

test('what several municipalities do is listed, and gone through one after the other', async (t) => {
  const server = await startTestServer(t)
  const get = async <T>(path: string): Promise<T> => (await server.call('auditor', 'GET', path)).body
  await server.call('administrator', 'POST', '/api/v1/municipalities', {
    ...{ number: '0625', name: 'Nedre Eiker', kind: 'former' },
  })
  for (const [product, descriptionNb, ...municipalities] of [
    ['Gerica', 'Journal', '0602', '0625', '0711'],
    ['Ascom', 'Sykesignal', '0602', '0711'],
    ['Medido', 'Dispenser', '0602', '0625'],
    ['Safemate', 'Sporing', '0602', '0602'],
    ['Mashie', 'Kost', '0625', '0711'],
  ] as [string, string, ...string[]][])
    for (const municipality of municipalities)
      await server.call('architect', 'POST', systems, {
        ...{ ...FULL_SYSTEM, name: product, product, descriptionNb, municipality },
      })
  const { items, total } = await get<{ items: SystemFunction[]; total: number }>(url)
  t.strictSame(
    items.map(({ number, nb, systems, municipalities }) => [number, nb, systems, municipalities.join(' ')]),
    [
      ['IKT-001', 'Journal', 3, '0602 0625 0711'],
      ['IKT-006', 'Dispenser', 2, '0602 0625'],
      ['IKT-010', 'Kost', 2, '0625 0711'],
      ['IKT-004', 'Sykesignal', 2, '0602 0711'],
    ],
  )
  t.equal(total, 4, 'what one municipality has twice is not among them')
  const paged = await get<{ items: SystemFunction[]; next: string }>(`${url}?serviceArea=HEO&limit=3`)
  const rest = await get<{ items: SystemFunction[]; next: null }>(
    `${url}?serviceArea=heo&limit=3&cursor=${paged.next}`,
  )
  t.strictSame([...paged.items, ...rest.items], items, 'a page at a time')
  t.equal(rest.next, null)

  const place = (number: string) => get<FunctionPlace>(`${url}/${number}`)
  t.match(await place('IKT-002'), {
    ...items[0],
    everywhere: true,
    position: 1,
    total: 1,
    previous: null,
    next: null,
  })
  t.match(await place('IKT-011'), {
    ...{ number: 'IKT-010', nb: 'Kost', everywhere: false },
    ...{ position: 2, total: 3, previous: 'IKT-006', next: 'IKT-004' },
  })
  t.strictSame(
    (await place('IKT-002')).alike.map(({ number, name, municipality, status }) =>
      [number, name, municipality, status].join(' '),
    ),
    ['IKT-002 Gerica 0625 registered', 'IKT-001 Gerica 0602 registered', 'IKT-003 Gerica 0711 registered'],
    'the systems are named, the one that is asked of first',
  )
  t.match(await place('IKT-008'), { systems: 2, position: null, previous: null, next: null })
  for (const { number, systems: count } of items)
    t.equal(
      (await get<{ systems: object[] }>(`/api/v1/comparisons?like=${number}`)).systems.length,
      count,
      `${number} is compared with those`,
    )
})
