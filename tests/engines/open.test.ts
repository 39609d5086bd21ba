import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import root from 'tap'
import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { packageRoot, readConfig } from '../../server/config.js'
import { createSystem } from '../../server/domain/systems.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { DatabaseUnusable, type Reader } from '../../server/engines/store.js'
import { openServices } from '../../server/start.js'
import { findHead } from '../../server/store/changes.js'
import { listSystems } from '../../server/views/systemList.js'
import { startEmpty } from '../demo.js'
import { newDatabase, temporaryFolder, test, testOn } from '../engines.js'
import { startPostgres } from '../postgres.mjs'
import {
  addressOf,
  openTestServices,
  SYSTEM,
  setUpRegister,
  systemFields,
  TODAY,
  testContext,
} from '../server.js'
import { runSql } from '../sql.js'

const fields = systemFields(SYSTEM)
const open = (database: string, settings: Record<string, string> = {}, create = true) =>
  openServices(readConfig({ HARMONI_DATABASE: database, ...settings }), { create })

async function countSystems(reader: Reader): Promise<number> {
  const instant = { sequence: 0, today: TODAY, mergerDate: null, settings: DEFAULT_SETTINGS }
  return (await listSystems(reader, { voided: 'no', sort: ['number'], limit: 1 }, instant)).total
}

root.test('a file that cannot be used is told in one sentence, and left as it is', async (t) => {
  const folder = temporaryFolder(t)
  const text = join(folder, 'notes.txt')
  writeFileSync(text, 'this is no database, whatever its name may say '.repeat(50))
  mkdirSync(join(folder, 'folder.db'))
  for (const [database, sentence] of [
    [text, /cannot be opened|could not be brought up to date/],
    [join(folder, 'folder.db'), /cannot be opened/],
    [join(text, 'below-a-file.db'), /cannot be opened/],
  ] as const)
    await t.rejects(open(database), { constructor: DatabaseUnusable, message: sentence }, database)
})

root.test('a PostgreSQL that cannot be used is told in one sentence, without its password', async (t) => {
  const database = await newDatabase(t, 'postgres')
  const at = (change: (url: URL) => void) => {
    const url = new URL(database)
    change(url)
    return url.href
  }
  const latin = at((url) => {
    url.pathname += '_latin'
  })
  const name = new URL(latin).pathname.slice(1)
  await runSql(
    database,
    `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER 'libc' TEMPLATE template0`,
  )
  t.teardown(() => runSql(database, `DROP DATABASE ${name}`))
  // A server that takes connections and never says a word.
  const silent = createServer()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  t.teardown(() => silent.close())
  const { port } = silent.address() as { port: number }

  for (const [name, address, settings, sentence] of [
    ['nobody there', at((url) => (url.port = '1')), {}, /ECONNREFUSED.*Check HARMONI_DATABASE/],
    ['no such name', at((url) => (url.hostname = 'nowhere.invalid')), {}, /Check HARMONI_DATABASE/],
    ['wrong password', at((url) => (url.password = 'wrong')), {}, /password/],
    ['no such database', at((url) => (url.pathname = '/gone')), {}, /Make it first/],
    ['another encoding', latin, {}, /LATIN1.*UTF8/],
    [
      'encryption that it has not',
      database,
      { HARMONI_DATABASE_TLS: 'require' },
      /SSL.*HARMONI_DATABASE_TLS/,
    ],
    [
      'certificates that are not there',
      database,
      { HARMONI_DATABASE_TLS: 'verify', HARMONI_DATABASE_TLS_AUTHORITIES: '/nowhere.pem' },
      /nowhere\.pem.*HARMONI_DATABASE_TLS_AUTHORITIES/,
    ],
    [
      'silence',
      at((url) => (url.port = String(port))),
      { HARMONI_DATABASE_CONNECT_TIMEOUT: '0.2' },
      /timeout.*that the server is up/,
    ],
  ] as const)
    await t.rejects(open(address, settings), { constructor: DatabaseUnusable, message: sentence }, name)
  const refused = await open(at((url) => (url.password = 'wrong'))).catch((error: Error) => error.message)
  t.notMatch(refused, 'wrong')
})

