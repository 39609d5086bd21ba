import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import root, { type Test } from 'tap'
import { makeDemoTemplate } from './demoTemplate.mjs'
import { startPostgres, type TestPostgres } from './postgres.mjs'
import { runSql } from './sql.js'

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

/** A place for a register of the test's own, as HARMONI_DATABASE names it: nothing is there yet. */
export async function newDatabase(t: Test, engine: Engine = engineOf(t)): Promise<string> {
  if (engine === 'sqlite') return join(temporaryFolder(t), 'register.db')
  return createDatabase(t, await postgres())
}

/** A place with the demo loaded, for tests that only need it to be there: a copy of one that is loaded once. */
export async function demoDatabase(t: Test, engine: Engine = engineOf(t)): Promise<string> {
  const demo = await demoTemplate()
  if (engine === 'postgres') return createDatabase(t, await postgres(), DEMO)
  const file = join(temporaryFolder(t), 'register.db')
  copyFileSync(demo, file)
  return file
}

async function createDatabase(t: Test, server: string, template = 'template1'): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await runSql(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  t.teardown(() => runSql(server, `DROP DATABASE ${name} WITH (FORCE)`))
  return server.replace(/\/postgres$/, `/${name}`)
}

/** The database that `makeDemoTemplate` fills. */
const DEMO = 'demo'
let template: Promise<string> | undefined

/** The demo that `tests/run.mjs` loaded for all tests; a test that runs by itself loads its own. */
function demoTemplate(): Promise<string> {
  const shared = process.env.HARMONI_TEST_DEMO
  if (shared) return Promise.resolve(shared)
  template ??= (async () => {
    const file = join(temporaryFolder(root), 'demo.db')
    const server = await postgres()
    await runSql(server, `CREATE DATABASE ${DEMO}`)
    await makeDemoTemplate(file, server.replace(/\/postgres$/, `/${DEMO}`))
    return file
  })()
  return template
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
