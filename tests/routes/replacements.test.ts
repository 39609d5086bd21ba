import type { DUTY_FIELDS } from '../../schema/rules/replacements.js'
import { testOnce } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { runScenarios } from '../server.js'

const v = (version: number) => ({ 'if-match': `"${version}"` })

/** Each duty that what carries a system on has on that system, answered. */
const DUTIES: Record<(typeof DUTY_FIELDS)[number], string> = {
  dpaSignedOn: '2019-08-01',
  dpaReference: 'SYN-19/1',
  dpaReason: 'Egen drift',
  riskAssessedOn: '2019-08-01',
  riskReference: 'SYN-ROS 19/1',
  dpiaRequired: 'no',
  dpiaReason: 'Ingen høy risiko',
  dpiaDoneOn: '2019-08-01',
  dpiaReference: 'SYN-DPIA 19/1',
}

testOnce('replacements: scenarios', async (t) => {
  const server = await startWithReplacements(t)
  const replacements = '/api/v1/replacements'
  const body = { code: 'ny', nameNb: 'Ny', nameEn: 'New', kind: 'shared_solution' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url: replacements, body, status: 401 },
    { name: 'lead', as: 'lead', method: 'POST', url: replacements, body, status: 403 },
    {
      name: 'taken code',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, code: 'epj' },
      status: 409,
      code: 'already_exists',
    },
    {
      name: 'continued without a system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued' },
      status: 400,
      contains: ['continuesSystem'],
    },
    {
      name: 'shared with a system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, continuesSystem: 'IKT-001' },
      status: 400,
    },
    {
      name: 'continues an unknown system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued', continuesSystem: 'IKT-777' },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'continues what is continued',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued', continuesSystem: 'IKT-003' },
      status: 409,
      code: 'already_exists',
    },
    ...Object.entries(DUTIES).flatMap(([name, value]) => [
      {
        name: `${name} of a new one that continues a system`,
        as: 'architect' as const,
        method: 'POST' as const,
        url: replacements,
        body: { ...body, kind: 'continued', continuesSystem: 'IKT-001', [name]: value },
        status: 400,
        contains: [`"path":"${name}"`, 'kept_on_system', 'IKT-001'],
      },
      {
        name: `${name} of one that continues a system`,
        as: 'architect' as const,
        method: 'PATCH' as const,
        url: `${replacements}/familia`,
        headers: v(1),
        body: { [name]: value },
        status: 400,
        contains: [`"path":"${name}"`, 'kept_on_system', 'IKT-003'],
      },
    ]),
    {
      name: 'made',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body,
      status: 201,
      contains: ['"systems":0'],
      logs: 1,
    },
    {
      name: 'patch without version',
      as: 'architect',
      method: 'PATCH',
      url: `${replacements}/ny`,
      body: { owner: 'x' },
      status: 428,
    },
    {
      name: 'patch',
      as: 'architect',
      method: 'PATCH',
      url: `${replacements}/ny`,
      body: { owner: 'Kommunalsjef' },
      headers: v(1),
      status: 200,
      logs: 1,
    },
    { name: 'unknown', as: 'auditor', method: 'GET', url: `${replacements}/nix`, status: 404 },
    {
      name: 'list',
      as: 'auditor',
      method: 'GET',
      url: `${replacements}?kind=continued`,
      status: 200,
      contains: ['"total":1'],
    },
  ])
})

