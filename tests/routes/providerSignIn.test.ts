import { testOnce } from '../engines.js'
import { API, invite, makeBrowser, settingsOf, signInBy } from '../providers/browser.js'
import { type Lie, startLiar } from '../providers/liar.js'
import { startTestServer } from '../server.js'

testOnce('a sign-in goes on in the browser that began it, once', async (t) => {
  const liar = await startLiar(t)
  for (const [url, name, secure] of [
    ['http://harmoni.example', 'harmoni_sign_in', undefined],
    ['https://harmoni.example', '__Host-harmoni_sign_in', true],
  ] as const) {
    const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}], url) })
    await invite(server)
    const browser = makeBrowser(server)
    const { body, set } = await browser.call('POST', `${API}/p0`)
    t.match(set, [{ name, httpOnly: true, secure, sameSite: 'Strict', path: '/' }])
    t.equal(new URL(body.address).searchParams.get('redirect_uri'), `${url}/sign-in/p0`)

    const answer = liar.answer(body.address)
    const finish = (one: ReturnType<typeof makeBrowser>, headers = {}) =>
      one.call('POST', `${API}/p0/answer`, { answer }, headers)
    t.equal((await finish(makeBrowser(server))).body.code, 'sign_in_not_begun', 'another browser')
    t.equal((await finish(browser, { 'sec-fetch-site': 'cross-site' })).body.code, 'cross_site')
    t.equal(
      (await browser.call('POST', `${API}/p0`, {}, { origin: 'https://elsewhere.example' })).body.code,
      'cross_site',
    )

    browser.cookies.set(name.replace('sign_in', 'session'), { value: 'of-an-attacker', path: '/' })
    const done = await finish(browser)
    t.equal(done.status, 201, JSON.stringify(done.body))
    t.notOk(browser.cookies.has(name), 'what was begun is over')
    const session = browser.cookies.get(name.replace('sign_in', 'session'))?.value
    t.match(session, /^.{43}$/, 'a session of the server’s own making')
    t.equal((await finish(browser)).body.code, 'sign_in_not_begun', 'not twice')
    t.equal((await browser.call('GET', '/api/v1/me')).status, 200, 'and nobody is signed out by it')

    const old = makeBrowser(server)
    old.cookies.set(name.replace('sign_in', 'session'), { value: session ?? '', path: '/' })
    t.equal((await signInBy(liar)(browser)).status, 201)
    t.equal((await old.call('GET', '/api/v1/me')).status, 401, 'a new session ends the one before')
  }
})

testOnce('what a provider refuses, or says wrongly, ends the sign-in in words', async (t) => {
  const liar = await startLiar(t)
  const settings = settingsOf(t, liar.issuer, [{}, { acrValues: ['high'] }])
  const server = await startTestServer(t, { settings })
  await invite(server)
  const finish = async (provider: string, lie: Lie, more: Record<string, string> = {}) => {
    const browser = makeBrowser(server)
    liar.lie({})
    const { body } = await browser.call('POST', `${API}/${provider}`)
    liar.lie(lie)
    const answer = await browser.call('POST', `${API}/${provider}/answer`, {
      answer: liar.answer(body.address, more),
    })
    t.equal(browser.cookies.size, 0, 'nothing is left of it in the browser')
    return [answer.status, answer.body.code]
  }
  t.strictSame(await finish('p0', {}, { error: 'access_denied' }), [401, 'sign_in_cancelled'])
  t.strictSame(await finish('p0', { otherKeys: true }), [401, 'provider_untrusted'])
  t.strictSame(await finish('p0', { status: 500 }), [503, 'provider_unavailable'])
  t.strictSame(await finish('p1', {}), [401, 'sign_in_too_weak'])
  for (const [method, url, body] of [
    ['POST', `${API}/nobody`, {}],
    ['POST', `${API}/nobody/answer`, { answer: '' }],
  ] as const)
    t.equal((await makeBrowser(server).call(method, url, body)).body.code, 'not_found', url)
})

