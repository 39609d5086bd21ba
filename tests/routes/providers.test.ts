import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { eraseUser } from '../../server/domain/erasure.js'
import { createLink } from '../../server/domain/links.js'
import { inviteUser, lockUser, patchUser } from '../../server/domain/users.js'
import { findUser, findUserByEmail } from '../../server/store/users.js'
import { temporaryFolder, test } from '../engines.js'
import { type Lie, startLiar } from '../providers/liar.js'
import { startTestServer, type TestServer, testContext } from '../server.js'

const API = '/api/v1/sessions/providers'
const INGRID = 'ingrid.lunde@eksempel.no'

/** The settings of a server with these providers; each is at a liar’s address, if it is said nowhere else. */
function settingsOf(t: Test, issuer: string, providers: object[], url = 'http://harmoni.example') {
  const file = join(temporaryFolder(t), 'oidc.json')
  const least = { issuer, clientId: 'harmoni', clientSecret: 'a secret of the tests alone' }
  const filled = providers.map((one, index) => ({
    id: `p${index}`,
    name: `Kommune ${index}`,
    ...least,
    ...one,
  }))
  writeFileSync(file, JSON.stringify({ providers: filled }))
  return { HARMONI_OIDC: file, HARMONI_URL: url }
}

/** A browser: it keeps cookies, and sends each where it belongs. */
function makeBrowser({ app }: TestServer) {
  const cookies = new Map<string, { value: string; path: string }>()
  const call = async (
    method: string,
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) => {
    const cookie = [...cookies]
      .filter(([, { path }]) => url.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await app.inject({
      method: method as 'POST',
      url,
      headers: { ...(cookie && { cookie }), ...headers },
      ...(payload && { payload }),
    })
    for (const { name, value, path } of response.cookies)
      if (value === '') cookies.delete(name)
      else cookies.set(name, { value, path: String(path ?? '/') })
    return {
      status: response.statusCode,
      body: response.body ? response.json() : undefined,
      set: response.cookies,
    }
  }
  return { call, cookies }
}

/** Signs in through a provider in a browser, as whoever the liar says. */
function signInBy(liar: Awaited<ReturnType<typeof startLiar>>) {
  return async (
    browser: ReturnType<typeof makeBrowser>,
    lie: Lie['claims'] = {},
    provider = 'p0',
    begins: object = {},
  ) => {
    liar.lie({})
    const begun = await browser.call('POST', `${API}/${provider}`, begins)
    liar.lie({ claims: lie })
    const answer = liar.answer(begun.body.address)
    return browser.call('POST', `${API}/${provider}/answer`, { answer })
  }
}

interface Logged {
  seq: number
  actorName: string
  fields: string[]
  after: Record<string, unknown>
}

/** What was logged of users since a row, in the order in which it was: by whom, and what came to be of what differs. */
async function loggedSince(server: TestServer, before: number): Promise<[string, Record<string, unknown>][]> {
  const { body } = await server.call('auditor', 'GET', '/api/v1/changes?entity=user&limit=100')
  return (body.items as Logged[])
    .filter(({ seq }) => seq > before)
    .sort((one, other) => one.seq - other.seq)
    .map(({ actorName, fields, after }) => [
      actorName,
      Object.fromEntries(fields.map((field) => [field, after[field]])),
    ])
}

const invite = (server: TestServer, email = INGRID) =>
  inviteUser(testContext(server), { name: 'Ingrid Lunde', email, roles: ['lead'], scope: [] })

test('who is invited comes by their e-mail, and is known from then on by what the provider calls them', async (t) => {
  const liar = await startLiar(t)
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}]) })
  const signIn = signInBy(liar)
  const id = await invite(server)
  const before = await server.logLength()

  const browser = makeBrowser(server)
  const first = await signIn(browser, { email: 'Ingrid.Lunde@Eksempel.no' })
  t.equal(first.status, 201, JSON.stringify(first.body))
  t.match(first.body, { id, name: 'Ingrid Lunde', roles: ['lead'] }, 'the register’s own roles hold')
  t.equal((await browser.call('GET', '/api/v1/me')).body.id, id)
  t.strictSame(await loggedSince(server, before), [
    ['Kommune 0', { subject: `${liar.issuer} person-1` }],
    ['Ingrid Lunde', { state: 'active' }],
  ])

  const again = await signIn(makeBrowser(server), { email: 'moved@eksempel.no', name: 'Ingrid Ny' })
  t.equal(again.body.id, id, 'whatever they are called, and wherever they get their mail')
  t.equal((await loggedSince(server, before)).length, 2, 'nothing of it changes the user')

  const log = (await server.call('auditor', 'GET', '/api/v1/changes?limit=100')).text
  t.notMatch(log, /a-code|eyJ|tests alone/, 'no code, token or secret is logged')
  const { body } = await server.call('auditor', 'GET', `/api/v1/users/${id}/sessions`)
  t.strictSame(
    body.items.map(({ method }: { method: string }) => method),
    ['provider', 'provider'],
  )
})

