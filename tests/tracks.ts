import type { Test } from 'tap'
import type { Role } from '../schema/rules/access.js'
import { type Answer, FULL_SYSTEM, startTestServer, type TestServer } from './server.js'

export interface TrackServer extends TestServer {
  /** Writes on the version that the address has now. */
  write(role: Role, method: string, url: string, body: object, at?: string): Promise<Answer>
}

/** A server with as many systems, alike but for their names, on which all are agreed, and a shared solution in use. */
export async function startWithSystems(
  t: Test,
  count = 2,
  fields: object = {},
  options: Parameters<typeof startTestServer>[1] = {},
): Promise<TrackServer> {
  const server = await startTestServer(t, options)
  for (let index = 1; index <= count; index += 1) {
    const system = { ...FULL_SYSTEM, name: `System ${index}`, ...fields }
    await agreeToFirst(server, await server.call('architect', 'POST', '/api/v1/systems', system))
  }
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

/** Moves a system on from status to status as an administrator, who overrides what stands in the way. */
export async function moveThrough(
  server: TrackServer,
  number: string,
  steps: readonly string[],
): Promise<void> {
  const at = `/api/v1/systems/${number}`
  await server.write('administrator', 'PATCH', `${at}/archive`, { consultedOn: '2019-02-01' })
  for (const to of steps) {
    const move = () => server.write('administrator', 'POST', `${at}/transitions`, { to }, at)
    const { status, body } = await move()
    if (status === 200) continue
    for (const { code } of body.gates ?? [])
      await server.call('administrator', 'POST', '/api/v1/overrides', {
        ...{ system: number, gate: code, reason: 'Prøvd', evidence: 'Sak 1' },
      })
    const again = await move()
    if (again.status !== 200) throw new Error(again.text)
  }
}

/** Agrees to what a system was made with, where that waits. */
async function agreeToFirst(server: TestServer, { body }: Answer): Promise<void> {
  const agreements = [
    ['records_manager', 'archive-duty', body.archiveDutyBefore],
    ['privacy_adviser', 'privacy-class', body.privacyClassBefore],
  ] as const
  let { version } = body
  for (const [role, path, before] of agreements) {
    if (!before) continue
    const url = `/api/v1/systems/${body.number}/${path}/agree`
    const answer = await server.call(role, 'POST', url, {}, { 'if-match': `"${version}"` })
    if (answer.status !== 200) throw new Error(answer.text)
    version += 1
  }
}
