import { buildApp } from '../../server/app.js'
import { LINK_MINUTES, createLink as makeLink } from '../../server/domain/links.js'
import { createToken, revokeToken } from '../../server/domain/tokens.js'
import type { Services } from '../../server/http/bind.js'
import { testOnce } from '../engines.js'
import {
  addressOf,
  openTestServices,
  SYSTEM,
  setUpRegister,
  startTestServer,
  testContext,
} from '../server.js'

const url = '/api/v1/sessions'
const json = { 'content-type': 'application/json' }

const createLink = async (services: Pick<Services, 'store'>, user: string, now: Date) =>
  (await makeLink(testContext(services), user, now)).secret

testOnce(
  'a one-time link signs in once, within its time, and gives a cookie that scripts on a page cannot read',
  async (t) => {
    const server = await startTestServer(t)
    const link = await createLink(server, 'lead', server.clock())
    const signIn = (payload: string, headers = {}) =>
      server.app.inject({ method: 'POST', url, headers: { ...json, ...headers }, payload })

    t.equal((await signIn(JSON.stringify({ link: 'x'.repeat(43) }))).statusCode, 401, 'unknown link')
    t.equal((await signIn(JSON.stringify({ link: 'short' }))).json().code, 'link_unusable')
    t.equal(
      (await signIn(JSON.stringify({ link }), { 'sec-fetch-site': 'cross-site' })).json().code,
      'cross_site',
    )
    const first = await signIn(JSON.stringify({ link }))
    t.equal(first.statusCode, 201)
    t.strictSame(first.json().roles, ['lead'])
    const [cookie] = first.cookies
    t.equal(cookie?.httpOnly, true)
    t.equal(cookie?.sameSite, 'Lax')
    t.notOk(first.body.includes(String(cookie?.value)), 'the secret is in the cookie alone')
    const second = await signIn(JSON.stringify({ link }))
    t.equal(second.statusCode, 401)
    t.equal(second.json().code, 'link_used')

    const as = { cookie: `harmoni_session=${cookie?.value}` }
    t.equal((await server.app.inject({ url: '/api/v1/me', headers: as })).json().name, 'Prosjektleder')
    t.equal((await server.app.inject({ url: '/api/v1/me' })).statusCode, 401)
    t.equal(
      (await server.app.inject({ url: '/api/v1/me', headers: { cookie: 'harmoni_session=wrong' } }))
        .statusCode,
      401,
    )

    for (const headers of [
      { origin: 'https://elsewhere.example', host: 'harmoni.example.no' },
      { 'sec-fetch-site': 'same-site' },
    ])
      t.equal(
        (await server.app.inject({ method: 'DELETE', url, headers: { ...as, ...headers } })).json().code,
        'cross_site',
      )
    t.equal((await server.app.inject({ method: 'DELETE', url, headers: as })).statusCode, 200)
    t.equal((await server.app.inject({ url: '/api/v1/me', headers: as })).statusCode, 401, 'ended at once')
  },
)

testOnce('links and sessions end by the real clock', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  let now = Date.now()
  const app = await buildApp({ ...services, clock: () => new Date(now) })
  t.teardown(() => app.close())
  const late = await createLink(services, 'lead', new Date(now))
  const good = await createLink(services, 'architect', new Date(now))
  const signIn = (link: string) =>
    app.inject({ method: 'POST', url, headers: json, payload: JSON.stringify({ link }) })
  const session = await signIn(good)
  const headers = { cookie: `harmoni_session=${session.cookies[0]?.value}` }
  now += LINK_MINUTES * 60_000
  t.equal((await signIn(late)).statusCode, 401, 'past its minutes')
  t.equal((await app.inject({ url: '/api/v1/me', headers })).statusCode, 200)
  now += services.config.session.hours * 3_600_000
  t.equal((await app.inject({ url: '/api/v1/me', headers })).statusCode, 401, 'past its hours')
})

testOnce('too many sign-ins from one address are refused', async (t) => {
  const server = await startTestServer(t)
  const statuses: number[] = []
  for (let index = 0; index < 25; index++)
    statuses.push((await server.call(null, 'POST', url, { link: 'x'.repeat(43) })).status)
  t.ok(statuses.includes(429), 'the limit fires')
  t.equal(statuses.filter((status) => status === 401).length, 20)
  const { body } = await server.call(null, 'POST', url, { link: 'x'.repeat(43) })
  t.equal(body.code, 'rate_limited')
})

