import { migrationsFolder } from '../../server/config.js'
import { makePastRegisters } from '../../server/domain/pastRegisters.js'
import { listSystems } from '../../server/views/systemList.js'
import { demoDatabase, test } from '../engines.js'
import { FULL_SYSTEM, runScenarios, startTestServer, type TestServer, TODAY } from '../server.js'

const S = '/api/v1/systems'
const version = (number: number) => ({ 'if-match': `"${number}"` })

test('as of: scenarios', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', S, FULL_SYSTEM)
  const before = await server.logLength()
  await server.call('architect', 'PATCH', `${S}/IKT-001`, { name: 'Profil', vendor: null }, version(1))
  await server.call('architect', 'POST', S, { ...FULL_SYSTEM, name: 'Familia' })
  await server.call('lead', 'POST', '/api/v1/waves', { code: 'w', nameNb: 'W', nameEn: 'W' })
  const get = { as: 'auditor', method: 'GET' } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url: `${S}?asOf=1`, status: 401, lacks: ['items'] },
    {
      name: 'a day that is none',
      ...get,
      url: `${S}?asOf=2019-02-30`,
      status: 400,
      contains: ['"path":"asOf"', '«2019-02-30» is neither a date nor a number'],
    },
    { name: 'number 0', ...get, url: `${S}?asOf=0`, status: 400, contains: ['"path":"asOf"'] },
    { name: 'two moments', ...get, url: `${S}?asOf=1&asOf=2`, status: 400, contains: ['"path":"asOf"'] },
    {
      name: 'tomorrow',
      ...get,
      url: `${S}?asOf=2019-10-16`,
      status: 400,
      contains: ['"path":"asOf"', '“16.10.2019” is yet to come. Choose 15.10.2019 at the latest'],
      lacks: ['items'],
    },
    {
      name: 'beyond the log',
      ...get,
      url: `/api/v1/progress?asOf=${before + 4}`,
      status: 400,
      contains: [`Choose number ${before + 3} at the latest`],
    },
    { name: 'far beyond it', ...get, url: `${S}?asOf=999999999`, status: 400, contains: ['yet_to_come'] },
    {
      name: 'before the first change there was nothing',
      ...get,
      url: `${S}?asOf=2018-01-01`,
      status: 200,
      contains: ['"items":[]', '"today":"2018-01-01"', '"sequence":0', '"asOf":"2018-01-01"'],
    },
    { name: 'and no system', ...get, url: `${S}/IKT-001?asOf=2018-01-01`, status: 404, code: 'not_found' },
    {
      name: 'the system as it was',
      ...get,
      url: `${S}/IKT-001?asOf=${before}`,
      status: 200,
      contains: ['"name":"Gerica"', '"vendor":"Tieto"', '"version":1', `"asOf":"${before}"`],
      lacks: ['Profil'],
    },
    { name: 'the other was not there', ...get, url: `${S}/IKT-002?asOf=${before}`, status: 404 },
    {
      name: 'found by what it was called',
      ...get,
      url: `${S}?q=gerica&vendor=Tieto&asOf=${before}`,
      status: 200,
      contains: ['"total":1'],
    },
    {
      name: 'and not by what it is',
      ...get,
      url: `${S}?q=profil&asOf=${before}`,
      status: 200,
      contains: ['"total":0'],
    },
    {
      name: 'today is now',
      ...get,
      url: `${S}?asOf=${TODAY}`,
      status: 200,
      contains: ['"total":2', 'Profil'],
    },
    {
      name: 'the log ends there',
      ...get,
      url: `/api/v1/changes?limit=1&asOf=${before}`,
      status: 200,
      contains: [`"total":${before}`, `"seq":${before}`],
      lacks: ['Familia'],
    },
    {
      name: 'and with it those who wrote in it',
      ...get,
      url: `/api/v1/changes/actors?asOf=${before}`,
      status: 200,
      contains: ['"name":"IKT-arkitekt (Test architect)"'],
      lacks: ['"name":"Prosjektleder (Test lead)"'],
    },
    {
      name: 'who wrote later is there now',
      ...get,
      url: '/api/v1/changes/actors',
      status: 200,
      contains: ['"name":"IKT-arkitekt (Test architect)"', '"name":"Prosjektleder (Test lead)"'],
    },
    {
      name: 'an export of the past',
      ...get,
      url: `/api/v1/exports/systems.csv?asOf=${before}`,
      status: 200,
      contains: ['Gerica'],
      lacks: ['Profil', 'Familia'],
    },
    {
      name: 'a write takes no moment',
      as: 'architect',
      method: 'PATCH',
      url: `${S}/IKT-001?asOf=${before}`,
      body: { vendor: 'X' },
      headers: version(2),
      status: 400,
      contains: ['"path":"asOf"'],
    },
    { name: 'nor do steps', ...get, url: `${S}/IKT-001/transitions?asOf=${before}`, status: 400 },
  ])

  const url = `${S}/IKT-001?asOf=${before}`
  const past = await server.call('auditor', 'GET', url)
  t.match(past.headers.etag, new RegExp(`^W/"${before}-2019-10-15-`), 'its ETag is the moment, not the row')
  const etag = { 'if-none-match': String(past.headers.etag) }
  t.equal((await server.call('auditor', 'GET', url, undefined, etag)).status, 304)
  const stale = await server.call(
    'architect',
    'PATCH',
    `${S}/IKT-001`,
    { vendor: 'X' },
    {
      'if-match': String(past.headers.etag),
    },
  )
  t.equal(stale.status, 428, 'no write builds on the past')
})

