import type { Browser, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { launch, openLink, signedOut, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

/** A window of its own, as another person's browser. */
async function newWindow(t: Test, browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  return page
}

/** Waits until the focus is at what is called so. */
const focused = (page: Page, name: string) =>
  page.waitForFunction((called) => {
    const at = document.activeElement
    const label = at instanceof HTMLInputElement ? at.labels?.[0] : undefined
    return [at?.getAttribute('aria-label'), (label ?? at)?.textContent?.trim()].includes(called)
  }, name)

/** Types into a field, key by key. */
async function type(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.press('ControlOrMeta+a')
  await field.pressSequentially(text)
}

t.test('people come, are given roles, and are shut out, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const size = { viewport: { width: 1440, height: 900 } }
  const admin = await signIn(t, browser, demo.links.administrator, size)
  const panel = admin.getByRole('complementary')
  const row = (name: string) => admin.getByRole('row').filter({ has: admin.getByRole('rowheader', { name }) })
  const read = (page: Page, path: string) =>
    page.evaluate(async (at) => (await fetch(`/api/v1${at}`)).status, path)
  let link = ''
  let nora: Page

  await t.test(
    'somebody is invited by keys alone, and comes by pressing the button of the link',
    async (t) => {
      await admin.goto(`${demo.url}/people`)
      await admin.getByRole('button', { name: 'Inviter bruker' }).press('Enter')
      const dialog = admin.getByRole('dialog', { name: 'Inviter bruker' })
      await dialog.getByRole('textbox', { name: 'Navn' }).waitFor()
      await type(admin, 'Navn', 'Nora Prøve')
      await type(admin, 'E-post', 'nora')
      await dialog.getByRole('checkbox', { name: 'Prosjektleder' }).press('Space')
      await dialog.getByRole('checkbox', { name: 'D3' }).press('Space')
      await type(admin, 'E-post', 'Nora@Testvik.Example')
      await dialog.getByRole('button', { name: 'Lag invitasjonen' }).press('Enter')
      await dialog.getByRole('heading', { name: 'Lenken er klar' }).waitFor()
      link = await dialog.getByRole('textbox', { name: 'Lenke' }).inputValue()
      await focused(admin, 'Lenke')
      await dialog.getByRole('button', { name: 'Kopier lenken' }).press('Enter')
      await dialog
        .getByRole('status')
        .getByText(/^(Lenken er kopiert|Nettleseren kopierte ikke)/)
        .waitFor()
      await admin.keyboard.press('Escape')
      await focused(admin, 'Inviter bruker')
      await row('Nora Prøve').getByText('Invitert').waitFor()

      nora = await newWindow(t, browser)
      await nora.goto(link)
      await nora.getByRole('heading', { level: 1, name: 'Velkommen, Nora Prøve' }).waitFor()
      t.notMatch(nora.url(), '#', 'the secret does not stand in the address')
      await nora.reload()
      t.equal(await read(nora, '/me'), 401, 'opening it signs nobody in')
      await nora.goto(link)
      await nora.getByRole('button', { name: 'Ta imot invitasjonen' }).press('Enter')
      await nora.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
      await nora.goto(`${demo.url}/me`)
      await nora.getByText('Du har rollene: Prosjektleder D3.').waitFor()
      t.equal(await read(nora, '/users'), 403)
    },
  )

  await t.test('a link that was used says so, and lets nobody in', async (t) => {
    const other = await newWindow(t, browser)
    await other.goto(link)
    await other.getByRole('heading', { level: 1, name: 'Lenken kan ikke brukes' }).waitFor()
    await other
      .getByRole('alert')
      .getByText(/Lenken er brukt/)
      .waitFor()
    t.equal(await read(other, '/me'), 401)
  })

  await t.test('a lead of D3 moves its systems, and is refused those of others in words', async (t) => {
    const patch = (area: string) =>
      nora.evaluate(async (code) => {
        const { items } = await (await fetch(`/api/v1/systems?serviceArea=${code}&limit=1`)).json()
        const { number, version } = items[0]
        const answer = await fetch(`/api/v1/systems/${number}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
          body: JSON.stringify({ responsible: 'Nora', reason: 'Overtar' }),
        })
        return [answer.status, (await answer.json()).code]
      }, area)
    t.strictSame(await patch('HEO'), [200, undefined])
    t.strictSame(await patch('SKO'), [403, 'out_of_scope'])
  })

  await t.test('roles are given, and hold from the next thing that is asked', async (t) => {
    await admin.goto(`${demo.url}/people`)
    await admin.getByRole('button', { name: 'Nora Prøve' }).press('Enter')
    await panel.getByRole('checkbox', { name: 'Revisor' }).press('Space')
    await panel.getByRole('button', { name: 'Lagre' }).press('Enter')
    await admin.getByText('Brukeren er lagret').waitFor()
    await row('Nora Prøve').getByText('Revisor, Prosjektleder D3').waitFor()
    t.equal(await read(nora, '/users'), 200)
  })

  await t.test('a session is ended from another browser, and its page shows the sign-in', async () => {
    await admin.getByRole('button', { name: /^Lag ny lenke/ }).press('Enter')
    const shown = admin.getByRole('dialog', { name: 'Lenken er klar' }).getByRole('textbox')
    const another = await shown.inputValue()
    await focused(admin, 'Lenke')
    await admin.keyboard.press('Escape')
    await focused(admin, 'Lag ny lenke')
    const second = await newWindow(t, browser)
    await openLink(second, another)
    await second.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    await second.goto(`${demo.url}/me`)
    await second.getByRole('button', { name: 'Avslutt økten i Chrome, Linux' }).press('Enter')
    await second.getByText('Økten er avsluttet').waitFor()
    await focused(second, 'Min side')
    await nora.goto(`${demo.url}/systems`)
    await signedOut(nora)
    nora = second
  })

  await t.test('who signs in as another is asked first; other tabs follow a sign-out', async (t) => {
    const tab = await nora.context().newPage()
    await tab.goto(`${demo.url}/waves`)
    await tab.getByRole('heading', { level: 1 }).waitFor()
    const foreign = await nora.context().newPage()
    await foreign.goto(demo.links.lead)
    await foreign.getByText(/Du er logget inn som Nora Prøve i denne nettleseren/).waitFor()
    await foreign.getByRole('button', { name: 'Bytt til Prosjektleder' }).waitFor()
    await foreign.close()
    t.equal(await read(nora, '/me'), 200, 'nothing has changed by opening it')
    await nora.goto(`${demo.url}/`)
    await nora.getByRole('button', { name: 'Nora Prøve' }).press('Enter')
    await nora.getByRole('button', { name: 'Logg ut' }).press('Enter')
    await signedOut(nora)
    await signedOut(tab)
    await tab.close()
  })

  await t.test('a token is made, shown once, and revoked', async (t) => {
    await admin.goto(`${demo.url}/people?tab=tokens`)
    await admin.getByRole('button', { name: 'Nytt token' }).press('Enter')
    await type(admin, 'Navn', 'Nattlig uttrekk')
    const dialog = admin.getByRole('dialog', { name: 'Nytt token' })
    await dialog.getByRole('button', { name: 'Nytt token' }).press('Enter')
    const secret = await dialog.getByRole('textbox', { name: 'Token' }).inputValue()
    await admin.keyboard.press('Escape')
    const me = async () =>
      (await fetch(`${demo.url}/api/v1/me`, { headers: { authorization: `Bearer ${secret}` } })).status
    t.equal(await me(), 200)
    await admin.getByRole('button', { name: 'Trekk tilbake Nattlig uttrekk' }).press('Enter')
    await admin.getByText('Tokenet er trukket tilbake').waitFor()
    await focused(admin, 'Brukere')
    t.equal(await me(), 401)
  })

  await t.test('who is locked is out at once, with a reason in the log', async (t) => {
    await admin.goto(`${demo.url}/people`)
    await admin.getByRole('button', { name: 'Nora Prøve' }).press('Enter')
    await admin.getByRole('button', { name: 'Lag ny lenke' }).press('Enter')
    const again = await admin
      .getByRole('dialog', { name: 'Lenken er klar' })
      .getByRole('textbox')
      .inputValue()
    await admin.keyboard.press('Escape')
    const page = await newWindow(t, browser)
    await openLink(page, again)
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    await panel.getByRole('button', { name: 'Sperr bruker …' }).press('Enter')
    const dialog = admin.getByRole('dialog', { name: 'Sperr Nora Prøve' })
    await dialog.getByRole('textbox', { name: 'Begrunnelse' }).pressSequentially('Sluttet')
    await dialog.getByRole('button', { name: 'Sperr', exact: true }).press('Enter')
    await row('Nora Prøve').getByText('Sperret').waitFor()
    await admin.getByText('Brukeren er sperret').waitFor()
    t.equal(await read(page, '/me'), 401)
    await panel.getByRole('button', { name: 'Lukk' }).press('Enter')
    await focused(admin, 'Nora Prøve')
    await admin.getByRole('button', { name: 'Nora Prøve' }).press('Enter')
    await panel.getByRole('button', { name: 'Åpne igjen' }).press('Enter')
    await admin.getByText('Brukeren er åpnet igjen').waitFor()
    await focused(admin, 'Brukere')
    await panel.getByRole('button', { name: 'Sperr bruker …' }).press('Enter')
    await dialog.getByRole('textbox', { name: 'Begrunnelse' }).pressSequentially('Sluttet')
    await admin.keyboard.press('Enter')
    await row('Nora Prøve').getByText('Sperret').waitFor()
    await page.goto(`${demo.url}/systems`)
    await signedOut(page)
    await panel.getByRole('link', { name: 'Se endringene i loggen' }).press('Enter')
    await admin.getByRole('heading', { level: 1, name: 'Endringslogg' }).waitFor()
  })

  await t.test(
    'who is locked is erased, in either language, with what goes and what stays said before',
    async (t) => {
      await admin.goto(`${demo.url}/people`)
      await admin.getByRole('button', { name: 'Nora Prøve' }).press('Enter')
      await panel.getByRole('button', { name: 'Slett for godt …' }).press('Enter')
      const asked = admin.getByRole('dialog', { name: 'Slett opplysningene om Nora Prøve' })
      await asked.getByText(/Dette kan ikke angres/).waitFor()
      await asked.getByRole('heading', { name: 'Dette blir borte' }).waitFor()
      await asked.getByText(/Det endringsloggen og sikkerhetsloggen sier om personen, også navnet/).waitFor()
      await admin.keyboard.press('Escape')
      await asked.waitFor({ state: 'detached' })
      await panel.getByRole('button', { name: 'Åpne igjen' }).waitFor()

      await admin.evaluate(() => localStorage.setItem('harmoni.language', 'en'))
      await admin.reload()
      await panel.getByRole('button', { name: 'Erase for good …' }).press('Enter')
      const dialog = admin.getByRole('dialog', { name: 'Erase what is kept of Nora Prøve' })
      for (const text of [/This cannot be undone/, /under a neutral name/, /do not write the name in it/])
        await dialog.getByText(text).waitFor()
      await dialog.getByRole('heading', { name: 'This stays' }).waitFor()
      await dialog.getByRole('button', { name: 'Erase for good', exact: true }).press('Enter')
      t.ok(await dialog.isVisible(), 'not without a reason')
      await dialog.getByRole('textbox', { name: 'Reason' }).pressSequentially('Case 7')
      await dialog.getByRole('button', { name: 'Erase for good', exact: true }).press('Enter')
      await admin.getByText('What was kept is erased').waitFor()
      const erased = row('Erased user')
      await erased.getByText('Erased', { exact: true }).waitFor()
      t.equal(await row('Nora Prøve').count(), 0)
      t.notMatch(await erased.innerText(), /@/)
      await panel.getByText(/The row stays, as the logs refer to it/).waitFor()
      t.equal(await panel.getByRole('button', { name: /Open again|Erase|Lock|Save/ }).count(), 0)
      await admin.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Erased' })
      await erased.waitFor()
      await admin.evaluate(() => localStorage.setItem('harmoni.language', 'nb'))
      await admin.reload()
      await row('Slettet bruker').waitFor()
    },
  )

  await t.test('the security log has it all, for who asks for one kind of it', async () => {
    await admin.goto(`${demo.url}/people?tab=log`)
    await admin.getByText('Hendelser slettes av seg selv etter 730 dager.').waitFor()
    await admin.getByRole('combobox', { name: 'Hendelse' }).selectOption({ label: 'Innlogging' })
    await admin.getByRole('combobox', { name: 'Utfall' }).selectOption({ label: 'Avvist' })
    await admin
      .getByText(/Lenken er brukt/)
      .first()
      .waitFor()
  })
})
