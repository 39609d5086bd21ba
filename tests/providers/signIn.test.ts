import t, { type Test } from 'tap'
import { Refusal } from '../../schema/api/errors.js'
import type { RefusalCode } from '../../schema/rules/refusals.js'
import type { Provider } from '../../server/providers/settings.js'
import { BEGUN_MINUTES, makeProviders } from '../../server/providers/signIn.js'
import { startProvider } from '../provider.mjs'
import { challengeOf, type Lie, startLiar } from './liar.js'
import { PROVIDER } from './provider.js'
import { INGRID, makeVisitor } from './visitor.js'

const URL_OF_OURS = 'https://harmoni.example.no'

/** Providers of ours, what was told of failures, and a clock that a test may put forward. */
function make(...settings: Partial<Provider>[]) {
  const told: string[] = []
  const now = { at: Date.now() }
  const providers = makeProviders(
    settings.map((given) => ({ ...PROVIDER, ...given })),
    URL_OF_OURS,
    { clock: () => new Date(now.at), tell: ({ problem }) => told.push(problem) },
  )
  return { providers, told, now }
}

async function refusalOf(promise: Promise<unknown>): Promise<RefusalCode | null> {
  return promise.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )
}

t.test('somebody signs in at a real provider, once', async (t) => {
  const provider = await startProvider({
    accounts: { ingrid: INGRID, strong: { ...INGRID, acr: 'high' } },
    url: URL_OF_OURS,
    id: 'entra',
  })
  t.teardown(provider.stop)
  const { issuer, clientId, clientSecret } = provider
  const known = { issuer, clientId, clientSecret }
  const roles = { rolesClaim: ['groups'], roles: { 'harmoni-leads': 'lead' as const } }
  const { providers, told } = make({ ...known, ...roles })
  const visitor = makeVisitor()

  const { address, begun } = await providers.begin('entra')
  const asked = new URL(address).searchParams
  t.equal(asked.get('code_challenge_method'), 'S256')
  t.equal(asked.get('response_type'), 'code')
  t.equal(asked.get('redirect_uri'), `${URL_OF_OURS}/sign-in/entra`)
  for (const secret of ['state', 'nonce', 'code_challenge']) {
    t.ok((asked.get(secret)?.length ?? 0) >= 43, `${secret} cannot be guessed`)
    t.notOk(begun.includes(asked.get(secret) ?? ''), `${secret} cannot be read in what the browser keeps`)
  }
  const answer = await visitor.signIn(provider, address, 'ingrid')
  const { person, kept } = await providers.finish('entra', answer, begun)
  t.strictSame(person, {
    provider: 'entra',
    issuer,
    subject: 'ingrid',
    email: 'ingrid.lunde@eksempel.no',
    name: 'Ingrid Lunde',
    roles: ['lead'],
  })

  t.equal(
    await refusalOf(providers.finish('entra', answer, begun)),
    'sign_in_not_begun',
    'a code is good once',
  )
  t.match(told.at(-1), /invalid_grant/)

  const out = new URL((await providers.signOut(kept)) ?? '')
  t.equal(out.origin, issuer)
  t.equal(out.searchParams.get('post_logout_redirect_uri'), `${URL_OF_OURS}/sign-in`)
  t.equal(out.searchParams.get('client_id'), clientId)
  const page = await visitor.visit(out.href)
  t.equal(page.status, 200, 'the provider takes our hint, and asks')
  t.match(await page.text(), 'Logge ut av kommunen?')

  await t.test('who goes back there is refused in words', async (t) => {
    const again = await providers.begin('entra')
    const refused = await makeVisitor().signIn(provider, again.address, 'nobody')
    t.equal(await refusalOf(providers.finish('entra', refused, again.begun)), 'sign_in_cancelled')
  })

  await t.test('the level that is demanded is asked for, and looked at', async (t) => {
    const { providers } = make({ ...known, acrValues: ['high'] })
    for (const [name, code] of [
      ['ingrid', 'sign_in_too_weak'],
      ['strong', null],
    ] as const) {
      const { address, begun } = await providers.begin('entra')
      t.equal(new URL(address).searchParams.get('acr_values'), 'high')
      const answer = await makeVisitor().signIn(provider, address, name)
      t.equal(await refusalOf(providers.finish('entra', answer, begun)), code, name)
    }
  })

  await t.test(
    'a secret that the provider does not know signs nobody in, and stands in no log',
    async (t) => {
      const wrong = 'this is not the secret'
      const { providers, told } = make({ ...known, clientSecret: wrong })
      const { address, begun } = await providers.begin('entra')
      const answer = await makeVisitor().signIn(provider, address, 'ingrid')
      t.equal(await refusalOf(providers.finish('entra', answer, begun)), 'provider_untrusted')
      t.match(told.join(), /WWW-Authenticate.*401/)
      t.notMatch(told.join(), wrong)
    },
  )
})

