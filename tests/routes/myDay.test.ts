import type { DayItem, MyDay } from '../../schema/api/myDay.js'
import type { Role } from '../../schema/rules/access.js'
import { addDays } from '../../schema/rules/dates.js'
import { patchUser } from '../../server/domain/users.js'
import { findUser } from '../../server/store/users.js'
import { test, testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios, type TestServer, testContext } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/my-day'
const systems = '/api/v1/systems'

testOnce('my day: scenarios', async (t) => {
  const server = await startWithSystems(t, 2)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['sections'] },
    {
      name: 'who has nothing to do is told so',
      ...{ as: 'auditor', method: 'GET', url, status: 200 },
      contains: ['"total":0', '"urgent":0', '"sections":[]', '"next":null', '"systems":0'],
      lacks: ['System 1'],
    },
    {
      name: 'a day that is none',
      ...{ as: 'auditor', method: 'GET', url: `${url}?asOf=tomorrow`, status: 400 },
      contains: ['"path":"asOf"'],
    },
    {
      name: 'another person is not asked for',
      ...{ as: 'lead', method: 'GET', url: `${url}?responsible=IKT-arkitekt`, status: 400 },
    },
  ])
})

test('my day: one’s own, by how much it presses, and for whom one waits', async (t) => {
  const server = await startWithSystems(t, 8)
  const today: string = (await server.call('auditor', 'GET', '/api/v1/meta')).body.today
  const nameOf = async (role: Role): Promise<string> =>
    (await server.call(role, 'GET', '/api/v1/me')).body.name
  const lead = await nameOf('lead')
  const records = await nameOf('records_manager')
  const own = async (index: number, fields: object) => {
    const { status, text } = await server.write('administrator', 'PATCH', `${systems}/IKT-00${index}`, fields)
    t.equal(status, 200, text)
  }
  const dayOf = async (role: Role, query = ''): Promise<MyDay> =>
    (await server.call(role, 'GET', `${url}${query}`)).body

  await own(1, { responsible: lead, targetDate: addDays(today, 20), reason: 'x' })
  await own(2, { responsible: lead, targetDate: today, reason: 'x' })
  await own(3, { responsible: lead, targetDate: addDays(today, -3), reason: 'x' })
  await own(4, { responsible: lead, targetDate: addDays(today, -9), reason: 'x' })
  await own(5, { responsible: lead, targetDate: addDays(today, -1), dayOneCritical: true, reason: 'x' })
  await own(6, { responsible: lead, targetDate: addDays(today, 90), reason: 'x' })
  await own(7, { responsible: 'Noen andre', targetDate: addDays(today, -4), reason: 'x' })
  await own(8, { responsible: records, targetDate: addDays(today, -2), reason: 'x' })

  await t.test('the order of what presses, and its counts', async (t) => {
    const day = await dayOf('lead')
    t.strictSame(namesIn(day), {
      day_one: ['System 5'],
      overdue: ['System 4', 'System 3'],
      today: ['System 2'],
      month: ['System 1'],
    })
    t.equal(day.total, 5)
    t.equal(day.urgent, 4, 'what cannot wait until tomorrow')
    t.equal(day.systems, 6)
    t.strictSame(day.next, { number: 'IKT-006', name: 'System 6', due: addDays(today, 90) })
    t.notMatch(JSON.stringify(day), /System 7|System 8/, 'the systems of others are not there')
    const first = day.sections[0]?.items[0]
    if (first?.kind !== 'system') return t.fail('no system')
    t.equal(first.daysOverdue, 1)
    t.equal(first.due, addDays(today, -1))
    const { transitions } = (await server.call('lead', 'GET', `${systems}/IKT-005/transitions`)).body
    const [step] = transitions
    t.equal(first.step?.to, step.to)
    t.strictSame(
      first.step?.failing.map(({ code }) => code),
      step.gates.filter(({ holds }: { holds: boolean }) => !holds).map(({ code }: { code: string }) => code),
      'what fails is what the step itself says',
    )
  })

  await t.test('who can do nothing about a system waits for who can', async (t) => {
    const day = await dayOf('records_manager')
    t.equal(day.total, 0, 'neither its date nor its step is theirs')
    t.equal(day.waitingFor.total, 1)
    const [waiting] = day.waitingFor.items
    t.equal(waiting?.number, 'IKT-008')
    t.strictSame(
      waiting?.asks.flatMap(({ who }) => who.map(({ nb }) => nb)),
      ['Prosjektleder', 'IKT-arkitekt'],
    )
    t.equal((await dayOf('lead')).waitingFor.total, 0)
  })

  await t.test('no answer is kept for another', async (t) => {
    const { headers } = await server.call('lead', 'GET', url)
    const answer = await server.call('architect', 'GET', url, undefined, {
      'if-none-match': String(headers.etag ?? '"0"'),
    })
    t.equal(answer.status, 200)
    t.equal(answer.body.systems, 0)
  })

  await t.test('the day as it was is that of the moment that is looked at', async (t) => {
    const { sequence } = (await dayOf('lead')).meta
    await own(4, { targetDate: addDays(today, 40), reason: 'Utsatt' })
    t.strictSame(namesIn(await dayOf('lead')).overdue, ['System 3'])
    t.strictSame(namesIn(await dayOf('lead', `?asOf=${sequence}`)).overdue, ['System 4', 'System 3'])
  })

  await t.test('findings, risks and decisions are theirs by name', async (t) => {
    const checks = (await server.call('auditor', 'GET', '/api/v1/checks')).body.items
    const check = checks.find(({ count }: { count: number }) => count > 0)
    const [found] = check.systems
    const followed = await server.call(
      'architect',
      ...(['PATCH', `/api/v1/checks/${check.code}/findings/${found.number}`] as const),
      { followedUpBy: lead },
      { 'if-match': '"0"' },
    )
    t.equal(followed.status, 200, followed.text)
    for (const [path, fields] of [
      ['risks', { title: 'Egen', likelihood: 1, consequence: 1, owner: lead, dueOn: addDays(today, -2) }],
      ['risks', { title: 'Annens', likelihood: 1, consequence: 1, owner: 'Noen andre' }],
      ['wanted-decisions', { title: 'Mitt valg', consequenceOfNone: 'x', decider: lead, decideBy: today }],
      ['wanted-decisions', { title: 'Annens valg', consequenceOfNone: 'x', decider: 'Noen andre' }],
    ] as const) {
      const made = await server.call('lead', 'POST', `/api/v1/${path}`, fields)
      t.equal(made.status, 201, made.text)
    }
    const day = await dayOf('lead')
    t.strictSame(namesIn(day).undated, [check.code])
    t.strictSame(namesIn(day).overdue, ['System 3', 'Egen'])
    t.ok(namesIn(day).today?.includes('Mitt valg'))
    t.notMatch(JSON.stringify(day), /Annens/)
    const again = await server.call(
      'architect',
      ...(['PATCH', `/api/v1/checks/${check.code}/findings/${found.number}`] as const),
      { followedUpBy: 'Noen andre' },
      { 'if-match': '"1"' },
    )
    t.equal(again.status, 200, again.text)
    t.equal(namesIn(await dayOf('lead')).undated, undefined, 'what another follows up is theirs')
  })

  await t.test('what waits for agreement waits for who may agree, and for nobody else', async (t) => {
    const lowered = await server.write('architect', 'PATCH', `${systems}/IKT-007`, {
      archiveDuty: 'none',
      reason: 'Ingenting å bevare',
    })
    t.equal(lowered.status, 200, lowered.text)
    t.strictSame(namesIn(await dayOf('records_manager')).undated, ['System 7'])
    for (const role of ['privacy_adviser', 'administrator', 'auditor'] as const)
      t.notMatch(JSON.stringify(await dayOf(role)), /"lowering"/, role)
  })

  await t.test('notice deadlines are told who may give notice', async (t) => {
    await addContract(server, addDays(today, 95), ['IKT-001'])
    const deadlines = async (role: Role) =>
      (await dayOf(role)).sections.flatMap(({ items }) => items).filter(({ kind }) => kind === 'deadline')
    const [one, ...others] = await deadlines('lead')
    t.equal(others.length, 0)
    t.match(one, { kind: 'deadline', supplier: 'Leverandør A', systems: 1 })
    t.equal((await deadlines('architect')).length, 1)
    for (const role of ['auditor', 'records_manager', 'privacy_adviser'] as const)
      t.strictSame(await deadlines(role), [], role)
  })
})

