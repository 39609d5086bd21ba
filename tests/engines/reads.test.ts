import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { createSystem } from '../../server/domain/systems.js'
import { revokeToken } from '../../server/domain/tokens.js'
import { makeLanes } from '../../server/engines/turns.js'
import { findMoment } from '../../server/store/programme.js'
import { listTokens } from '../../server/store/tokens.js'
import { engineOf, newRegister, test } from '../engines.js'
import { openTestServices, SYSTEM, startTestServer, systemFields, testContext } from '../server.js'

/** A promise that is kept from outside. */
function promised() {
  let keep = () => {}
  const promise = new Promise<void>((resolve) => {
    keep = resolve
  })
  return { promise, keep }
}

test('a read that takes long sees its moment, and keeps no other from the newest', async (t) => {
  const server = await startTestServer(t)
  const { store, clock } = server
  const sequence = async (reader = store as Parameters<typeof findMoment>[0]) =>
    (await findMoment(reader, clock())).sequence
  const first = await sequence()
  const begun = promised()
  const written = promised()
  const long = store.read(async (reader) => {
    const before = await sequence(reader)
    begun.keep()
    await written.promise
    return [before, await sequence(reader)]
  })
  await begun.promise
  const { status } = await server.call('architect', 'POST', '/api/v1/systems', SYSTEM)
  t.equal(status, 201)
  const list = await server.call('auditor', 'GET', '/api/v1/systems')
  t.equal(list.body.total, 1, 'a request sees what was written')
  t.equal(await store.read(sequence), first + 1, 'another read that sees one moment')
  t.equal(await sequence(), first + 1, 'one that sees what is committed')
  written.keep()
  t.strictSame(await long, [first, first], 'the long one is where it began')
  t.equal(await store.read(sequence), first + 1, 'and the next in its place is not')
})

test('what another server commits is seen at once: what was written, and who may no longer come', async (t) => {
  const database = await newRegister(t, 'small')
  let statements = 0
  const server = await startTestServer(t, { database, onStatement: () => (statements += 1) })
  const other = await openTestServices(t, { database })
  const get = () => server.call('auditor', 'GET', '/api/v1/systems')
  const before = (await get()).body
  await createSystem(testContext(other), systemFields(SYSTEM))
  const after = (await get()).body
  t.equal(after.total, before.total + 1)
  t.equal(after.meta.sequence, before.meta.sequence + 1)

  statements = 0
  t.equal((await get()).status, 200)
  // A database that travels is asked whether all still holds; a file tells by itself.
  t.ok(statements <= (engineOf(t) === 'sqlite' ? 0 : 2), `${statements} statements while nothing changes`)
  for (const { id } of await listTokens(other.store)) await revokeToken(testContext(other), id)
  t.equal((await get()).status, 401, 'a revoked token is refused')
})

t.test('work goes into the lane that is free, a new one, or the shortest line', async (t) => {
  const places: number[] = []
  let lanes = 0
  const run = makeLanes<number>(() => {
    const lane = lanes++
    let last: Promise<unknown> = Promise.resolve()
    return (work) => {
      const result = last.then(() => work(lane))
      last = result.catch(() => undefined)
      return result
    }
  }, 2)
  const held = [promised(), promised(), promised()]
  const works = held.map(({ promise }) =>
    run(async (lane) => {
      places.push(lane)
      await promise
    }),
  )
  await setImmediate()
  t.strictSame(places, [0, 1], 'two at once, and no more')
  held[1]?.keep()
  await setImmediate()
  t.strictSame(places, [0, 1], 'the third waits behind the first')
  let idle = false
  const done = run.idle().then(() => {
    idle = true
  })
  await run(async (lane) => places.push(lane))
  t.strictSame(places, [0, 1, 1], 'who comes then takes the one that is free')
  t.notOk(idle, 'not all that was begun is done')
  for (const { keep } of held) keep()
  await Promise.all([...works, done])
  t.strictSame(places, [0, 1, 1, 0])
  await t.rejects(
    run(async () => Promise.reject(new Error('x'))),
    { message: 'x' },
  )
  t.equal(await run(async () => 'next'), 'next', 'what fails holds nothing up')
})
