import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'
import { lastRequest, undo } from '../undo.js'

const url = '/api/v1/systems/IKT-001'
const duty = `${url}/archive-duty/agree`
const at = (version: number) => ({ 'if-match': `"${version}"` })
const LOW = { archiveDuty: 'none', privacyClass: 'none' }
const NEITHER = { archiveDutyBefore: null, privacyClassBefore: null }

const read = async (server: TrackServer, of = url) => (await server.call('auditor', 'GET', of)).body
/** The gates into the next status that are asked, and those that do not hold. */
async function gates(server: TrackServer, of: string): Promise<{ asked: string[]; failing: string[] }> {
  const { transitions } = await read(server, `${of}/transitions`)
  const [forward] = transitions.filter(({ direction }: { direction: string }) => direction === 'forward')
  const codesOf = (some: { code: string }[]) => some.map(({ code }) => code)
  return {
    asked: codesOf(forward.gates),
    failing: codesOf(forward.gates.filter(({ holds }: { holds: boolean }) => !holds)),
  }
}

testOnce('a first «none» waits as well, whether a system is changed or made with it', async (t) => {
  const server = await startWithSystems(t, 1, { archiveDuty: null, privacyClass: null })
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'PATCH', url, body: LOW, headers: at(1), status: 401 },
    ...(['architect', 'administrator'] as const).map((as) => ({
      name: `${as} says none without a reason`,
      as,
      method: 'PATCH' as const,
      url,
      body: LOW,
      headers: at(1),
      status: 422,
      code: 'lowered_unexplained',
      contains: [
        '«Arkivplikt» settes til noe som krever mindre. Skriv hvorfor.',
        '«Personopplysninger» settes til noe som krever mindre. Skriv hvorfor.',
      ],
    })),
    {
      name: 'more than nothing is asked no reason for, and waits for nobody',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems',
      body: { ...FULL_SYSTEM, archiveDuty: 'other', privacyClass: 'ordinary' },
      status: 201,
      contains: ['"archiveDutyBefore":null', '"privacyClassBefore":null'],
      logs: 1,
    },
    {
      name: 'one that is made so waits, without a word more',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems',
      body: { ...FULL_SYSTEM, ...LOW },
      status: 201,
      contains: ['"archiveDutyBefore":"(unassessed)"', '"privacyClassBefore":"(unassessed)"'],
      logs: 1,
    },
    {
      name: 'with a reason',
      as: 'architect',
      method: 'PATCH',
      url,
      body: { ...LOW, reason: 'Bare oppslag' },
      headers: at(1),
      status: 200,
      contains: ['"archiveDutyBefore":"(unassessed)"', '"privacyClassBefore":"(unassessed)"'],
      logs: 1,
    },
    {
      name: 'nobody writes what stands for it',
      as: 'administrator',
      method: 'POST',
      url: '/api/v1/codes',
      body: { list: 'archive_duty', code: '(unassessed)', nameNb: 'x', nameEn: 'x' },
      status: 400,
    },
    {
      name: 'nor says it of a system',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { archiveDuty: '(unassessed)' },
      headers: at(2),
      status: 400,
    },
  ])
  for (const made of [url, '/api/v1/systems/IKT-003']) {
    const about = (path: string) => `${made}${path}`
    await server.write('lead', 'POST', about('/transitions'), { to: 'assessed' }, made)
    t.ok((await gates(server, made)).failing.includes('RECORDS_MANAGER_NOT_CONSULTED'), made)
    const appraised = { state: 'appraised', appraisal: 'Intet', appraisedOn: '2019-10-01' }
    await server.write('administrator', 'PATCH', about('/archive'), appraised)
    const none = await server.write('administrator', 'PATCH', about('/archive'), { state: 'no_records' })
    t.match(none.body, { code: 'archive_duty_conflict' }, made)
    for (const role of ['architect', 'administrator', 'privacy_adviser'] as const)
      t.equal((await server.write(role, 'POST', about('/archive-duty/agree'), {}, made)).status, 403, role)
    await server.write('records_manager', 'POST', about('/archive-duty/agree'), {}, made)
    t.notOk((await gates(server, made)).asked.includes('RECORDS_MANAGER_NOT_CONSULTED'), made)
    await server.write('privacy_adviser', 'POST', about('/privacy-class/agree'), {}, made)
    t.match(await read(server, made), { ...LOW, ...NEITHER })
  }
  t.equal((await verifyChanges(server.store)).ok, true)
})

