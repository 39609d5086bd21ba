import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { Refusal } from '../../schema/api/errors.js'
import { makeProviders } from '../../server/providers/signIn.js'
import { type Lie, startLiar } from './liar.js'
import { PROVIDER } from './provider.js'

/** A place that nobody is to be led to: it counts who comes. */
async function startElsewhere() {
  let visits = 0
  const server = createServer((_, response) => {
    visits += 1
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/elsewhere`,
    visits: () => visits,
  }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

t.test('no provider leads the server on to another place', async (t) => {
  const elsewhere = await startElsewhere()
  for (const from of ['/.well-known/openid-configuration', '/token', '/keys', '/userinfo'])
    for (const status of [301, 302, 303, 307, 308]) {
      const liar = await startLiar(t)
      const provider = { ...PROVIDER, issuer: liar.issuer, userInfo: true }
      const leads: Lie = { leads: { from, status, to: elsewhere.url } }
      const isDiscovery = from.startsWith('/.well-known')
      if (isDiscovery) liar.lie(leads)
      const providers = makeProviders([provider], 'https://harmoni.example', {
        clock: () => new Date(),
        tell: () => undefined,
      })
      const begun = providers.begin(provider.id)
      if (isDiscovery) t.equal(await codeOf(begun), 'provider_unavailable', `${from}: ${status}`)
      else {
        const { address, begun: kept } = await begun
        const answer = liar.answer(address)
        liar.lie(leads)
        const code = await codeOf(providers.finish(provider.id, answer, kept))
        t.ok(code === 'provider_untrusted' || code === 'provider_unavailable', `${from}: ${status}: ${code}`)
      }
      t.equal(elsewhere.visits(), 0, `${from}: ${status}: nobody came`)
    }
})
