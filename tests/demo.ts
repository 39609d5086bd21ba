import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { ROLE_WORDS, ROLES, type Role } from '../schema/rules/access.js'
import { packageRoot } from '../server/config.js'
import { readAddress } from '../server/engines/address.js'
import { demoDatabase, temporaryFolder } from './engines.js'

const PROGRAM = join(packageRoot, 'dist/server/main.js')
const PAGES = join(packageRoot, 'dist/web/index.html')
/** The coverage of a process that a test starts is of the built program: it would be written, and read by nobody. */
const ALONE = { PATH: process.env.PATH, NODE_V8_COVERAGE: '' }

export interface Demo {
  url: string
  /** The one-time link of each role. */
  links: Record<Role, string>
  database: string
  process: ChildProcess
}

/**
 * Starts the built program on the demo inventory, as a user does; it ends with the test. On a `database` of its own it
 * loads the demo first.
 */
export async function startDemo(
  t: Test,
  database?: string,
  settings?: Record<string, string>,
): Promise<Demo> {
  const place = database ?? (await demoDatabase(t))
  return startServing(t, ['serve', '--demo'], ROLES, place, settings)
}

/** A new one-time link for a user of the demo; those before it are good no more. */
export async function newLink(
  { url, database }: Pick<Demo, 'url' | 'database'>,
  user: string,
): Promise<string> {
  const { stdout } = await runProgram(['user', 'link', user, '--json'], {
    HARMONI_DATABASE: database,
    HARMONI_URL: url,
  })
  return JSON.parse(stdout).link
}

/** Starts the built program on an empty register, which prints the link by which somebody begins. */
export function startEmpty(t: Test, database?: string): Promise<Demo> {
  return startServing(t, ['serve', '--demo', '--empty'], ['administrator'], database)
}

async function startServing(
  t: Test,
  args: readonly string[],
  roles: readonly Role[],
  database = join(temporaryFolder(t), 'harmoni.db'),
  settings: Record<string, string> = {},
): Promise<Demo> {
  const started = spawn(process.execPath, [builtProgram(), ...args], {
    env: {
      ...ALONE,
      HARMONI_DATABASE: database,
      HARMONI_PORT: '0',
      HARMONI_LOG: 'silent',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => stop(started))
  let printed = ''
  const links = await new Promise<Record<Role, string>>((resolve, reject) => {
    started.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${printed}`)))
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const found = roles.map((role) => [role, linkOf(printed, role) ?? firstLink(printed)] as const)
      if (found.every(([, link]) => link)) resolve(Object.fromEntries(found) as Record<Role, string>)
    })
  })
  return { url: new URL(links.administrator).origin, links, database, process: started }
}

/** The file of the built program. @throws Error with what to run when it, or its pages, were not built. */
function builtProgram(): string {
  if (existsSync(PROGRAM) && existsSync(PAGES)) return PROGRAM
  throw new Error('This test runs the built program, which is not there: run “npm run build” first.')
}

function linkOf(printed: string, role: Role): string | undefined {
  return new RegExp(`${ROLE_WORDS[role].en} +(\\S+)\\n`).exec(printed)?.[1]
}

/** The link by which the administrator begins whom a register does not have yet. */
function firstLink(printed: string): string | undefined {
  return /begins here[^\n]*\n +(\S+)\n/.exec(printed)?.[1]
}

async function stop(started: ChildProcess): Promise<void> {
  if (started.exitCode !== null || started.signalCode !== null) return
  const ended = new Promise((resolve) => started.once('exit', resolve))
  started.kill()
  await ended
}

/** Runs the built command line to its end. */
export function runProgram(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const running = spawn(process.execPath, [builtProgram(), ...args], { env: { ...ALONE, ...env } })
    let stdout = ''
    let stderr = ''
    running.stdout.on('data', (text) => {
      stdout += text
    })
    running.stderr.on('data', (text) => {
      stderr += text
    })
    running.once('exit', (code) => resolve({ code, stdout, stderr }))
  })
}

/**
 * Runs `copy` to its end. The password of a place is where it belongs: in a file that a setting names, never in the list of
 * processes.
 */
export function runCopy(t: Test, from: string, to: string, ...options: string[]) {
  const environment: Record<string, string> = {}
  const places = Object.entries({ FROM: from, TO: to }).map(([name, place]) => {
    const { address = place, password } = readAddress(place) ?? {}
    if (password !== undefined) {
      const file = join(temporaryFolder(t), 'password')
      writeFileSync(file, `${password}\n`)
      environment[`HARMONI_COPY_${name}_PASSWORD_FILE`] = file
    }
    return address
  })
  return runProgram(['copy', ...places, ...options], environment)
}
