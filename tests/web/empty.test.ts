import t from 'tap'
import { launch } from '../browser.js'
import { startEmpty } from '../demo.js'

t.test('an empty register says what to do first, up to its first system', async (t) => {
  const register = await startEmpty(t)
  const browser = await launch(t)
  const page = await (await browser.newContext()).newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  await page.goto(register.links.administrator)
  await page.getByRole('heading', { level: 1, name: 'Registeret er tomt' }).waitFor()
  t.equal(await page.getByText('Syntetiske data').count(), 0, 'real data: no strip')
  await page.getByRole('link', { name: 'Nytt system' }).click()
  await page.getByText('Registeret har ingen kommuner ennå.').waitFor()
  await page.getByRole('link', { name: 'Til oppsettet' }).click()

  await page.getByRole('button', { name: 'Legg til: Kommuner' }).click()
  const form = page.locator('form', { has: page.getByLabel('Nr.') })
  await form.getByLabel('Nr.').fill('0711')
  await form.getByLabel('Navn').fill('Svelvik')
  await form.getByRole('button', { name: 'Legg til' }).click()
  await page.getByRole('cell', { name: 'Svelvik' }).waitFor()
  await page.getByLabel('Sammenslåingsdato').fill('2028-01-01')
  await page.getByRole('button', { name: 'Lagre' }).click()
  // Not the message about the municipality, which has nothing to undo.
  await page.getByRole('button', { name: 'Angre' }).waitFor()

  await page.getByRole('link', { name: 'Systemer' }).click()
  await page.getByText('Registeret er tomt.').waitFor()
  await page.getByRole('link', { name: 'Nytt system' }).first().click()
  await page.getByLabel('Navn', { exact: true }).fill('Gerica')
  await page.getByLabel('Tidligere kommune').selectOption({ label: 'Svelvik' })
  await page.getByLabel('Systemtype').selectOption({ label: 'Fagsystem' })
  await page.getByRole('button', { name: 'Registrer systemet' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gerica' }).waitFor()
  t.match(page.url(), /IKT-001$/)
  await page.getByRole('link', { name: 'Oversikt' }).click()
  await page
    .getByRole('heading', { level: 1, name: '0 av 1 system er klart. Planen sier 0 i dag.' })
    .waitFor()
  await page.getByText('Ingen system har plandato ennå.').waitFor()
})
