import { eq } from 'drizzle-orm'
import { createReplacement } from '../../schema/api/replacements.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { KEYED_FIELDS, SORT_FIELDS, SYSTEM_SORTS } from '../../schema/rules/systemList.js'
import { createSystem } from '../../server/domain/systems.js'
import type { Tx } from '../../server/engines/store.js'
import { test } from '../engines.js'
import { SYSTEM, startTestServer, systemFields, type TestServer, testContext } from '../server.js'

const S = '/api/v1/systems'
/** Names in the order that people in Norway look for them, upper and lower case together. */
const ORDERED = [
  'apotek',
  'Doka',
  'Đora',
  'Elan',
  'Élin',
  'skole 2',
  'Skole 10',
  'Ære',
  'Ärlig',
  'øst',
  'Östra',
  'Ås',
  'Ида',
] as const
const BACKWARDS = [...ORDERED].reverse()

/** Everything that has a name, one row for each, the last first, with codes that stand in yet another order. */
async function startNamed(t: Parameters<typeof startTestServer>[0]): Promise<TestServer> {
  const server = await startTestServer(t)
  const codeOf = (name: string) => `c${(ORDERED.indexOf(name as 'Ås') * 5) % ORDERED.length}`
  for (const [at, name] of BACKWARDS.entries()) {
    const code = codeOf(name)
    const named = { code, nameNb: name, nameEn: name }
    const add = async (role: 'lead' | 'administrator' | 'architect', path: string, body: object) => {
      const answer = await server.call(role, 'POST', `/api/v1/${path}`, body)
      t.equal(answer.status, 201, answer.text)
    }
    await add('lead', 'waves', named)
    await add('lead', 'milestones', { ...named, date: '2020-01-01' })
    await add('administrator', 'service-areas', { ...named, subproject: 'D1' })
    await add('administrator', 'municipalities', { number: String(1000 + at), name, kind: 'former' })
    await add('architect', 'replacements', { ...named, kind: 'shared_solution', state: 'in_use' })
    await createSystem(testContext(server, { id: code, name }), {
      ...systemFields({ ...SYSTEM, name }),
      ...{ name, vendor: name, product: name, systemOwner: name, responsible: name },
      ...{ wave: code, serviceArea: code, municipality: String(1000 + at) },
    })
    await add('architect', 'contracts', { supplier: name, systems: [] })
  }
  return server
}

test('every list of names is in one Norwegian order', async (t) => {
  const server = await startNamed(t)
  const ask = async (url: string) => (await server.call('auditor', 'GET', `/api/v1/${url}`)).body
  const ofThese = (names: unknown[]) => names.filter((name) => ORDERED.includes(name as 'Ås'))
  // What the small register has besides, is left out.
  const lists: [url: string, names: (body: { items: Record<string, string>[] }) => unknown[]][] = [
    ['contracts?sort=supplier', ({ items }) => items.map(({ supplier }) => supplier)],
    ['waves', ({ items }) => items.map(({ nameNb }) => nameNb)],
    ['milestones', ({ items }) => items.map(({ nameNb }) => nameNb)],
    ['service-areas', ({ items }) => items.map(({ nameNb }) => nameNb)],
    ['replacements', ({ items }) => items.map(({ nameNb }) => nameNb)],
    ['progress/replacements?sort=name', ({ items }) => items.map(({ nameNb }) => nameNb)],
    // None of them has a system.
    ['progress/replacements?sort=-overdue', ({ items }) => items.map(({ nameNb }) => nameNb)],
    ['changes/actors', ({ items }) => items.map(({ name }) => name)],
    ['exports/systems.json?sort=responsible', ({ items }) => items.map(({ name }) => name)],
  ]
  for (const [url, names] of lists) t.strictSame(ofThese(names(await ask(url))), ORDERED, url)

  const { facets } = await ask('systems?facets=true')
  t.strictSame(
    facets.systemOwner.map(({ value }: { value: string }) => value),
    ORDERED,
    'facets',
  )
  const { items: checks } = await ask('checks')
  const { systems } = checks.find(({ code }: { code: string }) => code === 'UNMAPPED')
  t.strictSame(
    systems.map(({ name }: { name: string }) => name),
    ORDERED,
    'findings',
  )
})

