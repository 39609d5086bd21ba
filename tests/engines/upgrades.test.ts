import { eq } from 'drizzle-orm'
import type { Change } from '../../schema/api/changes.js'
import { listConcernedSystems } from '../../schema/api/concerns.js'
import { createContract as contractEndpoint } from '../../schema/api/contracts.js'
import { createWave as waveEndpoint } from '../../schema/api/waves.js'
import { KEYED_FIELDS, keyColumn } from '../../schema/rules/systemList.js'
import { createContract } from '../../server/domain/contracts.js'
import { createSystem } from '../../server/domain/systems.js'
import { type Upgrade, upgradeRegister } from '../../server/domain/upgrades.js'
import { verifyRegister } from '../../server/domain/verify.js'
import { createWave } from '../../server/domain/waves.js'
import { DatabaseUnusable } from '../../server/engines/store.js'
import { insertUpgrade, listUpgrades } from '../../server/store/upgrades.js'
import { engineOf, newRegister, test } from '../engines.js'
import { RELEASES, releaseRegister } from '../releases.js'
import { startWithReplacements } from '../replacements.js'
import { openTestServices, SYSTEM, startTestServer, systemFields, testContext } from '../server.js'
import { startWithSystems } from '../tracks.js'

const NOW = new Date('2026-01-01T00:00:00.000Z')

test('a register of each release opens, answers for its past, and is what its log says', async (t) => {
  for (const release of RELEASES) {
    const server = await startTestServer(t, { database: await releaseRegister(t, release) })
    const found = await verifyRegister(server.store, () => undefined)
    t.match(found, { ok: true, differences: [] }, release)
    const ask = (url: string) => server.call('auditor', 'GET', url)
    const { items } = (await ask('/api/v1/changes?limit=1000')).body
    for (const asOf of [1, Math.floor(items.length / 2), items.length]) {
      const answer = await ask(`/api/v1/systems?asOf=${asOf}`)
      t.equal(answer.status, 200, `${release}, number ${asOf}: ${answer.text.slice(0, 200)}`)
    }
    for (const system of ['IKT-001', 'IKT-002', 'IKT-003'])
      t.same(
        (await ask(`/api/v1/changes?system=${system}&limit=1000`)).body.items.map(
          ({ seq }: { seq: number }) => seq,
        ),
        items
          .filter(({ entity, before, after }: Change) =>
            listConcernedSystems(entity, before, after).includes(system),
          )
          .map(({ seq }: { seq: number }) => seq),
        `${release}: the history of ${system}`,
      )
    t.equal(
      (
        await server.call(
          'architect',
          'PATCH',
          '/api/v1/systems/IKT-002',
          { users: 13 },
          { 'if-match': `"${(await ask('/api/v1/systems/IKT-002')).body.version}"` },
        )
      ).status,
      200,
      `${release}: and is written on`,
    )
  }
})

test('a register from before lists had stored keys gets them, without a row of the log', async (t) => {
  const server = await startTestServer(t)
  const { store } = server
  const context = testContext(server)
  for (const vendor of ['Skole 10', 'Skole 2', null])
    await createSystem(context, systemFields({ ...SYSTEM, vendor }))
  for (const name of ['Bølge 10', 'Bølge 2'])
    await createWave(context, waveEndpoint.body.parse({ code: name.slice(6), nameNb: name, nameEn: name }))
  const before = await server.logLength()
  await store.transaction(async ({ db, t: { systems, waves, upgrades } }) => {
    const none = Object.fromEntries(KEYED_FIELDS.map((name) => [keyColumn(name), null]))
    await db.update(systems).set(none)
    await db.update(waves).set({ sortKey: '' })
    await db.delete(upgrades).where(eq(upgrades.name, '0004_sort_keys'))
  })
  t.notOk((await verifyRegister(store, () => undefined)).ok)
  await upgradeRegister(store, NOW)
  t.match(await verifyRegister(store, () => undefined), { ok: true, differences: [] })
  t.equal(await server.logLength(), before)
  const { body } = await server.call('auditor', 'GET', '/api/v1/systems?sort=vendor')
  t.same(
    body.items.map(({ vendor }: { vendor: string | null }) => vendor),
    ['Skole 2', 'Skole 10', null],
  )
})

