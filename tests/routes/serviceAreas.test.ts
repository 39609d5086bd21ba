import { testOnce } from '../engines.js'
import { runScenarios, startTestServer } from '../server.js'

const url = '/api/v1/service-areas'
const area = { code: 'KUL', nameNb: 'Kultur og ære', nameEn: 'Culture' }

testOnce('service areas: scenarios', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['Helse'] },
    { name: 'read', as: 'auditor', method: 'GET', url, status: 200, contains: ['Helse og omsorg'] },
    { name: 'a lead adds none', as: 'lead', method: 'POST', url, body: area, status: 403 },
    {
      name: 'added',
      as: 'administrator',
      method: 'POST',
      url,
      body: area,
      status: 201,
      contains: ['"active":true'],
      logs: 1,
    },
    {
      name: 'twice',
      as: 'administrator',
      method: 'POST',
      url,
      body: area,
      status: 409,
      code: 'already_exists',
    },
    {
      name: 'a code with a slash',
      as: 'administrator',
      method: 'POST',
      url,
      body: { ...area, code: 'A/B' },
      status: 400,
      contains: ['"path":"code"'],
    },
    {
      name: 'no longer active',
      as: 'administrator',
      method: 'PATCH',
      url: `${url}/KUL`,
      body: { active: false, reason: 'Slått sammen' },
      headers: { 'if-match': '"1"' },
      status: 200,
      contains: ['"active":false'],
      logs: 1,
    },
    {
      name: 'not for new systems',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/systems',
      body: { name: 'X', kind: 'business', municipality: '0602', serviceArea: 'KUL' },
      status: 422,
      code: 'unknown_reference',
      contains: ['serviceArea'],
    },
  ])
})

const list = `${url}/list`
const named = (code: string, nameNb = code) => ({ code, nameNb, nameEn: nameNb, subproject: null })

testOnce('many service areas come in one request, and go by one undo', async (t) => {
  const server = await startTestServer(t)
  const areas = [named('ÆLD', 'Ældrepleje'), named('KUL', 'Kultur'), named('BHG', 'Barnehage')]
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url: list, body: { areas }, status: 401 },
    { name: 'a lead adds none', as: 'lead', method: 'POST', url: list, body: { areas }, status: 403 },
    { name: 'none', as: 'administrator', method: 'POST', url: list, body: { areas: [] }, status: 400 },
    {
      name: 'one that is in use, by its line',
      as: 'administrator',
      method: 'POST',
      url: list,
      body: { areas: [named('ÆLD'), named('heo')] },
      status: 409,
      contains: ['"path":"areas.1.code"', 'HEO'],
    },
    {
      name: 'one twice, by its line',
      as: 'administrator',
      method: 'POST',
      url: list,
      body: { areas: [named('ÆLD'), named('æld')] },
      status: 409,
      contains: ['"path":"areas.1.code"'],
    },
    {
      name: 'one without a name, by its line',
      as: 'administrator',
      method: 'POST',
      url: list,
      body: { areas: [named('ÆLD'), named('KUL', ' ')] },
      status: 400,
      contains: ['"path":"areas.1.nameNb"'],
    },
  ])
  const inUse = async () =>
    (await server.call('auditor', 'GET', url)).body.items
      .filter((row: { active: boolean }) => row.active)
      .map((row: { code: string; nameNb: string }) => `${row.code} ${row.nameNb}`)
      .sort()
  const before = await inUse()
  const added = await server.call('administrator', 'POST', list, { areas })
  t.equal(added.status, 201)
  t.equal(added.body.total, 3)
  t.equal((await inUse()).length, before.length + 3)
  t.equal(
    (
      await server.call(
        'administrator',
        'PATCH',
        encodeURI(`${url}/ÆLD`),
        { nameNb: 'Ældre' },
        { 'if-match': '"1"' },
      )
    ).status,
    200,
  )

  const undo = (answer: { headers: Record<string, unknown> }) =>
    server.call('administrator', 'POST', `/api/v1/changes/${answer.headers['x-request-id']}/undo`, {})
  t.match(await undo(added), { status: 409, body: { code: 'later_changes' } }, 'not past a later change')
  const again = await server.call('administrator', 'POST', list, { areas: [named('SAK', 'Sak')] })
  const undone = await undo(again)
  t.equal(undone.status, 200)
  t.notOk((await inUse()).some((row: string) => row.startsWith('SAK')))
  t.equal(
    (await server.call('administrator', 'POST', list, { areas: [named('sak', 'Saksbehandling')] })).status,
    201,
  )
  t.ok((await inUse()).includes('SAK Saksbehandling'), 'taken into use again, by its new name')
  t.equal((await undo(undone)).status, 409, 'which the undo of the undo would overwrite')
})
