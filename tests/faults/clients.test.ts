import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Test } from 'tap'
import { ROLES, type Role } from '../../schema/rules/access.js'
import { createSystem } from '../../server/domain/systems.js'
import { startServer } from '../../server/start.js'
import { engineOf, newRegister, test } from '../engines.js'
import { addressOf, SYSTEM, startTestServer, systemFields, type TestServer, testContext } from '../server.js'
import { sized } from '../size.js'
import { runSql } from '../sql.js'

const ROUNDS = sized(1, 5)
const EXPORT = '/api/v1/exports/systems.csv'

/** A server that listens, with so many systems that no socket takes an export of them at once. */
async function listening(t: Test, settings: Record<string, string> = {}) {
  const database = await newRegister(t, 'small')
  const server = await startTestServer(t, { database, settings })
  const context = testContext(server)
  for (let index = 0; index < 16; index += 1)
    await createSystem(context, systemFields({ ...SYSTEM, name: `S${index}` }))
  // Straight into the table: more than fits between us and a client that never reads.
  await server.store.transaction((tx) =>
    tx.db.update(tx.t.systems).set({ healthNote: 'x'.repeat(1_000_000) }),
  )
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as AddressInfo
  return { ...server, port, call: comingAgain(server), held: watchSnapshots(t, server) }
}

/** Calls, and comes again when the server is slow with those before and says so: how slow it is, is of the machine. */
function comingAgain({ call }: TestServer): TestServer['call'] {
  return async (...asked) => {
    let answer = await call(...asked)
    while (answer.body?.code === 'overloaded') {
      await setTimeout(10)
      answer = await call(...asked)
    }
    return answer
  }
}

/** So many requests of a user's for a path, as they are sent; one alone closes its connection. */
function get({ authorize }: TestServer, path: string, times = 1, role: Role = 'auditor'): string {
  const { authorization } = authorize(role)
  const connection = times === 1 ? 'close' : 'keep-alive'
  const headers = `Host: x\r\nAuthorization: ${authorization}\r\nConnection: ${connection}`
  return `GET ${path} HTTP/1.1\r\n${headers}\r\n\r\n`.repeat(times)
}

/** A connection that sends `text` and reads nothing, until it is told to. */
async function call(t: Test, port: number, text: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  t.teardown(() => socket.destroy())
  await once(socket, 'connect')
  socket.pause()
  socket.write(text)
  return socket
}