test('the list of systems is in one Norwegian order by whatever text, forwards and backwards', async (t) => {
  const server = await startNamed(t)
  await createSystem(testContext(server), systemFields({ ...SYSTEM, name: 'Uten' }))
  const texts = SORT_FIELDS.filter((name) => {
    const field = SYSTEM_FIELDS[name]
    return field.type === 'line' || ('choices' in field && field.choices.from !== 'words')
  })
  t.ok(texts.length >= KEYED_FIELDS.length + 4, texts.join())
  for (const [sort, ordered] of texts.flatMap((name) => [
    [name, ORDERED] as const,
    [`-${name}`, BACKWARDS] as const,
  ])) {
    const found: string[] = []
    let cursor = ''
    do {
      const { body } = await server.call('auditor', 'GET', `${S}?limit=4&sort=${sort}${cursor}`)
      found.push(...body.items.map(({ name }: { name: string }) => name))
      cursor = body.next === null ? '' : `&cursor=${body.next}`
    } while (cursor)
    t.strictSame(
      found.filter((name) => name !== 'Uten'),
      ordered,
      sort,
    )
    if (!/name|municipality/.test(sort)) t.equal(found.at(-1), 'Uten', `${sort}: without one last`)
    const last = await server.call('auditor', 'GET', `${S}/IKT-014/neighbours?sort=${sort}`)
    t.equal(last.body.position, found.indexOf('Uten') + 1, `${sort}: its place`)
  }
  for (const sort of SYSTEM_SORTS)
    t.equal((await server.call('auditor', 'GET', `${S}?sort=${sort}`)).status, 200, sort)
})

test('a key follows what it is made of, and stands in no answer and no row of the log', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', S, { ...SYSTEM, vendor: 'Ås 2' })
  const keys = () =>
    server.store.read(async ({ db, t: { systems } }) => {
      const [row] = await db.select({ vendorKey: systems.vendorKey }).from(systems)
      return row?.vendorKey
    })
  t.equal(await keys(), '}s 012')
  const change = (vendor: string | null, version: number) =>
    server.call('architect', 'PATCH', `${S}/IKT-001`, { vendor }, { 'if-match': `"${version}"` })
  t.equal((await change('Østlandet', 1)).status, 200)
  t.equal(await keys(), '|stlandet')
  t.equal((await change(null, 2)).status, 200)
  t.equal(await keys(), null)
  const exported = await server.call('auditor', 'GET', '/api/v1/exports/systems.json')
  for (const url of [S, `${S}/IKT-001`, '/api/v1/changes', '/api/v1/waves']) {
    const { text } = await server.call('auditor', 'GET', url)
    t.notMatch(text + exported.text, /vendorKey|sortKey/, url)
  }
  // What is answered to a stale version is the row as it is stored.
  const named = { nameNb: 'Navn', nameEn: 'Name' }
  for (const [path, id, body] of [
    ['waves', 'code', named],
    ['service-areas', 'code', { ...named, subproject: 'D1' }],
    ['replacements', 'code', { ...named, kind: 'shared_solution', state: 'in_use' }],
    ['municipalities', 'number', { name: 'Nes', kind: 'former' }],
    ['contracts', 'id', { supplier: 'x', systems: [] }],
    ['systems', 'number', SYSTEM],
  ] as const) {
    const key = {
      code: { code: 'one' },
      number: path === 'municipalities' ? { number: '1234' } : {},
      id: {},
    }[id]
    const made = await server.call('administrator', 'POST', `/api/v1/${path}`, { ...body, ...key })
    t.equal(made.status, 201, made.text)
    const url = `/api/v1/${path}/${made.body[id]}`
    const stale = await server.call('administrator', 'PATCH', url, {}, { 'if-match': '"9"' })
    t.equal(stale.status, 412, stale.text)
    t.equal(stale.body.current[id], made.body[id])
    t.notMatch(stale.text, /Key"|searchText/, path)
  }
})

