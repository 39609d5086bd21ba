#!/usr/bin/env node
// Writes what has changed in the tables as a migration of each engine:
//   npm run migrations -- --name NAME [--custom]
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const ENGINES = [
  { dialect: 'sqlite', engine: 'sqlite' },
  { dialect: 'postgresql', engine: 'postgres' },
]

/** What drizzle-kit writes, and what we write instead. */
const REWRITTEN = [
  // A key is held when a transaction is committed, so that what is written in it may come in any order.
  [/ON (UPDATE|DELETE) no action ON (UPDATE|DELETE) no action/g, 'DEFERRABLE INITIALLY DEFERRED'],
  // The tables are where the connection looks for them, which need not be there.
  [/"public"\./g, ''],
  // The only default of a column of JSON is an empty list, which drizzle-kit writes as nothing.
  [/DEFAULT {2}NOT NULL/g, "DEFAULT '[]' NOT NULL"],
  // An index of SQLite's on what is computed of a column is taken apart at its comma.
  [/`(cast\(ltrim\("\w+")`,` ('.*?-'\) as integer\))`/g, '$1, $2'],
  // Does nothing in the transaction that our migrations run in: the engine sees to it.
  [/PRAGMA foreign_keys=(OFF|ON);--> statement-breakpoint\n/g, ''],
]

for (const { dialect, engine } of ENGINES) {
  const folder = `schema/migrations/${engine}`
  const newest = () => JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')).entries.at(-1).tag
  const before = newest()
  const files = ['--schema', `schema/tables/${engine}.ts`, '--out', folder]
  const args = ['node_modules/drizzle-kit/bin.cjs', 'generate', '--dialect', dialect, ...files]
  const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
  // A migration that has landed is never written again.
  if (newest() === before) continue
  const file = `${folder}/${newest()}.sql`
  const text = REWRITTEN.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, 'utf8'))
  writeFileSync(file, text)
}
