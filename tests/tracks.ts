import type { Test } from 'tap'
import type { Role } from '../schema/rules/access.js'
import { type Answer, FULL_SYSTEM, startTestServer, type TestServer } from './server.js'

export interface TrackServer extends TestServer {
  /** Writes on the version that the address has now. */
  write(role: Role, method: string, url: string, body: object, at?: string): Promise<Answer>
}

/** A server with as many systems, alike but for their names, and a shared solution in use. */
export async function startWithSystems(
  t: Test,
  count = 2,
  fields: object = {},
  options: Parameters<typeof startTestServer>[1] = {},
): Promise<TrackServer> {
  const server = await startTestServer(t, options)
  for (let index = 1; index <= count; index += 1)
    await server.call('architect', 'POST', '/api/v1/systems', {
      ...FULL_SYSTEM,
      name: `System ${index}`,
      ...fields,
    })
  await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'epj',
    nameNb: 'Felles EPJ',
    nameEn: 'Shared EPR',
    kind: 'shared_solution',
    state: 'in_use',
  })
  return {
    ...server,
    async write(role, method, url, body, at = url) {
      const { body: now } = await server.call('auditor', 'GET', at)
      return server.call(role, method, url, body, { 'if-match': `"${now.version}"` })
    },
  }
}
