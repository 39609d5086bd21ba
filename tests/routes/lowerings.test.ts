import { createToken } from '../../server/domain/tokens.js'
import { createUsers } from '../../server/domain/users.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios, testContext } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'
import { lastRequest, undo } from '../undo.js'

const url = '/api/v1/systems/IKT-001'
const duty = `${url}/archive-duty/agree`
const held = `${url}/privacy-class/agree`
const at = (version: number) => ({ 'if-match': `"${version}"` })
const LOW = { archiveDuty: 'none', privacyClass: 'none' }
const BOTH = { archiveDutyBefore: 'siard', privacyClassBefore: 'special' }
const NEITHER = { archiveDutyBefore: null, privacyClassBefore: null }

const read = async (server: TrackServer, of = url) => (await server.call('auditor', 'GET', of)).body
/** The gates into the next status that do not hold. */
async function failing(server: TrackServer): Promise<string[]> {
  const { transitions } = await read(server, `${url}/transitions`)
  const [forward] = transitions.filter(({ direction }: { direction: string }) => direction === 'forward')
  return forward.gates.flatMap(({ code, holds }: { code: string; holds: boolean }) => (holds ? [] : [code]))
}
/** The gates into the next status. */
async function asked(server: TrackServer): Promise<string[]> {
  const { transitions } = await read(server, `${url}/transitions`)
  const [forward] = transitions.filter(({ direction }: { direction: string }) => direction === 'forward')
  return forward.gates.map(({ code }: { code: string }) => code)
}

testOnce('lowering and agreeing: scenarios', async (t) => {
  const server = await startWithSystems(t)
  const patch = { method: 'PATCH', url } as const
  const agree = { method: 'POST', body: {} } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...agree, url: duty, headers: at(1), status: 401 },
    { name: 'not signed in, the class', as: null, ...agree, url: held, headers: at(1), status: 401 },
    {
      name: 'nothing waits',
      as: 'records_manager',
      ...agree,
      url: duty,
      headers: at(1),
      status: 409,
      code: 'nothing_to_agree',
    },
    ...(['architect', 'administrator', 'records_manager'] as const).map((as) => ({
      name: `${as} lowers the duty without a reason`,
      as,
      ...patch,
      body: { archiveDuty: 'none' },
      headers: at(1),
      status: 422,
      code: 'lowered_unexplained',
      contains: [
        '«Arkivplikt» settes til noe som krever mindre. Skriv hvorfor.',
        '“Archive duty” becomes what asks for less.',
        '"path":"reason"',
      ],
    })),
    {
      name: 'emptied is lowered',
      as: 'architect',
      ...patch,
      body: { privacyClass: null },
      headers: at(1),
      status: 422,
      code: 'lowered_unexplained',
      contains: ['«Personopplysninger» settes til noe som krever mindre.'],
    },
    {
      name: 'the adviser lowers the class without a reason',
      as: 'privacy_adviser',
      ...patch,
      body: { privacyClass: 'ordinary' },
      headers: at(1),
      status: 422,
      code: 'lowered_unexplained',
    },
    {
      name: 'what waits is nobody’s to write',
      as: 'administrator',
      ...patch,
      body: { archiveDutyBefore: null },
      headers: at(1),
      status: 400,
    },
    {
      name: 'with a reason',
      as: 'architect',
      ...patch,
      body: { ...LOW, reason: 'Bare oppslag' },
      headers: at(1),
      status: 200,
      contains: ['"archiveDutyBefore":"siard"', '"privacyClassBefore":"special"', '"archiveDuty":"none"'],
      logs: 1,
    },
    ...(['auditor', 'lead', 'architect', 'privacy_adviser', 'administrator'] as const).map((as) => ({
      name: `${as} does not agree to the duty`,
      as,
      ...agree,
      url: duty,
      headers: at(2),
      status: 403,
      code: 'not_allowed',
    })),
    ...(['auditor', 'lead', 'architect', 'records_manager', 'administrator'] as const).map((as) => ({
      name: `${as} does not agree to the class`,
      as,
      ...agree,
      url: held,
      headers: at(2),
      status: 403,
      code: 'not_allowed',
    })),
    { name: 'without version', as: 'records_manager', ...agree, url: duty, status: 428 },
    { name: 'on an old version', as: 'records_manager', ...agree, url: duty, headers: at(1), status: 412 },
    {
      name: 'the records manager agrees',
      as: 'records_manager',
      ...agree,
      url: duty,
      body: { reason: 'Enig' },
      headers: at(2),
      status: 200,
      contains: ['"archiveDutyBefore":null', '"privacyClassBefore":"special"'],
      logs: 1,
    },
    {
      name: 'once',
      as: 'records_manager',
      ...agree,
      url: duty,
      headers: at(3),
      status: 409,
      code: 'nothing_to_agree',
    },
    {
      name: 'the adviser agrees',
      as: 'privacy_adviser',
      ...agree,
      url: held,
      headers: at(3),
      status: 200,
      contains: ['"privacyClassBefore":null'],
      logs: 1,
    },
    {
      name: 'voided',
      as: 'architect',
      method: 'POST',
      url: `${url}/void`,
      body: { reason: 'x' },
      headers: at(4),
      status: 200,
      logs: 1,
    },
    {
      name: 'nothing of it then',
      as: 'privacy_adviser',
      ...agree,
      url: held,
      headers: at(5),
      status: 409,
      code: 'voided',
    },
  ])
  const { items } = await read(server, '/api/v1/changes?system=IKT-001&entity=system&field=archiveDutyBefore')
  t.match(items, [
    { fields: ['archiveDutyBefore'], reason: 'Enig', actorName: 'Arkivleder (Test records_manager)' },
    { after: BOTH, reason: 'Bare oppslag' },
  ])
})

