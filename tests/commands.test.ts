import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import t from 'tap'
import { COMMANDS } from '../server/commands/all.js'
import { readConfig, SETTINGS, SetupError } from '../server/config.js'
import { endSecurityEvents } from '../server/domain/securityEnds.js'
import { logSecurity } from '../server/domain/securityLog.js'
import { createSystem } from '../server/domain/systems.js'
import { verifyChanges } from '../server/domain/verify.js'
import { findHead } from '../server/store/changes.js'
import { findSecurityEventsAfter } from '../server/store/securityLog.js'
import { runHere } from './commandLine.js'
import { runCopy, runProgram, startDemo, startEmpty } from './demo.js'
import { newDatabase, newRegister, temporaryFolder } from './engines.js'
import { openTestServices, SYSTEM, systemFields, testContext } from './server.js'
import { sized } from './size.js'
import { dropTriggers, runSql } from './sql.js'

t.test('what cannot be used is told in one sentence, and the exit code is 1', async (t) => {
  const folder = temporaryFolder(t)
  const busy = createServer()
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve))
  t.teardown(() => busy.close())
  const port = String((busy.address() as AddressInfo).port)
  const newer = join(folder, 'newer.db')
  const raw = new Database(newer)
  raw.exec(
    "CREATE TABLE migrations (hash text PRIMARY KEY, applied_at text NOT NULL); INSERT INTO migrations VALUES ('later', '2030')",
  )
  raw.close()
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'folder'))
  const fresh = join(folder, 'fresh.db')
  for (const [name, args, env, sentence] of [
    [
      'a busy port',
      ['serve'],
      { HARMONI_PORT: port },
      /^Port \d+ on 127\.0\.0\.1 is in use by another program\. Stop it, or set HARMONI_PORT/,
    ],
    [
      'an unwritable folder',
      ['serve'],
      { HARMONI_DATABASE: join(folder, 'file/register.db') },
      /cannot be opened.*Check that its folder can be written/,
    ],
    ['a folder for a file', ['serve'], { HARMONI_DATABASE: join(folder, 'folder') }, /cannot be opened/],
    [
      'a newer database',
      ['verify'],
      { HARMONI_DATABASE: newer },
      /was made by a newer version of Harmoni\. Start that version/,
    ],
    [
      'a port that is none',
      ['serve'],
      { HARMONI_PORT: 'three' },
      /^HARMONI_PORT is “three”, which cannot be used/,
    ],
    [
      'no register yet',
      ['verify'],
      { HARMONI_DATABASE: join(folder, 'none.db') },
      /^There is no register at .*none\.db/,
    ],
    ['a place that cannot be made', ['serve'], { HARMONI_DATABASE: '/proc/x/y.db' }, /cannot be opened/],
    [
      'an address that is none',
      ['serve'],
      { HARMONI_DATABASE: 'postgres:/harmoni' },
      /^HARMONI_DATABASE is “postgres:\/harmoni”, which cannot be used/,
    ],
    [
      'a database that is not up',
      ['verify'],
      { HARMONI_DATABASE: 'postgres://harmoni:secret@127.0.0.1:1/harmoni' },
      /^The database “postgres:\/\/harmoni@127\.0\.0\.1:1\/harmoni” cannot be used/,
    ],
    ['nothing to copy', ['copy', join(folder, 'none.db'), fresh], {}, /^There is no register at .*none\.db/],
    ['half a copy', ['copy', newer], {}, /copy FROM TO/],
    ['a word too many', ['serve', 'twice'], {}, /^“serve” does not take “twice”/],
    ['no command', [], {}, /^Name a command/],
    ['an unknown command', ['dance'], {}, /^There is no command “dance”/],
    [
      'an unknown option, and how its command is called',
      ['serve', '--fast'],
      {},
      /^Unknown option '--fast'\.(\n\nIt is called so:\n {2}harmoni serve \[--demo\] \[--empty\]\n)?$/,
    ],
    ['an unknown role', ['token', 'create', '--user', 'lead', '--role', 'king', '--name', 'x'], {}, /king/],
    [
      'a token by a name that cannot be seen',
      ['token', 'create', '--user', 'lead', '--name', '\u202eabc'],
      {},
      /^name: Character 1 \(U\+202E\)/,
    ],
    [
      'a token by a name of two lines',
      ['token', 'create', '--user', 'lead', '--name', 'A\nb'],
      {},
      /^name: /,
    ],
    ['a nameless token', ['token', 'create', '--user', 'lead'], {}, /--name/],
  ] as const) {
    const env_ = { HARMONI_DATABASE: fresh, HARMONI_PORT: '0', ...env }
    const { code, stdout, stderr } = await runHere(args, env_)
    const json = await runHere([...args, '--json'], env_)
    t.equal(code, 1, `${name}: exit code`)
    t.match(stderr, sentence, name)
    t.equal(stdout, '', `${name}: nothing on standard output`)
    t.notMatch(stderr, /\bat .*:\d+:\d+/, `${name}: no stack`)
    t.equal(json.code, 1)
    t.match(JSON.parse(json.stdout), { error: sentence }, `${name}: one JSON document`)
  }
  // What the program makes of it: once, as a process costs a second.
  const program = await runProgram(['serve'], { HARMONI_DATABASE: fresh, HARMONI_PORT: port })
  t.match(program, { code: 1, stdout: '', stderr: /^Port \d+ on 127\.0\.0\.1 is in use/ })
})

