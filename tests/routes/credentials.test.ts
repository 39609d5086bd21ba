import { Secret, TOTP } from 'otpauth'
import type { Test } from 'tap'
import { buildApp } from '../../server/app.js'
import { createLink } from '../../server/domain/links.js'
import { testOnce } from '../engines.js'
import {
  createRoleUsers,
  openTestServices,
  runScenarios,
  setUpRegister,
  startTestServer,
  testContext,
} from '../server.js'

const PASSWORD = 'riktig hest batteri stift'
const EMAIL = 'lead@harmoni.example'
const json = { 'content-type': 'application/json' }

/** A server with a clock of its own, and browsers that call it. */
async function start(t: Test, settings: Record<string, string> = {}) {
  const services = await openTestServices(t, { settings })
  await setUpRegister(services)
  await createRoleUsers(testContext(services))
  const time = { now: Date.now() }
  const clocked = { ...services, clock: () => new Date(time.now) }
  const app = await buildApp(clocked)
  t.teardown(() => app.close())
  const call = async (
    method: string,
    url: string,
    body?: object,
    headers: Record<string, string> = {},
    from = '10.0.0.1',
  ) => {
    const answer = await app.inject({
      method: method as 'POST',
      url: `/api/v1${url}`,
      remoteAddress: from,
      headers: { ...(body && json), ...headers },
      ...(body && { payload: JSON.stringify(body) }),
    })
    const [cookie] = answer.cookies
    return {
      status: answer.statusCode,
      body: answer.body ? JSON.parse(answer.body) : {},
      own: (cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {}) as Record<string, string>,
    }
  }
  const byLink = async (user = 'lead', more = {}, from?: string) => {
    const { secret } = await createLink(testContext(services), user, new Date(time.now))
    return call('POST', '/sessions', { link: secret, ...more }, {}, from)
  }
  const signIn = (more: object = {}, from?: string) =>
    call('POST', '/sessions/password', { email: EMAIL, password: PASSWORD, ...more }, {}, from)
  /** Somebody who has come by a link and chosen a password. */
  const withPassword = async () => {
    const { own } = await byLink()
    t.equal((await call('POST', '/me/password', { password: PASSWORD }, own)).status, 204)
    return own
  }
  return { services, time, call, byLink, signIn, withPassword }
}

testOnce('who may choose a password and a second factor, and what is refused', async (t) => {
  const server = await startTestServer(t)
  const lead = await server.signIn('lead')
  const post = { method: 'POST' } as const
  await runScenarios(t, server, [
    {
      name: 'not signed in',
      as: null,
      ...post,
      url: '/api/v1/me/password',
      body: { password: PASSWORD },
      status: 401,
    },
    {
      name: 'a token',
      as: 'lead',
      ...post,
      url: '/api/v1/me/password',
      body: { password: PASSWORD },
      status: 403,
      code: 'session_required',
    },
    {
      name: 'a short one',
      as: null,
      headers: lead,
      ...post,
      url: '/api/v1/me/password',
      body: { password: 'kort' },
      status: 400,
      contains: ['"path":"password"', 'minst 12 tegn'],
    },
    {
      name: 'one that has leaked',
      as: null,
      headers: lead,
      ...post,
      url: '/api/v1/me/password',
      body: { password: 'Unbelievable2026' },
      status: 400,
      contains: ['"path":"password"', 'password_common', 'som er lekket'],
    },
    {
      name: 'one’s own name',
      as: null,
      headers: lead,
      ...post,
      url: '/api/v1/me/password',
      body: { password: 'prosjektleder' },
      status: 400,
      contains: ['password_obvious'],
    },
    {
      name: 'a code of no factor',
      as: null,
      headers: lead,
      ...post,
      url: '/api/v1/me/second-factor/confirm',
      body: { code: '123456' },
      status: 401,
      code: 'code_wrong',
    },
    {
      name: 'a lead resets nobody',
      as: 'lead',
      ...post,
      url: '/api/v1/users/auditor/credentials/reset',
      body: {},
      headers: { 'if-match': '"1"' },
      status: 403,
    },
    {
      name: 'nobody there',
      as: 'administrator',
      ...post,
      url: '/api/v1/users/user-none/credentials/reset',
      body: {},
      headers: { 'if-match': '"1"' },
      status: 404,
    },
    {
      name: 'a password of nobody’s',
      as: null,
      ...post,
      url: '/api/v1/sessions/password',
      body: { email: 'nobody@x.example', password: PASSWORD },
      status: 401,
      code: 'password_wrong',
    },
    {
      name: 'of who has none',
      as: null,
      ...post,
      url: '/api/v1/sessions/password',
      body: { email: EMAIL, password: PASSWORD },
      status: 401,
      code: 'password_wrong',
    },
    {
      name: 'chosen',
      as: null,
      headers: lead,
      ...post,
      url: '/api/v1/me/password',
      body: { password: PASSWORD },
      status: 204,
      logs: 1,
    },
    {
      name: 'a wrong one',
      as: null,
      ...post,
      url: '/api/v1/sessions/password',
      body: { email: EMAIL, password: `${PASSWORD}!` },
      status: 401,
      code: 'password_wrong',
    },
    {
      name: 'the right one',
      as: null,
      ...post,
      url: '/api/v1/sessions/password',
      body: { email: ' LEAD@Harmoni.Example', password: PASSWORD },
      status: 201,
      contains: ['"id":"lead"'],
    },
  ])
  const rows = (await server.call('auditor', 'GET', '/api/v1/changes?entity=user&entityId=lead')).text
  t.match(rows, /"fields":\["passwordAt"\]/)
  t.notMatch(rows, /argon2|riktig hest/, 'the log knows when, and not what')
})

