import t from 'tap'
import { launch, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('vendors in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const section = (name: string) => page.locator('section', { has: page.getByRole('heading', { name }) })

  await t.test('the list is under «Mer»: what they cost, sorted and searched', async (t) => {
    await page.getByRole('button', { name: 'Mer', exact: true }).press('Enter')
    await page.getByRole('link', { name: 'Leverandører' }).press('Enter')
    await heading('Leverandører')
    const { items, total } = await readIn(page, '/vendors')
    const table = page.getByRole('table', { name: 'Leverandører' })
    await table.waitFor()
    t.match(
      await page.getByRole('status').first().innerText(),
      new RegExp(`^${total} leverandører\\. Avtalene i kraft koster `),
    )
    const names = async () => await table.getByRole('rowheader').allInnerTexts()
    t.strictSame(
      (await names()).slice(0, 5),
      items.slice(0, 5).map(({ name }: { name: string }) => name),
    )
    await table.getByRole('button', { name: 'Sorter etter Systemer' }).press('Enter')
    await page.waitForURL(/sort=-systems/)
    await page.getByLabel('Navn').fill('visma')
    await page.keyboard.press('Enter')
    await page.getByText(/^1 leverandør\. /).waitFor()
    await page.getByLabel('Navn').fill('finnes ikke')
    await page.keyboard.press('Enter')
    await page.getByText('Ingen leverandører passer søket.').waitFor()
    await page.getByRole('button', { name: 'Nullstill' }).last().press('Enter')
    await table.getByRole('link', { name: 'Visma', exact: true }).press('Enter')
    await heading('Visma')
  })

  await t.test('what names no vendor is told beside them, and leads to what says so', async (t) => {
    await page.goto(`${demo.url}/vendors`)
    const { unnamed } = await readIn(page, '/vendors')
    t.ok(unnamed.systems > 1)
    await page.getByText('ikke hvem leverandøren er (ikke bekreftet)').waitFor()
    await page.getByRole('link', { name: `${unnamed.systems} systemer` }).press('Enter')
    await page.waitForURL(/vendor=ikke/)
    await page.getByText(`${unnamed.systems} systemer`).first().waitFor()
    const { number } = (await readIn(page, '/systems?vendor=ikke+bekreftet&limit=1')).items[0]
    await page.goto(`${demo.url}/systems/${number}`)
    await page.getByText('ikke bekreftet').first().waitFor()
    t.equal(await page.locator('a[href^="/vendors/"]').count(), 0, 'it leads to no page of a vendor')
    await page.goto(`${demo.url}/vendors/visma`)
    await heading('Visma')
  })

  await t.test('one says what leaves and what it costs; its products stand by municipality', async (t) => {
    const vendor = await readIn(page, '/vendors/visma')
    const { leaving, systems, overdue, staying } = vendor
    t.match(
      await page.locator('.lead').innerText(),
      `${leaving} av ${systems} systemer går ut, ${staying} blir. ${overdue} over dato. Neste oppsigelsesfrist er `,
    )
    const money = (await page.locator('.vendor-money').innerText())
      .replaceAll(/\D+/g, ' ')
      .replaceAll(' ', '')
    t.equal(money, `${vendor.annualCost}${vendor.annualCost - vendor.endingCost}${vendor.endingCost}`)
    const table = page.getByRole('table', { name: 'Produkter' })
    const row = table.getByRole('row', { name: /^SAMPRO/ })
    t.strictSame(
      (await row.getByRole('cell').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ')).slice(0, 1),
      ['Under migrering IKT-035 → Felles elektronisk pasientjournalsystem 11.11.2019'],
    )
    t.match(await row.getByRole('cell').nth(1).innerText(), '5 dager over')
    t.equal(await table.getByRole('link', { name: /^IKT-/ }).count(), systems)
    const contracts = page.getByRole('list', { name: 'Avtaler', exact: true })
    t.equal(await contracts.getByRole('listitem').count(), vendor.contracts)
    const [finding] = vendor.findings
    await section('Funn')
      .getByRole('link', { name: new RegExp(finding.nb) })
      .press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: `${finding.count} av 279` })
      .waitFor()
    await page.goBack()
    await heading('Visma')
  })

  await t.test('notice is given where it stands, and taken back', async () => {
    const contracts = page.getByRole('list', { name: 'Avtaler', exact: true })
    const button = contracts.getByRole('button', { name: /AVT-061/ })
    await button.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Registrer oppsigelsen' }).press('Enter')
    await contracts.getByText(/Sagt opp 15/).waitFor()
    await page.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
    await button.waitFor()
  })

  await t.test(
    'wherever a vendor is named it leads here: contract, system, replacement, «Finn alt»',
    async () => {
      const follow = async (path: string, link: string) => {
        await page.goto(`${demo.url}${path}`)
        await page.getByRole('main').getByRole('link', { name: link, exact: true }).first().press('Enter')
        await heading('Visma')
      }
      await follow('/contracts/AVT-061', 'Alt fra Visma')
      await follow('/systems/IKT-133', 'Visma')
      await page.keyboard.press('Control+k')
      const field = page.getByRole('dialog').getByRole('combobox')
      await field.fill('norkart')
      const found = page.getByRole('option', { name: 'Norkart Leverandør' })
      await found.waitFor()
      await found.click()
      await heading('Norkart')
    },
  )

  await t.test('one that nothing names, and one of another day: nothing is written there', async (t) => {
    await page.goto(`${demo.url}/vendors/finnes-ikke`)
    await heading('finnes-ikke')
    await page.getByRole('alert').waitFor()
    await page.goto(`${demo.url}/vendors/visma?asOf=2019-06-30`)
    await heading('Visma')
    await settle(page)
    const money = await page.locator('.vendor-money').innerText()
    t.match(money, '30.06.2019', 'what they cost is of that day')
    t.notMatch(money, 'I dag')
    t.equal(
      await page
        .getByRole('main')
        .getByRole('button', { name: /^Si opp/ })
        .count(),
      0,
    )
    t.match(
      await page.getByRole('table').getByRole('link', { name: /^IKT-/ }).first().getAttribute('href'),
      /asOf=2019-06-30/,
    )
  })

  await t.test('in English on a narrow screen each product has its municipalities under it', async (t) => {
    await page.goto(`${demo.url}/vendors/visma`)
    await heading('Visma')
    await page.getByRole('button', { name: 'English' }).press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Products' }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    const row = page.getByRole('table', { name: 'Products' }).getByRole('row', { name: /^SAMPRO/ })
    t.match((await row.innerText()).replaceAll(/\s+/g, ' '), /^SAMPRO .*In migration.*IKT-035/)
    t.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
  })
})
