import { SYSTEM_SORTS } from '../../schema/rules/systemList.js'
import { test, testOnce } from '../engines.js'
import { runScenarios, SYSTEM, startTestServer } from '../server.js'
import { startWithSystems } from '../tracks.js'

const S = '/api/v1/systems'

test('neighbours: scenarios', async (t) => {
  const server = await startTestServer(t)
  for (const [name, vendor] of [
    ['A', 'Acme'],
    ['B', null],
    ['C', 'Acme'],
  ])
    await server.call('architect', 'POST', S, { ...SYSTEM, name, vendor })
  const of = (number: string, query = '') => `${S}/${number}/neighbours${query}`
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url: of('IKT-002'), status: 401, lacks: ['IKT'] },
    {
      name: 'those before and after',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-002'),
      status: 200,
      contains: ['{"position":2,"total":3,"previous":"IKT-001","next":"IKT-003"}'],
    },
    {
      name: 'the first has none before it',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-001'),
      status: 200,
      contains: ['{"position":1,"total":3,"previous":null,"next":"IKT-002"}'],
    },
    {
      name: 'the other way round',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-001', '?sort=-name'),
      status: 200,
      contains: ['{"position":3,"total":3,"previous":"IKT-002","next":null}'],
    },
    {
      name: 'of a list that does not have it, around its place',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-002', '?vendor=Acme'),
      status: 200,
      contains: ['{"position":null,"total":2,"previous":"IKT-001","next":"IKT-003"}'],
    },
    {
      name: 'no such system',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-999'),
      status: 404,
      code: 'not_found',
      contains: ['IKT-999'],
    },
    {
      name: 'an unknown filter',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-001', '?statuz=planned'),
      status: 400,
      contains: ['statuz'],
    },
    {
      name: 'what only a page of the list takes',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-001', '?limit=5'),
      status: 400,
      contains: ['limit'],
    },
    {
      name: 'an unknown order',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-001', '?sort=luck'),
      status: 400,
      contains: ['luck'],
    },
    {
      name: 'before the first row of the log there was none',
      as: 'auditor',
      method: 'GET',
      url: of('IKT-001', '?asOf=1'),
      status: 404,
    },
  ])
})

test('the neighbours of every system are those of the list, whatever its filters and order', async (t) => {
  let statements = 0
  const server = await startTestServer(t, {
    onStatement: () => {
      statements += 1
    },
  })
  const vendors = ['Ærlig AS', 'Ås', 'acme', null]
  for (let index = 0; index < 12; index += 1)
    await server.call('architect', 'POST', S, {
      ...SYSTEM,
      name: `System ${index % 5}`,
      municipality: index % 3 ? '0602' : '0711',
      vendor: vendors[index % 4],
      users: index % 2 ? index : null,
      targetDate: index % 3 ? null : `2019-1${index % 2}-01`,
    })
  const get = async (url: string) => (await server.call('auditor', 'GET', url)).body
  const numbers: string[] = (await get(`${S}?sort=number`)).items.map(numberOf)
  const filters = [
    '',
    'municipality=0711',
    'vendor=',
    'q=system+1',
    'signal=overdue',
    'voided=only',
    'destination=unmapped&ready=false',
  ]
  const sorts = [...SYSTEM_SORTS.flatMap((sort) => [sort, `-${sort}`]), 'municipality,-vendor', '-users,name']
  for (const [index, sort] of sorts.entries()) {
    // Every filter with some order, and every order with some filter.
    const filter = filters[index % filters.length]
    const query = [filter, `sort=${sort}`].filter(Boolean).join('&')
    const list: string[] = (await get(`${S}?${query}`)).items.map(numberOf)
    const all: string[] = (await get(`${S}?sort=${sort}`)).items.map(numberOf)
    const wrong: unknown[] = []
    for (const number of numbers) {
      const found = await get(`${S}/${number}/neighbours?${query}`)
      // Where the system stands among all, those of the list around it.
      const place = all.indexOf(number)
      const isListed = list.includes(number)
      const expected = {
        position: isListed ? list.indexOf(number) + 1 : null,
        total: list.length,
        previous: all.slice(0, place).findLast((other) => list.includes(other)) ?? null,
        next: all.slice(place + 1).find((other) => list.includes(other)) ?? null,
      }
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ number, found, expected })
    }
    t.strictSame(wrong, [], query)
  }

  const before = statements
  await get(`${S}/${numbers[0]}/neighbours?sort=vendor`)
  const few = statements - before
  for (let index = 0; index < 30; index += 1)
    await server.call('architect', 'POST', S, { ...SYSTEM, name: `More ${index}` })
  // Who asks is read anew after a write, by whoever asks first.
  await get(`${S}?limit=1`)
  const later = statements
  await get(`${S}/${numbers[0]}/neighbours?sort=vendor`)
  t.equal(statements - later, few, 'as many statements however many rows')
})

