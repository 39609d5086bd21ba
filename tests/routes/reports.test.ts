import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import readXlsx from 'read-excel-file/node'
import { MOST_TRIES } from '../../schema/rules/jobs.js'
import { askJob, cancelJob, claimJob, failJob, tellJob } from '../../server/domain/jobs.js'
import { endOldReportFiles } from '../../server/domain/reports.js'
import { demoDatabase, test, testOnce } from '../engines.js'
import { type Answer, openTestServices, runScenarios, startTestServer, type TestServer } from '../server.js'

const URL = '/api/v1/reports'
/** What the same report hashes to on each engine. */
const hashes = new Set<string>()
const JOBS = '/api/v1/jobs'
const OVERRIDES = { report: 'overrides', format: 'xlsx' }

/** What came of work: asked after until it has ended. */
async function ended(server: TestServer, asked: Answer, role: 'auditor' | 'lead' = 'auditor') {
  if (asked.status !== 201) throw new Error(asked.text)
  for (;;) {
    const { body } = await server.call(role, 'GET', `/api/v1/jobs/${asked.body.id}`)
    if (!['waiting', 'running'].includes(body.state)) return body
  }
}

const make = async (server: TestServer, body: object, role: 'auditor' | 'lead' = 'auditor') =>
  ended(server, await server.call(role, 'POST', URL, body), role)

const remake = async (server: TestServer, id: string, role: 'auditor' | 'lead' = 'auditor') =>
  ended(server, await server.call(role, 'POST', `${URL}/${id}/remake`, {}), role)

testOnce('reports: scenarios', async (t) => {
  const server = await startTestServer(t)
  const post = { method: 'POST', url: URL } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, body: OVERRIDES, status: 401 },
    { name: 'not signed in, the list', as: null, method: 'GET', url: URL, status: 401 },
    { name: 'none are made', as: 'auditor', method: 'GET', url: URL, status: 200, contains: ['"total":0'] },
    {
      name: 'one that is not there',
      as: 'auditor',
      method: 'GET',
      url: `${URL}/R-2019-001/file`,
      status: 404,
    },
    {
      name: 'the companion file of one that is not there',
      as: 'auditor',
      method: 'GET',
      url: `${URL}/R-2019-001/companion`,
      status: 404,
    },
    {
      name: 'not signed in, a companion file',
      as: null,
      method: 'GET',
      url: `${URL}/R-2019-001/companion`,
      status: 401,
    },
    {
      name: 'what is no number',
      as: 'auditor',
      method: 'GET',
      url: `${URL}/7`,
      status: 400,
      contains: ['R-2019-007'],
    },
    {
      name: 'a report that there is not',
      as: 'auditor',
      ...post,
      body: { ...OVERRIDES, report: 'gossip' },
      status: 400,
      contains: ['report', 'status'],
    },
    {
      name: 'a day that is yet to come',
      as: 'auditor',
      ...post,
      body: { ...OVERRIDES, asOf: '2019-10-16' },
      status: 400,
      contains: ['asOf', 'fram i tid', '15.10.2019'],
    },
    {
      name: 'a row of the log that is yet to come',
      as: 'auditor',
      ...post,
      body: { ...OVERRIDES, asOf: '99999' },
      status: 400,
      contains: ['asOf', '99999'],
    },
    {
      name: 'a day before there was anything',
      as: 'auditor',
      ...post,
      body: { ...OVERRIDES, asOf: '2010-01-01' },
      status: 400,
      contains: ['nothing_yet'],
    },
    {
      name: 'a municipality that is not there',
      as: 'auditor',
      ...post,
      body: { ...OVERRIDES, municipality: '9998' },
      status: 400,
      contains: ['municipality', '9998'],
    },
    {
      name: 'a subproject that is not there',
      as: 'auditor',
      ...post,
      body: { ...OVERRIDES, subproject: 'D9' },
      status: 400,
      contains: ['subproject', 'D9'],
    },
    {
      name: 'a period, of what is of one day',
      as: 'auditor',
      ...post,
      body: { ...OVERRIDES, from: '2019-01-01' },
      status: 400,
      contains: ['from', 'only_changes'],
    },
    {
      name: 'a period that ends before it begins',
      as: 'auditor',
      ...post,
      body: { report: 'changes', format: 'xlsx', from: '2019-02-01', to: '2019-01-01' },
      status: 400,
      contains: ['from_after_to'],
    },
    { name: 'not signed in, work', as: null, method: 'GET', url: JOBS, status: 401 },
    { name: 'no work', as: 'auditor', method: 'GET', url: JOBS, status: 200, contains: ['"items":[]'] },
    {
      name: 'work of no kind',
      as: 'auditor',
      method: 'GET',
      url: `${JOBS}?kind=dig`,
      status: 400,
      contains: ['kind', 'remake'],
    },
    {
      name: 'work that is not there',
      as: 'auditor',
      method: 'GET',
      url: '/api/v1/jobs/2c1de3c4-0000-4000-8000-000000000000',
      status: 404,
    },
  ])
})

