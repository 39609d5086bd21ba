import { testOnce } from '../engines.js'
import { DRAFTS, lookAt } from '../importing.js'
import { startTestServer, type TestServer } from '../server.js'

interface Finding {
  code: string
  column: string | null
  field: string | null
}

/** What its preview finds of each row of a list. */
async function look(...asked: Parameters<typeof lookAt>) {
  const { id, ...seen } = await lookAt(...asked)
  const found = seen.items.flatMap((item: { problems: Finding[] }) => item.problems)
  return { ...seen, url: `${DRAFTS}/${id}`, found }
}

const commit = async (server: TestServer, { url, preview }: Awaited<ReturnType<typeof look>>) =>
  server.call('architect', 'POST', `${url}/commit`, { fingerprint: preview.fingerprint })

const LETTERS = (many: number) => 'x'.repeat(many)

/** What no register stores, or more than it takes: which problem is told, of which field, and what comes of the row. */
const CASES: [name: string, list: string, code: string, field: string | null, outcome: string][] = [
  ['half a character in a remark', 'Navn;Merknad\nKyst;a\uFFFDb', 'bad_characters', 'note', 'new'],
  ['a control character in a remark', 'Navn;Merknad\nKyst;a\u0000b', 'bad_characters', 'note', 'new'],
  ['in a column that the note keeps', 'Navn;Farge\nKyst;a\u0001b', 'bad_characters', null, 'new'],
  ['in what is no date', 'Navn;Avtale utløper\nKyst;20\u000020', 'bad_characters', 'contract.end', 'new'],
  ['in a number', 'Navn;Antall brukere\nKyst;ca. 2\u00000', 'bad_characters', 'users', 'new'],
  ['what turns the direction of writing', 'Navn;Merknad\nKyst;a\u202Eb', 'bad_characters', 'note', 'new'],
  ['an error in a remark', 'Navn;Merknad\nKyst;#N/A', 'error_cell', 'note', 'new'],
  ['an error in what the note keeps', 'Navn;Farge\nKyst;#REF!', 'error_cell', null, 'new'],
  ['a remark that is too long', `Navn;Merknad\nKyst;${LETTERS(4001)}`, 'note_too_long', 'note', 'skipped'],
  [
    'a remark and what is kept, together too long',
    `Navn;Merknad;Farge\nKyst;${LETTERS(3000)};${LETTERS(3000)}`,
    ...(['note_too_long', 'note', 'skipped'] as const),
  ],
  [
    'two columns of one field, together too long',
    `Navn;Leverandør;Produsent\nKyst;${LETTERS(150)};${LETTERS(151)}y`,
    ...(['too_long', 'vendor', 'skipped'] as const),
  ],
]

testOnce('imports: nothing is written that the register does not store', async (t) => {
  const server = await startTestServer(t)
  for (const [name, list, code, field, outcome] of CASES) {
    const settings = list.includes('Produsent')
      ? { columns: { Produsent: 'vendor', Leverandør: 'vendor' } }
      : {}
    const looked = await look(server, list, [], settings)
    t.match(looked.found, [{ code, field }], name)
    t.equal(looked.items[0].outcome, outcome, name)
    const { cells } = looked.preview.counts
    t.equal(cells.in, cells.mapped + cells.kept + cells.ignored + cells.refused, name)
    const done = await commit(server, looked)
    t.equal(done.status, 200, `${name}: ${done.text}`)
    const { items } = (await server.call('auditor', 'GET', '/api/v1/systems')).body
    t.equal(items.length, outcome === 'new' ? 1 : 0, name)
    await server.call('architect', 'POST', `/api/v1/changes/${done.body.requestId}/undo`, { reason: 'x' })
  }
})

testOnce('imports: a name of a column that cannot be stored is stored without what cannot', async (t) => {
  const server = await startTestServer(t)
  const looked = await look(server, 'Navn;Far\u0000ge\nKyst;blå')
  t.equal((await commit(server, looked)).status, 200)
  const { items } = (await server.call('auditor', 'GET', '/api/v1/systems')).body
  const { note } = (await server.call('auditor', 'GET', `/api/v1/systems/${items[0].number}`)).body
  t.equal(note, 'Farge: blå')
})

testOnce('imports: a remark is mended by an answer, and left out by one', async (t) => {
  const server = await startTestServer(t)
  const list = 'Navn;Merknad;Farge\nKyst;a\u0000b;#N/A\nØy;ja;rød'
  const looked = await look(server, list, [
    { row: 2, column: 'Merknad', answer: 'ab' },
    { row: 2, column: 'Farge', answer: null },
    { row: 3, column: 'Farge', answer: 'grønn' },
  ])
  t.strictSame(looked.found, [])
  await commit(server, looked)
  const { items } = (await server.call('auditor', 'GET', '/api/v1/systems')).body
  const notes = []
  for (const { number } of items)
    notes.push((await server.call('auditor', 'GET', `/api/v1/systems/${number}`)).body.note)
  t.strictSame(notes, ['ab', 'ja\nFarge: grønn'])
})

testOnce('imports: a row of two systems is parted by names that can be stored', async (t) => {
  const server = await startTestServer(t)
  for (const answer of [
    ['', 'Kyst'],
    ['Fjord', LETTERS(201)],
    ['Fjord', 'Ky\u0000st'],
  ]) {
    const { items } = await look(server, 'Navn\nFjord + Kyst', [{ row: 2, column: 'Navn', answer }])
    t.match(items, [{ outcome: 'skipped' }], JSON.stringify(answer))
  }
})

testOnce('imports: of two columns that answer the same otherwise, neither is taken nor lost', async (t) => {
  const server = await startTestServer(t)
  const columns = { A1: 'hasPersonalData', A2: 'hasPersonalData' }
  const { preview, items } = await look(server, 'Navn;A1;A2\nKyst;ja;nei', [], { columns })
  t.match(items[0].asks, [{ field: 'privacyClass', code: 'columns_differ', en: /A1: ja; A2: nei/ }])
  t.match(items[0].kept, [
    { column: 'A1', text: 'ja' },
    { column: 'A2', text: 'nei' },
  ])
  t.equal(preview.counts.cells.in, 6)
})
