import t from 'tap'
import { beginRegister, launch } from '../browser.js'
import { startEmpty } from '../demo.js'
import { findUnread } from '../sight.js'

t.test('an empty register of Norway says what to do first, up to its first system', async (t) => {
  const register = await startEmpty(t)
  const browser = await launch(t)
  const page = await (await browser.newContext()).newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await beginRegister(page, register.links.administrator)
  await page.getByRole('heading', { level: 1, name: 'Kom i gang med registeret' }).waitFor()
  t.equal(await page.getByText('Syntetiske data').count(), 0, 'real data: no strip')
  for (const width of [320, 768, 1024, 1440, 1920])
    for (const step of [
      'Tidligere kommuner',
      'Tjenesteområder',
      'Kodelister',
      'Program og sammenslåingsdato',
    ]) {
      await page.setViewportSize({ width, height: 844 })
      await button(`Begynn: ${step}`).click()
      await button(`Lukk: ${step}`).waitFor()
      t.strictSame(await page.evaluate(findUnread), [], `${width} ${step}`)
    }
  await page.setViewportSize({ width: 1440, height: 844 })
  await page.goto(`${register.url}/systems/new`)
  await page.getByText('Registeret har ingen kommuner ennå.').waitFor()
  await page.getByRole('link', { name: 'Til oppsettet' }).click()

  await page.getByLabel('Sammenslåingsdato', { exact: true }).fill('2028-01-01')
  await button('Lagre').click()
  await button('Legg til: Kommuner').click()
  const form = page.locator('form', { has: page.getByLabel('Nr.') })
  await form.getByLabel('Nr.').fill('Svelvik')
  await form.getByLabel('Navn').fill('Svelvik')
  await form.getByRole('button', { name: 'Legg til' }).click()
  await page.getByText('«Svelvik» er ikke et kommunenummer. Det er fire sifre, som 0602.').waitFor()
  await form.getByLabel('Nr.').fill('0711')
  await form.getByRole('button', { name: 'Legg til' }).click()
  await page.getByRole('cell', { name: 'Svelvik', exact: true }).waitFor()
  await page.getByText('Bare 0711 Svelvik så langt.').waitFor()

  await button('Begynn: Tjenesteområder').click()
  await page.getByRole('radio', { name: /KOSTRA, 24 områder/ }).check()
  await button('Bruk 24 områder').click()
  await page.getByText('24 områder i bruk.').waitFor()
  await page.goto(`${register.url}/systems/new`)
  await page.getByText('Registeret har ingen systemtyper ennå.').waitFor()
  await page.getByRole('link', { name: 'Til oppsettet' }).click()
  await button('Begynn: Kodelister').click()
  await page.getByRole('checkbox', { name: 'Noark 5-uttrekk' }).waitFor()
  await button('Bruk 16 verdier').click()
  await page.getByText('16 verdier i bruk.').waitFor()

  await page.getByRole('link', { name: 'Systemer' }).click()
  await page.getByText('Registeret er tomt.').waitFor()
  await page.getByRole('link', { name: 'Nytt system' }).first().click()
  await page.getByLabel('Navn', { exact: true }).fill('Gerica')
  await page.getByLabel('Tidligere kommune').selectOption({ label: 'Svelvik' })
  await page.getByLabel('Systemtype').selectOption({ label: 'Fagsystem' })
  await button('Registrer systemet').click()
  await page.getByRole('heading', { level: 1, name: 'Gerica' }).waitFor()
  t.match(page.url(), /IKT-001$/)
  await page.getByRole('link', { name: 'Oversikt' }).click()
  await page
    .getByRole('heading', { level: 1, name: '0 av 1 system er klart. Planen sier 0 i dag.' })
    .waitFor()
  await page.getByText('Ingen system har plandato ennå.').waitFor()
})
