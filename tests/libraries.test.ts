import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../server/config.js'
import { ZONES } from './zones.js'

/** A package as the lock file has it, by the folder that it lies in. */
interface Locked {
  version: string
  license?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
}

const readJson = (path: string) => JSON.parse(readFileSync(join(packageRoot, path), 'utf8'))

/** What ships: all that the server or the pages run, and not what only builds or tests them. */
const SHIPPED = Object.entries<Locked>(readJson('package-lock.json').packages).filter(
  ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
)
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? ''

/** Licences under which we may ship what others wrote, changed and sold on or not: by their names in SPDX. */
const ALLOWED = [
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'Unlicense'],
  // Of fonts.
  'OFL-1.1',
]

/** What packages say in words that are no expression, as it was read in their files. */
const SAID_IN_WORDS: Readonly<Record<string, string>> = {
  // d3's modules, which are ISC, behind names of its own, which are MIT.
  '@visx/vendor': 'MIT AND ISC',
}

/** True for a licence, or a choice of some, that lets us ship. What is said otherwise than by an expression does not. */
function isAllowed(license: unknown): boolean {
  if (typeof license !== 'string') return false
  const bare = license.trim().replace(/^\(([^()]*)\)$/, '$1')
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed)
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed)
  return ALLOWED.includes(bare)
}

/** What a package says in its own `package.json`; the lock file's word for one that this machine has no use for. */
function licenseOf(path: string, { license, optional }: Locked): unknown {
  try {
    return SAID_IN_WORDS[nameOf(path)] ?? readJson(`${path}/package.json`).license
  } catch (error) {
    if (optional) return license
    throw error
  }
}

t.test('what ships has a licence that lets us', async (t) => {
  t.ok(SHIPPED.length > 100)
  const refused = SHIPPED.map(([path, locked]) => [nameOf(path), licenseOf(path, locked)] as const)
    .filter(([, license]) => !isAllowed(license))
    .map(([name, license]) => `${name}: ${JSON.stringify(license)}`)
  t.strictSame(refused, [], 'take another package, or say in ALLOWED why this licence lets us ship it')
})

t.test('a licence is read as it is meant', async (t) => {
  for (const [license, allowed] of [
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT OR GPL-3.0-only', true],
    ['(MIT AND Apache-2.0)', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['GPL-3.0-only', false],
    ['AGPL-3.0-or-later', false],
    ['BUSL-1.1', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
    ['', false],
    [undefined, false],
    [{ type: 'MIT' }, false],
  ] as const)
    t.equal(isAllowed(license), allowed, JSON.stringify(license))
})

t.test('what the sources of server and pages import is listed as shipping', async (t) => {
  const { dependencies, optionalDependencies, devDependencies } = readJson('package.json')
  const imported = new Set(ZONES.flatMap(({ packages }) => packages).filter((name) => name !== 'node:'))
  const listed = Object.keys({ ...dependencies, ...optionalDependencies })
  t.strictSame(listed.sort(), [...imported].sort(), 'dependencies are what is imported')
  for (const name of imported) t.notOk(name in devDependencies, name)
})

t.test('the bill of materials has all that ships, and none of our tools', async (t) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/sbom.mjs'], {
    cwd: packageRoot,
    encoding: 'utf8',
  })
  t.equal(status, 0, stderr)
  const { bomFormat, specVersion, metadata, components, dependencies } = JSON.parse(stdout)
  t.equal(bomFormat, 'CycloneDX')
  t.match(specVersion, /^1\.\d$/)
  t.match(metadata.component, {
    type: 'application',
    name: 'harmoni',
    version: readJson('package.json').version,
  })
  const listed = components.map(
    ({ name, version }: { name: string; version: string }) => `${name}@${version}`,
  )
  const expected = SHIPPED.map(([path, { version }]) => `${nameOf(path)}@${version}`)
  const sqlite = listed.find((name: string) => name.startsWith('sqlite@'))
  t.match(sqlite, /^sqlite@3\.\d+\.\d+$/, 'SQLite itself is in it')
  t.strictSame(listed.sort(), [...new Set([...expected, sqlite])].sort())
  for (const name of ['fastify', 'pg', 'zod', 'better-sqlite3', 'react', '@fontsource-variable/inter'])
    t.ok(
      listed.some((one: string) => one.startsWith(`${name}@`)),
      name,
    )
  for (const name of ['tap', 'vite', 'typescript', 'playwright-core', '@biomejs/biome'])
    t.notOk(
      listed.some((one: string) => one.startsWith(`${name}@`)),
      name,
    )
  for (const { name, purl, licenses, hashes } of components) {
    t.match(purl, /^pkg:(npm|generic)\/.+@\d/, name)
    t.ok(licenses.length > 0, `${name}: its licence`)
    if (name !== 'sqlite') t.equal(hashes[0].alg, 'SHA-512', `${name}: what it must be`)
  }
  const refs = new Set([
    metadata.component['bom-ref'],
    ...components.map((component: Record<string, string>) => component['bom-ref']),
  ])
  for (const { ref, dependsOn } of dependencies)
    t.strictSame(
      [ref, ...dependsOn].filter((one) => !refs.has(one)),
      [],
      `${ref}: leads only to what is listed`,
    )
})
