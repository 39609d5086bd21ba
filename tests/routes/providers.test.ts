import { eraseUser } from '../../server/domain/erasure.js'
import { createLink } from '../../server/domain/links.js'
import { lockUser, patchUser } from '../../server/domain/users.js'
import { findUser, findUserByEmail } from '../../server/store/users.js'
import { testOnce } from '../engines.js'
import { INGRID, invite, loggedSince, makeBrowser, settingsOf, signInBy } from '../providers/browser.js'
import { startLiar } from '../providers/liar.js'
import { startTestServer, testContext } from '../server.js'

testOnce(
  'who is invited comes by their e-mail, and is known from then on by what the provider calls them',
  async (t) => {
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
  },
)

testOnce(
  'who comes by a provider leaves no invitation behind, and gets another account when theirs is forgotten',
  async (t) => {
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
      server.call('administrator', 'POST', `/api/v1/users/${id}/release`, body, {
        'if-match': `"${version}"`,
      })
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
  },
)

testOnce(
  'who comes by a provider where somebody else is signed in is asked first, and nothing is written until then',
  async (t) => {
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
  },
)

testOnce('nobody becomes somebody else by a provider', async (t) => {
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

testOnce('who nobody has invited is a user without a role, where the settings say so', async (t) => {
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

testOnce(
  'roles follow the provider where the settings say so, and the last administrator stays one',
  async (t) => {
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
  },
)

testOnce(
  'a provider that brings people uninvited brings who was erased as another, without what they had',
  async (t) => {
    const liar = await startLiar(t)
    const server = await startTestServer(t, { settings: settingsOf(t, liar.issuer, [{ justInTime: true }]) })
    const signIn = signInBy(liar)
    const id = await invite(server)
    const browser = makeBrowser(server)
    t.equal((await signIn(browser)).body.id, id)
    const version = async () => (await findUser(server.store, id))?.version ?? 0
    await lockUser(testContext(server), id, await version(), 'Sluttet')
    t.equal((await signIn(browser)).body.code, 'user_locked', 'while they are locked they are known')
    await eraseUser(testContext(server), id, await version(), 'Krav om sletting')
    const anew = await signIn(browser)
    t.match(anew.body, { roles: [], scope: [], email: INGRID })
    t.not(anew.body.id, id)
    t.match(await findUser(server.store, id), { state: 'erased', subject: null, email: null })
  },
)

testOnce('the security log says who came by a provider, and who was refused', async (t) => {
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
