import type { Test } from 'tap'
import { CHECK_CODES } from '../../schema/rules/checkCodes.js'
import { copyRegister } from '../../server/domain/copy.js'
import { verifyRegister } from '../../server/domain/verify.js'
import { multiplyRegister } from '../bench/multiply.js'
import { demoDatabase, engineOf, newDatabase, test } from '../engines.js'
import { openTestServices, startTestServer, type TestServer } from '../server.js'

/** What finds more where a name is there twice: what is alike is told of each of them. */
const OF_ALIKE: readonly string[] = ['POSSIBLE_DUPLICATE', 'SAME_PRODUCT_DIFFERENT_GOAL']

/** A register with the demo so many times over, on the engine of the test. */
async function multipliedDemo(t: Test, copies: number): Promise<string> {
  const source = await openTestServices(t, { database: await demoDatabase(t, 'sqlite') })
  const file = await newDatabase(t, 'sqlite')
  await (await openTestServices(t, { database: file })).store.close()
  await multiplyRegister(source.store, file, copies)
  if (engineOf(t) === 'sqlite') return file
  const made = await openTestServices(t, { database: file })
  const database = await newDatabase(t)
  const target = await openTestServices(t, { database })
  await copyRegister(made.store, target.store, () => undefined)
  return database
}

const totalOf = async (server: TestServer, query: string) =>
  (await server.call('auditor', 'GET', `/api/v1/systems?limit=1&${query}`)).body.total as number

const twice = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, 2 * count]))

test('a register that is the demo twice is what its log says, and has twice as much of everything', async (t) => {
  const database = await multipliedDemo(t, 2)
  const { store } = await openTestServices(t, { database })
  const found = await store.read((reader) => verifyRegister(reader, () => undefined))
  t.ok(found.ok, 'the log holds, and every table is what it says')
  t.strictSame([found.breaks, found.differences], [[], []])

  const one = await startTestServer(t, { database: await demoDatabase(t) })
  const two = await startTestServer(t, { database })
  t.equal(await totalOf(two, ''), 2 * (await totalOf(one, '')), 'systems')
  t.equal(await totalOf(two, 'q=IKT-1042'), 1, 'a copy is found by its own number')
  for (const code of CHECK_CODES) {
    const [once, both] = [await totalOf(one, `check=${code}`), await totalOf(two, `check=${code}`)]
    if (OF_ALIKE.includes(code)) t.ok(both >= 2 * once, code)
    else t.equal(both, 2 * once, code)
  }

  const [overview, doubled] = await Promise.all(
    [one, two].map(async (server) => (await server.call('auditor', 'GET', '/api/v1/progress')).body),
  )
  t.strictSame(doubled.byStatus, twice(overview.byStatus), 'systems by status')
  t.equal(doubled.ready, 2 * overview.ready, 'systems that are ready')

  const at = async (server: TestServer) =>
    (await server.call('auditor', 'GET', '/api/v1/systems?limit=1&asOf=2019-05-01')).body.total
  t.equal(await at(two), 2 * (await at(one)), 'systems in the past')
  const history = async (number: string) =>
    (await two.call('auditor', 'GET', `/api/v1/changes?limit=1&system=${number}`)).body.total
  t.equal(await history('IKT-1042'), await history('IKT-042'), 'the history of a copy')
})
