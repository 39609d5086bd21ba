import { gzipSync } from 'node:zlib'
import { FIRST_FOUND } from '../../schema/api/checks.js'
import { testOnce } from '../engines.js'
import { addCopies } from '../many.js'
import { FULL_SYSTEM, runScenarios, startTestServer } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/checks'
const systems = '/api/v1/systems'

interface Item {
  code: string
  severity: string
  nb: string
  en: string
  count: number
  systems: { number: string; name: string; municipality: string; detail?: { nb: string; en: string } }[]
}

testOnce('checks: scenarios', async (t) => {
  const server = await startTestServer(t)
  const create = (name: string, body: object) =>
    ({
      name,
      as: 'architect',
      method: 'POST',
      url: systems,
      body: { ...FULL_SYSTEM, ...body },
      status: 201,
      logs: 1,
    }) as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['items', 'UNMAPPED'] },
    {
      name: 'an empty register has no findings, and says what was looked for',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: [
        ...['"code":"UNMAPPED"', '"count":0', '"what":{"nb":', '"synthetic":true'],
        ...['"place":{"part":"privacy","field":"dpiaRequired"}', '"place":null'],
      ],
      lacks: ['IKT-'],
    },
    {
      name: 'a filter that is no check',
      as: 'auditor',
      method: 'GET',
      url: `${systems}?check=X`,
      status: 400,
    },
    {
      name: 'counts: not signed in',
      as: null,
      method: 'GET',
      url: `${url}/counts`,
      status: 401,
      lacks: ['items'],
    },
    {
      name: 'an empty register counts none of each',
      as: 'auditor',
      method: 'GET',
      url: `${url}/counts`,
      status: 200,
      contains: ['"code":"UNMAPPED"', '"severity":"warning"', '"nb":"Ikke koblet"', '"count":0'],
      lacks: ['systems', '"count":1'],
    },
    {
      name: 'the findings of one: not signed in',
      as: null,
      method: 'GET',
      url: `${url}/UNMAPPED/findings`,
      status: 401,
      lacks: ['items'],
    },
    {
      name: 'the findings of one that finds nothing',
      as: 'auditor',
      method: 'GET',
      url: `${url}/UNMAPPED/findings`,
      status: 200,
      contains: ['"items":[],"total":0,"next":null', '"synthetic":true'],
    },
    {
      name: 'the findings of what is no check',
      as: 'auditor',
      method: 'GET',
      url: `${url}/X/findings`,
      status: 400,
      contains: ['UNMAPPED'],
    },
    { name: 'no parameters', as: 'auditor', method: 'GET', url: `${url}?status=planned`, status: 400 },
    create('one', { name: 'Gerica' }),
    create('its duplicate, overdue', { name: 'gerica', targetDate: '2019-10-01' }),
    create('one that is voided', { name: 'GERICA' }),
    {
      name: 'what is voided is not looked at',
      as: 'architect',
      method: 'POST',
      url: `${systems}/IKT-003/void`,
      body: { reason: 'Finnes ikke' },
      headers: { 'if-match': '"1"' },
      status: 200,
      logs: 1,
    },
  ])
  const { body } = await server.call('auditor', 'GET', url)
  const found = (code: string) => body.items.find((item: Item) => item.code === code)
  t.equal(body.total, body.items.length)
  t.strictSame(found('POSSIBLE_DUPLICATE').systems, [
    {
      number: 'IKT-001',
      name: 'Gerica',
      municipality: '0602',
      detail: { nb: 'gerica (IKT-002)', en: 'gerica (IKT-002)' },
      followedUpBy: null,
    },
    {
      number: 'IKT-002',
      name: 'gerica',
      municipality: '0602',
      detail: { nb: 'Gerica (IKT-001)', en: 'Gerica (IKT-001)' },
      followedUpBy: null,
    },
  ])
  t.match(found('OVERDUE'), {
    severity: 'warning',
    nb: 'Over dato',
    count: 2,
    systems: [{ detail: { en: '8 days over' } }, { number: 'IKT-002', detail: { nb: '14 dager over' } }],
  })
  await opensItsList(t, server, body.items)
  const both = await server.call('auditor', 'GET', `${systems}?check=OVERDUE&check=REPLACE_WITHOUT_LINK`)
  t.equal(both.body.total, 2, 'several checks mean «or»')
  const file = await server.call('auditor', 'GET', '/api/v1/exports/systems.csv?check=REPLACEMENT_RETIRED')
  t.notMatch(file.text, 'IKT-', 'an export has the same filter')
})

async function opensItsList(t: Parameters<typeof startTestServer>[0], server: { call: Call }, items: Item[]) {
  const counts = (await server.call('auditor', 'GET', `${url}/counts`)).body
  t.strictSame(
    counts.items,
    items.map(({ code, severity, nb, en, count }) => ({ code, severity, nb, en, count })),
    'they are counted alike',
  )
  for (const { code, count, systems: first } of items) {
    const named = await allFindings(server, code)
    t.strictSame(first, named.slice(0, FIRST_FOUND), `${code} has the first of them with it`)
    t.equal(named.length, count, `${code} names what it counts`)
    const list = (await server.call('auditor', 'GET', `${systems}?limit=1000&check=${code}`)).body
    t.equal(list.total, count, `${code} opens its list`)
    t.strictSame(
      list.items.map((row: { number: string }) => row.number).sort(),
      named.map(({ number }) => number).sort(),
      `${code}: the same systems`,
    )
  }
}
/** What a check finds, read two at a time. */
async function allFindings(server: { call: Call }, code: string): Promise<Item['systems']> {
  const found: Item['systems'] = []
  for (let cursor = ''; ; ) {
    const { body } = await server.call('auditor', 'GET', `${url}/${code}/findings?limit=2${cursor}`)
    found.push(...body.items)
    if (body.next === null) return found
    cursor = `&cursor=${body.next}`
  }
}
type Call = Awaited<ReturnType<typeof startTestServer>>['call']