testOnce(
  'servers of one register share what they know: sessions, links, limits, keys and what is kept',
  async (t) => {
    const first = await startTestServer(t)
    const services = await openTestServices(t, { database: addressOf(first.config) })
    const second = await buildApp(services)
    t.teardown(() => second.close())
    const json = { 'content-type': 'application/json' }
    const signIn = (app: typeof second, link: string) =>
      app.inject({ method: 'POST', url, headers: json, payload: JSON.stringify({ link }) })

    const link = await createLink(first, 'architect', first.clock())
    const session = await signIn(first.app, link)
    t.equal(session.statusCode, 201)
    t.equal((await signIn(second, link)).statusCode, 401, 'a link that was used on one is used on the other')
    const headers = { ...json, cookie: `harmoni_session=${session.cookies[0]?.value}` }
    t.equal((await second.inject({ url: '/api/v1/me', headers })).statusCode, 200)

    const list = (app: typeof second) => app.inject({ url: '/api/v1/systems', headers })
    const create = (app: typeof second) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/systems',
        headers: { ...headers, 'idempotency-key': 'once' },
        payload: JSON.stringify(SYSTEM),
      })
    for (const app of [first.app, second]) t.equal((await list(app)).json().total, 0)
    const [made, again] = [await create(first.app), await create(second)]
    t.strictSame([made.statusCode, again.statusCode], [201, 201])
    t.equal(again.json().number, made.json().number, 'a repeat on the other makes nothing anew')
    for (const app of [first.app, second])
      t.equal((await list(app)).json().total, 1, 'what was kept is not told')

    const { cookie } = headers
    await second.inject({ method: 'DELETE', url, headers: { cookie } })
    t.equal((await first.app.inject({ url: '/api/v1/me', headers })).statusCode, 401, 'signed out on both')

    const statuses: number[] = []
    for (let index = 0; index < 25; index += 1)
      statuses.push((await signIn(index % 2 ? first.app : second, 'x'.repeat(43))).statusCode)
    t.equal(
      statuses.filter((status) => status === 401).length,
      19,
      'twenty failures a minute together, the one above too',
    )
    t.equal(statuses.at(-1), 429)
  },
)

testOnce('a session ends when nothing is asked by it, and lasts when something is', async (t) => {
  const services = await openTestServices(t, { settings: { HARMONI_SESSION_IDLE_MINUTES: '30' } })
  await setUpRegister(services)
  let now = Date.now()
  const clocked = { ...services, clock: () => new Date(now) }
  const app = await buildApp(clocked)
  t.teardown(() => app.close())
  const begin = async (user: string) => {
    const link = await createLink(services, user, new Date(now))
    const answer = await app.inject({ method: 'POST', url, headers: json, payload: JSON.stringify({ link }) })
    return { cookie: `harmoni_session=${answer.cookies[0]?.value}` }
  }
  const used = await begin('lead')
  const left = await begin('auditor')
  const me = async (headers: { cookie: string }) =>
    (await app.inject({ url: '/api/v1/me', headers })).statusCode
  for (let minutes = 0; minutes < 60; minutes += 20) {
    now += 20 * 60_000
    t.equal(await me(used), 200, 'still used')
    // What is kept of it is kept beside the request.
    await services.store.transaction(async () => undefined)
  }
  t.equal(await me(left), 401, 'left for an hour')
  now += 31 * 60_000
  t.equal(await me(used), 401, 'left for half an hour')
})

testOnce(
  'a sign-in ends the session that the browser had, and asks before it makes somebody else of it',
  async (t) => {
    const server = await startTestServer(t)
    const signIn = (link: string, headers = {}, more = {}) =>
      server.app.inject({
        method: 'POST',
        url,
        headers: { ...json, ...headers },
        payload: JSON.stringify({ link, ...more }),
      })
    const me = async (headers: { cookie: string }) =>
      (await server.app.inject({ url: '/api/v1/me', headers })).statusCode
    const first = await server.signIn('lead')
    const link = await createLink(server, 'auditor', server.clock())
    const asked = await signIn(link, first)
    t.match(asked.json(), { code: 'signed_in_as_other', nb: /Prosjektleder/ })
    t.equal(await me(first), 200, 'still who they were')
    const looked = await server.call(null, 'POST', `${url}/link`, { link }, first)
    t.match(looked.body, {
      purpose: 'sign_in',
      name: 'Revisor',
      signedInAs: { name: 'Prosjektleder', same: false },
    })
    const changed = await signIn(link, first, { instead: true })
    t.equal(changed.statusCode, 201)
    t.equal(changed.json().name, 'Revisor')
    t.equal(await me(first), 401, 'the one before is ended')
    const own = { cookie: `harmoni_session=${changed.cookies[0]?.value}` }
    const again = await signIn(await createLink(server, 'auditor', server.clock()), own)
    t.equal(again.statusCode, 201, 'the same person is not asked')
    t.equal(await me(own), 401)
  },
)

