import { change } from '../../server/domain/change.js'
import { createSystem, logSystem, makeSystem } from '../../server/domain/systems.js'
import { travels } from '../../server/engines/store.js'
import { findConcernsBetween, findHead, insertConcerns } from '../../server/store/changes.js'
import {
  findSystem,
  findSystems,
  insertSystem,
  insertSystems,
  updateSystems,
} from '../../server/store/systems.js'
import { engineOf, test } from '../engines.js'
import { openTestServices, SYSTEM, setUpRegister, systemFields, testContext } from '../server.js'

/** Texts that JSON, SQL or a placeholder could take for something else. */
const ODD = [
  '',
  "'",
  '"',
  '\\',
  '\\u0041',
  '\n\t',
  'å̊ 𝒳 漢',
  '$1',
  '?',
  '{"a":[1]}',
  'null',
  'true',
  '007',
  '1e3',
]

test('rows that are written at once are read as they were written', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const { store } = services
  for (const name of ['A', 'B', 'C'])
    await createSystem(testContext(services), systemFields({ ...SYSTEM, name }))
  const rows = await findSystems(store, ['IKT-001', 'IKT-002', 'IKT-003'])
  const written = rows.slice(0, 2).map((row, index) => ({
    ...row,
    product: ODD.join(' '),
    aliases: index === 0 ? ODD : [],
    users: index === 0 ? 2_147_483_647 : null,
    annualCost: index === 0 ? 0 : null,
    onHold: index === 0,
    dayOneCritical: index === 1,
    version: 7 + index,
  }))
  const rewritten = written.map((after, index) => ({ before: rows[index] ?? after, after }))
  await store.transaction((tx) => updateSystems(tx, rewritten))
  t.strictSame(await findSystems(store, ['IKT-001', 'IKT-002', 'IKT-003']), [...written, rows[2]])
  for (const before of written) {
    const after = { ...before, aliases: ['x'], health: 'on_track' as const, version: 9 }
    await store.transaction((tx) => updateSystems(tx, [{ before, after }]))
    t.strictSame(await findSystem(store, before.number), after, 'what alone differs too')
  }
  const concerns = Array.from({ length: 2500 }, (_, index) => ({ system: `IKT-${index}`, seq: 1 }))
  for (const _ of ['once', 'again']) await store.transaction((tx) => insertConcerns(tx, concerns))
  t.equal((await findConcernsBetween(store, 1, 1)).length, 2500, 'however many there are, and each once')
  await store.transaction((tx) => updateSystems(tx, []))
})

test('new rows are read as they were written, however many are written at once', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const { store } = services
  const work = { actor: testContext(services).actor, at: '2019-10-15T07:00:00.000Z' }
  const rows = Array.from({ length: 230 }, (_, index) => ({
    ...makeSystem(
      `IKT-${String(index + 1).padStart(3, '0')}`,
      systemFields({ ...SYSTEM, name: `System ${index}` }),
      work,
      'import',
    ),
    product: ODD[index % ODD.length] ?? null,
    aliases: index % 3 === 0 ? ODD : [],
    users: index % 2 === 0 ? index : null,
    onHold: index % 5 === 0,
    dayOneCritical: index % 7 === 0,
  }))
  const concerns = rows.map(({ number }) => ({ system: number, seq: 1 }))
  await store.transaction(async (tx) => {
    await insertSystems(tx, rows)
    for (const _ of ['once', 'again']) await insertConcerns(tx, concerns)
  })
  t.strictSame(
    await findSystems(
      store,
      rows.map(({ number }) => number),
    ),
    rows,
  )
  t.equal((await findConcernsBetween(store, 1, 1)).length, rows.length, 'what is there is left as it is')
})

test('a write that fails on its way undoes all that was written beside it, and is told as it is', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  await createSystem(testContext(services), systemFields(SYSTEM))
  const { store } = services
  const before = await findSystem(store, 'IKT-001')
  const head = await findHead(store)
  if (!before) throw new Error('no system')
  let isReached = false
  const failing = change(testContext(services), async (work) => {
    const changed = { ...before, vendor: 'X', version: 2 }
    await work.send(updateSystems(work.tx, [{ before, after: changed }]))
    await logSystem(work, 'update', before, changed)
    await work.send(insertSystem(work.tx, before))
    isReached = true
    await findSystem(work.tx, 'IKT-001')
    return 'done'
  })
  const error = await failing.then(
    () => undefined,
    (error) => error,
  )
  const { code } = error?.cause ?? error ?? {}
  t.equal(code, { sqlite: 'SQLITE_CONSTRAINT_PRIMARYKEY', postgres: '23505' }[engineOf(t)])
  t.equal(isReached, travels(store), 'what travels is not waited for')
  t.strictSame(await findSystem(store, 'IKT-001'), before)
  t.strictSame(await findHead(store), head)
  t.equal(
    await createSystem(testContext(services), systemFields(SYSTEM)),
    'IKT-002',
    'the next write goes well',
  )
})
