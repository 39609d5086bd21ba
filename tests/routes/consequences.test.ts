import { testOnce } from '../engines.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

const system = '/api/v1/systems/IKT-001'
const mapping = '/api/v1/mappings/KOB-001'
const replacement = '/api/v1/replacements/epj'

/** IKT-001 is mapped to a shared solution; it has a contract, an integration, a record and one that waits for it. */
async function start(t: Parameters<typeof startWithSystems>[0]): Promise<TrackServer> {
  const server = await startWithSystems(t, 2)
  const post = (url: string, body: object) => server.call('administrator', 'POST', `/api/v1/${url}`, body)
  await post('replacements', { code: 'kart', nameNb: 'Kart', nameEn: 'Maps', kind: 'shared_solution' })
  await post('mappings', { system: 'IKT-001', replacement: 'epj' })
  await post('contracts', { supplier: 'Tieto', systems: ['IKT-001'] })
  await post('contracts', { supplier: 'Gammel', systems: ['IKT-001'], terminatedOn: '2019-01-01' })
  await post('integrations', { fromSystem: 'IKT-001', toParty: 'NAV', data: 'Meldinger' })
  await post('prerequisites', { system: 'IKT-002', requires: 'IKT-001' })
  await server.write('privacy_adviser', 'PATCH', `${system}/privacy`, { ropEntry: 'BP-1' })
  return server
}

const ALL = ['systems', 'contracts', 'integrations', 'processing_records']
const codes = (answer: { body: { consequences: { code: string }[] } }) =>
  answer.body.consequences.map(({ code }) => code)

testOnce('consequences are shown first: of a system, a mapping, a replacement', async (t) => {
  const server = await start(t)
  for (const url of [system, mapping, replacement]) {
    t.equal((await server.call(null, 'GET', `${url}/consequences`)).status, 401, `${url}: not signed in`)
    const answer = await server.call('auditor', 'GET', `${url}/consequences`)
    t.strictSame(codes(answer), ALL, url)
  }
  const { consequences } = (await server.call('auditor', 'GET', `${replacement}/consequences`)).body
  t.match(consequences[0].items, [{ id: 'IKT-001' }, { id: 'IKT-002', label: 'System 2' }])
  t.strictSame(consequences[1].items, [{ id: 'AVT-001', label: 'Tieto' }], 'a contract that is over is none')
  t.match(consequences[3], { count: 1, items: [{ id: 'IKT-001', label: 'BP-1' }] })
  for (const url of ['/api/v1/systems/IKT-404', '/api/v1/mappings/KOB-404', '/api/v1/replacements/no'])
    t.equal((await server.call('auditor', 'GET', `${url}/consequences`)).status, 404, url)
  t.strictSame(
    codes(await server.call('auditor', 'GET', '/api/v1/systems/IKT-002/consequences')),
    [],
    'nothing hangs on it',
  )
})

testOnce('each consequence is confirmed, or nothing is written', async (t) => {
  const writes: [string, string, string, object, string][] = [
    ['re-pointing', 'PATCH', mapping, { replacement: 'kart' }, mapping],
    ['retiring', 'PATCH', replacement, { state: 'retired' }, replacement],
    ['removing', 'POST', `${mapping}/void`, { reason: 'Feil' }, mapping],
    ['voiding', 'POST', `${system}/void`, { reason: 'Dobbelt' }, system],
  ]
  for (const [name, method, url, body, at] of writes) {
    const server = await start(t)
    const before = await server.logLength()
    for (const confirmed of [undefined, [], ALL.slice(1), ALL.slice(0, 3)]) {
      const refused = await server.write('architect', method, url, { ...body, confirmed }, at)
      t.equal(refused.status, 422, `${name}: ${confirmed}`)
      t.equal(refused.body.code, 'consequences_unconfirmed', `${name}: ${confirmed}`)
      t.strictSame(codes(refused), ALL, `${name}: all of them are told`)
    }
    const unknown = await server.write('architect', method, url, { ...body, confirmed: ['all'] }, at)
    t.equal(unknown.status, 400, `${name}: there is no «all»`)
    t.equal(await server.logLength(), before, `${name}: nothing was written`)
    t.equal((await server.write('architect', method, url, { ...body, confirmed: ALL }, at)).status, 200, name)
    t.equal((await server.logLength()) - before, 1, `${name}: one row`)
  }
})

testOnce('other changes ask for nothing', async (t) => {
  const server = await start(t)
  t.equal((await server.write('architect', 'PATCH', mapping, { scope: 'Alt' })).status, 200)
  t.equal((await server.write('architect', 'PATCH', replacement, { owner: 'Omsorgssjef' })).status, 200)
  t.equal((await server.write('architect', 'PATCH', replacement, { state: 'coming' })).status, 200)
})