const READS = [
  ...[
    '',
    '?facets=true&limit=1000&sort=-targetDate,name',
    '?q=helse&signal=overdue',
    '?voided=all&limit=1000',
  ].map((query) => `${S}${query}`),
  `${S}/IKT-001`,
  `${S}/IKT-042`,
  '/api/v1/mappings?limit=1000',
  '/api/v1/replacements',
  '/api/v1/municipalities',
  '/api/v1/service-areas',
  '/api/v1/codes',
  '/api/v1/milestones',
  '/api/v1/risks',
  '/api/v1/wanted-decisions',
  '/api/v1/programme',
  '/api/v1/progress',
  '/api/v1/progress/replacements',
  '/api/v1/exports/replacements.json?sort=-overdue&signal=overdue',
  '/api/v1/changes?limit=20&system=IKT-001',
  '/api/v1/changes/actors',
  '/api/v1/exports/systems.csv',
  '/api/v1/exports/systems.json?sort=-name',
]

test('as of now is now, to the byte but for meta', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  // What a file says of itself is that it is of a day, and when it was taken out.
  const told = (text: string) =>
    text
      .replace(/"meta":\{[^}]*\}|"asOf":(null|"[^"]*")/, '')
      .replace(/"at":"[^"]*"|^# Tatt ut: .*\r\n/m, '')
      .replace(/^# Registeret slik det var: .*\r\n/m, '')
  for (const url of READS) {
    const now = await server.call('auditor', 'GET', url)
    for (const asOf of [TODAY, String(await server.logLength())]) {
      const past = await server.call('auditor', 'GET', `${url}${url.includes('?') ? '&' : '?'}asOf=${asOf}`)
      t.equal(past.status, 200)
      t.equal(told(past.text), told(now.text), `${url} as of ${asOf}`)
    }
  }
})

async function withHistory(server: TestServer, changes: number): Promise<number> {
  await server.call('architect', 'POST', S, FULL_SYSTEM)
  const first = await server.logLength()
  for (let users = 1; users <= changes; users += 1)
    await server.call('architect', 'PATCH', `${S}/IKT-001`, { users }, version(users))
  return first
}

test('a past register is built once, however many ask at once', async (t) => {
  let built = 0
  const server = await startTestServer(t, {
    onStatement: (sql) => {
      if (/max\(.*group by/.test(sql)) built += 1
    },
  })
  const first = await withHistory(server, 2)
  built = 0
  const ask = () => server.call('auditor', 'GET', `${S}/IKT-001?asOf=${first}`)
  await ask()
  const once = built
  t.ok(once > 0)
  built = 0
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      server.call('auditor', 'GET', `${S}?limit=${at + 1}&asOf=${first + 1}`),
    ),
  )
  t.strictSame(
    answers.map(({ status }) => status),
    Array(6).fill(200),
  )
  t.equal(built, once)
  await ask()
  t.equal(built, once, 'and what was built before is still at hand')
})

test('past registers are given back, but never under a reader', async (t) => {
  const server = await startTestServer(t)
  const first = await withHistory(server, 12)
  const past = makePastRegisters(server.store, server.clock, migrationsFolder)
  const open = async (sequence: number) => past.open(await past.find(String(sequence)))
  const read = (view: Awaited<ReturnType<typeof open>>) =>
    listSystems(view.reader, { sort: ['name'], limit: 5, voided: 'no' }, view.moment)
  const held = await open(first)
  const shut = await open(first + 1)
  await shut.close()
  for (let sequence = first + 2; sequence <= first + 12; sequence += 1) await (await open(sequence)).close()
  t.equal((await read(held)).items[0]?.users, null, 'one that is being read stays')
  await t.rejects(read(shut), /not open/, 'one that nobody reads has made room')
  await held.close()
  await t.rejects(read(held), /not open/, 'and so has the other when its reader is done')
  const again = await open(first + 1)
  t.equal((await read(again)).items[0]?.users, 1, 'and is built again when it is asked for')
  await again.close()
})
