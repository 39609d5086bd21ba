import type { Role } from '../../schema/rules/access.js'
import { addDays } from '../../schema/rules/dates.js'
import { test, testOnce } from '../engines.js'
import { runScenarios, type Scenario, TODAY } from '../server.js'
import { startWithSystems } from '../tracks.js'

const list = '/api/v1/follow-ups'
const checks = '/api/v1/checks'
const finding = `${checks}/ARCHIVE_DUTY_UNKNOWN/findings/IKT-001`
const many = `${checks}/ARCHIVE_DUTY_UNKNOWN/follow-ups`
const at = (version: number) => ({ 'if-match': `"${version}"` })

testOnce('follow-ups of findings: scenarios', async (t) => {
  const server = await startWithSystems(t, 3, { archiveDuty: null, serviceArea: 'HEO' })
  const patch = (name: string, as: Role | null, body: object, more: Partial<Scenario>) =>
    ({ ...{ name, as, method: 'PATCH', url: finding, body, headers: at(0) }, ...more }) as Scenario
  const follow = { followedUpBy: 'Arkivleder' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url: list, status: 401, lacks: ['items'] },
    { name: 'history: not signed in', as: null, method: 'GET', url: `${checks}/history`, status: 401 },
    patch('not signed in, following up', null, follow, { status: 401 }),
    {
      ...{ name: 'not signed in, of many', as: null, method: 'POST', url: many, status: 401 },
      body: { systems: ['IKT-001'], changes: follow },
    },
    patch('an auditor follows up nothing', 'auditor', follow, { status: 403 }),
    patch('who leads the move says who follows up', 'lead', follow, {
      status: 200,
      logs: 1,
      contains: ['"followedUpBy":"Arkivleder"', '"version":1', '"systemName"'],
    }),
    patch('somebody was first', 'lead', { followedUpBy: 'En annen' }, { status: 412 }),
    patch(
      'who leads the move does not say that it is not needed',
      'lead',
      { notNeeded: 'Tas senere' },
      { status: 403, headers: at(1), code: 'field_not_allowed', contains: ['"path":"notNeeded"'] },
    ),
    patch('an empty reason is none', 'records_manager', { notNeeded: ' ' }, { status: 200, headers: at(1) }),
    {
      ...{ name: 'what is so until it is mended', as: 'architect', method: 'POST', status: 422 },
      url: `${checks}/UNMAPPED/follow-ups`,
      body: { systems: ['IKT-001'], changes: { notNeeded: 'Vi vet det' } },
      code: 'finding_always_counts',
    },
    {
      ...{ name: 'one of many that there is not refuses all', as: 'architect', method: 'POST', url: many },
      body: { systems: ['IKT-002', 'IKT-404'], changes: follow },
      status: 404,
      logs: 0,
    },
    {
      ...{ name: 'nothing to say', as: 'architect', method: 'POST', url: many },
      body: { systems: ['IKT-001'], changes: {}, reason: 'x' },
      status: 200,
      logs: 0,
      contains: ['"changed":0', '"requestId":null'],
    },
    {
      ...{ name: 'a check that there is not', as: 'lead', method: 'POST', url: `${checks}/X/follow-ups` },
      body: { systems: ['IKT-001'], changes: follow },
      status: 400,
    },
    {
      ...{ name: 'a list of a system that there is not', as: 'auditor', method: 'GET', status: 400 },
      url: `${list}?system=IKT-404`,
    },
    {
      ...{ name: 'a cursor of another list', as: 'auditor', method: 'GET', status: 400 },
      url: `${list}?cursor=abc`,
    },
  ])
})

