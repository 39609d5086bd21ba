import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { packageRoot } from '../../server/config.js'

export const PROGRAM = join(packageRoot, 'dist/server/main.js')
const PROBE = join(packageRoot, 'tests/bench/probe.mjs')

/** What the process of a server has used. */
export interface Usage {
  /** Milliseconds of all its threads since it started. */
  cpu: number
  /** The same of the processes that it started and that have ended; 0 but on Linux. */
  children: number
  /** Resident memory now, and the most since it was watched, in bytes. */
  rss: number
  peak: number
  /** The most of its own and that of the processes that it started together; its own alone but on Linux. */
  family: number
  /** The longest that it served nobody since it was watched, in milliseconds, and the most CPU that it used at a stretch. */
  block: number
  blockCpu: number
}

export interface Served {
  url: string
  /** Milliseconds from the start of the process to its first answer. */
  started: number
  /** Resident memory in bytes. */
  memory(): Promise<number>
  /** Begins to look for the most memory and the longest block; `usage` answers them and ends it. */
  watch(): Promise<void>
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/**
 * Starts a server as a process of its own, and waits until it answers at `path`. It prints its address first. With
 * `probed` it can be asked what it has used.
 */
export async function serve(
  args: readonly string[],
  env: Record<string, string>,
  path: string,
  probed = false,
): Promise<Served> {
  const began = performance.now()
  const child = spawn(process.execPath, [...(probed ? ['--import', PROBE] : []), ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit', ...(probed ? (['ipc'] as const) : [])],
  })
  const url = await firstAddress(child)
  await (await fetch(url + path)).arrayBuffer()
  const ask = async (asked: 'watch' | 'usage') => {
    const answered = once(child, 'message')
    child.send(asked)
    return (await answered)[0]
  }
  return {
    url,
    started: performance.now() - began,
    memory: async () => 1024 * Number(await output('ps', ['-o', 'rss=', '-p', String(child.pid)])),
    watch: () => ask('watch'),
    usage: () => ask('usage'),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill()
      }),
  }
}

function firstAddress(child: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${printed}`)))
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
      if (address) resolve(address)
    })
  })
}

/** What a command prints. */
export function output(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  errors: 'inherit' | 'ignore' = 'inherit',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', errors],
    })
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    child.once('exit', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
    )
  })
}

/** The arguments that run a script of the bench as a process of its own. */
export function scriptOf(name: string, ...args: string[]): string[] {
  return ['--import', 'tsx', join(packageRoot, 'tests/bench', name), ...args]
}

/** How quickly a server answers. */
export interface Load {
  /** Requests a second. */
  rate: number
  /** Milliseconds that all but one of a hundred were answered within, and the longest. */
  p99: number
  most: number
  /** How many answers were not 200. */
  failed: number
}

/**
 * Loads a server from another process.
 * @param paths asked for in turn by each connection; `#` in one stands for a day that is another each time
 * @throws Error when an answer is not 200, unless `refused` says that a server which is asked too much may say so
 */
export async function load(
  url: string,
  paths: readonly string[],
  asked: { token?: string | undefined; seconds: number; connections: number; refused?: boolean },
): Promise<Load> {
  const { token, seconds, connections, refused = false } = asked
  const { answered, ...found } = JSON.parse(
    await output(
      process.execPath,
      scriptOf('loader.mjs', JSON.stringify({ url, paths, token, seconds, connections })),
    ),
  )
  if (answered === 0 || (found.failed > 0 && !refused))
    throw new Error(`${url}: ${found.failed} answers of ${answered + found.failed} were not 200`)
  return found
}
