import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { launch, openLink, showWaysIn, signedOut } from '../browser.js'
import { newLink, startDemo } from '../demo.js'
import { temporaryFolder } from '../engines.js'
import { startProvider } from '../provider.mjs'
import { findUnread } from '../sight.js'

/** A port that nobody listens on: provider and server must each know the other’s address before it starts. */
function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function start(t: Test) {
  const url = `http://127.0.0.1:${await freePort()}`
  const named = { email_verified: true, acr: 'high' }
  const provider = await startProvider({
    url,
    id: 'kommunen',
    accounts: {
      ingrid: { ...named, name: 'Ingrid Lunde', email: 'ingrid@eksempel.no', groups: ['harmoni-leads'] },
      ola: { ...named, name: 'Ola Ny', email: 'ola@eksempel.no', groups: [] },
    },
  })
  t.teardown(provider.stop)
  const file = join(temporaryFolder(t), 'oidc.json')
  const { issuer, clientId, clientSecret } = provider
  const kommunen = {
    ...{
      id: 'kommunen',
      name: { nb: 'Testvik kommune', en: 'Testvik municipality' },
      issuer,
      clientId,
      clientSecret,
    },
    ...{ hint: 'For ansatte i Testvik.', justInTime: true, acrValues: ['high'] },
    ...{ rolesClaim: 'groups', roles: { 'harmoni-leads': 'lead' } },
  }
  const borte = { ...kommunen, id: 'borte', name: 'Borteporten', issuer: 'http://127.0.0.1:1' }
  writeFileSync(file, JSON.stringify({ providers: [kommunen, borte] }))
  const settings = { HARMONI_URL: url, HARMONI_PORT: new URL(url).port, HARMONI_OIDC: file }
  return { provider, demo: await startDemo(t, undefined, settings) }
}

