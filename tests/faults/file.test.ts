import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import root, { type Test } from 'tap'
import { runCommandLine } from '../../server/commandLine.js'
import { readConfig } from '../../server/config.js'
import { createSystem } from '../../server/domain/systems.js'
import { WritesRefused } from '../../server/engines/store.js'
import { lookForDamage, openServices } from '../../server/start.js'
import { newDatabase, newRegister, temporaryFolder, testOn } from '../engines.js'
import { addressOf, openTestServices, SYSTEM, startTestServer, systemFields, testContext } from '../server.js'
import { runSql } from '../sql.js'

const SYSTEMS = '/api/v1/systems'

root.test(
  'another program that holds the file holds up writes alone, and those with an answer',
  async (t) => {
    const server = await startTestServer(t)
    const other = new Database(addressOf(server.config))
    t.teardown(() => other.close())
    other.exec('BEGIN EXCLUSIVE')
    let answered = 0
    const write = () =>
      server.call('architect', 'POST', SYSTEMS, SYSTEM).finally(() => {
        answered += 1
      })
    const given = Promise.all([write(), write(), write()])
    for (let read = 0; read < 20; read += 1) {
      t.equal((await server.call('auditor', 'GET', SYSTEMS)).status, 200)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    t.equal(answered, 0, 'reads go on while writes wait')
    for (const { status, body, headers } of await given) {
      t.match({ status, body }, { status: 503, body: { code: 'unavailable' } })
      t.ok(Number(headers['retry-after']) > 0)
    }
    const patient = write()
    await new Promise((resolve) => setTimeout(resolve, 50))
    other.exec('COMMIT')
    t.equal((await patient).status, 201, 'one that is let go in time is waited for')
  },
)

root.test('what is written to a file that is not at its place any more is not acknowledged', async (t) => {
  for (const [name, happen] of [
    ['removed', (file: string) => rmSync(file)],
    ['moved', (file: string) => renameSync(file, `${file}.old`)],
    [
      'replaced',
      (file: string) => {
        copyFileSync(file, `${file}.other`)
        renameSync(`${file}.other`, file)
      },
    ],
    ['robbed of its log', (file: string) => rmSync(`${file}-wal`)],
  ] as const) {
    const server = await startTestServer(t)
    t.equal((await server.call('architect', 'POST', SYSTEMS, SYSTEM)).status, 201)
    happen(addressOf(server.config))
    for (let write = 0; write < 3; write += 1)
      t.match(await server.call('architect', 'POST', SYSTEMS, SYSTEM), {
        status: 503,
        body: { code: 'register_moved', nb: /fjernet eller byttet ut/ },
      })
    t.match(await server.call('auditor', 'GET', SYSTEMS), { status: 200, body: { total: 1 } }, name)
    t.equal((await server.call('auditor', 'GET', '/api/v1/exports/systems.csv')).status, 503)
    t.match((await server.call(null, 'GET', '/readyz')).body, { readOnly: 'register_moved' })
  }
  // While the write is under way.
  const services = await openTestServices(t, { database: await newRegister(t, 'small') })
  await t.rejects(
    services.store.transaction(async () => rmSync(addressOf(services.config))),
    new WritesRefused('register_moved'),
  )
})

root.test('what is written to a file that an older copy was written over is not acknowledged', async (t) => {
  for (const checkpoints of [['PASSIVE'], ['TRUNCATE', null], [null, 'PASSIVE', null]]) {
    const server = await startTestServer(t)
    const { database } = server.config
    t.equal((await server.call('architect', 'POST', SYSTEMS, SYSTEM)).status, 201)
    const other = new Database(database)
    t.teardown(() => other.close())
    const checkpoint = (mode: string) => other.pragma(`wal_checkpoint(${mode})`)
    checkpoint('TRUNCATE')
    copyFileSync(database, `${database}.backup`)
    let version = 1
    const patch = () =>
      server.call(
        'architect',
        'PATCH',
        `${SYSTEMS}/IKT-001`,
        { healthNote: `${version}` },
        {
          'if-match': `"${version}"`,
        },
      )
    for (const mode of checkpoints) {
      for (let write = 0; write < 60; write += 1) {
        t.equal((await patch()).status, 200)
        version += 1
      }
      if (mode) checkpoint(mode)
    }
    copyFileSync(`${database}.backup`, database)
    for (let write = 0; write < 3; write += 1)
      t.match(await patch(), { status: 503, body: { code: 'register_moved' } }, `${checkpoints}`)
    t.equal((await server.call('auditor', 'GET', '/api/v1/exports/systems.csv')).status, 503)
  }
})

root.test('two servers write to one file, and what they keep in it is taken for no other', async (t) => {
  const first = await startTestServer(t)
  const second = await startTestServer(t, { database: addressOf(first.config) })
  const other = new Database(addressOf(first.config))
  t.teardown(() => other.close())
  for (const mode of ['PASSIVE', 'TRUNCATE', 'RESTART', 'FULL'])
    for (const server of [first, second, first]) {
      t.equal((await server.call('architect', 'POST', SYSTEMS, SYSTEM)).status, 201)
      other.pragma(`wal_checkpoint(${mode})`)
    }
})

root.test('a file that is something else is refused by name, and left as it is', async (t) => {
  const folder = temporaryFolder(t)
  const empty = join(folder, 'empty.db')
  writeFileSync(empty, '')
  const shop = join(folder, 'shop.db')
  const laravel = join(folder, 'laravel.db')
  for (const [file, sql] of [
    [shop, 'CREATE TABLE orders (id integer)'],
    [laravel, 'CREATE TABLE migrations (id integer, migration text); CREATE TABLE posts (id integer)'],
  ] as const) {
    const raw = new Database(file)
    raw.exec(sql)
    raw.close()
  }
  for (const [file, holds] of [
    [empty, /is no Harmoni register: it is empty/],
    [shop, /is no Harmoni register: it holds orders/],
    [laravel, /is no Harmoni register: it holds migrations, posts/],
  ] as const) {
    const before = readFileSync(file)
    await t.rejects(openServices(readConfig({ HARMONI_DATABASE: file })), { message: holds })
    t.ok(readFileSync(file).equals(before))
  }
})

testOn('postgres', 'a database that is something else is refused by name, and left as it is', async (t) => {
  for (const [sql, holds] of [
    ['CREATE TABLE orders (id integer)', /is no Harmoni register: it holds orders\./],
    ['CREATE TABLE migrations (id integer, migration text)', /is no Harmoni register: it holds migrations\./],
  ] as const) {
    const database = await newDatabase(t)
    await runSql(database, sql)
    await t.rejects(openServices(readConfig({ HARMONI_DATABASE: database })), { message: holds })
    const tables = "SELECT 1 FROM pg_tables WHERE schemaname = 'public'"
    t.equal((await runSql(database, tables)).length, 1)
  }
})

/** Makes a folder read-only: root may write whatever the modes say, but not on a read-only mount. */
function lock(t: Test, folder: string): void {
  chmodSync(folder, 0o555)
  t.teardown(() => chmodSync(folder, 0o755))
  if (process.getuid?.() !== 0) return
  execFileSync('mount', ['--bind', folder, folder])
  t.teardown(() => execFileSync('umount', [folder]))
  execFileSync('mount', ['-o', 'remount,ro,bind', folder])
}

root.test('a register on read-only media is verified and copied', async (t) => {
  const folder = temporaryFolder(t)
  const media = join(folder, 'media')
  mkdirSync(media)
  const file = join(media, 'register.db')
  copyFileSync(await newRegister(t, 'small'), file)
  chmodSync(file, 0o444)
  try {
    lock(t, media)
  } catch {
    return t.pass('nothing can be made read-only here')
  }
  const { code, json } = await command(['verify'], file)
  t.match({ code, json }, { code: 0, json: { ok: true } })
  t.match(await command(['copy', file, join(folder, 'copy.db')], file), { code: 0 })
  t.match(await command(['user', 'link', 'lead'], file), { code: 1, json: { error: String } })
})

/** Runs a command on a register and answers its JSON; nothing may be said but that. */
async function command(args: string[], database: string) {
  let text = ''
  const stdout = { write: (more: string) => (text += more) }
  const stderr = { write: () => undefined }
  const code = await runCommandLine([...args, '--json'], { stdout, stderr }, { HARMONI_DATABASE: database })
  return { code, json: JSON.parse(text) }
}

testOn('sqlite', 'a register without one of its tables or columns is damaged', async (t) => {
  for (const statement of ['DROP TABLE overrides', 'ALTER TABLE milestones DROP COLUMN source']) {
    const services = await openTestServices(t, { database: await newRegister(t, 'small') })
    await services.store.close()
    await runSql(addressOf(services.config), statement)
    const again = await openTestServices(t, { database: addressOf(services.config) })
    const told: string[] = []
    await lookForDamage(again, (sentence) => told.push(sentence))
    t.match(told, [/^The register is damaged \(no such (table|column): .+\)/], statement)
    t.equal(again.store.readOnly(), 'register_damaged')
    const { code, json } = await command(['verify'], addressOf(services.config))
    t.match({ code, json }, { code: 1, json: { error: /^The register is damaged \(no such/ } }, statement)
  }
})

/** The pages of a file that say which tables there are. */
function schemaPages(database: string): number[] {
  const raw = new Database(database, { readonly: true })
  const pages = raw.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").pluck().all()
  raw.close()
  return pages as number[]
}

/**
 * A register of which a few pages were overwritten: somewhere in the file from a part of it on, but not those that say which
 * tables there are; or one of these.
 */
async function damagedRegister(t: Test, from: number | 'schema'): Promise<string> {
  const database = await newRegister(t, 'small')
  const services = await openTestServices(t, { database })
  for (let index = 0; index < 60; index += 1)
    await createSystem(
      testContext(services),
      systemFields({ ...SYSTEM, name: `S${index}`, healthNote: 'x'.repeat(3000) }),
    )
  await services.store.close()
  const size = readFileSync(database).length
  const file = openSync(database, 'r+')
  const schema = schemaPages(database).map((page) => page - 1)
  const first = from === 'schema' ? (schema.at(-1) ?? 0) : Math.floor((size * from) / 4096)
  const pages = from === 'schema' ? [first] : Array.from({ length: 12 }, (_, at) => first + at)
  for (const page of from === 'schema' ? pages : pages.filter((one) => !schema.includes(one)).slice(0, 6))
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
  return database
}

testOn('sqlite', 'a register whose tables cannot be told is damaged, and is not opened', async (t) => {
  const database = await damagedRegister(t, 'schema')
  const { code, json } = await command(['verify'], database)
  t.match(
    { code, json },
    { code: 1, json: { error: /The file is damaged: keep it as it is, and restore a backup\.$/ } },
  )
})

root.test(
  'a damaged register is said to be so, only read, and ends every command with a sentence',
  async (t) => {
    for (const from of [0.5, 0.7, 0.9]) {
      const database = await damagedRegister(t, from)
      const services = await openTestServices(t, { database })
      const told: string[] = []
      const lookAtAll = await lookForDamage(services, (sentence) => told.push(sentence))
      lookAtAll()
      while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      t.match(told, [/^The register is damaged \(.+\)\. It is only read from now on/])
      t.equal(services.store.readOnly(), 'register_damaged')
      await t.rejects(
        createSystem(testContext(services), systemFields(SYSTEM)),
        new WritesRefused('register_damaged'),
      )
      const { code, json } = await command(['verify'], database)
      t.match({ code, json }, { code: 1 })
      t.match(JSON.stringify(json), /damaged|broken/)
    }
  },
)