/** How many connections the server has. */
function connections({ app }: TestServer): Promise<number> {
  return new Promise((resolve, reject) =>
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}

/** Waits until it holds: what the server does after a client has left comes a moment later. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(10)
}

/** Tells how many snapshots of the register are held, and how many sessions the database itself says are at rest in one. */
function watchSnapshots(t: Test, { store, config }: TestServer) {
  let held = 0
  const { snapshot } = store
  store.snapshot = async () => {
    const { reader, close } = await snapshot()
    held += 1
    return {
      reader,
      async close() {
        await close()
        held -= 1
      },
    }
  }
  return async () => {
    if (held > 0 || engineOf(t) === 'sqlite') return held
    const idle = `SELECT count(*)::int AS sessions FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'`
    return Number((await runSql(addressOf(config), idle))[0]?.sessions)
  }
}

test('thirty exports asked for on one connection that is left hold nothing', async (t) => {
  const server = await listening(t)
  const { held, port } = server
  for (let round = 0; round < ROUNDS; round += 1) {
    const socket = await call(t, port, get(server, EXPORT, 30))
    await until(async () => (await held()) > 0)
    socket.destroy()
    t.equal((await server.call('auditor', 'GET', '/api/v1/systems?limit=1')).status, 200)
    await until(async () => (await held()) === 0)
  }
  t.equal((await server.call('auditor', 'GET', EXPORT)).status, 200, 'and exports go on')
  await server.app.close()
  t.pass('the server closes')
})

test('clients that never read keep nothing from others, and are let go', async (t) => {
  const server = await listening(t, { HARMONI_CLIENT_SECONDS: '1', HARMONI_DATABASE_POOL: '3' })
  const { held, port } = server
  await Promise.all([...ROLES, ...ROLES].map((role) => call(t, port, get(server, EXPORT, 1, role))))
  await until(async () => (await held()) > 0)
  t.ok((await held()) <= 4, 'only so many views are open at once')
  const reads = Array.from({ length: 10 }, () => server.call('auditor', 'GET', '/api/v1/systems?limit=1'))
  for (const { status } of await Promise.all(reads)) t.equal(status, 200)
  t.equal((await server.call('architect', 'POST', '/api/v1/systems', SYSTEM)).status, 201)
  await until(async () => !(await connections(server)))
  await until(async () => (await held()) === 0)
  t.equal((await server.call('auditor', 'GET', EXPORT)).status, 200)
})

test('exports of the past are limited with those of the present, and refused when the line is full', async (t) => {
  const server = await listening(t)
  const { held } = server
  const past = `${EXPORT}?asOf=${await server.logLength()}`
  const waiting: Socket[] = []
  for (const role of ['auditor', 'auditor', 'lead', 'lead'] as const)
    waiting.push(await call(t, server.port, get(server, EXPORT, 1, role)))
  await until(async () => (await held()) === 4)
  const third = await server.call('lead', 'GET', past)
  t.match({ status: third.status, body: third.body }, { status: 429, body: { code: 'rate_limited' } })
  const refused = await server.call('architect', 'GET', past)
  t.equal(refused.status, 503)
  t.match(refused.body, { code: 'unavailable' })
  t.ok(Number(refused.headers['retry-after']) > 0)
  for (const socket of waiting) socket.destroy()
  t.equal((await server.call('architect', 'GET', past)).status, 200)
  await until(async () => (await server.call('auditor', 'GET', past)).status === 200)
})

test('headers and bodies that do not come are ended, signed in or not', async (t) => {
  const { port } = await listening(t, { HARMONI_CLIENT_SECONDS: '0.5' })
  for (const text of [
    '',
    'GET /api/v1/me HTTP/1.1\r\nHo',
    'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"li',
    'POST /api/v1/systems HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n',
  ]) {
    const socket = await call(t, port, text)
    socket.resume()
    await once(socket, 'close')
    t.pass(text.split('\r\n')[0] || 'nothing at all')
  }
})

test('who waits for us longer than clients may take is answered', async (t) => {
  const server = await listening(t, { HARMONI_CLIENT_SECONDS: '0.5' })
  let release = () => {}
  const holding = server.store.transaction(
    () =>
      new Promise<void>((resolve) => {
        release = resolve
      }),
  )
  const answer = fetch(`http://127.0.0.1:${server.port}/api/v1/systems`, {
    method: 'POST',
    headers: { ...server.authorize('architect'), 'content-type': 'application/json' },
    body: JSON.stringify(SYSTEM),
  })
  // The limit is over for it when it has been for two that came one after the other.
  for (let index = 0; index < 2; index += 1) {
    const silent = await call(t, server.port, '')
    silent.resume()
    await once(silent, 'close')
  }
  release()
  await holding
  t.equal((await answer).status, 201)
})

test('a server that is told to end does, with a half-sent body and an export that nobody reads', async (t) => {
  const server = await listening(t, { HARMONI_CLIENT_SECONDS: '600' })
  let closed = false
  const close = async () => {
    closed = true
  }
  const { url, stop } = await startServer({ ...server, store: { ...server.store, close } })
  const port = Number(new URL(url).port)
  const half = await call(
    t,
    port,
    'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"li',
  )
  half.resume()
  await call(t, port, get(server, EXPORT))
  await until(async () => (await server.held()) > 0)
  await Promise.all([stop(), once(half, 'close')])
  t.ok(closed, 'the register too')
  await until(async () => (await server.held()) === 0)
})

/** Callers who hold a connection for as long as they may: some say nothing, some a few bytes now and then. */
async function crowd(t: Test, port: number, count: number): Promise<Socket[]> {
  const beginnings = [
    '',
    'GET /api/v1/me HTTP/1.1\r\nHost: x\r\n',
    'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"li',
  ]
  const sockets = await Promise.all(
    Array.from({ length: count }, (_, index) => call(t, port, beginnings[index % 10] ?? '')),
  )
  const trickle = setInterval(() => {
    for (const [index, socket] of sockets.entries())
      if (index % 10 === 1) socket.write('X-A: b\r\n')
      else if (index % 10 === 2) socket.write('n')
  }, 20)
  t.teardown(() => clearInterval(trickle))
  return sockets
}

/** Asks on a connection of its own, and answers the status. */
async function ask(t: Test, server: TestServer & { port: number }, path: string): Promise<string> {
  const socket = await call(t, server.port, get(server, path))
  socket.resume()
  const [first] = (await once(socket.setEncoding('latin1'), 'data')) as [string]
  socket.destroy()
  return first.split(' ')[1] ?? ''
}

test('five hundred who send nothing, or next to nothing, keep nobody out', async (t) => {
  const server = await listening(t, { HARMONI_CLIENT_SECONDS: '600' })
  const sockets = await crowd(t, server.port, 500)
  await until(async () => (await connections(server)) >= 500)
  for (let read = 0; read < 20; read += 1) t.equal(await ask(t, server, '/api/v1/systems?limit=1'), '200')
  t.equal((await server.call('architect', 'POST', '/api/v1/systems', SYSTEM)).status, 201)
  t.equal(sockets.filter(({ destroyed }) => destroyed).length, 0, 'there is room for all')
})

test('beyond the limit of connections the one that has waited longest makes room', async (t) => {
  const most = 50
  const settings = { HARMONI_CLIENT_SECONDS: '600', HARMONI_CONNECTIONS: String(most) }
  const server = await listening(t, settings)
  // One that was answered, and goes on; one whose answer is being made, and who takes it slowly.
  const { authorization } = server.authorize('auditor')
  const lasting = await call(t, server.port, '')
  const asked = `GET /api/v1/systems?limit=1 HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`
  lasting.resume().setEncoding('latin1').write(asked)
  await once(lasting, 'data')
  const reading = await call(t, server.port, get(server, EXPORT))
  await until(async () => (await server.held()) > 0)

  const sockets = await crowd(t, server.port, 500)
  await until(async () => (await connections(server)) === most)
  for (const socket of sockets) socket.resume()
  await until(async () => sockets.filter(({ closed }) => closed).length >= 500 - most)
  for (let read = 0; read < 20; read += 1) {
    t.equal(await ask(t, server, '/api/v1/systems?limit=1'), '200')
    t.ok((await connections(server)) <= most, 'the limit holds')
  }
  lasting.write(asked)
  const [again] = (await once(lasting, 'data')) as [string]
  t.match(again, /^HTTP\/1\.1 200/, 'who was answered before is still there')
  reading.resume()
  await once(reading, 'end')
  t.ok(reading.bytesRead > 16_000_000, 'an answer that is being sent comes to its end')
})

test('where every connection is being answered, the new one is closed', async (t) => {
  const server = await listening(t, { HARMONI_CLIENT_SECONDS: '600', HARMONI_CONNECTIONS: '10' })
  let release = () => {}
  const holding = server.store.transaction(
    () =>
      new Promise<void>((resolve) => {
        release = resolve
      }),
  )
  const body = JSON.stringify(SYSTEM)
  const { authorization } = server.authorize('architect')
  const head = `POST /api/v1/systems HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${authorization}`
  const text = `${head}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  let asked = 0
  server.app.server.on('request', () => (asked += 1))
  const writing: Socket[] = []
  for (let index = 0; index < 10; index += 1) writing.push(await call(t, server.port, text))
  await until(async () => asked === 10)
  const eleventh = await call(t, server.port, text)
  eleventh.resume()
  await once(eleventh, 'close')
  t.equal(eleventh.bytesRead, 0)
  release()
  await holding
  for (const socket of writing) {
    const [first] = (await once(socket.setEncoding('latin1').resume(), 'data')) as [string]
    t.match(first, /^HTTP\/1\.1 201/)
  }
})
