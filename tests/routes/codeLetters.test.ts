import { test } from '../engines.js'
import { SYSTEM, startTestServer } from '../server.js'

test('a code with Æ, Ø and Å works in addresses, filters, exports, undo and the past', async (t) => {
  const server = await startTestServer(t)
  const call = (method: string, path: string, body?: object, version?: number) =>
    server.call(
      'administrator',
      method,
      encodeURI(`/api/v1${path}`),
      body,
      version === undefined ? {} : { 'if-match': `"${version}"` },
    )
  const both = (name: string) => ({ nameNb: name, nameEn: name })
  const made: readonly (readonly [path: string, body: object])[] = [
    ['/service-areas', { code: 'ÆLD', ...both('Ældrepleje') }],
    ['/codes', { list: 'kind', code: 'særsystem', ...both('Særsystem') }],
    ['/municipalities', { number: 'ÅS-1', name: 'Åsøy fællesskab', kind: 'shared' }],
    ['/waves', { code: 'Bølge-1', ...both('Bølge 1') }],
    ['/milestones', { code: 'ÅPNING', ...both('Åpning'), date: '2020-01-01' }],
    ['/replacements', { code: 'fælles_ørejournal', ...both('Fælles journal'), kind: 'shared_solution' }],
  ]
  for (const [path, body] of made) t.equal((await call('POST', path, body)).status, 201, path)
  t.equal(
    (await call('POST', '/waves', { code: 'bølge-1', ...both('X') })).status,
    409,
    'case tells none apart',
  )
  t.equal(
    (await call('POST', '/waves', { code: 'Bo\u0308lge', ...both('Y') })).body.code,
    'Bölge',
    'composed',
  )
  t.equal(
    (await call('POST', '/waves', { code: 'Вълна', ...both('Z') })).status,
    400,
    'letters of other alphabets are none',
  )

  const system = await call('POST', '/systems', {
    ...SYSTEM,
    municipality: 'ÅS-1',
    kind: 'særsystem',
    serviceArea: 'ÆLD',
    wave: 'Bølge-1',
  })
  t.equal(system.status, 201, system.text)
  const mapped = await call('POST', '/mappings', {
    system: system.body.number,
    replacement: 'fælles_ørejournal',
    scope: 'Alt',
  })
  t.equal(mapped.status, 201, mapped.text)
  for (const filter of [
    'municipality=ÅS-1',
    'kind=særsystem',
    'serviceArea=ÆLD',
    'serviceArea=æld',
    'wave=Bølge-1',
    'replacement=fælles_ørejournal',
  ])
    t.equal((await call('GET', `/systems?${filter}`)).body.total, 1, filter)
  t.match((await call('GET', '/exports/systems.csv?serviceArea=ÆLD')).text, 'Ældrepleje')
  t.equal((await call('GET', '/replacements/fælles_ørejournal')).status, 200)
  t.equal((await call('GET', '/changes?entity=wave&entityId=BØLGE-1')).body.total, 1)

  const renamed = await call('PATCH', '/service-areas/ÆLD', { nameNb: 'Ældre' }, 1)
  t.equal(renamed.status, 200)
  const undone = await call('POST', `/changes/${renamed.headers['x-request-id']}/undo`, {})
  t.equal(undone.status, 200)
  const sequence = (await call('GET', '/changes?limit=1')).body.items[0].seq
  t.match((await call('GET', `/service-areas?asOf=${sequence - 1}`)).text, '"nameNb":"Ældre"')
  t.match((await call('GET', `/service-areas?asOf=${sequence}`)).text, '"nameNb":"Ældrepleje"')
})