test('who comes by a provider leaves no invitation behind, and gets another account when theirs is forgotten', async (t) => {
  const [liar, other] = [await startLiar(t), await startLiar(t)]
  const settings = settingsOf(t, liar.issuer, [{}, { issuer: other.issuer }])
  const server = await startTestServer(t, { settings })
  const id = await invite(server)
  const { secret } = await createLink(testContext(server), id, server.clock())
  const browser = makeBrowser(server)
  t.equal((await signInBy(liar)(browser)).status, 201)
  const link = await makeBrowser(server).call('POST', '/api/v1/sessions', { link: secret })
  t.equal(link.body.code, 'link_unusable', 'whoever else has the invitation')

  const release = (version: number | undefined, body: object = { reason: 'Ny kommune, ny konto' }) =>
    server.call('administrator', 'POST', `/api/v1/users/${id}/release`, body, { 'if-match': `"${version}"` })
  const version = async () => (await findUser(server.store, id))?.version
  t.equal((await release(await version(), {})).status, 400, 'a reason is asked for')
  t.equal((await release(1)).body.code, 'version_conflict')
  const asLead = await server.call(
    'lead',
    'POST',
    `/api/v1/users/${id}/release`,
    { reason: 'x' },
    { 'if-match': '"1"' },
  )
  t.equal(asLead.body.code, 'not_allowed')
  const before = await server.logLength()
  t.match((await release(await version())).body, { way: 'link', state: 'active' })
  t.match(await loggedSince(server, before), [['Administrator (Test administrator)', { subject: null }]])
  t.equal((await browser.call('GET', '/api/v1/me')).status, 401, 'whoever has the old account is out')
  t.equal((await release(await version())).body.code, 'user_not_known')

  t.equal(
    (await signInBy(other)(makeBrowser(server), {}, 'p1')).body.id,
    id,
    'by the provider of the new municipality',
  )
  t.equal(
    (await signInBy(liar)(makeBrowser(server))).body.code,
    'user_of_another',
    'and by the old one no more',
  )
})

test('who comes by a provider where somebody else is signed in is asked first, and nothing is written until then', async (t) => {
  const liar = await startLiar(t)
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{ justInTime: true }]) })
  const browser = makeBrowser(server)
  const signIn = signInBy(liar)
  browser.cookies.set('harmoni_session', {
    value: (await server.signIn('lead')).cookie.split('=')[1] ?? '',
    path: '/',
  })
  const me = async () => (await browser.call('GET', '/api/v1/me')).body.id
  const before = await server.logLength()
  const asked = await signIn(browser)
  t.equal(asked.status, 409)
  t.match(asked.body, { code: 'signed_in_as_other', nb: /Prosjektleder/ })
  t.equal(await me(), 'lead', 'still who they were')
  t.equal(await server.logLength(), before, 'no user is made of whoever came')
  t.equal(browser.cookies.has('harmoni_provider'), false)

  const changed = await signIn(browser, {}, 'p0', { instead: true })
  t.equal(changed.status, 201, JSON.stringify(changed.body))
  t.equal(await me(), changed.body.id)
  t.equal((await signIn(browser)).status, 201, 'the same person is not asked')
})

