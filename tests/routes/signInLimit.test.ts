import { createLink } from '../../server/domain/links.js'
import { FEW, GUESSING } from '../../server/http/failures.js'
import { testOnce } from '../engines.js'
import { startTestServer, type TestServer, testContext } from '../server.js'

const url = '/api/v1/sessions'

/** How somebody comes: from which address, and what a proxy says of them. */
interface From {
  from?: string
  forwarded?: string
}

async function signIn({ app }: TestServer, link: string, { from, forwarded }: From = {}) {
  const { statusCode, headers } = await app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
    },
    payload: JSON.stringify({ link }),
    ...(from && { remoteAddress: from }),
  })
  return { status: statusCode, retryAfter: headers['retry-after'] }
}

const fail = async (server: TestServer, from?: From) => (await signIn(server, 'x'.repeat(43), from)).status

async function succeed(server: TestServer, from?: From): Promise<number> {
  const { secret } = await createLink(testContext(server), 'lead', server.clock())
  return (await signIn(server, secret, from)).status
}

/** Fails until it is refused, and answers how often that was let through. */
async function failOften(server: TestServer, from: (attempt: number) => From): Promise<number> {
  for (let attempt = 0; attempt < 30; attempt += 1)
    if ((await fail(server, from(attempt))) === 429) return attempt
  return 30
}

testOnce('failures alone are counted, for each address', async (t) => {
  const server = await startTestServer(t)
  for (let time = 0; time < 25; time += 1)
    t.equal(await succeed(server), 201, 'who comes in is never kept out')
  t.equal(await failOften(server, () => ({})), 20)
  const refused = await signIn(server, 'x'.repeat(43))
  t.equal(refused.status, 429)
  t.ok(Number(refused.retryAfter) > 2 && Number(refused.retryAfter) <= 60, 'until the minute is over')
  t.equal(await succeed(server), 429, 'a right guess among wrong ones is none')
  t.equal(await succeed(server, { from: '198.51.100.1' }), 201, 'others come in')
})

testOnce('many tries at once are counted one by one', async (t) => {
  const server = await startTestServer(t)
  const statuses = await Promise.all(Array.from({ length: 40 }, () => fail(server)))
  t.equal(statuses.filter((status) => status === 401).length, 20)
})

testOnce(
  'behind a proxy nobody is kept out by the failures of others, whether it is trusted or not',
  async (t) => {
    for (const [settings, from] of [
      [{}, '127.0.0.1'],
      [{}, '10.0.0.4'],
      [{}, '::1'],
      [{ HARMONI_PROXIES: '10.0.0.9' }, '10.0.0.4'],
      [{ HARMONI_PROXIES: '10.0.0.4' }, '10.0.0.4'],
    ] as const) {
      const server = await startTestServer(t, { settings })
      const name = `${from} ${JSON.stringify(settings)}`
      // What somebody says of themselves, the proxy puts its own word behind.
      const forwarded = (attempt: number) => `192.0.2.${attempt}, 198.51.100.1`
      t.equal(await failOften(server, (attempt) => ({ from, forwarded: forwarded(attempt) })), 20, name)
      t.equal(await succeed(server, { from, forwarded: '198.51.100.1' }), 429, name)
      t.equal(await succeed(server, { from, forwarded: '198.51.100.2' }), 201, name)
    }
  },
)

testOnce('nobody from outside is believed who else they ask for', async (t) => {
  const server = await startTestServer(t)
  const from = '198.51.100.9'
  t.equal(await failOften(server, (attempt) => ({ from, forwarded: `192.0.2.${attempt}` })), 20)
})

testOnce('who guesses from many addresses has few tries at each, and keeps nobody out', async (t) => {
  let now = Date.now()
  const server = await startTestServer(t, { clock: () => new Date(now) })
  const address = (number: number) => ({ from: `198.51.${Math.trunc(number / 200)}.${(number % 200) + 1}` })
  for (let guess = 0; guess <= GUESSING; guess += 1)
    if ((await fail(server, address(Math.trunc(guess / 15)))) !== 401) t.fail('refused too soon')
  t.equal(await failOften(server, () => address(1000)), FEW)
  t.equal(await succeed(server, address(1001)), 201)
  t.equal(await fail(server, address(1002)), 401)
  now += 61_000
  t.equal(await failOften(server, () => address(1003)), 20, 'when it is over')
})

testOnce('a proxy whose word is not taken is told of once, with what to set', async (t) => {
  for (const [settings, from, forwarded, times] of [
    [{}, '127.0.0.1', '198.51.100.1', 1],
    [{}, '10.0.0.4', '198.51.100.1', 1],
    [{}, '198.51.100.9', '198.51.100.1', 0],
    [{}, '127.0.0.1', undefined, 0],
    [{ HARMONI_PROXIES: '10.0.0.4' }, '10.0.0.4', '198.51.100.1', 0],
  ] as const) {
    let said = ''
    const { write } = process.stderr
    process.stderr.write = (text: string | Uint8Array) => {
      said += String(text)
      return true
    }
    try {
      const server = await startTestServer(t, { settings: { HARMONI_LOG: 'warn', ...settings } })
      for (let time = 0; time < 3; time += 1)
        await server.app.inject({
          url: '/healthz',
          remoteAddress: from,
          headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
        })
    } finally {
      process.stderr.write = write
    }
    const told = said.split('\n').filter((line) => line.includes(`Set HARMONI_PROXIES to ${from}`))
    t.equal(told.length, times, `${from} ${JSON.stringify(settings)}`)
  }
})
