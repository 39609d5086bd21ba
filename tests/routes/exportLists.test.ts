import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import t from 'tap'
import { LIST_EXPORTS } from '../../schema/api/exports.js'
import { EXPORTED_LISTS, type ExportedList } from '../../schema/rules/exports.js'
import { EXPORT_LISTS } from '../../server/exports/lists.js'
import { demoDatabase, test, testOn } from '../engines.js'
import { runScenarios, startTestServer, type TestServer } from '../server.js'

const LISTS = Object.keys(EXPORTED_LISTS) as ExportedList[]
/** What is asked of a list that is long, where another list would tell no more. */
const SOME: Partial<Record<ExportedList, string>> = { changes: 'entity=wave&entity=user' }
const url = (list: string, query = '') => `/api/v1/exports/${list}${query}`

async function bytesOf(server: TestServer, path: string, role: 'auditor' | 'lead' = 'auditor') {
  const { rawPayload, statusCode, body } = await server.app.inject({
    url: path,
    headers: server.authorize(role),
  })
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${body.slice(0, 500)}`)
  return rawPayload
}

const linesOf = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** How a list is written, and in which order: said of a file apart from what it was filtered by. */
const NO_FILTERS = ['lang', 'columns', 'delimiter', 'about', 'asOf', 'sort', 'not']

t.test('every file says all that it was filtered by', async (t) => {
  for (const { name, endpoint, filters } of EXPORT_LISTS) {
    const asked = Object.keys((endpoint.query as unknown as { shape: object }).shape)
    const unsaid = asked.filter((one) => !NO_FILTERS.includes(one) && !(one in filters))
    t.strictSame(unsaid, [], name)
  }
})

test('exports of lists: scenarios', async (t) => {
  await runScenarios(t, await startTestServer(t), [
    { name: 'not signed in', as: null, method: 'GET', url: url('contracts.csv'), status: 401, lacks: ['Nr'] },
    { name: 'not signed in, all of it', as: null, method: 'GET', url: url('everything.xlsx'), status: 401 },
    {
      name: 'who came in is not for leads',
      as: 'lead',
      method: 'GET',
      url: url('security-events.csv'),
      status: 403,
    },
    { name: 'a list that is none', as: 'auditor', method: 'GET', url: url('users.csv'), status: 404 },
    {
      name: 'a column that the list has not',
      as: 'auditor',
      method: 'GET',
      url: url('contracts.csv', '?columns=id,colour'),
      status: 400,
      contains: ['colour', 'noticeDeadline'],
    },
    {
      name: 'a column twice',
      as: 'auditor',
      method: 'GET',
      url: url('contracts.xlsx', '?columns=id,id'),
      status: 400,
      contains: ['columns'],
    },
    {
      name: 'a form of CSV, of a workbook',
      as: 'auditor',
      method: 'GET',
      url: url('contracts.xlsx', '?about=file&delimiter=comma'),
      status: 400,
      contains: ['about', 'delimiter'],
    },
    {
      name: 'a form of CSV, of all in a workbook',
      as: 'auditor',
      method: 'GET',
      url: url('everything.xlsx', '?delimiter=comma'),
      status: 400,
      contains: ['delimiter'],
    },
    {
      name: 'a system that is not there',
      as: 'auditor',
      method: 'GET',
      url: url('contracts.json', '?system=IKT-999'),
      status: 400,
      contains: ['IKT-999'],
    },
    {
      name: 'a page',
      as: 'auditor',
      method: 'GET',
      url: url('contracts.json', '?limit=5'),
      status: 400,
      contains: ['limit'],
    },
    {
      name: 'an empty list says so in numbers',
      as: 'auditor',
      method: 'GET',
      url: url('contracts.json'),
      status: 200,
      contains: ['"rows":0', '"items":[\n]'],
    },
  ])
})

testOn('sqlite', 'every list is whole and the same in each format, and says what it is', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const hash = (await server.call('auditor', 'GET', '/api/v1/changes?limit=1')).body.items[0].hash
  for (const list of LISTS) {
    const some = `?${SOME[list] ?? ''}`
    const data = JSON.parse((await bytesOf(server, url(`${list}.json`, some))).toString('utf8'))
    LIST_EXPORTS[list].reply.parse(data)
    const { about, items, control } = data
    t.match(
      about,
      { programme: 'Nye Drammen', synthetic: true, by: 'Revisor (Test auditor)', hash, asOf: null },
      list,
    )
    t.ok(items.length > 0 || list === 'prerequisites' || list === 'overrides', `${list}: there is something`)
    // Each export of the security log is a row of it.
    const more = list === 'security-events' ? 1 : 0
    t.equal(control.rows, items.length)

    const lines = linesOf(await bytesOf(server, url(`${list}.ndjson`, some)))
    t.strictSame(lines.slice(1, 1 + items.length), items, `${list}: lines of JSON`)
    t.match(lines.at(-1), { control: { rows: items.length + more } })

    const [sheet, said] = await readXlsx(await bytesOf(server, url(`${list}.xlsx`, some)), { trim: false })
    t.equal(sheet?.sheet, EXPORTED_LISTS[list].nb)
    t.equal(sheet?.data.length, items.length + 1 + 2 * more, `${list}: rows of the workbook`)
    const told = new Map(said?.data.map(([heading, value]) => [heading, value]))
    t.strictSame(
      [told.get('Endringslogg, siste hash'), told.get('Tatt ut av'), told.get('Rader')],
      [hash, 'Revisor (Test auditor)', items.length + 2 * more],
    )
    for (const { header, sum } of more ? [] : control.sums)
      t.equal(told.get(`Sum av «${header}»`), sum, `${list}: ${header}`)

    const files = unzipSync(await bytesOf(server, url(`${list}.csv`, `${some}&about=file&lang=en`)))
    t.strictSame(Object.keys(files), [`${list}.csv`, `${list}.txt`])
    const csv: string[][] = parse(Buffer.from(files[`${list}.csv`] ?? []), { bom: true, delimiter: ';' })
    t.equal(csv.length, items.length + 1 + 3 * more, `${list}: rows of CSV`)
    t.equal(csv[0]?.length, sheet?.data[0]?.length, `${list}: as many columns`)
    t.match(Buffer.from(files[`${list}.txt`] ?? []).toString('utf8'), `Change log, last hash: ${hash}`)
  }
})

test('a list is exported as it is seen: filters, order, columns, language, and the day', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const csv = (
    await bytesOf(
      server,
      url(
        'contracts.csv',
        '?lang=en&state=active&state=expired&sort=-annualCost&columns=annualCost,id,state&delimiter=comma',
      ),
    )
  ).toString('utf8')
  t.notOk(csv.startsWith('\ufeff'), 'RFC 4180 has no byte order mark')
  t.match(csv, /^# Filters: State: Active, Expired\r$/m)
  t.match(csv, /^# Columns: Annual cost \(NOK\), No\., State\r$/m)
  const rows: string[][] = parse(csv, { comment: '#', comment_no_infix: true })
  t.strictSame(rows[0], ['Annual cost (NOK)', 'No.', 'State'])
  const costs = rows.slice(1).map(([cost]) => Number(cost || -1))
  t.strictSame(
    costs,
    [...costs].sort((a, b) => b - a),
    'in the order asked for',
  )
  t.strictSame([...new Set(rows.slice(1).map((row) => row[2]))].sort(), ['Active', 'Expired'])
  const sum = costs.reduce((all, one) => all + Math.max(0, one), 0)
  t.ok(csv.includes(`# Sum of «Annual cost (NOK)»: ${sum}`), 'what it sums up to stands before it')

  const past = JSON.parse(
    (await bytesOf(server, url('mappings.json', '?asOf=2019-06-30&columns=id,systemName'))).toString('utf8'),
  )
  const listed = (await server.call('auditor', 'GET', '/api/v1/mappings?asOf=2019-06-30&limit=1')).body
  t.equal(past.items.length, listed.total)
  t.strictSame(Object.keys(past.items[0]), ['id', 'systemName'])
  t.match(past.about, { asOf: '2019-06-30', sequence: listed.meta.sequence })
})