testOnce('the list comes a page at a time, shared solutions first, and is found by words', async (t) => {
  const server = await startWithReplacements(t)
  const make = (body: object) => server.call('architect', 'POST', '/api/v1/replacements', body)
  await make({ code: 'nasjonal', nameNb: 'Ånd', nameEn: 'Spirit', kind: 'national_service', vendor: 'KS' })
  await make({ code: 'arkiv', nameNb: 'Arkiv', nameEn: 'Archive', kind: 'shared_solution', product: 'Acos' })
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-001', replacement: 'epj' })
  const ask = async (query: string, role: 'auditor' | null = 'auditor') =>
    server.call(role, 'GET', `/api/v1/replacements?${query}`)
  const codes = (body: { items: { code: string }[] }) => body.items.map(({ code }) => code)
  const all = ['arkiv', 'epj', 'kart', 'nasjonal', 'familia']

  t.equal((await ask('', null)).status, 401, 'not for strangers')
  const whole = (await ask('')).body
  t.match(whole, { total: 5, next: null })
  t.strictSame(codes(whole), all)
  t.match(whole.items[1], { code: 'epj', systems: 1, ready: 0 }, 'counted on its page')
  t.notMatch(whole.items[1], { searchText: String }, 'what only search uses is not told')

  for (const limit of [1, 2, 3]) {
    const walked: unknown[] = []
    for (let cursor = ''; ; ) {
      const { body } = await ask(`limit=${limit}${cursor}`)
      t.equal(body.total, 5)
      t.ok(body.items.length <= limit)
      walked.push(...body.items)
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    t.strictSame(walked, whole.items, `${limit} at a time`)
  }

  for (const [query, found] of [
    ['q=felles', ['epj']],
    ['q=SHARED+epr', ['epj']],
    ['q=%C3%A5nd', ['nasjonal']],
    ['q=ks', ['nasjonal']],
    ['q=acos', ['arkiv']],
    ['q=ikt-3', ['familia']],
    ['q=100%25', []],
    ['q=ar&kind=shared_solution&limit=1', ['arkiv']],
    ['code=familia&code=EPJ', ['epj', 'familia']],
    ['state=coming&kind=shared_solution', ['kart']],
  ] as const) {
    const { body } = await ask(query)
    t.strictSame(codes(body), found, query)
  }
  t.equal((await ask('code=nothing')).status, 400, 'a filter names what is there')
  t.equal((await ask(`cursor=${Buffer.from('["replacements",0,"a"]').toString('base64url')}`)).status, 400)

  const before = whole.meta.sequence
  await server.call('architect', 'PATCH', '/api/v1/replacements/arkiv', { nameNb: 'Depot' }, v(1))
  t.strictSame(codes((await ask('q=depot')).body), ['arkiv'], 'a new name is found')
  t.strictSame(codes((await ask(`q=depot&asOf=${before}`)).body), [], 'and not before it was given')
  t.strictSame(codes((await ask(`asOf=${before}&limit=2`)).body), ['arkiv', 'epj'])
})

testOnce(
  'one is read with the parts of what is split, what it must have, and how far the archives are',
  async (t) => {
    const server = await startWithReplacements(t)
    const make = async (url: string, body: object, as: 'architect' | 'lead' = 'architect') => {
      const { status, text } = await server.call(as, 'POST', `/api/v1/${url}`, body)
      t.equal(status, 201, text)
    }
    const read = async (code: string, asOf = '') =>
      (await server.call('auditor', 'GET', `/api/v1/replacements/${code}${asOf}`)).body
    await make('mappings', { system: 'IKT-001', replacement: 'epj', scope: 'Pleie' })
    await make('mappings', { system: 'IKT-002', replacement: 'epj' })
    const { sequence } = (await read('epj')).meta
    await make('mappings', { system: 'IKT-001', replacement: 'kart', scope: 'Kart' })
    const { parts, steps, archives, mappings } = await read('epj')
    t.equal(mappings.length, 2)
    t.match(parts, [
      { system: 'IKT-001', elsewhere: [{ code: 'kart', nameNb: 'Ny kart' }], restReason: null },
    ])
    t.equal(parts.length, 1, 'what is covered whole has no rest')
    t.match((await read('kart')).parts, [{ system: 'IKT-001', elsewhere: [{ code: 'epj' }] }])
    t.strictSame((await read('epj', `?asOf=${sequence}`)).parts, [], 'nothing was split before')
    t.strictSame(
      steps.map(({ field, done }: { field: string; done: boolean }) => `${field} ${done}`),
      ['state true', 'dpaSignedOn false', 'riskAssessedOn false', 'dpiaRequired false'],
    )
    t.match(archives[0], { en: 'Appraised', done: 0, of: 2 })
    t.strictSame((await read('familia')).archives, [], 'nothing goes into it')

    const privacy = {
      dpaState: 'signed',
      dpaSignedOn: '2019-08-01',
      dpaParty: '0602',
      riskAssessedOn: '2019-08-02',
    }
    await server.call('privacy_adviser', 'PATCH', '/api/v1/systems/IKT-003/privacy', privacy, v(0))
    const carried = (await read('familia')).steps
    t.match(carried, [
      { done: false },
      { done: true, date: '2019-08-01' },
      {},
      { done: true },
      { done: false },
    ])
    t.match(carried[2], { field: 'dpaSignedOn', en: /the new municipality/ }, 'the duties of the system')
  },
)

testOnce('contracts and prerequisites are found by where their systems go', async (t) => {
  const server = await startWithReplacements(t)
  for (const [as, url, body] of [
    ['architect', 'mappings', { system: 'IKT-001', replacement: 'epj' }],
    ['architect', 'contracts', { supplier: 'Lei', systems: ['IKT-001', 'IKT-002'] }],
    ['architect', 'contracts', { supplier: 'Kjøp', systems: ['IKT-002'] }],
    ['lead', 'prerequisites', { system: 'IKT-001', requires: 'IKT-002' }],
    ['lead', 'prerequisites', { system: 'IKT-003', requires: 'IKT-001' }],
  ] as const) {
    const { status, text } = await server.call(as, 'POST', `/api/v1/${url}`, body)
    t.equal(status, 201, text)
  }
  const get = (url: string) => ({ as: 'auditor', method: 'GET', url: `/api/v1/${url}` }) as const
  const of = (list: string) => `${list}?replacement=`
  await runScenarios(
    t,
    server,
    ['contracts', 'prerequisites'].flatMap((list) => [
      { ...get(`${of(list)}epj`), name: `${list}, not signed in`, as: null, status: 401 },
      { ...get(`${of(list)}EPJ`), name: `${list}, in capitals`, status: 200, contains: ['"total":1'] },
      { ...get(`${of(list)}kart`), name: `${list} of none`, status: 200, contains: ['"total":0'] },
      {
        ...get(`${of(list)}kart&replacement=epj`),
        name: `${list} of either`,
        status: 200,
        contains: ['"total":1'],
      },
      {
        ...get(`${of(list)}nix`),
        name: `${list} of what is not there`,
        status: 400,
        contains: ['unknown_value'],
      },
    ]),
  )
  t.match((await server.call('auditor', 'GET', '/api/v1/contracts?replacement=epj')).body.items, [
    { supplier: 'Lei' },
  ])
  t.match((await server.call('auditor', 'GET', '/api/v1/prerequisites?replacement=epj')).body.items, [
    { system: 'IKT-001' },
  ])
  await server.call('architect', 'POST', '/api/v1/systems/IKT-001/void', { reason: 'Feil' }, v(1))
  t.match(
    (await server.call('auditor', 'GET', '/api/v1/systems?replacement=epj')).body.total,
    (await server.call('auditor', 'GET', '/api/v1/contracts?replacement=epj')).body.total,
    'what is removed from the register goes nowhere',
  )
})