test('a report is numbered, kept, in the log, and the same whoever makes it anew, whatever has changed', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const day = { asOf: '2019-09-30', language: 'en' }
  const made = await make(server, { ...OVERRIDES, ...day })
  t.match(made, { state: 'done', result: { report: 'R-2019-001' } })
  const second = await make(server, { report: 'changes', format: 'xlsx', from: '2019-10-01' }, 'lead')
  t.match(second, { state: 'done', result: { report: 'R-2019-002' } })

  const { body } = await server.call('lead', 'GET', URL)
  t.match(body, { total: 2, items: [{ id: 'R-2019-002' }, { id: 'R-2019-001' }] }, 'newest first')
  const [, first] = body.items
  hashes.add(first.fileHash)
  t.equal(hashes.size, 1, 'the same bytes on both engines')
  t.match(first, { madeBy: 'Revisor (Test auditor)', order: { asOf: '2019-09-30', language: 'en' } })
  t.ok(first.order.sequence < body.items[0].order.sequence)
  const download = (id: string) =>
    server.app.inject({ url: `${URL}/${id}/file`, headers: server.authorize('lead') })
  const { rawPayload, headers } = await download('R-2019-001')
  t.match(headers['content-disposition'], 'R-2019-001.xlsx')
  t.equal(createHash('sha256').update(rawPayload).digest('hex'), first.fileHash)
  const sheets = await readXlsx(rawPayload)
  const said = sheets.flatMap(({ data }) => data.flat()).map(String)
  for (const text of ['R-2019-001', first.order.hash])
    t.ok(
      said.some((cell) => cell.includes(text)),
      text,
    )
  t.notOk(
    said.some((text) => text.includes('auditor')),
    'who made it is not in it',
  )

  const companion = (id: string) => server.call('lead', 'GET', `${URL}/${id}/companion`)
  const beside = await companion('R-2019-001')
  t.match(beside.headers, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': /R-2019-001\.txt/,
  })
  t.equal(beside.text.charCodeAt(0), 0xfeff)
  const lines = beside.text.slice(1).split('\r\n')
  for (const line of [
    'Report: R-2019-001 Overrides',
    'Data: Synthetic data',
    'Register as of: 2019-09-30',
    `Last change: ${first.order.sequence}`,
    `Last hash: ${first.order.hash}`,
    'Choices: English, all municipalities, all service areas',
    'Format: XLSX',
    'File: R-2019-001.xlsx',
    `SHA-256 of the file: ${first.fileHash}`,
    `Size of the file (bytes): ${rawPayload.length}`,
    'Made by whom: Revisor (Test auditor)',
    'How the file is checked: sha256sum R-2019-001.xlsx',
  ])
    t.ok(lines.includes(line), line)
  t.ok(lines.some((line) => /^Made when: 2019-10-15 \d\d:\d\d/.test(line)))

  const changes = (await download('R-2019-002')).rawPayload
  const words = (await readXlsx(changes)).flatMap(({ data }) => data.flat()).map(String)
  t.notOk(
    words.some((text) => text.includes('@')),
    'what was written of persons is told nobody',
  )

  const log = (await server.call('auditor', 'GET', '/api/v1/changes?entity=report')).body
  t.equal(log.total, 2)
  t.match(log.items[1], { action: 'create', label: 'R-2019-001', after: { fileHash: first.fileHash } })

  for (let index = 0; index < 20; index += 1)
    await server.call('architect', 'POST', '/api/v1/systems', {
      ...{ name: `Later ${index}`, kind: 'business', municipality: '0602' },
    })
  t.match((await remake(server, 'R-2019-001', 'lead')).result, { same: true, differences: [] })
  const workOf = async (role: 'auditor' | 'lead', query = '') =>
    (await server.call(role, 'GET', `${JOBS}${query}`)).body.items
  t.match(await workOf('lead'), [
    { kind: 'remake', about: 'R-2019-001', state: 'done', result: { same: true } },
    { kind: 'report', about: null, result: { report: 'R-2019-002' } },
  ])
  t.match(await workOf('lead', '?kind=report'), [{ result: { report: 'R-2019-002' } }])
  t.equal((await workOf('lead', '?limit=1')).length, 1)
  t.strictSame(
    (await workOf('auditor')).map(({ result }: { result: object }) => result),
    [{ report: 'R-2019-001' }],
    'what others have asked for is not told',
  )

  // A file that another program made: what differs is shown.
  await server.store.transaction(async (tx) => {
    const { reports, reportFiles } = tx.t
    const [file] = await tx.db.select().from(reportFiles).where(eq(reportFiles.report, 'R-2019-001'))
    const older = String(file?.said).replace('"name":"Overrides"', '"name":"Exceptions"')
    await tx.db.update(reportFiles).set({ said: older }).where(eq(reportFiles.report, 'R-2019-001'))
    await tx.db
      .update(reports)
      .set({ fileHash: 'f'.repeat(64) })
      .where(eq(reports.id, 'R-2019-001'))
  })
  t.match((await remake(server, 'R-2019-001')).result, {
    same: false,
    differences: [{ at: 'name', kept: 'Exceptions', made: 'Overrides' }],
  })

  // Files are kept for good unless a setting says how long; the report and its hash stay.
  const inDays = (days: number) => new Date(server.clock().getTime() + days * 86_400_000)
  await endOldReportFiles(server.store, 0, inDays(4000))
  await endOldReportFiles(server.store, 30, inDays(30))
  t.equal((await download('R-2019-002')).statusCode, 200)
  const whileKept = (await companion('R-2019-002')).text
  await endOldReportFiles(server.store, 30, inDays(31))
  t.equal(
    (await companion('R-2019-002')).text,
    whileKept,
    'the companion file says the same without the file',
  )
  const gone = await download('R-2019-002')
  t.equal(gone.statusCode, 410)
  t.match(gone.json(), { code: 'report_file_gone', nb: /Lag rapporten på nytt/ })
  t.match((await server.call('lead', 'GET', `${URL}/R-2019-002`)).body, {
    fileKept: false,
    fileHash: createHash('sha256').update(changes).digest('hex'),
  })
  t.match((await remake(server, 'R-2019-002')).result, { same: true, differences: null })
})

