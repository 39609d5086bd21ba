import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  call,
  freePort,
  install,
  type ListedSystem,
  NUMBERS,
  type Peer,
  rowOf,
  run,
  startPeer,
  TEXTS,
} from './peer.js'

// Directus wants a Node of its own.
const PACKAGES = ['directus@11', 'sqlite3@5', 'node@22']

/** Directus on SQLite with one collection, as it comes: nothing of it is turned off but its limits. */
export async function startDirectus(folder: string, systems: readonly ListedSystem[]): Promise<Peer> {
  await install(folder, PACKAGES)
  const port = await freePort()
  const token = randomUUID()
  const file = join(folder, 'data.db')
  if (existsSync(file)) rmSync(file)
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    KEY: randomUUID(),
    SECRET: randomUUID(),
    DB_CLIENT: 'sqlite3',
    DB_FILENAME: file,
    ADMIN_EMAIL: 'bench@example.com',
    ADMIN_PASSWORD: randomUUID(),
    ADMIN_TOKEN: token,
    TELEMETRY: 'false',
    RATE_LIMITER_ENABLED: 'false',
    LOG_LEVEL: 'error',
    QUERY_LIMIT_MAX: '-1',
  }
  const url = `http://127.0.0.1:${port}`
  const program = join(folder, 'node_modules/directus/cli.js')
  const node = join(folder, 'node_modules/node/bin/node')
  await run(folder, existsSync(node) ? node : process.execPath, [program, 'bootstrap'], env)
  const stop = await startPeer(folder, [program, 'start'], env, url, '/server/ping')
  await call(`${url}/collections`, 'POST', token, {
    collection: 'systems',
    schema: {},
    meta: {},
    fields: [
      ...TEXTS.map((field) => ({
        field,
        type: 'string',
        schema: { is_primary_key: field === 'number' },
        meta: {},
      })),
      ...NUMBERS.map((field) => ({ field, type: 'integer', schema: {}, meta: {} })),
    ],
  })
  await call(`${url}/items/systems`, 'POST', token, systems.map(rowOf))
  let users = 0
  return {
    url,
    token,
    list: '/items/systems?limit=50&sort=name&meta=filter_count',
    csv: '/items/systems?limit=-1&export=csv',
    async write() {
      users += 1
      await call(`${url}/items/systems/IKT-042`, 'PATCH', token, { users })
    },
    stop,
  }
}
