// Runs test files side by side, each as a process of its own that tap reports in: `tap run` would start every one with
// hooks for TypeScript, mocks and coverage that cost it as long as its tests, and in the order of the alphabet.
import { spawn } from 'node:child_process'
import { builtFile } from './build.js'
import { sized } from './size.js'

/** The files that take longest begin first: one of them at the end would run alone. */
const FIRST = [
  'commands',
  'routes/turns',
  'bundles/bundles',
  'web/pages',
  'engines',
  'fuzz',
  'web/states',
  'web/unsaved',
  'web/editing',
  'routes/undoKinds',
  'web/system',
  'web/lists',
  'web/keys',
  'web/workbench',
  'access',
  'routes/may',
  'routes/trips',
  'servers',
  'web/plan',
  'web/contracts',
  'web/bulk',
  'web/zoom',
  'web/daysAhead',
  'web/otherMerger',
  'web/walk',
  'web/replanning',
  'web/asOf',
  'faults/postgres',
  'store/verify',
  'store/copy',
  'web/many',
]
/** How many files run at once: one more than two processors, since those that drive a browser wait as long as they work. */
const JOBS = 3
/** These wait longer than they work, for clients and locks: they run beside the others, one after the other. */
const WAITING = ['faults/clients', 'faults/file']
/** After how many seconds a file has hung. */
const hungAfter = () => sized(900, 3600)
/** How TAP marks what may fail, or was not run: directives of its format, and no notes of ours. */
const EXPECTED = /# (TODO|SKIP)/

/** With which Node test files are run, and in which folder they lie, built. */
export interface Place {
  node: string
  folder: string
}
const HERE: Place = { node: process.execPath, folder: '.' }

/** What came of a test file; the counts are of assertions. */
export interface Result {
  file: string
  ok: boolean
  seconds: number
  /** All that tap said, as TAP. */
  output: string
  passed: number
  /** One at least when the file is not `ok`. */
  failed: number
  skipped: number
}

/**
 * Runs test files that are built, the longest first, and tells of each as it ends.
 * @param envOf what a file finds in its environment beside ours
 * @param place where they are run, when not here
 */
export async function runTests(
  files: readonly string[],
  envOf: (file: string) => NodeJS.ProcessEnv,
  onEnd: (result: Result) => void,
  place = HERE,
): Promise<Result[]> {
  const places = new Map(FIRST.map((name, place) => [fileOf(name), place]))
  const placeOf = (file: string) => places.get(file) ?? FIRST.length
  const waiting = WAITING.map(fileOf).filter((file) => files.includes(file))
  const working = files.filter((file) => !waiting.includes(file)).sort((a, b) => placeOf(a) - placeOf(b))
  const results: Result[] = []
  const work = async (left: string[]) => {
    for (let file = left.shift(); file; file = left.shift()) {
      const result = await runTest(file, envOf(file), place)
      results.push(result)
      onEnd(result)
    }
  }
  await Promise.all([work(waiting), ...Array.from({ length: JOBS }, () => work(working))])
  return results
}

const fileOf = (name: string) => `tests/${name}.test.ts`

/** One line for a test file, and of what failed in it all that tap says; of one that failed, and at full size, the seeds of what
 * was random too. */
export function tellResult({ file, ok, seconds, output }: Result): void {
  console.log(`${ok ? 'ok' : 'FAILED'}: ${file} (${seconds.toFixed(1)} s)`)
  let inFailure = false
  for (const line of output.split('\n')) {
    const result = /^\s*(not )?ok /.exec(line)
    if (result) inFailure = Boolean(result[1]) && !EXPECTED.test(line)
    const isSeed = (!ok || sized(false, true)) && /^\s*# seed \d+$/.test(line)
    if (inFailure || isSeed || /^Bail out!/.test(line)) console.log(line)
  }
}

async function runTest(file: string, env: NodeJS.ProcessEnv, { node, folder }: Place): Promise<Result> {
  const began = Date.now()
  const running = spawn(node, ['--enable-source-maps', builtFile(file)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TAP_TIMEOUT: String(hungAfter()), ...env },
  })
  const parts: Buffer[] = []
  running.stdout.on('data', (part: Buffer) => parts.push(part))
  // tap ends what hangs by itself, and says where, unless nothing else gets to run in the process.
  const hung = setTimeout(() => running.kill('SIGKILL'), (hungAfter() + 10) * 1000)
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    running.once('close', (...end) => resolve(end)),
  )
  clearTimeout(hung)
  const output = Buffer.concat(parts).toString()
  const totals = readTotals(output)
  const ok = code === 0 && totals.passed > 0 && totals.failed === 0
  const ended = code === 0 ? '' : `not ok - the process ended with ${signal ?? code}\n`
  return {
    file,
    ok,
    seconds: (Date.now() - began) / 1000,
    output: output + ended,
    ...totals,
    // A file that failed outside a test (a crash, a time limit, nothing to run) must not read as one without failures.
    failed: Math.max(totals.failed, ok ? 0 : 1),
  }
}

/** What tap counted, from the line that it closes with; zeros when it did not come so far. */
function readTotals(output: string): Pick<Result, 'passed' | 'failed' | 'skipped'> {
  const [line] = output.match(/^# \{ total: .*\}$/m) ?? ['']
  const count = (name: string) => Number(new RegExp(`\\b${name}: (\\d+)`).exec(line)?.[1] ?? 0)
  return { passed: count('pass'), failed: count('fail'), skipped: count('skip') + count('todo') }
}
