import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../server/config.js'

export const PROGRAM = join(packageRoot, 'dist/server/main.js')

export interface Served {
  url: string
  /** Milliseconds from the start of the process to its first answer. */
  started: number
  /** Resident memory in bytes. */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** Starts a server as a process of its own, and waits until it answers at `path`. It prints its address first. */
export async function serve(
  args: readonly string[],
  env: Record<string, string>,
  path: string,
): Promise<Served> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await firstAddress(child)
  await (await fetch(url + path)).arrayBuffer()
  return {
    url,
    started: performance.now() - began,
    memory: async () => 1024 * Number(await output('ps', ['-o', 'rss=', '-p', String(child.pid)])),
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

/** Requests a second that a server answers, loaded from another process. An answer that is not 200 fails the bench. */
export async function load(
  url: string,
  { token, seconds, connections }: { token?: string; seconds: number; connections: number },
): Promise<number> {
  const printed = await output(process.execPath, [
    join(packageRoot, 'node_modules/autocannon/autocannon.js'),
    ...['--json', '--no-progress', '-c', String(connections), '-d', String(seconds)],
    ...(token ? ['-H', `authorization=Bearer ${token}`] : []),
    url,
  ])
  const result = JSON.parse(printed)
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 200, ${result.errors} failed`)
  return result.requests.average
}
