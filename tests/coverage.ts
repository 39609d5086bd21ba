import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Report } from 'c8'
import ts from 'typescript'

/** The least part of the lines and branches, in percent, that all tests together must run. */
const THRESHOLDS = {
  'schema/rules': { lines: 99, branches: 98 },
  server: { lines: 94, branches: 90 },
}

const KINDS = ['lines', 'branches'] as const
type Counts = Record<(typeof KINDS)[number], { covered: number; total: number }>

/** True for a source of which nothing is left to run: what only names types is never loaded. */
function hasTypesAlone(source: string): boolean {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    },
  })
  return /^\s*(export \{\};?)?\s*$/.test(outputText)
}

/** Puts together which lines of the sources all processes ran that left what V8 counted in the folder. */
async function measure(folder: string): Promise<Record<string, Partial<Counts>>> {
  const report = new Report({
    include: Object.keys(THRESHOLDS).map((path) => `${path}/**`),
    exclude: [],
    excludeAfterRemap: true,
    reporter: ['json-summary'],
    reportsDirectory: folder,
    tempDirectory: folder,
  })
  // Where several sources are built into one file, they are asked for by their URLs.
  const { exclude } = report as unknown as { exclude: { shouldInstrument: (path: string) => boolean } }
  const isCounted = exclude.shouldInstrument.bind(exclude)
  exclude.shouldInstrument = (path) => isCounted(path.startsWith('file:') ? fileURLToPath(path) : path)
  await report.run()
  return JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'))
}

/**
 * True when the tests ran enough; says how much. A file that no test loads counts with all its lines.
 * @param measured the folder of NODE_V8_COVERAGE
 */
export async function coverageHolds(measured: string): Promise<boolean> {
  const report = await measure(measured)
  const results = Object.entries(THRESHOLDS).map(([folder, least]) => {
    const sum: Counts = { lines: { covered: 0, total: 0 }, branches: { covered: 0, total: 0 } }
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue
      const path = join(folder, name)
      const source = readFileSync(path, 'utf8')
      const lines = { covered: 0, total: source.trimEnd().split('\n').length }
      const ran: Partial<Counts> =
        report[join(process.cwd(), path)] ?? (hasTypesAlone(source) ? {} : { lines })
      for (const kind of KINDS) {
        sum[kind].covered += ran[kind]?.covered ?? 0
        sum[kind].total += ran[kind]?.total ?? 0
      }
    }
    return KINDS.map((kind) => {
      const percent = least[kind]
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
