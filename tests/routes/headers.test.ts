import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { SORT_FIELDS, SYSTEM_SORTS } from '../../schema/rules/systemList.js'
import { createSystem } from '../../server/domain/systems.js'
import { READ_OPTIONS } from '../../server/http/malformed.js'
import { testOnce } from '../engines.js'
import { FULL_SYSTEM, SYSTEM, startTestServer, systemFields, testContext } from '../server.js'

const systems = '/api/v1/systems'

/** What those who compress an answer on its way make of its tag. */
const MADE_OF: Record<string, (tag: string) => string> = {
  'as it was': (tag) => tag,
  weak: (tag) => `W/${tag}`,
  'with a suffix': (tag) => tag.replace(/"$/, '-gzip"'),
  'weak with a suffix': (tag) => `W/${tag.replace(/"$/, '-br"')}`,
  'among others': (tag) => `"a", W/${tag} , W/"b"`,
}

testOnce('a tag is known again whatever a compressing proxy has made of it', async (t) => {
  const server = await startTestServer(t)
  const get = (tag: string) => server.call('auditor', 'GET', systems, undefined, { 'if-none-match': tag })
  const { headers } = await get('')
  const tag = String(headers.etag).replace(/^W\//, '')
  for (const [name, make] of Object.entries(MADE_OF)) t.equal((await get(make(tag))).status, 304, name)
  t.equal((await get('*')).status, 304)
  for (const other of ['"x"', 'W/"x"', tag.slice(1, -1), tag.replace(/"$/, '-x"')])
    t.equal((await get(other)).status, 200, other)
})

testOnce('If-Match takes the version of a tag whatever a compressing proxy has made of it', async (t) => {
  const server = await startTestServer(t)
  const { body } = await server.call('architect', 'POST', systems, SYSTEM)
  let version: number = body.version
  for (const make of ['as it was', 'weak', 'with a suffix', 'weak with a suffix']) {
    const header = MADE_OF[make]?.(`"${version}"`) ?? ''
    const answer = await server.call(
      'architect',
      'PATCH',
      `${systems}/IKT-001`,
      { vendor: make },
      { 'if-match': header },
    )
    t.equal(answer.status, 200, make)
    version = answer.body.version
  }
  for (const [header, status] of [
    ['W/"1"', 412],
    ['1', 428],
    ['W/1', 428],
    ['"1", "2"', 428],
    ['"x"', 428],
  ] as const) {
    const answer = await server.call('architect', 'PATCH', `${systems}/IKT-001`, {}, { 'if-match': header })
    t.equal(answer.status, status, header)
  }
})

testOnce(
  'a list goes on by the cursor that it gave, however long the keys and whatever they hold',
  async (t) => {
    const server = await startTestServer(t)
    for (const text of [
      'ぱ'.repeat(200),
      '\u2028\\"'.repeat(66),
      '1 9'.repeat(66),
      '\ufffe\u202e'.repeat(100),
    ]) {
      const longest = Object.fromEntries(
        SORT_FIELDS.filter((name) => SYSTEM_FIELDS[name].type === 'line').map((name) => [name, text]),
      )
      for (const end of ['a', 'b'])
        await createSystem(testContext(server), {
          ...systemFields(FULL_SYSTEM),
          ...longest,
          name: `${text.slice(1)}${end}`,
        })
    }
    const texts = SORT_FIELDS.filter((name) => SYSTEM_FIELDS[name].type === 'line')
    const orders = [
      ...SYSTEM_SORTS,
      texts.slice(0, 4).join(),
      texts
        .slice(-4)
        .map((name) => `-${name}`)
        .join(),
    ]
    for (const sort of orders) {
      const found: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const url: string = `${systems}?limit=1&sort=${sort}${next && `&cursor=${next}`}`
        t.ok(url.length < READ_OPTIONS.maxHeaderSize / 4, sort)
        const { status, body } = await server.call('auditor', 'GET', url)
        t.equal(status, 200, `${sort}: ${JSON.stringify(body.errors ?? '')}`)
        if (status !== 200) break
        found.push(...body.items.map(({ number }: { number: string }) => number))
        next = body.next
      }
      t.equal(new Set(found).size, 8, sort)
      t.equal(found.length, 8, sort)
    }
  },
)
