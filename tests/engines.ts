import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import root, { type Test } from 'tap'
import { startPostgres, type TestPostgres } from './postgres.mjs'

export const ENGINES = ['sqlite', 'postgres'] as const
export type Engine = (typeof ENGINES)[number]

/** A test that is run once on each engine: what it opens with its `t` is a register of that engine. */
export function test(name: string, run: (t: Test) => Promise<void>): void {
  for (const engine of ENGINES) testOn(engine, name, run)
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

const templates = new Map<string, Promise<string>>()

/** The file, or the database, that `tests/run.mjs` filled for all tests; a test that runs by itself fills its own. */
function templateOf(beginning: Beginning, engine: Engine): Promise<string> {
  const shared = process.env.HARMONI_TEST_TEMPLATES
  if (shared) return Promise.resolve(templateName(beginning, engine, shared))
  const key = `${beginning} ${engine}`
  const making = templates.get(key) ?? makeOwnTemplate(beginning, engine)
  templates.set(key, making)
  return making
}

const templateName = (beginning: Beginning, engine: Engine, folder: string) =>
  engine === 'postgres' ? `template_${beginning}` : join(folder, `${beginning}.db`)

let ownFolder: string | undefined

async function makeOwnTemplate(beginning: Beginning, engine: Engine): Promise<string> {
  ownFolder ??= temporaryFolder(root)
  if (engine === 'sqlite') return makeTemplate(beginning, engine, ownFolder)
  if (beginning === 'demo') await templateOf('demo', 'sqlite')
  return makeTemplate(beginning, engine, ownFolder, await postgres())
}

/**
 * Makes the register that tests on an engine begin with, in a folder or on a PostgreSQL server; there, the demo is a
 * copy of the one in the folder.
 */
export async function makeTemplate(
  beginning: Beginning,
  engine: Engine,
  folder: string,
  server = '',
): Promise<string> {
  // Read only here: most tests find their templates made, and some need nothing else of the server.
  const { fillTemplate } = await import('./templates.js')
  const name = templateName(beginning, engine, folder)
  if (engine === 'postgres') await manage(server, `CREATE DATABASE ${name}`)
  const database = engine === 'postgres' ? databaseOf(server, name) : name
  await fillTemplate(beginning, database, templateName('demo', 'sqlite', folder))
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

/** The server that `tests/run.mjs` started for all tests; a test that runs by itself starts its own. */
async function postgres(): Promise<string> {
  const shared = process.env.HARMONI_TEST_POSTGRES
  if (shared) return shared
  if (!own) {
    own = startPostgres()
    root.teardown(async () => (await own)?.remove())
  }
  return (await own).address()
}