testOnce('a password is changed by the one before, or just after coming by a link', async (t) => {
  const { call, byLink, signIn, withPassword, time } = await start(t)
  await withPassword()
  const { own } = await signIn()
  const change = (body: object, headers = own) => call('POST', '/me/password', body, headers)
  const next = `${PASSWORD} nummer to`
  t.equal((await change({ password: next })).body.code, 'password_wrong', 'signed in by it, one says it')
  t.equal((await change({ password: next, current: 'feil' })).body.code, 'password_wrong')
  const elsewhere = await signIn()
  t.equal((await change({ password: next, current: PASSWORD })).status, 204)
  t.equal(
    (await call('GET', '/me', undefined, elsewhere.own)).status,
    401,
    'who is in elsewhere by the one before is out',
  )
  t.equal((await call('GET', '/me', undefined, own)).status, 200)
  t.equal((await signIn()).body.code, 'password_wrong', 'the one before is good no more')
  t.equal((await signIn({ password: next })).status, 201)
  const forgot = await byLink()
  time.now += 11 * 60_000
  t.equal(
    (await change({ password: PASSWORD }, forgot.own)).body.code,
    'password_wrong',
    'not long after the link',
  )
  const again = await byLink()
  t.equal((await change({ password: PASSWORD }, again.own)).status, 204, 'forgotten: a link, and a new one')
  t.equal((await signIn()).status, 201)
})

testOnce('wrong passwords are slowed down where they come from, and lock nobody out for good', async (t) => {
  const { call, byLink, signIn, withPassword, time } = await start(t)
  await withPassword()
  const wrong = (from: string) => signIn({ password: 'feil passord her' }, from)
  const codes: string[] = []
  for (let times = 0; times < 8; times += 1) codes.push((await wrong('10.6.6.6')).body.code)
  t.strictSame(codes, [...Array(5).fill('password_wrong'), ...Array(3).fill('rate_limited')])
  t.equal((await signIn({}, '10.6.6.6')).body.code, 'rate_limited', 'there not even the right one')
  t.equal((await signIn({}, '10.0.0.9')).status, 201, 'the owner comes in from elsewhere')
  for (let times = 0; times < 8; times += 1)
    await call('POST', '/sessions/password', { email: 'other@x.example', password: 'x' }, {}, '10.0.0.9')
  t.equal((await signIn({}, '10.0.0.9')).status, 201, 'what another person’s guesses cost is theirs')
  for (let place = 0; place < 25; place += 1)
    for (let times = 0; times < 4; times += 1) await wrong(`10.7.0.${place}`)
  t.equal((await signIn({}, '10.0.0.9')).body.code, 'rate_limited', 'tried from everywhere')
  t.equal((await byLink()).status, 201, 'a link lets them in meanwhile')
  time.now += 61 * 60_000
  t.equal((await signIn({}, '10.6.6.6')).status, 201, 'and the password when the time is up')
})

testOnce('one address tries few passwords, of however many persons, and few at once', async (t) => {
  const { signIn, withPassword } = await start(t)
  await withPassword()
  const guesses = Array.from({ length: 30 }, (_, one) =>
    signIn({ email: `person${one}@harmoni.example`, password: 'feil passord her' }, '10.6.6.6'),
  )
  const codes = (await Promise.all(guesses)).map(({ body }) => body.code)
  t.equal(codes.filter((code) => code === 'password_wrong').length, 20)
  t.equal(codes.filter((code) => code === 'rate_limited').length, 10)
  t.equal((await signIn({}, '10.0.0.9')).status, 201, 'others come in')
})

testOnce('of many wrong tries at once no more are looked at than of as many one by one', async (t) => {
  const { call, signIn, withPassword, time } = await start(t)
  const own = await withPassword()
  const many = async (one: () => ReturnType<typeof signIn>) =>
    (await Promise.all(Array.from({ length: 20 }, one)))
      .map(({ body: { code } }) => code as string)
      .filter((code) => code !== 'rate_limited')
  t.strictSame(await many(() => signIn({ password: 'feil passord her' })), Array(5).fill('password_wrong'))
  time.now += 16 * 60_000
  for (let times = 0; times < 6; times += 1)
    t.equal((await signIn()).status, 201, 'right ones are not counted')
  const change = () => call('POST', '/me/password', { password: PASSWORD, current: 'feil passord her' }, own)
  time.now += 16 * 60_000
  t.strictSame(await many(change), Array(5).fill('password_wrong'), 'who has found an open session')
  time.now += 16 * 60_000
  const begin = (password: string) => call('POST', '/me/second-factor', { password }, own)
  t.strictSame(await many(() => begin('feil passord her')), Array(5).fill('password_wrong'))
  t.equal((await begin(PASSWORD)).body.code, 'rate_limited', 'not even the right one then')
  time.now += 16 * 60_000
  const begun = await begin(PASSWORD)
  const totp = new TOTP({ secret: Secret.fromBase32(begun.body.secret) })
  const confirm = (code: string) => call('POST', '/me/second-factor/confirm', { code }, own)
  t.strictSame(await many(() => confirm('12')), Array(5).fill('code_wrong'))
  time.now += 16 * 60_000
  const code = totp.generate({ timestamp: time.now })
  t.equal((await confirm(code)).status, 204)
  const end = () => call('POST', '/me/second-factor/end', { code: '12' }, own)
  t.strictSame(await many(end), Array(5).fill('code_wrong'))
})

