// Prints all that ships, the server's libraries and those of the pages, as CycloneDX: npm run -s sbom > harmoni.cdx.json
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

/** The packages that are no tool of ours, as the lock file has them. npm's own `--omit dev` drops what a tool needs too. */
const shipped = new Set(
  Object.entries(JSON.parse(read('package-lock.json')).packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
)

const { name, version } = JSON.parse(read('package.json'))
const bill = listAll()
bill.metadata.component.name = name
bill.components = bill.components.filter((component) => shipped.has(component['bom-ref']))
const kept = new Set([`${name}@${version}`, ...bill.components.map((component) => component['bom-ref'])])
bill.dependencies = bill.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }))
addSqlite()
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`)

/** Every package of the lock file, tools among them. */
function listAll() {
  // Tools too, where NODE_ENV is production as well: which of them ships is said above.
  const args = [
    'sbom',
    '--package-lock-only',
    '--include',
    'dev',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
  ]
  const { status, stdout, error } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`npm could not list the packages${error ? `: ${error.message}` : ''}`)
  return JSON.parse(stdout)
}

/** better-sqlite3 carries the sources of SQLite, which npm knows nothing of and advisories are written about. */
function addSqlite() {
  const header = read('node_modules/better-sqlite3/deps/sqlite3/sqlite3.h')
  const [, sqlite] = /^#define SQLITE_VERSION +"([\d.]+)"$/m.exec(header)
  const ref = `sqlite@${sqlite}`
  bill.components.push({
    'bom-ref': ref,
    type: 'library',
    name: 'sqlite',
    version: sqlite,
    scope: 'required',
    purl: `pkg:generic/${ref}`,
    cpe: `cpe:2.3:a:sqlite:sqlite:${sqlite}:*:*:*:*:*:*:*`,
    licenses: [{ license: { id: 'blessing' } }],
  })
  bill.dependencies.find(({ ref: of }) => of.startsWith('better-sqlite3@')).dependsOn.push(ref)
  bill.dependencies.push({ ref, dependsOn: [] })
}
