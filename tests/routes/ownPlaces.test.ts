import t from 'tap'
import { changeAll } from '../../server/domain/change.js'
import { createSystem } from '../../server/domain/systems.js'
import { makeOwnPlaces } from '../../server/http/perPerson.js'
import { testOnce } from '../engines.js'
import { SYSTEM, startTestServer, systemFields, testContext } from '../server.js'

t.test('each person has places of their own, and what is called alike takes one', async (t) => {
  const { file, moment } = makeOwnPlaces()
  const first = file('lead', 'a')
  file('lead', 'b')
  t.throws(() => file('lead', 'c'), { code: 'rate_limited' })
  file('auditor', 'c')
  first()
  first()
  file('lead', 'c')
  t.throws(() => file('lead', 'd'), { code: 'rate_limited' }, 'given back once')
  const many = Array.from({ length: 10 }, () => moment('lead', '7'))
  for (const at of ['1', '2', '3']) moment('lead', at)
  t.throws(() => moment('lead', '4'), { code: 'rate_limited' })
  for (const leave of many) leave()
  moment('lead', '4')
})

testOnce(
  'files that one person does not take leave the places of others, and come back when they go',
  async (t) => {
    const server = await startTestServer(t)
    // More than is made ahead of whoever takes it.
    await changeAll(testContext(server), async (all) => {
      for (let index = 0; index < 400; index += 1) await createSystem(all, systemFields(SYSTEM))
    })
    const url = '/api/v1/exports/systems.json'
    const begin = () => server.app.inject({ url, headers: server.authorize('lead'), payloadAsStream: true })
    const held = [await begin(), await begin()]
    t.strictSame(
      held.map(({ statusCode }) => statusCode),
      [200, 200],
    )
    t.match((await server.call('lead', 'GET', url)).body, { code: 'rate_limited' })
    t.equal((await server.call('auditor', 'GET', url)).status, 200, 'another person is answered')
    for (const answer of held) for await (const _ of answer.stream());
    t.equal((await server.call('lead', 'GET', url)).status, 200, 'they are there again')
  },
)

testOnce('tokens that are none are refused after some tries, and those that are good go on', async (t) => {
  const server = await startTestServer(t)
  const wrong = () => server.call(null, 'GET', '/api/v1/me', undefined, { authorization: 'Bearer hrm_wrong' })
  const codes: string[] = []
  for (let times = 0; times < 70; times += 1) codes.push((await wrong()).body.code)
  t.strictSame([codes.filter((code) => code === 'not_signed_in').length, codes.at(-1)], [60, 'rate_limited'])
  t.equal((await server.call('lead', 'GET', '/api/v1/me')).status, 200)
})
