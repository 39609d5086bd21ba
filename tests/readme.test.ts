import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type * as z from 'zod'
import { ENDPOINTS } from '../schema/api/all.js'
import { COMMANDS } from '../server/commands/all.js'
import { packageRoot, SETTINGS } from '../server/config.js'
import { PROVIDER_FIELDS, readProviders } from '../server/providers/settings.js'
import { PICTURES } from './guidePictures.js'
import { ZONES } from './zones.js'

/** What each of the three users does in a day. */
const GUIDES = ['architect', 'lead', 'auditor'].map((name) => `docs/guides/${name}.md`)

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8')
const readme = read('README.md')

/** What stands below a heading, up to the next one. */
function sectionBelow(heading: string): string {
  const [, rest = ''] = readme.split(`\n${heading}\n`)
  return rest.split(/^#/m)[0] ?? ''
}
/** The files and folders of ours that a text names. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`((?:schema|server|seeds|tests|web)\/[^\s`]*)`/g)].map(([, path = '']) => path)
}

/** The rows of a Markdown table below its heading, cells trimmed. */
function tableBelow(heading: string, text = readme): string[][] {
  const lines = text.split('\n')
  const start = lines.indexOf(heading)
  if (start < 0) return []
  const rows = lines.slice(start + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}
const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ') || '–'

t.test('the README says every setting as the server reads it', async (t) => {
  const expected = Object.entries(SETTINGS).map(([name, setting]) => [
    `\`${name}\``,
    setting.default && `\`${setting.default}\``,
    setting.sentence,
  ])
  t.strictSame(tableBelow('| setting | default | what it is for |'), expected)
})

t.test('the document about signing in says every field of a provider as the server reads it', async (t) => {
  const expected = Object.entries(PROVIDER_FIELDS).map(([name, { sentence }]) => [`\`${name}\``, sentence])
  t.strictSame(tableBelow('| field | what it is for |', read('docs/signing-in.md')), expected)
})

t.test('the settings that the document about signing in shows can be used', async (t) => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(read('docs/signing-in.md')) ?? []
  const folder = t.testdir({
    'oidc.json': example,
    'entra.secret': 'a secret of this very test',
    'ansattporten.secret': 'a secret of this very test',
  })
  const providers = readProviders(join(folder, 'oidc.json'), 'https://harmoni.example.no')
  t.strictSame(
    providers.map(({ id }) => id),
    ['entra', 'ansattporten'],
  )
})

t.test('the README says every command as the program does', async (t) => {
  const expected = COMMANDS.map(({ usage, summary }) => [`\`${usage}\``, summary])
  t.strictSame(tableBelow('| command | what it does |'), expected)
})

t.test('the README has the import table that the architecture test holds', async (t) => {
  const expected = ZONES.map(({ path, ours, packages }) => [`\`${path}\``, codes(ours), codes(packages)])
  t.strictSame(tableBelow('| zone | may import | packages |'), expected)
})

t.test('the README says which reads take no `asOf`', async (t) => {
  const reads = ENDPOINTS.filter(({ method }) => method === 'GET')
  const without = reads.filter(({ query }) => !('asOf' in (query as z.ZodObject).shape))
  const [, told = ''] =
    /What only ever tells of the register as it is refuses it:(.*?\))\./s.exec(readme) ?? []
  const paths = [...told.matchAll(/`(\/[^`]+)`/g)].map(([, path]) => `/api/v1${path}`)
  t.strictSame(paths.sort(), without.map(({ path }) => path).sort())
})

t.test('the two commands exist, and every link of the documents leads to a file', async (t) => {
  const { scripts } = JSON.parse(read('package.json'))
  for (const name of [
    ...['start', 'test', 'test:quick', 'faults', 'bench', 'harmoni', 'migrations', 'rules', 'pictures'],
  ])
    t.type(scripts[name], 'string', name)
  for (const document of [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'docs/decisions.md',
    'docs/postgres.md',
    'docs/security.md',
    'docs/signing-in.md',
    ...GUIDES,
  ])
    for (const [, target = ''] of read(document).matchAll(/\]\((?!https?:)([^)#]+)/g))
      t.ok(existsSync(join(packageRoot, document, '..', target)), `${document} → ${target}`)
})

t.test(
  'every picture of the guides is taken by the command, and every one that is taken is shown',
  async (t) => {
    const shown = GUIDES.flatMap((guide) =>
      [...read(guide).matchAll(/\]\(pictures\/([\w-]+)\.webp\)/g)].map(([, name]) => name),
    )
    const taken = PICTURES.map(({ name }) => name)
    t.strictSame([...new Set(shown)].sort(), [...taken].sort())
    t.equal(new Set(taken).size, taken.length, 'each once')
    for (const guide of GUIDES) t.match(read(guide), 'syntetiske', `${guide} says what its pictures are of`)
  },
)

t.test('what the README says to add for a concept or a field is where it says', async (t) => {
  for (const heading of ['### Add a concept', '### Add a field']) {
    const paths = pathsIn(sectionBelow(heading))
    t.ok(paths.length > 5, heading)
    for (const path of paths) t.ok(existsSync(join(packageRoot, path)), `${heading}: ${path}`)
  }
})

t.test('the README names every file that must say something of each field of a system', async (t) => {
  const forced = ['schema', 'server', 'seeds', 'web']
    .flatMap((folder) =>
      readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && /satisfies Record<SystemField\b/.test(read(path)))
  t.ok(forced.length > 0)
  const steps = sectionBelow('### Add a field').match(/^\d\. `[^`]+`/gm) ?? []
  t.strictSame(
    steps.map((step) => step.slice(4, -1)).filter((path) => forced.includes(path)),
    forced.sort(),
  )
  t.ok(steps.length <= 8, 'a field takes at most eight files by hand')
})
