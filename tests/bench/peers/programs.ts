import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'

/** A Node, by the folder of its program. What is installed with one is built for it. */
export interface Runtime {
  folder: string
  version: string
}

/** The Node that runs this. */
export const OWN: Runtime = { folder: dirname(process.execPath), version: process.version }

/** A program of a peer: what is run, in which folder, and by which Node. */
export interface Program {
  folder: string
  runtime: Runtime
  command: 'node' | 'npm'
  args: readonly string[]
  env: Readonly<Record<string, string | undefined>>
}

/** How long a peer may take until it answers, and until it has ended. */
const START_SECONDS = 180
const END_SECONDS = 20

/**
 * Runs a program to its end.
 * @throws Error that names it, when it fails or takes longer
 */
export async function run(program: Program, minutes: number): Promise<void> {
  const child = launch(program)
  const late = setTimeout(() => child.kill(), minutes * 60_000)
  const [code, signal] = await once(child, 'exit')
  clearTimeout(late)
  if (code === 0) return
  const how = signal ? `was ended by ${signal}; it may take ${minutes} minutes` : `failed with ${code}`
  throw failure(program, how)
}

/**
 * Starts a program that serves, waits until it answers at an address, and lets it be filled.
 * @returns what ends it, and what `fill` answers
 * @throws Error that names it; it is ended then
 */
export async function startPeer<T>(
  program: Program,
  address: string,
  fill: () => Promise<T>,
): Promise<{ stop: () => Promise<void>; filled: T }> {
  const child = launch(program)
  const stop = () => end(child)
  try {
    for (let waited = 0; !(await answers(address)); waited += 1) {
      if (hasEnded(child)) throw failure(program, `ended with ${child.exitCode ?? child.signalCode}`)
      if (waited === START_SECONDS) throw failure(program, `did not answer at ${address}`)
      await rest(1000)
    }
    return { stop, filled: await fill() }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts a program with its Node before all others, for what it starts too. */
function launch({ folder, runtime, command, args, env }: Program): ChildProcess {
  const node = join(runtime.folder, 'node')
  return spawn(command, args, {
    cwd: folder,
    env: {
      ...env,
      PATH: `${runtime.folder}${delimiter}${process.env.PATH}`,
      // An npm that we run under tells the scripts of packages of its own Node by these.
      NODE: node,
      npm_node_execpath: node,
    },
    stdio: ['ignore', 2, 2],
  })
}

function failure({ folder, command, args }: Program, how: string): Error {
  return new Error(`${command} ${args.join(' ')} ${how}, in ${folder}. What it said stands above.`)
}

async function answers(address: string): Promise<boolean> {
  return fetch(address, { signal: AbortSignal.timeout(5000) }).then(
    ({ status }) => status < 500,
    () => false,
  )
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill()
  const late = setTimeout(() => child.kill('SIGKILL'), END_SECONDS * 1000)
  await ended
  clearTimeout(late)
}
