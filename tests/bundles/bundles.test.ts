import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { REPORT_FORMATS, REPORT_NAMES } from '../../schema/rules/reports.js'
import { packageRoot } from '../../server/config.js'
import { patchSystem } from '../../server/domain/systems.js'
import { runHere } from '../commandLine.js'
import { demoDatabase, newRegister, temporaryFolder, test, testOn } from '../engines.js'
import { addressOf, openTestServices, runScenarios, startTestServer, testContext } from '../server.js'
import { sized } from '../size.js'
import { dropTriggers, runSql } from '../sql.js'
import { makeBundleOf, Unpacked } from './bundle.js'

const URL = '/api/v1/reports/bundles'
const run = promisify(execFile)
const HERE = fileURLToPath(import.meta.url)
const MAKE_BUNDLE = join(dirname(HERE), '..', `makeBundle${extname(HERE)}`)

/** The hash of every file of the bundle, by path, as the first engine made it. */
const made = new Map<string, string>()

const hashesIn = (bytes: Uint8Array): [string, string][] =>
  JSON.parse(new Unpacked(bytes).text('manifest.json')).files.map(
    (file: { path: string; sha256: string }) => [file.path, file.sha256],
  )

test('bundles: scenarios', async (t) => {
  const server = await startTestServer(t)
  const post = { method: 'POST', url: URL } as const
  const check = { method: 'GET', status: 200 } as const
  const unknown = `/api/v1/reports/check?sha256=${'0'.repeat(64)}`
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, body: {}, status: 401 },
    { name: 'who reads less than all', as: 'lead', ...post, body: {}, status: 403 },
    {
      name: 'a report that there is not',
      as: 'auditor',
      ...post,
      body: { reports: ['x'] },
      status: 400,
      contains: ['reports', 'status'],
    },
    {
      name: 'a format that there is not',
      as: 'auditor',
      ...post,
      body: { formats: ['zip'] },
      status: 400,
      contains: ['formats', 'pdf'],
    },
    {
      name: 'a day that is yet to come',
      as: 'auditor',
      ...post,
      body: { asOf: '2019-10-16' },
      status: 400,
      contains: ['fram i tid'],
    },
    { name: 'not signed in, a file', as: null, ...check, url: unknown, status: 401 },
    {
      name: 'a file that nobody made',
      as: 'lead',
      ...check,
      url: unknown,
      contains: ['"report":null', '"named":null'],
    },
    {
      name: 'what is no hash',
      as: 'lead',
      method: 'GET',
      url: '/api/v1/reports/check?sha256=abc',
      status: 400,
      contains: ['sha256'],
    },
  ])
})

test('a bundle is for those who read all, and says the same whoever reads it', async (t) => {
  const server = await startTestServer(t, { database: await newRegister(t, 'small') })
  await server.call('architect', 'POST', '/api/v1/systems', {
    name: 'Gerica',
    kind: 'business',
    municipality: '0602',
  })
  const asked = await server.call('auditor', 'POST', URL, { reports: [], language: 'en' })
  t.equal(asked.status, 201, asked.text)
  let job = asked.body
  while (!['done', 'failed'].includes(job.state))
    job = (await server.call('auditor', 'GET', `/api/v1/jobs/${job.id}`)).body
  const id = job.result.report
  const download = (role: 'auditor' | 'lead') =>
    server.app.inject({ url: `/api/v1/reports/${id}/file`, headers: server.authorize(role) })
  t.equal((await download('lead')).statusCode, 403)
  const { rawPayload, headers } = await download('auditor')
  t.match(headers['content-type'], 'application/zip')
  const bundle = new Unpacked(rawPayload)
  t.match(bundle.text('read-me.txt'), `audit bundle ${id}`)
  t.match(bundle.text('data/systems.csv'), 'Gerica')
  t.notMatch(bundle.text('data/systems.txt'), /Exported/, 'neither when nor by whom')
  // The log names those who wrote.
  for (const [path, bytes] of bundle.files)
    if (!path.startsWith('log/')) t.notOk(bytes.includes('Test auditor'), `${path} does not say who made it`)
  const list = (await server.call('lead', 'GET', '/api/v1/reports?report=bundle')).body
  t.match(list, { total: 1, items: [{ id, format: 'zip', order: { contains: { reports: [] } } }] })
})

test('of a log that does not hold no bundle is made, and the row is named', async (t) => {
  const services = await openTestServices(t, { database: await newRegister(t, 'small') })
  const database = addressOf(services.config)
  await dropTriggers(database)
  await runSql(database, "UPDATE changes SET actor_name = 'Annen' WHERE seq = 3")
  const [{ before } = {}] = await runSql(database, 'SELECT count(*) AS before FROM reports')
  await t.rejects(makeBundleOf(services, { reports: [] }), {
    code: 'broken_log',
    message: /not whole at row #3/,
  })
  t.match(await runSql(database, 'SELECT count(*) AS before FROM reports'), [{ before }], 'none is kept')
})

