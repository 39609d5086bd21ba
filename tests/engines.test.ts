import fc from 'fast-check'
import root, { type Test } from 'tap'
import { createMapping as mappingEndpoint } from '../schema/api/mappings.js'
import { createReplacement as replacementEndpoint } from '../schema/api/replacements.js'
import { EXPORTED_LISTS } from '../schema/rules/exports.js'
import { SYSTEM_SORTS } from '../schema/rules/systemList.js'
import { isPlainText, textFault } from '../schema/rules/text.js'
import { readDemo } from '../seeds/data.js'
import { loadDemo } from '../seeds/demo.js'
import { type Context, changeAll } from '../server/domain/change.js'
import { createMapping, voidMapping } from '../server/domain/mappings.js'
import { createMilestone } from '../server/domain/milestones.js'
import { createReplacement } from '../server/domain/replacements.js'
import { createSystem, patchSystem, voidSystem } from '../server/domain/systems.js'
import { createTransition } from '../server/domain/transitions.js'
import type { Services } from '../server/http/bind.js'
import { findHead } from '../server/store/changes.js'
import { ENGINES, type Engine } from './engines.js'
import { newSeed } from './property.js'
import {
  FULL_SYSTEM,
  openTestServices,
  SYSTEM,
  setUpRegister,
  startTestServer,
  systemFields,
  type TestServer,
  testContext,
} from './server.js'
import { sized } from './size.js'

const CLOCK = () => new Date('2026-01-02T03:04:05.678Z')
const seed = newSeed()

/** Texts that engines are known to differ over. */
const TEXTS = [
  ...['Ærø', 'Økonomi', 'Ås', 'Aas', 'ås', 'Zebra', 'zebra', 'Éclair', 'Ü', 'ß', 'İstanbul', 'ǅ', 'ﬁ'],
  ...['100 %', '100%_', '_', '%', "O'Neill", '"sitat"', '`', '\\', '\\%', '--', '/*', '; DROP TABLE x', '$1'],
  ...[
    '👩‍👩‍👧',
    '🇳🇴',
    'e\u0301',
    'é',
    '\u00a0',
    '\u200b',
    '\ufeffbom',
    'العربية',
    '漢字',
    '𝔘𝔫𝔦',
    '~',
    '{',
    '}',
    '|',
  ],
  ...[
    'null',
    'NULL',
    'true',
    '0',
    '-1',
    '1e9',
    '007',
    'NaN',
    '{"a":1}',
    '[]',
    '  to  ord  ',
    'a\tb',
    'x'.repeat(200),
  ],
  ...fc.sample(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => isPlainText(text) && text.trim() !== ''),
    { seed, numRuns: sized(20, 60) },
  ),
]
/** Those that can be a name: not blank, and to be seen. */
const NAMES = TEXTS.map((text) => text.trim()).filter((text) => text && !textFault(text, 'one'))
const LONG = `${'Ærlig talt, 100 % «sitat» og \\ 👩‍👩‍👧. '.repeat(110)}`.slice(0, 3900)

/** The same history on any engine: every id, moment and name is given. */
async function load(services: Services): Promise<void> {
  await setUpRegister(services, { ...testContext(services), requestId: 'set-up' })
  let request = 0
  const next = (): Context => {
    request += 1
    return {
      ...testContext(services),
      requestId: `request-${request}`,
      at: `2019-10-15T08:00:00.${String(request % 1000).padStart(3, '0')}Z`,
    }
  }
  for (const [index, name] of NAMES.entries()) {
    const limits = [0, 1, 999_999_999, 1_000_000_000]
    await createSystem(
      next(),
      systemFields({
        ...(index % 3 === 0 ? FULL_SYSTEM : SYSTEM),
        name,
        aliases: index % 2 ? [name, 'Ære'] : [],
        vendor: index % 4 ? name : null,
        systemOwner: index % 5 ? name : null,
        municipality: index % 2 ? '0711' : '0602',
        users: index % 3 ? limits[index % 4] : null,
        annualCost: index % 7 ? limits[(index + 1) % 4] : null,
        descriptionNb: index % 11 ? null : LONG,
        usageNote: `Linje 1\nLinje 2\r\n\t${name}`,
        targetDate: index % 6 ? '2019-10-01' : '2199-12-31',
        dayOneCritical: index % 8 === 0,
      }),
      { reason: name },
    )
  }
  await createReplacement(next(), replacement('epj', 'Felles «EPJ» 100 %', 'shared_solution', null))
  await createReplacement(next(), replacement('aas', 'Ås', 'national_service', null))
  await createReplacement(next(), replacement('carried', 'Éclair', 'continued', 'IKT-002'))
  for (let number = 3; number < 30; number += 1)
    await createMapping(
      next(),
      mappingEndpoint.body.parse({
        system: id(number),
        replacement: ['epj', 'aas', 'carried'][number % 3] ?? 'epj',
        scope: NAMES[number] ?? null,
        countIn: 1_000_000_000,
        countOut: 0,
      }),
    )
  await voidMapping(next(), 'KOB-002', 1, { reason: "Feil: 'koblet' 100 %", confirmed: ['systems'] })
  await createTransition(next(), 'IKT-007', 1, { to: 'assessed' })
  await patchSystem(next(), 'IKT-001', 1, { users: 1_000_000_000, vendor: null, aliases: ['"', "'", '%'] })
  await voidSystem(next(), 'IKT-040', 1, { reason: 'Ført opp to ganger' })
  await createMilestone(next(), {
    code: 'budsjett',
    nameNb: 'Budsjett',
    nameEn: 'Budget',
    date: '2019-10-16',
    precision: 'day',
    source: null,
  })
  await changeAll(next(), async (all) => {
    await patchSystem(all, 'IKT-003', 1, { healthNote: LONG })
    await patchSystem(all, 'IKT-005', 1, { healthNote: null, onHold: true, onHoldReason: 'Venter' })
  })
}

