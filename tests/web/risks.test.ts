import type { Page } from 'playwright-core'
import t from 'tap'
import { launch, pick, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('risks and decisions in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.lead)
  const risks = page.getByRole('region', { name: 'Risikoer', exact: true })
  const decisions = page.getByRole('region', { name: 'Ønskede beslutninger' })
  const titles = async (path: string): Promise<string[]> =>
    (await readIn(page, path)).items.map(({ title }: { title: string }) => title)
  const shown = async (region: typeof risks): Promise<string[]> =>
    (await region.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0] ?? '')
  /** Takes the last thing back. */
  const undo = (on: Page) => on.getByRole('button', { name: 'Angre', exact: true }).press('Enter')

  await t.test('the page has what is open, the most urgent first, with the passed day marked', async (t) => {
    await page.getByRole('button', { name: 'Mer', exact: true }).click()
    await page.getByRole('link', { name: 'Risikoer og beslutninger' }).filter({ visible: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Risikoer og beslutninger' }).waitFor()
    await decisions.getByRole('rowheader').first().waitFor()
    t.strictSame(await shown(risks), await titles('/risks?state=open&state=being_handled'))
    t.strictSame(await shown(decisions), await titles('/wanted-decisions?state=wanted'))
    const passed = risks.getByRole('row').filter({ hasText: '11.10.2019' })
    await passed.getByText('4 dager over').waitFor()
    await page.getByLabel('Vis').selectOption({ label: 'Alle' })
    await page.waitForURL(/show=all/)
    await decisions.getByText('Vedtatt 04.10.2019').waitFor()
    t.strictSame(await shown(risks), await titles('/risks'), 'closed ones last')
    await page.reload()
    await risks.getByText('Lukket 13.09.2019').waitFor()
    t.equal(await page.getByLabel('Vis').inputValue(), 'all', 'the address keeps it')
  })

  await t.test('a risk is added by the keyboard, closed with how, removed, and brought back', async (t) => {
    await risks.getByRole('button', { name: 'Legg til risiko' }).press('Enter')
    await page.keyboard.type('Reservestrømmen er ikke prøvd')
    await risks.getByLabel('Sannsynlighet').fill('7')
    await risks.getByLabel('Konsekvens').fill('4')
    await pick(risks, 'System', 'IKT-227')
    await risks.getByRole('button', { name: 'Legg til risiko' }).press('Enter')
    await risks.getByText(/5/).and(risks.locator('.ds-validation-message')).waitFor()
    t.equal(await risks.getByLabel('Sannsynlighet').getAttribute('aria-invalid'), 'true')
    await risks.getByLabel('Sannsynlighet').fill('5')
    await risks.getByRole('button', { name: 'Legg til risiko' }).press('Enter')
    const row = risks.getByRole('row').filter({ hasText: 'Reservestrømmen' })
    await row.getByText('sannsynlighet 5 × konsekvens 4').waitFor()
    await row.getByRole('button', { name: 'Endre: Reservestrømmen er ikke prøvd' }).press('Enter')
    t.equal(await risks.getByLabel('Lukket dato').count(), 0, 'an open one is not asked how it was closed')
    await risks.getByLabel('Status').selectOption({ label: 'Lukket' })
    await risks.getByRole('button', { name: 'Lagre' }).press('Enter')
    await risks.getByText('En lukket risiko har dagen den ble lukket og et utfall').waitFor()
    await risks.getByLabel('Lukket dato').fill('2019-10-15')
    await risks.getByLabel('Utfall').fill('Prøvd uten feil')
    await risks.getByRole('button', { name: 'Lagre' }).press('Enter')
    await row.getByText('Lukket 15.10.2019').waitFor()
    await undo(page)
    await row.getByText('Åpen').waitFor()
    await row.getByRole('button', { name: /^Fjern/ }).press('Enter')
    await page.getByRole('dialog').getByLabel('Begrunnelse').fill('Dobbelt')
    await page.getByRole('dialog').getByRole('button', { name: 'Fjern risikoen' }).click()
    await row.waitFor({ state: 'detached' })
    await undo(page)
    await row.waitFor()
  })

  await t.test(
    'a decision that is made leaves the list, and takes its day with it when it is wanted again',
    async (t) => {
      await page.goto(`${demo.url}/risks`)
      const edit = decisions.getByRole('button', { name: /^Endre: Barnevern/ })
      await edit.press('Enter')
      await decisions.getByLabel('Status').selectOption({ label: 'Vedtatt' })
      await decisions.getByLabel('Vedtatt dato').fill('2019-10-14')
      await decisions.getByLabel('Utfall').fill('Ett løp')
      await decisions.getByRole('button', { name: 'Lagre' }).click()
      await edit.waitFor({ state: 'detached' })
      await page.getByLabel('Vis').selectOption({ label: 'Alle' })
      await decisions.getByText('Vedtatt 14.10.2019').waitFor()
      await edit.press('Enter')
      await decisions.getByLabel('Status').selectOption({ label: 'Ønsket' })
      await decisions.getByRole('button', { name: 'Lagre' }).click()
      await decisions.getByText('Vedtatt 14.10.2019').waitFor({ state: 'detached' })
      t.match(await readIn(page, '/wanted-decisions/BES-003'), {
        state: 'wanted',
        decidedOn: null,
        outcome: null,
      })
    },
  )

  await t.test('the page of a system has its risks, with the same form', async () => {
    await page.goto(`${demo.url}/systems/IKT-227`)
    await risks.getByRole('button', { name: 'Legg til risiko' }).press('Enter')
    await page.keyboard.type('Opplæringen rekkes ikke')
    await risks.getByLabel('Sannsynlighet').fill('2')
    await risks.getByLabel('Konsekvens').fill('2')
    await risks.getByRole('button', { name: 'Legg til risiko' }).press('Enter')
    await risks.getByRole('rowheader').getByText('Opplæringen rekkes ikke').waitFor()
    await risks.getByText('3 åpne').waitFor()
  })

  await t.test('an auditor reads it all in English on a phone, and changes nothing', async (t) => {
    const other = await signIn(t, browser, demo.links.auditor, { viewport: { width: 390, height: 800 } })
    await other.evaluate(() => localStorage.setItem('harmoni.language', 'en'))
    await other.goto(`${demo.url}/risks`)
    await settle(other)
    await other.getByRole('heading', { level: 1, name: 'Risks and decisions' }).waitFor()
    const writes = other.getByRole('main').getByRole('button', { name: /^(Edit|Add|Ask|Remove)/ })
    t.equal(await writes.count(), 0, 'nothing to write with')
    t.equal(await other.evaluate(() => document.documentElement.scrollWidth), 390, 'nothing is cut')
    await other.goto(`${demo.url}/risks?asOf=2019-01-01`)
    await other.getByText('No risks were open on').waitFor()
    await other.getByText('Nobody asked for a decision on').waitFor()
  })
})
