import type { VariantGroup } from '../../schema/api/variants.js'
import { testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios } from '../server.js'
import { startWithSystems } from '../tracks.js'

const url = '/api/v1/variants?field=vendor'
const VENDORS = [
  'Fjellsoft AS',
  'Fjellsoft',
  'Fjellsoft',
  'Enhet4 / Akreso',
  'Akreso',
  'VinMed Helse',
  'VinMed Allmenn',
  null,
]

async function start(t: Parameters<typeof startWithSystems>[0], onStatement?: () => void) {
  const server = await startWithSystems(t, 0, {}, onStatement ? { onStatement } : {})
  for (const [at, vendor] of VENDORS.entries())
    await server.call('administrator', 'POST', '/api/v1/systems', {
      ...{ ...FULL_SYSTEM, name: `System ${at}`, product: `Produkt ${at}`, vendor },
    })
  return server
}

const written = (answer: { body: { items: VariantGroup[] } }) =>
  answer.body.items.map(({ spellings }) => spellings.map(({ text, systems }) => [text, systems.length]))

testOnce('variants: scenarios', async (t) => {
  const server = await start(t)
  const read = (name: string, path: string, rest: object) =>
    ({ name, as: 'auditor', method: 'GET', url: path, status: 200, ...rest }) as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'GET', url, status: 401, lacks: ['items', 'Fjellsoft'] },
    read('without a field, of vendors', '/api/v1/variants', { contains: ['items'] }),
    read('a field that has no variants', '/api/v1/variants?field=name', { status: 400, lacks: ['items'] }),
    read('a filter that does not exist', `${url}&q=x`, { status: 400, lacks: ['items'] }),
    read('a damaged cursor', `${url}&cursor=x`, { status: 400, lacks: ['items'] }),
    read('those that may be the same', url, {
      contains: ['"total":2', 'Fjellsoft AS', 'Enhet4 / Akreso', '"synthetic":'],
      lacks: ['VinMed'],
    }),
    read('of products', '/api/v1/variants?field=product', { contains: ['"total":0'] }),
  ])
})

testOnce('variants are written alike by one request, and taken back by one undo', async (t) => {
  const server = await start(t)
  const found = await server.call('auditor', 'GET', url)
  t.strictSame(written(found), [
    [
      ['Fjellsoft', 2],
      ['Fjellsoft AS', 1],
    ],
    [
      ['Akreso', 1],
      ['Enhet4 / Akreso', 1],
    ],
  ])
  const first = await server.call('auditor', 'GET', `${url}&limit=1`)
  const next = await server.call('auditor', 'GET', `${url}&limit=1&cursor=${first.body.next}`)
  t.strictSame([...written(first), ...written(next)], written(found), 'page by page it is the same')
  const [group] = found.body.items as VariantGroup[]
  const numbers = group?.spellings.slice(1).flatMap(({ systems }) => systems.map(({ number }) => number))
  const { sequence } = found.body.meta
  const merged = await server.call('architect', 'POST', '/api/v1/systems/bulk', {
    numbers,
    changes: { vendor: 'Fjellsoft' },
  })
  t.match(merged.body.totals, { changed: 1, refused: 0 })
  t.equal((await server.call('auditor', 'GET', url)).body.total, 1)
  t.equal((await server.call('auditor', 'GET', `${url}&asOf=${sequence}`)).body.total, 2, 'as it was')
  await server.call('architect', 'POST', `/api/v1/changes/${merged.body.requestId}/undo`, {})
  t.strictSame(written(await server.call('auditor', 'GET', url)), written(found))
})

testOnce('what is removed from the register has no variants, and the statements do not grow', async (t) => {
  let statements = 0
  const server = await start(t, () => {
    statements += 1
  })
  const count = async () => {
    statements = 0
    await server.call('auditor', 'GET', url)
    return statements
  }
  const before = await count()
  for (let at = 0; at < 5; at += 1)
    await server.call('administrator', 'POST', '/api/v1/systems', {
      ...FULL_SYSTEM,
      name: `Flere ${at}`,
      vendor: 'fjellsoft',
    })
  t.ok((await count()) <= before, 'no more for more systems')
  const [akreso] = (await server.call('auditor', 'GET', '/api/v1/systems?q=Akreso')).body.items
  const gone = await server.call(
    'administrator',
    'POST',
    `/api/v1/systems/${akreso.number}/void`,
    { reason: 'Dobbelt', confirmed: [] },
    { 'if-match': `"${akreso.version}"` },
  )
  t.equal(gone.status, 200, JSON.stringify(gone.body).slice(0, 400))
  t.equal((await server.call('auditor', 'GET', url)).body.total, 1)
})
