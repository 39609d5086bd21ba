import fc from 'fast-check'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import type { Reader } from '../../server/engines/store.js'
import { findMoment } from '../../server/store/programme.js'
import { findSystemPage, type SystemListQuery } from '../../server/store/systemList.js'
import { findStandings } from '../../server/views/standings.js'
import { listSystems } from '../../server/views/systemList.js'
import { demoDatabase, test } from '../engines.js'
import { asyncProperty } from '../property.js'
import { startTestServer } from '../server.js'
import { sized } from '../size.js'

/** Mostly none of these: of many filters at once nothing would be left. */
const some = <T>(...values: T[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, fc.constantFrom<T | undefined>(...values))

/** Filters that the database answers as well, those that only it answers among them. */
const filters: fc.Arbitrary<SystemFilters> = fc.record({
  voided: fc.constantFrom('no', 'no', 'all', 'only'),
  q: some('visma', 'e', 'ikt-1', 'ås', 'sande skole', 'skole  leder', 'drammen', 'finnesikke', ' '),
  municipality: some(['0602'], ['0711', '0625']),
  status: some(['planned'], ['registered', 'assessed']),
  serviceArea: some(['HEO'], ['', 'SKO']),
  hosting: some([''], ['on_premises']),
  targetFrom: some('2019-10-01'),
  targetTo: some('2019-12-31'),
  vendor: some(['Visma'], ['']),
  replacement: some([''], ['epj']),
}) as fc.Arbitrary<SystemFilters>
const sorts = fc.constantFrom<SystemListQuery['sort']>(['name'], ['-name'], ['number'], ['vendor', '-name'])

test('a list that is answered by what is kept is the one that the database finds', async (t) => {
  const { store, clock } = await startTestServer(t, { database: await demoDatabase(t) })
  await findStandings(store, await findMoment(store, clock()))
  await asyncProperty(
    t,
    fc.asyncProperty(filters, sorts, fc.integer({ min: 1, max: 40 }), async (asked, sort, limit) => {
      const moment = await findMoment(store, clock())
      let cursor: string | undefined
      for (let page = 0; page < 4; page += 1) {
        const query = { ...asked, sort, limit, cursor }
        const kept = await listSystems(store, query, moment)
        if (JSON.stringify(kept) !== JSON.stringify(await findSystemPage(store, query, undefined)))
          throw new Error(JSON.stringify({ query, kept: [kept.total, kept.next] }))
        if (!kept.next) return
        // Another server, which has computed nothing yet, may have answered the page before.
        cursor = kept.next
      }
    }),
    sized(60, 600),
  )
})

test('a page of a search asks for its rows alone, once it is known what the rules say', async (t) => {
  let statements = 0
  const onStatement = () => (statements += 1)
  const { store, clock } = await startTestServer(t, { database: await demoDatabase(t), onStatement })
  const moment = await findMoment(store, clock())
  const ask = async (on: Reader, query: Partial<SystemListQuery>) => {
    statements = 0
    await listSystems(on, { voided: 'no', sort: ['name'], limit: 10, ...query }, moment)
    return statements
  }
  const unknown: Reader = { ...store, register: {} }
  const known: Reader = { ...store, register: {} }
  await findStandings(known, moment)
  for (const [query, before, after] of [
    [{}, 2, 1],
    [{ q: 'visma' }, 2, 1],
    [{ q: 'visma', status: ['planned' as const] }, 2, 1],
    [{ q: 'visma', sort: ['-number' as const] }, 2, 1],
    [{ q: 'visma', vendor: ['Visma'] }, 2, 1],
    [{ q: 'visma', product: ['Visma'] }, 2, 2],
  ] as const) {
    t.equal(await ask(unknown, query as never), before, `${JSON.stringify(query)}: unknown`)
    t.equal(await ask(known, query as never), after, `${JSON.stringify(query)}: known`)
  }
})
