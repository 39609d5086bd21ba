import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { OWN, type Runtime, run } from './programs.js'

/** What a peer is installed from, in the words of a package.json. */
export interface Manifest {
  dependencies: Readonly<Record<string, string>>
  overrides?: Readonly<Record<string, string>>
}

/** Where peers are kept between runs. */
const KEPT = join(tmpdir(), 'harmoni-bench-peers')
const INSTALL_MINUTES = 60
const ARGS = ['install', '--no-audit', '--no-fund', '--loglevel=error']

/**
 * Installs packages in a folder, once for these versions and this Node; what failed before is tried again there.
 * @returns the folder
 * @throws Error that says what npm did not manage
 */
export async function install(name: string, manifest: Manifest, runtime = OWN): Promise<string> {
  const text = JSON.stringify({ name: 'peer', private: true, ...manifest })
  const key = createHash('sha256').update(`${text} ${runtime.version}`).digest('hex').slice(0, 12)
  const folder = join(KEPT, `${name}-${key}`)
  const installed = join(folder, 'installed')
  if (existsSync(installed)) return folder
  console.error(`Installing ${name} in ${folder}. It takes some minutes …`)
  writeFiles(folder, { 'package.json': text })
  await run({ folder, runtime, command: 'npm', args: ARGS, env: process.env }, INSTALL_MINUTES)
  writeFileSync(installed, '')
  return folder
}

/** A Node of another version than ours, from its package. */
export async function installNode(version: string): Promise<Runtime> {
  const folder = await install('node', { dependencies: { node: version } })
  return { folder: join(folder, 'node_modules/node/bin'), version }
}

/** Writes files into a folder, by their paths in it. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
