// The tests that a change is closest to, in seconds:
//   npm run test:quick [-- --all] [-- --since REF]
//   npm run test:quick -- FILE …   those test files, whatever has changed
// What has changed since REF (the last commit, unless it is said) is followed to all that imports it. The tests that
// are named as it is run, or else those fewest steps away, and a few more that open no register; --all runs every one.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { buildTests } from './build.js'
import { startPostgres } from './postgres.mjs'
import { type Choice, chooseTests } from './reach.js'
import { keepScratchInMemory } from './scratch.js'
import { runTests, tellResult } from './suite.js'

keepScratchInMemory()
const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean' }, since: { type: 'string', default: 'HEAD' } },
  allowPositionals: true,
})

function git(...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.split('\n').filter(Boolean)
}

const changed =
  positionals.length > 0
    ? positionals
    : [
        ...git('diff', '--name-only', '--relative', values.since),
        ...git('ls-files', '--others', '--exclude-standard'),
      ]
const chosen = chooseTests(process.cwd(), changed, { all: values.all ?? false })
tell(chosen)
if (chosen.run.length > 0) process.exitCode = await run(chosen)

function tell({ run, left, program, unknown }: Choice): void {
  const count = (many: number) => `${many} test file${many === 1 ? '' : 's'}`
  console.log(`${changed.length} changed, ${count(run.length)} to run: ${run.join(' ') || 'none'}`)
  if (left.length > 0) console.log(`Further away, run by --all: ${count(left.length)}`)
  if (program.length > 0)
    console.log(`Of the built program or in the browser, run by npm test: ${count(program.length)}`)
  if (unknown.length > 0) console.log(`Imported by no test: ${unknown.join(' ')}`)
}

/** Runs them in tap; one PostgreSQL for all of them, when any uses one. */
async function run({ run, postgres }: Choice): Promise<number> {
  const server = postgres ? await startPostgres() : null
  try {
    await buildTests()
    const shared = server ? { HARMONI_TEST_POSTGRES: server.address() } : {}
    const results = await runTests(run, () => shared, tellResult)
    return results.every(({ ok }) => ok) ? 0 : 1
  } finally {
    await server?.remove()
  }
}
