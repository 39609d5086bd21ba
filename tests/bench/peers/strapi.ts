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
  startPeer,
  TEXTS,
  writeFiles,
} from './peer.js'

const PACKAGES = ['@strapi/strapi@5.54.0', '@strapi/plugin-users-permissions@5.54.0', 'better-sqlite3@12']

const factory = (kind: string) =>
  `const { factories } = require('@strapi/strapi')\nmodule.exports = factories.createCore${kind}('api::system.system')\n`

/** An application with one kind of content, as the starter of Strapi writes it, and everybody let in. */
const FILES = {
  'config/server.js':
    "module.exports = ({ env }) => ({ host: '127.0.0.1', port: env.int('PORT'), app: { keys: ['bench-a', 'bench-b'] } })\n",
  'config/admin.js':
    "module.exports = { serveAdminPanel: false, auth: { secret: 'bench' }, apiToken: { salt: 'bench' }, transfer: { token: { salt: 'bench' } } }\n",
  'config/api.js': 'module.exports = { rest: { defaultLimit: 50, maxLimit: 1000, withCount: true } }\n',
  'config/database.js':
    "module.exports = { connection: { client: 'sqlite', connection: { filename: 'data.db' }, useNullAsDefault: true } }\n",
  'config/plugins.js': "module.exports = { 'users-permissions': { config: { jwtSecret: 'bench' } } }\n",
  'config/middlewares.js':
    "module.exports = ['errors', 'security', 'cors', 'poweredBy', 'query', 'body', 'session', 'favicon', 'public'].map((name) => 'strapi::' + name)\n",
  'public/uploads/.gitkeep': '',
  'src/index.js': `module.exports = {
  async bootstrap({ strapi }) {
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } })
    for (const action of ['find', 'findOne', 'create', 'update'])
      await strapi.db.query('plugin::users-permissions.permission').create({ data: { action: 'api::system.system.' + action, role: role.id } })
  },
}
`,
  'src/api/system/routes/system.js': factory('Router'),
  'src/api/system/controllers/system.js': factory('Controller'),
  'src/api/system/services/system.js': factory('Service'),
  'src/api/system/content-types/system/schema.json': JSON.stringify({
    kind: 'collectionType',
    collectionName: 'systems',
    info: { singularName: 'system', pluralName: 'systems', displayName: 'System' },
    options: { draftAndPublish: false },
    attributes: Object.fromEntries([
      ...TEXTS.map((name) => [columnOf(name), { type: 'string' }]),
      ...NUMBERS.map((name) => [name, { type: 'integer' }]),
    ]),
  }),
}

/** Strapi keeps some names for itself. */
function columnOf(name: string): string {
  return name === 'status' ? 'state' : name
}

/** Strapi on SQLite, without its pages. */
export async function startStrapi(folder: string, systems: readonly ListedSystem[]): Promise<Peer> {
  await install(folder, PACKAGES)
  writeFiles(folder, FILES)
  for (const end of ['', '-wal', '-shm']) {
    const file = join(folder, `data.db${end}`)
    if (existsSync(file)) rmSync(file)
  }
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program = join(folder, 'node_modules/@strapi/strapi/bin/strapi.js')
  const env = {
    PORT: String(port),
    STRAPI_TELEMETRY_DISABLED: 'true',
  }
  const stop = await startPeer(folder, [program, 'start'], env, url, '/_health')
  let id = ''
  for (const system of systems) {
    const data = Object.fromEntries(
      Object.entries(rowOf(system)).map(([name, value]) => [columnOf(name), value]),
    )
    const made = (await call(`${url}/api/systems`, 'POST', null, { data })) as {
      data: { documentId: string }
    }
    if (system.number === 'IKT-042') id = made.data.documentId
  }
  let users = 0
  return {
    url,
    token: '',
    list: '/api/systems?sort=name&pagination[pageSize]=50',
    csv: null,
    async write() {
      users += 1
      await call(`${url}/api/systems/${id}`, 'PUT', null, { data: { users } })
    },
    stop,
  }
}
