import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { readConfig } from '../../server/config.js'
import { createSystem } from '../../server/domain/systems.js'
import { tightenRights } from '../../server/engines/rights.js'
import { openServices } from '../../server/start.js'
import { temporaryFolder } from '../engines.js'
import { SYSTEM, setUpRegister, systemFields, testContext } from '../server.js'

const rightsOf = (place: string) => (statSync(place).mode & 0o777).toString(8)

/** Opens a register as a server does, writes to it, and closes it with the test; answers what was told meanwhile. */
async function serve(t: Test, database: string, options: { onlyRead?: boolean } = {}) {
  const told: string[] = []
  const services = await openServices(readConfig({ HARMONI_DATABASE: database }), {
    ...options,
    tell: (sentence) => told.push(sentence),
  })
  t.teardown(() => services.store.close())
  return { ...services, told }
}

/** Everything that lies in a folder, each with its rights. */
const rightsIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, rightsOf(join(folder, name))]))

t.test(
  'a new register, what lies beside it and its new folders are for us alone, whatever the umask',
  async (t) => {
    for (const umask of [0o000, 0o022, 0o077, 0o277]) {
      const outer = temporaryFolder(t)
      chmodSync(outer, 0o755)
      const database = join(outer, 'a', 'b', 'register.db')
      const before = process.umask(umask)
      t.teardown(() => process.umask(before))
      const services = await serve(t, database)
      await setUpRegister(services)
      await createSystem(testContext(services), systemFields(SYSTEM))
      const snapshot = await services.store.snapshot()
      await snapshot.close()
      process.umask(before)
      const name = `umask ${umask.toString(8)}`
      t.strictSame(
        rightsIn(join(outer, 'a', 'b')),
        { 'register.db': '600', 'register.db-shm': '600', 'register.db-wal': '600' },
        name,
      )
      t.strictSame([rightsOf(join(outer, 'a')), rightsOf(join(outer, 'a', 'b'))], ['700', '700'], name)
      t.equal(rightsOf(outer), '755', `${name}: a folder that was there stays as it was`)
      t.strictSame(services.told, [], name)
    }
  },
)

t.test(
  'rights that others have to a register are taken away and told of, and its folder left alone',
  async (t) => {
    for (const [rights, after] of [
      [0o644, '600'],
      [0o664, '600'],
      [0o640, '600'],
      [0o666, '600'],
      [0o600, '600'],
    ] as const) {
      const folder = join(temporaryFolder(t), 'shared')
      mkdirSync(folder)
      chmodSync(folder, 0o777)
      const database = join(folder, 'register.db')
      const first = await serve(t, database)
      await setUpRegister(first)
      for (const beside of ['', '-wal', '-shm']) chmodSync(database + beside, rights)
      const { told } = await serve(t, database)
      const name = rights.toString(8)
      for (const beside of ['', '-wal', '-shm'])
        t.equal(rightsOf(database + beside), after, `${name}${beside}`)
      t.equal(rightsOf(folder), '777', name)
      t.equal(told.length, rights === 0o600 ? 0 : 3, name)
      for (const sentence of told) t.match(sentence, new RegExp(`had the rights ${name},.*taken away\\.$`))
    }
  },
)

t.test('a register that is only read keeps the rights that it has', async (t) => {
  const database = join(temporaryFolder(t), 'register.db')
  await (await serve(t, database)).store.close()
  chmodSync(database, 0o644)
  const { told } = await serve(t, database, { onlyRead: true })
  t.equal(rightsOf(database), '644')
  t.strictSame(told, [])
})

t.test('a file that is not there, and one that nobody else reaches, are no matter', (t) => {
  const file = join(temporaryFolder(t), 'file')
  tightenRights(file, t.fail)
  t.notOk(existsSync(file))
  writeFileSync(file, '')
  chmodSync(file, 0o400)
  tightenRights(file, t.fail)
  t.equal(rightsOf(file), '400', 'no right is added')
  t.end()
})

t.test(
  'a file of somebody else is left as it is, and told of when everybody reaches it',
  { skip: process.getuid?.() !== 0 && 'only root can make a file of somebody else' },
  (t) => {
    const folder = temporaryFolder(t)
    chmodSync(folder, 0o755)
    for (const [rights, sentence] of [
      [0o644, /has the rights 644, by which everybody.*chmod o= FILE/],
      [0o640, undefined],
    ] as const) {
      const file = join(folder, rights.toString(8))
      writeFileSync(file, '')
      chmodSync(file, rights)
      chownSync(file, 65533, 65533)
      const told: string[] = []
      process.seteuid?.(65534)
      try {
        tightenRights(file, (text) => told.push(text))
      } finally {
        process.seteuid?.(0)
      }
      t.equal(rightsOf(file), rights.toString(8))
      t.match(told, sentence ? [sentence] : [])
      t.equal(told.length, sentence ? 1 : 0)
    }
    t.end()
  },
)