test('nobody becomes somebody else by a provider', async (t) => {
  const liar = await startLiar(t)
  const other = await startLiar(t)
  const settings = settingsOf(t, liar.issuer, [
    {},
    { issuer: other.issuer },
    { emailDomains: ['nedre-eiker.kommune.no'] },
  ])
  const server = await startTestServer(t, { settings })
  const id = await invite(server)
  const refused = async (name: string, code: string, ...asked: Parameters<ReturnType<typeof signInBy>>) => {
    const before = await server.logLength()
    const browser = asked[0]
    const answer = await signInBy(asked[2] === 'p1' ? other : liar)(...asked)
    t.equal(answer.body.code, code, name)
    t.equal(answer.status, 403, name)
    t.equal((await browser.call('GET', '/api/v1/me')).status, 401, `${name}: nobody is signed in`)
    t.equal(await server.logLength(), before, `${name}: nothing is written`)
  }
  const anew = () => makeBrowser(server)
  await refused('an e-mail that nobody has seen', 'user_unknown', anew(), { email_verified: false })
  await refused('an e-mail of which nothing is said', 'user_unknown', anew(), { email_verified: undefined })
  await refused('no e-mail', 'user_unknown', anew(), { email: undefined })
  await refused('another e-mail', 'user_unknown', anew(), { email: 'ola@eksempel.no' })
  await refused('outside the domains of the provider', 'user_unknown', anew(), {}, 'p2')

  t.equal((await signInBy(liar)(anew())).status, 201)
  await refused('the e-mail of a user who is known already', 'user_of_another', anew(), { sub: 'person-2' })
  await refused('the same name and e-mail at another provider', 'user_of_another', anew(), {}, 'p1')
  await refused('the same name at another provider', 'user_unknown', anew(), { email: undefined }, 'p1')
  const user = await findUser(server.store, id)
  t.equal(user?.subject, `${liar.issuer} person-1`)

  await lockUser(testContext(server), id, user?.version ?? 0, 'Sluttet')
  await refused('a user who is locked', 'user_locked', anew())
  await eraseUser(testContext(server), id, (user?.version ?? 0) + 1, 'Krav om sletting')
  await refused('a user who is erased, as nobody knows them', 'user_unknown', anew())
  await invite(server)
  t.equal((await signInBy(liar)(anew())).status, 201, 'who may be invited anew by the same account')
  const locked = await invite(server, 'kari@eksempel.no')
  await lockUser(testContext(server), locked, 1, 'Sluttet')
  await refused('an invitation that was locked', 'user_locked', anew(), {
    sub: 'person-3',
    email: 'kari@eksempel.no',
  })
  t.equal((await findUser(server.store, locked))?.subject, null)
})

test('who nobody has invited is a user without a role, where the settings say so', async (t) => {
  const liar = await startLiar(t)
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{ justInTime: true }]) })
  const signIn = signInBy(liar)
  const before = await server.logLength()
  const browser = makeBrowser(server)
  const { status, body } = await signIn(browser)
  t.equal(status, 201)
  t.match(body, { name: 'Ingrid Lunde', email: INGRID, roles: [], actions: [] })
  t.equal((await browser.call('GET', '/api/v1/systems')).body.code, 'not_allowed')
  t.equal((await browser.call('GET', '/api/v1/users')).body.code, 'not_allowed')
  const [[by, made] = []] = await loggedSince(server, before)
  t.equal(by, 'Kommune 0')
  t.match(made, { name: 'Ingrid Lunde', state: 'active' })

  const again = await signIn(makeBrowser(server))
  t.equal(again.body.id, body.id, 'once')
  const nameless = await signIn(makeBrowser(server), { sub: 'person-2', email: undefined, name: undefined })
  const { id } = nameless.body
  t.match(
    nameless.body,
    { name: `Kommune 0 (${id})`, email: null, roles: [] },
    'told apart, and found by what one is told',
  )
  const other = await signIn(makeBrowser(server), { sub: 'person-3', email: 'administrator@harmoni.example' })
  t.match(other.body, { id: 'administrator' }, 'who is there already under that e-mail is not made anew')
  const taken = await signIn(makeBrowser(server), { sub: 'person-4' })
  t.equal(taken.body.code, 'user_of_another', 'nor is an e-mail given twice')
})