testOnce('the sign-in page is told of every provider, and others go on when one is down', async (t) => {
  const liar = await startLiar(t)
  const none = await startTestServer(t)
  t.strictSame((await none.call(null, 'GET', '/api/v1/providers')).body, { items: [] })

  const down = { id: 'down', issuer: 'http://127.0.0.1:1', name: { nb: 'Borte', en: 'Away' }, hint: 'Ingen' }
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}, down]) })
  const answer = await server.call(null, 'POST', `${API}/down`, {})
  t.equal(answer.status, 503)
  t.match(answer.body, {
    code: 'provider_unavailable',
    nb: /Prøv igjen om litt, eller logg inn på en annen måte/,
  })
  const { items } = (await server.call(null, 'GET', '/api/v1/providers')).body
  t.strictSame(items, [
    { id: 'p0', name: { nb: 'Kommune 0', en: 'Kommune 0' }, hint: null, isDown: false },
    { id: 'down', name: { nb: 'Borte', en: 'Away' }, hint: { nb: 'Ingen', en: 'Ingen' }, isDown: true },
  ])
  await invite(server)
  t.equal((await signInBy(liar)(makeBrowser(server))).status, 201)
  t.ok((await server.signIn('lead')).cookie, 'by a link, too')
})

testOnce(
  'too many answers from one address that are none are refused, and nobody else is kept out',
  async (t) => {
    const liar = await startLiar(t)
    const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}]) })
    await invite(server)
    const statuses: number[] = []
    for (let index = 0; index < 22; index += 1)
      statuses.push((await server.call(null, 'POST', `${API}/p0/answer`, { answer: 'x' })).status)
    t.strictSame([statuses.filter((status) => status === 401).length, statuses.at(-1)], [20, 429])
    for (let index = 0; index < 25; index += 1)
      t.equal((await server.call(null, 'POST', `${API}/p0`, {})).status, 200, 'to begin is no guess')
    t.ok((await server.signIn('lead')).cookie, 'nor is a link')
  },
)

testOnce('who signs out here is led to sign out at the provider that they came by', async (t) => {
  const liar = await startLiar(t)
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}]) })
  await invite(server)
  const browser = makeBrowser(server)
  await signInBy(liar)(browser)
  const { status, body } = await browser.call('DELETE', '/api/v1/sessions')
  t.equal(status, 200)
  const out = new URL(body.signOutAt)
  t.equal(`${out.origin}${out.pathname}`, `${liar.issuer}/end`)
  t.equal(out.searchParams.get('post_logout_redirect_uri'), 'http://harmoni.example/sign-in')
  t.equal(browser.cookies.size, 0, 'nothing is left in the browser')
  t.equal((await browser.call('GET', '/api/v1/me')).status, 401)

  const byLink = await server.signIn('lead')
  const left = await server.call(null, 'DELETE', '/api/v1/sessions', undefined, byLink)
  t.strictSame(left.body, { signOutAt: null })
})

testOnce('what a browser keeps of a provider is for this very host alone, over https', async (t) => {
  const liar = await startLiar(t)
  for (const [url, prefix, secure] of [
    ['http://harmoni.example', '', undefined],
    ['https://harmoni.example', '__Host-', true],
  ] as const) {
    const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}], url) })
    await invite(server)
    const browser = makeBrowser(server)
    const { set } = await signInBy(liar)(browser)
    const kept = set.filter(({ value }) => value !== '')
    t.strictSame(kept.map(({ name }) => name).sort(), [
      `${prefix}harmoni_provider`,
      `${prefix}harmoni_session`,
    ])
    for (const cookie of kept) {
      t.match(cookie, { path: '/', httpOnly: true, secure }, cookie.name)
      t.equal(cookie.domain, undefined, `${cookie.name}: no other host of the domain`)
    }
    const out = await browser.call('DELETE', '/api/v1/sessions')
    t.match(out.body.signOutAt, /id_token_hint=/, 'it is found again')
    for (const { name, path, secure: same } of out.set)
      t.match([path, same], ['/', secure], `${name} is taken back as it was given`)
    t.equal(browser.cookies.size, 0)
  }
})