t.test(
  'tokens are made, listed without their secret, and revoked; verify prints the head of the log',
  async (t) => {
    const demo = await startDemo(t)
    const run = async (...args: string[]) => {
      const { code, stdout } = await runProgram([...args, '--json'], { HARMONI_DATABASE: demo.database })
      return { code, json: JSON.parse(stdout) }
    }
    const me = async (token: string) =>
      (await fetch(`${demo.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status
    const { json: made } = await run('token', 'create', '--user', 'auditor', '--name', 'Nattlig uttrekk')
    t.equal(await me(made.token), 200)
    const { json: listed } = await run('token', 'list')
    t.match(JSON.stringify(listed), /Nattlig uttrekk/)
    t.notMatch(JSON.stringify(listed), made.token)
    t.equal((await run('token', 'revoke', made.id)).code, 0)
    t.equal(await me(made.token), 401)
    t.equal((await run('token', 'revoke', 'token-none')).code, 1)
    const { json: verified } = await run('verify')
    t.match(verified, { ok: true, head: /^[0-9a-f]{64}$/ })
    const { json: link } = await run('user', 'link', 'lead')
    t.match(JSON.stringify(link), /sign-in#/)
  },
)

t.test('a set-up that is stopped leaves nothing, and the next one does it all', async (t) => {
  const database = await newRegister(t, 'empty')
  const raw = new Database(database)
  raw.exec("CREATE TRIGGER stopped AFTER INSERT ON programme BEGIN SELECT RAISE(ABORT, 'stopped'); END")
  const list = () => runHere(['user', 'list', '--json'], { HARMONI_DATABASE: database })
  t.equal((await list()).code, 1)
  for (const table of ['programme', 'codes', 'users', 'changes'])
    t.equal(raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), 0, table)
  raw.exec('DROP TRIGGER stopped')
  t.match(await list(), { code: 0, stdout: '{"users":[]}\n' })
  t.equal(raw.prepare('SELECT count(*) FROM programme').pluck().get(), 1)
  raw.close()
})

t.test('people are added, given roles, locked out and let in again, each of it in the log', async (t) => {
  const database = await newRegister(t, 'empty')
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await runHere([...args, '--json'], { HARMONI_DATABASE: database })
    return { code, json: stdout ? JSON.parse(stdout) : null, stderr }
  }
  const add = (...more: string[]) =>
    run('user', 'add', '--name', 'Nora Prøve', '--email', 'Nora@Testvik.Example', ...more)
  t.match((await run('user', 'add', '--name', 'X')).json.error, /--email/)
  t.match((await add('--role', 'king')).json.error, /king/)
  t.match((await run('user', 'add', '--name', 'X', '--email', 'x')).json.error, /«x»|“x”/)
  const { json: added } = await add('--role', 'administrator', '--role', 'lead')
  t.match(added, { purpose: 'invitation', link: /sign-in#[\w-]{43}$/ })
  t.match((await add()).json.error, /nora@testvik\.example/, 'once')
  t.match((await run('user', 'roles', 'nora@TESTVIK.example', '--role', 'architect')).json, {
    user: { roles: ['architect'], scope: [] },
  })
  t.match((await run('user', 'link', added.user)).json, { purpose: 'invitation' })
  t.match((await run('user', 'lock', added.user, '--reason', 'Sluttet')).json.user, { state: 'locked' })
  t.equal((await run('user', 'link', added.user)).code, 1, 'who is locked gets no link')
  t.match((await run('user', 'unlock', added.user)).json.user, { state: 'invited' })
  t.match((await run('user', 'roles', 'nobody@testvik.example')).json.error, /There is no user/)
  const kari = await run('user', 'add', '--name', 'Kari Prøve', '--email', 'kari@testvik.example')
  const erase = (...more: string[]) => run('user', 'erase', 'kari@testvik.example', ...more)
  t.match((await erase()).json.error, /--reason TEXT/)
  t.match((await erase('--reason', 'Krav')).json.error, /Only a locked user can be erased/)
  t.equal((await run('user', 'lock', 'kari@testvik.example')).code, 0)
  const erased = await erase('--reason', 'Krav')
  t.match(erased.json.user, {
    id: kari.json.user,
    name: /^Slettet bruker \w+$/,
    email: null,
    state: 'erased',
  })
  t.notMatch(JSON.stringify(erased.json), /kari/i)
  t.match((await erase('--reason', 'Krav')).json.error, /There is no user/)
  t.match((await run('user', 'unlock', kari.json.user)).json.error, /erased for good/)
  t.match((await run('user', 'list')).json.users, [{ email: 'nora@testvik.example', roles: ['architect'] }])
  const verified = await run('verify')
  t.match(verified.json, { ok: true })
  const raw = new Database(database)
  const log = raw
    .prepare(
      "SELECT action, actor_id, reason FROM changes WHERE entity = 'user' AND entity_id = ? ORDER BY seq",
    )
    .all(added.user)
  raw.close()
  t.strictSame(
    log.map((row) => Object.values(row as object).join()),
    [
      'create,command-line,',
      ...Array(3).fill('update,command-line,'),
      'update,command-line,Sluttet',
      'update,command-line,',
    ],
  )
})

t.test(
  'verify says where the security log begins, and which row a head was that was written down',
  async (t) => {
    const services = await openTestServices(t, { database: await newRegister(t, 'small') })
    const { database } = services.config
    const now = new Date()
    for (const days of [900, 800, 1]) {
      const at = new Date(now.getTime() - days * 86_400_000).toISOString()
      await logSecurity(services.store, {
        ...{ at, kind: 'sign_in', outcome: 'done', userId: null, userName: null, endpoint: 'createSession' },
        ...{ code: null, address: '10.0.0.1', agent: '', requestId: 'x' },
      })
    }
    const run = (...args: string[]) => runHere(['verify', ...args], { HARMONI_DATABASE: database })
    const [first = '', second = ''] = (await findSecurityEventsAfter(services.store, 0, 2)).map(
      ({ hash }) => hash,
    )
    const change = (await findHead(services.store))?.hash ?? ''
    t.match(
      (await run()).stdout,
      /The security log holds: 3 rows, the last 3, head [0-9a-f]{64}\nNot compared/,
    )
    await endSecurityEvents(services.store, 730, now)
    const ended = await run('--head', second, '--head', change)
    t.equal(ended.code, 0, ended.stdout)
    for (const text of [
      /The security log holds: 2 rows, the last 4, head [0-9a-f]{64}\n/,
      new RegExp(`It begins after row 2, hash ${second}: what was older than \\d{4}-\\d\\d-\\d\\d ended at `),
      new RegExp(`Head ${second} is that of row 2 of the security log, which has ended through it\\.`),
      new RegExp(`Head ${change} is that of row \\d+ of the change log\\.`),
    ])
      t.match(ended.stdout, text)
    const unknown = await run('--head', first, '--json')
    t.match(unknown, { code: 1 })
    t.match(JSON.parse(unknown.stdout), {
      ok: false,
      heads: [{ head: first, log: null }],
      security: { ok: true, ended: { seq: 2 } },
    })
    t.match(await run('--head', 'abc'), { code: 1, stderr: /--head is a hash as “verify” prints it.*“abc”/ })
    await dropTriggers(database)
    await runSql(database, 'DELETE FROM security_events WHERE seq = 3')
    t.match(await run(), {
      code: 1,
      stdout: /The security log does not hold from row 4; 0 rows before it do/,
    })
  },
)

t.test('a register that is no demo prints no links of roles, and one for who begins', async (t) => {
  const database = join(temporaryFolder(t), 'own.db')
  const register = await startEmpty(t, database)
  t.match(register.links.administrator, /sign-in#/)
  t.strictSame(Object.keys(register.links), ['administrator'])
  const { stdout } = await runProgram(['user', 'list', '--json'], { HARMONI_DATABASE: database })
  t.strictSame(JSON.parse(stdout).users, [], 'no role accounts are made')
})

t.test('the commands are listed for who asks', async (t) => {
  const { code, stdout } = await runProgram(['--help'], {})
  t.equal(code, 0)
  for (const { usage } of COMMANDS) t.ok(stdout.includes(`harmoni ${usage}`), usage)
  const json = await runProgram(['--help', '--json'], {})
  t.strictSame(
    JSON.parse(json.stdout).commands.map(({ name }: { name: string }) => name),
    COMMANDS.map(({ name }) => name),
  )
})

t.test('a register is copied with its progress told, and served from where it went', async (t) => {
  const demo = await startDemo(t)
  const place = await newDatabase(t, 'postgres')
  const { code, stdout, stderr } = await runCopy(t, demo.database, place, '--json')
  t.equal(code, 0)
  t.match(JSON.parse(stdout), { rows: { systems: 279 }, log: { ok: true } })
  t.match(stderr, /systems: 279\n/)
  t.equal((await startDemo(t, place)).database, place)
  const back = join(temporaryFolder(t), 'back.db')
  t.match(await runCopy(t, place, back), {
    code: 0,
    stdout: /^Copied \d+ rows\. The change log holds: .*\nThe security log holds: /,
  })
  t.match(await runCopy(t, place, back), { code: 1, stderr: /The target is not empty/ })
})

t.test('a copy that is made while others write is a sound backup of one moment', async (t) => {
  const services = await openTestServices(t, { database: await newRegister(t, 'small') })
  const { database } = services.config
  const fields = systemFields(SYSTEM)
  const begun = (await findHead(services.store))?.seq ?? 0
  let writing = true
  let written = 0
  const writers = Array.from({ length: 4 }, async () => {
    while (writing) {
      await createSystem(testContext(services), fields)
      written += 1
      // As requests come: others have their turn between two.
      await setImmediate()
    }
  })
  const heads: number[] = []
  for (let round = 0; round < sized(1, 3); round += 1) {
    const copy = join(temporaryFolder(t), 'copy.db')
    const before = written
    const { code, stdout } = await runCopy(t, database, copy, '--json')
    t.ok(written > before, `${written - before} writes meanwhile`)
    const { rows, log } = JSON.parse(stdout)
    t.match({ code, log }, { code: 0, log: { ok: true } })
    const verified = JSON.parse((await runProgram(['verify', '--json'], { HARMONI_DATABASE: copy })).stdout)
    t.match(verified, { ok: true, rows: log.rows, head: log.head })
    t.equal(log.rows, begun + rows.systems, 'each system with its row of the log, and none without')
    heads.push(log.rows)
  }
  writing = false
  await Promise.all(writers)
  t.equal((await verifyChanges(services.store)).ok, true)
  t.ok(heads.every((head) => head <= written + begun))
})

t.test('the demo is loaded once, and the register counts 279 after every start', async (t) => {
  const demo = await startDemo(t, join(temporaryFolder(t), 'new.db'))
  const { stdout } = await runProgram(
    ['token', 'create', '--user', 'auditor', '--name', 'Telling', '--json'],
    {
      HARMONI_DATABASE: demo.database,
    },
  )
  const headers = { authorization: `Bearer ${JSON.parse(stdout).token}` }
  const { total, meta } = await (await fetch(`${demo.url}/api/v1/systems?limit=1`, { headers })).json()
  t.equal(total, 279)
  t.match(meta, { synthetic: true, today: '2019-10-15' })
  const progress = await (await fetch(`${demo.url}/api/v1/progress`, { headers })).json()
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0)
  t.equal(sum(Object.values(progress.byStatus)), 279)
  for (const groups of [progress.municipalities, progress.serviceAreas, progress.destinations])
    t.equal(sum(groups.map((group: { total: number }) => group.total)), 279)
})

t.test('settings have defaults, are read as they are written, and name themselves when wrong', async (t) => {
  t.match(readConfig({}), { host: '127.0.0.1', port: 3000, database: /data.harmoni\.db$/ })
  t.equal(readConfig({ HARMONI_PORT: '81' }).port, 81)
  for (const [name, value] of [
    ['HARMONI_PORT', '70000'],
    ['HARMONI_URL', 'ftp://x'],
    ['HARMONI_SESSION_HOURS', '-1'],
    ['HARMONI_LOG', 'loud'],
    ['HARMONI_DATABASE', ''],
  ] as const)
    t.throws(
      () => readConfig({ [name]: value }),
      { constructor: SetupError, message: new RegExp(`^${name} is “${value}”`) },
      name,
    )
  t.ok(Object.values(SETTINGS).every(({ sentence }) => sentence.endsWith('.')))
  t.equal(new Set(COMMANDS.map(({ name }) => name)).size, COMMANDS.length)
})
