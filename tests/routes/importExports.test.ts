import { demoDatabase, testOnce } from '../engines.js'
import { DRAFTS, previewOf, sendList } from '../importing.js'
import { startTestServer, type TestServer } from '../server.js'
import { sized } from '../size.js'

async function exported(server: TestServer, url: string): Promise<Buffer> {
  const answer = await server.app.inject({ method: 'GET', url, headers: server.authorize('auditor') })
  return answer.rawPayload
}

async function look(server: TestServer, fileName: string, bytes: Buffer, settings: object = {}) {
  const { id } = (await sendList(server, bytes, settings, fileName)).body
  return { id, ...(await previewOf(server, id)).body }
}

testOnce(
  'what was exported and is imported unchanged changes nothing, and three cells are three changes',
  async (t) => {
    const server = await startTestServer(t, { database: await demoDatabase(t) })
    for (const format of ['xlsx', 'csv'])
      for (const lang of ['nb', 'en']) {
        const bytes = await exported(server, `/api/v1/exports/systems.${format}?lang=${lang}`)
        const { counts, found } = await look(server, `systems.${format}`, bytes)
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
    const { id, counts } = await look(server, 'systems.csv', Buffer.from(edited))
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
      const { counts, found } = await look(server, `${list}.${file}`, bytes, { entity })
      const { control } = JSON.parse((await exported(server, `${url}.json`)).toString())
      t.ok(control.rows > 0)
      t.match(counts, { rows: control.rows, new: 0, changed: 0, unchanged: control.rows, skipped: 0 }, about)
      t.strictSame(
        found.filter(({ kind }: { kind: string }) => kind !== 'told'),
        [],
        `${about}: nothing asked`,
      )
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
      const { counts } = await look(server, `systems.${format}`, bytes)
      t.match(counts, { rows: 2, new: 0, changed: 0, unchanged: 2, skipped: 0 }, `${format} ${lang}`)
    }
})
