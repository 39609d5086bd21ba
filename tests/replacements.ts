import type { Test } from 'tap'
import { FULL_SYSTEM, startTestServer, type TestServer } from './server.js'

/** Three systems, a shared solution in use, one that is coming, and one that carries IKT-003 on. */
export async function startWithReplacements(
  t: Test,
  options?: Parameters<typeof startTestServer>[1],
): Promise<TestServer> {
  const server = await startTestServer(t, options)
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
    state: 'coming',
  })
  return server
}

/** Gives systems mapped to `epj` all that the gates up to cut-over ask of their tracks and of the replacement. */
export async function fillTracks(server: TestServer, numbers: readonly string[]): Promise<void> {
  await server.call('lead', 'POST', '/api/v1/waves', { code: 'w1', nameNb: 'Helse', nameEn: 'Health' })
  const epj = { dpaSignedOn: '2019-08-01', riskAssessedOn: '2019-08-01' }
  await server.call('architect', 'PATCH', '/api/v1/replacements/epj', epj, { 'if-match': '"1"' })
  const changes = {
    ...{ wave: 'w1', rollbackPlan: 'Plan' },
    partsCoverAll: 'yes',
  }
  await server.call('administrator', 'POST', '/api/v1/systems/bulk', { numbers, changes })
  // Who answers for each lowers it, which is agreed at once.
  const [duty, held] = [{ archiveDuty: 'none' }, { privacyClass: 'none' }]
  const why = { numbers, reason: 'Ikke noe å bevare, og ingen personopplysninger' }
  await server.call('records_manager', 'POST', '/api/v1/systems/bulk', { ...why, changes: duty })
  await server.call('privacy_adviser', 'POST', '/api/v1/systems/bulk', { ...why, changes: held })
  const archive = { state: 'appraised', appraisal: 'Intet å bevare', appraisedOn: '2019-01-01' }
  for (const number of numbers)
    await server.call('records_manager', 'PATCH', `/api/v1/systems/${number}/archive`, archive, {
      'if-match': '"0"',
    })
}