test('what is not needed is not counted anywhere, and is again when that is taken back', async (t) => {
  const server = await startWithSystems(t, 3, { archiveDuty: null })
  const get = async (url: string) => (await server.call('auditor', 'GET', url)).body
  const counted = async (code: string) => {
    const [count, one, page, systems, exported] = [
      (await get(`${checks}/counts`)).items.find((item: { code: string }) => item.code === code),
      (await get(checks)).items.find((item: { code: string }) => item.code === code),
      await get(`${checks}/${code}/findings`),
      await get(`/api/v1/systems?check=${code}`),
      await get(`/api/v1/exports/findings.json?code=${code}`),
    ]
    t.equal(one.count, count.count, 'counted alike')
    t.equal(page.total, count.count, 'listed alike')
    t.equal(systems.total, count.count, 'filtered alike')
    t.equal(exported.items.length, count.count, 'exported alike')
    return { count: count.count, followed: one.followed, notNeeded: one.notNeeded }
  }
  const say = (changes: object, systems = ['IKT-001', 'IKT-002'], code = 'ARCHIVE_DUTY_UNKNOWN') =>
    server.call('records_manager', 'POST', `${checks}/${code}/follow-ups`, { systems, changes })
  t.strictSame(await counted('ARCHIVE_DUTY_UNKNOWN'), { count: 3, followed: 0, notNeeded: 0 })
  await say({ followedUpBy: 'Arkivleder' })
  t.strictSame(await counted('ARCHIVE_DUTY_UNKNOWN'), { count: 3, followed: 2, notNeeded: 0 })
  t.equal((await get(`${checks}/ARCHIVE_DUTY_UNKNOWN/findings?only=unfollowed`)).total, 1)
  const waived = await say({ notNeeded: 'Bare en oversikt' })
  t.strictSame(await counted('ARCHIVE_DUTY_UNKNOWN'), { count: 1, followed: 0, notNeeded: 2 })
  const listed = await get(`${list}?notNeeded=true`)
  t.match(
    listed.items.map(({ system, notNeeded }: Record<string, string>) => [system, notNeeded]),
    [
      ['IKT-001', 'Bare en oversikt'],
      ['IKT-002', 'Bare en oversikt'],
    ],
  )
  t.equal((await get(`/api/v1/exports/follow-ups.json?notNeeded=true`)).items.length, 2)
  t.equal((await get(`${list}?limit=1`)).total, 2)
  const { next } = await get(`${list}?limit=1`)
  t.equal((await get(`${list}?limit=1&cursor=${next}`)).items[0].system, 'IKT-002', 'a page at a time')

  // One that compares systems with each other is left out as those are that look at one.
  const before = await counted('POSSIBLE_DUPLICATE')
  if (before.count > 0) {
    await say({ notNeeded: 'To ulike' }, ['IKT-003'], 'POSSIBLE_DUPLICATE')
    t.equal((await counted('POSSIBLE_DUPLICATE')).count, before.count - 1)
  }

  await server.call('records_manager', 'POST', `/api/v1/changes/${waived.body.requestId}/undo`, {})
  t.strictSame(await counted('ARCHIVE_DUTY_UNKNOWN'), { count: 3, followed: 2, notNeeded: 0 }, 'undone')
  await say({ notNeeded: 'Likevel ikke' })
  await say({ notNeeded: null })
  t.strictSame(await counted('ARCHIVE_DUTY_UNKNOWN'), { count: 3, followed: 2, notNeeded: 0 }, 'taken back')

  // Of a system that is not found any more nothing is followed up, and nothing is said of one that is removed.
  const followed = (await counted('ARCHIVE_DUTY_UNKNOWN')).followed
  await say({ followedUpBy: 'Arkivleder' }, ['IKT-003'])
  t.equal((await counted('ARCHIVE_DUTY_UNKNOWN')).followed, followed + 1)
  const mended = await server.write('architect', 'PATCH', '/api/v1/systems/IKT-003', { archiveDuty: 'siard' })
  t.equal(mended.status, 200, mended.text)
  t.equal((await counted('ARCHIVE_DUTY_UNKNOWN')).followed, followed)
  const at = '/api/v1/systems/IKT-003'
  t.equal((await server.write('architect', 'POST', `${at}/void`, { reason: 'To ganger' }, at)).status, 200)
  t.match(await say({ followedUpBy: 'Arkivleder' }, ['IKT-003']), { status: 409, body: { code: 'voided' } })
})

test('what the checks found before is read of the log: new, closed and since when', async (t) => {
  let days = 0
  const clock = () => new Date(Date.now() + days * 86_400_000)
  const server = await startWithSystems(t, 2, { archiveDuty: null }, { clock })
  const get = async (url: string) => (await server.call('auditor', 'GET', url)).body
  const young = (await get(`${checks}/history`)).items.find(
    ({ code }: { code: string }) => code === 'ARCHIVE_DUTY_UNKNOWN',
  )
  t.match(young, { counts: [], opened: null, closed: null }, 'a register that is younger says so')
  days = 8
  const area = { name: 'Nytt', kind: 'business', municipality: '0602' }
  t.equal((await server.call('architect', 'POST', '/api/v1/systems', area)).status, 201)
  t.equal(
    (await server.write('architect', 'PATCH', '/api/v1/systems/IKT-001', { archiveDuty: 'siard' })).status,
    200,
  )
  const old = (await get(`${checks}/history`)).items.find(
    ({ code }: { code: string }) => code === 'ARCHIVE_DUTY_UNKNOWN',
  )
  t.match(old, { counts: [{ day: addDays(TODAY, 1), count: 2 }], opened: 1, closed: 1 })
  const numbers = async (only: string) =>
    (await get(`${checks}/ARCHIVE_DUTY_UNKNOWN/findings?only=${only}`)).items.map(
      ({ number }: { number: string }) => number,
    )
  t.strictSame(await numbers('new'), ['IKT-003'])
  t.strictSame(await numbers('closed'), ['IKT-001'])
  const since = (await get(`${checks}/ARCHIVE_DUTY_UNKNOWN/findings?since=true`)).items
  t.match(since.map((one: { number: string; since: object }) => [one.number, one.since]).sort(), [
    ['IKT-002', { after: null, by: addDays(TODAY, 1) }],
    ['IKT-003', { after: addDays(TODAY, 1), by: addDays(TODAY, 8) }],
  ])
})
