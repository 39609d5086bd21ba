import t from 'tap'
import { launch, pick, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('where the workbench is reached from, what its address keeps, and several at once', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(8000)
  const current = page.getByRole('list', { name: 'Uten kobling' }).locator('[aria-current] .queue-row')
  const said = (text: string) => page.locator('.last-action').getByText(text).waitFor()

  await t.test('the menu and the list of systems lead here', async () => {
    await settle(page)
    await page.getByRole('link', { name: 'Kartlegging' }).press('Enter')
    await page.getByText('29 av 279', { exact: true }).waitFor()
    await page.goto(`${demo.url}/systems?signal=unmapped&municipality=0711`)
    await page.getByRole('link', { name: 'Koble dem i Kartlegging' }).press('Enter')
    await page.waitForURL('**/workbench?municipality=0711')
    await page.getByRole('heading', { level: 1, name: 'Uten kobling' }).waitFor()
  })

  await t.test(
    'the decision is there still when the page is read anew, and gone when it is cleared',
    async (t) => {
      const decision = page.locator('.decision')
      await decision.locator('summary').press('Enter')
      await page.getByLabel('Beslutningsnotat').fill('Notat K-7')
      await page.getByLabel('Besluttet dato').fill('2019-10-02')
      await page.waitForURL(/municipality=0711.*decisionReference=Notat\+K-7&decisionDate=2019-10-02/)
      await page.reload()
      await decision.getByText('Beslutning: Notat K-7 · 02.10.2019').waitFor()
      t.match((await readIn(page, '/suggestions?municipality=0711')).items.length, Number)
      await page.getByRole('button', { name: 'Nullstill' }).press('Enter')
      await page.waitForURL((url) => !url.search.includes('municipality'))
      await decision.getByText('Beslutning: Notat K-7', { exact: false }).waitFor()
      await decision.locator('summary').press('Enter')
      await decision.getByRole('button', { name: 'Tøm' }).press('Enter')
      await page.waitForURL((url) => url.search === '')
      await page.reload()
      await decision.getByText('Skriv beslutning').waitFor()
    },
  )

  await t.test('where it is chosen what to map to, area and state are read whole', async (t) => {
    await current.focus()
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type('saksbehandling')
    const about = page.getByRole('dialog').getByRole('option').first().locator('.small')
    await about.waitFor()
    t.match(await about.innerText(), /I bruk · \d+ koblet/)
    t.ok(await about.evaluate((one) => one.scrollWidth <= one.clientWidth + 1), 'nothing of it is cut')
    // Both of one moment: the box is laid out anew with what is found.
    const over = await about.evaluate((one) => {
      const field = one.closest('dialog')?.querySelector('[role=combobox]')
      return one.getBoundingClientRect().right - (field?.getBoundingClientRect().right ?? 0)
    })
    t.ok(over <= 0, 'nor over the edge')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  await t.test('those of the same function are compared as they stand, with what is suggested', async (t) => {
    await current.focus()
    const link = page.getByRole('link', { name: 'Sammenlign', exact: true })
    await link.press('Enter')
    await page.getByRole('table', { name: 'Systemene side om side' }).waitFor()
    const { searchParams } = new URL(page.url())
    t.ok(searchParams.getAll('system').length > 1, 'more than one')
    t.ok(searchParams.get('target'), 'beside what would take their place')
    await page.goBack()
    await current.waitFor()
  })

  await t.test('several are split alike in one request, with one undo', async (t) => {
    await page.goto(`${demo.url}/workbench?strength=none`)
    await current.waitFor()
    const { total } = await readIn(page, '/suggestions?strength=none&limit=1')
    await current.focus()
    for (const key of ['x', 'Shift+ArrowDown', 'd']) await page.keyboard.press(key)
    const dialog = page.getByRole('dialog', { name: 'Del 2 systemer på flere' })
    await dialog.getByText('Det samme for 2 systemer.').waitFor()
    for (const [part, typed] of [
      ['Del 1', 'saksbehandling'],
      ['Del 2', 'kartløsning'],
    ] as const)
      await pick(dialog.getByRole('group', { name: part }), 'Erstatning', typed)
    await dialog.getByRole('button', { name: 'Del 2 systemer' }).press('Enter')
    await said('2 systemer delt på 2')
    await page.getByText('Lagrer …').waitFor({ state: 'detached' })
    t.equal((await readIn(page, '/suggestions?strength=none&limit=1')).total, total - 2)
    await page.keyboard.press('Control+z')
    await said('Angret: 2 systemer')
    t.equal((await readIn(page, '/suggestions?strength=none&limit=1')).total, total)
  })
})
