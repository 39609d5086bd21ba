import { DESTINATION_GROUPS, DESTINATION_WORDS } from '../../schema/rules/progress.js'
import { test } from '../engines.js'
import { runScenarios, SYSTEM, startTestServer } from '../server.js'

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
