import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import t from 'tap'
import { packageRoot } from '../../server/config.js'
import { createSystem } from '../../server/domain/systems.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { findHead } from '../../server/store/changes.js'
import { DatabaseUnusable, openStore } from '../../server/store/open.js'
import { countSystems } from '../../server/store/systems.js'
import {
  openTestServices,
  SYSTEM,
  setUpRegister,
  systemFields,
  temporaryFolder,
  testContext,
} from '../server.js'

const migrations = join(packageRoot, 'schema/migrations')
const fields = systemFields(SYSTEM)

t.test('a database that cannot be used is told in one sentence, and left as it is', async (t) => {
  const folder = temporaryFolder(t)
  const newer = join(folder, 'newer.db')
  await openStore({ database: newer, migrations }).close()
  const raw = new Database(newer)
  raw.prepare('INSERT INTO migrations VALUES (?, ?)').run('of a later version', '2030-01-01')
  raw.close()
  const text = join(folder, 'notes.txt')
  writeFileSync(text, 'this is no database, whatever its name may say '.repeat(50))
  mkdirSync(join(folder, 'folder.db'))
  for (const [database, sentence] of [
    [newer, /was made by a newer version of Harmoni/],
    [text, /cannot be opened|could not be brought up to date/],
    [join(folder, 'folder.db'), /cannot be opened/],
    [join(text, 'below-a-file.db'), /cannot be opened/],
  ] as const)
    t.throws(
      () => openStore({ database, migrations }),
      { constructor: DatabaseUnusable, message: sentence },
      database,
    )
})

t.test('a transaction is kept whole or not at all, and the next one goes on', async (t) => {
  const services = openTestServices(t)
  await setUpRegister(services)
  const { store } = services
  const before = await findHead(store)
  await t.rejects(
    store.transaction(async (tx) => {
      await tx.db.insert(tx.t.municipalities).values({
        number: '9',
        name: 'Halvveis',
        kind: 'former',
        sortKey: 'halvveis',
        searchText: 'halvveis',
        version: 1,
        createdAt: 'x',
        updatedAt: 'x',
      })
      throw new Error('half-way')
    }),
    /half-way/,
  )
  t.strictSame(await findHead(store), before)
  t.notOk((await store.db.select().from(store.t.municipalities)).some(({ name }) => name === 'Halvveis'))
  await createSystem(testContext(services), fields)
  t.equal((await findHead(store))?.seq, (before?.seq ?? 0) + 1)
})

t.test('transactions that are begun together run one after the other, and none is lost', async (t) => {
  const services = openTestServices(t)
  await setUpRegister(services)
  const made = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      createSystem(testContext(services), { ...fields, name: `S${index}` }),
    ),
  )
  t.equal(new Set(made).size, 50, 'each has a number of its own')
  t.equal(await countSystems(services.store, { voided: 'no' }, new Map()), 50)
  t.equal((await verifyChanges(services.store)).ok, true)
})

t.test('a snapshot stays as it was while others write', async (t) => {
  const services = openTestServices(t)
  await setUpRegister(services)
  const count = (reader: Parameters<typeof countSystems>[0]) =>
    countSystems(reader, { voided: 'no' }, new Map())
  const snapshot = services.store.snapshot()
  t.equal(await count(snapshot.reader), 0)
  await createSystem(testContext(services), fields)
  t.equal(await count(snapshot.reader), 0)
  t.equal(await count(services.store), 1)
  snapshot.close()
})

t.test('two processes that start on a new database at once both come up, and migrate it once', async (t) => {
  const database = join(temporaryFolder(t), 'new.db')
  const script = `
    import { openStore } from ${JSON.stringify(join(packageRoot, 'server/store/open.ts'))}
    const store = openStore({ database: ${JSON.stringify(database)}, migrations: ${JSON.stringify(migrations)} })
    await store.close()`
  const run = () =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        cwd: packageRoot,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      child.once('exit', resolve)
    })
  t.strictSame(await Promise.all([run(), run(), run(), run()]), [0, 0, 0, 0])
  const raw = new Database(database, { readonly: true })
  const hashes = raw.prepare('SELECT hash FROM migrations').pluck().all()
  raw.close()
  t.equal(new Set(hashes).size, hashes.length)
  t.ok(hashes.length >= 2)
})
