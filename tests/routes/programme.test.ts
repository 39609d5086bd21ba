import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { createProgramme } from '../../server/domain/programme.js'
import type { Services } from '../../server/http/bind.js'
import { testOnce } from '../engines.js'
import {
  createRoleUsers,
  runScenarios,
  type Scenario,
  SYSTEM,
  startTestServer,
  testContext,
} from '../server.js'

const url = '/api/v1/programme'

testOnce('the programme: scenarios', async (t) => {
  await runScenarios(t, await startTestServer(t), [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['2020'] },
    {
      name: 'not signed in, what a page needs before',
      as: null,
      method: 'GET',
      url: '/api/v1/meta',
      status: 200,
      contains: ['"synthetic":true', '"today":"2019-10-15"', '"demoClock":true', 'Nye Testvik'],
      lacks: ['database', 'path'],
    },
    { name: 'read', as: 'auditor', method: 'GET', url, status: 200, contains: ['2020-01-01'] },
    {
      name: 'a lead changes nothing',
      as: 'lead',
      method: 'PATCH',
      url,
      body: { name: 'X' },
      headers: { 'if-match': '"1"' },
      status: 403,
    },
    {
      name: 'a merger date that is none',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { mergerDate: '1.1.2020' },
      headers: { 'if-match': '"1"' },
      status: 400,
      contains: ['mergerDate'],
    },
    {
      name: 'the synthetic flag is nobody’s to write',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { synthetic: false },
      headers: { 'if-match': '"1"' },
      status: 400,
    },
    {
      name: 'changed',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { name: 'Nye Prøvevik' },
      headers: { 'if-match': '"1"' },
      status: 200,
      contains: ['"version":2', 'Nye Prøvevik'],
      logs: 1,
    },
    {
      name: 'stale',
      as: 'administrator',
      method: 'PATCH',
      url,
      body: { name: 'Y' },
      headers: { 'if-match': '"1"' },
      status: 412,
      contains: ['Nye Prøvevik'],
    },
  ])
})

const change = (name: string, body: object, status: number, more: Partial<Scenario> = {}): Scenario => ({
  name,
  as: 'administrator',
  method: 'PATCH',
  url,
  body,
  headers: { 'if-match': '"1"' },
  status,
  ...more,
})

testOnce('the settings of the programme are checked, and said by name', async (t) => {
  await runScenarios(t, await startTestServer(t), [
    change('no time zone', { timeZone: 'Oslo' }, 400, {
      contains: ['"path":"timeZone"', 'Europe/Copenhagen'],
    }),
    change('an offset is none', { timeZone: '+02:00' }, 400, { contains: ['«+02:00» er ikke en tidssone'] }),
    change('no currency', { currency: 'kroner' }, 400, { contains: ['"path":"currency"', 'DKK'] }),
    change('letters that are none', { systemPrefix: 'S1' }, 400, { contains: ['"path":"systemPrefix"'] }),
    change('letters too few', { contractPrefix: 'A' }, 400, { contains: ['"path":"contractPrefix"'] }),
    change('letters of other numbers', { systemPrefix: 'kob' }, 409, {
      code: 'already_exists',
      contains: ['«KOB» står foran andre numre'],
    }),
    change('letters of contracts', { systemPrefix: 'AVT' }, 409, { code: 'already_exists' }),
    change('both the same', { systemPrefix: 'NR', contractPrefix: 'NR' }, 409, { code: 'already_exists' }),
    change('no rule set', { ruleSet: 'sweden' }, 400, { contains: ['norway', 'general'] }),
    change('no municipality number of Norway', { municipalityNumber: 'ÆRØ' }, 400, {
      contains: ['«ÆRØ» er ikke et kommunenummer. Det er fire sifre'],
    }),
    change(
      'all of it',
      {
        ruleSet: 'general',
        municipalityNumber: 'ÆRØ',
        timeZone: 'america/new_york',
        currency: 'dkk',
        systemPrefix: 'sæs',
        contractPrefix: ' kon ',
      },
      200,
      { contains: ['"systemPrefix":"SÆS"', '"contractPrefix":"KON"', '"currency":"DKK"', '"ÆRØ"'], logs: 1 },
    ),
  ])
})

