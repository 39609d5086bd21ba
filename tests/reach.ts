import { readSources, targetOf } from './imports.js'

export interface Choice {
  /** The tests to run, nearest first. */
  run: string[]
  /** Those that the change reaches too, and that do not fit into a few seconds. */
  left: string[]
  /** Those that need a build: the program as it is served, in the browser too. */
  program: string[]
  /** What has changed and no test imports. */
  unknown: string[]
  /** True when one of them opens registers on PostgreSQL. */
  postgres: boolean
}

/** How many tests run beyond the nearest, of those that open no register: they take a second each. */
const FURTHER = 4
/** More than these are not near: all tests of a server are as far from most of its files. */
const MANY = 8
const FOLDERS = ['schema', 'server', 'seeds', 'web', 'tests']
const isTest = (path: string) => path.endsWith('.test.ts')
const DATABASES = 'tests/engines.ts'
const PROGRAM = 'tests/demo.ts'

/**
 * The tests that changed files lead to, by what imports what under `root`. A test that has itself changed always runs,
 * of the built program or not.
 */
export function chooseTests(root: string, changed: readonly string[], { all }: { all: boolean }): Choice {
  const files = readSources(root, FOLDERS).filter(({ path }) => !path.startsWith('tests/fixtures/'))
  const known = new Set(files.map(({ path }) => path))
  const importers = new Map<string, string[]>()
  for (const { path, imports } of files)
    for (const { specifier } of imports) {
      const target = specifier === null ? null : targetOf(path, specifier, known)
      if (target) importers.set(target, [...(importers.get(target) ?? []), path])
    }

  const steps = new Map<string, number>()
  const nearest = new Set<string>()
  const unknown: string[] = []
  for (const file of changed) {
    const reached = [...stepsFrom(file, importers)].filter(([path]) => isTest(path) && known.has(path))
    if (reached.length === 0) unknown.push(file)
    for (const [path, count] of reached) steps.set(path, Math.min(count, steps.get(path) ?? count))
    for (const path of nearestOf(file, reached)) nearest.add(path)
  }

  const built = stepsFrom(PROGRAM, importers)
  const byStep = [...steps.keys()].sort(
    (a, b) => (steps.get(a) ?? 0) - (steps.get(b) ?? 0) || (a < b ? -1 : 1),
  )
  const isProgram = (path: string) => built.has(path) && !changed.includes(path)
  const program = byStep.filter(isProgram)
  const within = byStep.filter((path) => !isProgram(path))
  const databases = stepsFrom(DATABASES, importers)
  const further = within.filter((path) => !nearest.has(path) && !databases.has(path)).slice(0, FURTHER)
  const run = within.filter((path) => all || nearest.has(path) || further.includes(path))
  return {
    run,
    left: within.filter((path) => !run.includes(path)),
    program,
    unknown,
    postgres: run.some((path) => databases.has(path)),
  }
}

/** The tests that are named as the file is; when there are none, the few that are fewest steps away. */
function nearestOf(file: string, reached: readonly (readonly [string, number])[]): string[] {
  const alike = reached.filter(([path]) => nameOf(path) === nameOf(file))
  const least = Math.min(...reached.map(([, count]) => count))
  const nearest = alike.length > 0 ? alike : reached.filter(([, count]) => count === least)
  return nearest.length <= MANY ? nearest.map(([path]) => path) : []
}

const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\..*$/, '')

/** How many imports lead from each file that reaches this one. */
function stepsFrom(file: string, importers: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const steps = new Map([[file, 0]])
  for (const [path, count] of steps)
    for (const importer of importers.get(path) ?? []) if (!steps.has(importer)) steps.set(importer, count + 1)
  return steps
}