testOnce('gates, checks and the discharge go by what was lowered until it is agreed', async (t) => {
  const server = await startWithSystems(t)
  await server.write('lead', 'POST', `${url}/transitions`, { to: 'assessed' }, url)
  t.ok((await failing(server)).includes('RECORDS_MANAGER_NOT_CONSULTED'), 'before')
  const checked = async (code: string) => (await read(server, `/api/v1/systems?check=${code}`)).total
  t.equal(await checked('SPECIAL_WITHOUT_DPA'), 2)
  await server.write('architect', 'PATCH', url, { ...LOW, reason: 'Bare oppslag' })
  t.ok((await failing(server)).includes('RECORDS_MANAGER_NOT_CONSULTED'), 'an architect does not remove it')
  t.equal(await checked('SPECIAL_WITHOUT_DPA'), 2, 'nor what is found')
  const to = (status: string) => server.write('lead', 'POST', `${url}/transitions`, { to: status }, url)
  t.match((await to('decided')).body, { code: 'gates_failed' })

  const archive = `${url}/archive`
  const appraised = { state: 'appraised', appraisal: 'Intet', appraisedOn: '2019-10-01' }
  await server.write('administrator', 'PATCH', archive, appraised)
  const none = { state: 'no_records' }
  t.match((await server.write('administrator', 'PATCH', archive, none)).body, {
    code: 'archive_duty_conflict',
  })

  await server.write('records_manager', 'POST', duty, {}, url)
  t.notOk((await asked(server)).includes('RECORDS_MANAGER_NOT_CONSULTED'), 'it is not asked any more')
  t.equal((await server.write('administrator', 'PATCH', archive, none)).status, 200)
  await server.write('privacy_adviser', 'POST', held, {}, url)
  t.equal(await checked('SPECIAL_WITHOUT_DPA'), 1)
  t.match(await read(server), NEITHER)
  t.equal((await verifyChanges(server.store)).ok, true)
})

testOnce('an extract that was ordered meanwhile is in the way of agreeing', async (t) => {
  const server = await startWithSystems(t)
  const archive = `${url}/archive`
  await server.write('architect', 'PATCH', url, { archiveDuty: 'none', reason: 'Bare oppslag' })
  const appraised = { state: 'appraised', appraisal: 'Bevares', appraisedOn: '2019-10-01' }
  await server.write('records_manager', 'PATCH', archive, appraised)
  const ordered = { state: 'extract_ordered', extractCase: 'Sak 1' }
  t.equal(
    (await server.write('records_manager', 'PATCH', archive, ordered)).status,
    200,
    'a duty still counts',
  )
  t.match((await server.write('records_manager', 'POST', duty, {}, url)).body, {
    code: 'archive_duty_conflict',
  })
  t.match(await read(server), { archiveDutyBefore: 'siard' })
})

