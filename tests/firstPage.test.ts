import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../server/config.js'

const BUILT = join(packageRoot, 'dist/web')
/** The most that the first page may load of JavaScript, as it is sent. */
const MOST = 200_000

/** The scripts that a built file imports before it runs: what it only loads on demand is not among them. */
function importsOf(source: string): string[] {
  return [...source.matchAll(/\b(?:import|from)\s*"\.\/([\w-]+\.js)"/g)].map(([, name = '']) => name)
}

/** These scripts of the built web, and all that they import. */
function withImports(names: readonly string[]): Set<string> {
  const scripts = new Set<string>()
  const add = (name: string) => {
    if (scripts.has(name)) return
    scripts.add(name)
    importsOf(readFileSync(join(BUILT, 'assets', name), 'utf8')).forEach(add)
  }
  names.forEach(add)
  return scripts
}

t.test('the first page is at most 200 kB of compressed JavaScript', async (t) => {
  const html = readFileSync(join(BUILT, 'index.html'), 'utf8')
  const linked = [...html.matchAll(/(?:src|href)="\/assets\/([\w-]+\.js)"/g)].map(([, name = '']) => name)
  t.not(linked.length, 0, 'the page has scripts')
  const assets = readdirSync(join(BUILT, 'assets'))
  for (const page of ['OverviewPage', 'SignInPage']) {
    const own = assets.filter((name) => name.startsWith(`${page}-`) && name.endsWith('.js'))
    t.equal(own.length, 1, `${page} is loaded on demand`)
    const scripts = [...withImports([...linked, ...own])]
    const bytes = scripts.reduce((sum, name) => sum + statSync(join(BUILT, 'assets', `${name}.br`)).size, 0)
    t.ok(bytes <= MOST, `${page}: ${bytes} bytes of ${scripts.join(', ')}`)
  }
})

t.test('what is imported is told from what is loaded on demand', async (t) => {
  t.strictSame(importsOf('import{a as b}from"./first-x_1.js";import"./second.js";()=>import("./third.js")'), [
    'first-x_1.js',
    'second.js',
  ])
})

t.test('every component of Designsystemet that a page uses has its styles', async (t) => {
  const styles = readFileSync(join(packageRoot, 'web/styles/designsystemet.css'), 'utf8')
  const sources = readdirSync(join(packageRoot, 'web'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join(packageRoot, 'web', name), 'utf8'))
  const used = sources.flatMap((source) =>
    [...source.matchAll(/import \{([^}]*)\} from '@digdir\/designsystemet-react'/g)]
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim().replace(/ as .*/, '')),
  )
  t.ok(used.includes('SkipLink') && used.includes('Button'), used.join(', '))
  for (const name of new Set(used)) {
    const file = `${name.replace(/(?<=.)(?=[A-Z])/g, '-').toLowerCase()}.css`
    // Some have none of their own: a text field is a field with an input.
    if (!existsSync(join(packageRoot, 'node_modules/@digdir/designsystemet-css/dist/src', file))) continue
    t.ok(styles.includes(`designsystemet-css/${file}"`), `${name}: import ${file}`)
  }
})