test('replacements from before they could be searched are found, without a row of the log', async (t) => {
  const server = await startWithReplacements(t)
  const { store } = server
  const before = await server.logLength()
  await store.transaction(async ({ db, t: { replacements, upgrades } }) => {
    await db.update(replacements).set({ searchText: '' })
    await db.delete(upgrades).where(eq(upgrades.name, '0008_replacement_search'))
  })
  const found = async () => (await server.call('auditor', 'GET', '/api/v1/replacements?q=epj')).body.total
  t.notOk((await verifyRegister(store, () => undefined)).ok)
  await upgradeRegister(store, NOW)
  t.match(await verifyRegister(store, () => undefined), { ok: true, differences: [] })
  t.equal(await server.logLength(), before)
  t.equal(await found(), 1)
})

test('archives from before their states had days get those of the log, through the log', async (t) => {
  const server = await startWithSystems(t, 3)
  const { store } = server
  const step = (system: string, fields: object) =>
    server.write('records_manager', 'PATCH', `/api/v1/systems/${system}/archive`, fields)
  const extract = { state: 'extract_ordered', extractCase: 'Sak 1', extractOrderedOn: null }
  for (const system of ['IKT-001', 'IKT-002', 'IKT-003']) {
    await step(system, { state: 'appraised', appraisal: 'Bevares', appraisedOn: '2019-02-01' })
    await step(system, extract)
  }
  await step('IKT-002', { state: 'appraised', reason: 'For tidlig' })
  await step('IKT-003', { state: 'extract_received', note: 'Kom i går' })
  const before = await server.logLength()
  await store.transaction((tx) =>
    tx.db.delete(tx.t.upgrades).where(eq(tx.t.upgrades.name, '0006_archive_days')),
  )
  await upgradeRegister(store, server.clock())
  const days = await store.db
    .select({ system: store.t.archives.system, extractOrderedOn: store.t.archives.extractOrderedOn })
    .from(store.t.archives)
    .orderBy(store.t.archives.system)
  t.same(days, [
    { system: 'IKT-001', extractOrderedOn: '2019-10-15' },
    { system: 'IKT-002', extractOrderedOn: null },
    { system: 'IKT-003', extractOrderedOn: '2019-10-15' },
  ])
  t.equal((await server.logLength()) - before, 2, 'through the log')
  t.match(await verifyRegister(store, () => undefined), { ok: true, differences: [] })
})

test('what is not to be preserved is called so, unless somebody has named it', async (t) => {
  for (const release of RELEASES) {
    const server = await startTestServer(t, { database: await releaseRegister(t, release) })
    const codes = (await server.call('auditor', 'GET', '/api/v1/codes')).text
    t.match(codes, 'Ikke bevaringsverdig', release)
    t.notMatch(codes, 'Ingen arkivplikt', release)
  }
})

test('texts from before they were composed are composed through the log', async (t) => {
  const server = await startTestServer(t)
  const { store } = server
  const context = testContext(server)
  const [composed, parts] = ['Blå', 'Bla\u030a']
  for (const owner of [composed, parts]) {
    const name = `${owner} system`
    await createSystem(context, {
      ...systemFields({ ...SYSTEM, name }),
      name,
      systemOwner: owner,
      aliases: [owner],
    })
  }
  const read = contractEndpoint.body.parse({ supplier: parts })
  const covered = { ...read, supplier: parts, systems: ['IKT-002'] }
  await createContract(context, covered)
  const before = await server.logLength()
  const facet = async (at = '') =>
    (await server.call('auditor', 'GET', `/api/v1/systems?facets=true${at}`)).body.facets.systemOwner
  t.equal((await facet()).length, 2, 'two owners that look the same')

  await store.transaction((tx) => tx.db.delete(tx.t.upgrades).where(eq(tx.t.upgrades.name, '0003_composed')))
  await upgradeRegister(store, NOW)
  t.same(await facet(), [{ value: composed, count: 2 }])
  t.equal((await facet(`&asOf=${before}`)).length, 2, 'the past is what it was')
  t.equal(await server.logLength(), before + 2, 'a row of the log for each row')
  const { items } = (await server.call('auditor', 'GET', '/api/v1/changes?limit=2')).body
  t.match(items, [
    {
      actorName: 'Registeret',
      entity: 'contract',
      before: { supplier: parts },
      after: { supplier: composed },
    },
    { entity: 'system', label: 'Blå system', after: { aliases: [composed] }, reason: /NFC/ },
  ])
  t.same(items[0].after.systems, ['IKT-002'])
  t.match(await verifyRegister(store, () => undefined), { ok: true, differences: [] })
  await upgradeRegister(store, NOW)
  t.equal(await server.logLength(), before + 2, 'done once')
})

