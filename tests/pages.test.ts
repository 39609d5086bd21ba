import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ENDPOINTS } from '../schema/api/all.js'
import { packageRoot } from '../server/config.js'
import { SEARCHES } from '../web/searches.js'

/** The lists that are answered a page at a time. */
const PAGED = ENDPOINTS.filter(
  ({ reply }) => 'shape' in reply && 'next' in (reply.shape as object) && 'items' in (reply.shape as object),
).map(({ id }) => id)
/** More rows than anybody reads: whoever asks for so many at once takes them for all. */
const MANY = 101

/** What is asked of a paged list in a source as if it were all of it. */
function listShortReads(source: string): string[] {
  const asked = [...source.matchAll(/\b(?:useRead|reading|call)\(\s*(list\w+)[\s\S]{0,100}/g)]
  const unlimited = asked
    .filter(([call, id = '']) => PAGED.includes(id) && !/\blimit\b|\{ query\b(?!:)/.test(call))
    .map(([, id = '']) => id)
  const many = [...source.matchAll(/\blimit: (\d[\d_]*)/g)]
    .filter(([, limit = '']) => Number(limit.replaceAll('_', '')) >= MANY)
    .map(([limit]) => limit)
  return [...unlimited, ...many]
}

t.test('no page takes the first rows of a list for all of them', async (t) => {
  t.ok(PAGED.length > 7, PAGED.join(', '))
  t.strictSame(listShortReads('useRead(listSystems)\n'), ['listSystems'])
  const system = 'useRead(listIntegrations, { query: { system: [number] } })'
  t.strictSame(listShortReads(`${system}\n`), ['listIntegrations'])
  t.strictSame(listShortReads('useRead(listSystems, { query: { limit: 1000 } })\n'), ['limit: 1000'])
  t.strictSame(listShortReads('useRead(listSystems, { query: { q, limit: 1 } })\nuseRead(listWaves)\n'), [])
  const sources = readdirSync(join(packageRoot, 'web'), { recursive: true, encoding: 'utf8' })
  for (const name of sources.filter((name) => /\.tsx?$/.test(name)))
    t.strictSame(listShortReads(readFileSync(join(packageRoot, 'web', name), 'utf8')), [], name)
})

t.test('the address of a page knows all that its endpoint can be asked', async (t) => {
  for (const [id, names] of Object.entries(SEARCHES)) {
    const { query } = ENDPOINTS.find((endpoint) => endpoint.id === id) ?? {}
    const shape = query && 'shape' in query ? (query.shape as object) : {}
    t.strictSame([...names].sort(), Object.keys(shape).sort(), id)
  }
})

/** Selectors by which what is drawn anywhere has the whole page styled anew: at each row that comes into sight. */
const OF_THE_ROOT = /(?:^|[\s,}])(?::root|html|body):has\(/

t.test('no style asks of the whole page what is in it', async (t) => {
  t.match(':root:has(.bar) .toast {', OF_THE_ROOT)
  t.notMatch('.page li:has(a) {', OF_THE_ROOT)
  const styles = readdirSync(join(packageRoot, 'web'), { recursive: true, encoding: 'utf8' })
  for (const name of styles.filter((name) => name.endsWith('.css'))) {
    const [screen = ''] = readFileSync(join(packageRoot, 'web', name), 'utf8').split('@media print')
    t.notMatch(screen, OF_THE_ROOT, name)
  }
})
