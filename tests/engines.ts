import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import root, { type Test } from 'tap'
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
  const server = await postgres()
  const name = `test_${randomBytes(8).toString('hex')}`
  await runSql(server, `CREATE DATABASE ${name}`)
  t.teardown(() => runSql(server, `DROP DATABASE ${name} WITH (FORCE)`))
  return server.replace(/\/postgres$/, `/${name}`)
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