const id = (number: number) => `IKT-${String(number).padStart(3, '0')}`

function replacement(
  code: string,
  name: string,
  kind: 'shared_solution' | 'national_service' | 'continued',
  continuesSystem: string | null,
) {
  const { reason: _, ...fields } = replacementEndpoint.body.parse({
    code,
    nameNb: name,
    nameEn: name,
    kind,
    continuesSystem,
    state: kind === 'continued' ? 'coming' : 'in_use',
  })
  return fields
}

const S = '/api/v1/systems'
const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
const READS = [
  ...SYSTEM_SORTS.flatMap((sort) => [`${S}?limit=1000&sort=${sort}`, `${S}?limit=1000&sort=-${sort},-name`]),
  ...TEXTS.map((q) => `${S}?${query({ q, limit: '1000' })}`),
  ...TEXTS.map((systemOwner) => `${S}?${query({ systemOwner, limit: '1000' })}`),
  ...['æ', 'Æ', 'å', 'a a', '%', '_', "'", '0711 svelvik', 'IKT-0', ''].map((q) => `${S}?${query({ q })}`),
  `${S}?facets=true&limit=1`,
  `${S}?facets=true&systemOwner=&signal=unmapped&signal=overdue`,
  `${S}?voided=all&limit=1000`,
  `${S}?destination=epj&destination=unmapped&sort=-targetDate`,
  `${S}?plannedBy=2019-12-31&ready=false`,
  `${S}?replacement=epj&targetTo=2019-10-15&vendor=&limit=1000`,
  `${S}/IKT-001`,
  `${S}/IKT-003`,
  `${S}/IKT-007/transitions`,
  `${S}/IKT-999`,
  '/api/v1/mappings',
  '/api/v1/mappings?voided=true&limit=5',
  '/api/v1/replacements',
  '/api/v1/replacements/epj',
  '/api/v1/municipalities',
  '/api/v1/service-areas',
  '/api/v1/codes',
  '/api/v1/milestones',
  '/api/v1/progress',
  '/api/v1/programme',
  '/api/v1/meta',
  '/api/v1/changes?entity=system&limit=1000',
  '/api/v1/changes?entity=mapping&limit=1000',
  '/api/v1/changes?field=users&system=IKT-001',
  '/api/v1/changes?field=USERS',
  `/api/v1/changes?${query({ field: '%' })}`,
  `/api/v1/changes?${query({ actor: 'Testrolle', entity: 'replacement' })}`,
  '/api/v1/changes?requestId=request-3',
  '/api/v1/changes?from=2019-10-15&to=2019-10-15&entity=milestone',
  '/api/v1/exports/systems.csv',
  '/api/v1/exports/systems.json?sort=-name',
  // Who came in is told by numbers of requests, which are as many as there are engines.
  ...Object.keys(EXPORTED_LISTS)
    .filter((list) => list !== 'security-events')
    .map((list) => `/api/v1/exports/${list}.ndjson`),
]