test('numbers past 999 come after it wherever rows are in the order that they were made', async (t) => {
  const server = await startTestServer(t)
  const add = async (path: string, body: object) => {
    const answer = await server.call('administrator', 'POST', `/api/v1/${path}`, body)
    t.equal(answer.status, 201, answer.text)
  }
  const { store } = server
  const write = (run: (tx: Tx) => Promise<unknown>) => store.transaction(run)
  await add('systems', SYSTEM)
  await write(({ db, t: { systems } }) => db.update(systems).set({ number: 'IKT-998' }))
  for (const _ of 'ab') await add('systems', { ...SYSTEM, municipality: '0711' })
  const systems = ['IKT-998', 'IKT-999', 'IKT-1000']
  const codes = ['first', 'second', 'third']
  for (const code of codes)
    await add(
      'replacements',
      createReplacement.body.parse({
        ...{ code, nameNb: code, nameEn: code },
        ...{ kind: 'shared_solution', state: 'in_use' },
      }),
    )
  const gates = ['OWNER_MISSING', 'RECORDS_MANAGER_NOT_CONSULTED', 'ROLLBACK_MISSING']
  for (const at of [0, 1, 2]) {
    const system = 'IKT-999'
    await add('mappings', { system, replacement: codes[at], coverage: 'partial', scope: 'case_archive' })
    await add('integrations', { fromSystem: system, toParty: 'NAV', data: `${at}`, direction: 'one_way' })
    await add('contracts', { supplier: `${at}`, systems: [...systems].reverse() })
    await add('overrides', { system, gate: gates[at], reason: 'x', evidence: 'x' })
    if (at < 2) await add('prerequisites', { system, requires: systems[at === 0 ? 2 : 0], status: 'decided' })
    if (at > 0) continue
    await write(async ({ db, t: tables }) => {
      const { mappings, integrations, contracts, contractSystems, overrides, prerequisites } = tables
      await db.update(mappings).set({ id: 'KOB-998' })
      await db.update(integrations).set({ id: 'INT-998' })
      await db.update(contracts).set({ id: 'AVT-998' })
      await db.update(contractSystems).set({ contract: 'AVT-998' })
      await db.update(overrides).set({ id: 'OVR-998' })
      await db.update(prerequisites).set({ id: 'FOR-999' })
    })
  }
  const listed = async (path: string) => (await server.call('auditor', 'GET', `/api/v1/${path}`)).body.items
  for (const [path, letters] of [
    ['mappings?', 'KOB'],
    ['integrations?', 'INT'],
    ['contracts?sort=id', 'AVT'],
    ['overrides?', 'OVR'],
  ] as const) {
    const wanted = ['998', '999', '1000'].map((digits) => `${letters}-${digits}`)
    const ids = (await listed(path)).map(({ id }: { id: string }) => id)
    t.strictSame(ids, wanted, path)
    const first = (await server.call('auditor', 'GET', `/api/v1/${path}&limit=2`)).body
    t.strictSame(
      (await listed(`${path}&limit=2&cursor=${first.next}`)).map(({ id }: { id: string }) => id),
      wanted.slice(2),
      `${path}: the next page`,
    )
  }
  t.strictSame(
    (await listed('prerequisites')).map(({ id }: { id: string }) => id),
    ['FOR-999', 'FOR-1000'],
  )
  t.strictSame((await listed('contracts'))[0].systems, systems, 'what a contract covers')
  await write(({ db, t: { mappings } }) => db.delete(mappings).where(eq(mappings.id, 'KOB-998')))
  const { body } = await server.call('auditor', 'GET', `${S}/IKT-999`)
  t.equal(body.destination, 'second', 'the oldest of what replaces it')
  t.strictSame(
    body.mappings.map(({ id }: { id: string }) => id),
    ['KOB-999', 'KOB-1000'],
  )
})