testOnce('who answers for a field agrees by lowering it, by a token too, and to nothing else', async (t) => {
  const server = await startWithSystems(t, 4)
  const lower = (role: Parameters<typeof server.call>[0], of: string, body: object) =>
    server.write(role ?? 'lead', 'PATCH', of, { ...body, reason: 'Vurdert' })
  const [first, second, third, fourth] = ['1', '2', '3', '4'].map(
    (one) => `/api/v1/systems/IKT-00${one}`,
  ) as [string, string, string, string]
  t.match((await lower('records_manager', first, { archiveDuty: 'none' })).body, NEITHER)
  t.match((await lower('privacy_adviser', first, { privacyClass: 'none' })).body, NEITHER)
  t.match((await lower('administrator', second, LOW)).body, BOTH, 'an administrator answers for neither')

  const anna = {
    id: 'anna',
    name: 'Anna',
    email: 'anna@harmoni.example',
    scope: [],
    state: 'active' as const,
  }
  await createUsers(testContext(server), [{ ...anna, roles: ['architect', 'records_manager'] }])
  const tokenOf = async (roles: ('architect' | 'records_manager')[]) => {
    const fields = { name: roles.join(), owner: 'anna', access: 'write' as const, roles }
    const { secret } = await createToken(testContext(server), fields, server.clock())
    return { authorization: `Bearer ${secret}` }
  }
  const by = async (headers: object, of: string) => {
    const { version } = await read(server, of)
    return server.call(null, 'PATCH', of, { ...LOW, reason: 'Vurdert' }, { ...headers, ...at(version) })
  }
  t.match(
    (await by(await tokenOf(['architect']), third)).body,
    BOTH,
    'a token has the roles that it was given',
  )
  const both = await tokenOf(['architect', 'records_manager'])
  t.match((await by(both, fourth)).body, { archiveDutyBefore: null, privacyClassBefore: 'special' })
  const { version } = await read(server, third)
  const agreed = await server.call(
    null,
    'POST',
    `${third}/archive-duty/agree`,
    {},
    { ...both, ...at(version) },
  )
  t.match(agreed.body, { archiveDutyBefore: null, privacyClassBefore: 'special' }, agreed.text)
})

testOnce('raised again, nothing waits; lowered in steps, the most waits', async (t) => {
  const server = await startWithSystems(t)
  const patch = (body: object) => server.write('architect', 'PATCH', url, body)
  const steps: [body: object, waits: object][] = [
    [{ privacyClass: 'ordinary', reason: 'x' }, { privacyClassBefore: 'special' }],
    [{ privacyClass: 'none', reason: 'x' }, { privacyClassBefore: 'special' }],
    [{ vendor: 'Visma' }, { privacyClassBefore: 'special' }],
    [{ privacyClass: 'ordinary' }, { privacyClassBefore: 'special' }],
    [{ privacyClass: 'special' }, NEITHER],
    [{ archiveDuty: 'other' }, NEITHER],
    [{ archiveDuty: null, reason: 'x' }, { archiveDutyBefore: 'other' }],
    [{ archiveDuty: 'siard' }, NEITHER],
  ]
  for (const [body, waits] of steps) {
    const answer = await patch(body)
    t.match(answer.body, waits, `${JSON.stringify(body)}: ${answer.text.slice(0, 200)}`)
  }
})

testOnce('many at once: each that is lowered asks why, and waits', async (t) => {
  const server = await startWithSystems(t, 3)
  await server.write('records_manager', 'PATCH', '/api/v1/systems/IKT-003', {
    archiveDuty: 'none',
    reason: 'x',
  })
  const bulk = { numbers: ['IKT-001', 'IKT-002', 'IKT-003'], changes: { archiveDuty: 'none' } }
  const post = (body: object) => server.call('architect', 'POST', '/api/v1/systems/bulk', body)
  const length = await server.logLength()
  for (const dryRun of [true, false]) {
    const { body } = await post({ ...bulk, dryRun })
    t.strictSame(
      body.items.map(
        ({ refusal, outcome }: { refusal: { code: string }; outcome: string }) => refusal?.code ?? outcome,
      ),
      ['lowered_unexplained', 'lowered_unexplained', 'unchanged'],
      `dry run ${dryRun}`,
    )
  }
  t.equal(await server.logLength(), length, 'nothing was written')
  t.match((await post({ ...bulk, reason: 'Bare oppslag' })).body.totals, { changed: 2, unchanged: 1 })
  const waiting = []
  for (const number of bulk.numbers)
    waiting.push((await read(server, `/api/v1/systems/${number}`)).archiveDutyBefore)
  t.strictSame(waiting, ['siard', 'siard', null])
})