testOnce('a link is looked at without being used, and says what has become of it', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  let now = Date.parse('2026-06-01T10:00:00.000Z')
  const app = await buildApp({ ...services, clock: () => new Date(now) })
  t.teardown(() => app.close())
  const post = (path: string, link: string) =>
    app.inject({ method: 'POST', url: path, headers: json, payload: JSON.stringify({ link }) })
  const look = async (link: string) => (await post(`${url}/link`, link)).json()
  const link = await createLink(services, 'lead', new Date(now))
  for (let times = 0; times < 3; times += 1)
    t.match(await look(link), { purpose: 'sign_in', name: 'Prosjektleder', signedInAs: null })
  t.equal((await post(url, link)).statusCode, 201)
  t.match(await look(link), { code: 'link_used', nb: /\(01\.06\.2026 12:00\)/ }, 'and when, in Oslo')
  const late = await createLink(services, 'auditor', new Date(now))
  now += LINK_MINUTES * 60_000
  t.equal((await look(late)).code, 'link_expired')
  t.equal((await look('x'.repeat(43))).code, 'link_unusable')
  const before = await createLink(services, 'auditor', new Date(now))
  await createLink(services, 'auditor', new Date(now))
  t.equal((await look(before)).code, 'link_unusable', 'a new link ends those before it')
})

testOnce(
  'over https the cookie is for this host alone, and sign-out empties what the browser keeps',
  async (t) => {
    const server = await startTestServer(t, { settings: { HARMONI_URL: 'https://harmoni.example' } })
    const { cookie } = await server.signIn('lead')
    t.match(cookie, /^__Host-harmoni_session=/)
    const out = await server.app.inject({ method: 'DELETE', url, headers: { cookie } })
    t.equal(out.headers['clear-site-data'], '"cache"')
    t.match(String(out.headers['set-cookie']), /^__Host-harmoni_session=;.*Path=\/.*HttpOnly.*Secure/)
  },
)

testOnce('one sees one’s sessions, ends one or all others, and nobody else’s', async (t) => {
  const server = await startTestServer(t)
  const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0'
  const [first, second, other] = [
    await server.signIn('lead'),
    await server.signIn('lead'),
    await server.signIn('auditor'),
  ]
  const mine = (headers: Record<string, string>) =>
    server.call(null, 'GET', '/api/v1/me/sessions', undefined, headers)
  const end = (id: string, headers: Record<string, string>) =>
    server.call(null, 'DELETE', `/api/v1/me/sessions/${id}`, undefined, headers)
  const { body } = await mine({ ...second, 'user-agent': agent })
  t.equal(body.items.length, 2)
  t.strictSame(
    body.items.filter(({ current }: { current: boolean }) => current).length,
    1,
    'one of them is this one',
  )
  t.notMatch(JSON.stringify(body), second.cookie.split('=')[1] ?? '', 'no secret is told')
  const current = body.items.find((one: { current: boolean }) => one.current).id
  t.equal((await end(current, other)).status, 404, 'another’s session is not there')
  t.equal((await mine(second)).status, 200)
  const earlier = body.items.find((one: { current: boolean }) => !one.current).id
  t.equal((await end(earlier, second)).status, 204)
  t.equal((await mine(first)).status, 401, 'ended from another browser')
  t.equal((await end(earlier, second)).status, 404)
  await server.signIn('lead')
  t.match((await server.call(null, 'DELETE', '/api/v1/me/sessions', undefined, second)).body, { ended: 1 })
  t.equal((await mine(second)).status, 200, 'this one stays')
  t.equal((await mine(other)).status, 200)
})

testOnce('a token does what its owner may, to its day, until it is revoked', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  let now = Date.now()
  const app = await buildApp({ ...services, clock: () => new Date(now) })
  t.teardown(() => app.close())
  const make = (fields: object) =>
    createToken(testContext(services), { name: 'Skript', owner: 'auditor', ...fields }, new Date(now))
  const me = (secret: string) =>
    app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${secret}` } })
  const { id, secret } = await make({})
  t.match((await me(secret)).json(), {
    id: 'auditor',
    name: 'Revisor (Skript)',
    roles: ['auditor'],
    token: { id },
  })
  await revokeToken(testContext(services), id)
  t.equal((await me(secret)).statusCode, 401, 'revoked')
  const day = new Date(now).toISOString().slice(0, 10)
  const short = await make({ expiresOn: day })
  t.equal((await me(short.secret)).statusCode, 200, 'good to the end of its day')
  now += 86_400_000
  t.equal((await me(short.secret)).statusCode, 401, 'and not on the next')
  const refused = await make({ expiresOn: day }).catch((error: unknown) => error)
  t.match(
    refused,
    { details: { errors: [{ path: 'expiresOn', en: /^The last day, .* is over\. Choose .* or later\.$/ }] } },
    'one that would be good for nothing is not made',
  )
  const { secret: year } = await make({})
  now += 364 * 86_400_000
  t.equal((await me(year)).statusCode, 200, 'a year, unless it says otherwise')
  now += 2 * 86_400_000
  t.equal((await me(year)).statusCode, 401)
})