t.test('people sign in and out through the provider of their municipality', async (t) => {
  const { provider, demo } = await start(t)
  const browser = await launch(t)
  const open = async (options = {}) => {
    const page = await (await browser.newContext(options)).newPage()
    page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
    return page
  }
  const signInAs = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'Logg inn med Testvik kommune' }).click()
    await page.getByRole('heading', { name: 'Kommunens innlogging' }).waitFor()
    t.ok(page.url().startsWith(provider.issuer), 'at the provider’s own page')
    await page.getByLabel('Navn').fill(name)
    await page.getByRole('button', { name: 'Logg inn' }).click()
  }

  /** The provider knows its own: nobody is asked there again. */
  const signInAsBefore = async (page: Page) => {
    await showWaysIn(page)
    await page.getByRole('button', { name: 'Logg inn med Testvik kommune' }).click()
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
  }

  await t.test('the page that was asked for is shown, as who one is at work', async (t) => {
    const page = await open()
    await page.goto(`${demo.url}/systems`)
    await showWaysIn(page)
    await page.getByText('For ansatte i Testvik.').waitFor()
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      t.strictSame(await page.evaluate(findUnread), [], String(width))
    }
    await signInAs(page, 'ingrid')
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.equal(page.url(), `${demo.url}/systems`, 'neither code nor state is left in the address')
    await page.goBack()
    // An answer is good once: a page that finds none there goes on to the ways in.
    await page.waitForURL(`${demo.url}/sign-in`)
    t.notMatch(page.url(), /code=|state=/, 'nor in the history')
    await page.goto(`${demo.url}/systems`)
    await page.getByRole('button', { name: 'Ingrid Lunde' }).click()
    await page.getByText('Prosjektleder', { exact: false }).first().waitFor()

    const other = await page.context().newPage()
    await other.goto(demo.url)
    await other.getByRole('button', { name: 'Ingrid Lunde' }).waitFor()
    await page.getByRole('button', { name: 'Logg ut' }).click()
    await page.getByRole('heading', { name: 'Logge ut av kommunen?' }).waitFor()
    await signedOut(other)
    await page.getByRole('button', { name: 'Ja, logg ut' }).click()
    await showWaysIn(page)
    t.equal(new URL(page.url()).origin, demo.url)
    t.strictSame(
      (await page.context().cookies(demo.url)).map(({ name }) => name),
      [],
      'nothing is left here',
    )
    await page.getByRole('button', { name: 'Logg inn med Testvik kommune' }).click()
    await page.getByRole('heading', { name: 'Kommunens innlogging' }).waitFor()
    t.pass('nor there: one is asked again')
  })

  await t.test('who has no role yet is told so on every page, and sees nothing', async (t) => {
    const page = await open()
    await page.goto(`${demo.url}/sign-in`)
    await showWaysIn(page)
    await signInAs(page, 'ola')
    await page.getByRole('heading', { level: 1, name: 'Du har ingen rolle ennå' }).waitFor()
    await page.getByText('Du er logget inn som ola@eksempel.no').waitFor()
    await page.goto(`${demo.url}/systems`)
    await page.getByRole('heading', { level: 1, name: 'Du har ingen rolle ennå' }).waitFor()
    t.equal(await page.getByText(/IKT-\d/).count(), 0)
  })

  await t.test('what goes wrong is said on the page, with the ways in', async (t) => {
    const page = await open()
    await page.goto(`${demo.url}/sign-in`)
    await showWaysIn(page)
    await signInAs(page, 'nobody')
    await page.getByRole('heading', { level: 1, name: 'Du er ikke logget inn' }).waitFor()
    await page
      .getByRole('alert')
      .getByText(/ble avbrutt hos innloggingstjenesten\. Prøv igjen/)
      .waitFor()
    t.notMatch(page.url(), /error=|state=/)
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      t.strictSame(await page.evaluate(findUnread), [], String(width))
    }
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('alert').getByText('The sign-in was cancelled at the sign-in service.').waitFor()
    await page.getByRole('button', { name: 'Sign in with Testvik municipality' }).waitFor()
    await page.getByRole('button', { name: 'Sign in with Borteporten' }).click()
    await page.getByRole('alert').getByText('does not answer right now. Try again').waitFor()
    await page.getByRole('link', { name: 'Other ways to sign in' }).click()
    await page.getByText('Does not answer right now. Try all the same').waitFor()
    await page.goto(demo.links.lead)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page
      .getByRole('button', { name: /Project lead|Prosjektleder/ })
      .first()
      .waitFor()
    t.pass('a link goes on')
  })

  await t.test(
    'an administrator has an account forgotten, and the user comes anew by their e-mail',
    async (t) => {
      const [page, theirs] = [await open(), await open()]
      await theirs.goto(`${demo.url}/sign-in`)
      await showWaysIn(theirs)
      await signInAs(theirs, 'ingrid')
      await theirs.getByRole('button', { name: 'Ingrid Lunde' }).waitFor()
      await page.goto(demo.links.administrator)
      await page.getByRole('button', { name: 'Logg inn' }).click()
      await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
      await page.goto(`${demo.url}/people`)
      await page.getByRole('link', { name: 'Slik logger vi inn' }).click()
      await page.getByText('Med kontoen fra Testvik kommune.').waitFor()
      await page.getByRole('main').getByRole('link', { name: 'Brukere' }).click()
      await page
        .getByRole('row', { name: /Ingrid Lunde/ })
        .getByRole('button', { name: 'Ingrid Lunde' })
        .click()
      await page.getByRole('button', { name: 'Bytt konto …' }).click()
      const dialog = page.getByRole('dialog', { name: 'Bytt konto for Ingrid Lunde' })
      await dialog.getByLabel('Begrunnelse').fill('Ny kommune')
      await dialog.getByRole('button', { name: 'Glem kontoen' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('row', { name: /Ingrid Lunde.*Engangslenke/ }).waitFor()
      await theirs.goto(`${demo.url}/systems`)
      await signInAsBefore(theirs)
      await page.reload()
      await page.getByRole('row', { name: /Ingrid Lunde.*Innloggingstjeneste/ }).waitFor()
      t.equal(await page.getByRole('row', { name: /Ingrid Lunde/ }).count(), 1, 'it is the same user')
    },
  )

  await t.test('who is signed in as somebody else is asked before it changes', async (t) => {
    const page = await open()
    await openLink(page, await newLink(demo, 'lead'))
    await page.getByRole('button', { name: 'Prosjektleder', exact: true }).waitFor()
    await page.goto(`${demo.url}/sign-in`)
    await showWaysIn(page)
    await signInAs(page, 'ingrid')
    await page.getByRole('heading', { level: 1, name: 'Vil du bytte bruker?' }).waitFor()
    await page.getByRole('alert').getByText('(Prosjektleder)').waitFor()
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      t.strictSame(await page.evaluate(findUnread), [], String(width))
    }
    await page.getByRole('button', { name: 'Fortsett som før' }).press('Enter')
    await page.getByRole('button', { name: 'Prosjektleder', exact: true }).waitFor()
    await page.goto(`${demo.url}/sign-in`)
    await showWaysIn(page)
    await page.getByRole('button', { name: 'Logg inn med Testvik kommune' }).press('Enter')
    await page.getByRole('button', { name: 'Bytt bruker' }).press('Enter')
    await page.getByRole('button', { name: 'Ingrid Lunde' }).waitFor()
  })

  await t.test('an answer that was sent to another browser signs nobody in', async (t) => {
    const [theirs, mine] = [await open(), await open()]
    await theirs.goto(`${demo.url}/sign-in`)
    await showWaysIn(theirs)
    const sent = theirs.waitForRequest((request) => request.url().includes('/sign-in/kommunen?'))
    await theirs.route('**/sign-in/kommunen?*', (route) => route.abort())
    await signInAs(theirs, 'ingrid')
    const answer = (await sent).url()
    await mine.goto(answer)
    await mine.getByRole('alert').getByText('ble ikke begynt i denne nettleseren').waitFor()
    t.equal((await mine.request.get(`${demo.url}/api/v1/me`)).status(), 401)
  })
})
