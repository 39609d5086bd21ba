// The demo inventory, loaded once for all tests that only need it to be there.
// Plain JavaScript: run.mjs makes it before the tests begin.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), '../dist/server/main.js')

/**
 * Loads the demo into a new file with the built program, and copies it to a database where one is given.
 * @param {string} file
 * @param {string} [database] a `postgres://` address where nothing is yet
 */
export async function makeDemoTemplate(file, database) {
  // Its coverage is of the built program, which nobody reads.
  const env = { PATH: process.env.PATH, NODE_V8_COVERAGE: '', HARMONI_DATABASE: file, HARMONI_PORT: '0' }
  const stdio = ['ignore', 'pipe', 'inherit']
  const server = spawn(process.execPath, [PROGRAM, 'serve', '--demo'], { env, stdio })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const started = new Promise((resolve) => {
    server.stdout.on('data', (text) => String(text).includes('/sign-in#') && resolve(undefined))
  })
  await Promise.race([started, ended])
  server.kill()
  await ended
  if (!database) return
  const copying = spawn(process.execPath, [PROGRAM, 'copy', file, database], { env, stdio: 'ignore' })
  const code = await new Promise((resolve) => copying.once('exit', resolve))
  if (code !== 0) throw new Error(`The demo could not be copied to ${database}.`)
}
