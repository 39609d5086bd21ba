import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../server/config.js'
import { findCircles, packageOf, readSources, type SourceFile, targetOf } from './imports.js'
import { ENGINE_IMPORT, ENGINE_PLACES, ZONES, type Zone } from './zones.js'

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

function zoneOf(path: string): Zone | undefined {
  return ZONES.filter((zone) => within(path, zone.path)).sort((a, b) => b.path.length - a.path.length)[0]
}

/** Everything that the sources under `root` do against the architecture, one sentence each. */
function findBreaches(root: string): string[] {
  const files = readSources(root, ['schema', 'server', 'seeds', 'web'])
  const known = new Set(files.map(({ path }) => path))
  return [...files.flatMap((file) => breachesOf(file, known)), ...circlesOf(files, known)]
}

function breachesOf(file: SourceFile, known: ReadonlySet<string>): string[] {
  const zone = zoneOf(file.path)
  if (!zone) return [`${file.path}: is in no zone; give its folder a row in ZONES`]
  const breaches: string[] = []
  for (const { line, specifier, names, reexport } of file.imports) {
    const at = `${file.path}:${line}:`
    if (specifier === null) {
      // What prepare.mjs has built is found at run time.
      if (file.path !== 'server/prepare.mjs') breaches.push(`${at} imports what is only known at run time`)
      continue
    }
    if (reexport) breaches.push(`${at} re-exports ${specifier}; a name is imported from its one home`)
    if (ENGINE_IMPORT.test(specifier) && !ENGINE_PLACES.some((place) => within(file.path, place)))
      breaches.push(`${at} imports ${specifier}; only ${ENGINE_PLACES.join(' and ')} know an engine`)
    const target = targetOf(file.path, specifier, known)
    if (target === null) {
      if (!zone.packages.includes(packageOf(specifier)))
        breaches.push(`${at} ${zone.path} may not import the package ${packageOf(specifier)}`)
      continue
    }
    if (!zone.ours.some((folder) => within(target, folder)))
      breaches.push(`${at} ${zone.path} may not import ${target}`)
    if (within(target, 'server/store') && !['server/store', 'server/domain'].includes(zone.path))
      for (const name of names)
        if (/^(\*|insert.*|update.*|delete.*)$/.test(name))
          breaches.push(`${at} takes ${name} from ${target}; only server/domain writes`)
  }
  // prepare.mjs hands it on to the tools that it starts.
  if (!['server/config.ts', 'server/prepare.mjs'].includes(file.path))
    for (const line of file.environment)
      breaches.push(`${file.path}:${line}: reads the environment; only server/config.ts does`)
  return breaches
}

function circlesOf(files: readonly SourceFile[], known: ReadonlySet<string>): string[] {
  const graph = new Map(
    files.map(({ path, imports }) => [
      path,
      imports
        .map(({ specifier }) => (specifier === null ? null : targetOf(path, specifier, known)))
        .filter((target): target is string => target !== null && known.has(target)),
    ]),
  )
  return findCircles(graph).map((circle) => `${circle.join(' → ')}: imports go in a circle`)
}

t.test('the sources keep to the architecture', async (t) => {
  for (const folder of ['schema', 'server', 'seeds', 'web'])
    t.not(readSources(packageRoot, [folder]).length, 0, `there are sources in ${folder}`)
  t.strictSame(findBreaches(packageRoot), [])
})

t.test('texts are compared by one rule, which counts and knows the letters of Norway', async (t) => {
  for (const folder of ['schema', 'server', 'seeds', 'web'])
    for (const { path } of readSources(packageRoot, [folder]))
      t.notMatch(
        readFileSync(join(packageRoot, path), 'utf8'),
        /localeCompare|Intl\.Collator|numeric: true/,
        `${path}: take inTextOrder of schema/rules/text.ts`,
      )
})

t.test('every breach is found, and said with its place', async (t) => {
  const breaches = (fixture: string) =>
    findBreaches(join(packageRoot, 'tests/fixtures/architecture', fixture))
  t.strictSame(breaches('circle'), [
    'schema/rules/first.ts → schema/rules/second.ts → schema/rules/third.ts → schema/rules/first.ts: imports go in a circle',
  ])
  t.strictSame(breaches('packages'), [
    'schema/api/reader.ts:1: schema/api may not import the package drizzle-orm',
    'schema/rules/reader.ts:1: schema/rules may not import the package node:',
    'schema/rules/reader.ts:2: schema/rules may not import the package zod',
    'web/reader.ts:1: web may not import the package node:',
  ])
  t.strictSame(breaches('zones'), [
    'schema/rules/tides.ts:2: schema/rules may not import schema/api/tides.ts',
    'server/letters/tides.ts:1: server may not import schema/tables/tides.ts',
    'server/routes/tides.ts:1: server/routes may not import schema/tables/tides.ts',
    'server/routes/tides.ts:3: re-exports ../store/tides.js; a name is imported from its one home',
    'server/routes/tides.ts:3: takes * from server/store/tides.ts; only server/domain writes',
    'web/tides.ts:4: web may not import server/store/tides.ts',
    'web/tides.ts:4: takes * from server/store/tides.ts; only server/domain writes',
    'web/tides.ts:7: imports what is only known at run time',
  ])
  t.strictSame(breaches('writes'), [
    'server/http/harbours.ts:1: takes * from server/store/harbours.ts; only server/domain writes',
    'server/http/harbours.ts:2: takes insertHarbour from server/store/harbours.ts; only server/domain writes',
  ])
  t.strictSame(
    breaches('engines').map((breach) => breach.replace(/; only .*/, '')),
    [
      'server/store/harbours.ts:1: imports better-sqlite3',
      'server/store/harbours.ts:1: server/store may not import the package better-sqlite3',
      'server/store/harbours.ts:2: imports drizzle-orm/pg-core',
      'server/store/harbours.ts:3: imports ./postgres.js',
    ],
  )
  t.strictSame(breaches('environment'), [
    'server/http/port.ts:1: reads the environment; only server/config.ts does',
    'server/http/port.ts:3: reads the environment; only server/config.ts does',
    'server/http/port.ts:4: reads the environment; only server/config.ts does',
    'server/http/port.ts:5: reads the environment; only server/config.ts does',
  ])
})