testOnce(
  'the first word of who answers for a field is the assessment: no reason, and nothing waits',
  async (t) => {
    const server = await startWithSystems(t, 2, { archiveDuty: null, privacyClass: null })
    for (const [role, body] of [
      ['records_manager', { archiveDuty: 'none' }],
      ['privacy_adviser', { privacyClass: 'none' }],
    ] as const) {
      const answer = await server.write(role, 'PATCH', url, body)
      t.match(answer.body, { ...body, ...NEITHER }, answer.text)
    }
    const second = '/api/v1/systems/IKT-002'
    const answer = await server.call('records_manager', 'POST', '/api/v1/systems/bulk', {
      numbers: ['IKT-001', 'IKT-002'],
      changes: { archiveDuty: 'none' },
    })
    t.match(answer.body.totals, { changed: 1, unchanged: 1, refused: 0 }, answer.text)
    t.match(await read(server, second), NEITHER)

    await server.write('architect', 'PATCH', second, { archiveDuty: 'siard' })
    await server.write('architect', 'PATCH', second, { archiveDuty: null, reason: 'Usikkert' })
    const word = { archiveDuty: 'none' }
    t.match((await server.write('records_manager', 'PATCH', second, word)).body, {
      code: 'lowered_unexplained',
    })
    t.match(await read(server, second), { archiveDutyBefore: 'siard' }, 'it is no first word')
  },
)

testOnce('a first «none» is undone, put back, voided and restored as it waits', async (t) => {
  const server = await startWithSystems(t, 1, { archiveDuty: null })
  const first = { archiveDuty: 'none', archiveDutyBefore: '(unassessed)' }
  await server.write('architect', 'PATCH', url, { archiveDuty: 'none', reason: 'Bare oppslag' })
  const undone = await undo(server, 'architect', await lastRequest(server))
  t.equal(undone.status, 200, 'unassessed again it asks for more')
  t.match(await read(server), { archiveDuty: null, archiveDutyBefore: null })
  t.match((await undo(server, 'architect', undone.body.requestId)).body, { code: 'lowered_unexplained' })
  const again = await undo(server, 'architect', undone.body.requestId, { reason: 'Likevel' })
  t.equal(again.status, 200, again.text)
  t.match(await read(server), first)

  await server.write('records_manager', 'POST', duty, {}, url)
  await undo(server, 'records_manager', await lastRequest(server))
  t.match(await read(server), first, 'an agreement that is taken back')
  await server.write('architect', 'POST', `${url}/void`, { reason: 'Ført to ganger' }, url)
  await server.write('architect', 'POST', `${url}/restore`, { reason: 'Likevel ikke' }, url)
  t.match(await read(server), first, 'restored')
  await server.write('architect', 'PATCH', url, { archiveDuty: null })
  t.match(await read(server), { archiveDuty: null, archiveDutyBefore: null }, 'taken out it waits for nobody')

  const made = '/api/v1/systems/IKT-002'
  await server.call('architect', 'POST', '/api/v1/systems', { ...FULL_SYSTEM, archiveDuty: 'none' })
  await undo(server, 'architect', await lastRequest(server))
  await server.write('architect', 'POST', `${made}/restore`, { reason: 'Likevel' }, made)
  t.match(await read(server, made), first, 'made, undone and brought back')
  t.equal((await verifyChanges(server.store)).ok, true)
})
