// A second install of all that is here, in a folder of its own and compiled for another line of Node, to run tests in.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import type { Place } from './suite.js'

/** The newest line of Node that we promise; the tests themselves run on what is installed. */
export const NEWEST_NODE = 24
/** What is made of the sources, or is nobody's source: the other install makes its own. */
const LEFT = ['.git', '.tap', 'coverage', 'data', 'dist', 'node_modules']

/** True where the tests run on the newest line as it is. */
export const runsOnNewest = () => Number(process.versions.node.split('.')[0]) >= NEWEST_NODE

/**
 * Brings the newest Node from the registry, installs by it exactly what the lock file names, and builds, in `folder`.
 * @throws Error that says what could not be had: nothing has been tested then.
 */
export async function installOnNewest(folder: string): Promise<Place> {
  const name = `node-${process.platform}-${process.arch}`
  const home = resolve(folder, 'node')
  mkdirSync(home, { recursive: true })
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  await run('npm', ['install', '--prefix', home, '--no-save', ...quiet, `${name}@${NEWEST_NODE}`], '.')
  const newest = join(home, 'node_modules', name)
  const node = join(newest, 'bin/node')
  if (!existsSync(node)) throw new Error(`The package ${name}@${NEWEST_NODE} has no bin/node.`)

  const sources = resolve(folder, 'harmoni')
  for (const entry of readdirSync('.'))
    if (!LEFT.includes(entry)) cpSync(entry, join(sources, entry), { recursive: true })
  // What npm starts is this Node too; what it compiles finds the headers that came with it.
  const env = {
    PATH: [join(newest, 'bin'), process.env.PATH].join(delimiter),
    npm_config_nodedir: newest,
    npm_config_engine_strict: 'true',
  }
  await run(node, ['server/prepare.mjs', 'build'], sources, env)
  cpSync('.tap/js', join(sources, '.tap/js'), { recursive: true })
  return { node, folder: sources }
}

/** Runs a program to its end; what it prints is shown. */
async function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const running = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  })
  const ended = await new Promise<number | Error | null>((resolve) =>
    running.once('exit', (code) => resolve(code)).once('error', resolve),
  )
  if (ended !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${ended instanceof Error ? ended.message : ended}`)
}
