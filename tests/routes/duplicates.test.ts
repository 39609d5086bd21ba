import type { DuplicateGroup } from '../../schema/api/duplicates.js'
import { MOST_COMPARED } from '../../schema/rules/comparison.js'
import { test } from '../engines.js'
import { FULL_SYSTEM, runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/duplicates'
const SYSTEMS = [
  { name: 'Fjellsys', product: 'Fjellsys Pluss', municipality: '0602', users: 40 },
  { name: 'FJELL SYS', product: 'Fjellsys Pluss AS', municipality: '0602', users: 50 },
  { name: 'Fjellsys', product: null, municipality: '0711', users: 40 },
  { name: 'Vannkart', product: 'Kartverktøy', municipality: '0711' },
  { name: 'Veikart', product: 'Kartverktoy', municipality: '0602' },
  { name: 'Alene', product: 'Bare denne', municipality: '0602' },
]

async function start(t: Parameters<typeof startWithSystems>[0], onStatement?: () => void) {
  const server = await startWithSystems(t, 0, {}, onStatement ? { onStatement } : {})
  for (const one of SYSTEMS)
    await server.call('administrator', 'POST', '/api/v1/systems', { ...FULL_SYSTEM, ...one })
  return server
}

const shown = ({ body }: { body: { items: DuplicateGroup[] } }) =>
  body.items.map(({ systems, differs }) => [systems.map(({ name }) => name).join(', '), ...differs])

test('duplicates: scenarios', async (t) => {
  const server = await start(t)
  const read = (name: string, path: string, rest: object) =>
    ({ name, as: 'auditor', method: 'GET', url: path, status: 200, ...rest }) as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['items', 'Fjellsys'] },
    read('within a municipality', url, {
      contains: ['"total":1', 'FJELL SYS', '"alikeIn":["name","product"]', '"synthetic":'],
      lacks: ['Vannkart', 'Alene'],
    }),
    read('in several', `${url}?scope=across`, { contains: ['"total":2', 'Vannkart'], lacks: ['Alene'] }),
    read('of a municipality that has none', `${url}?municipality=0711`, { contains: ['"total":0'] }),
    read('of one that shares some', `${url}?municipality=0711&scope=across`, { contains: ['"total":2'] }),
    read('a municipality that is not there', `${url}?municipality=9998`, {
      status: 400,
      contains: ['municipality'],
      lacks: ['items'],
    }),
    read('a scope that is none', `${url}?scope=all`, { status: 400, contains: ['scope'], lacks: ['items'] }),
    read('a filter that does not exist', `${url}?q=x`, { status: 400, lacks: ['items'] }),
    read('a damaged cursor', `${url}?cursor=x`, { status: 400, lacks: ['items'] }),
  ])
  t.strictSame(shown(await server.call('auditor', 'GET', url)), [['Fjellsys, FJELL SYS', 'users']])
})

test('duplicates page by page, as they were, and without what is removed', async (t) => {
  const server = await start(t)
  const across = `${url}?scope=across`
  const all = await server.call('auditor', 'GET', across)
  const first = await server.call('auditor', 'GET', `${across}&limit=1`)
  const next = await server.call('auditor', 'GET', `${across}&limit=1&cursor=${first.body.next}`)
  t.strictSame([...shown(first), ...shown(next)], shown(all))
  t.equal(next.body.next, null)
  const { sequence } = all.body.meta
  const { number, version } = all.body.items[0].systems[1]
  const gone = await server.call(
    'administrator',
    'POST',
    `/api/v1/systems/${number}/void`,
    { reason: 'Registrert to ganger', confirmed: [] },
    { 'if-match': `"${version}"` },
  )
  t.equal(gone.status, 200, JSON.stringify(gone.body).slice(0, 400))
  t.equal((await server.call('auditor', 'GET', url)).body.total, 0)
  t.equal((await server.call('auditor', 'GET', `${url}?asOf=${sequence}`)).body.total, 1, 'as it was')
})

test('however many are alike, no more are shown than stand side by side, with as few statements', async (t) => {
  let statements = 0
  const server = await start(t, () => {
    statements += 1
  })
  const count = async () => {
    statements = 0
    const { body } = await server.call('auditor', 'GET', url)
    return { statements, group: body.items[0] as DuplicateGroup }
  }
  const before = await count()
  for (let at = 0; at < MOST_COMPARED; at += 1)
    await server.call('administrator', 'POST', '/api/v1/systems', {
      ...{ ...FULL_SYSTEM, name: `Fjellmodul ${at}`, product: 'Fjellsys Pluss', municipality: '0602' },
    })
  const after = await count()
  t.ok(after.statements <= before.statements, `${before.statements}, then ${after.statements}`)
  t.strictSame([before.group.total, after.group.total], [2, 2 + MOST_COMPARED])
  t.equal(after.group.systems.length, MOST_COMPARED)
})
