import { MORE_FIELDS } from '../../schema/rules/systemList.js'
import { test } from '../engines.js'
import { FULL_SYSTEM, SYSTEM, startTestServer } from '../server.js'

const url = '/api/v1/systems'
const v = (version: number) => ({ 'if-match': `"${version}"` })

test('search, filters, facets, order and pages', async (t) => {
  const server = await startTestServer(t)
  const make = (fields: object) => server.call('architect', 'POST', url, { ...SYSTEM, ...fields })
  await make({ name: 'Ås', aliases: ['Pluss'], systemOwner: 'Rektor' })
  await make({ name: 'Zebra', vendor: '100% Øst_AS', serviceArea: 'SKO' })
  await make({ name: 'Økonomi', municipality: '0711', users: 10 })
  await make({ name: 'Gerica', municipality: '0711', targetDate: '2019-10-01', users: 900 })
  await make({ name: 'Ære', descriptionNb: 'Gerica-tillegg', privacyClass: 'special' })
  const names = async (query: string) =>
    (await server.call('auditor', 'GET', `${url}?${query}`)).body.items.map(
      (row: { name: string }) => row.name,
    )

  t.strictSame(await names(''), ['Gerica', 'Zebra', 'Ære', 'Økonomi', 'Ås'], 'Norwegian order')
  t.strictSame(await names('sort=-name'), ['Ås', 'Økonomi', 'Ære', 'Zebra', 'Gerica'])
  t.strictSame(await names('sort=-users,name'), ['Gerica', 'Økonomi', 'Zebra', 'Ære', 'Ås'], 'no value last')
  t.strictSame(await names('sort=targetDate'), ['Gerica', 'Ås', 'Zebra', 'Økonomi', 'Ære'], 'then by number')
  for (const [query, found] of [
    ['q=SVELVIK gerica', ['Gerica']],
    ['q=gerica', ['Gerica', 'Ære']],
    ['q=pluss', ['Ås']],
    ['q=IKT-003', ['Økonomi']],
    ['q=økonomi', ['Økonomi']],
    ['q=ØKON', ['Økonomi']],
    ['q=100%25', ['Zebra']],
    ['q=øst_as', ['Zebra']],
    ['q=øst%25as', []],
    ['q=rektor', ['Ås']],
    ['municipality=0711', ['Gerica', 'Økonomi']],
    ['systemOwner=', ['Gerica', 'Zebra', 'Ære', 'Økonomi']],
    ['systemOwner=&systemOwner=Rektor', ['Gerica', 'Zebra', 'Ære', 'Økonomi', 'Ås']],
    ['privacyClass=special', ['Ære']],
    ['serviceArea=SKO', ['Zebra']],
    ['signal=overdue', ['Gerica']],
    ['destination=unmapped&municipality=0602', ['Zebra', 'Ære', 'Ås']],
    ['ready=true', []],
    ['targetTo=2019-10-01', ['Gerica']],
    ['status=planned', []],
  ] as const)
    t.strictSame(await names(query), found, query)

  const faceted = (await server.call('auditor', 'GET', `${url}?municipality=0711&facets=true`)).body
  t.equal(faceted.total, 2)
  t.strictSame(
    faceted.facets.municipality,
    [
      { value: '0602', count: 3 },
      { value: '0711', count: 2 },
    ],
    'a facet counts with the other filters kept, not with its own',
  )
  t.strictSame(faceted.facets.status, [{ value: 'registered', count: 2 }])
  t.ok(
    faceted.facets.signal.some(
      (row: { value: string; count: number }) => row.value === 'overdue' && row.count === 1,
    ),
  )

  for (const sort of [
    'name',
    '-name',
    'targetDate',
    '-users,municipality',
    'vendor',
    'status',
    '-updatedAt',
  ]) {
    const seen: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 10; pages++) {
      const page = (await server.call('auditor', 'GET', `${url}?limit=2&sort=${sort}${cursor}`)).body
      seen.push(...page.items.map((row: { name: string }) => row.name))
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    t.strictSame(seen, await names(`sort=${sort}`), `pages of ${sort} join to the whole list`)
  }
  const wrong = await server.call('auditor', 'GET', `${url}?cursor=zzz`)
  t.equal(wrong.status, 400)
  const other = (await server.call('auditor', 'GET', `${url}?limit=2&sort=name`)).body.next
  t.equal(
    (await server.call('auditor', 'GET', `${url}?sort=-name&cursor=${other}`)).status,
    400,
    'a cursor keeps to its order',
  )
  for (const bad of [
    'limit=0',
    'limit=1001',
    'limit=x',
    'sort=colour',
    'status=gone',
    'targetFrom=2019-13-01',
  ])
    t.equal((await server.call('auditor', 'GET', `${url}?${bad}`)).status, 400, bad)
})