t.test(
  'what a provider says is taken only when it is about this sign-in, of this provider, for us, and now',
  async (t) => {
    const liar = await startLiar(t)
    const now = Math.floor(Date.now() / 1000)
    const { providers, told } = make({ issuer: liar.issuer })
    const cases: [name: string, lie: Lie, code: RefusalCode | null, told?: RegExp][] = [
      ['the truth', {}, null],
      ['another issuer', { claims: { iss: 'https://elsewhere.example' } }, 'provider_untrusted', /"iss"/],
      ['for somebody else', { claims: { aud: 'another-client' } }, 'provider_untrusted', /"aud"/],
      [
        'for several, of whom another asked',
        { claims: { aud: ['harmoni', 'x'], azp: 'x' } },
        'provider_untrusted',
        /"azp"/,
      ],
      ['of another sign-in', { claims: { nonce: 'another' } }, 'provider_untrusted', /"nonce"/],
      ['of no sign-in', { claims: { nonce: undefined } }, 'provider_untrusted', /nonce/],
      ['too old', { claims: { exp: now - 31, iat: now - 600 } }, 'provider_untrusted', /"exp"/],
      ['too old by less than clocks may differ', { claims: { exp: now - 5 } }, null],
      ['not yet', { claims: { nbf: now + 300 } }, 'provider_untrusted', /"nbf"/],
      ['about nobody', { claims: { sub: undefined } }, 'provider_untrusted', /"sub"/],
      ['signed by somebody else', { otherKeys: true }, 'provider_untrusted', /signature/],
      ['with a signature of nothing', { signature: '' }, 'provider_untrusted'],
      ['not signed', { header: { alg: 'none' }, signature: '' }, 'provider_untrusted', /alg/],
      ['signed with what everybody knows', { header: { alg: 'HS256' } }, 'provider_untrusted', /alg/],
      ['with a key that it does not show', { header: { kid: 'two' } }, 'provider_untrusted', /key/],
      [
        'without an ID token',
        { body: { access_token: 'a', token_type: 'Bearer' } },
        'provider_untrusted',
        /id_token/,
      ],
      ['something else', { body: ['no'] }, 'provider_untrusted'],
      ['that it has failed', { status: 500 }, 'provider_unavailable', /500/],
      [
        'that it is busy',
        { status: 400, body: { error: 'temporarily_unavailable' } },
        'provider_unavailable',
        /temporarily/,
      ],
      [
        'that the code is none',
        { status: 400, body: { error: 'invalid_grant' } },
        'sign_in_not_begun',
        /invalid_grant/,
      ],
      ['where else the groups stand', { claims: { _claim_names: { groups: 'src1' } } }, null],
    ]
    for (const [name, lie, code, said] of cases) {
      liar.lie({})
      const { address, begun } = await providers.begin('entra')
      liar.lie(lie)
      t.equal(await refusalOf(providers.finish('entra', liar.answer(address), begun)), code, name)
      if (said) t.match(told.at(-1), said, `${name}: ${told.at(-1)}`)
    }
    t.notMatch(
      told.join('\n'),
      /Ingrid|eksempel|person-1|a-code|tests alone/,
      'what is told names nobody and holds no secret',
    )
  },
)

t.test('the code is exchanged with what only the browser that began could bring', async (t) => {
  const liar = await startLiar(t)
  const { providers } = make({ issuer: liar.issuer })
  const { address, begun } = await providers.begin('entra')
  await providers.finish('entra', liar.answer(address), begun)
  const challenge = new URL(address).searchParams.get('code_challenge')
  t.equal(challengeOf(liar.asked().get('code_verifier') ?? ''), challenge)
  t.equal(liar.asked().get('redirect_uri'), `${URL_OF_OURS}/sign-in/entra`)
})

