// Everything that decides whether a change may land: types, lint and format, what is unused, the build, then every test,
// on both engines.
// Ends with one plain line from the runner's own totals: `N passed, N failed`.
//   tsx tests/run.ts [TEST FILE …]
//   tsx tests/run.ts --full   the random tests and the faults alone, at their full size; and some on the newest Node
import { type StdioOptions, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildTests, builtFile, listTests } from './build.js'
import { coverageHolds } from './coverage.js'
import { installOnNewest, NEWEST_NODE, runsOnNewest } from './otherNode.js'
import { startPostgres } from './postgres.mjs'
import { keepScratchInMemory } from './scratch.js'
import { type Result, runTests, tellResult } from './suite.js'

const TEMPLATES = '.tap/templates'
const COVERAGE = '.tap/coverage'
const NEWEST = '.tap/newest'
/** The tests that have two sizes: see `sized`. */
const SIZED = [
  'tests/bundles',
  'tests/faults',
  'tests/engines.test.ts',
  'tests/fuzz.test.ts',
  'tests/properties.test.ts',
  'tests/routes/asOfReplay.test.ts',
  'tests/routes/exportSizes.test.ts',
  'tests/routes/invariants.test.ts',
  'tests/routes/trips.test.ts',
  'tests/routes/turns.test.ts',
  'tests/store/copy.test.ts',
  'tests/store/verify.test.ts',
  'tests/web/pages.test.ts',
  'tests/web/print.test.ts',
  'tests/web/shifts.test.ts',
  'tests/web/widths.test.ts',
]
/** The tests that are run on the newest Node too: every endpoint, every query, every command. */
const ON_NEWEST = ['tests/routes/', 'tests/store/', 'tests/engines/', 'tests/commands.test.ts']
/** What runs in a browser, or is stopped in the midst, is not counted: the server does for it what the other tests ask of it. */
const isCounted = (file: string) => !/^tests\/(web|faults)\//.test(file)
const QUIET: StdioOptions = ['ignore', 'ignore', 'inherit']
/** How many test files are named with the time that they took. */
const LONGEST = 10

/** Runs a program of Node, and tells how it went and how long it took. */
async function step(
  title: string,
  args: readonly string[],
  {
    stdio = ['ignore', 'inherit', 'inherit'],
    env = {},
  }: { stdio?: StdioOptions; env?: NodeJS.ProcessEnv } = {},
): Promise<boolean> {
  const began = Date.now()
  const running = spawn(process.execPath, args, { stdio, env: { ...process.env, ...env } })
  const status = await new Promise((resolve) => running.once('exit', resolve))
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${title} (${Math.round((Date.now() - began) / 1000)} s)`)
  return status === 0
}

/** The test files that took longest, in seconds. */
function tellLongest(results: readonly Result[]): void {
  const sum = results.reduce((all, { seconds }) => all + seconds, 0)
  console.log(`The ${results.length} test files took ${Math.round(sum)} s, these longest:`)
  for (const { file, seconds } of [...results].sort((a, b) => b.seconds - a.seconds).slice(0, LONGEST))
    console.log(`${seconds.toFixed(1).padStart(6)} s  ${file}`)
}

/**
 * Runs tests on the newest Node, in the reduced size, and tells how they went.
 * @returns null when that Node could not be had, or not be installed for: then nothing was tested
 */
async function runOnNewest(env: NodeJS.ProcessEnv): Promise<Result[] | null> {
  const began = Date.now()
  const files = listTests().filter((file) => ON_NEWEST.some((start) => file.startsWith(start)))
  try {
    const place = await installOnNewest(NEWEST)
    console.log(`ok: installed for Node ${NEWEST_NODE} (${Math.round((Date.now() - began) / 1000)} s)`)
    const named = (result: Result) => ({ ...result, file: `${result.file} on Node ${NEWEST_NODE}` })
    const reduced = { ...env, HARMONI_TEST_SIZE: '' }
    const results = await runTests(
      files,
      () => reduced,
      (result) => tellResult(named(result)),
      place,
    )
    return results.map(named)
  } catch (error) {
    console.log(`FAILED: Node ${NEWEST_NODE} could not be had, and nothing was tested on it. ${error}`)
    return null
  }
}

keepScratchInMemory()
rmSync('.tap', { recursive: true, force: true })
mkdirSync(TEMPLATES, { recursive: true })
const full = process.argv.includes('--full')
if (full) process.env.HARMONI_TEST_SIZE = 'full'
const named = process.argv.slice(2).filter((argument) => argument !== '--full')
// What is run on one engine in the reduced size is run on both in the full one.
const isSized = (file: string) =>
  SIZED.some((start) => file.startsWith(start)) || readFileSync(file, 'utf8').includes('testOnce(')
const files = listTests().filter((file) => (named.length > 0 ? named.includes(file) : !full || isSized(file)))
for (const name of named) if (!files.includes(name)) console.log(`There is no test file ${name}.`)
// A choice of tests says nothing about the coverage of all.
const all = named.length === 0 && !full
const postgres = await startPostgres()
let checked = false
let results: Result[] = []
let newest: Result[] | null = []
try {
  const env = {
    HARMONI_TEST_POSTGRES: postgres.address(),
    HARMONI_TEST_TEMPLATES: resolve(TEMPLATES),
  }
  const fill = [builtFile('tests/fillTemplates.ts')]
  await buildTests()
  // Side by side, as none needs another: the types take one processor as long as all the others together.
  const checks = await Promise.all([
    step('types', ['node_modules/typescript-native/bin/tsc', '--noEmit', '-p', '.']).then(
      async (ok) => (await step('nothing unused', ['node_modules/knip/bin/knip.js'])) && ok,
    ),
    step('lint and format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'])
      .then(async (ok) => (await step('build', ['server/prepare.mjs', 'build'])) && ok)
      .then(async (ok) => (await step('registers to begin with', fill, { env, stdio: QUIET })) && ok),
  ])
  checked = checks.every(Boolean)
  results = await runTests(
    files,
    (file) => ({ ...env, ...(all && isCounted(file) && { NODE_V8_COVERAGE: COVERAGE }) }),
    tellResult,
  )
  if (full && named.length === 0) {
    if (runsOnNewest()) console.log(`This is Node ${process.versions.node}: no newer one is promised.`)
    else newest = await runOnNewest(env)
  }
} finally {
  await postgres.remove()
}

results.push(...(newest ?? []))
tellLongest(results)
const sum = (kind: 'passed' | 'failed' | 'skipped') =>
  results.reduce((total, result) => total + result[kind], 0)
const covered = !all || (await coverageHolds(COVERAGE))
if (!checked) console.log('Types, lint, format, build or the search for what is unused failed: see above.')
if (results.length === 0) console.log('There was no test to run.')
const passed = sum('passed')
// What failed beside the tests, or that nothing was tested, must not read as a run without failures.
const failed =
  sum('failed') +
  [checked, covered, newest !== null, passed > 0, files.length >= named.length].filter((ok) => !ok).length
const skipped = sum('skipped')
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1
