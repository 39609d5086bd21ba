import type { Test } from 'tap'
import { testOnce } from '../engines.js'
import { invite, makeBrowser, settingsOf, signInBy } from '../providers/browser.js'
import { startLiar } from '../providers/liar.js'
import { startTestServer, type TestServer } from '../server.js'

const PASSWORD = 'riktig hest batteri stift'
const NEXT = `${PASSWORD} nummer to`
const LONG = 11 * 60_000

type Browser = ReturnType<typeof makeBrowser>

/** A server with a provider and a clock of its own. */
async function start(t: Test, more: Record<string, string> = {}) {
  const liar = await startLiar(t)
  const time = { now: Date.now() }
  const settings = { ...settingsOf(t, liar.issuer, [{}]), ...more }
  const server = await startTestServer(t, { settings, clock: () => new Date(time.now) })
  return { server, liar, time }
}

async function byLink(server: TestServer, user = 'lead'): Promise<Browser> {
  const browser = makeBrowser(server)
  const { cookie } = await server.signIn(user)
  const [name = '', value = ''] = cookie.split('=')
  browser.cookies.set(name, { value, path: '/' })
  return browser
}

/** What comes of changing what one signs in by: the code of the refusal, or the status. */
const begin = async (browser: Browser, body: object = {}) => {
  const { status, body: said } = await browser.call('POST', '/api/v1/me/second-factor', body)
  return said?.code ?? status
}
const choose = async (browser: Browser, body: object) => {
  const { status, body: said } = await browser.call('POST', '/api/v1/me/password', body)
  return said?.code ?? status
}

testOnce('who has found an open session changes nothing that one signs in by', async (t) => {
  const { server, time } = await start(t)
  const owner = await byLink(server)
  t.equal(await begin(owner), 201, 'just after a link')
  time.now += LONG
  t.equal(await begin(owner), 'sign_in_again', 'a while after it, without a password')
  t.equal(await choose(owner, { password: PASSWORD }), 'sign_in_again', 'nor is a password chosen then')
  t.equal(await begin(owner, { password: 'whatever' }), 'sign_in_again', 'whatever is written')
  const { body } = await owner.call('POST', '/api/v1/me/second-factor', {})
  t.match(body, { status: 403, nb: /Logg ut, kom inn igjen/, en: /within ten minutes/ })
  t.match((await owner.call('GET', '/api/v1/me')).body, { passwordAt: null, secondFactorAt: null })

  const again = await byLink(server)
  t.equal(await choose(again, { password: PASSWORD }), 204)
  time.now += LONG
  t.equal(await begin(again), 'password_wrong', 'now there is one, which is asked for')
  t.equal(await begin(again, { password: `${PASSWORD}!` }), 'password_wrong')
  t.equal(await begin(again, { password: PASSWORD }), 201)
  t.equal(await choose(again, { password: NEXT }), 'password_wrong')
  t.equal(await choose(again, { password: NEXT, current: PASSWORD }), 204)
})

testOnce('who signed in by a password writes it anew, however short ago that was', async (t) => {
  const { server } = await start(t)
  t.equal(await choose(await byLink(server), { password: PASSWORD }), 204)
  const browser = makeBrowser(server)
  const said = { email: 'lead@harmoni.example', password: PASSWORD }
  t.equal((await browser.call('POST', '/api/v1/sessions/password', said)).status, 201)
  t.equal(await begin(browser), 'password_wrong')
  t.equal(await begin(browser, { password: PASSWORD }), 201)
})

testOnce('who comes by a provider shows it anew by coming anew', async (t) => {
  const { server, liar, time } = await start(t)
  await invite(server)
  const browser = makeBrowser(server)
  t.equal((await signInBy(liar)(browser)).status, 201)
  t.equal(await begin(browser), 201)
  time.now += LONG
  t.equal(await begin(browser), 'sign_in_again')
  t.equal((await signInBy(liar)(browser)).status, 201)
  t.equal(await begin(browser), 201)
})

testOnce('where no passwords are taken, one from before is not asked for', async (t) => {
  const { server, time } = await start(t, { HARMONI_PASSWORDS: 'off' })
  await server.store.transaction((tx) =>
    tx.db.insert(tx.t.credentials).values({
      ...{ user: 'lead', passwordHash: 'of a password from before', totpSecret: null, totpStep: null },
    }),
  )
  const browser = await byLink(server)
  t.equal(await begin(browser), 201)
  time.now += LONG
  t.equal(await begin(browser, { password: PASSWORD }), 'sign_in_again')
})

testOnce('whoever guesses there is told of, and slowed down as at the sign-in', async (t) => {
  const { server, time } = await start(t)
  const browser = await byLink(server)
  t.equal(await choose(browser, { password: PASSWORD }), 204)
  time.now += LONG
  const codes: unknown[] = []
  for (let times = 0; times < 7; times += 1)
    codes.push(await begin(browser, { password: 'feil passord her' }))
  t.strictSame(codes, [...Array(5).fill('password_wrong'), ...Array(2).fill('rate_limited')])
  t.equal(await choose(browser, { password: NEXT, current: PASSWORD }), 'rate_limited', 'counted together')
  time.now += 16 * 60_000
  t.equal(await begin(browser, { password: PASSWORD }), 201)
  const { body, text } = await server.call('auditor', 'GET', '/api/v1/security-events?limit=100')
  const rows = (body.items as { kind: string; endpoint: string; code: string | null; userId: string }[])
    .filter(({ endpoint }) => endpoint === 'beginSecondFactor')
    .map(({ kind, code, userId }) => `${kind} ${userId} ${code ?? 'done'}`)
  t.equal(rows.filter((row) => row === 'credentials lead password_wrong').length, 5)
  t.equal(rows[0], 'credentials lead done')
  t.notMatch(text, /feil passord|riktig hest/)
})
