import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import root, { type Test } from 'tap'
import { startPostgres, type TestPostgres } from './postgres.mjs'
import { sized } from './size.js'

export const ENGINES = ['sqlite', 'postgres'] as const
export type Engine = (typeof ENGINES)[number]

/** A test that is run once on each engine: what it opens with its `t` is a register of that engine. */
export function test(name: string, run: (t: Test) => Promise<void>): void {
  for (const engine of ENGINES) testOn(engine, name, run)
}

/**
 * A test of what no engine decides: who is let in, how what is sent is read. It is run on SQLite, and on PostgreSQL too at full
 * size.
 */
export function testOnce(name: string, run: (t: Test) => Promise<void>): void {
  for (const engine of sized<readonly Engine[]>(['sqlite'], ENGINES)) testOn(engine, name, run)
}

/** A test of what only one engine has. */
export function testOn(engine: Engine, name: string, run: (t: Test) => Promise<void>): void {
  root.test(`${name} (${engine})`, { context: { engine } }, run)
}

/** The engine that a test runs on: SQLite, unless `test` says otherwise. */
export function engineOf(t: Test): Engine {
  return (t.context as { engine?: Engine } | null)?.engine ?? 'sqlite'
}

/** A folder of its own for a test, removed with it. */
export function temporaryFolder(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A place for a register of the test's own, as HARMONI_DATABASE names it: nothing is there yet, and no tables. */
export async function newDatabase(t: Test, engine: Engine = engineOf(t)): Promise<string> {
  if (engine === 'sqlite') return join(temporaryFolder(t), 'register.db')
  return createDatabase(t, await postgres())
}

/** What the register of a test begins with: its tables alone, the small programme of `setUpRegister`, or the demo. */
export type Beginning = 'empty' | 'small' | 'demo'

/** A register of the test's own that begins so: a copy of one that is made once. */
export async function newRegister(
  t: Test,
  beginning: Beginning,
  engine: Engine = engineOf(t),
): Promise<string> {
  const template = await templateOf(beginning, engine)
  if (engine === 'postgres') return createDatabase(t, await postgres(), template)
  const file = join(temporaryFolder(t), 'register.db')
  copyFileSync(template, file)
  return file
}

/** A place with the demo loaded, for tests that only need it to be there. */
export function demoDatabase(t: Test, engine?: Engine): Promise<string> {
  return newRegister(t, 'demo', engine)
}

async function createDatabase(t: Test, server: string, template = 'template1'): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await manage(server, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
  t.teardown(() => manage(server, `DROP DATABASE ${name} WITH (FORCE)`))
  return databaseOf(server, name)
}

const databaseOf = (server: string, name: string) => server.replace(/\/postgres$/, `/${name}`)

/** The folder of the templates that `tests/run.ts` fills for all tests; a test that runs by itself fills its own. */
const SHARED = process.env.HARMONI_TEST_TEMPLATES
let ownFolder: string | undefined

/** Where a template is: a file, or a database, of a name of its own where tests share a server and nothing else. */
function templateName(beginning: Beginning, engine: Engine): string {
  if (engine === 'postgres') return `template_${beginning}${SHARED ? '' : `_${process.pid}`}`
  if (!SHARED) ownFolder ??= temporaryFolder(root)
  return join(SHARED ?? ownFolder ?? '', `${beginning}.db`)
}

const made = new Map<string, Promise<string>>()

function templateOf(beginning: Beginning, engine: Engine): Promise<string> {
  const name = templateName(beginning, engine)
  const making = made.get(name) ?? (SHARED ? Promise.resolve(name) : makeTemplate(beginning, engine))
  made.set(name, making)
  return making
}

/** Makes the register that tests on an engine begin with; on PostgreSQL the demo needs that on SQLite to be there. */
export async function makeTemplate(beginning: Beginning, engine: Engine): Promise<string> {
  // Read only here: most tests find their templates made, and some need nothing else of the server.
  const { fillTemplate } = await import('./templates.js')
  const name = templateName(beginning, engine)
  let database = name
  if (engine === 'postgres') {
    const server = await postgres()
    await manage(server, `CREATE DATABASE ${name}`)
    database = databaseOf(server, name)
  }
  const demo = beginning === 'demo' && engine === 'postgres' ? await templateOf('demo', 'sqlite') : undefined
  await fillTemplate(beginning, database, demo)
  return name
}

let manager: pg.Pool | undefined

/** Makes and drops databases over one connection, which holds up nothing when the tests are done. */
async function manage(server: string, statement: string): Promise<void> {
  if (!manager) {
    manager = new pg.Pool({ connectionString: server, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true })
    manager.on('error', () => undefined)
  }
  await manager.query(statement)
}

let own: Promise<TestPostgres> | undefined

/** The server that `tests/run.ts` started for all tests; a test that runs by itself starts its own. */
async function postgres(): Promise<string> {
  const shared = process.env.HARMONI_TEST_POSTGRES
  if (shared) return shared
  if (!own) {
    own = startPostgres()
    root.teardown(async () => (await own)?.remove())
  }
  return (await own).address()
}
