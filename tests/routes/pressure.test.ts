import fastify from 'fastify'
import t from 'tap'
import { handleErrors } from '../../server/http/errors.js'
import { takeTurns } from '../../server/http/pressure.js'
import { openTestServices, startTestServer } from '../server.js'

t.test(
  'requests are begun in turns, in order, and turned away when those before them wait too long',
  async (t) => {
    const { store } = await openTestServices(t)
    let now = 0
    const app = fastify()
    handleErrors(app, store)
    takeTurns(app, () => now)
    const begun: string[] = []
    app.get('/healthz', async () => 'running')
    app.get('/api/later', async () => 'later')
    app.get('/:name', async (request) => {
      begun.push((request.params as { name: string }).name)
      // Each takes longer than a turn.
      now += 10
      return begun.at(-1)
    })
    const ask = (url: string) => app.inject({ url })
    await app.ready()
    let turns = 0
    let counting = true
    const count = () => {
      turns += 1
      if (counting) setImmediate(count)
    }
    setImmediate(count)
    const names = Array.from({ length: 40 }, (_, index) => `/r${index}`)
    const answers = await Promise.all(names.map(ask))
    counting = false
    t.strictSame(
      answers.map(({ body }) => body),
      names.map((name) => name.slice(1)),
    )
    t.strictSame(
      begun.map((name) => `/${name}`),
      names,
      'in order',
    )
    t.ok(turns >= 38, `connections had their turn ${turns} times between them`)

    const early = Promise.all([ask('/early'), ask('/also')])
    await new Promise((resolve) => process.nextTick(resolve))
    now += 5000
    const [late, healthy, script] = await Promise.all([ask('/api/later'), ask('/healthz'), ask('/page.js')])
    t.match(late.json(), { status: 503, code: 'overloaded', nb: /for mye å gjøre/ })
    t.ok(Number(late.headers['retry-after']) > 0)
    t.equal(healthy.statusCode, 200, 'who watches over it is answered')
    t.equal(script.statusCode, 200, 'what a page is made of waits: no browser asks for it again')
    t.strictSame(
      (await early).map(({ statusCode }) => statusCode),
      [200, 200],
    )
    t.equal((await ask('/api/later')).statusCode, 200)
  },
)

t.test('the server does so', async (t) => {
  let now = 0
  const server = await startTestServer(t)
  await server.app.ready()
  // Two requests and no more are begun in a turn.
  t.intercept(performance, 'now', { value: () => (now += 3) })
  const ask = () => server.call('auditor', 'GET', '/api/v1/systems')
  const early = Promise.all(Array.from({ length: 30 }, ask))
  await new Promise((resolve) => setImmediate(resolve))
  now += 5000
  t.match(await ask(), { status: 503, body: { code: 'overloaded' } })
  for (const { status } of await early) t.equal(status, 200)
  t.equal((await ask()).status, 200)
})
