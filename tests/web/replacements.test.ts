import type { APIResponse } from 'playwright-core'
import t from 'tap'
import { launch, openLink, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('a replacement is changed in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect)
  const stored = (code: string) => readIn(page, `/replacements/${code}`)
  const state = async (code: string) => (await stored(code)).state
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

  await t.test('an address that names a field opens the form there', async (t) => {
    await page.goto(`${demo.url}/replacements/school_kindergarten_admin?edit=dpaSignedOn`)
    await heading('Nytt administrativt fagsystem for skole og barnehage')
    const focused = page.locator('input:focus')
    await focused.waitFor()
    t.equal(await focused.getAttribute('name'), 'dpaSignedOn')
    await page.getByRole('button', { name: 'Avbryt' }).click()
    t.equal(await focused.count(), 0)
  })

  await t.test('retiring it shows what is touched, is made when each is ticked, and undone', async (t) => {
    await page.goto(`${demo.url}/replacements/mapping`)
    await heading('Ny kartløsning')
    await page.getByRole('button', { name: 'Endre', exact: true }).click()
    await page.getByLabel('Status').selectOption({ label: 'Tatt ut av bruk' })
    const save = page.getByRole('button', { name: 'Lagre' })
    await save.click()
    const touched = page.getByRole('group', { name: 'Dette berøres også' })
    await touched.waitFor()
    t.equal(await state('mapping'), 'coming', 'nothing is written before it is confirmed')
    const ticks = touched.getByRole('checkbox')
    t.equal(await ticks.count(), 4)
    t.match(await touched.innerText(), /\(12\)/, 'the systems are counted')
    for (let at = 0; at < 3; at += 1) await ticks.nth(at).check()
    t.equal(await save.getAttribute('aria-disabled'), 'true')
    await save.click({ force: true })
    t.equal(await state('mapping'), 'coming', 'nor with one tick missing')
    await ticks.nth(3).check()
    await save.click()
    await page.getByRole('button', { name: 'Angre' }).waitFor()
    t.equal(await state('mapping'), 'retired')
    await page.getByRole('button', { name: 'Angre' }).click()
    await page.getByText('Angret.').waitFor()
    t.equal(await state('mapping'), 'coming')
  })

  /** Lets no answer to requests of this kind through until it is told to. */
  const hold = async (url: string) => {
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(url, (route) => released.then(() => route.continue()))
    return release
  }
  const vendor = async () => (await stored('mapping')).vendor
  const change = async (text: string) => {
    await page.getByRole('button', { name: 'Endre', exact: true }).press('Enter')
    const field = page.getByLabel('Leverandør')
    await field.fill('')
    await field.pressSequentially(text)
    await field.press('Enter')
  }
  const undoButton = page.getByRole('button', { name: 'Angre' })

  await t.test(
    'what is undone is the last that was done, also before the page has read it anew',
    async (t) => {
      await page.goto(`${demo.url}/replacements/mapping`)
      await change('Først')
      await undoButton.waitFor()
      const release = await hold('**/api/v1/checks/counts*')
      const readsAnew = page.waitForRequest('**/api/v1/checks/counts*')
      await change('Så')
      await readsAnew
      t.equal(await undoButton.count(), 0, 'the second is written, and the message of the first is gone')
      await page.getByRole('heading', { level: 1 }).press('Control+z')
      t.equal(await vendor(), 'Så', 'nor do its keys undo the first')
      release()
      await undoButton.press('Enter')
      await page.getByText('Angret.').waitFor()
      t.equal(await vendor(), 'Først')
      await page.unroute('**/api/v1/checks/counts*')
    },
  )

  await t.test('what is on its way when it is saved is shown as it is afterwards', async () => {
    const address = '**/api/v1/changes?*'
    const isAsked = page.waitForRequest(address)
    let old: Promise<APIResponse> | undefined
    await page.route(address, (route) => {
      if (old) return route.continue()
      // Answered as it was, and still on its way.
      old = route.fetch()
    })
    await page.goto(`${demo.url}/replacements/mapping`, { waitUntil: 'load' })
    await heading('Ny kartløsning')
    await isAsked
    await old
    await change('Underveis')
    await page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Historikk' }) })
      .getByText('Underveis')
      .first()
      .waitFor()
    await page.unroute(address)
  })

  await t.test('who leaves while it is saved is asked only if it is refused', async (t) => {
    const asked: string[] = []
    page.on('dialog', async (dialog) => {
      asked.push(dialog.message())
      await dialog.dismiss()
    })
    const leave = () => page.getByRole('link', { name: 'Plan', exact: true }).press('Enter')
    const address = '**/api/v1/replacements/mapping'
    const leaveWhileSaved = async (text: string) => {
      const release = await hold(address)
      const isSent = page.waitForRequest((request) => request.method() === 'PATCH')
      await change(text)
      await isSent
      await leave()
      release()
    }
    await leaveWhileSaved('Lagret')
    await heading('Plan')
    t.strictSame(asked, [], 'what is saved is not lost by leaving')
    t.equal(await vendor(), 'Lagret')
    await page.unroute(address)

    await page.goto(`${demo.url}/replacements/mapping`)
    await heading('Ny kartløsning')
    await page.evaluate(async () => {
      const { version } = await (await fetch('/api/v1/replacements/mapping')).json()
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
      const body = JSON.stringify({ vendor: 'En annen' })
      await fetch('/api/v1/replacements/mapping', { method: 'PATCH', headers, body })
    })
    const isAsked = page.waitForEvent('dialog')
    await leaveWhileSaved('Min')
    await isAsked
    await page.getByText('En annen').first().waitFor()
    await heading('Ny kartløsning')
    const written = page.getByRole('textbox', { name: 'Leverandør' })
    t.equal(await written.inputValue(), 'Min', 'what is refused stays written')
    await page.unroute(address)
    page.removeAllListeners('dialog').on('dialog', (dialog) => dialog.accept())
    await leave()
    await heading('Plan')
  })

  await t.test('what is typed in a dialog as it opens goes into the field that it is typed in', async (t) => {
    await page.goto(`${demo.url}/replacements`)
    await page.getByRole('button', { name: 'Ny erstatning' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Navn (bokmål)').focus()
    // Designsystemet moves the focus when any of these ends, that of the shade behind the dialog too.
    await dialog.evaluate((opened) =>
      Promise.all(opened.getAnimations({ subtree: true }).map(({ finished }) => finished)),
    )
    await page.keyboard.type('Ny')
    t.equal(await dialog.getByLabel('Navn (bokmål)').inputValue(), 'Ny')
    const animations = await dialog.evaluate((opened) =>
      [undefined, '::backdrop'].map((part) => getComputedStyle(opened, part).animationName),
    )
    t.same(animations, ['none', 'none'], 'neither the dialog nor its shade moves the focus later')
    await dialog.getByLabel('Navn (bokmål)').fill('')
    await dialog.getByRole('button', { name: 'Avbryt' }).press('Enter')
  })

  await t.test('who may not change it has no form, whatever the address says', async (t) => {
    const auditor = await (await browser.newContext()).newPage()
    await openLink(auditor, demo.links.auditor)
    await auditor.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    await auditor.goto(`${demo.url}/replacements/mapping?edit=state`)
    await auditor.getByRole('heading', { level: 1, name: 'Ny kartløsning' }).waitFor()
    t.equal(await auditor.getByRole('button', { name: /^(Lagre|Endre)$/ }).count(), 0)
    t.equal(await auditor.getByRole('main').getByRole('textbox').count(), 0)
  })
})
