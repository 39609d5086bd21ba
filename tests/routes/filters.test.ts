import type { Test } from 'tap'
import { ENDPOINTS } from '../../schema/api/all.js'
import type { Field } from '../../schema/rules/fields.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { FILTER_FIELDS, PERIODS } from '../../schema/rules/systemList.js'
import { addressOf, readerOf } from '../addresses.js'
import { test } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { runScenarios } from '../server.js'

/** Three systems, replacements, and a contract. */
async function startWithRows(t: Test) {
  const server = await startWithReplacements(t)
  await server.call('architect', 'POST', '/api/v1/contracts', {
    supplier: 'Leverandør',
    systems: ['IKT-001'],
  })
  return server
}

/** Filters that name something, each with what is there, written in capitals or small letters, and what is not. */
const NAMING = [
  ['/api/v1/systems', 'municipality', '0602', '9999'],
  ['/api/v1/systems', 'serviceArea', 'sko', 'nowhere'],
  ['/api/v1/systems', 'wave', 'B1', 'b9'],
  ['/api/v1/systems', 'hosting', 'SAAS', 'sas'],
  ['/api/v1/systems', 'replacement', 'EPJ', 'epk'],
  ['/api/v1/systems', 'contract', '', 'AVT-9999'],
  ['/api/v1/systems', 'destination', 'UNMAPPED', 'unmaped'],
  ['/api/v1/systems/IKT-001/neighbours', 'municipality', '0602', '9999'],
  ['/api/v1/exports/systems.json', 'replacement', 'EPJ', 'epk'],
  ['/api/v1/contracts', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/contracts', 'party', '0602', '8888'],
  ['/api/v1/contracts/AVT-001/neighbours', 'party', '0602', '8888'],
  ['/api/v1/integrations', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/integrations', 'replacement', 'EPJ', 'epk'],
  ['/api/v1/mappings', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/mappings', 'replacement', 'EPJ', 'epk'],
  ['/api/v1/overrides', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/overrides', 'gate', 'disposition_missing', 'DISPOSITION_MISING'],
  ['/api/v1/prerequisites', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/prerequisites', 'requires', 'ikt-1', 'ikt-9999'],
  ['/api/v1/progress/replacements', 'code', 'EPJ', 'epk'],
  ['/api/v1/risks', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/risks', 'subproject', 'd3', 'D99'],
  ['/api/v1/wanted-decisions', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/wanted-decisions', 'subproject', 'd3', 'D99'],
  ['/api/v1/changes', 'system', 'ikt-1', 'ikt-9999'],
  ['/api/v1/changes', 'actor', 'ikt-arkitekt (TEST ARCHITECT)', 'Test arkitekt'],
  ['/api/v1/changes', 'actor', 'archi', 'kartograf'],
  ['/api/v1/changes', 'field', 'MUNICIPALITY', 'kommune'],
  ['/api/v1/changes', 'entityId', 'ikt-1', 'ikt-9999'],
  ['/api/v1/changes', 'entityId', 'EPJ', 'epk'],
  ['/api/v1/changes', 'requestId', '', 'request-0'],
  ['/api/v1/security-events', 'user', '', 'user-0'],
  ['/api/v1/exports/security-events.csv', 'user', '', 'user-0'],
] as const

test('a filter that names what is not there says so; what is there is found whatever the case', async (t) => {
  const server = await startWithRows(t)
  const made = await server.call('lead', 'POST', '/api/v1/waves', { code: 'b1', nameNb: 'B1', nameEn: 'B1' })
  t.equal(made.status, 201, made.text)
  const [reason, first] = ['Feil', { 'if-match': '"1"' }]
  const removed = await server.call('architect', 'POST', '/api/v1/systems/IKT-002/void', { reason }, first)
  t.equal(removed.status, 200, removed.text)
  await runScenarios(
    t,
    server,
    NAMING.flatMap(([url, filter, there, missing]) => {
      const ask = (value: string) => `${url}?${filter}=${encodeURIComponent(value)}`
      return [
        { name: `not signed in: ${url}`, as: null, method: 'GET', url: ask(missing), status: 401 } as const,
        {
          name: `${url}: ${filter} ${missing}`,
          as: 'auditor',
          method: 'GET',
          url: ask(missing),
          status: 400,
          contains: [`"path":"${filter}"`, 'unknown_value', `«${missing}»`.replace('ikt', 'IKT'), 'is n'],
        } as const,
        ...(there === ''
          ? []
          : [
              {
                name: `${url}: ${filter} ${there}`,
                as: 'auditor',
                method: 'GET',
                url: ask(there),
                status: 200,
              } as const,
            ]),
      ]
    }),
  )
  const total = async (query: string) =>
    (await server.call('auditor', 'GET', `/api/v1/changes?${query}`)).body.total as number
  for (const [one, other] of [
    ['system=ikt-1', 'system=IKT-001'],
    ['system=ikt-2', 'system=IKT-002'],
    ['actor=ARCHITECT', 'actor=Test+architect'],
    ['entityId=EPJ', 'entityId=epj'],
    ['field=NAME', 'field=name'],
  ] as const) {
    t.ok((await total(one)) > 0, `${one}: something is found`)
    t.equal(await total(one), await total(other), `${one}: what ${other} finds`)
  }
  for (const [query, path] of [
    ['entity=wave&entityId=IKT-001', 'entityId'],
    ['entity=system&entity=contract&entityId=B1', 'entityId'],
    ['entity=wave&field=vendor', 'field'],
  ] as const) {
    const { status, body } = await server.call('auditor', 'GET', `/api/v1/changes?${query}`)
    t.match({ status, body }, { status: 400, body: { errors: [{ path, code: 'unknown_value' }] } }, query)
  }
  t.ok(
    (await total('entity=wave&entity=system&entityId=ikt-1&field=vendor')) > 0,
    'of any of the kinds that are asked for',
  )
  t.equal(await total('system=IKT-003&asOf=1'), 0, 'of a system that was registered later, nothing is told')
  const past = await server.call('auditor', 'GET', '/api/v1/systems?wave=B1&asOf=1')
  t.equal(past.status, 200, 'what came later may be asked for of the past')
})

/** Filters whose field may be empty, by endpoint: empty, they find the rows without a value. Search is no filter. */
const MAY_BE_EMPTY = new Set([
  ...['list', 'export'].flatMap((way) => [
    `${way}Contracts system`,
    `${way}Contracts party`,
    `${way}Integrations replacement`,
  ]),
  'readContractNeighbours system',
  'readContractNeighbours party',
  'listSecurityEvents user',
  'exportSecurityEvents user',
  'listSuggestions serviceArea',
  ...['listRisks', 'listWantedDecisions', 'exportRisks', 'exportWantedDecisions'].flatMap((list) => [
    `${list} system`,
    `${list} subproject`,
  ]),
  ...[
    'listSystems',
    'readNeighbours',
    'readLandscape',
    'readMatrix',
    'readPlan',
    'listPlanned',
    'exportSystems',
    'exportArchives',
    'exportPrivacy',
  ].flatMap((list) =>
    [
      'replacement',
      'contract',
      ...FILTER_FIELDS.filter((name) => !(SYSTEM_FIELDS[name] as Field).required),
    ].map((name) => `${list} ${name}`),
  ),
])

test('an empty filter finds rows without a value, or says that there is none', async (t) => {
  const server = await startWithRows(t)
  for (const { id, method, path, query, action } of ENDPOINTS) {
    if (method !== 'GET') continue
    for (const name of Object.keys('shape' in query ? (query.shape as object) : {})) {
      if (name === 'q') continue
      const url = `${addressOf(path)}?${name}=`
      const { status, body, text } = await server.call(readerOf({ action }), 'GET', url)
      const isKnown = MAY_BE_EMPTY.has(`${id} ${name}`)
      t.equal(status, isKnown ? 200 : 400, `${id} ${url} ${text.slice(0, 200)}`)
      // What is missing beside it is named too.
      const paths = (body?.errors ?? []).map(({ path }: { path: string }) => path)
      if (!isKnown) t.ok(paths.includes(name), `${id} ${name}`)
    }
  }
})

test('an empty filter finds just the systems that are mapped to nothing', async (t) => {
  const server = await startWithRows(t)
  const mapping = { system: 'IKT-001', replacement: 'epj' }
  const made = await server.call('architect', 'POST', '/api/v1/mappings', mapping)
  t.equal(made.status, 201, made.text)
  for (const [query, total] of [
    ['replacement=', 2],
    ['replacement=epj', 1],
    ['replacement=&replacement=epj', 3],
  ] as const)
    t.equal((await server.call('auditor', 'GET', `/api/v1/systems?${query}`)).body.total, total, query)
})

test('rows of the log are found by id, though a replacement is called as a system is', async (t) => {
  const server = await startWithRows(t)
  const made = await server.call('architect', 'POST', '/api/v1/replacements', {
    ...{ code: 'ikt-001', nameNb: 'Gerica', nameEn: 'Gerica', kind: 'continued', continuesSystem: 'IKT-001' },
  })
  t.equal(made.status, 201, made.text)
  const found = async (query: string) => {
    const { body } = await server.call('auditor', 'GET', `/api/v1/changes?action=create&${query}`)
    return body.items.map((row: { entity: string; entityId: string }) => `${row.entity} ${row.entityId}`)
  }
  const [system, replacement] = ['system IKT-001', 'replacement ikt-001']
  for (const [query, rows] of [
    ['entity=replacement&entityId=ikt-001', [replacement]],
    ['entity=replacement&entityId=IKT-001', [replacement]],
    ['entity=system&entityId=ikt-001', [system]],
    ['entity=system&entityId=ikt-1', [system]],
    ['entityId=ikt-001', [replacement]],
    ['entityId=IKT-001', [system]],
    ['entityId=ikt-1', [system]],
  ] as const)
    t.strictSame(await found(query), rows, query)
})

/** The two ends of each period that an endpoint may be asked for. */
function periodsOf(shape: object): [from: string, to: string][] {
  return Object.keys(shape).flatMap((from): [string, string][] => {
    const to = from.replace(/^from$/, 'to').replace(/From$/, 'To')
    return /^from$|From$/.test(from) && to in shape ? [[from, to]] : []
  })
}

test('a period that ends before it begins is refused, by both its ends', async (t) => {
  const server = await startWithRows(t)
  const asked: string[] = []
  for (const { id, path, query } of ENDPOINTS)
    for (const [from, to] of periodsOf('shape' in query ? (query.shape as object) : {})) {
      const ask = (first: string, last: string) =>
        ({
          name: `${id}: ${from} ${first}, ${to} ${last}`,
          method: 'GET',
          url: `${addressOf(path)}?${from}=${first}&${to}=${last}`,
        }) as const
      asked.push(`${id} ${from}`)
      await runScenarios(t, server, [
        { ...ask('2019-02-01', '2019-01-31'), as: null, status: 401 },
        {
          ...ask('2019-02-01', '2019-01-31'),
          as: 'auditor',
          status: 400,
          contains: [
            `"path":"${from}"`,
            `"path":"${to}"`,
            '31.01.2019 er før 01.02.2019',
            'bytt dem om',
            'swap the two',
          ],
        },
        { ...ask('2019-01-31', '2019-01-31'), as: 'auditor', status: 200 },
      ])
    }
  const ofSystems = [
    ...['exportArchives', 'exportPrivacy', 'exportSystems', 'listPlanned', 'listSystems'],
    ...['readLandscape', 'readMatrix', 'readNeighbours', 'readPlan'],
  ].flatMap((id) => Object.values(PERIODS).map(([from]) => `${id} ${from}`))
  t.strictSame(
    asked.sort(),
    [
      ...['countChanges from', 'exportChanges from', 'exportContracts deadlineFrom'],
      ...['exportSecurityEvents from', 'listChanges from', 'listContracts deadlineFrom', 'listSaves from'],
      ...['listSecurityEvents from', 'readContractNeighbours deadlineFrom', ...ofSystems],
    ].sort(),
  )
  const filter = { targetFrom: '2019-02-01', targetTo: '2019-01-31' }
  const bulk = { filter, changes: { rollbackPlan: '2' }, dryRun: true }
  const { status, body } = await server.call('lead', 'POST', '/api/v1/systems/bulk', bulk)
  t.equal(status, 400)
  t.match(body.errors, [{ path: 'filter.targetFrom' }, { path: 'filter.targetTo' }])
})

test('a bulk edit of systems that a filter names wrongly is refused', async (t) => {
  const server = await startWithRows(t)
  const bulk = { filter: { municipality: '9999' }, changes: { rollbackPlan: '2' }, dryRun: true }
  const { status, body } = await server.call('lead', 'POST', '/api/v1/systems/bulk', bulk)
  t.equal(status, 400)
  t.match(body.errors, [{ path: 'filter.municipality', code: 'unknown_value' }])
})
