import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { packageRoot, readConfig } from '../../server/config.js'
import { openServices } from '../../server/start.js'
import { multiplyRegister } from './multiply.js'
import { serve } from './processes.js'

/** What the registers are made from: one that was made from anything else is not used again. */
const MADE_FROM = [
  'schema',
  'seeds',
  'server/domain/change.ts',
  'tests/bench/multiply.ts',
  'tests/bench/shifts.ts',
]

/** How many times the demo is there in a register of so many systems. */
export const COPIES = { 279: 1, 3069: 11, 10044: 36, 100161: 359 } as const
export type Size = keyof typeof COPIES

/**
 * The file of a register with so many systems, made when it is not there from before. It is not written to: whoever serves
 * it takes a copy of it.
 */
export async function registerOf(program: string, size: Size): Promise<string> {
  const folder = join(tmpdir(), 'harmoni-bench-registers', fingerprint())
  const file = join(folder, `${size}.db`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const making = join(folder, `making-${process.pid}.db`)
  console.error(`Making a register of ${size} systems …`)
  await makeRegister(program, COPIES[size], making)
  renameSync(making, file)
  return file
}

/** Makes a register of the demo so many times over, in a file that is not there yet. */
export async function makeRegister(
  program: string,
  copies: number,
  file: string,
): Promise<{ systems: number; changes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-bench-demo-'))
  const demo = join(folder, 'demo.db')
  try {
    const server = await serve(
      [program, 'serve', '--demo'],
      { HARMONI_DATABASE: demo, HARMONI_PORT: '0' },
      '/api/v1/meta',
    )
    await server.stop()
    const source = await openServices(readConfig({ HARMONI_DATABASE: demo }))
    await (await openServices(readConfig({ HARMONI_DATABASE: file }))).store.close()
    await multiplyRegister(source.store, file, copies)
    await source.store.close()
    return countRows(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countRows(file: string): { systems: number; changes: number } {
  const database = new Database(file)
  // As a server keeps it, so that readers need not wait for who writes.
  database.pragma('journal_mode = WAL')
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  const counted = { systems: count('systems'), changes: count('changes') }
  database.close()
  return counted
}

/** A copy of a register for a server to write to. Where the file system can, it takes no room before it is written to. */
export function copyFile(from: string, to: string): string {
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  return to
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of MADE_FROM.flatMap(filesIn).sort())
    hash.update(path).update(readFileSync(join(packageRoot, path)))
  return hash.digest('hex').slice(0, 16)
}

function filesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [path]
  return readdirSync(join(packageRoot, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(packageRoot.length + 1))
}
