import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import root, { type Test } from 'tap'
import { buildApp } from '../../server/app.js'
import { createLink } from '../../server/domain/links.js'
import { createSystem } from '../../server/domain/systems.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { WritesRefused } from '../../server/engines/store.js'
import { lookForDamage, openServices } from '../../server/start.js'
import { type Demo, runCopy, runProgram, startDemo } from '../demo.js'
import { demoDatabase, newDatabase, testOn } from '../engines.js'
import { startPostgres } from '../postgres.mjs'
import {
  addressOf,
  openTestServices,
  SYSTEM,
  setUpRegister,
  startTestServer,
  systemFields,
  type TestServer,
  testContext,
} from '../server.js'
import { sized } from '../size.js'
import { runSql } from '../sql.js'

const SYSTEMS = '/api/v1/systems'
const WRITERS = 20
/** The bytes of a page of PostgreSQL. */
const PAGE = 8192
/** Acknowledged writes before each fault and after the last; `HARMONI_TEST_WRITES` makes the test as long as one likes. */
const WRITES = Number(process.env.HARMONI_TEST_WRITES ?? sized(40, 100))

/** A server of its own, which the test may take down; what it has said is kept, it keeps. */
async function ownPostgres(t: Test) {
  const postgres = await startPostgres({ durable: true })
  t.teardown(() => postgres.remove())
  await runSql(postgres.address(), 'CREATE DATABASE harmoni')
  return { postgres, database: postgres.address('harmoni') }
}

root.test(
  'a lost database is answered with 503 and Retry-After, and all goes on when it is back',
  async (t) => {
    const { postgres, database } = await ownPostgres(t)
    const services = await openTestServices(t, { database })
    await setUpRegister(services)
    const app = await buildApp(services)
    t.teardown(() => app.close())
    const { secret: link } = await createLink(testContext(services), 'architect', services.clock())
    const json = { 'content-type': 'application/json' }
    const signIn = await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers: json,
      payload: JSON.stringify({ link }),
    })
    const headers = { ...json, cookie: `harmoni_session=${signIn.cookies[0]?.value}` }
    const read = () => app.inject({ url: SYSTEMS, headers })
    const write = () => app.inject({ method: 'POST', url: SYSTEMS, headers, payload: JSON.stringify(SYSTEM) })
    t.equal((await write()).statusCode, 201)

    await postgres.stop()
    for (const answer of [await read(), await write(), await read(), await write()]) {
      t.equal(answer.statusCode, 503)
      t.match(answer.headers['content-type'], 'application/problem+json')
      t.match(answer.json(), { code: 'unavailable' })
      t.ok(Number(answer.headers['retry-after']) > 0)
      t.notMatch(answer.body, /ECONNREFUSED|127\.0\.0\.1|postgres/, 'and nothing of what is behind it')
    }
    await postgres.start()
    t.equal((await read()).statusCode, 200)
    t.equal((await write()).statusCode, 201)
    t.equal((await read()).json().total, 2)

    await postgres.stop()
    await postgres.start()
    // Connections that were at rest are gone; nobody is told.
    const answers = await Promise.all(Array.from({ length: 12 }, read))
    t.strictSame([...new Set(answers.map(({ statusCode }) => statusCode))], [200])
    t.equal((await verifyChanges(services.store)).ok, true)
  },
)

testOn('postgres', 'a statement that waits too long is ended, and the server goes on', async (t) => {
  const database = await newDatabase(t)
  const server = await startTestServer(t)
  const slow = await openTestServices(t, {
    database,
    settings: { HARMONI_DATABASE_STATEMENT_TIMEOUT: '0.2' },
  })
  await setUpRegister(slow)
  const patient = await openTestServices(t, { database })
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let begun = () => {}
  const writing = new Promise<void>((resolve) => {
    begun = resolve
  })
  const holding = patient.store.transaction(async () => {
    begun()
    await held
  })
  await writing
  const app = await buildApp(slow)
  t.teardown(() => app.close())
  const signIn = { method: 'POST', url: '/api/v1/sessions', payload: { link: 'x'.repeat(43) } } as const
  const waited = await app.inject(signIn)
  t.equal(waited.statusCode, 503, 'the limit fires')
  release()
  await holding
  t.equal((await app.inject(signIn)).statusCode, 401)
  t.equal((await server.call('auditor', 'GET', SYSTEMS)).status, 200)
})

/** A server whose statements may take their time, and another program on its database. */
async function startBesideAnother(t: Test): Promise<{ server: TestServer; other: pg.Client }> {
  const server = await startTestServer(t, { settings: { HARMONI_DATABASE_STATEMENT_TIMEOUT: '600' } })
  const other = new pg.Client(addressOf(server.config))
  await other.connect()
  t.teardown(() => other.end())
  return { server, other }
}

testOn('postgres', 'another program that holds the lock of writers holds up writes alone', async (t) => {
  const { server, other } = await startBesideAnother(t)
  await other.query('SELECT pg_advisory_lock(1216443501)')
  let answered = 0
  const write = () =>
    server.call('architect', 'POST', SYSTEMS, SYSTEM).finally(() => {
      answered += 1
    })
  // Were each to wait as long as the one before, the file would take too long.
  const given = Promise.all([write(), write(), write()])
  for (let read = 0; read < WRITERS; read += 1)
    t.equal((await server.call('auditor', 'GET', SYSTEMS)).status, 200)
  t.equal(answered, 0, 'reads go on while writes wait')
  for (const { status, body, headers } of await given) {
    t.match({ status, body }, { status: 503, body: { code: 'unavailable' } })
    t.ok(Number(headers['retry-after']) > 0)
  }
  const patient = write()
  await other.query('SELECT pg_advisory_unlock(1216443501)')
  t.equal((await patient).status, 201, 'one that is let go in time is waited for')
})

