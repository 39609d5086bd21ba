import type { Test } from 'tap'
import { FULL_SYSTEM, startTestServer, type TestServer } from './server.js'

/** Three systems, a shared solution in use, one that is coming, and one that carries IKT-003 on. */
export async function startWithReplacements(t: Test): Promise<TestServer> {
  const server = await startTestServer(t)
  for (const name of ['Gerica', 'Profil', 'Familia'])
    await server.call('architect', 'POST', '/api/v1/systems', { ...FULL_SYSTEM, name })
  const make = (body: object) => server.call('architect', 'POST', '/api/v1/replacements', body)
  await make({
    code: 'epj',
    nameNb: 'Felles EPJ',
    nameEn: 'Shared EPR',
    kind: 'shared_solution',
    state: 'in_use',
  })
  await make({
    code: 'kart',
    nameNb: 'Ny kart',
    nameEn: 'New maps',
    kind: 'shared_solution',
    state: 'coming',
  })
  await make({
    code: 'familia',
    nameNb: 'Familia',
    nameEn: 'Familia',
    kind: 'continued',
    continuesSystem: 'IKT-003',
    state: 'in_use',
  })
  return server
}
