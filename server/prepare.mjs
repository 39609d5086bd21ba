#!/usr/bin/env node
// Plain JavaScript without dependencies: it runs before any are installed.
// Brings the package into the state that a command needs, then runs the command:
//   node server/prepare.mjs install | build | run COMMAND …
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const INSTALL_STAMP = 'node_modules/.harmoni-installed'
const WEB = {
  stamp: 'dist/.web-built',
  inputs: ['web', 'schema', 'vite.config.ts', 'package-lock.json'],
  config: 'vite.config.ts',
}
const SERVER = {
  stamp: 'dist/.server-built',
  inputs: ['server', 'schema', 'seeds', 'vite.server.config.ts', 'package-lock.json'],
  config: 'vite.server.config.ts',
}

/**
 * What better-sqlite3 is compiled with, from the folder in which it is: without it a process of Node 24.19 or later ends as
 * soon as a connection or a statement is collected. Compilers of Windows are asked otherwise; there it comes compiled.
 */
const COMPILED_WITH =
  process.platform === 'win32'
    ? {}
    : { CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include ../../../server/engines/objectWrap.h` }

/** Installs exactly what the lock file names, unless that is what is there. */
function install() {
  const wanted = fingerprint(['package-lock.json', 'server/engines/objectWrap.h'])
  if (stamped(INSTALL_STAMP) === wanted) return
  say('Installing packages from the lock file (better-sqlite3 is compiled: a minute or two) …')
  // The build tools are wanted where NODE_ENV is production too.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], COMPILED_WITH)
  stamp(INSTALL_STAMP, wanted)
}

/** Builds the web and the server, each only when something that it is made of has changed. */
function build() {
  install()
  for (const { stamp: file, inputs, config } of [WEB, SERVER]) {
    const wanted = fingerprint(inputs)
    if (stamped(file) === wanted) continue
    say(`Building ${config === WEB.config ? 'the web' : 'the server'} …`)
    // Without its stamp a build that fails half-way is not taken for a finished one.
    rmSync(join(root, file), { force: true })
    run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '-c', config, '--logLevel', 'warn'])
    stamp(file, wanted)
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(join(root, path))) return []
  if (path.includes('.')) return [path]
  return readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}

function stamped(file) {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null
}

function stamp(file, value) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), value)
}

function run(command, args, env = {}) {
  // What tools print goes to standard error: standard output belongs to the command that is run in the end.
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  })
  if (status === 0) return
  say(`“${command} ${args.join(' ')}” failed${error ? ` (${error.message})` : ''}. What it printed is above.`)
  process.exit(1)
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

const [task, ...rest] = process.argv.slice(2)
if (task === 'install') install()
else if (task === 'build') build()
else if (task === 'run') {
  build()
  // In this process, so that signals and the exit code are the command's own.
  const main = join(root, 'dist/server/main.js')
  process.argv = [process.execPath, main, ...rest]
  await import(pathToFileURL(main).href)
} else {
  say('usage: node server/prepare.mjs install | build | run COMMAND …')
  process.exit(1)
}
