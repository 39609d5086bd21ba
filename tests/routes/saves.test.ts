import { CHANGE_WAYS } from '../../schema/api/changes.js'
import { LOG_FACETS } from '../../schema/api/saves.js'
import { test } from '../engines.js'
import { beginImport, commitImport } from '../importing.js'
import { startWithReplacements } from '../replacements.js'
import { runScenarios, type Scenario, type TestServer } from '../server.js'
import { undo, write } from '../undo.js'

const url = '/api/v1/changes'
const systems = '/api/v1/systems'
const get = async (server: TestServer, role: 'auditor' | 'lead', path: string) => {
  const { status, body, text } = await server.call(role, 'GET', path)
  if (status !== 200) throw new Error(`${path}: ${text}`)
  return body
}

/** Five of everything that a change may come about by; answers the request of each. */
async function writeAllWays(server: TestServer) {
  const hand = await write(server, 'lead', `${systems}/IKT-001`, { responsible: 'Ærlig Ås' }, 'PATCH')
  const changes = { rollbackPlan: 'Plan Ø' }
  const bulk = await write(server, 'lead', `${systems}/bulk`, { filter: {}, changes, reason: 'Møte 7' })
  const override = await write(server, 'administrator', '/api/v1/overrides', {
    ...{ system: 'IKT-002', gate: 'ROLLBACK_MISSING', reason: 'Hastesak', evidence: 'SYN-1' },
  })
  const list = [
    'Navn;Leverandør',
    'Gerica;Ny leverandør',
    ...[...'abcdefghij'].map((one) => `Liste ${one};Firma`),
  ]
  const id = await beginImport(server, list.join('\n'))
  const { body, status, text } = await commitImport(server, id)
  if (status !== 200) throw new Error(text)
  const back = await undo(server, 'lead', hand)
  return {
    hand,
    bulk,
    override,
    import: body.requestId as string,
    undo: back.body.requestId as string,
  }
}

const REFUSED = [
  ['field=system.cat', '"path":"field"'],
  ['field=responsible&field=cat.name', 'cat.name'],
  ['actor=Test+lead&actor=Nobody', 'Nobody'],
  ['way=fly', '"path":"way'],
  ['cats=2', 'cats'],
] as const