testOnce('numbers are given with the letters of the programme, which then stay', async (t) => {
  const server = await startTestServer(t)
  const patch = (body: object) => async (version: number) =>
    server.call('administrator', 'PATCH', url, body, { 'if-match': `"${version}"` })
  const first = await patch({ systemPrefix: 'ÅSØ', contractPrefix: 'KONTRAKT' })(1)
  t.equal(first.status, 200)
  const system = (await server.call('architect', 'POST', '/api/v1/systems', SYSTEM)).body
  t.equal(system.number, 'ÅSØ-001')
  const contract = await server.call('architect', 'POST', '/api/v1/contracts', {
    supplier: 'Journalhuset',
    systems: ['åsø-1'],
  })
  t.match(contract.body, { id: 'KONTRAKT-001', systems: ['ÅSØ-001'] })
  for (const written of ['ÅSØ-001', 'åsø-1', 'A\u030aSØ-01'])
    t.equal(
      (await server.call('auditor', 'GET', encodeURI(`/api/v1/systems/${written}`))).status,
      200,
      written,
    )
  t.equal((await server.call('auditor', 'GET', '/api/v1/systems/IKT-001')).status, 404)
  for (const query of ['q=åsø-1', 'q=ÅSØ-001'])
    t.equal((await server.call('auditor', 'GET', encodeURI(`/api/v1/systems?${query}`))).body.total, 1, query)
  for (const query of ['system=åsø-1', 'entity=system&entityId=åsø-1', 'entityId=ÅSØ-001'])
    t.equal((await server.call('auditor', 'GET', encodeURI(`/api/v1/changes?${query}`))).status, 200, query)
  t.match((await server.call('auditor', 'GET', '/api/v1/changes?system=nonsense')).text, 'ÅSØ-026')

  for (const body of [{ systemPrefix: 'IKT' }, { contractPrefix: 'AVT' }]) {
    const refused = await patch(body)(2)
    t.match(refused, { status: 409, body: { code: 'prefix_in_use' } })
    t.match(refused.text, /har fått numre med «(ÅSØ|KONTRAKT)»/)
  }
  t.equal(
    (await patch({ systemPrefix: 'ÅSØ', name: 'Nye Åsøy' })(2)).status,
    200,
    'the same letters are no change',
  )
  t.match((await server.call('architect', 'POST', '/api/v1/systems', { ...SYSTEM, name: 'Profil' })).body, {
    number: 'ÅSØ-002',
  })
})

testOnce('today and the days of the log are those of the time zone', async (t) => {
  // Half past eleven in the evening of 31 December in New York is the next day in Oslo.
  const clock = () => new Date('2030-01-01T04:30:00.000Z')
  const server = await startTestServer(t, { clock, load: (services) => load(services) })
  const today = async () => (await server.call(null, 'GET', '/api/v1/meta')).body.today
  t.equal(await today(), '2030-01-01')
  const changed = await server.call(
    'administrator',
    'PATCH',
    url,
    { timeZone: 'America/New_York' },
    { 'if-match': '"1"' },
  )
  t.equal(changed.status, 200)
  t.equal(await today(), '2029-12-31')
  const on = async (day: string) =>
    (await server.call('auditor', 'GET', `/api/v1/changes?entity=programme&from=${day}&to=${day}`)).body.total
  t.equal(await on('2029-12-31'), 1)
  t.equal(await on('2030-01-01'), 0)
  const requestId = changed.headers['x-request-id']
  const undone = await server.call('administrator', 'POST', `/api/v1/changes/${requestId}/undo`, {})
  t.equal(undone.status, 200)
  t.equal(await today(), '2030-01-01')
})

async function load(services: Services): Promise<void> {
  const at = '2029-12-01T08:00:00.000Z'
  await createProgramme(
    { ...testContext(services), at },
    {
      ...DEFAULT_SETTINGS,
      name: 'Nye Testvik',
      mergerDate: null,
      municipalityNumber: null,
      municipalityName: null,
      synthetic: false,
      clockStart: null,
      clockSetAt: null,
    },
  )
  await createRoleUsers({ ...testContext(services), at })
}