testOnce('undo: what it lowers asks why; an agreement is taken back by who may agree', async (t) => {
  const server = await startWithSystems(t)
  const made = async (...call: Parameters<TrackServer['write']>) => {
    const answer = await server.write(...call)
    if (answer.status >= 300) throw new Error(answer.text)
    return lastRequest(server)
  }
  const lowered = await made('architect', 'PATCH', url, { ...LOW, reason: 'Bare oppslag' })
  t.equal((await undo(server, 'architect', lowered)).status, 200, 'raising asks for no reason')
  t.match(await read(server), { ...NEITHER, archiveDuty: 'siard', privacyClass: 'special' })

  await made('architect', 'PATCH', url, { archiveDuty: 'none', reason: 'Bare oppslag' })
  const raised = await made('architect', 'PATCH', url, { archiveDuty: 'siard' })
  const length = await server.logLength()
  for (const body of [{}, { dryRun: true }])
    t.match((await undo(server, 'architect', raised, body)).body, { code: 'lowered_unexplained' })
  t.equal(await server.logLength(), length, 'nothing was written')
  t.equal((await undo(server, 'architect', raised, { reason: 'Likevel' })).status, 200)
  t.match(await read(server), { archiveDuty: 'none', archiveDutyBefore: 'siard' })

  const agreed = await made('records_manager', 'POST', duty, {}, url)
  for (const role of ['architect', 'administrator', 'privacy_adviser'] as const)
    t.match((await undo(server, role, agreed)).body, { code: 'not_allowed' }, role)
  t.match(await read(server), NEITHER)
  const withdrawn = await undo(server, 'records_manager', agreed)
  t.equal(withdrawn.status, 200, withdrawn.text)
  t.match(await read(server), { archiveDuty: 'none', archiveDutyBefore: 'siard' })
  t.equal((await undo(server, 'records_manager', withdrawn.body.requestId)).status, 200, 'and agreed anew')
  t.match(await read(server), NEITHER)
  t.equal((await verifyChanges(server.store)).ok, true)
})

testOnce('what waits is in past registers, in the export and in the words of the log', async (t) => {
  const server = await startWithSystems(t, 1)
  await server.write('architect', 'PATCH', url, { ...LOW, reason: 'Bare oppslag' })
  const then = await server.logLength()
  await server.write('records_manager', 'POST', duty, {}, url)
  t.match(await read(server, `${url}?asOf=${then}`), BOTH)
  t.match(await read(server), { archiveDutyBefore: null, privacyClassBefore: 'special' })
  const { text } = await server.call('auditor', 'GET', '/api/v1/exports/systems.csv?lang=nb')
  const [heads = [], row = []] = text
    .split('\r\n')
    .filter((line) => /^[^#\uFEFF]/.test(line))
    .map((line) => line.split(';'))
  const cell = (name: string) => row[heads.findIndex((head) => head.includes(name))]
  t.equal(cell('Arkivplikt til senkingen'), '')
  t.equal(cell('Personopplysninger til senkingen'), 'Særlige kategorier')
  const past = await server.call('auditor', 'GET', `/api/v1/exports/systems.csv?lang=nb&asOf=${then}`)
  t.match(past.text, /SIARD-uttrekk;Særlige kategorier/)
  await server.call('architect', 'POST', '/api/v1/systems', { ...FULL_SYSTEM, ...LOW })
  for (const [lang, said] of [
    ['nb', 'Ikke vurdert;Ikke vurdert'],
    ['en', 'Not assessed;Not assessed'],
  ])
    t.match((await server.call('auditor', 'GET', `/api/v1/exports/systems.csv?lang=${lang}`)).text, said)
})