t.test('an answer is taken of the browser and of the provider that it was asked of, in time', async (t) => {
  const [liar, other] = [await startLiar(t), await startLiar(t)]
  const names = { authorization_response_iss_parameter_supported: true }
  const named = await startLiar(t, { metadata: names })
  const settings = [
    { issuer: liar.issuer },
    { id: 'other', issuer: other.issuer },
    { id: 'named', issuer: named.issuer },
  ]
  const { providers, now } = make(...settings)
  const refused = async (
    name: string,
    id: string,
    answer: string,
    begun: string | undefined,
    code = 'sign_in_not_begun',
  ) => t.equal(await refusalOf(providers.finish(id, answer, begun)), code, name)

  const mine = await providers.begin('entra')
  const theirs = await providers.begin('entra')
  const answer = liar.answer(mine.address)
  await refused('nothing was kept: another browser', 'entra', answer, undefined)
  await refused('of another sign-in', 'entra', answer, theirs.begun)
  await refused('without a state', 'entra', 'code=a', mine.begun)
  await refused('with two states', 'entra', `${answer}&state=x`, mine.begun, 'provider_untrusted')
  await refused(
    'altered',
    'entra',
    answer,
    // Not its last sign, some bits of which are none of what it says.
    `${mine.begun.slice(0, -9)}${mine.begun.at(-9) === 'A' ? 'B' : 'A'}${mine.begun.slice(-8)}`,
  )
  await refused('cut', 'entra', answer, 'entra.')
  await refused('not ours', 'entra', answer, 'entra.bm90aGluZw')
  await refused('at the page of another provider', 'other', answer, mine.begun)
  await refused('of the other, as if sealed for it', 'other', answer, mine.begun.replace('entra', 'other'))
  await refused('of no provider', 'nobody', answer, mine.begun, 'not_found')
  await refused(
    'names another issuer',
    'entra',
    `${answer}&iss=${other.issuer}`,
    mine.begun,
    'provider_untrusted',
  )

  const begun = await providers.begin('named')
  const silent = named.answer(begun.address)
  await refused(
    'does not name the issuer, as it says it does',
    'named',
    silent,
    begun.begun,
    'provider_untrusted',
  )
  await providers.finish('named', named.answer(begun.address, { iss: named.issuer }), begun.begun)

  now.at += BEGUN_MINUTES * 60_000 - 1
  await providers.finish('entra', answer, mine.begun)
  now.at += 1
  await refused('too late', 'entra', answer, mine.begun)

  await t.test('another server of the register takes it, one with another secret does not', async (t) => {
    const { address, begun } = await providers.begin('entra')
    const another = make(...settings).providers
    t.equal(await refusalOf(another.finish('entra', liar.answer(address), begun)), null)
    const foreign = make({ issuer: liar.issuer, clientSecret: 'another secret altogether' }).providers
    t.equal(await refusalOf(foreign.finish('entra', liar.answer(address), begun)), 'sign_in_not_begun')
  })
})

t.test('a provider that does not answer is said to be down, and is found when it is back', async (t) => {
  const silent = await startLiar(t)
  silent.lie({ silent: 'all' })
  const failing = await startLiar(t)
  failing.lie({ status: 500 })
  const other = await startLiar(t, { metadata: { issuer: 'https://login.example/{tenantid}/v2.0' } })
  const slash = await startLiar(t)
  const well = await startLiar(t)
  const { providers, told, now } = make(
    { id: 'absent' },
    { id: 'silent', issuer: silent.issuer, timeoutSeconds: 0.2 },
    { id: 'failing', issuer: failing.issuer },
    { id: 'other', issuer: other.issuer },
    { id: 'slash', issuer: `${slash.issuer}/` },
    { id: 'well', issuer: well.issuer },
  )
  for (const id of ['absent', 'silent', 'failing', 'other', 'slash'])
    t.equal(await refusalOf(providers.begin(id)), 'provider_unavailable', id)
  t.equal(await refusalOf(providers.begin('well')), null, 'the others go on')
  const down = () => providers.list().flatMap(({ id, isDown }) => (isDown ? [id] : []))
  t.strictSame(down(), ['absent', 'silent', 'failing', 'other', 'slash'])
  t.equal(told.length, 5, told.join('\n'))
  t.match(told[4], `calls itself ${slash.issuer}: write that`)
  t.match(told[3], /issuer/, 'one that speaks for every tenant is not taken')

  failing.lie({})
  t.equal(await refusalOf(providers.begin('failing')), null, 'asked again')
  t.strictSame(down(), ['absent', 'silent', 'other', 'slash'])

  silent.lie({})
  now.at += 60_000
  t.ok(down().includes('silent'), 'what is known is told at once, and asked anew beside')
  await providers.begin('silent')
  t.notOk(down().includes('silent'))

  const before = well.discoveries()
  await Promise.all([providers.begin('well'), providers.begin('well')])
  t.equal(well.discoveries(), before, 'what a provider says of itself is kept')
  now.at += 3_600_000
  await Promise.all([providers.begin('well'), providers.begin('well')])
  t.equal(well.discoveries(), before + 1, 'for an hour, and is then asked for once')
})

