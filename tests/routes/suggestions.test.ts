import type { SystemSuggestions, WaitingSystem } from '../../schema/api/suggestions.js'
import { testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

const url = '/api/v1/suggestions'
const of = (number: string) => `/api/v1/systems/${number}/suggestions`

/** Two municipalities’ libraries and case systems: one carried on for all, one mapped, the others waiting. */
async function start(
  t: Parameters<typeof startWithSystems>[0],
  onStatement?: () => void,
): Promise<TrackServer> {
  const server = await startWithSystems(t, 0, {}, onStatement ? { onStatement } : {})
  const post = async (path: string, body: object) => {
    const answer = await server.call('administrator', 'POST', `/api/v1/${path}`, body)
    t.equal(answer.status, 201, `${path}: ${JSON.stringify(answer.body)}`)
  }
  await post('municipalities', { number: '0625', name: 'Nordbygd', kind: 'former' })
  const system = (name: string, municipality: string, body: object) =>
    post('systems', { ...FULL_SYSTEM, name, municipality, product: name, ...body })
  await system('Lesarot', '0602', { descriptionNb: 'Biblioteksystem', hosting: 'saas', serviceArea: 'HEO' })
  await system('Bokbua', '0625', {
    descriptionNb: 'Biblioteksystem',
    hosting: 'hosted',
    serviceArea: 'HEO',
    annualCost: 212_000,
  })
  await system('Mappeskåp', '0602', { descriptionNb: 'Sakarkiv', serviceArea: 'HEO' })
  await system('Mappeskåp', '0625', { descriptionNb: 'Sakarkiv', dayOneCritical: true, serviceArea: 'HEO' })
  await system('Strøbil', '0625', { descriptionNb: 'Brøyting' })
  await post('replacements', {
    code: 'arkiv',
    nameNb: 'Felles arkiv',
    nameEn: 'Archive',
    kind: 'shared_solution',
  })
  await post('replacements', {
    ...{ code: 'lesarot', nameNb: 'Lesarot', nameEn: 'Lesarot', kind: 'continued' },
    continuesSystem: 'IKT-001',
  })
  await server.write('architect', 'PATCH', '/api/v1/systems/IKT-001', { disposition: 'retain' })
  await post('mappings', { system: 'IKT-003', replacement: 'arkiv' })
  await post('contracts', {
    ...{ supplier: 'Hylle', systems: ['IKT-002'], start: '2018-01-01', end: '2020-06-30' },
    ...{ autoRenew: true, noticeMonths: 6 },
  })
  await post('integrations', { fromSystem: 'IKT-002', toSystem: 'IKT-003', data: 'Purringer' })
  return server
}

const listed = (answer: { body: { items: WaitingSystem[] } }) =>
  answer.body.items.map(({ number, suggestion }) => [
    number,
    suggestion && (suggestion.replacement?.code ?? null),
    suggestion?.strength ?? 'none',
  ])

testOnce('suggestions: scenarios', async (t) => {
  const server = await start(t)
  const read = (name: string, path: string, rest: object) =>
    ({ name, as: 'auditor', method: 'GET', url: path, status: 200, ...rest }) as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['items', 'Bokbua'] },
    {
      name: 'of one: not signed in',
      as: null,
      method: 'GET',
      url: of('IKT-002'),
      status: 401,
      lacks: ['items'],
    },
    read('what is mapped, and what is carried on, waits for nothing', url, {
      contains: ['"waiting":3', '"systems":5', '"total":3', '"synthetic":'],
      lacks: ['"number":"IKT-001"', '"number":"IKT-003"'],
    }),
    read('by municipality, however it is written', `${url}?municipality=0602`, {
      contains: ['"total":0', '"waiting":3'],
    }),
    read('a municipality that is not there', `${url}?municipality=9999`, {
      status: 400,
      contains: ['municipality'],
      lacks: ['items'],
    }),
    read('an area that is not there', `${url}?serviceArea=INGEN`, { status: 400, contains: ['serviceArea'] }),
    read('no such strength', `${url}?strength=sure`, { status: 400, contains: ['strength'] }),
    read('a filter that does not exist', `${url}?status=planned`, { status: 400, lacks: ['items'] }),
    read('by strength', `${url}?strength=none`, { contains: ['"total":1', 'IKT-005'], lacks: ['IKT-002'] }),
    read('by words', `${url}?q=bokbua`, { contains: ['"total":1', 'IKT-002'], lacks: ['IKT-004'] }),
    read('a damaged cursor', `${url}?cursor=x`, { status: 400, lacks: ['items'] }),
    read('of a system that is not there', of('IKT-404'), { status: 404, lacks: ['items'] }),
    read('of one, with a filter', `${of('IKT-002')}?q=x`, { status: 400, lacks: ['items'] }),
  ])
})

testOnce('the queue: the strongest first, what is critical on day one first among equals', async (t) => {
  const server = await start(t)
  const all = await server.call('auditor', 'GET', url)
  t.strictSame(listed(all), [
    ['IKT-004', 'arkiv', 'strong'],
    ['IKT-002', 'lesarot', 'strong'],
    ['IKT-005', null, 'none'],
  ])
  let [cursor, seen] = ['', [] as unknown[]]
  for (let page = 0; page < 3; page += 1) {
    const one = await server.call('auditor', 'GET', `${url}?limit=1${cursor}`)
    seen = [...seen, ...listed(one)]
    t.equal(one.body.total, 3)
    cursor = `&cursor=${one.body.next}`
    t.equal(one.body.next === null, page === 2)
  }
  t.strictSame(seen, listed(all), 'page by page it is the same')
})