testOnce('work is its own person’s, is stopped, and is taken up again when its server is gone', async (t) => {
  const { store } = await openTestServices(t)
  const me = { id: 'me', name: 'Me' }
  const at = (seconds: number) => new Date(Date.UTC(2019, 9, 15) + seconds * 1000)
  const ask = (seconds: number) => store.transaction((tx) => askJob(tx, 'report', {}, me, at(seconds)))
  const first = await ask(0)
  const second = await ask(1)
  await t.rejects(cancelJob(store, first.id, { id: 'other' }, at(2)), { code: 'not_found' })
  t.match(await claimJob(store, at(2)), { id: first.id, state: 'running', tries: 1 }, 'the oldest first')
  t.equal(await tellJob(store, first.id, { done: 1 }, at(3)), true)
  t.match(await cancelJob(store, first.id, me, at(4)), { state: 'cancelled' })
  t.equal(await tellJob(store, first.id, { done: 2 }, at(5)), false, 'its server is told')
  await failJob(store, first.id, { nb: 'x', en: 'x' }, at(6))
  t.match(await cancelJob(store, first.id, me, at(7)), { state: 'cancelled', problem: null })

  for (let tries = 1; tries <= MOST_TRIES; tries += 1)
    t.match(await claimJob(store, at(100 * tries)), { id: second.id, tries }, 'silent work waits again')
  t.equal(await claimJob(store, at(1000)), undefined, 'and is given up in the end')
  t.match(await cancelJob(store, second.id, me, at(1001)), { state: 'failed' })
  for (let open = 0; open < 10; open += 1) await ask(2000 + open)
  await t.rejects(ask(3000), { code: 'too_much_work' })
})
