import { DESTINATION_GROUPS, DESTINATION_WORDS } from '../../schema/rules/progress.js'
import { test } from '../engines.js'
import { type Answer, runScenarios, SYSTEM, startTestServer } from '../server.js'
import { undo } from '../undo.js'

const named = { nameNb: 'Navn', nameEn: 'Name' }
/** Everything that has a code that people write: who adds it, where, and what it is made of besides. */
const CODED = [
  ['administrator', '/api/v1/codes', { list: 'hosting', ...named }],
  ['lead', '/api/v1/waves', named],
  ['lead', '/api/v1/milestones', { ...named, date: '2020-01-01' }],
  ['architect', '/api/v1/replacements', { ...named, kind: 'shared_solution', state: 'in_use' }],
  ['administrator', '/api/v1/service-areas', { ...named, subproject: 'D1' }],
] as const

test('a code that differs from another by case alone is refused', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(
    t,
    server,
    CODED.flatMap(([as, url, rest]) => {
      const add = (code: string) => ({ as, method: 'POST', url, body: { ...rest, code } }) as const
      return [
        { ...add('Case'), name: `not signed in: ${url}`, as: null, status: 401 },
        { ...add('Case'), name: `${url}: a code`, status: 201, logs: 1 },
        ...['Case', 'case', 'CASE'].map((code) => ({
          ...add(code),
          name: `${url}: ${code} after Case`,
          status: 409,
          code: 'already_exists' as const,
          contains: ['"path":"code"', '«Case» finnes fra før.', '“Case” exists already.'],
        })),
        { ...add('Case2'), name: `${url}: another code`, status: 201, logs: 1 },
      ]
    }),
  )
})

test('a replacement is not called what a system without one is filtered by', async (t) => {
  const server = await startTestServer(t)
  const rest = { ...named, kind: 'shared_solution', state: 'in_use' }
  await runScenarios(
    t,
    server,
    DESTINATION_GROUPS.flatMap((word) =>
      [word, word.toUpperCase()].map((code) => ({
        name: `called ${code}`,
        as: 'architect' as const,
        method: 'POST',
        url: '/api/v1/replacements',
        body: { ...rest, code },
        status: 400,
        contains: ['"path":"code"', 'reserved_code', `«${code}»`, DESTINATION_WORDS[word].nb, `“${code}”`],
      })),
    ),
  )
})

test('a replacement that was called so before is mapped to, changed and found', async (t) => {
  const server = await startTestServer(t)
  const rest = { ...named, kind: 'shared_solution', state: 'in_use' }
  const made = await server.call('architect', 'POST', '/api/v1/replacements', { ...rest, code: 'epj' })
  t.equal(made.status, 201, made.text)
  // As a version before this one left it.
  await server.store.transaction(({ db, t: { replacements } }) =>
    db.update(replacements).set({ code: 'retire' }),
  )
  await runScenarios(t, server, [
    ...[SYSTEM, SYSTEM].map((body, at) => ({
      ...{ name: `system ${at}`, as: 'architect' as const, method: 'POST', url: '/api/v1/systems', body },
      ...{ status: 201, logs: 1 },
    })),
    {
      name: 'mapped',
      as: 'architect',
      method: 'POST',
      url: '/api/v1/mappings',
      body: { system: 'IKT-001', replacement: 'retire', coverage: 'full' },
      status: 201,
      logs: 1,
    },
    {
      name: 'changed',
      as: 'architect',
      method: 'PATCH',
      url: '/api/v1/replacements/retire',
      headers: { 'if-match': '"1"' },
      body: { nameNb: 'Utfasing' },
      status: 200,
      logs: 1,
    },
    {
      name: 'found',
      as: 'auditor',
      method: 'GET',
      url: '/api/v1/systems?destination=retire',
      status: 200,
      contains: ['"total":1', 'IKT-001'],
    },
  ])
})

test('what comes without a code gets one of its name, and its Norwegian name in English', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(
    t,
    server,
    CODED.flatMap(([as, url, { nameEn: _, ...rest }]) => {
      const add = (name: string, nameNb: string, more: object = {}) =>
        ({ name: `${url}: ${name}`, as, method: 'POST', url, body: { ...rest, nameNb, ...more } }) as const
      const makes = (code: string) => ({ status: 201, contains: [`"code":"${code}"`], logs: 1 })
      const refuses = (path: string) => ({ status: 400, contains: [`"path":"${path}"`] })
      return [
        { ...add('not signed in', 'Åse'), as: null, status: 401 },
        { ...add('an auditor', 'Åse'), as: 'auditor' as const, status: 403 },
        { ...add('a name', 'Åse æ'), ...makes('ase_ae'), contains: ['"code":"ase_ae"', '"nameEn":"Åse æ"'] },
        { ...add('the same', 'Åse æ'), ...makes('ase_ae_2') },
        { ...add('one that is written alike', 'ase-AE'), ...makes('ase_ae_3') },
        { ...add('both names', 'Øst', { nameEn: 'East' }), ...makes('ost'), contains: ['"nameEn":"East"'] },
        { ...add('a code', 'Vest', { code: 'Nord' }), ...makes('Nord') },
        { ...add('the name of a code in other case', 'Nord'), ...makes('nord_2') },
        {
          ...add('a code that was made', 'Sør', { code: 'ASE_AE' }),
          status: 409,
          code: 'already_exists' as const,
        },
        { ...add('a long name', 'x'.repeat(200)), ...makes('x'.repeat(60)) },
        { ...add('it again', 'x'.repeat(200)), ...makes(`${'x'.repeat(58)}_2`) },
        { ...add('a blank code', 'Sør', { code: ' ' }), ...refuses('code') },
        { ...add('no code at all', 'Sør', { code: null }), ...refuses('code') },
        { ...add('a blank name in English', 'Sør', { nameEn: '' }), ...refuses('nameEn') },
        { ...add('no name', ''), ...refuses('nameNb') },
      ]
    }),
  )
})

