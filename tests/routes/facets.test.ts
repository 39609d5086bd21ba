import { SYSTEM_FACETS } from '../../schema/rules/systemList.js'
import { demoDatabase, test } from '../engines.js'
import { startTestServer } from '../server.js'
import { sized } from '../size.js'

const url = '/api/v1/systems'
/** Of how many values of each facet the list is opened. */
const LOOKED_AT = sized(2, 100)

/** What is chosen beside the facet that is counted: nothing, one facet, several, and filters that are none. */
const CHOSEN = [
  '',
  'status=planned',
  'status=planned&status=migrating&municipality=0602',
  'municipality=0602&kind=business&signal=overdue',
  'destination=continued&serviceArea=HEO',
  'signal=unmapped&hosting=',
  'q=visma',
  'q=o&status=registered&targetFrom=2019-10-01',
  'voided=only',
  'voided=all&disposition=retain',
  'check=OVERDUE&municipality=0711',
  'status=planned&status=registered&not=status&municipality=0602',
  'vendorContains=o&without=contractEnd',
  'contractEndTo=2019-12-31&municipality=0711&not=municipality',
]

test('every count of a facet opens a list of as many systems', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const get = async (query: string) => {
    const { status, body, text } = await server.call('auditor', 'GET', `${url}?limit=1&${query}`)
    t.equal(status, 200, text)
    return body
  }
  for (const chosen of CHOSEN) {
    const { facets } = await get(`${chosen}&facets=true`)
    for (const facet of SYSTEM_FACETS) {
      const others = chosen
        .split('&')
        .filter((filter) => !filter.startsWith(`${facet}=`) && filter !== `not=${facet}`)
      const counted = facets[facet] as { value: string; count: number }[]
      const values = counted.map(({ value }) => value)
      t.equal(new Set(values).size, values.length, `${chosen}: each ${facet} once`)
      for (const { value, count } of counted.slice(0, LOOKED_AT)) {
        const list = await get([...others, `${facet}=${encodeURIComponent(value)}`].join('&'))
        t.equal(list.total, count, `${chosen}: ${facet}=${value}`)
      }
      // What is not counted has no systems: every one has one value, but of signals, of which it may have more.
      if (facet !== 'signal') {
        const total = counted.reduce((sum, { count }) => sum + count, 0)
        t.equal((await get(others.join('&'))).total, total, `${chosen}: all of ${facet}`)
      }
    }
  }
})

test('a destination that is chosen by its own code is counted by it', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const get = async (query: string) =>
    (await server.call('auditor', 'GET', `${url}?limit=1000&${query}`)).body
  const { items } = await get('destination=continued')
  const code = items[0].replacements[0].code
  const { facets, total } = await get(`destination=${code}&facets=true`)
  const counts = new Map(
    facets.destination.map(({ value, count }: { value: string; count: number }) => [value, count]),
  )
  t.equal(counts.get(code), total)
  t.equal(counts.get('continued'), items.length - total, 'the others stay in their group')
  t.equal((await get('destination=CONTINUED')).total, items.length, 'whatever the case')
})