test('a filter turned round finds the rest, those without a value too; texts are found by a part, days by a period', async (t) => {
  const server = await startTestServer(t)
  const make = async (fields: object) => {
    const made = await server.call('architect', 'POST', url, { ...SYSTEM, ...fields })
    t.equal(made.status, 201, made.text)
    return made.body.number as string
  }
  const owned = await make({ name: 'A', vendor: 'Blåfjell AS', product: 'Øre', serviceArea: 'SKO' })
  await make({ name: 'B', vendor: 'Nord 50% KS', systemOwner: 'Rektor', targetDate: '2019-12-01' })
  await make({ name: 'C', municipality: '0711', responsible: 'IKT-leder', targetDate: '2020-02-01' })
  const [reason, first] = ['Feil', { 'if-match': '"1"' }]
  const gone = await make({ name: 'D', vendor: 'Blåfjell AS' })
  t.equal((await server.call('architect', 'POST', `${url}/${gone}/void`, { reason }, first)).status, 200)
  const contract = {
    ...{ supplier: 'Blåfjell AS', party: '0602', start: '2018-01-01', end: '2019-12-31' },
    systems: [owned],
  }
  const renewing = { ...contract, start: '2019-01-01', end: '2020-12-31', autoRenew: true }
  const terms = { renewalMonths: 12, noticeMonths: 2 }
  const running = await server.call('architect', 'POST', '/api/v1/contracts', { ...renewing, ...terms })
  t.equal(running.status, 201, running.text)
  const made = await server.call('architect', 'POST', '/api/v1/contracts', contract)
  t.equal(made.status, 201, made.text)
  const get = (query: string) => server.call('auditor', 'GET', `${url}?${query}`)
  const { noticeDeadline } = (await get(`q=${owned}`)).body.items[0]
  t.type(noticeDeadline, 'string', 'its contract has a notice deadline')
  for (const [query, names] of [
    ['vendor=Blåfjell AS', 'A'],
    ['vendor=Blåfjell AS&not=vendor', 'B C'],
    ['vendor=&not=vendor', 'A B'],
    ['vendor=&vendor=Blåfjell AS&not=vendor', 'B'],
    ['vendor=Blåfjell AS&not=vendor&voided=only', ''],
    ['municipality=0711&not=municipality', 'A B'],
    ['serviceArea=SKO&not=serviceArea', 'B C'],
    ['status=registered&not=status', ''],
    ['signal=unmapped&not=signal', ''],
    ['replacement=&not=replacement', ''],
    [`contract=${made.body.id}&not=contract`, 'B C'],
    ['contract=&not=contract', 'A'],
    ['product=Øre&not=product', 'B C'],
    ['systemOwner=Rektor&municipality=0602&not=systemOwner', 'A'],
    ['vendorContains=FJELL', 'A'],
    ['vendorContains=50%25', 'B'],
    ['vendorContains=fjell&vendorContains=nord', 'A B'],
    ['vendorContains=fjell&not=vendorContains', 'B C'],
    ['productContains=ør', 'A'],
    ['systemOwnerContains=rek', 'B'],
    ['responsibleContains=ikt-', 'C'],
    ['responsibleContains=_kt', ''],
    ['without=targetDate', 'A'],
    ['without=targetDate&not=without', 'B C'],
    ['without=contractEnd&without=targetDate', 'A B C'],
    ['without=noticeDeadline', 'B C'],
    ['targetFrom=2019-12-01&targetTo=2019-12-01', 'B'],
    ['contractEndFrom=2019-12-31', 'A'],
    ['contractEndFrom=2020-01-01', ''],
    ['contractEndTo=2019-12-31', 'A'],
    [`noticeDeadlineFrom=${noticeDeadline}&noticeDeadlineTo=${noticeDeadline}`, 'A'],
    ['q=blåfjell&vendor=Nord 50%25 KS&not=vendor', 'A'],
  ] as const) {
    const { status, body, text } = await get(query)
    t.equal(status, 200, `${query} ${text}`)
    t.equal(body.items.map((row: { name: string }) => row.name).join(' '), names, query)
    t.equal(body.total, body.items.length, `${query}: as many as are counted`)
    const file = await server.call('auditor', 'GET', `/api/v1/exports/systems.json?${query}`)
    t.strictSame(
      file.body.items.map((row: { name: string }) => row.name).join(' '),
      names,
      `${query}: the same exported`,
    )
  }
  for (const [query, path, says] of [
    ['not=vendor', 'not', 'Leverandør'],
    ['not=colour', 'not', ''],
    ['not=ready&ready=true', 'not', ''],
    ['vendorContains=', 'vendorContains', ''],
    ['without=users', 'without', ''],
    ['contractEndFrom=2020-01-02&contractEndTo=2020-01-01', 'contractEndFrom', '02.01.2020'],
    ['noticeDeadlineFrom=2020-13-01', 'noticeDeadlineFrom', ''],
    ['fields=name', 'fields', ''],
    ['fields=note', 'fields', ''],
  ] as const) {
    const { status, body, text } = await get(query)
    t.equal(status, 400, `${query} ${text}`)
    t.ok(
      body.errors.some((error: { path: string }) => error.path.startsWith(path)),
      `${query} names ${path}`,
    )
    t.ok(text.includes(says), query)
  }
})