test('the same order makes the same bundle and reports: other engine, clock, person, and later changes', async (t) => {
  const services = await openTestServices(t, { database: await demoDatabase(t) })
  const asked = {
    ...{ asOf: '2019-09-30', language: 'en' },
    reports: sized(['status', 'findings'], [...REPORT_NAMES]),
    formats: sized(['xlsx'], [...REPORT_FORMATS]),
  }
  const first = await makeBundleOf(services, asked)
  for (const [path, sha256] of hashesIn(first.bytes)) {
    t.equal(made.get(path) ?? sha256, sha256, `${path}: on both engines`)
    made.set(path, sha256)
  }
  const numbered = "SELECT version FROM systems WHERE number = 'IKT-001'"
  const [system] = await runSql(addressOf(services.config), numbered)
  const version = Number(system?.version)
  const architect = testContext(services, { name: 'Arkitekt' })
  for (let index = 0; index < sized(20, 500); index += 1)
    await patchSystem(architect, 'IKT-001', version + index, { users: 1000 + index })
  // The number is part of the order: what was made first is made once more as that.
  await dropTriggers(addressOf(services.config))
  for (const table of ['report_files', 'reports'])
    await runSql(addressOf(services.config), `DELETE FROM ${table}`)
  const again = await makeBundleOf(services, asked, { daysLater: 100, name: 'Revisor' })
  t.equal(again.id, first.id)
  for (const [path, sha256] of hashesIn(again.bytes))
    t.equal(sha256, made.get(path), `${path}: later, by another`)
  t.ok(again.bytes.equals(first.bytes), 'to the byte')
})

testOn('sqlite', 'two processes of other zones and languages make the same bundle', async (t) => {
  const database = await demoDatabase(t, 'sqlite')
  const copy = join(temporaryFolder(t), 'copy.db')
  copyFileSync(database, copy)
  const order = JSON.stringify({
    reports: sized(['status', 'contracts'], [...REPORT_NAMES]),
    formats: sized(['xlsx'], [...REPORT_FORMATS]),
  })
  const make = async (place: string, env: Record<string, string>) => {
    const args = [...process.execArgv, MAKE_BUNDLE, place, order]
    // What it shares with tests would have it end as a test that takes too long.
    const unhurried = { ...env, TAP_TIMEOUT: '0' }
    return JSON.parse((await run(process.execPath, args, { cwd: packageRoot, env: unhurried })).stdout)
  }
  t.strictSame(
    await make(copy, { TZ: 'Pacific/Apia', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }),
    await make(database, { TZ: 'America/New_York', LANG: 'en_US.UTF-8' }),
  )
})

testOn(
  'sqlite',
  'a bundle from the command line, checked by its own program and by the command',
  async (t) => {
    const folder = temporaryFolder(t)
    const environment = { HARMONI_DATABASE: await demoDatabase(t, 'sqlite'), HARMONI_LOG: 'silent' }
    const zip = join(folder, 'b.zip')
    const asked = [
      'report',
      'bundle',
      '--out',
      zip,
      '--reports',
      'overrides',
      '--format',
      'xlsx',
      '--as-of',
      '100',
    ]
    t.match(await runHere([...asked, '--json'], environment), { code: 0, stdout: /"report":"bundle"/ })
    const { code, stdout } = await runHere(['verify', zip], environment)
    t.equal(code, 0, stdout)
    t.match(stdout, /is genuine and unchanged/)
    t.match(stdout, /Row #100 is the same in this register/)

    // Unpacked, in another zone and language, without us.
    const bundle = new Unpacked(readFileSync(zip))
    const unpack = () => {
      for (const [path, bytes] of bundle.files) {
        mkdirSync(join(folder, 'b', dirname(path)), { recursive: true })
        writeFileSync(join(folder, 'b', path), bytes)
      }
      return run(process.execPath, ['check.mjs'], {
        cwd: join(folder, 'b'),
        env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' },
      }).catch((failed: { code: number; stdout: string }) => failed)
    }
    const checked = await unpack()
    t.notOk('code' in checked && checked.code, checked.stdout)
    t.match(checked.stdout, /OK: Loggen #1 til #100 er hel.*The log #1 to #100 is whole/)
    bundle.edit('log/changes.ndjson', (text) => text.replace('"action":"create"', '"action":"update"'))
    t.match(await unpack(), { code: 1, stdout: /log\/changes.ndjson was changed[\s\S]*row #1 was changed/ })
    writeFileSync(zip, bundle.pack())
    t.match(await runHere(['verify', zip], environment), {
      code: 1,
      stdout: /was made here, but changed afterwards:\n {2}WRONG/,
    })
    t.match(await runHere(['verify', join(folder, 'no.pdf')], environment), {
      code: 1,
      stderr: /no\.pdf cannot be read.*Name a file/,
    })
    for (const [wrong, says] of [
      [['report', 'bundle', '--out', zip, '--reports', 'gossip'], /gossip|reports/],
      [
        ['report', 'status', '--out', zip, '--format', 'xlsx', '--reports', 'risk'],
        /--reports is for a bundle/,
      ],
    ] as const) {
      const found = await runHere(wrong, environment)
      t.not(found.code, 0)
      t.match(found.stderr, says)
    }
  },
)
