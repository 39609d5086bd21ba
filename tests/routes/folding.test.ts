import { fillDerived } from '../../server/domain/derived.js'
import { test } from '../engines.js'
import { SYSTEM, startTestServer } from '../server.js'

const systems = '/api/v1/systems'

test('what is asked is folded as what is stored', async (t) => {
  const server = await startTestServer(t)
  for (const name of ['Bygge\u00adsak', 'E\u2011post', 'Kari\u2019s', 'Straße', 'ÅS'])
    await server.call('architect', 'POST', systems, { ...SYSTEM, name })
  for (const [q, number] of [
    ['byggesak', 'IKT-001'],
    ['Bygge\u00adsak', 'IKT-001'],
    ['e-post', 'IKT-002'],
    ['e\u2010post', 'IKT-002'],
    ["kari's", 'IKT-003'],
    ['kari´s', 'IKT-003'],
    ['strasse', 'IKT-004'],
    ['STRASSE', 'IKT-004'],
    ['a\u030as', 'IKT-005'],
    ['IKT-4', 'IKT-004'],
    ['ikt-004', 'IKT-004'],
  ] as const) {
    const { body } = await server.call('auditor', 'GET', `${systems}?q=${encodeURIComponent(q)}`)
    t.strictSame(
      body.items.map((row: { number: string }) => row.number),
      [number],
      JSON.stringify(q),
    )
  }
})

test('a number is found in addresses, bodies and filters however it is written', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', systems, SYSTEM)
  for (const written of ['IKT-1', 'ikt-001', 'Ikt-0001']) {
    t.equal((await server.call('auditor', 'GET', `${systems}/${written}`)).body.number, 'IKT-001', written)
    const made = await server.call('architect', 'POST', '/api/v1/contracts', {
      supplier: 'Tieto',
      systems: [written],
    })
    t.strictSame(made.body.systems, ['IKT-001'], written)
    const found = await server.call('auditor', 'GET', `/api/v1/contracts?system=${written}`)
    t.ok(found.body.total > 0, written)
  }
})

test('what search and sort use is filled in anew in a register of an earlier rule', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', systems, { ...SYSTEM, name: 'Bygge\u00adsak', aliases: ['Sak'] })
  await server.store.transaction(async (tx) => {
    await tx.db.update(tx.t.systems).set({ searchText: 'bygge\u00adsak', sortKey: 'bygge\u00adsak' })
    await fillDerived(tx)
    const [row] = await tx.db.select().from(tx.t.systems)
    t.equal(row?.searchText, 'ikt-001 byggesak sak')
    t.equal(row?.sortKey, 'byggesak')
  })
})