async function addContract(server: TestServer, end: string, covered: readonly string[]): Promise<void> {
  const contract = {
    ...{ supplier: 'Leverandør A', party: '0602', end, autoRenew: true, renewalMonths: 12, noticeMonths: 2 },
    systems: covered,
  }
  const { status, text } = await server.call('architect', 'POST', '/api/v1/contracts', contract)
  if (status !== 201) throw new Error(text)
}

/** What a row is called, by its section. */
function namesIn({ sections }: MyDay): Partial<Record<string, string[]>> {
  return Object.fromEntries(sections.map(({ section, items }) => [section, items.map(nameOf)]))
}

function nameOf(item: DayItem): string {
  switch (item.kind) {
    case 'deadline':
      return item.supplier
    case 'finding':
      return item.check
    case 'risk':
    case 'decision':
      return item.title
    default:
      return item.name
  }
}

testOnce(
  'my day: a lead of one subproject is told of the deadlines of its contracts, and of no others',
  async (t) => {
    const server = await startWithSystems(t, 0)
    const { version = 0 } = (await findUser(server.store, 'lead')) ?? {}
    await patchUser(testContext(server), 'lead', version, { scope: ['D3'] })
    const renewing = { autoRenew: true, renewalMonths: 12, noticeMonths: 1, end: '2019-12-10' }
    for (const serviceArea of ['HEO', 'SKO']) {
      const system = { ...FULL_SYSTEM, name: serviceArea, serviceArea }
      const { number } = (await server.call('architect', 'POST', systems, system)).body
      const contract = { supplier: `Leverandør ${serviceArea}`, systems: [number], ...renewing }
      t.equal((await server.call('architect', 'POST', '/api/v1/contracts', contract)).status, 201)
    }
    const deadlinesOf = async (role: Role) =>
      ((await server.call(role, 'GET', url)).body as MyDay).sections
        .flatMap(({ items }) => items)
        .flatMap((item) => (item.kind === 'deadline' ? item.supplier : []))
    t.strictSame(await deadlinesOf('architect'), ['Leverandør HEO', 'Leverandør SKO'])
    t.strictSame(await deadlinesOf('lead'), ['Leverandør HEO'])
    t.strictSame(await deadlinesOf('auditor'), [], 'who may give no notice is told of none')
  },
)

testOnce('my day: of many, some are shown and all are counted', async (t) => {
  const server = await startWithSystems(t, 0)
  const { name } = (await server.call('lead', 'GET', '/api/v1/me')).body
  const late = { ...FULL_SYSTEM, responsible: name, targetDate: '2019-10-01', dayOneCritical: false }
  for (let index = 0; index < 27; index += 1)
    await server.call('architect', 'POST', systems, { ...late, name: `Sen ${index}` })
  const day: MyDay = (await server.call('lead', 'GET', url)).body
  t.match(day, { total: 27, systems: 27 })
  t.strictSame(
    day.sections.map(({ section, total, items }) => [section, total, items.length]),
    [['overdue', 27, 25]],
  )
})