testOnce('a second factor asks for a code that is good once, by password and by link', async (t) => {
  const { call, byLink, signIn, withPassword, time } = await start(t)
  const own = await withPassword()
  const begun = await call('POST', '/me/second-factor', {}, own)
  t.equal(begun.status, 201)
  t.match(begun.body.address, /^otpauth:\/\/totp\/Harmoni:lead%40harmoni\.example\?issuer=Harmoni&secret=/)
  const code = (ahead = 0) =>
    new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({ timestamp: time.now + ahead })
  t.equal((await signIn()).status, 201, 'it does not count before it is confirmed')
  const confirm = (body: object) => call('POST', '/me/second-factor/confirm', body, own)
  t.equal((await confirm({ code: '000000' })).body.code, 'code_wrong')
  t.equal(
    (await confirm({ code: `${code().slice(0, 3)} ${code().slice(3)}` })).status,
    204,
    'written with a space',
  )
  t.equal((await call('POST', '/me/second-factor', {}, own)).body.code, 'second_factor_there')
  t.equal((await signIn()).body.code, 'code_required')
  t.equal((await signIn({ code: code() })).body.code, 'code_wrong', 'the one that confirmed is used')
  time.now += 30_000
  t.equal((await signIn({ code: '123' })).body.code, 'code_wrong')
  t.equal((await signIn({ password: 'feil passord her', code: code() })).body.code, 'password_wrong')
  t.equal((await signIn({ code: code() })).status, 201)
  t.equal((await signIn({ code: code() })).body.code, 'code_wrong', 'good once')
  time.now += 30_000
  t.equal((await signIn({ code: code(90_000) })).body.code, 'code_wrong', 'a clock that is far ahead')
  t.equal((await byLink()).body.code, 'code_required', 'who has the link alone is not in')
  time.now += 16 * 60_000
  for (let tries = 0; tries < 5; tries += 1)
    t.equal((await byLink('lead', { code: '123' }, `10.0.1.${tries}`)).body.code, 'code_wrong')
  const late = await byLink('lead', { code: code() }, '10.0.1.9')
  t.equal(late.body.code, 'rate_limited', 'nor who guesses the code from many addresses, by one link or more')
  time.now += 16 * 60_000
  t.equal((await byLink('lead', { code: code() })).status, 201)
  time.now += 30_000
  t.equal((await call('POST', '/me/second-factor/end', { code: code() }, own)).status, 204)
  t.equal((await signIn({}, '10.0.0.77')).status, 201)
})

testOnce('who has lost both is let in by an administrator, which is in the log', async (t) => {
  const { call, byLink, signIn, withPassword, time } = await start(t)
  const own = await withPassword()
  const { secret } = (await call('POST', '/me/second-factor', {}, own)).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: time.now })
  await call('POST', '/me/second-factor/confirm', { code }, own)
  const { own: admin } = await byLink('administrator')
  const { version } = (await call('GET', '/users/lead', undefined, admin)).body
  const reset = (at: number) =>
    call(
      'POST',
      '/users/lead/credentials/reset',
      { reason: 'Mistet telefonen' },
      { ...admin, 'if-match': `"${at}"` },
    )
  t.equal((await reset(version - 1)).status, 412)
  t.match((await reset(version)).body, { way: 'link' })
  t.equal((await call('GET', '/me', undefined, own)).status, 401, 'whoever was signed in by them is no more')
  t.equal((await signIn()).body.code, 'password_wrong')
  t.equal((await byLink()).status, 201)
  const log = (await call('GET', '/changes?entity=user&entityId=lead&limit=1000', undefined, admin)).body
    .items
  t.ok(log.some(({ reason }: { reason: string }) => reason === 'Mistet telefonen'))
  t.notOk(JSON.stringify(log).includes(secret), 'no secret is in the log')
})

testOnce('a register that takes no passwords says so, whoever asks', async (t) => {
  const { call, byLink, signIn } = await start(t, { HARMONI_PASSWORDS: 'off' })
  t.equal((await signIn()).body.code, 'passwords_off')
  const { own } = await byLink()
  t.equal((await call('POST', '/me/password', { password: PASSWORD }, own)).body.code, 'passwords_off')
})
