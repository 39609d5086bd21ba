import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import root from 'tap'
import { accessMatrix } from '../schema/api/accessMatrix.js'
import { ENDPOINTS } from '../schema/api/all.js'
import { ROLES, type Role } from '../schema/rules/access.js'
import { packageRoot } from '../server/config.js'
import { createToken } from '../server/domain/tokens.js'
import { addressOf } from './addresses.js'
import { testOnce } from './engines.js'
import { startTestServer, type TestServer, testContext } from './server.js'

const PRINTED = readFileSync(join(packageRoot, 'docs/access.md'), 'utf8')

/** A row of the printed matrix: who may call an endpoint. */
interface Row {
  nobody: boolean
  roles: Record<Role, boolean>
  token: string
}

/** The rows of the printed matrix, by method and address. */
const ROWS = new Map(
  [...PRINTED.matchAll(/^\| `([A-Z]+ \/[^`]*)` \| `\w+` \| (.*) \|$/gm)].map(
    ([, endpoint = '', cells = '']) => {
      const [nobody, ...more] = cells.split(' | ')
      const token = more.pop() ?? ''
      const roles = Object.fromEntries(ROLES.map((role, index) => [role, more[index] === 'yes']))
      return [endpoint, { nobody: nobody === 'yes', roles, token } as Row]
    },
  ),
)
const nameOf = ({ method, path }: (typeof ENDPOINTS)[number]) => `${method} ${path.replace('/api/v1', '')}`

root.test('the printed matrix is that of the rules, and has every endpoint', async (t) => {
  t.equal(PRINTED, accessMatrix('npm run access'), 'npm run access makes it anew')
  t.strictSame([...ROWS.keys()].sort(), ENDPOINTS.map(nameOf).sort())
})

/** Whether a call got past the door: it may be refused for anything else. */
const isIn = (status: number) => status !== 401 && status !== 403

/** How each of those whom the matrix tells apart calls: the headers of a browser, or of a script. */
async function callers(server: TestServer) {
  const tokenOf = async (owner: string, access: 'read' | 'write') => {
    const fields = { name: access, owner, access }
    const { secret } = await createToken(testContext(server), fields, server.clock())
    return { authorization: `Bearer ${secret}` }
  }
  const all = new Map<Role, { writes: object; reads: object; session: () => Promise<object> }>()
  for (const role of ROLES)
    all.set(role, {
      writes: await tokenOf(role, 'write'),
      reads: await tokenOf(role, 'read'),
      // Some endpoints end the session that they are called by.
      session: () => server.signIn(role),
    })
  return all
}

testOnce(
  'every endpoint lets in whom the printed matrix says, by session and by token, and nobody else',
  async (t) => {
    const server = await startTestServer(t)
    const who = await callers(server)
    for (const endpoint of ENDPOINTS) {
      const row = ROWS.get(nameOf(endpoint))
      if (!row) {
        t.fail(`${endpoint.id} is in the matrix`)
        continue
      }
      // A body that nothing is made of: who gets in is refused for it.
      const body = endpoint.method === 'GET' || endpoint.method === 'DELETE' ? undefined : { nothing: true }
      const call = (headers: object) =>
        server.call(null, endpoint.method, addressOf(endpoint.path), body, { ...headers, 'if-match': '"0"' })
      const before = await server.logLength()
      t.equal(isIn((await call({})).status), row.nobody, `${endpoint.id}: not signed in`)
      for (const [role, { writes, reads }] of who) {
        const may = row.roles[role]
        t.equal(
          isIn((await call(reads)).status),
          may && row.token === 'reads',
          `${endpoint.id}: ${role}, reading token`,
        )
        t.equal(
          isIn((await call(writes)).status),
          may && row.token !== 'no',
          `${endpoint.id}: ${role}, token`,
        )
      }
      t.equal(await server.logLength(), before, `${endpoint.id}: nothing is written by it`)
      for (const [role, { session }] of who) {
        const headers = await session()
        const length = await server.logLength()
        t.equal(isIn((await call(headers)).status), row.roles[role], `${endpoint.id}: ${role}, signed in`)
        t.equal(await server.logLength(), length, `${endpoint.id}: ${role} writes nothing by it`)
      }
    }
  },
)
