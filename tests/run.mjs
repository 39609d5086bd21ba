// Everything that decides whether a change may land: types, lint and format, what is unused, the build, then every test,
// on both engines.
// Ends with one plain line from the runner's own totals: `N passed, N failed`.
//   node tests/run.mjs [TEST FILE …]
//   node tests/run.mjs --full   the random tests and the faults alone, at their full size
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { startPostgres } from './postgres.mjs'

const OUTPUT = '.tap/output.tap'
const TEMPLATES = '.tap/templates'
const COVERAGE = '.tap/report/coverage-summary.json'
/** The tests that have two sizes: see `sized`. */
const SIZED = [
  'tests/faults',
  'tests/engines.test.ts',
  'tests/properties.test.ts',
  'tests/routes/asOfReplay.test.ts',
  'tests/routes/invariants.test.ts',
  'tests/store/copy.test.ts',
]
const QUIET = ['ignore', 'ignore', 'inherit']
/** How many test files are named with the time that they took. */
const LONGEST = 10
/** The least part of the lines and branches, in percent, that all tests together must run. */
const THRESHOLDS = {
  'schema/rules': { lines: 99, branches: 98 },
  server: { lines: 94, branches: 90 },
}

/** Runs a program of Node, and tells how it went and how long it took. */
async function step(title, args, { stdio = ['ignore', 'inherit', 'inherit'], env = {} } = {}) {
  const began = Date.now()
  const running = spawn(process.execPath, args, { stdio, env: { ...process.env, ...env } })
  const status = await new Promise((resolve) => running.once('exit', resolve))
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${title} (${Math.round((Date.now() - began) / 1000)} s)`)
  return status === 0
}

/** Runs tap, with the PostgreSQL and the registers to begin with that all tests share. */
async function test(files, env) {
  const tap = ['node_modules/tap/dist/esm/run.mjs', 'run', '--reporter=tap', `--output-file=${OUTPUT}`]
  return step('tests', [...tap, ...(full ? ['--timeout=1800'] : []), ...files], {
    stdio: QUIET,
    env: { ...env, ...(full && { HARMONI_TEST_SIZE: 'full' }) },
  })
}

/** What tap counted, from the line that it closes with; zeros when it ran nothing. */
function readTotals(output) {
  const [line] = output.match(/^# \{ total: .*\}$/m) ?? ['']
  const count = (name) => Number(new RegExp(`\\b${name}: (\\d+)`).exec(line)?.[1] ?? 0)
  return { passed: count('pass'), failed: count('fail'), skipped: count('skip') + count('todo') }
}

/** One line for each test file, and of what failed all that tap says about it. */
function summarize(output) {
  let inFailure = false
  for (const line of output.split('\n')) {
    const result = /^(\s*)(not )?ok \d+/.exec(line)
    if (result) inFailure = Boolean(result[2]) && !/# (TODO|SKIP)/.test(line)
    const isSeed = full && /^\s*# seed \d+$/.test(line)
    if (/^(not )?ok \d+ - tests\//.test(line) || inFailure || isSeed || /^Bail out!/.test(line))
      console.log(line)
  }
}

/** The test files that took longest, in seconds. */
function tellLongest(output) {
  const files = [...output.matchAll(/^(?:not )?ok \d+ - (tests\/\S+) # time=([\d.]+)(m?s)/gm)]
  const times = files.map(([, file, time, unit]) => [file, Number(time) / (unit === 'ms' ? 1000 : 1)])
  const sum = times.reduce((all, [, time]) => all + time, 0)
  console.log(`The ${times.length} test files took ${Math.round(sum)} s, these longest:`)
  for (const [file, time] of times.sort((a, b) => b[1] - a[1]).slice(0, LONGEST))
    console.log(`${time.toFixed(1).padStart(6)} s  ${file}`)
}

/** True for a source of which nothing is left to run: what only names types is never loaded. */
function hasTypesAlone(source) {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    },
  })
  return /^\s*(export \{\};?)?\s*$/.test(outputText)
}

/** True when the tests ran enough. A file that no test loads counts with all its lines: tap leaves it out. */
function coverageHolds() {
  const report = existsSync(COVERAGE) ? JSON.parse(readFileSync(COVERAGE, 'utf8')) : {}
  const results = Object.entries(THRESHOLDS).map(([folder, least]) => {
    const sum = { lines: { covered: 0, total: 0 }, branches: { covered: 0, total: 0 } }
    for (const name of readdirSync(folder, { recursive: true })) {
      if (!name.endsWith('.ts')) continue
      const path = join(folder, name)
      const source = readFileSync(path, 'utf8')
      const lines = { covered: 0, total: source.trimEnd().split('\n').length }
      const measured = report[join(process.cwd(), path)] ?? (hasTypesAlone(source) ? {} : { lines })
      for (const kind of Object.keys(sum)) {
        sum[kind].covered += measured[kind]?.covered ?? 0
        sum[kind].total += measured[kind]?.total ?? 0
      }
    }
    return Object.entries(least).map(([kind, percent]) => {
      const reached = (100 * sum[kind].covered) / Math.max(1, sum[kind].total)
      const ok = reached >= percent
      console.log(
        `${ok ? 'ok' : 'FAILED'}: the tests run ${reached.toFixed(1)} % of the ${kind} of ${folder} (at least ${percent} %)`,
      )
      return ok
    })
  })
  return results.flat().every(Boolean)
}

rmSync('.tap', { recursive: true, force: true })
mkdirSync(TEMPLATES, { recursive: true })
const full = process.argv.includes('--full')
const chosen = full ? SIZED : process.argv.slice(2)
const postgres = await startPostgres()
let checked = false
let tested = false
try {
  const env = { HARMONI_TEST_POSTGRES: postgres.address(), HARMONI_TEST_TEMPLATES: resolve(TEMPLATES) }
  const fill = ['--import=./tests/loader.mjs', 'tests/fillTemplates.ts']
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
  tested = await test(chosen, env)
} finally {
  await postgres.remove()
}

const output = readFileSync(OUTPUT, { encoding: 'utf8', flag: 'a+' })
summarize(output)
tellLongest(output)
const { passed, failed, skipped } = readTotals(output)
const ran = passed + failed > 0
// A choice of tests says nothing about the coverage of all.
const covered = chosen.length > 0 || coverageHolds()
if (!ran) console.log('The runner ran no test.')
if (!checked) console.log('Types, lint, format, build or the search for what is unused failed: see above.')
// A run that failed outside a test (a crash, a time limit) must not read as one without failures.
const broken = failed === 0 && !(checked && tested && ran && covered) ? 1 : 0
console.log(`${passed} passed, ${failed + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed + broken === 0 && checked && tested && ran && covered ? 0 : 1