test('a name that no code can be made of gets the word of what it is', async (t) => {
  const server = await startTestServer(t)
  const words = ['code', 'wave', 'milestone', 'replacement', 'service_area']
  for (const [at, [as, url, rest]] of CODED.entries())
    for (const end of ['', '_2']) {
      const { body } = await server.call(as, 'POST', url, { ...rest, nameNb: '🚀' })
      t.equal(body.code, `${words[at]}${end}`, url)
    }
})

test('rows of one name that are added at once get a code each', async (t) => {
  const server = await startTestServer(t)
  for (const [as, url, rest] of CODED) {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => server.call(as, 'POST', url, { ...rest, nameNb: 'Samtidig' })),
    )
    t.strictSame(
      answers.map(({ status, body }) => `${status} ${body.code}`).sort(),
      ['201 samtidig', '201 samtidig_2', '201 samtidig_3', '201 samtidig_4'],
      url,
    )
  }
})

test('what is sent again by its key has the code that it got', async (t) => {
  const server = await startTestServer(t)
  for (const [as, url, rest] of CODED) {
    const send = () => server.call(as, 'POST', url, rest, { 'idempotency-key': `made-${url}` })
    t.equal((await send()).body.code, 'navn', url)
    t.equal((await send()).body.code, 'navn', `${url}: again`)
  }
})

test('no code that means something is made of a name', async (t) => {
  const server = await startTestServer(t)
  // As in a register that does not have these entries.
  await server.store.transaction(({ db, t: { codes } }) => db.delete(codes))
  const add = async (url: string, body: object) =>
    (await server.call('administrator', 'POST', `/api/v1${url}`, body)).body.code
  const cases: [list: string, name: string, code: string][] = [
    ['kind', 'National', 'national_2'],
    ['archive_duty', 'None', 'none_2'],
    ['depot', 'National', 'national'],
    ['kind', 'None', 'none'],
  ]
  for (const [list, nameNb, code] of cases) t.equal(await add('/codes', { list, nameNb }), code, list)
  t.equal(
    await add('/codes', { list: 'kind', nameNb: 'Tjeneste', code: 'national' }),
    'national',
    'it is chosen',
  )
  for (const word of DESTINATION_GROUPS)
    t.equal(await add('/replacements', { kind: 'shared_solution', nameNb: word }), `${word}_2`)
})

test('lines of a list come without codes: what was chosen is kept, and what is out of use is found', async (t) => {
  const server = await startTestServer(t)
  const lists = [
    ['/api/v1/service-areas', 'areas', {}],
    ['/api/v1/codes', 'codes', { list: 'depot' }],
  ] as const
  for (const [url, field, rest] of lists) {
    const add = async (...lines: object[]) =>
      server.call('administrator', 'POST', `${url}/list`, {
        [field]: lines.map((line) => ({ ...rest, ...line })),
      })
    const codes = ({ body }: Answer): string[] =>
      body.items.map(({ code, nameNb }: { code: string; nameNb: string }) => `${code} ${nameNb}`).sort()
    const first = await add(
      { nameNb: 'Bad' },
      { nameNb: 'Båt', code: 'BAD' },
      { nameNb: 'Bad', nameEn: 'Baths' },
      { nameNb: '†' },
    )
    t.strictSame(
      codes(first),
      ['BAD Båt', 'bad_2 Bad', 'bad_3 Bad', `${field === 'areas' ? 'service_area' : 'code'} †`],
      url,
    )
    const undone = await undo(server, 'administrator', String(first.headers['x-request-id']))
    t.equal(undone.status, 200, `${url}: ${undone.text}`)
    // Two have the name: one each, and a third is new.
    const again = await add({ nameNb: 'bad' }, { nameNb: 'bad' }, { nameNb: 'bad' })
    t.strictSame(codes(again), ['bad_2 bad', 'bad_3 bad', 'bad_4 bad'], `${url}: taken into use again`)
    t.match(
      again.body.items.map(({ nameEn }: { nameEn: string }) => nameEn).sort(),
      ['Bad', 'Baths', 'bad'],
      `${url}: by its name in English`,
    )
    t.match(await add({ nameNb: 'Ny' }, { nameNb: 'Båt', code: 'bad_2' }), {
      status: 409,
      body: { errors: [{ path: `${field}.1.code` }] },
    })
  }
})

test('what got its code by itself is taken back, and the next of its name is another', async (t) => {
  const server = await startTestServer(t)
  for (const [as, url, rest] of CODED) {
    const add = () => server.call(as, 'POST', url, { ...rest, nameNb: 'Angret' })
    const made = await add()
    const undone = await undo(server, as, String(made.headers['x-request-id']))
    const active = (await server.call('auditor', 'GET', url)).body.items.find(
      ({ code }: { code: string }) => code === 'angret',
    ).active
    // Of waves, milestones and replacements none is ever removed.
    t.strictSame([undone.status, active], 'active' in made.body ? [200, false] : [422, undefined], url)
    t.equal((await add()).body.code, 'angret_2', url)
  }
})