test('what was edited past the log is not taken into it when texts are composed', async (t) => {
  const server = await startTestServer(t)
  const { store } = server
  const context = testContext(server)
  const parts = 'Bla\u030a'
  for (const name of [`${parts} en`, 'To', `${parts} tre`, `${parts} fire`])
    await createSystem(context, { ...systemFields({ ...SYSTEM, name }), name })
  await createContract(context, {
    ...contractEndpoint.body.parse({ supplier: 'x' }),
    ...{ supplier: parts, systems: ['IKT-001'] },
  })
  await store.transaction(async ({ db, t: { systems, contractSystems, upgrades } }) => {
    const edit = (number: string, values: object) =>
      db.update(systems).set(values).where(eq(systems.number, number))
    await edit('IKT-001', { users: 9 })
    await edit('IKT-002', { vendor: parts })
    await edit('IKT-003', { name: `${parts} 3` })
    await db.update(contractSystems).set({ system: 'IKT-002' })
    await db.delete(upgrades).where(eq(upgrades.name, '0003_composed'))
  })
  const named = async () =>
    (await verifyRegister(store, () => undefined)).differences
      .filter(({ field }) => !/Key$|searchText/.test(field ?? ''))
      .map(({ table, row, field }) => [table, row, field].join(' '))
      .sort()
  const edits = [
    'contractSystems AVT-001/IKT-001 ',
    'contractSystems AVT-001/IKT-002 ',
    'systems IKT-001 users',
    'systems IKT-002 vendor',
    'systems IKT-003 name',
  ]
  t.same(await named(), edits)
  const before = await server.logLength()
  await upgradeRegister(store, NOW)
  t.same(await named(), edits, 'what was edited is named as before')
  const { items } = (await server.call('auditor', 'GET', '/api/v1/changes?limit=2')).body
  t.match(items, [
    {
      entityId: 'AVT-001',
      before: { systems: ['IKT-001'] },
      after: { systems: ['IKT-001'], supplier: 'Blå' },
    },
    { entityId: 'IKT-004', after: { name: 'Blå fire' } },
  ])
  t.equal(await server.logLength(), before + 2)
})

test('an upgrade is done once, whole or not at all, and by one of those who open at once', async (t) => {
  const database = await newRegister(t, 'small')
  const [one, other] = [await openTestServices(t, { database }), await openTestServices(t, { database })]
  const known = (await listUpgrades(one.store)).map(
    (name): Upgrade => ({ name, run: async () => void t.fail(name) }),
  )
  let runs = 0
  const upgrade = (fails: boolean): Upgrade[] => [
    ...known,
    {
      name: '9999_test',
      async run(tx) {
        runs += 1
        await insertUpgrade(tx, 'half', 'x')
        if (fails) throw new Error('stopped')
        await tx.db.delete(tx.t.upgrades)
        for (const { name } of known) await insertUpgrade(tx, name, 'x')
      },
    },
  ]
  await t.rejects(upgradeRegister(one.store, NOW, upgrade(true)), /stopped/)
  t.same(
    await listUpgrades(one.store),
    known.map(({ name }) => name),
    'nothing of it is left',
  )
  const done = (services: typeof one) => upgradeRegister(services.store, NOW, upgrade(false))
  // Two writers of one file in one process wait for each other in vain: processes are tried in open.test.ts.
  if (engineOf(t) === 'sqlite') for (const services of [one, other]) await done(services)
  else await Promise.all([one, other].map(done))
  t.equal(runs, 2, 'once that failed, once that did it')
  t.same((await listUpgrades(other.store)).sort(), [...known.map(({ name }) => name), '9999_test'].sort())
  await t.rejects(openTestServices(t, { database }), {
    constructor: DatabaseUnusable,
    message: /made by a newer version/,
  })
})
