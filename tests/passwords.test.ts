import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { runCommandLine } from '../server/commandLine.js'
import { readConfig, SETTINGS } from '../server/config.js'
import { readAddress } from '../server/engines/address.js'
import { DatabaseUnusable } from '../server/engines/store.js'
import { openServices } from '../server/start.js'
import { newDatabase, newRegister, temporaryFolder } from './engines.js'
import { runSql } from './sql.js'

/** Passwords that are hard to read an address around. Each part of one, between what an address is made of, is told apart. */
const NASTY = [
  'Hemlig',
  '12/Hemlig',
  'Hem/lig',
  'Hem@lig',
  '12@Hem@lig',
  'Hem#lig',
  '12#Hemlig',
  'Hem?lig',
  '12?Hemlig=Hem',
  'Hem%lig',
  'Hem%2Flig',
  'Hem%zzlig',
  'Hem:lig',
  'Hem lig',
  'Hem\\lig',
  'Hem"lig',
  "Hem'lig",
  'Hem[lig]',
  '//Hemlig',
  'Hem&lig',
  'Hemlïg',
  'https://Hemlig',
]

/** Addresses as people write them, most of them wrongly; nobody answers at the right ones. */
const ADDRESSES: readonly ((password: string) => string)[] = [
  (it) => `postgres://harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => `postgres://harmoni:${encodeURIComponent(it)}@127.0.0.1:1/harmoni`,
  (it) => `postgresql://harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => `postgres://harmoni:${it}@127.0.0.1:1/harmoni?sslmode=require`,
  (it) => `postgres://harmoni:${it}@127.0.0.1:1/harmoni?host=/none@here`,
  (it) => `postgres://harmoni:${it}@127.0.0.1:1`,
  (it) => `postgres://harmoni:${it}@127.0.0.1:port/harmoni`,
  (it) => `postgres://harmoni:${it}@127.0.0.1:99999/harmoni`,
  (it) => `postgres://harmoni:${it}@[::1/harmoni`,
  (it) => `postgres://harmoni:${it}@/harmoni`,
  // With digits and a slash it is an address, of a host and a port.
  (it) => `postgres://harmoni:x${it}`,
  (it) => `postgres://:${it}@127.0.0.1:1/harmoni`,
  (it) => `postgres://harmoni@127.0.0.1:1/harmoni?password=${it}`,
  (it) => `postgres:/harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => `postgres:harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => `Postgres://harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => `postgre://harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => ` postgres://harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => `"postgres://harmoni:${it}@127.0.0.1:1/harmoni"`,
  (it) => `jdbc:postgresql://127.0.0.1:1/harmoni?user=harmoni&password=${it}`,
  (it) => `harmoni:${it}@127.0.0.1:1/harmoni`,
  (it) => `host=127.0.0.1 port=1 user=harmoni password=${it}`,
]

/** Where somebody may write an address, on the command line and in the environment. */
const WRITTEN: readonly ((address: string) => { args: string[]; environment: Record<string, string> })[] = [
  (it) => ({ args: ['verify'], environment: { HARMONI_DATABASE: it } }),
  (it) => ({ args: ['serve'], environment: { HARMONI_DATABASE: it, HARMONI_PORT: '0' } }),
  (it) => ({ args: ['copy', it, '/dev/null/none.db'], environment: {} }),
  (it) => ({ args: ['copy', '/dev/null/none.db', it], environment: {} }),
  (it) => ({ args: ['copy', it], environment: {} }),
  (it) => ({ args: ['verify', it], environment: {} }),
  (it) => ({ args: [it], environment: {} }),
  (it) => ({ args: ['verify', `--database=${it}`], environment: {} }),
  (it) => ({ args: ['verify', '--database', it], environment: {} }),
  (it) => ({ args: ['token', 'create', '--user', 'x', '--role', it, '--name', 'x'], environment: {} }),
]