testOnce('a write is seen at once, and the register as it was is as it was', async (t) => {
  const server = await start(t)
  const { sequence } = (await server.call('auditor', 'GET', url)).body.meta
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-002', replacement: 'lesarot' })
  t.match((await server.call('auditor', 'GET', url)).body, { waiting: 2, total: 2, systems: 5 })
  t.match((await server.call('auditor', 'GET', `${url}?asOf=${sequence}`)).body, { waiting: 3 })
  const retired = { disposition: 'retire' }
  await server.write('architect', 'PATCH', '/api/v1/systems/IKT-005', retired)
  t.match((await server.call('auditor', 'GET', url)).body, { waiting: 1 })
  const before = await server.call('auditor', 'GET', of('IKT-004'))
  t.equal(before.body.items[0].replacement.state, 'planned')
  await server.write('architect', 'PATCH', '/api/v1/replacements/arkiv', {
    state: 'in_use',
    goLiveActual: '2019-01-01',
  })
  const after = (await server.call('auditor', 'GET', of('IKT-004'))).body as SystemSuggestions
  const codes = (items: SystemSuggestions['items']) => items[0]?.reasons.map(({ code }) => code) ?? []
  t.ok(codes(before.body.items).includes('DAY_ONE_NOT_IN_USE'))
  t.notOk(codes(after.items).includes('DAY_ONE_NOT_IN_USE'))
  // What a programme’s name is changes nothing of it.
  await server.call('lead', 'POST', '/api/v1/waves', { code: 'w1', nameNb: 'Vår', nameEn: 'Spring' })
  t.match((await server.call('auditor', 'GET', url)).body, { waiting: 1 })
})

testOnce(
  'one system: reasons for and then against, what follows, and the same function beside it',
  async (t) => {
    const server = await start(t)
    const { items, sameFunction } = (await server.call('auditor', 'GET', of('IKT-002')))
      .body as SystemSuggestions
    const [best] = items
    t.match(best, {
      replacement: { code: 'lesarot', continuesSystem: 'IKT-001' },
      strength: 'strong',
      consequences: {
        integrations: 1,
        annualCost: 212_000,
        contracts: [
          { id: 'AVT-001', supplier: 'Hylle', noticeDeadline: '2019-12-30', possibleEnd: '2020-06-30' },
        ],
      },
    })
    t.strictSame(
      best?.reasons.map(({ code, speaks }) => `${speaks} ${code}`),
      [
        'for SAME_FUNCTION',
        'for SAME_AREA',
        'for SAME_VENDOR',
        'for DECIDED',
        'for NOTICE_POSSIBLE',
        'against OTHER_HOSTING',
      ],
    )
    t.match([best?.speaksFor, best?.speaksAgainst], [5, 1])
    t.ok(best?.reasons.some(({ nb }) => nb === 'Avtalen kan sies opp innen 30.12.2019'))
    t.ok(best?.reasons.some(({ nb }) => nb === 'Ulik drift: driftet av leverandør mot skytjeneste'))
    t.equal(sameFunction.purpose.nb, 'Biblioteksystem')
    t.strictSame(
      sameFunction.systems.map(({ number, integrations }) => [number, integrations]),
      [
        ['IKT-001', []],
        ['IKT-002', ['Mappeskåp']],
      ],
      'in the order of the municipalities',
    )
    t.match(sameFunction.systems[1], { annualCost: 212_000, hosting: 'hosted', noticeDeadline: '2019-12-30' })

    const itself = (await server.call('auditor', 'GET', of('IKT-001'))).body as SystemSuggestions
    t.match(itself.items[0], { replacement: null, consequences: null, strength: 'strong' })
    await server.write(
      'architect',
      'POST',
      '/api/v1/systems/IKT-005/void',
      { reason: 'Dobbelt', confirmed: [] },
      '/api/v1/systems/IKT-005',
    )
    const removed = (await server.call('auditor', 'GET', of('IKT-005'))).body as SystemSuggestions
    t.strictSame([removed.items, removed.sameFunction.systems.map(({ number }) => number)], [[], ['IKT-005']])
  },
)

testOnce('the number of statements does not grow with the systems', async (t) => {
  let statements = 0
  const counting = () => (statements += 1)
  const server = await start(t, counting)
  const count = async (path: string) => {
    // First what is kept of the whole register, and then, with an answer that nobody has kept, that answer alone.
    await server.call('auditor', 'GET', `${url}?limit=1`)
    statements = 0
    t.equal((await server.call('auditor', 'GET', path)).status, 200)
    return statements
  }
  const few = [await count(`${url}?limit=999`), await count(of('IKT-002'))]
  for (let at = 0; at < 30; at += 1)
    await server.call('architect', 'POST', '/api/v1/systems', {
      ...{ ...FULL_SYSTEM, name: `Bokbua ${at}`, municipality: at % 2 ? '0602' : '0625' },
      descriptionNb: 'Biblioteksystem',
    })
  const many = [await count(`${url}?limit=999`), await count(of('IKT-002'))]
  t.strictSame(many, few)
  t.ok(few.every((each) => each > 0))
})
