import type { Role } from '../schema/rules/access.js'
import type { TestServer } from './server.js'

/** Writes as a role, on the version that there is, and answers the request that it was. */
export async function write(
  server: TestServer,
  role: Role,
  url: string,
  body: object,
  method: 'POST' | 'PATCH' = 'POST',
): Promise<string> {
  const row =
    /^(.*\/(IKT|KOB|OVR)-\d+(\/(archive|privacy))?)/.exec(url)?.[1] ?? (method === 'PATCH' ? url : undefined)
  const version: number | undefined = row && (await server.call('auditor', 'GET', row)).body.version
  const answer = await server.call(
    role,
    method,
    url,
    body,
    version !== undefined ? { 'if-match': `"${version}"` } : {},
  )
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.text}`)
  return lastRequest(server)
}

/** The request that wrote last. */
export async function lastRequest(server: TestServer): Promise<string> {
  return (await server.call('auditor', 'GET', '/api/v1/changes?limit=1')).body.items[0].requestId
}

export const undo = (server: TestServer, role: Role, requestId: string, body: object = {}) =>
  server.call(role, 'POST', `/api/v1/changes/${requestId}/undo`, body)
