// Everything that decides whether a change may land: types, lint and format, the build, then every test.
// Ends with one plain line from the runner's own totals: `N passed, N failed`.
//   node tests/run.mjs [TEST FILE …]
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

const OUTPUT = '.tap/output.tap'

function step(title, args, stdout = 'inherit') {
  const began = Date.now()
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', stdout, 'inherit'] })
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${title} (${Math.round((Date.now() - began) / 1000)} s)`)
  return status === 0
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
    if (/^(not )?ok \d+ - tests\//.test(line) || inFailure || /^Bail out!/.test(line)) console.log(line)
  }
}

rmSync('.tap', { recursive: true, force: true })
mkdirSync('.tap', { recursive: true })
const checked = [
  step('types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']),
  step('lint and format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.']),
  step('build', ['server/prepare.mjs', 'build']),
].every(Boolean)
const tap = ['node_modules/tap/dist/esm/run.mjs', 'run', '--reporter=tap', `--output-file=${OUTPUT}`]
const tested = step('tests', [...tap, ...process.argv.slice(2)], 'ignore')

const output = readFileSync(OUTPUT, { encoding: 'utf8', flag: 'a+' })
summarize(output)
const { passed, failed, skipped } = readTotals(output)
const ran = passed + failed > 0
if (!ran) console.log('The runner ran no test.')
if (!checked) console.log('Types, lint, format or build failed: see above.')
// A run that failed outside a test (a crash, a time limit) must not read as one without failures.
const broken = failed === 0 && !(checked && tested && ran) ? 1 : 0
console.log(`${passed} passed, ${failed + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = checked && tested && ran && failed === 0 ? 0 : 1