t.test(
  'roles that there was no room for are asked for elsewhere, and nobody is in without theirs',
  async (t) => {
    const liar = await startLiar(t)
    const { providers, told } = make({ issuer: liar.issuer, rolesClaim: ['groups'], roles: { x: 'lead' } })
    const { address, begun } = await providers.begin('entra')
    liar.lie({ claims: { _claim_names: { groups: 'src1' } } })
    t.equal(await refusalOf(providers.finish('entra', liar.answer(address), begun)), 'provider_untrusted')
    t.match(told.at(-1), /more groups than a token has room for/)
  },
)

// Without a limit of its own it would be held up for the half minute of the library’s.
t.test('a provider that falls silent in the middle holds nobody up', { timeout: 20_000 }, async (t) => {
  const liar = await startLiar(t)
  const { providers } = make({ issuer: liar.issuer, timeoutSeconds: 0.2 })
  for (const silent of ['token', 'keys'] as const) {
    liar.lie({})
    const { address, begun } = await providers.begin('entra')
    liar.lie({ silent })
    t.equal(
      await refusalOf(providers.finish('entra', liar.answer(address), begun)),
      'provider_unavailable',
      silent,
    )
  }
})

t.test('signing out leads to the provider that one came by, and nowhere else', async (t) => {
  const liar = await startLiar(t)
  const { providers } = make({ issuer: liar.issuer })
  const signIn = async (lie: Lie) => {
    const { address, begun } = await providers.begin('entra')
    liar.lie(lie)
    return (await providers.finish('entra', liar.answer(address), begun)).kept
  }
  const out = new URL((await providers.signOut(await signIn({}))) ?? '')
  t.equal(`${out.origin}${out.pathname}`, `${liar.issuer}/end`)
  t.equal(out.searchParams.get('keep'), '1')
  t.match(out.searchParams.get('id_token_hint'), /^ey/)
  const kept = await signIn({
    claims: { groups: Array.from({ length: 200 }, (_, index) => `group-${index}`) },
  })
  t.ok(kept.length < 3900, 'a cookie has room for it')
  t.notOk(
    new URL((await providers.signOut(kept)) ?? '').searchParams.has('id_token_hint'),
    'a hint may be too long',
  )
  const { begun: another } = await providers.begin('entra')
  for (const foreign of [another, undefined, '', 'x', 'entra.x', 'entra.bm90aGluZw'])
    t.equal(await providers.signOut(foreign), null, String(foreign))

  const without = await startLiar(t, { metadata: { end_session_endpoint: undefined } })
  const { providers: others } = make({ issuer: without.issuer })
  const { address, begun } = await others.begin('entra')
  t.equal(await others.signOut((await others.finish('entra', without.answer(address), begun)).kept), null)
})

t.test(
  'who somebody is may be asked for beside the token, and is told of the same person alone',
  async (t: Test) => {
    const liar = await startLiar(t)
    const { providers, told } = make({ issuer: liar.issuer, userInfo: true })
    const nothing = { name: undefined, email: undefined, email_verified: undefined }
    const finish = async (userInfo: Record<string, unknown>, claims: Record<string, unknown> = {}) => {
      const { address, begun } = await providers.begin('entra')
      liar.lie({ claims: { ...nothing, ...claims }, userInfo })
      return providers.finish('entra', liar.answer(address), begun)
    }
    const { person } = await finish({
      sub: 'person-1',
      name: 'Ola',
      email: 'ola@eksempel.no',
      email_verified: true,
    })
    t.strictSame([person.name, person.email], ['Ola', 'ola@eksempel.no'])
    const { person: same } = await finish({ sub: 'person-1', name: 'Ola' }, { name: 'Kari' })
    t.equal(same.name, 'Kari', 'what the token says holds')
    const strong = make({ issuer: liar.issuer, userInfo: true, acrValues: ['high'] }).providers
    liar.lie({})
    const { address, begun } = await strong.begin('entra')
    liar.lie({ userInfo: { sub: 'person-1', acr: 'high' } })
    t.equal(
      await refusalOf(strong.finish('entra', liar.answer(address), begun)),
      'sign_in_too_weak',
      'the level of a sign-in stands in its token',
    )
    t.equal(await refusalOf(finish({ sub: 'person-2', name: 'Ola' })), 'provider_untrusted')
    t.match(told.at(-1), /sub/)
  },
)