/** What of a password may not be told: each part of it of three characters or more. */
const partsOf = (password: string) =>
  [password, ...password.split(/https:|[/@#?%:\s\\"'[\]&=]/)].filter(
    (part) => part.length >= 3 && !/^(127|2F)/.test(part),
  )

function knownAddress(database: string) {
  const read = readAddress(database)
  if (!read) throw new Error('The database of a test has no address.')
  return read
}

/** Runs the command line in this process; answers all that it said. */
async function runHere(args: readonly string[], environment: Record<string, string>) {
  let said = ''
  const output = { write: (text: string) => (said += text) }
  const code = await runCommandLine([...args], { stdout: output, stderr: output }, environment)
  return { code, said }
}

function tellsNothing(t: Test, said: string, password: string, name: string): void {
  // The list of commands has no password in it.
  for (const part of partsOf(password))
    if (said.includes(part)) t.fail(`${name}: “${part}” is told`, { said })
}

t.test('a password is never told, however it is written and wherever', async (t) => {
  for (const password of NASTY) {
    for (const makeAddress of ADDRESSES)
      for (const write of WRITTEN)
        for (const more of [[], ['--json']]) {
          const address = makeAddress(password)
          const { args, environment } = write(address)
          const none = { HARMONI_DATABASE: '/dev/null/none.db' }
          const { code, said } = await runHere([...args, ...more], { ...none, ...environment })
          if (code !== 1) t.fail(`${args.join(' ')} is not refused`)
          tellsNothing(t, said, password, `${args.join(' ')} ${JSON.stringify(environment)}`)
        }
    t.pass(password)
  }
})

t.test('a password in another setting than its own is not told either', (t) => {
  const own = ['HARMONI_DATABASE_PASSWORD']
  for (const name of Object.keys(SETTINGS).filter((setting) => !own.includes(setting)))
    for (const password of NASTY)
      for (const text of [`postgres://harmoni:${password}@127.0.0.1:1/harmoni`, password]) {
        // A name alone may be that of a file or a host.
        if (text === password && !/PASSWORD/.test(name)) continue
        try {
          readConfig({ [name]: text })
        } catch (error) {
          tellsNothing(t, (error as Error).message, password, name)
        }
      }
  t.end()
})

t.test('an address is read in one way, or not at all', (t) => {
  for (const [text, parts, password] of [
    ['postgres://db/harmoni', { host: 'db', database: 'harmoni', port: undefined }, undefined],
    ['postgresql://a@db:5433/b', { user: 'a', host: 'db', port: 5433, database: 'b' }, undefined],
    ['postgres://a:p%2F%40%23%25@db/b', { user: 'a', host: 'db', database: 'b' }, 'p/@#%'],
    ['postgres://a:p@ss:w@db/b', { user: 'a', host: 'db', database: 'b' }, 'p@ss:w'],
    ['postgres://a:@db/b', { user: 'a' }, undefined],
    ['postgres://a%40b:p@db/b%20c', { user: 'a@b', database: 'b c' }, 'p'],
    ['postgres://a:p@[fd00::4]:5432/b', { host: 'fd00::4', port: 5432 }, 'p'],
    ['postgres://a@/b?host=/run/postgresql', { host: '/run/postgresql', database: 'b' }, undefined],
    ['postgres://a@%2Frun%2Fpostgresql/b', { host: '/run/postgresql', database: 'b' }, undefined],
  ] as const) {
    const read = readAddress(text)
    t.match(read, { parts, password }, text)
    if (password !== undefined) t.notOk(read?.address.includes(`:${password}`), text)
    t.strictSame(readAddress(read?.address ?? ''), read && { ...read, password: undefined }, 'without it too')
  }
  for (const text of [
    'postgres://a:1/2@db/b',
    'postgres://a:1#2@db/b',
    'postgres://a:1?2@db/b',
    'postgres://a:%zz@db/b',
    'postgres://a:%ff@db/b',
    'postgres://a:%00@db/b',
    'postgres://a:p@db:0/b',
    'postgres://a:p@db/b/c',
    'postgres://a:p@db/b?host=x@y',
    'postgres://a:p@db/b?ssl=true',
    'postgres://a@/b',
    'postgres:///b',
  ])
    t.equal(readAddress(text), undefined, text)
  t.end()
})

t.test('a password comes by its address, a setting, a file or PGPASSWORD', async (t) => {
  const database = await newDatabase(t, 'postgres')
  const { parts } = knownAddress(database)
  const password = '12/Hem@l#i?g%20: "\\ï\'[]'
  const role = `nasty_${process.pid}`
  await runSql(database, `CREATE ROLE ${role} LOGIN PASSWORD '${password.replaceAll("'", "''")}'`)
  await runSql(database, `GRANT ALL ON SCHEMA public TO ${role}`)
  const place = `127.0.0.1:${parts.port}/${parts.database}`
  const file = join(temporaryFolder(t), 'password')
  writeFileSync(file, `${password}\n`)
  const open = async (address: string, settings: NodeJS.ProcessEnv = {}) =>
    (await openServices(readConfig({ HARMONI_DATABASE: address, ...settings }))).store.close()
  await open(`postgres://${role}:${encodeURIComponent(password)}@${place}`)
  for (const settings of [
    { HARMONI_DATABASE_PASSWORD: password },
    { HARMONI_DATABASE_PASSWORD_FILE: file },
    { PGPASSWORD: password },
    { HARMONI_DATABASE_PASSWORD: password, PGPASSWORD: 'another' },
  ])
    await open(`postgres://${role}@${place}`, settings)
  const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length
  const before = sockets()
  for (const settings of [{}, { HARMONI_DATABASE_PASSWORD: 'another' }])
    await t.rejects(open(`postgres://${role}@${place}`, settings), {
      constructor: DatabaseUnusable,
      message: /password.*HARMONI_DATABASE_PASSWORD_FILE/,
    })
  // What was destroyed is closed in a later turn.
  await setImmediate()
  t.ok(sockets() <= before, 'nothing is left that a process would wait for')
  await runSql(database, `DROP OWNED BY ${role}`)
  await runSql(database, `DROP ROLE ${role}`)
})

t.test('what gives a password twice, or none, is told by its name', (t) => {
  const folder = temporaryFolder(t)
  const file = join(folder, 'password')
  writeFileSync(file, 'hemlig\n')
  const empty = join(folder, 'empty')
  writeFileSync(empty, '\n')
  const address = 'postgres://a:hemlig@127.0.0.1/b'
  for (const [settings, message] of [
    [{ HARMONI_DATABASE: address, HARMONI_DATABASE_PASSWORD: 'x' }, /out of HARMONI_DATABASE_PASSWORD,/],
    [
      { HARMONI_DATABASE: address, HARMONI_DATABASE_PASSWORD_FILE: file },
      /out of HARMONI_DATABASE_PASSWORD_FILE,/,
    ],
    [
      { HARMONI_DATABASE_PASSWORD: 'x', HARMONI_DATABASE_PASSWORD_FILE: file },
      /out of HARMONI_DATABASE_PASSWORD_FILE,/,
    ],
    [{ HARMONI_DATABASE_PASSWORD_FILE: empty }, /^HARMONI_DATABASE_PASSWORD_FILE is “…”.*the file is empty/],
    [{ HARMONI_DATABASE_PASSWORD_FILE: folder }, /^HARMONI_DATABASE_PASSWORD_FILE is “…”.*EISDIR/],
    [{ HARMONI_COPY_FROM_PASSWORD_FILE: join(folder, 'x') }, /^HARMONI_COPY_FROM_PASSWORD_FILE.*ENOENT/],
    [{ HARMONI_COPY_TO_PASSWORD_FILE: join(folder, 'x') }, /^HARMONI_COPY_TO_PASSWORD_FILE.*ENOENT/],
  ] as const)
    t.throws(() => readConfig(settings), { message })
  t.end()
})

t.test('copy takes no password from the command line, and each place has its own', async (t) => {
  const place = await newDatabase(t, 'postgres')
  const from = await newRegister(t, 'small')
  const { address, password } = knownAddress(place)
  const file = join(temporaryFolder(t), 'password')
  writeFileSync(file, password ?? '')
  const copy = (one: string, other: string, environment: Record<string, string> = {}) =>
    runHere(['copy', one, other], { HARMONI_DATABASE: '/dev/null/none.db', ...environment })
  t.match(await copy(from, place), { code: 1, said: /^TO has a password.*HARMONI_COPY_TO_PASSWORD_FILE/ })
  t.match(await copy(place, from), { code: 1, said: /^FROM has a password.*HARMONI_COPY_FROM_PASSWORD_FILE/ })
  const settings = { HARMONI_COPY_TO_PASSWORD_FILE: file }
  t.match(await copy(from, address), { code: 1, said: /password/ }, 'none at all')
  t.match(
    await copy(from, address, { HARMONI_DATABASE: place.replace(/[^/]+$/, 'other') }),
    { code: 1, said: /password/ },
    'that of the register is for no other place',
  )
  t.match(await copy(from, address, settings), { code: 0, said: /^Copied/ })
  const back = join(temporaryFolder(t), 'back.db')
  t.match(await copy(address, back, settings), { code: 1, said: /password/ }, 'of the other place')
  t.match(await copy(from, address, { PGPASSWORD: password ?? '' }), { code: 1, said: /not empty/ })
  t.match(await copy(address, back, { HARMONI_DATABASE: place }), { code: 0 }, 'that of the register itself')
})
