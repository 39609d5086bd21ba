import { ENDPOINTS } from '../../schema/api/all.js'
import { addressOf } from '../addresses.js'
import { demoDatabase, testOn } from '../engines.js'
import { startTestServer } from '../server.js'

const api = '/api/v1'
/** Lists that are asked for page by page, beside those that every endpoint has for itself. */
const PAGED = [
  `${api}/changes?limit=2`,
  `${api}/changes?limit=2&entity=mapping`,
  `${api}/changes?limit=2&q=journal`,
  `${api}/changes?limit=2&q=journal&entity=system`,
  `${api}/changes?limit=2&field=users&from=2019-01-01`,
  `${api}/progress/replacements?limit=2&sort=name`,
  `${api}/changes/saves?limit=2`,
  `${api}/changes/saves?limit=2&q=journal`,
  `${api}/changes/saves?limit=2&entity=mapping`,
]
const WHOLE = ['', '?q=journal', '?entity=mapping', '?entity=mapping&q=journal'].map(
  (query) => `${api}/exports/changes.ndjson${query}`,
)

/** A column that is compared with a value, from one side; not as one of two ways, as the row that a page begins behind. */
const BOUND = /("\w+"\."\w+"|"\w+") (<=?|>=?) \?(?! or )/g

testOn('sqlite', 'no statement bounds a column twice from the same side', async (t) => {
  const statements = new Set<string>()
  const server = await startTestServer(t, {
    database: await demoDatabase(t),
    onStatement: (sql) => void statements.add(sql),
  })
  const urls = ENDPOINTS.filter(({ method }) => method === 'GET').map(({ path }) => addressOf(path))
  for (const url of [...urls, ...WHOLE]) await server.call('administrator', 'GET', url)
  for (const url of PAGED) {
    const { status, body, text } = await server.call('administrator', 'GET', url)
    t.equal(status, 200, text)
    t.type(body.next, 'string', `${url} has another page`)
    const more = await server.call('administrator', 'GET', `${url}&cursor=${encodeURIComponent(body.next)}`)
    t.equal(more.status, 200, more.text)
  }
  // SQLite goes by one of the two, and looks at every row up to the other: a page then costs what all before it cost.
  const twice = [...statements].flatMap((sql) => {
    const sides = [...sql.matchAll(BOUND)].map(([, column, sign]) => `${column} ${sign?.[0]}`)
    return new Set(sides).size < sides.length ? [sql] : []
  })
  t.ok(statements.size > 100, `${statements.size} statements`)
  t.strictSame(twice, [])
})
