import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import type { Test } from 'tap'
import { engineOf, newDatabase } from './engines.js'

const FOLDER = 'tests/fixtures/registers'

/** The versions of which there is a register: made by that version, once, and never edited. */
export const RELEASES = readdirSync(FOLDER).map((name) => name.replace(/\.db\.gz$/, ''))

/** The register of a release, as that version left it, on the engine of the test. */
export async function releaseRegister(t: Test, version: string): Promise<string> {
  const file = await newDatabase(t, 'sqlite')
  writeFileSync(file, gunzipSync(readFileSync(`${FOLDER}/${version}.db.gz`)))
  if (engineOf(t) === 'sqlite') return file
  const database = await newDatabase(t)
  await moveToPostgres(file, database)
  return database
}

/** What a version had in its tables stands in PostgreSQL under the migrations that it had there. */
async function moveToPostgres(file: string, database: string): Promise<void> {
  const source = new Database(file, { readonly: true })
  const client = new pg.Client(database)
  await client.connect()
  try {
    const applied = source.prepare('SELECT count(*) FROM migrations').pluck().get() as number
    const migrations = readMigrationFiles({ migrationsFolder: 'schema/migrations/postgres' }).slice(
      0,
      applied,
    )
    await client.query(
      'BEGIN; CREATE TABLE migrations (hash text COLLATE "C" PRIMARY KEY, applied_at text NOT NULL)',
    )
    for (const { sql, hash } of migrations) {
      for (const statement of sql) await client.query(statement)
      await client.query('INSERT INTO migrations VALUES ($1, $2)', [hash, '2026-11-26T00:00:00.000Z'])
    }
    const tables = source
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migrations'")
      .pluck()
      .all() as string[]
    for (const table of tables) {
      const { rows: columns } = await client.query<{ name: string; kind: string }>(
        'SELECT column_name AS name, data_type AS kind FROM information_schema.columns WHERE table_name = $1',
        [table],
      )
      const flags = new Set(columns.filter(({ kind }) => kind === 'boolean').map(({ name }) => name))
      for (const row of source.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]) {
        const names = Object.keys(row)
        const values = names.map((name) =>
          flags.has(name) && row[name] !== null ? row[name] === 1 : row[name],
        )
        await client.query(
          `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map((_, at) => `$${at + 1}`).join()})`,
          values,
        )
      }
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
    source.close()
  }
}
