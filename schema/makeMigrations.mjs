#!/usr/bin/env node
// Writes what has changed in the tables as a migration of each engine:
//   npm run migrations -- --name NAME [--custom]
import { spawnSync } from 'node:child_process'

const ENGINES = [
  { dialect: 'sqlite', engine: 'sqlite' },
  { dialect: 'postgresql', engine: 'postgres' },
]

for (const { dialect, engine } of ENGINES) {
  const files = ['--schema', `schema/tables/${engine}.ts`, '--out', `schema/migrations/${engine}`]
  const args = ['node_modules/drizzle-kit/bin.cjs', 'generate', '--dialect', dialect, ...files]
  const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
