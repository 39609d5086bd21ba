import { testOnce } from '../engines.js'
import { runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const at = (version: number) => ({ 'if-match': `"${version}"` })

testOnce('waves: scenarios', async (t) => {
  const server = await startWithSystems(t, 1)
  const url = '/api/v1/waves'
  const system = '/api/v1/systems/IKT-001'
  const as = 'lead'
  const wave = { code: 'w2', nameNb: 'Helse', nameEn: 'Health', startsOn: '2019-09-01' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401 },
    { name: 'not signed in, adding', as: null, method: 'POST', url, body: wave, status: 401 },
    { name: 'an auditor adds none', as: 'auditor', method: 'POST', url, body: wave, status: 403 },
    {
      name: 'a system in a wave there is not',
      as,
      method: 'PATCH',
      url: system,
      body: { wave: 'w2' },
      headers: at(1),
      status: 422,
      code: 'unknown_reference',
    },
    { name: 'added', as, method: 'POST', url, body: wave, status: 201, contains: ['"systems":0'], logs: 1 },
    { name: 'twice', as, method: 'POST', url, body: wave, status: 409, code: 'already_exists' },
    {
      name: 'an earlier one',
      as,
      method: 'POST',
      url,
      body: { ...wave, code: 'w1', startsOn: '2019-01-01' },
      status: 201,
      logs: 1,
    },
    {
      name: 'one without dates',
      as,
      method: 'POST',
      url,
      body: { ...wave, code: 'w0', startsOn: null },
      status: 201,
      logs: 1,
    },
    {
      name: 'a system in it',
      as,
      method: 'PATCH',
      url: system,
      body: { wave: 'w2' },
      headers: at(1),
      status: 200,
      logs: 1,
    },
    {
      name: 'changed',
      as,
      method: 'PATCH',
      url: `${url}/w2`,
      body: { goal: 'Én journal' },
      headers: at(1),
      status: 200,
      contains: ['"systems":1', 'Én journal'],
      logs: 1,
    },
    {
      name: 'on an old version',
      as,
      method: 'PATCH',
      url: `${url}/w2`,
      body: { goal: 'x' },
      headers: at(1),
      status: 412,
    },
    {
      name: 'one there is not',
      as,
      method: 'PATCH',
      url: `${url}/w9`,
      body: { goal: 'x' },
      headers: at(1),
      status: 404,
    },
  ])
  const { body } = await server.call('auditor', 'GET', url)
  t.strictSame(
    body.items.map(({ code }: { code: string }) => code),
    ['w1', 'w2', 'w0'],
    'by start',
  )
})

testOnce('a wave that ends before it begins is kept, with a warning', async (t) => {
  const wave = { code: 'w1', nameNb: 'Helse', nameEn: 'Health', startsOn: '2019-10-02', endsOn: '2019-10-01' }
  await runScenarios(t, await startWithSystems(t, 1), [
    { name: 'not signed in', as: null, method: 'POST', url: '/api/v1/waves', body: wave, status: 401 },
    {
      name: 'added',
      as: 'lead',
      method: 'POST',
      url: '/api/v1/waves',
      body: wave,
      status: 201,
      contains: ['DATES_OUT_OF_ORDER', '«Slutter» er før «Begynner».', '“Ends on” is before “Starts on”.'],
      logs: 1,
    },
    {
      name: 'mended',
      as: 'lead',
      method: 'PATCH',
      url: '/api/v1/waves/w1',
      body: { endsOn: '2019-10-02' },
      headers: at(1),
      status: 200,
      contains: ['"warnings":[]'],
      logs: 1,
    },
  ])
})
