import { newRegister, testOnce } from '../engines.js'
import {
  beginImport,
  commitImport,
  DRAFTS,
  importHere,
  patchImport,
  previewOf,
  rowsOf,
} from '../importing.js'
import { runScenarios, startTestServer } from '../server.js'

/** Days that can be read in two orders, and amounts that may be of thousands: nothing in the list tells which. */
const LIST = [
  'Systemnavn;Tatt i bruk;Årlig kostnad',
  'Fjordpost;03/04/2016;57',
  'Bølgevarsel;05/06/2016;412',
  'Sandkasse;01/02/2016;1 022',
].join('\n')

const questionsOf = ({ columns }: { columns: { key: string; question: unknown }[] }) =>
  Object.fromEntries(columns.map(({ key, question }) => [key, question]))

testOnce('imports: what only a whole column tells is asked once, and the answer is kept', async (t) => {
  const server = await startTestServer(t)
  const id = await beginImport(server, LIST)
  const patched = { as: 'architect' as const, method: 'PATCH', url: `${DRAFTS}/${id}` }
  const answers = [
    { column: 'Tatt i bruk', answer: 'monthFirst' },
    { column: 'Årlig kostnad', answer: 'thousands' },
  ]
  await runScenarios(t, server, [
    {
      ...patched,
      name: 'not signed in',
      as: null,
      headers: { 'if-match': '"1"' },
      body: { answers },
      status: 401,
    },
    {
      ...patched,
      name: 'another’s',
      as: 'administrator',
      headers: { 'if-match': '"1"' },
      body: { answers },
      status: 404,
    },
    {
      ...{ ...patched, name: 'an answer that no column is asked for', headers: { 'if-match': '"1"' } },
      ...{ body: { answers: [{ column: 'Årlig kostnad', answer: 'dozens' }] }, status: 400 },
      contains: ['answers.0.answer', 'dozens', 'thousands'],
    },
    {
      ...{ ...patched, name: 'a setting that is none', headers: { 'if-match': '"1"' } },
      ...{ body: { settings: { amountsIn: { 'Årlig kostnad': 'dozens' } } }, status: 400 },
      contains: ['amountsIn'],
    },
  ])
  const before = (await previewOf(server, id)).body
  t.match(questionsOf(before), {
    Systemnavn: null,
    'Tatt i bruk': { code: 'day_order', found: null, said: null },
    'Årlig kostnad': { code: 'amounts_in', found: null, said: null },
  })
  t.equal(before.counts.asks, 2, 'two questions, and not six')
  t.match(before.found, [{ kind: 'told', code: 'waits_for_column', count: 6 }])
  const [row] = await rowsOf(server, id)
  t.match(
    row,
    { asks: [], kept: [{ text: '03/04/2016' }, { text: '57' }] },
    'nothing is guessed, nothing is lost',
  )

  t.equal((await patchImport(server, id, { answers })).status, 200)
  const draft = (await server.call('architect', 'GET', `${DRAFTS}/${id}`)).body
  t.match(draft, {
    answers: [],
    settings: { dayFirst: { 'Tatt i bruk': false }, amountsIn: { 'Årlig kostnad': 'thousands' } },
  })
  const after = (await previewOf(server, id)).body
  t.equal(after.counts.asks, 0)
  t.match(questionsOf(after)['Årlig kostnad'], { found: null, said: 'thousands' })
  await commitImport(server, id)
  const { items } = (await server.call('auditor', 'GET', '/api/v1/systems')).body
  t.match(items, [{ annualCost: 412_000 }, { annualCost: 57_000 }, { annualCost: 1_022_000 }])
  const system = (await server.call('auditor', 'GET', `/api/v1/systems/${items[1].number}`)).body
  t.match(system, { inUseSince: '2016-03-04', note: null })

  const profile = { name: 'Årsliste', settings: draft.settings }
  const made = await server.call('architect', 'POST', '/api/v1/import-profiles', profile)
  const again = await beginImport(server, LIST)
  await patchImport(server, again, { profile: made.body.id })
  t.match(
    (await previewOf(server, again)).body.counts,
    { asks: 0, changed: 0, new: 0 },
    'its profile has said it',
  )
})

testOnce(
  'imports: a column that says what its amounts are in is asked nothing, and one cell may be answered alone',
  async (t) => {
    const server = await startTestServer(t)
    const named = await beginImport(server, LIST.replace('Årlig kostnad', 'Årlig kostnad (kr 1000)'))
    const { columns } = (await previewOf(server, named)).body
    t.match(columns[2], { target: 'annualCost', question: { found: 'thousands', said: null } })
    const cost = (changes: { field: string; after: unknown }[]) =>
      changes.find(({ field }) => field === 'annualCost')?.after
    t.equal(cost((await rowsOf(server, named))[0].changes), 57_000)
    const id = await beginImport(server, LIST)
    await patchImport(server, id, { answers: [{ row: 2, column: 'Årlig kostnad', answer: '57' }] })
    const shown = await rowsOf(server, id)
    t.equal(
      cost(shown.find((one: { row: number }) => one.row === 2).changes),
      57,
      'what is said of it is meant',
    )
  },
)

