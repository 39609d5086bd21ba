import { test } from '../engines.js'
import { runScenarios, startTestServer } from '../server.js'

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