root.test(
  'the way to PostgreSQL is encrypted, and its certificate checked, as the settings say',
  async (t) => {
    const postgres = await startPostgres({ tls: true })
    t.teardown(() => postgres.remove())
    const database = postgres.address()
    const certificate = (name: string) => join(packageRoot, 'tests/fixtures/tls', name)
    const encrypted = async (tls: string, authorities = '') => {
      const settings = { HARMONI_DATABASE_TLS: tls, HARMONI_DATABASE_TLS_AUTHORITIES: authorities }
      const { store } = await open(database, settings)
      const mine = sql<boolean>`(select ssl from pg_stat_ssl where pid = pg_backend_pid())`
      const rows = await store.db.select({ mine, hash: sql`hash` }).from(sql`migrations`)
      await store.close()
      return rows[0]?.mine
    }
    t.equal(await encrypted('off'), false)
    t.equal(await encrypted('require'), true)
    t.equal(await encrypted('verify', certificate('authority.pem')), true)
    for (const authorities of ['', certificate('stranger.pem')])
      await t.rejects(encrypted('verify', authorities), {
        constructor: DatabaseUnusable,
        message: /certificate.*HARMONI_DATABASE_TLS and HARMONI_DATABASE_TLS_AUTHORITIES/,
      })
  },
)

root.test('a way to PostgreSQL that others can read or pose on is told of at the start', async (t) => {
  const postgres = await startPostgres({ tls: true })
  t.teardown(() => postgres.remove())
  const database = postgres.address()
  const away = (host: string) => database.replace('127.0.0.1', host)
  const authorities = join(packageRoot, 'tests/fixtures/tls/authority.pem')
  const unencrypted =
    /^The way to “postgres:\/\/.*” leaves this machine and is not encrypted.*TLS to verify\.$/
  const unchecked = /^HARMONI_DATABASE_TLS=require encrypts.*does not check who answers.*Set it to verify\.$/
  for (const [address, tls, sentence] of [
    [database, 'off', null],
    [away('localhost'), 'off', null],
    [database, 'require', unchecked],
    [database, 'verify', null],
    [away('nowhere.invalid'), 'off', unencrypted],
    [away('127.0.0.1.nowhere.invalid'), 'off', unencrypted],
    [away('[fd00::4]'), 'off', unencrypted],
    [away('nowhere.invalid'), 'require', unchecked],
    [away('nowhere.invalid'), 'verify', null],
    ['postgres://harmoni@/harmoni?host=/nowhere', 'off', null],
  ] as const) {
    const told: string[] = []
    const settings = {
      HARMONI_DATABASE_TLS: tls,
      HARMONI_DATABASE_TLS_AUTHORITIES: authorities,
      HARMONI_DATABASE_CONNECT_TIMEOUT: '0.5',
    }
    const config = readConfig({ HARMONI_DATABASE: address, ...settings })
    const opening = openServices(config, { tell: (text) => told.push(text) })
    // Most of them are not there: it is told before they are asked.
    await opening.then(({ store }) => store.close()).catch(() => undefined)
    t.equal(told.length, sentence ? 1 : 0, `${config.database}, ${tls}`)
    if (sentence) t.match(told[0], sentence)
  }
})

test('a register that a newer version made is refused, and one that must be there is not made', async (t) => {
  const database = await newDatabase(t)
  await t.rejects(
    open(database, {}, false),
    { constructor: DatabaseUnusable, message: /There is no register/ },
    'nothing there',
  )
  await (await open(database)).store.close()
  await (await open(database, {}, false)).store.close()
  await runSql(database, 'INSERT INTO migrations VALUES ($1, $2)', ['of a later version', '2030-01-01'])
  await t.rejects(open(database), {
    constructor: DatabaseUnusable,
    message: /was made by a newer version of Harmoni/,
  })
})

test('the migrations make every column that the tables name', async (t) => {
  const { store } = await openTestServices(t)
  for (const [name, table] of Object.entries(store.t))
    if (name !== 'upgrades') t.strictSame(await store.db.select().from(table).limit(1), [], name)
})

test('a transaction is kept whole or not at all, and the next one goes on', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const { store } = services
  const before = await findHead(store)
  const half = { number: '9', name: 'Halvveis', kind: 'former', sortKey: 'x', searchText: 'x' } as const
  const insert = ({ db, t: tables }: Reader) =>
    db.insert(tables.municipalities).values({ ...half, version: 1, createdAt: 'x', updatedAt: 'x' })
  await t.rejects(
    store.transaction(async (tx) => {
      await insert(tx)
      throw new Error('half-way')
    }),
    /half-way/,
  )
  await t.rejects(
    store.transaction(async (tx) => {
      await insert(tx)
      await insert(tx)
    }),
    'a row twice',
  )
  t.strictSame(await findHead(store), before)
  t.notOk((await store.db.select().from(store.t.municipalities)).some(({ name }) => name === 'Halvveis'))
  await createSystem(testContext(services), fields)
  t.equal((await findHead(store))?.seq, (before?.seq ?? 0) + 1)
})

