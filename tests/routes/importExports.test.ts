import { unzipSync } from 'fflate'
import { demoDatabase, testOnce } from '../engines.js'
import { commitImport, DRAFTS, lookAtFile, previewOf, rowsOf, sendList } from '../importing.js'
import { setUpLittle, startWithOneOfEach } from '../oneOfEach.js'
import { startTestServer, type TestServer } from '../server.js'
import { sized } from '../size.js'
import { startWithSystems } from '../tracks.js'

async function exported(server: TestServer, url: string): Promise<Buffer> {
  const answer = await server.app.inject({ method: 'GET', url, headers: server.authorize('auditor') })
  return answer.rawPayload
}

testOnce(
  'what was exported and is imported unchanged changes nothing, and three cells are three changes',
  async (t) => {
    const server = await startTestServer(t, { database: await demoDatabase(t) })
    for (const format of ['xlsx', 'csv'])
      for (const lang of ['nb', 'en']) {
        const bytes = await exported(server, `/api/v1/exports/systems.${format}?lang=${lang}`)
        const { counts, found } = await lookAtFile(server, `systems.${format}`, bytes)
        t.match(counts, { rows: 279, new: 0, changed: 0, unchanged: 279, skipped: 0 }, `${format} ${lang}`)
        t.strictSame(
          found.filter(({ kind }: { kind: string }) => kind !== 'told'),
          [],
          `${format} ${lang}: nothing asked`,
        )
        const { cells } = counts
        t.equal(cells.in, cells.mapped + cells.kept + cells.ignored + cells.refused)
        t.equal(cells.kept + cells.refused, 0, 'every column is known')
      }
    const text = (await exported(server, '/api/v1/exports/systems.csv')).toString('utf8')
    const lines = text.split('\r\n')
    const at = lines.findIndex((line) => /^[^#\uFEFF]/.test(line))
    const block = lines.slice(0, at)
    const [head = '', first = '', ...rest] = lines.slice(at)
    const names = head.split(';')
    const cells = first.split(';')
    for (const [name, value] of [
      ['Merknad', 'Ny merknad'],
      ['Brukere', '4711'],
      ['Plassering', 'Serverrom 2'],
    ] as const)
      cells[names.indexOf(name)] = value
    const edited = [...block, head, cells.join(';'), ...rest].join('\r\n')
    const { id, counts } = await lookAtFile(server, 'systems.csv', Buffer.from(edited))
    t.match(counts, { new: 0, changed: 1, unchanged: 278 })
    const { items } = (await server.call('architect', 'GET', `${DRAFTS}/${id}/rows?outcome=changed`)).body
    t.strictSame(items[0].changes.map(({ field }: { field: string }) => field).sort(), [
      'location',
      'note',
      'users',
    ])
  },
)

const HALF = [
  ['csv', 'en'],
  ['xlsx', 'nb'],
] as const
const ALL = [...HALF, ['csv', 'nb'], ['xlsx', 'en']] as const

testOnce('every list that is imported is read as it was exported, in either language', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  for (const entity of ['contract', 'integration', 'replacement', 'mapping']) {
    const list = `${entity}s`
    for (const [file, lang] of sized<readonly (readonly [string, string])[]>(HALF, ALL)) {
      const about = `${list}.${file} ${lang}`
      const url = `/api/v1/exports/${list}`
      const bytes = await exported(server, `${url}.${file}?lang=${lang}`)
      const { counts, found } = await lookAtFile(server, `${list}.${file}`, bytes, { entity })
      const { control } = JSON.parse((await exported(server, `${url}.json`)).toString())
      t.ok(control.rows > 0)
      t.match(counts, { rows: control.rows, new: 0, changed: 0, unchanged: control.rows, skipped: 0 }, about)
      t.strictSame(
        found.filter(({ kind }: { kind: string }) => kind !== 'told'),
        [],
        `${about}: nothing asked`,
      )
      t.equal(counts.cells.kept + counts.cells.refused, 0, `${about}: every column is known`)
    }
  }
})

testOnce(
  'replacements of one name are told apart by their code, in the register and in a list',
  async (t) => {
    const server = await startWithSystems(t)
    const write = async (url: string, body: object) => {
      const { status, text } = await server.call('architect', 'POST', `/api/v1/${url}`, body)
      t.equal(status, 201, text)
    }
    const named = { nameNb: 'Ny løsning', nameEn: 'New solution', kind: 'shared_solution', state: 'planned' }
    for (const code of ['ny_en', 'ny_to']) {
      await write('replacements', { code, ...named })
      await write('mappings', { system: 'IKT-001', replacement: code, coverage: 'partial' })
    }
    for (const file of ['csv', 'xlsx'])
      for (const lang of ['nb', 'en']) {
        const bytes = await exported(server, `/api/v1/exports/mappings.${file}?lang=${lang}`)
        const { counts, found } = await lookAtFile(server, `mappings.${file}`, bytes, { entity: 'mapping' })
        t.match(counts, { rows: 2, unchanged: 2, asks: 0, problems: 0 }, JSON.stringify(found))
      }
  },
)

/** In an order in which each finds what it is of. */
const IMPORTED = ['system', 'replacement', 'contract', 'integration', 'mapping'] as const

/** What is changed of each row; of what tells it to people too, as its number tells it to the register. */
const EDITS: Record<(typeof IMPORTED)[number], [string, string]> = {
  system: ['Blåbær', 'Tyttebær'],
  replacement: ['Ny journal', 'Nyeste journal'],
  contract: ['0012', '0013'],
  integration: ['Folkeregisteret', 'Skatteetaten'],
  mapping: ['Alt', 'Noe'],
}

testOnce('one row of each list is read as it was exported, in whichever file the list is', async (t) => {
  const server = await startWithOneOfEach(t)
  for (const entity of IMPORTED) {
    const url = `/api/v1/exports/${entity}s`
    const isUnchanged = async (fileName: string, bytes: Buffer | Uint8Array) => {
      const { counts, found } = await lookAtFile(server, fileName, Buffer.from(bytes), { entity })
      t.match(counts, { rows: 1, new: 0, changed: 0, unchanged: 1, skipped: 0 }, fileName)
      t.strictSame(
        found.filter(({ kind }: { kind: string }) => kind !== 'told'),
        [],
        `${fileName}: nothing asked`,
      )
    }
    for (const [file, lang] of ALL)
      await isUnchanged(`${entity}.${file}`, await exported(server, `${url}.${file}?lang=${lang}`))
    await isUnchanged(`${entity}.csv`, await exported(server, `${url}.csv?delimiter=comma`))
    const zip = await exported(server, `${url}.csv?about=file`)
    const { body } = await sendList(server, zip, { entity }, `${entity}s.zip`)
    const refused = await previewOf(server, body.id)
    t.match(refused.text, /Pakk den ut, og last opp lista som er i den/, 'a ZIP is to be unpacked')
    await isUnchanged(`${entity}.csv`, unzipSync(zip)[`${entity}s.csv`] ?? new Uint8Array())
    const text = (await exported(server, `${url}.csv`)).toString('utf8')
    const edited = Buffer.from(text.replace(...EDITS[entity]))
    const { counts } = await lookAtFile(server, `${entity}.csv`, edited, { entity })
    t.match(counts, { rows: 1, new: 0, changed: 1, skipped: 0 }, `${entity}: one cell is one change`)
  }
})

testOnce('an export of no rows is a list of no rows', async (t) => {
  const server = await startTestServer(t, { load: setUpLittle })
  for (const entity of IMPORTED)
    for (const [file, lang] of ALL) {
      const bytes = await exported(server, `/api/v1/exports/${entity}s.${file}?lang=${lang}`)
      const { counts, found, columns } = await lookAtFile(server, `${entity}s.${file}`, bytes, { entity })
      t.match(counts, { rows: 0, new: 0, skipped: 0, problems: 0 }, `${entity}.${file} ${lang}`)
      t.strictSame(found, [])
      t.ok(columns.length > 5, `${entity}.${file} ${lang}: ${columns.length} columns`)
    }
})

testOnce('a row that is removed is said to be, when a list has it', async (t) => {
  const server = await startWithOneOfEach(t)
  const one = '/api/v1/integrations/INT-001'
  const gone = await server.call(
    'architect',
    'POST',
    `${one}/void`,
    { reason: 'Dobbelt' },
    { 'if-match': '"1"' },
  )
  t.equal(gone.status, 200, gone.text)
  const bytes = await exported(server, '/api/v1/exports/integrations.xlsx?voided=true')
  const { id, counts } = await lookAtFile(server, 'integrations.xlsx', bytes, { entity: 'integration' })
  t.match(counts, { rows: 1, skipped: 1 })
  t.match(await rowsOf(server, id), [{ problems: [{ code: 'voided', en: /INT-001 is removed/ }] }])
})

/** What a register gives each row by itself, and what follows from others. */
const OWN = [
  'id',
  'number',
  'version',
  'createdAt',
  'updatedAt',
  'provenance',
  'systems',
  'ready',
  'standing',
]

testOnce('what was exported comes in where it is not, as it was', async (t) => {
  const source = await startWithOneOfEach(t)
  for (const file of ['csv', 'xlsx']) {
    const target = await startTestServer(t, { load: setUpLittle })
    for (const entity of IMPORTED) {
      const about = `${entity} as ${file}`
      const url = `/api/v1/exports/${entity}s`
      const bytes = await exported(source, `${url}.${file}`)
      const fileName = `${entity}s.${file}`
      const numbered = entity !== 'replacement'
      if (numbered) {
        const { id, counts } = await lookAtFile(target, fileName, bytes, { entity })
        t.match(
          counts,
          { rows: 1, new: 0, skipped: 1 },
          `${about}: a number that there is not is no other row`,
        )
        t.match((await rowsOf(target, id))[0].problems, [{ code: 'unknown_number', nb: /ta det ut/ }], about)
      }
      const columns = numbered ? { 'Nr.': 'ignore' } : {}
      const { id, counts, found } = await lookAtFile(target, fileName, bytes, { entity, columns })
      t.match(counts, { rows: 1, new: 1, skipped: 0 }, `${about}: ${JSON.stringify(found)}`)
      const done = await commitImport(target, id)
      t.equal(done.status, 200, done.text)
    }
    for (const entity of IMPORTED) {
      const valuesOf = async (server: TestServer) => {
        const text = (await exported(server, `/api/v1/exports/${entity}s.json`)).toString()
        const [row] = JSON.parse(text).items
        return Object.fromEntries(Object.entries(row).filter(([name]) => !OWN.includes(name)))
      }
      t.strictSame(await valuesOf(target), await valuesOf(source), `${entity} as ${file}`)
    }
  }
})

testOnce('texts that spreadsheets would run come back as they were', async (t) => {
  const server = await startTestServer(t)
  const made = { kind: 'business', municipality: '0602' }
  for (const fields of [
    { name: '=Kyst+1', vendor: '-Nordlys', note: '- ett\n- to\n  + tre\nfire' },
    { name: 'Vik', note: 'Se:\n=A1\n@alle\n\u2013 tankestrek' },
  ])
    t.equal((await server.call('architect', 'POST', '/api/v1/systems', { ...made, ...fields })).status, 201)
  for (const format of ['xlsx', 'csv'])
    for (const lang of ['nb', 'en']) {
      const bytes = await exported(server, `/api/v1/exports/systems.${format}?lang=${lang}`)
      const { counts } = await lookAtFile(server, `systems.${format}`, bytes)
      t.match(counts, { rows: 2, new: 0, changed: 0, unchanged: 2, skipped: 0 }, `${format} ${lang}`)
    }
})