testOnce('imports: the command line asks of a column once, and takes the answer', async (t) => {
  const database = await newRegister(t, 'small')
  const first = await importHere(t, database, LIST, { args: ['--dry-run'] })
  t.equal(first.code, 2)
  t.match(first.json.asks, [
    { row: null, column: 'Tatt i bruk', value: null, candidates: ['dayFirst', 'monthFirst'] },
    { row: null, column: 'Årlig kostnad', value: null, candidates: ['ones', 'thousands', 'millions'] },
  ])
  t.equal(first.json.asks.length, 2)
  const wrong = await importHere(t, database, LIST, {
    answers: [{ column: 'Årlig kostnad', answer: 'dozens' }],
  })
  t.match(wrong, { code: 1, json: { error: /dozens.*Årlig kostnad.*thousands/ } })
  const [days, amounts] = first.json.asks
  const answers = {
    asks: [
      { ...days, answer: 'dayFirst' },
      { ...amounts, answer: 'ones' },
    ],
  }
  const done = await importHere(t, database, LIST, { answers })
  t.match(done, { code: 0, json: { new: 3, asks: [], problems: [] } })
})

/** Contracts with nobody, and one whose system says its vendor. */
const CONTRACTS = [
  'Systemnavn;Leverandør;Avtale utløper',
  'Fjordpost;;31.12.2020',
  'Bølgevarsel;;30.06.2021',
  'Sandkasse;Nordlys AS;31.12.2022',
].join('\n')

testOnce(
  'imports: a contract without a supplier is asked who it is with, for the row or for all',
  async (t) => {
    const server = await startTestServer(t)
    const id = await beginImport(server, CONTRACTS)
    const { body } = await previewOf(server, id)
    t.match(body.counts, { new: 3, asks: 2, problems: 0 })
    const [first, , last] = await rowsOf(server, id)
    t.match(first, {
      contract: null,
      asks: [
        { column: '(supplier)', value: '', code: 'contract_without_supplier', nb: /Skriv leverandøren/ },
      ],
    })
    t.match(first.kept.concat(first.changes.filter(({ field }: { field: string }) => field === 'note')), [
      { after: 'Avtale utløper: 31.12.2020' },
    ])
    t.match(last.contract.changes, [{ field: 'supplier', after: 'Nordlys AS' }, {}], 'the vendor of the row')
    const answers = [
      { column: '(supplier)', value: '', answer: 'Fellesinnkjøp' },
      { row: 3, column: '(supplier)', answer: null },
    ]
    t.equal((await patchImport(server, id, { answers })).status, 200)
    t.match((await previewOf(server, id)).body.counts, { asks: 0, problems: 0 })
    await commitImport(server, id)
    const contracts = (await server.call('auditor', 'GET', '/api/v1/contracts')).body.items
    t.strictSame(
      contracts.map(({ supplier, end }: { supplier: string; end: string }) => [supplier, end]).sort(),
      [
        ['Fellesinnkjøp', '2020-12-31'],
        ['Nordlys AS', '2022-12-31'],
      ],
      'all that lack it, but for the one that has none',
    )
  },
)

testOnce('imports: the command line takes the supplier of all contracts that say none', async (t) => {
  const database = await newRegister(t, 'small')
  const answers = [{ column: '(supplier)', answer: 'Fellesinnkjøp' }]
  const done = await importHere(t, database, CONTRACTS, { answers })
  t.match(done, { code: 0, json: { new: 3, asks: [], problems: [] } })
})

/** Two columns that somebody takes as one number: they say the same, one says nothing, and they differ. */
const TWICE = [
  'Systemnavn;Ansatte;Lisenser',
  'Fjordpost;40;40',
  'Bølgevarsel;;55',
  'Sandkasse;12;15',
  'Tidtavle;12;15',
].join('\n')
const AS_USERS = { Ansatte: 'users', Lisenser: 'users' }

testOnce(
  'imports: columns that are taken as one field are one where they say the same, and asked where they differ',
  async (t) => {
    const server = await startTestServer(t)
    const id = await beginImport(server, TWICE, { columns: AS_USERS })
    t.match((await previewOf(server, id)).body.counts, { asks: 2, problems: 0, cells: { in: 14 } })
    const shown = await rowsOf(server, id)
    const [same, one, differs] = [2, 3, 4].map((row) =>
      shown.find((item: { row: number }) => item.row === row),
    )
    t.strictSame([same.asks, same.kept, one.asks, one.kept], [[], [], [], []])
    t.match(differs, {
      asks: [
        {
          ...{ column: '(users)', field: 'users', value: '12 | 15', code: 'columns_differ' },
          nb: /Ansatte: 12; Lisenser: 15/,
          candidates: [{ answer: '12' }, { answer: '15' }],
        },
      ],
      kept: [{ text: '12' }, { text: '15' }],
    })
    const answers = [
      { column: '(users)', value: '12 | 15', answer: '15' },
      { row: 5, column: '(users)', answer: null },
    ]
    t.equal((await patchImport(server, id, { answers })).status, 200)
    t.match((await previewOf(server, id)).body.counts, { asks: 0, problems: 0 })
    await commitImport(server, id)
    const { items } = (await server.call('auditor', 'GET', '/api/v1/systems')).body
    const users = items.map((system: { name: string; users: number | null }) => [system.name, system.users])
    t.strictSame(Object.fromEntries(users), { Fjordpost: 40, Bølgevarsel: 55, Sandkasse: 15, Tidtavle: null })
  },
)

testOnce(
  'imports: the command line asks where the columns that --map takes as one field differ',
  async (t) => {
    const database = await newRegister(t, 'small')
    const args = ['--map', 'Ansatte=users', '--map', 'Lisenser=users']
    const first = await importHere(t, database, TWICE, { args: [...args, '--dry-run'] })
    t.match(first, { code: 2, json: { asks: [{ row: 4, column: '(users)', value: '12 | 15' }, { row: 5 }] } })
    const answers = { asks: first.json.asks.map((ask: object) => ({ ...ask, answer: '15' })) }
    const done = await importHere(t, database, TWICE, { args, answers })
    t.match(done, { code: 0, json: { new: 4, asks: [], problems: [] } })
  },
)
