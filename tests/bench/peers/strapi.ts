import { join } from 'node:path'
import { install, writeFiles } from './install.js'
import { call, freePort, type Peer } from './peer.js'
import { OWN, type Program, startPeer } from './programs.js'
import { type Row, type Systems, WRITTEN } from './systems.js'

const MANIFEST = {
  dependencies: {
    '@strapi/strapi': '5.54.0',
    '@strapi/plugin-users-permissions': '5.54.0',
    'better-sqlite3': '12.11.1',
  },
}

const factory = (kind: string) =>
  `const { factories } = require('@strapi/strapi')\nmodule.exports = factories.createCore${kind}('api::system.system')\n`

/** An application with one kind of content, as the starter of Strapi writes it: everybody is let in. */
const FILES = {
  'config/server.js':
    "module.exports = ({ env }) => ({ host: '127.0.0.1', port: env.int('PORT'), app: { keys: ['bench-a', 'bench-b'] } })\n",
  'config/admin.js':
    "module.exports = { serveAdminPanel: false, auth: { secret: 'bench' }, apiToken: { salt: 'bench' }, transfer: { token: { salt: 'bench' } } }\n",
  'config/api.js': 'module.exports = { rest: { defaultLimit: 50, maxLimit: 1000, withCount: true } }\n',
  'config/database.js':
    "module.exports = ({ env }) => ({ connection: { client: 'sqlite', connection: { filename: env('DATABASE') }, useNullAsDefault: true } })\n",
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
}
const CONTENT = 'src/api/system/content-types/system/schema.json'

function contentOf(fields: Systems['fields']): string {
  return JSON.stringify({
    kind: 'collectionType',
    collectionName: 'systems',
    info: { singularName: 'system', pluralName: 'systems', displayName: 'System' },
    options: { draftAndPublish: false },
    attributes: Object.fromEntries(
      Object.entries(fields).map(([name, type]) => [attributeOf(name), { type }]),
    ),
  })
}

/** Strapi keeps this name for itself. */
function attributeOf(name: string): string {
  return name === 'status' ? 'state' : name
}

/**
 * Strapi on SQLite, without its pages. Everybody may ask it, so that it need not look for who does; it keeps nothing of a
 * write but the row.
 * @param data the folder of its register
 */
export async function startStrapi(data: string, systems: Systems): Promise<Peer> {
  const folder = await install('strapi', MANIFEST)
  writeFiles(folder, { ...FILES, [CONTENT]: contentOf(systems.fields) })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program: Program = {
    folder,
    runtime: OWN,
    command: 'node',
    args: [join(folder, 'node_modules/@strapi/strapi/bin/strapi.js'), 'start'],
    env: {
      NODE_ENV: 'production',
      HOME: folder,
      PORT: String(port),
      DATABASE: join(data, 'strapi.db'),
      STRAPI_TELEMETRY_DISABLED: 'true',
    },
  }
  const { stop, filled } = await startPeer(program, `${url}/_health`, () => fill(url, systems.rows))
  const selected = systems.listed.map((name, index) => `&fields[${index}]=${attributeOf(name)}`).join('')
  let users = 0
  return {
    url,
    list: `/api/systems?sort=number&pagination[pageSize]=100&filters[targetDate][$lte]=#${selected}`,
    rowsOf: (answer) =>
      (answer as { data: Row[] }).data.map(({ state, ...row }) => ({ ...row, status: state })),
    async write() {
      users += 1
      await call(`${url}/api/systems/${filled}`, 'PUT', undefined, { data: { users } })
    },
    stop,
  }
}

/** Gives Strapi the systems; answers what it names the one that is written to. */
async function fill(url: string, systems: readonly Row[]): Promise<string> {
  let written = ''
  for (const system of systems) {
    const data = Object.fromEntries(Object.entries(system).map(([name, value]) => [attributeOf(name), value]))
    const made = (await call(`${url}/api/systems`, 'POST', undefined, { data })) as {
      data: { documentId: string }
    }
    if (system.number === WRITTEN) written = made.data.documentId
  }
  return written
}