test('roles follow the provider where the settings say so, and the last administrator stays one', async (t) => {
  const liar = await startLiar(t)
  const roles = { leads: 'lead', admins: 'administrator', auditors: 'auditor' }
  const mapped = { rolesClaim: 'groups', roles, justInTime: true }
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [mapped]) })
  const signIn = signInBy(liar)
  const id = await invite(server)
  const rolesOf = async (groups: unknown, claims: object = {}) =>
    (await signIn(makeBrowser(server), { groups, ...claims })).body.roles
  const before = await server.logLength()
  t.strictSame(await rolesOf(['auditors', 'leads', 'x']), ['auditor', 'lead'])
  t.strictSame(await rolesOf(['leads', 'auditors']), ['auditor', 'lead'], 'the same, in whatever order')
  t.strictSame(await rolesOf(['auditors']), ['auditor'])
  t.strictSame(await rolesOf(undefined), [])
  t.strictSame(await rolesOf(['administrator', 'lead']), [], 'names of ours give nothing')
  t.strictSame(
    (await loggedSince(server, before)).flatMap(([by, { roles }]) => (roles ? [[by, roles]] : [])),
    [
      ['Kommune 0', ['auditor', 'lead']],
      ['Kommune 0', ['auditor']],
      ['Kommune 0', []],
    ],
  )

  const admin = { sub: 'person-2', email: 'administrator@harmoni.example' }
  t.strictSame(await rolesOf(['leads'], admin), ['lead', 'administrator'], 'the only one there is')
  t.strictSame(await rolesOf(['admins']), ['administrator'])
  t.strictSame(await rolesOf(['leads'], admin), ['lead'], 'one of two')
  t.strictSame(await rolesOf([]), ['administrator'])
  const { version = 0 } = (await findUser(server.store, id)) ?? {}
  await patchUser(testContext(server), 'lead', 1, { roles: ['administrator'] })
  t.equal((await findUser(server.store, id))?.version, version)
  t.strictSame(await rolesOf([]), [])
  t.strictSame(
    await rolesOf(['leads'], { sub: 'person-5', email: 'ny@eksempel.no' }),
    ['lead'],
    'a new user too',
  )
  t.ok(await findUserByEmail(server.store, 'ny@eksempel.no'))
})

test('the security log says who came by a provider, and who was refused', async (t) => {
  const liar = await startLiar(t)
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}]) })
  const id = await invite(server)
  const signIn = signInBy(liar)
  await signIn(makeBrowser(server), { email_verified: false })
  await signIn(makeBrowser(server), { nonce: 'another' })
  await signIn(makeBrowser(server))
  const { body, text } = await server.call('auditor', 'GET', '/api/v1/security-events?kind=sign_in')
  const rows = body.items as Record<'outcome' | 'endpoint' | 'code' | 'userId', string | null>[]
  t.strictSame(
    rows.map(({ outcome, endpoint, code, userId }) => [outcome, endpoint, code, userId]).reverse(),
    [
      ['refused', 'finishSignIn', 'user_unknown', null],
      ['refused', 'finishSignIn', 'provider_untrusted', null],
      ['done', 'finishSignIn', null, id],
    ],
  )
  t.notMatch(text, /a-code|eyJ|tests alone/)
})

test('a sign-in goes on in the browser that began it, once', async (t) => {
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

test('what a provider refuses, or says wrongly, ends the sign-in in words', async (t) => {
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

test('the sign-in page is told of every provider, and others go on when one is down', async (t) => {
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

test('too many answers from one address that are none are refused, and nobody else is kept out', async (t) => {
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
})

test('who signs out here is led to sign out at the provider that they came by', async (t) => {
  const liar = await startLiar(t)
  const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{}]) })
  await invite(server)
  const browser = makeBrowser(server)
  await signInBy(liar)(browser)
  t.match(browser.cookies.get('harmoni_provider')?.path, '/api/v1/sessions')
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
