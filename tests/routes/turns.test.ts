import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Test } from 'tap'
import { ENDPOINTS } from '../../schema/api/all.js'
import { REQUEST_ID } from '../../schema/api/endpoint.js'
import { closedSeriesOf } from '../../schema/rules/checkFacts.js'
import { askJob, claimJob, tellJob } from '../../server/domain/jobs.js'
import { verifyLog } from '../../server/domain/verification.js'
import { findJob } from '../../server/store/jobs.js'
import { findSystemNames, iterateSystems } from '../../server/store/systems.js'
import { assess } from '../../server/views/assessments.js'
import { addressOf } from '../addresses.js'
import { makeImportList } from '../bench/importList.js'
import { multiplyRegister } from '../bench/multiply.js'
import { demoDatabase, newDatabase, testOn } from '../engines.js'
import { newSeed } from '../property.js'
import { type Answer, openTestServices, startTestServer, type TestServer, TODAY } from '../server.js'
import { sized } from '../size.js'
import { countTurns, type Work } from '../turns.js'

/** The demo so many times over: 3,069 systems at full size. */
const COPIES = sized(6, 11)
/**
 * What is done at most before others have their turn. `npm run bench -- mixed` measures the longest block: what it is on two
 * cores when the whole register is computed, 330,000 calls at a stretch, is less than half of the 50 ms that nothing may take.
 */
const MOST: Work = { calls: 400_000, rows: 4000 }

const api = '/api/v1'
const SYSTEM = `${api}/systems/IKT-042`
const ME = { id: 'me', name: 'Me' }
const FILTER = { municipality: '0711' }

async function bigRegister(t: Test): Promise<string> {
  const source = await openTestServices(t, { database: await demoDatabase(t) })
  const file = await newDatabase(t)
  await (await openTestServices(t, { database: file })).store.close()
  await multiplyRegister(source.store, file, COPIES)
  return file
}

/** Addresses beside those that every endpoint has for itself. */
const READS = [
  `${api}/systems?limit=50&sort=name&facets=true&q=journal`,
  `${api}/systems?limit=200&sort=-annualCost&signal=overdue`,
  `${api}/systems?limit=50&sort=name&asOf=2019-06-30`,
  `${api}/progress?asOf=2019-06-30`,
  `${api}/progress/replacements?limit=200&sort=-systems&signal=overdue`,
  `${api}/contracts?limit=200&sort=-annualCost&state=active`,
  // What most systems are mapped to.
  `${api}/replacements/patient_journal`,
  `${api}/replacements/patient_journal/consequences`,
  `${api}/programme/postponement?to=2020-03-01`,
  `${api}/comparisons?like=IKT-001`,
  `${api}/variants?field=product`,
  `${api}/duplicates?scope=across`,
  `${api}/reports/check?sha256=${'0'.repeat(64)}`,
  `${api}/exports/systems.xlsx`,
  `${api}/exports/systems.json?sort=name`,
  `${api}/exports/systems.csv?asOf=2019-06-30`,
]

/** Writes to one system and to many; each is told of the one before it. */
const WRITES: readonly ((server: TestServer, before: Answer) => Promise<Answer>)[] = [
  writeOne,
  (server) =>
    server.call('architect', 'POST', `${api}/systems/bulk`, {
      filter: FILTER,
      changes: { responsible: 'Prosjektleder' },
      dryRun: true,
    }),
  (server) =>
    server.call('architect', 'POST', `${api}/systems/bulk`, {
      filter: FILTER,
      changes: { responsible: 'Prosjektleder' },
    }),
  (server, { headers }) =>
    server.call('architect', 'POST', `${api}/changes/${headers[REQUEST_ID]}/undo`, { reason: 'Prøve' }),
]

const DRAFTS = `${api}/imports/drafts`
/** So many rows has a list that is imported, of thirty columns. */
const LISTED = sized(1500, 3000)

/** So many has one that is written row by row. */
const LISTED_OTHERS = sized(100, 1000)

/** What is asked from a file on until its import is undone, each told of what was answered before it. */
const IMPORTING: readonly ((server: TestServer, before: Answer, id: string) => Promise<Answer>)[] = [
  (server, _, id) => server.call('architect', 'GET', `${DRAFTS}/${id}/preview`),
  (server, _, id) => server.call('architect', 'GET', `${DRAFTS}/${id}/rows?q=fjord`),
  (server, _, id) => server.call('architect', 'GET', `${DRAFTS}/${id}/preview`),
  (server, { body }, id) =>
    server.call('architect', 'POST', `${DRAFTS}/${id}/commit`, { fingerprint: body.fingerprint }),
  (server, { headers }) =>
    server.call('architect', 'POST', `${api}/changes/${headers[REQUEST_ID]}/undo`, { reason: 'Prøve' }),
]

/** Lists that are not of systems, and a column of each whose cells are all changed. */
const WRITTEN_ONE_BY_ONE = [
  ['mapping', 'Omfang', 'Endret'],
  ...sized([], [['contract', 'Vilkår ved avslutning', 'Endret'] as const]),
] as const