/** What each register has of its own: requests that are numbered at random, and what is hashed of them. */
const OWN = /[0-9a-f]{64}|token-[0-9a-f]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What is refused, in the engine's face: the answer must not show which engine it is. */
const REFUSED: [method: string, url: string, body: unknown, version?: number][] = [
  ['POST', S, { ...SYSTEM, name: '' }],
  ['POST', S, { ...SYSTEM, name: 'x'.repeat(201) }],
  ['POST', S, { ...SYSTEM, name: 'a\u0000b' }],
  ['POST', S, { ...SYSTEM, name: 'a\ud800b' }],
  ['POST', S, { ...SYSTEM, municipality: "0602'" }],
  ['POST', S, { ...SYSTEM, users: 1_000_000_001 }],
  ['POST', S, { ...SYSTEM, users: 2 ** 53 }],
  ['POST', S, { ...SYSTEM, users: -1 }],
  ['POST', S, { ...SYSTEM, users: 1.5 }],
  ['PATCH', `${S}/IKT-001`, { users: 5 }, 1],
  ['PATCH', `${S}/IKT-001`, { users: 5 }, 999_999_999],
  ['PATCH', `${S}/IKT-040`, { users: 5 }, 2],
  ['POST', '/api/v1/mappings', { system: 'IKT-002', replacement: 'carried' }],
  ['POST', '/api/v1/mappings', { system: 'IKT-004', replacement: 'aas' }],
  ['POST', `${S}/IKT-007/transitions`, { to: 'decided' }, 2],
  ['GET', `${S}?cursor=${Buffer.from('["name,number","\\u0000","x"]').toString('base64url')}`, undefined],
  ['GET', `${S}?cursor=${Buffer.from('["name,number",7,"x"]').toString('base64url')}`, undefined],
  ['GET', `${S}?cursor=${Buffer.from('["name,number","a","b"]').toString('base64url')}`, undefined],
  ['GET', `${S}?cursor=${Buffer.from('["name,number","a",1e300]').toString('base64url')}`, undefined],
  ['GET', `${S}?sort=users&cursor=${Buffer.from('["users,number",1.5,3]').toString('base64url')}`, undefined],
  [
    'GET',
    `${S}?sort=users&cursor=${Buffer.from('["users,number",-9e99,3]').toString('base64url')}`,
    undefined,
  ],
  ['GET', '/api/v1/changes?cursor=WyJjaGFuZ2VzIiwxZTMwMF0', undefined],
  ['GET', '/api/v1/mappings?cursor=WyJtYXBwaW5ncyIsIlx1ZDgwMCJd', undefined],
  ['GET', `${S}?q=%00`, undefined],
  ['GET', `${S}/IKT-999999`, undefined],
]

async function start(t: Test, engine: Engine): Promise<TestServer> {
  t.context = { engine }
  return startTestServer(t, { load, clock: CLOCK })
}

root.test('both engines answer the same requests with the same bytes', async (t) => {
  t.comment(`seed ${seed}`)
  const servers = { sqlite: await start(t, 'sqlite'), postgres: await start(t, 'postgres') }
  const ask = async (method: string, url: string, body?: unknown, version?: number) => {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` }
    const answers = []
    for (const engine of ENGINES) {
      const {
        status,
        headers: told,
        text,
      } = await servers[engine].call('administrator', method, url, body, headers)
      answers.push({ status, etag: told.etag, text: text.replaceAll(OWN, '') })
    }
    const [sqlite, postgres] = answers
    t.strictSame(
      postgres,
      sqlite,
      `${method} ${url} ${JSON.stringify(body)?.slice(0, 80) ?? ''}: ${sqlite?.status}`,
    )
    t.ok((sqlite?.status ?? 500) < 500, `${method} ${url}: is answered`)
    return sqlite?.text ?? ''
  }
  for (const url of READS) await ask('GET', url)
  for (const sort of SYSTEM_SORTS) {
    const seen = new Set<string>()
    for (let cursor = '', pages = 0; pages < 60; pages += 1) {
      const page = JSON.parse(await ask('GET', `${S}?limit=9&sort=-${sort}${cursor}`))
      for (const { number } of page.items) seen.add(number)
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    t.equal(seen.size, NAMES.length - 1, `the pages of -${sort} hold every system`)
  }
  for (const [method, url, body, version] of REFUSED) await ask(method, url, body, version)
  t.strictSame(await servers.postgres.logLength(), await servers.sqlite.logLength(), 'and wrote the same')
})

root.test('the demo is the same register on both engines, to the hash of its last change', async (t) => {
  const whole = readDemo()
  const steps = sized(400, whole.history.length)
  const demo = { ...whole, history: whole.history.slice(0, steps) }
  const heads = []
  for (const engine of ENGINES) {
    t.context = { engine }
    const { store } = await openTestServices(t)
    t.equal(
      await loadDemo({ store }, CLOCK(), demo),
      true,
      `the demo loads into an empty register on ${engine}`,
    )
    heads.push(await findHead(store))
  }
  const [sqlite, postgres] = heads
  t.ok((sqlite?.seq ?? 0) > steps)
  t.strictSame(postgres, sqlite)
})
