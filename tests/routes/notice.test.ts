import type { Test } from 'tap'
import { verifyChanges } from '../../server/domain/verify.js'
import { test, testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'
import { undo } from '../undo.js'

const url = '/api/v1/contracts'
const one = `${url}/AVT-001`
const at = (version: number) => ({ 'if-match': `"${version}"` })
const undecided = {
  disposition: 'undecided',
  decisionReference: null,
  decisionDate: null,
  decisionRole: null,
  targetDate: null,
  reason: 'Omgjort',
}
const contract = {
  supplier: 'Tieto',
  party: '0602',
  end: '2020-01-31',
  autoRenew: true,
  renewalMonths: 12,
  noticeMonths: 3,
  annualCost: 100,
  systems: ['IKT-001'],
}

/** Two systems, of which the first is to go and the other is not decided, and contracts that cover it. */
async function startWithContracts(t: Test, ...contracts: object[]): Promise<TrackServer> {
  const server = await startWithSystems(t, 2)
  const open = await server.write('architect', 'PATCH', '/api/v1/systems/IKT-002', undecided)
  t.equal(open.status, 200, open.text)
  for (const fields of contracts) {
    const made = await server.call('architect', 'POST', url, { ...contract, ...fields })
    t.equal(made.status, 201, made.text)
  }
  return server
}

test('notice of a contract: scenarios', async (t) => {
  const server = await startWithContracts(
    t,
    {},
    { end: '2019-10-01', autoRenew: false },
    { end: null, autoRenew: false },
    { start: '2016-01-18' },
  )
  const begun = `${url}/AVT-004`
  const as = 'lead'
  const method = 'POST'
  const notice = { noticeGivenOn: '2019-10-15', noticeReference: 'Sak 12', reason: 'Erstattes' }
  const confirmation = { noticeConfirmedOn: '2019-10-15', noticeConfirmedReference: 'Sak 13' }
  const give = { as, method, url: `${one}/notice`, body: notice } as const
  const confirm = { as, method, url: `${one}/notice/confirmation`, body: confirmation } as const
  await runScenarios(t, server, [
    { ...give, name: 'not signed in', as: null, headers: at(1), status: 401 },
    { ...confirm, name: 'not signed in, confirming', as: null, headers: at(1), status: 401 },
    { ...give, name: 'an auditor gives none', as: 'auditor', headers: at(1), status: 403 },
    { ...confirm, name: 'an auditor confirms none', as: 'auditor', headers: at(1), status: 403 },
    {
      name: 'it must be given',
      as: 'auditor',
      method: 'GET',
      url: one,
      status: 200,
      contains: ['"section":"give_notice"', '"noticeDeadline":"2019-10-31"', '"renewedEnd":"2021-01-31"'],
    },
    { ...give, name: 'without version', status: 428 },
    {
      ...give,
      name: 'of a contract there is not',
      url: `${url}/AVT-009/notice`,
      headers: at(1),
      status: 404,
    },
    {
      ...give,
      name: 'without a day',
      body: {},
      headers: at(1),
      status: 400,
      contains: ['"path":"noticeGivenOn"'],
    },
    {
      ...give,
      name: 'what else is of a contract',
      body: { ...notice, supplier: 'Evry' },
      headers: at(1),
      status: 400,
      contains: ['supplier'],
    },
    {
      ...give,
      name: 'on a day that has not come',
      body: { noticeGivenOn: '2019-10-16' },
      headers: at(1),
      status: 422,
      code: 'day_ahead',
      contains: ['"path":"noticeGivenOn"'],
    },
    {
      ...give,
      name: 'of one that has run out',
      url: `${url}/AVT-002/notice`,
      headers: at(1),
      status: 422,
      code: 'nothing_to_end',
    },
    {
      ...give,
      name: 'before the contract began',
      url: `${begun}/notice`,
      body: { noticeGivenOn: '2005-01-01' },
      headers: at(1),
      status: 400,
      code: 'invalid_input',
      contains: ['"path":"noticeGivenOn"', '01.01.2005 er før avtalen begynte å gjelde (18.01.2016)'],
    },
    {
      ...give,
      name: 'before the contract began, as a change of it',
      as: 'architect',
      method: 'PATCH',
      url: begun,
      body: { noticeConfirmedOn: '2016-01-17' },
      headers: at(1),
      status: 400,
      contains: ['"path":"noticeConfirmedOn"'],
    },
    {
      ...give,
      name: 'before a new contract began',
      as: 'architect',
      url,
      body: { ...contract, start: '2016-01-18', noticeGivenOn: '2016-01-17' },
      status: 400,
      contains: ['"path":"noticeGivenOn"'],
    },
    {
      ...confirm,
      name: 'confirmed before it is given',
      headers: at(1),
      status: 409,
      code: 'nothing_to_confirm',
    },
    {
      ...give,
      name: 'given',
      headers: at(1),
      status: 200,
      contains: [
        '"version":2',
        '"section":"told"',
        '"state":"notice_given"',
        '"noticeDeadline":null',
        '"noticeReference":"Sak 12"',
        '"nextEnd":"2020-01-31"',
        'Sagt opp 15.10.2019, slutter 31.01.2020',
      ],
      logs: 1,
    },
    { ...give, name: 'on an old version', headers: at(1), status: 412 },
    {
      ...give,
      name: 'given again',
      headers: at(2),
      status: 409,
      code: 'notice_there',
      contains: ['15.10.2019'],
    },
    {
      ...confirm,
      name: 'confirmed on a day before',
      body: { noticeConfirmedOn: '2019-10-14' },
      headers: at(2),
      status: 400,
      contains: ['"path":"noticeConfirmedOn"', '15.10.2019'],
    },
    {
      ...confirm,
      name: 'confirmed on a day that has not come',
      body: { noticeConfirmedOn: '2019-10-16' },
      headers: at(2),
      status: 422,
      code: 'day_ahead',
    },
    {
      name: 'nobody has confirmed it',
      as: 'auditor',
      method: 'GET',
      url: `${url}?unconfirmed=true`,
      status: 200,
      contains: ['"total":1', '"unconfirmed":1'],
    },
    {
      ...confirm,
      name: 'confirmed',
      headers: at(2),
      status: 200,
      contains: ['"noticeConfirmedOn":"2019-10-15"', '"noticeConfirmedReference":"Sak 13"'],
      logs: 1,
    },
    {
      ...confirm,
      name: 'confirmed again',
      headers: at(3),
      status: 409,
      code: 'nothing_to_confirm',
    },
    {
      name: 'somebody has',
      as: 'auditor',
      method: 'GET',
      url: `${url}?unconfirmed=true`,
      status: 200,
      contains: ['"total":0'],
    },
    {
      ...give,
      name: 'of one that runs until it is given',
      url: `${url}/AVT-003/notice`,
      body: { noticeGivenOn: '2019-10-01' },
      headers: at(1),
      status: 200,
      contains: ['"nextEnd":"2020-01-01"', '"section":"told"'],
      logs: 1,
    },
    {
      ...give,
      name: 'on the day on which the contract began',
      url: `${begun}/notice`,
      body: { noticeGivenOn: '2016-01-18' },
      headers: at(1),
      status: 200,
      logs: 1,
    },
    {
      ...give,
      name: 'a start after the notice',
      as: 'architect',
      method: 'PATCH',
      url: begun,
      body: { start: '2016-01-19' },
      headers: at(2),
      status: 400,
      contains: ['"path":"noticeGivenOn"'],
    },
  ])
  const { body } = await server.call('auditor', 'GET', '/api/v1/changes?entity=contract&entityId=AVT-001')
  const [confirmed, given] = body.items
  t.match(given, { action: 'update', reason: 'Erstattes', fields: ['noticeGivenOn', 'noticeReference'] })
  t.match(confirmed.after, { noticeGivenOn: '2019-10-15', noticeConfirmedOn: '2019-10-15' })

  for (const { requestId } of [confirmed, given]) {
    const undone = await undo(server, 'lead', requestId)
    t.equal(undone.status, 200, undone.text)
  }
  const after = (await server.call('auditor', 'GET', one)).body
  t.match(
    after,
    { noticeGivenOn: null, noticeReference: null, section: 'give_notice' },
    'both are taken back',
  )
  const { ok, broken } = await verifyChanges(server.store)
  t.equal(ok, true, JSON.stringify(broken))
})

testOnce('a contract of which notice is given is no deadline anywhere', async (t) => {
  // Two deadlines within sixty days, and one that was missed.
  const server = await startWithContracts(
    t,
    {},
    { supplier: 'Evry' },
    { supplier: 'Visma', end: '2019-12-31' },
  )
  const get = async (path: string) => (await server.call('auditor', 'GET', `/api/v1${path}`)).body
  const waits = async () => {
    const plan = await get('/plan')
    const soon = await get('/contracts?state=active&state=assigned&deadlineFrom=2019-10-15&limit=1')
    const system = await get('/systems/IKT-001')
    const findings = await get('/checks')
    const exported = await get('/exports/contracts.json?deadlineFrom=2019-10-15')
    return {
      plan: plan.deadlines.map(({ date, contracts, missed }: Record<string, unknown>) => [
        date,
        contracts,
        missed,
      ]),
      soon: soon.total,
      missed: (await get('/contracts?missed=true&limit=1')).total,
      sums: soon.sums.map(({ section, contracts }: Record<string, unknown>) => [section, contracts]),
      system: system.noticeDeadline,
      passed: findings.items.find(({ code }: { code: string }) => code === 'NOTICE_DEADLINE_PASSED').count,
      exported: exported.items.length,
    }
  }
  t.strictSame(await waits(), {
    plan: [
      ['2019-09-30', 1, true],
      ['2019-10-31', 2, false],
      ['2020-09-30', 1, false],
    ],
    soon: 3,
    missed: 1,
    sums: [
      ['give_notice', 2],
      ['passed', 1],
    ],
    system: '2019-10-31',
    passed: 1,
    exported: 3,
  })
  for (const id of ['AVT-001', 'AVT-002', 'AVT-003']) {
    const body = { noticeGivenOn: '2019-10-15' }
    const given = await server.call('architect', 'POST', `${url}/${id}/notice`, body, at(1))
    t.equal(given.status, 200, given.text)
  }
  t.strictSame(await waits(), {
    ...{ plan: [], soon: 0, missed: 0, sums: [], system: null, passed: 0, exported: 0 },
  })
})

testOnce('contracts by what is to be done first', async (t) => {
  const server = await startWithContracts(
    t,
    { supplier: 'Sen', end: '2020-02-14' },
    { supplier: 'Snar', end: '2020-01-20', annualCost: 50 },
    { supplier: 'Uavklart', systems: ['IKT-001', 'IKT-002'] },
    { supplier: 'Forbi', end: '2019-12-31' },
    { supplier: 'Fast', end: '2019-11-30', autoRenew: false },
    { supplier: 'Ferdig', end: '2019-06-30', autoRenew: false },
    { supplier: 'Tom', systems: [] },
    { supplier: 'Oppsagt', noticeGivenOn: '2019-10-01' },
  )
  const planned = { targetDate: '2019-12-09', reason: 'Utsatt' }
  const moved = await server.write('architect', 'PATCH', '/api/v1/systems/IKT-001', planned)
  t.equal(moved.status, 200, moved.text)
  const read = async (query: string) => (await server.call('auditor', 'GET', `${url}?${query}`)).body
  const suppliers = async (query: string) =>
    (await read(query)).items.map(({ supplier }: { supplier: string }) => supplier)
  const order = ['Snar', 'Sen', 'Uavklart', 'Tom', 'Fast', 'Oppsagt', 'Forbi', 'Ferdig']
  const cases: [string, string[]][] = [
    ['sort=section', order],
    ['sort=-section', [...order].reverse()],
    ['section=give_notice', ['Snar', 'Sen']],
    ['section=give_notice&sort=-annualCost', ['Sen', 'Snar']],
    ['section=passed&section=run_out&sort=section', ['Fast', 'Forbi']],
    ['endsBeforeCutOver=true', ['Fast']],
    ['endsBeforeCutOver=false&section=run_out', []],
    ['unconfirmed=true', ['Oppsagt']],
    ['section=keep', []],
  ]
  for (const [query, wanted] of cases) t.strictSame(await suppliers(query), wanted, query)
  const { sums, total } = await read('section=decide')
  t.equal(total, 1)
  t.match(
    sums,
    [
      { section: 'give_notice', contracts: 2, annualCost: 150, noticeDeadline: '2019-10-20' },
      { section: 'decide', contracts: 1 },
      { section: 'clarify', contracts: 1 },
      { section: 'run_out', contracts: 1, endsBeforeCutOver: 1, noticeDeadline: null },
      { section: 'told', contracts: 1, unconfirmed: 1 },
      { section: 'passed', contracts: 1 },
      { section: 'over', contracts: 1, endsBeforeCutOver: 0 },
    ],
    'the sums are of every section, whichever is asked for',
  )
  t.equal((await read('q=snar')).sums.length, 1, 'and of what the other filters match')
  const [fast] = (await read('section=run_out')).items
  t.strictSame(fast.gaps, [{ system: 'IKT-001', kind: 'in_use', days: 9, until: '2019-12-09' }])
  t.match(fast.covers, [{ disposition: 'replace', dayOneCritical: false }])
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const page = await read(`sort=section&limit=3${cursor}`)
    seen.push(...page.items.map(({ supplier }: { supplier: string }) => supplier))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  t.strictSame(seen, order, 'page by page in the same order')

  const csv = (await server.call('auditor', 'GET', '/api/v1/exports/contracts.csv?section=run_out')).text
  t.match(csv, /Hva som gjøres først.*Gjør dere ingenting/)
  t.match(csv, /Løper ut av seg selv;Løper ut 30\.11\.2019/)

  const covered = async (query: string) =>
    (await server.call('auditor', 'GET', `/api/v1/systems?sort=number&${query}`)).body.items.map(
      ({ number }: { number: string }) => number,
    )
  t.strictSame(await covered('contract=AVT-003'), ['IKT-001', 'IKT-002'], 'the systems of a contract')
  t.strictSame(await covered('contract=avt-1'), ['IKT-001'])
  t.strictSame(await covered('contract='), [])
  t.strictSame(
    (await server.call('auditor', 'GET', '/api/v1/plan/systems?contract=AVT-003')).body.items.length,
    2,
    'with the dates that the plan draws of them',
  )
})