testOn('postgres', 'a table that another program has locked holds up those who read it alone', async (t) => {
  const { server, other } = await startBesideAnother(t)
  await other.query('BEGIN; LOCK TABLE systems IN ACCESS EXCLUSIVE MODE')
  const read = (q: number) => server.call('auditor', 'GET', `${SYSTEMS}?q=${q}`)
  // More than there are connections.
  const waiting = Promise.all(Array.from({ length: 25 }, (_, index) => read(index)))
  t.equal((await server.call('auditor', 'GET', '/api/v1/codes')).status, 200)
  for (const { status, body } of await waiting)
    t.match({ status, body }, { status: 503, body: { code: 'unavailable' } })
  await other.query('ROLLBACK')
  t.equal((await read(1)).status, 200)
})

root.test('a damaged page is found beside all else, and the register only read from then on', async (t) => {
  const { postgres, database } = await ownPostgres(t)
  const services = await openTestServices(t, { database })
  await setUpRegister(services)
  const fields = systemFields({ ...SYSTEM, healthNote: 'x'.repeat(3000) })
  for (let index = 0; index < 200; index += 1) await createSystem(testContext(services), fields)
  t.equal(await services.store.findDamage(), null, 'nothing is wrong with it')
  const other = await openServices(services.config)
  const looking = other.store.findDamage()
  await other.store.close()
  t.equal(await looking, null, 'and a register that is closed is not looked at to its end')
  const [found] = await runSql(database, "SELECT pg_relation_filepath('systems') AS file")
  await postgres.stop()
  const place = join(postgres.folder, 'data', String(found?.file))
  const last = readFileSync(place).length - PAGE
  const opened = openSync(place, 'r+')
  writeSync(opened, Buffer.alloc(PAGE, 0xa5), 0, PAGE, last)
  closeSync(opened)
  await postgres.start()

  const told: string[] = []
  const lookAtAll = await lookForDamage(services, (sentence) => told.push(sentence))
  t.strictSame(told, [], 'what is looked at before it is served is sound')
  lookAtAll()
  while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  t.match(told, [/^The register is damaged \(invalid page .+\)\. It is only read from now on/])
  await t.rejects(createSystem(testContext(services), fields), new WritesRefused('register_damaged'))
})

root.test(
  'two servers and twenty writers: one server is killed, the database restarted, and no acknowledged write is lost or done twice',
  async (t) => {
    const { postgres, database } = await ownPostgres(t)
    // At once on an empty database: one migrates and loads the demo, the other finds it.
    // The one that waits while the demo is loaded waits longer than a statement may take.
    // Reduced, both find it: the programme's own copy of one that is loaded.
    if (sized(true, false)) t.equal((await runCopy(t, await demoDatabase(t, 'sqlite'), database)).code, 0)
    const hasty = { HARMONI_DATABASE_STATEMENT_TIMEOUT: '2' }
    const servers = await Promise.all([startDemo(t, database, hasty), startDemo(t, database, hasty)])
    const { stdout } = await runProgram(
      ['token', 'create', '--user', 'architect', '--name', 'Skrivere', '--access', 'write', '--json'],
      { HARMONI_DATABASE: database },
    )
    const authorization = `Bearer ${JSON.parse(stdout).token}`
    const acknowledged = new Map<string, string>()
    const [first, second] = servers as [Demo, Demo]
    let alive = [first, second]
    let failures = 0
    const reached: [count: number, go: () => void][] = []
    const afterWrites = (count: number) =>
      new Promise<void>((resolve) => reached.push([acknowledged.size + count, resolve]))
    let working = true

    /** Writes until it is acknowledged, on whichever server is up: the key makes a repeat harmless. */
    async function write(name: string, writer: number): Promise<void> {
      for (let tries = 0; tries < 5000; tries += 1) {
        const server = alive[(writer + tries) % alive.length] as Demo
        const answer = await fetch(server.url + SYSTEMS, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json', 'idempotency-key': name },
          body: JSON.stringify({ ...SYSTEM, name }),
        }).catch(() => null)
        const body = await answer?.json().catch(() => null)
        if (answer?.status === 201 && body) {
          acknowledged.set(name, body.number)
          for (const [count, go] of reached) if (acknowledged.size >= count) go()
          return
        }
        if (answer && answer.status !== 503) throw new Error(`${answer.status} ${JSON.stringify(body)}`)
        failures += 1
      }
      throw new Error(`${name} was never acknowledged`)
    }
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let index = 0; working; index += 1) await write(`Skriver ${writer} nummer ${index}.`, writer)
    })
    const failed = Promise.all(writers)

    await Promise.race([afterWrites(WRITES), failed])
    first.process.kill('SIGKILL')
    alive = [second]
    await Promise.race([afterWrites(WRITES), failed])
    await postgres.stop()
    await postgres.start()
    await Promise.race([afterWrites(WRITES), failed])
    working = false
    await failed

    t.ok(failures > 0, `${failures} requests met a fault`)
    t.comment(`${acknowledged.size} writes acknowledged, ${failures} requests met a fault`)
    const found = new Map<string, string[]>()
    for (const { name, number } of await runSql(
      database,
      "SELECT name, number FROM systems WHERE name LIKE 'Skriver %'",
    ))
      found.set(String(name), [...(found.get(String(name)) ?? []), String(number)])
    t.strictSame(
      [...acknowledged].filter(([name, number]) => String(found.get(name)) !== number),
      [],
      'every acknowledged write is there, once, under the number that was answered',
    )
    t.equal(found.size, acknowledged.size, 'and nothing else')
    const verified = await runProgram(['verify', '--json'], { HARMONI_DATABASE: database })
    t.match(JSON.parse(verified.stdout), { ok: true })
  },
)
