import { testOnce } from '../engines.js'
import { DRAFTS, lookAt } from '../importing.js'
import { startTestServer } from '../server.js'

async function look(...asked: Parameters<typeof lookAt>) {
  const { id, ...found } = await lookAt(...asked)
  const codes = found.preview.warnings.map(({ code }: { code: string }) => code)
  return { ...found, url: `${DRAFTS}/${id}`, codes }
}

testOnce('imports: a row is the system that a person says, whatever it is called', async (t) => {
  const server = await startTestServer(t)
  const make = async (name: string) =>
    (
      await server.call('architect', 'POST', '/api/v1/systems', {
        name,
        kind: 'business',
        municipality: '0602',
      })
    ).body.number
  const [kyst, fjord, gone] = [await make('Kyst'), await make('Fjord'), await make('Borte')]
  const voided = await server.call(
    ...([
      'architect',
      'POST',
      `/api/v1/systems/${gone}/void`,
      { reason: 'Feil' },
      { 'if-match': '"1"' },
    ] as const),
  )
  t.equal(voided.status, 200, voided.text)
  const list = (name: string) => `Navn;Leverandør\n${name};Nordlys AS`
  const cases: [
    name: string,
    list: string,
    answer: string,
    outcome: string,
    id: string | null,
    code?: string,
  ][] = [
    ['one that has another name', list('Vik'), kyst, 'changed', kyst],
    ['however its number is written', list('Vik'), kyst.toLowerCase(), 'changed', kyst],
    ['instead of the one that has its name', list('Fjord'), kyst, 'changed', kyst],
    ['instead of those that are like it', list('Fj-ord'), kyst, 'changed', kyst],
    ['one that there is not', list('Vik'), 'IKT-999', 'skipped', null, 'unknown_number'],
    ['what is no number', list('Vik'), 'kanskje', 'skipped', null, 'unknown_number'],
    ['one that is removed', list('Vik'), gone, 'skipped', null, 'voided'],
    ['a new one', list('Vik'), 'new', 'new', null],
    ['none', list('Vik'), 'skip', 'skipped', null],
    ['the one whose number is written wrong', `Nr;Navn\nIKT-777;Vik`, fjord, 'changed', fjord],
  ]
  for (const [name, text, answer, outcome, id, code] of cases) {
    const settings = text.startsWith('Nr') ? { columns: { Nr: 'number' } } : {}
    const { items } = await look(server, text, [{ row: 2, column: null, answer }], settings)
    t.match(items, [{ outcome, id, problems: code ? [{ code }] : [] }], name)
  }
})

testOnce('imports: an id of the source that stands twice is asked about', async (t) => {
  const server = await startTestServer(t)
  const list = 'Navn;Vår id\nKyst;R-1\nFjord;r-1\nVik;R-2'
  const columns = { 'Vår id': 'externalId' }
  const { items } = await look(server, list, [], { columns })
  const asked = items.filter(({ outcome }: { outcome: string }) => outcome === 'skipped')
  t.match(asked, [{ row: 3, asks: [{ code: 'duplicate_in_file' }] }])
  const byName = await look(server, list, [], { columns, key: 'name' })
  t.equal(byName.preview.counts.new, 3, 'but where rows are told by their names')
  const answered = await look(server, list, [{ row: 3, column: null, answer: 'new' }], { columns })
  t.equal(answered.preview.counts.new, 3)
})

testOnce('imports: what a list has nothing of is said', async (t) => {
  const server = await startTestServer(t)
  const list = 'Navn;Leverandør\nKyst;Nordlys AS'
  const torn = Buffer.concat([Buffer.from('Navn;Leverandør\n'), Buffer.from('Øy;Sørvest\n', 'latin1')])
  for (const [name, file, answers, settings, code] of [
    ['an answer for a row', list, [{ row: 9, column: 'Navn', answer: 'A' }], {}, 'answer_unused'],
    ['an answer for a word', list, [{ column: 'Navn', value: 'Øy', answer: 'A' }], {}, 'answer_unused'],
    ['no rows below the names', 'Navn;Leverandør\n', [], {}, 'no_records'],
    ['a header row beyond the end', list, [], { headerRow: 9 }, 'no_records'],
    ['two encodings in one file', torn, [], {}, 'two_encodings'],
  ] as const) {
    const { codes, preview } = await look(server, file as string, [...answers], settings)
    t.ok(codes.includes(code), `${name}: ${codes}`)
    const { nb, en } = preview.warnings.find((one: { code: string }) => one.code === code)
    t.not(nb, en, 'in both languages')
  }
  t.strictSame((await look(server, list, [{ row: 2, column: 'Navn', answer: 'Øy' }])).codes, [])
})