const C = '/api/v1/contracts'

testOnce('neighbours of contracts: scenarios', async (t) => {
  const server = await startWithSystems(t)
  for (const [supplier, end] of [
    ['Acme', '2021-12-31'],
    ['Visma', '2020-12-31'],
    ['Acme', '2022-12-31'],
  ])
    await server.call('architect', 'POST', C, {
      ...{ supplier, end, autoRenew: true, renewalMonths: 12, noticeMonths: 1 },
      systems: ['IKT-001'],
    })
  const of = (id: string, query = '') => `${C}/${id}/neighbours${query}`
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url: of('AVT-001'), status: 401, lacks: ['AVT'] },
    {
      name: 'by the deadline, as the list is unless it is asked otherwise',
      as: 'auditor',
      method: 'GET',
      url: of('AVT-001'),
      status: 200,
      contains: ['{"position":2,"total":3,"previous":"AVT-002","next":"AVT-003"}'],
    },
    {
      name: 'of a list that does not have it, around its place',
      as: 'auditor',
      method: 'GET',
      url: of('AVT-002', '?supplier=Acme'),
      status: 200,
      contains: ['{"position":null,"total":2,"previous":null,"next":"AVT-001"}'],
    },
    {
      name: 'no such contract',
      as: 'auditor',
      method: 'GET',
      url: of('AVT-999'),
      status: 404,
      code: 'not_found',
      contains: ['AVT-999'],
    },
    {
      name: 'an unknown section',
      as: 'auditor',
      method: 'GET',
      url: of('AVT-001', '?section=nowhere'),
      status: 400,
      contains: ['nowhere'],
    },
  ])
})

test('the neighbours of every contract are those of the list, whatever its filters and order', async (t) => {
  const server = await startWithSystems(t)
  for (let index = 0; index < 12; index += 1)
    await server.call('architect', 'POST', C, {
      supplier: ['Ærlig AS', 'Ås', 'acme'][index % 3],
      party: index % 2 ? '0602' : null,
      end: index % 4 ? `2020-0${1 + (index % 4)}-28` : null,
      noticeMonths: index % 5 ? index % 5 : null,
      autoRenew: index % 3 === 0,
      ...(index % 3 === 0 && { renewalMonths: 12 }),
      annualCost: index % 5 ? 1000 * index : null,
      systems: index % 2 ? ['IKT-001'] : [],
    })
  const get = async (url: string) => (await server.call('auditor', 'GET', url)).body
  const removed = await get(`${C}/AVT-005`)
  await server.call(
    'architect',
    'POST',
    `${C}/AVT-005/void`,
    { reason: 'Registrert to ganger' },
    { 'if-match': `"${removed.version}"` },
  )
  const filters = ['', 'supplier=acme', 'party=0602', 'system=', 'section=clarify', 'voided=true', 'q=ås']
  const sorts = ['section', 'noticeDeadline', 'end', 'supplier', 'annualCost', 'id']
  for (const [index, sort] of sorts.flatMap((sort) => [sort, `-${sort}`]).entries()) {
    const query = [filters[index % filters.length], `sort=${sort}`].filter(Boolean).join('&')
    const list: string[] = (await get(`${C}?${query}`)).items.map(idOf)
    const all: string[] = (await get(`${C}?sort=${sort}&voided=true`)).items.map(idOf)
    t.equal(all.length, 12)
    const wrong: unknown[] = []
    for (const [place, id] of all.entries()) {
      const found = await get(`${C}/${id}/neighbours?${query}`)
      const expected = {
        position: list.includes(id) ? list.indexOf(id) + 1 : null,
        total: list.length,
        previous: all.slice(0, place).findLast((other) => list.includes(other)) ?? null,
        next: all.slice(place + 1).find((other) => list.includes(other)) ?? null,
      }
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ id, found, expected })
    }
    t.strictSame(wrong, [], query)
  }
})

const idOf = ({ id }: { id: string }) => id
const numberOf = ({ number }: { number: string }) => number