test('transactions that are begun together run one after the other, and none is lost', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const made = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      createSystem(testContext(services), { ...fields, name: `S${index}` }),
    ),
  )
  t.equal(new Set(made).size, 50, 'each has a number of its own')
  t.equal(await countSystems(services.store), 50)
  t.equal((await verifyChanges(services.store)).ok, true)
})

test('two servers on one register write in turn, and the chain is one', async (t) => {
  const first = await openTestServices(t)
  await setUpRegister(first)
  const second = await openTestServices(t, { database: addressOf(first.config) })
  const made: string[] = []
  await Promise.all(
    [first, second, first, second].map(async (services) => {
      for (let index = 0; index < 10; index++)
        made.push(await createSystem(testContext(services), { ...fields, name: `S${index}` }))
    }),
  )
  t.equal(new Set(made).size, 40)
  t.equal((await verifyChanges(first.store)).ok, true)
})

testOn('postgres', 'a transaction that collides is begun again, and only so often', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const { store, config } = services
  await runSql(
    addressOf(config),
    `CREATE FUNCTION collide() RETURNS integer LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'collision' USING ERRCODE = '40001'; END $$`,
  )
  const collide = ({ db, t: tables }: Reader) => db.select({ it: sql`collide()` }).from(tables.programme)
  let tries = 0
  const link = { user: 'lead', purpose: 'sign_in', createdAt: 'x', expiresAt: 'x', usedAt: null } as const
  await store.transaction(async (tx) => {
    tries += 1
    await tx.db.insert(tx.t.links).values({ ...link, hash: `try ${tries}` })
    if (tries < 3) await collide(tx)
  })
  t.strictSame(
    (await store.db.select().from(store.t.links)).map(({ hash }) => hash),
    ['try 3'],
    'what was undone is not there',
  )
  tries = 0
  await t.rejects(
    store.transaction(async (tx) => {
      tries += 1
      await collide(tx)
    }),
  )
  t.equal(tries, 5)
})

test('a snapshot stays as it was while others write', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const snapshot = await services.store.snapshot()
  t.equal(await countSystems(snapshot.reader), 0)
  await createSystem(testContext(services), fields)
  t.equal(await countSystems(snapshot.reader), 0)
  t.equal(await countSystems(services.store), 1)
  await snapshot.close()
})

test('a snapshot after another is of its own moment', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const { store } = services
  const closed = await store.snapshot()
  t.equal(await countSystems(closed.reader), 0)
  await closed.close()
  await createSystem(testContext(services), fields)
  const first = await store.snapshot()
  t.equal(await countSystems(first.reader), 1)
  await createSystem(testContext(services), { ...fields, name: 'Another' })
  const second = await store.snapshot()
  t.equal(await countSystems(second.reader), 2)
  t.equal(await countSystems(first.reader), 1)
  await Promise.all([first.close(), second.close()])
})

test('reads that belong together see one moment, and none of them can write', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  await services.store.read(async (reader) => {
    const before = await findHead(reader)
    await services.store.transaction(async (tx) =>
      tx.db
        .insert(tx.t.links)
        .values({ hash: 'x', user: 'lead', purpose: 'sign_in', createdAt: 'x', expiresAt: 'x' }),
    )
    t.strictSame(await reader.db.select().from(reader.t.links), [])
    t.strictSame(await findHead(reader), before)
  })
  await t.rejects(services.store.read(async ({ db, t: tables }) => db.delete(tables.links)))
  t.equal((await services.store.db.select().from(services.store.t.links)).length, 1)
})

test('processes that start on a new database at once all come up, and one migrates it', async (t) => {
  const database = await newDatabase(t)
  const started = await Promise.all(Array.from({ length: 4 }, () => startEmpty(t, database)))
  t.equal(new Set(started.map(({ url }) => url)).size, 4)
  const hashes = (await runSql(database, 'SELECT hash FROM migrations')).map(({ hash }) => hash)
  t.equal(new Set(hashes).size, hashes.length)
  t.ok(hashes.length >= 2)
})
