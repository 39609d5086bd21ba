import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { install, installNode } from './install.js'
import { call, freePort, type Peer } from './peer.js'
import { type Program, run, startPeer } from './programs.js'
import { type Row, type Systems, WRITTEN } from './systems.js'

const SET_UP_MINUTES = 10
/** Directus wants a newer Node than ours. */
const NODE = '22.23.3'
const MANIFEST = {
  dependencies: { directus: '11.17.4', sqlite3: '5.1.7' },
  // What runs the scripts of flows, of which there are none here: the version that Directus names must be built from the
  // sources of Node 22, this one comes built.
  overrides: { 'isolated-vm': '6.2.0' },
}

/**
 * Directus on SQLite with one collection, as it comes: of a write it keeps an activity and a revision. It is asked by an
 * administrator with a token that stays, who may do anything.
 * @param data the folder of its register
 */
export async function startDirectus(data: string, systems: Systems): Promise<Peer> {
  const runtime = await installNode(NODE)
  const folder = await install('directus', MANIFEST, runtime)
  const port = await freePort()
  const token = randomUUID()
  const env = {
    NODE_ENV: 'production',
    HOME: folder,
    HOST: '127.0.0.1',
    PORT: String(port),
    KEY: randomUUID(),
    SECRET: randomUUID(),
    DB_CLIENT: 'sqlite3',
    DB_FILENAME: join(data, 'directus.db'),
    ADMIN_EMAIL: 'bench@example.com',
    ADMIN_PASSWORD: randomUUID(),
    ADMIN_TOKEN: token,
    TELEMETRY: 'false',
    RATE_LIMITER_ENABLED: 'false',
    LOG_LEVEL: 'error',
    QUERY_LIMIT_MAX: '-1',
  }
  const url = `http://127.0.0.1:${port}`
  const program = (command: string): Program => ({
    folder,
    runtime,
    command: 'node',
    args: [join(folder, 'node_modules/directus/cli.js'), command],
    env,
  })
  await run(program('bootstrap'), SET_UP_MINUTES)
  const { stop } = await startPeer(program('start'), `${url}/server/ping`, () => fill(url, token, systems))
  let users = 0
  return {
    url,
    token,
    list: `/items/systems?limit=100&sort=number&filter[targetDate][_lte]=#&meta=filter_count&fields=${systems.listed}`,
    rowsOf: (answer) => (answer as { data: Row[] }).data,
    csv: '/items/systems?limit=-1&export=csv',
    async write() {
      users += 1
      await call(`${url}/items/systems/${WRITTEN}`, 'PATCH', token, { users })
    },
    stop,
  }
}

async function fill(url: string, token: string, { fields, rows }: Systems): Promise<void> {
  await call(`${url}/collections`, 'POST', token, {
    collection: 'systems',
    schema: {},
    meta: {},
    fields: Object.entries(fields).map(([field, type]) => ({
      field,
      type,
      schema: { is_primary_key: field === 'number' },
      meta: type === 'json' || type === 'boolean' ? { special: [`cast-${type}`] } : {},
    })),
  })
  await call(`${url}/items/systems`, 'POST', token, rows)
}