test('rows have the fields that are asked for besides, and no others', async (t) => {
  const server = await startTestServer(t)
  const made = await server.call('architect', 'POST', url, FULL_SYSTEM)
  t.equal(made.status, 201, made.text)
  const whole = made.body
  for (const sort of ['name', '-updatedAt']) {
    const get = async (query: string) =>
      (await server.call('auditor', 'GET', `${url}?sort=${sort}${query}`)).body.items[0]
    const plain = await get('')
    for (const name of MORE_FIELDS) t.notOk(name in plain, `${sort}: ${name} is not there unasked`)
    const asked = await get(MORE_FIELDS.map((name) => `&fields=${name}`).join(''))
    for (const name of MORE_FIELDS) t.strictSame(asked[name], whole[name], `${sort}: ${name}`)
    const one = await get('&fields=externalId')
    t.strictSame({ ...plain, externalId: whole.externalId }, one, `${sort}: one more`)
  }
})

test('an unchanged list is 304, and a write makes it new', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', url, SYSTEM)
  const first = await server.call('auditor', 'GET', url)
  const etag = String(first.headers.etag)
  const same = await server.call('auditor', 'GET', url, undefined, { 'if-none-match': etag })
  t.equal(same.status, 304)
  t.equal(same.text, '')
  t.equal(
    (await server.call(null, 'GET', url, undefined, { 'if-none-match': etag })).status,
    401,
    'not for strangers',
  )
  await server.call('architect', 'PATCH', `${url}/IKT-001`, { users: 5 }, v(1))
  const changed = await server.call('auditor', 'GET', url, undefined, { 'if-none-match': etag })
  t.equal(changed.status, 200)
  t.equal(changed.body.items[0].users, 5)
})

test('those who ask for the same page at once are answered from one reading of it', async (t) => {
  let lists = 0
  const server = await startTestServer(t, {
    onStatement: (sql) => {
      if (/^select count\(\*\) from "systems"/.test(sql)) lists += 1
    },
  })
  for (let index = 0; index < 3; index += 1) {
    await server.call('architect', 'POST', url, { ...SYSTEM, name: `System ${index}` })
    lists = 0
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.call('auditor', 'GET', `${url}?limit=2`)),
    )
    t.equal(lists, 1)
    t.strictSame(
      new Set(answers.map(({ status, body }) => `${status} ${body.total}`)),
      new Set([`200 ${index + 1}`]),
    )
    t.equal((await server.call(null, 'GET', `${url}?limit=2`)).status, 401, 'not for strangers')
  }
  lists = 0
  await Promise.all([1, 2].map((limit) => server.call('auditor', 'GET', `${url}?limit=${limit}&sort=-name`)))
  t.equal(lists, 2, 'two pages are two readings')
})

test('no request issues a number of statements that grows with its rows', async (t) => {
  let statements = 0
  const server = await startTestServer(t, { onStatement: () => statements++ })
  const count = async (path: string) => {
    statements = 0
    await server.call('auditor', 'GET', path)
    return statements
  }
  const paths = [
    `${url}?limit=1000&facets=true`,
    `${url}?check=OVERDUE&check=UNMAPPED`,
    '/api/v1/progress',
    '/api/v1/checks',
    '/api/v1/checks/counts',
    '/api/v1/checks/UNMAPPED/findings',
    '/api/v1/mappings',
    '/api/v1/replacements',
    '/api/v1/changes?limit=1000',
    '/api/v1/municipalities',
    '/api/v1/service-areas',
    `${url}/IKT-001`,
    `${url}/IKT-001/transitions`,
    '/api/v1/exports/systems.json',
  ]
  await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'epj',
    nameNb: 'EPJ',
    nameEn: 'EPR',
    kind: 'shared_solution',
  })
  const fill = async (from: number, to: number) => {
    for (let index = from; index <= to; index++) {
      const made = await server.call('architect', 'POST', url, { ...FULL_SYSTEM, name: `System ${index}` })
      await server.call('architect', 'POST', '/api/v1/mappings', {
        system: made.body.number,
        replacement: 'epj',
      })
    }
  }
  await fill(1, 2)
  await count(`${url}?limit=1000&facets=true`)
  // Both times more than half are new, so that what the rules say is computed of the whole.
  await fill(3, 6)
  const few: number[] = []
  for (const path of paths) few.push(await count(path))
  await fill(7, 40)
  for (const [index, path] of paths.entries()) {
    const many = await count(path)
    t.ok(many > 0, `${path}: statements are counted`)
    t.equal(many, few[index], `${path}: ${many} statements for 40 systems as for 6`)
  }
})