test('the log is found by words, by several of a filter, and by what a save was', async (t) => {
  const server = await startWithReplacements(t)
  const of = await writeAllWays(server)
  await runScenarios(t, server, [
    ...['/saves', '/facets', ''].flatMap((path): Scenario[] => [
      { name: `${path} not signed in`, as: null, method: 'GET', url: `${url}${path}`, status: 401 },
      ...REFUSED.map(
        ([query, contains]): Scenario => ({
          ...{ name: `${path} ${query}`, as: 'auditor', method: 'GET', url: `${url}${path}?${query}` },
          ...{ status: 400, contains: [contains] },
        }),
      ),
    ]),
    {
      name: 'a cursor of another list',
      as: 'auditor',
      method: 'GET',
      url: `${url}/saves?cursor=abc`,
      status: 400,
    },
  ])

  const requests = async (query: string) =>
    (await get(server, 'auditor', `${url}/saves?${query}`)).items.map(
      ({ requestId }: { requestId: string }) => requestId,
    )
  for (const [query, expected] of [
    ['q=ÅS+ærlig', [of.undo, of.hand]],
    ['q=ærlig+ås&field=system.responsible&field=system.users', [of.undo, of.hand]],
    ['q=ås&field=SYSTEM.RESPONSIBLE&way=hand', [of.hand]],
    ['q=plan+ø', [of.bulk]],
    ['q=møte', [of.bulk]],
    // The words that a code is shown by.
    ['q=rollback_missing', [of.override]],
    ['q=hastesak&actor=Test+lead&actor=Test+administrator', [of.override]],
    ['q=liste.csv&action=create&entity=system&entity=import', [of.import]],
    ['way=override', [of.override]],
    ['way=undo&way=bulk', [of.undo, of.bulk]],
    ['field=mapping.scope', []],
    // Users who have changed nothing.
    ['actor=auditor', []],
    ['actor=Revisor', []],
    ['q=+', await requests('')],
  ] as const)
    t.strictSame(await requests(query), expected, query)
  const [first] = (await get(server, 'auditor', `${url}?requestId=${of.hand}`)).items
  t.strictSame(await requests(`q=%23${first.seq}`), [of.hand], 'by its number')

  const saves = (await get(server, 'auditor', `${url}/saves?limit=100`)).items
  const save = (requestId: string) => saves.find((one: { requestId: string }) => one.requestId === requestId)
  t.match(save(of.import), {
    ...{ way: 'import', total: 12, items: [], reason: null },
    import: { fileName: 'liste.csv', rows: 11, new: 10, changed: 1, undone: false },
    fields: [{ entity: 'system', field: 'vendor', count: 1 }],
  })
  t.match(save(of.bulk), { way: 'bulk', total: 3, reason: 'Møte 7' })
  t.equal(save(of.bulk).items.length, 3)
  t.equal(save(of.undo).undoes, of.hand)
  const { sequence } = (await get(server, 'auditor', `${url}/facets`)).meta
  t.equal((await undo(server, 'architect', of.import)).status, 200)
  t.equal((await get(server, 'auditor', `${url}/saves?way=import`)).items[0].import.undone, true)
  const before = await get(server, 'auditor', `${url}/saves?way=import&asOf=${sequence}`)
  t.equal(before.items[0].import.undone, false, 'as it was')

  for (const query of [
    '',
    'entity=system&field=system.vendor',
    'q=plan&way=bulk',
    `asOf=${sequence}&actor=Test+lead`,
  ]) {
    const { total, saves, facets } = await get(server, 'auditor', `${url}/facets?${query}`)
    t.equal((await get(server, 'auditor', `${url}?limit=1&${query}`)).total, total, query)
    t.equal((await get(server, 'auditor', `${url}/saves?limit=1&${query}`)).total, saves, query)
    for (const facet of LOG_FACETS)
      for (const { value, count } of facets[facet].slice(0, 6)) {
        const others = query.split('&').filter((one) => !one.startsWith(`${facet}=`))
        const asked = [...others, `${facet}=${encodeURIComponent(value)}`].join('&')
        t.equal((await get(server, 'auditor', `${url}?limit=1&${asked}`)).total, count, asked)
      }
  }
  const ways = (await get(server, 'auditor', `${url}/facets`)).facets.way
  t.same(new Set(ways.map(({ value }: { value: string }) => value)), new Set(CHANGE_WAYS))
})

test('what is told of users only some is found by them alone', async (t) => {
  const server = await startWithReplacements(t)
  for (const [query, auditor, lead] of [
    ['q=PRIVACY_ADVISER@harmoni', 1, 0],
    ['q=privacy_adviser@harmoni.example+personvernr%C3%A5dgiver', 1, 0],
    ['q=personvernr%C3%A5dgiver&entity=user', 1, 1],
    ['q=personvernr%C3%A5dgiver&field=user.email', 1, 0],
    ['q=personvernr%C3%A5dgiver&field=email&entity=user', 1, 0],
  ] as const)
    for (const [role, total] of [
      ['auditor', auditor],
      ['lead', lead],
    ] as const) {
      const found = await Promise.all(
        [url, `${url}/saves`, `${url}/facets`].map((path) => get(server, role, `${path}?${query}`)),
      )
      t.same(
        found.map((one) => one.total),
        [total, total, total],
        `${role}: ${query}`,
      )
      t.equal(
        JSON.stringify(found).includes('privacy_adviser@'),
        role === 'auditor' && total > 0,
        `${role}: ${query}`,
      )
    }
  const fieldsOf = async (role: 'auditor' | 'lead') =>
    (await get(server, role, `${url}/facets`)).facets.field
      .map(({ value }: { value: string }) => value)
      .filter((value: string) => value.startsWith('user.'))
  t.ok((await fieldsOf('auditor')).includes('user.email'))
  t.same(await fieldsOf('lead'), [])
})
