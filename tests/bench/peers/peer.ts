import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'

/** A server that keeps the same systems, as it is asked for them. */
export interface Peer {
  url: string
  token: string
  /** The address of fifty systems by name; `#` in it stands for a day. */
  list: string
  /** The address of all systems as CSV; null where there is none. */
  csv: string | null
  /** Changes the users of one system. */
  write(): Promise<void>
  stop(): Promise<void>
}

/** A system, as the register answers it in a list. */
export type ListedSystem = Record<string, unknown>

/** The fields of a system that a peer keeps: those of a row of the list that are plain. */
export const TEXTS = [
  ...['number', 'name', 'product', 'vendor', 'kind', 'municipality', 'serviceArea', 'systemOwner', 'hosting'],
  ...['privacyClass', 'archiveDuty', 'disposition', 'status', 'responsible', 'wave', 'targetDate', 'health'],
] as const
export const NUMBERS = ['users', 'annualCost'] as const

/** The row that a peer keeps of a system: what it has no value for is left out. */
export function rowOf(system: ListedSystem): Record<string, unknown> {
  const names: readonly string[] = [...TEXTS, ...NUMBERS]
  return Object.fromEntries(
    Object.entries(system).filter(([name, value]) => names.includes(name) && value !== null),
  )
}

/** How long a peer may take to start. */
const START_SECONDS = 180

/** Installs packages in a folder, unless they are there. A peer that wants a newer Node than ours gets one of its own. */
export async function install(folder: string, packages: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFiles(folder, { 'package.json': JSON.stringify({ name: 'peer', version: '0.0.0', private: true }) })
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages])
}

/** Writes files into a folder, by their paths in it; one that is there stays. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file)) writeFileSync(file, text)
  }
}

/** Runs a command to its end. */
export async function run(
  cwd: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
}

/** Starts a peer, and waits until it answers at `path`; answers what ends it. */
export async function startPeer(
  cwd: string,
  args: readonly string[],
  env: Record<string, string>,
  url: string,
  path: string,
): Promise<() => Promise<void>> {
  const own = join(cwd, 'node_modules/node/bin/node')
  const child = spawn(existsSync(own) ? own : process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 2, 2],
  })
  for (let waited = 0; !(await answers(url + path)); waited += 1) {
    if (child.exitCode !== null || waited > START_SECONDS) throw new Error(`${args.join(' ')} did not start.`)
    await rest(1000)
  }
  return () => end(child)
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ status }) => status < 500,
    () => false,
  )
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill()
  })
}

/** Asks a peer for something as JSON. An answer that is none fails the bench. */
export async function call(
  url: string,
  method: string,
  token: string | null,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${url} was answered ${answer.status}: ${await answer.text()}`)
  return answer.status === 204 ? null : answer.json()
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
