import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'

/** A server that keeps the same systems, as it is asked for them. */
export interface Peer {
  url: string
  /** What signs in whoever asks; none where everybody may. */
  token?: string
  /** The address of a hundred systems by number, those with a target until a day, which `#` in it stands for. */
  list: string
  /** The systems of an answer to that, by the names of `FIELDS`. */
  rowsOf(answer: unknown): Row[]
  /** The address of all systems as CSV, where there is one. */
  csv?: string
  /** Changes the users of one system. */
  write(): Promise<void>
  stop(): Promise<void>
}

/** A system, as the register answers it in a list. */
export type Row = Readonly<Record<string, unknown>>

/** What a peer keeps of a system: a row of the list but its version and when that was written. */
export const FIELDS: Readonly<Record<string, 'string' | 'date' | 'integer' | 'boolean' | 'json'>> = {
  number: 'string',
  name: 'string',
  product: 'string',
  vendor: 'string',
  kind: 'string',
  municipality: 'string',
  serviceArea: 'string',
  systemOwner: 'string',
  users: 'integer',
  hosting: 'string',
  privacyClass: 'string',
  archiveDuty: 'string',
  annualCost: 'integer',
  contractEnd: 'date',
  noticeDeadline: 'date',
  disposition: 'string',
  status: 'string',
  responsible: 'string',
  wave: 'string',
  targetDate: 'date',
  health: 'string',
  replacements: 'json',
  signals: 'json',
  daysOverdue: 'integer',
  provenance: 'string',
  voided: 'boolean',
}

/** A row as a peer keeps it. */
export function rowOf(system: Row): Row {
  return Object.fromEntries(Object.keys(FIELDS).map((name) => [name, system[name]]))
}

/** The system that is written to. */
export const WRITTEN = 'IKT-042'

/** A Node, by the folder of its program. What is installed with one is built for it. */
export interface Runtime {
  folder: string
  version: string
}

/** The Node that runs this. */
export const OWN: Runtime = { folder: dirname(process.execPath), version: process.version }

/** What a peer is installed from, in the words of a package.json. */
export interface Manifest {
  dependencies: Readonly<Record<string, string>>
  overrides?: Readonly<Record<string, string>>
}

/** Where peers are kept between runs: they take minutes to install. */
const KEPT = join(tmpdir(), 'harmoni-bench-peers')
/** How long a peer may take to install, to be set up, and to start. */
const INSTALL_MINUTES = 60
const SET_UP_MINUTES = 10
const START_SECONDS = 180

/**
 * Installs packages in a folder, once for these versions and this Node; a run that failed is gone on with.
 * @returns the folder
 * @throws Error that says what npm did not manage
 */
export async function install(name: string, manifest: Manifest, runtime = OWN): Promise<string> {
  const text = JSON.stringify({ name: 'peer', private: true, ...manifest })
  const key = createHash('sha256').update(`${text} ${runtime.version}`).digest('hex').slice(0, 12)
  const folder = join(KEPT, `${name}-${key}`)
  const installed = join(folder, 'installed')
  if (existsSync(installed)) return folder
  console.error(`Installing ${name} in ${folder}: it takes some minutes …`)
  writeFiles(folder, { 'package.json': text })
  const options = ['--no-audit', '--no-fund', '--loglevel=error']
  await run(folder, runtime, 'npm', ['install', ...options], { ...process.env }, INSTALL_MINUTES)
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

/** Runs a program of a peer to its end. */
export function setUp(
  folder: string,
  runtime: Runtime,
  args: readonly string[],
  env: Environment,
): Promise<void> {
  return run(folder, runtime, 'node', args, environment(env), SET_UP_MINUTES)
}

type Environment = Readonly<Record<string, string | undefined>>

/** What a peer sees of this process: nothing but where programs are. */
function environment(env: Environment): Environment {
  return { PATH: process.env.PATH, NODE_ENV: 'production', ...env }
}

/** Starts a command with a Node before all others, for what the command starts too. */
function start(cwd: string, { folder }: Runtime, command: string, args: readonly string[], env: Environment) {
  const node = join(folder, 'node')
  return spawn(command, args, {
    cwd,
    env: {
      ...env,
      HOME: env.HOME ?? cwd,
      PATH: `${folder}${delimiter}${env.PATH}`,
      // An npm that we run under tells scripts of its own Node by these.
      NODE: node,
      npm_node_execpath: node,
    },
    stdio: ['ignore', 2, 2],
  })
}

async function run(
  cwd: string,
  runtime: Runtime,
  command: string,
  args: readonly string[],
  env: Environment,
  minutes: number,
): Promise<void> {
  const child = start(cwd, runtime, command, args, env)
  const late = setTimeout(() => child.kill(), minutes * 60_000)
  const [code, signal] = await once(child, 'exit')
  clearTimeout(late)
  if (code === 0) return
  const how = signal ? `was ended by ${signal}, after ${minutes} minutes at most` : `failed with ${code}`
  throw new Error(`${command} ${args.join(' ')} ${how}, in ${cwd}: what it said stands above.`)
}

/** Starts a peer, and waits until it answers at `path`; answers what ends it. */
export async function startPeer(
  cwd: string,
  runtime: Runtime,
  args: readonly string[],
  env: Environment,
  url: string,
  path: string,
): Promise<() => Promise<void>> {
  const child = start(cwd, runtime, 'node', args, environment(env))
  for (let waited = 0; !(await answers(url + path)); waited += 1) {
    const ended = child.exitCode !== null || child.signalCode !== null
    if (!ended && waited < START_SECONDS) {
      await rest(1000)
      continue
    }
    child.kill()
    const how = ended
      ? `ended with ${child.exitCode}`
      : `did not answer at ${path} in ${START_SECONDS} seconds`
    throw new Error(`node ${args.join(' ')} ${how}: what it said stands above.`)
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
  token?: string,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      ...(token && { authorization: `Bearer ${token}` }),
      ...more,
    },
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
