import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import t from 'tap'
import { launch, openLink, showWaysIn, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

const PASSWORD = 'riktig hest batteri stift'

t.test('a password and a second factor of one’s own, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.lead, { viewport: { width: 1280, height: 900 } })
  const type = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true })
    await field.press('ControlOrMeta+a')
    await field.pressSequentially(text)
  }
  const signOut = async () => {
    await page.goto(`${demo.url}/`)
    await page.getByRole('button', { name: 'Prosjektleder', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Logg ut' }).press('Enter')
    await showWaysIn(page)
  }
  const byPassword = async (password: string) => {
    await type('E-post', 'prosjektleder@harmoni.example')
    await type('Passord', password)
    await page.getByRole('button', { name: 'Logg inn', exact: true }).press('Enter')
  }
  const hasFocus = (kind: string) =>
    page.waitForFunction((one) => document.activeElement?.getAttribute('autocomplete') === one, kind)
  /** Waits until the focus is at the button that what was done began with, or at what stands in its place. */
  const comesBack = (name: string) =>
    page.waitForFunction((called) => document.activeElement?.textContent === called, name)
  const isIn = () => page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
  let secret = ''

  await t.test(
    'who came by a link chooses a password, and is told what is wrong with a weak one',
    async () => {
      await page.goto(`${demo.url}/me`)
      await page.getByRole('button', { name: 'Velg passord' }).press('Enter')
      await hasFocus('new-password')
      await type('Nytt passord', 'passord12345')
      await page.getByRole('button', { name: 'Lagre passordet' }).press('Enter')
      await page.getByText(/Passordet er for lett å gjette/).waitFor()
      await type('Nytt passord', PASSWORD)
      await page.getByRole('button', { name: 'Lagre passordet' }).press('Enter')
      await page.getByText('Passordet er lagret').waitFor()
      await comesBack('Bytt passord')
    },
  )

  await t.test('signs in by it, and not by another', async () => {
    await signOut()
    await byPassword('feil passord her')
    await page
      .getByRole('alert')
      .getByText(/E-post eller passord stemmer ikke/)
      .waitFor()
    await byPassword(PASSWORD)
    await isIn()
  })

  await t.test(
    'is not offered a second factor before it is known whether that asks for the password',
    async (t) => {
      const metas = '**/api/v1/meta'
      await page.route(metas, () => undefined)
      await page.goto(`${demo.url}/me`, { waitUntil: 'load' })
      await page.getByRole('heading', { name: 'Tokenene mine' }).waitFor()
      await page.getByText('Prosjektleder').first().waitFor()
      t.equal(await page.getByRole('button', { name: 'Legg til en app' }).count(), 0)
      await page.unroute(metas)
    },
  )

  await t.test('adds an app by its key, and is asked for a code from then on', async (t) => {
    await page.goto(`${demo.url}/me`)
    await page.getByRole('button', { name: 'Legg til en app' }).press('Enter')
    await hasFocus('current-password')
    await type('Passordet ditt', 'feil passord her')
    await page.getByLabel('Passordet ditt', { exact: true }).press('Enter')
    await page
      .getByRole('alert')
      .getByText(/passord stemmer ikke/)
      .waitFor()
    t.equal(await page.getByRole('img', { name: /QR/ }).count(), 0, 'who does not know it sees no key')
    await type('Passordet ditt', PASSWORD)
    await page.getByRole('button', { name: 'Fortsett' }).press('Enter')
    await page.getByRole('img', { name: /QR/ }).waitFor()
    secret = await readSecret(page)
    t.match(secret, /^[A-Z2-7]{32}$/)
    await type('Kode', '000000')
    await page.getByRole('button', { name: 'Bekreft' }).press('Enter')
    await page.getByText(/Koden stemmer ikke/).waitFor()
    await type('Kode', code(secret, 'now'))
    await page.getByRole('button', { name: 'Bekreft' }).press('Enter')
    await page.getByText('Andre faktor er lagt til').waitFor()
    await comesBack('Ta den bort')
    await page.getByRole('button', { name: 'Ta den bort' }).press('Enter')
    await page.getByRole('button', { name: 'Avbryt' }).press('Enter')
    await comesBack('Ta den bort')
    await signOut()
    await byPassword(PASSWORD)
    await page.getByLabel('Kode', { exact: true }).waitFor()
    await hasFocus('one-time-code')
    await page.keyboard.type(code(secret, 'next'))
    await page.keyboard.press('Enter')
    await isIn()
  })

  await t.test('a link asks for the code as well, of one without a password too', async () => {
    const other = await signIn(t, browser, demo.links.architect)
    await other.goto(`${demo.url}/me`)
    await other.getByRole('button', { name: 'Legg til en app' }).press('Enter')
    await other.getByRole('img', { name: /QR/ }).waitFor()
    const own = await readSecret(other)
    await other.getByLabel('Kode', { exact: true }).pressSequentially(code(own, 'now'))
    await other.getByRole('button', { name: 'Bekreft' }).press('Enter')
    await other.getByText('Andre faktor er lagt til').waitFor()
    await openLink(other, await newLink(demo, 'architect'))
    await other.getByLabel('Kode', { exact: true }).waitFor()
    await other.keyboard.type(code(own, 'next'))
    await other.keyboard.press('Enter')
    await other.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
  })

  await t.test('an administrator resets both, and the person comes by a link', async () => {
    const admin = await signIn(t, browser, demo.links.administrator, {
      viewport: { width: 1440, height: 900 },
    })
    await admin.goto(`${demo.url}/people?user=lead`)
    await admin.getByText('Passord med kode').waitFor()
    await admin.getByRole('button', { name: 'Nullstill passord og kode …' }).press('Enter')
    const dialog = admin.getByRole('dialog', { name: 'Nullstill innloggingen til Prosjektleder' })
    await dialog.getByRole('textbox', { name: 'Begrunnelse' }).pressSequentially('Mistet telefonen')
    await dialog.getByRole('button', { name: 'Nullstill' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await admin.getByText('Innloggingen er nullstilt').waitFor()
    await page.goto(`${demo.url}/`)
    await showWaysIn(page)
    await byPassword(PASSWORD)
    await page
      .getByRole('alert')
      .getByText(/E-post eller passord stemmer ikke/)
      .waitFor()
    await openLink(page, await newLink(demo, 'lead'))
    await isIn()
  })
})

const readSecret = async (page: Page) => (await page.locator('code').innerText()).replace(/\s/g, '')

/**
 * A code by the server's clock. The server takes those of one step before and one after: that of now is good for half a minute
 * at least, and that of the next is good already and still when the first is spent. One of the past may be too old once it is
 * typed.
 */
function code(secret: string, which: 'now' | 'next'): string {
  const timestamp = Date.now() + (which === 'next' ? 30_000 : 0)
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
}