/** The beginning of a list as it is exported, with the same text in each cell of a column. */
async function exportedWith(server: TestServer, list: string, heading: string, text: string) {
  const { text: csv } = await server.call('architect', 'GET', `${api}/exports/${list}.csv`)
  const [head = [], ...rows] = parse(csv, { delimiter: ';', bom: true, comment: '#' }) as string[][]
  const place = head.indexOf(heading)
  if (place === -1) throw new Error(`${heading} is none of ${head}`)
  const changed = rows.slice(0, LISTED_OTHERS).map((row) => row.with(place, text))
  return stringify([head, ...changed], { delimiter: ';' })
}

let users = 1000
async function writeOne(server: TestServer): Promise<Answer> {
  const { body } = await server.call('architect', 'GET', SYSTEM)
  users += 1
  return server.call('architect', 'PATCH', SYSTEM, { users }, { 'if-match': `"${body.version}"` })
}

testOn(
  'sqlite',
  'no request keeps all others waiting, however much it asks of a large register',
  async (t) => {
    const server = await startTestServer(t, { database: await bigRegister(t) })
    const { during } = countTurns(t)
    const hold = async (name: string, ask: () => Promise<Answer>) => {
      const { value, most } = await during(ask)
      t.ok(value.status < 300 || value.status === 404, `${name}: ${value.status} ${value.text.slice(0, 300)}`)
      t.ok(most.calls <= MOST.calls && most.rows <= MOST.rows, `${name}: ${JSON.stringify(most)}`)
      return value
    }

    // The whole register is its lists one after another, each of which is asked for by itself; so is the model of it.
    const whole = ['exportEverything', 'exportModel']
    const addresses = ENDPOINTS.filter(
      ({ id, method, path }) =>
        method === 'GET' && !whole.includes(id) && !READS.some((one) => one.split('?')[0] === path),
    )
    const urls = [...addresses.map(({ path }) => addressOf(path)), ...READS]
    // Each takes a second or more after a write: a third of them, others each time, and all in the full size.
    const share = sized(3, 1)
    const seed = newSeed()
    t.comment(`seed ${seed}`)
    for (const url of urls.filter((_, index) => (index + seed) % share === 0)) {
      await hold(url, () => server.call('administrator', 'GET', url))
      // Nothing holds any more that was kept.
      t.equal((await writeOne(server)).status, 200)
    }
    let before = await writeOne(server)
    for (const [index, write] of WRITES.entries())
      before = await hold(`write ${index}`, () => write(server, before))

    const begun = await server.call('architect', 'POST', DRAFTS, {
      fileName: 'liste.xlsx',
      content: makeImportList(LISTED).toString('base64'),
      settings: { municipality: '0711' },
    })
    before = begun
    for (const [index, ask] of IMPORTING.entries())
      before = await hold(`import ${index}`, () => ask(server, before, begun.body.id))
    const undone = before.body.items.filter(({ entity }: { entity: string }) => entity === 'contract')
    t.equal(undone.length, LISTED, 'each row made a system and a contract')

    // Lists of anything else are written row by row, in a preview too.
    for (const [entity, heading, text] of WRITTEN_ONE_BY_ONE) {
      const list = await exportedWith(server, `${entity}s`, heading, text)
      const begun = await server.call('architect', 'POST', DRAFTS, {
        fileName: 'liste.csv',
        content: Buffer.from(list).toString('base64'),
        settings: { entity },
      })
      before = begun
      for (const [index, ask] of IMPORTING.filter((_, index) => index !== 1).entries())
        before = await hold(`import of ${entity}s ${index}`, () => ask(server, before, begun.body.id))
      const undone = before.body.items.filter((item: { entity: string }) => item.entity === entity)
      t.equal(undone.length, LISTED_OTHERS, `${entity}s: each row was changed`)
    }

    // What is done beside what is asked for keeps nobody waiting either.
    const { store, clock } = server
    const { id } = await store.transaction((tx) => askJob(tx, 'verify', { whole: true }, ME, clock()))
    const job = await claimJob(store, clock())
    if (!job) throw new Error('no work')
    const tell = async (progress: object) => void (await tellJob(store, id, progress, clock()))
    const { most: checking } = await during(() => verifyLog({ store, clock, tell }, job))
    t.match((await findJob(store, id))?.result, { ok: true })
    t.ok(
      checking.calls <= MOST.calls && checking.rows <= MOST.rows,
      `the whole log is checked: ${JSON.stringify(checking)}`,
    )

    const { most } = await during(async () => {
      for await (const systems of iterateSystems(server.store, 10_000))
        await assess(server.store, TODAY, systems, {
          closedSeries: closedSeriesOf([]),
          municipalities: new Map(),
        })
      await findSystemNames(server.store)
      await findSystemNames(server.store)
    })
    t.ok(
      most.calls > MOST.calls && most.rows > MOST.rows,
      `what yields to nobody is seen: ${JSON.stringify(most)}`,
    )
  },
)