testOn(
  'sqlite',
  'the whole register is one workbook or one ZIP, and tells nobody what they may not read',
  async (t) => {
    const server = await startTestServer(t, { database: await demoDatabase(t) })
    const sheets = await readXlsx(await bytesOf(server, url('everything.xlsx')))
    t.strictSame(
      sheets.map(({ sheet }) => sheet),
      [
        ...LISTS.filter((list) => list !== 'security-events').map((list) => EXPORTED_LISTS[list].nb),
        'Om uttrekket',
      ],
    )
    const all = Object.fromEntries(
      await Promise.all(
        (['auditor', 'lead'] as const).map(async (role) => [
          role,
          unzipSync(await bytesOf(server, url('everything.zip'), role)),
        ]),
      ),
    )
    for (const role of ['auditor', 'lead']) {
      const files = all[role]
      t.notOk('security-events.csv' in files, `${role}: who came in is no part of the register`)
      const log = linesOf(Buffer.from(files['changes.ndjson'])).slice(1, -1)
      const users = log.filter(({ entity }) => entity === 'user')
      t.ok(users.length > 0)
      t.equal(
        users.every(({ after, fields }) => after === null && fields.length === 0),
        role === 'lead',
        `${role}: what was written of persons`,
      )
      const text = Buffer.from(files['changes.csv']).toString('utf8')
      t.equal(text.includes('@'), role === 'auditor', `${role}: addresses`)
    }
  },
)