testOnce('what is mended is found no more, and an unchanged answer is 304', async (t) => {
  const server = await startWithSystems(t, 1, { targetDate: null, archiveDuty: null })
  const found = async () =>
    (await server.call('auditor', 'GET', url)).body.items
      .filter((item: Item) => item.count > 0)
      .map((item: Item) => item.code)
  t.strictSame(await found(), [
    'REPLACE_WITHOUT_LINK',
    'SPECIAL_WITHOUT_DPA',
    'SPECIAL_WITHOUT_DPIA',
    'SPECIAL_WITHOUT_RISK_ASSESSMENT',
    'UNMAPPED',
    'ARCHIVE_DUTY_UNKNOWN',
  ])
  await server.call('architect', 'POST', '/api/v1/mappings', { system: 'IKT-001', replacement: 'epj' })
  await server.write('records_manager', 'PATCH', `${systems}/IKT-001`, { archiveDuty: 'siard' })
  await server.write('privacy_adviser', 'PATCH', `${systems}/IKT-001/privacy`, {
    dpaState: 'signed',
    dpaSignedOn: '2018-06-01',
    dpiaRequired: 'yes',
    dpiaDoneOn: '2019-01-01',
  })
  t.strictSame(await found(), ['SPECIAL_WITHOUT_RISK_ASSESSMENT', 'REPLACEMENT_WITHOUT_OWNER'])

  const { headers } = await server.call('auditor', 'GET', url)
  const again = { 'if-none-match': String(headers.etag) }
  t.equal((await server.call('auditor', 'GET', url, undefined, again)).status, 304)
  t.equal((await server.call(null, 'GET', url, undefined, again)).status, 401, 'not for strangers')
})

testOnce('checks as of a moment are those of that moment', async (t) => {
  const server = await startTestServer(t)
  const ask = async (query = '') => (await server.call('auditor', 'GET', url + query)).body
  await server.call('architect', 'POST', systems, { ...FULL_SYSTEM, targetDate: '2019-10-01' })
  const before = await ask()
  const at = before.meta.sequence
  await server.call(
    'architect',
    'PATCH',
    `${systems}/IKT-001`,
    { targetDate: '2019-12-01', reason: 'Ny plan' },
    { 'if-match': '"1"' },
  )
  const count = (body: { items: Item[] }) => body.items.find(({ code }) => code === 'OVERDUE')?.count
  t.equal(count(await ask()), 0)
  const past = await ask(`?asOf=${at}`)
  t.equal(count(past), 1)
  t.strictSame(past.items, before.items)
  t.match(past.meta, { asOf: String(at), sequence: at })
  t.equal((await server.call('auditor', 'GET', `${systems}?check=OVERDUE&asOf=${at}`)).body.total, 1)
  t.equal((await server.call(null, 'GET', `${url}?asOf=${at}`)).status, 401, 'not for strangers')
  t.equal(count((await server.call('auditor', 'GET', `${url}/counts?asOf=${at}`)).body), 1)
  const findings = await server.call('auditor', 'GET', `${url}/OVERDUE/findings?asOf=${at}`)
  t.match(findings.body, { total: 1, items: [{ number: 'IKT-001', detail: { en: '14 days over' } }] })
  t.equal((await server.call('auditor', 'GET', `${url}/OVERDUE/findings`)).body.total, 0)
})

testOnce('a check that the rule set does not make has no findings to read', async (t) => {
  const server = await startTestServer(t)
  const { version } = (await server.call('administrator', 'GET', '/api/v1/programme')).body
  const changed = await server.call(
    'administrator',
    'PATCH',
    '/api/v1/programme',
    { ruleSet: 'general' },
    { 'if-match': `"${version}"` },
  )
  t.equal(changed.status, 200, changed.text)
  t.equal((await server.call('auditor', 'GET', `${url}/SERIES_OPEN_AT_MERGER/findings`)).status, 404)
  t.equal((await server.call('auditor', 'GET', `${url}/UNMAPPED/findings`)).status, 200)
})

testOnce('answers stay small where ten thousand systems have one product', async (t) => {
  const many = 10_000
  const server = await startTestServer(t)
  await server.call('architect', 'POST', systems, FULL_SYSTEM)
  await addCopies(server.store, 'IKT-001', many - 1, () => 'Gerica')
  const bytes = async (path: string) => {
    const { text, body } = await server.call('auditor', 'GET', url + path)
    const { count = 0 } = body.items.find(({ code }: Item) => code === 'POSSIBLE_DUPLICATE') ?? {}
    return { count, total: body.total, plain: text.length, sent: gzipSync(text).length }
  }
  const counts = await bytes('/counts')
  t.equal(counts.count, many)
  t.ok(counts.plain < 5_000, `the menu asks for ${counts.plain} bytes`)
  const checks = await bytes('')
  t.equal(checks.count, many)
  t.ok(checks.sent < 15_000, `the page for ${checks.sent}, compressed`)
  const page = await bytes('/POSSIBLE_DUPLICATE/findings?limit=20')
  t.equal(page.total, many)
  t.ok(page.plain < 10_000, `twenty findings are ${page.plain}`)
})
