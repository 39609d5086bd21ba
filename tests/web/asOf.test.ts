import t from 'tap'
import { launch } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('the register as it was, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await (await browser.newContext()).newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  await page.goto(demo.links.administrator)
  await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
  const total = (query: string) =>
    page.evaluate(async (at) => (await (await fetch(`/api/v1/systems?limit=1&${at}`)).json()).total, query)
  const strip = page.getByText('Du ser registeret slik det var 30.06.2019. Bare lesing.')

  await t.test('a date is chosen, and stays in the address from page to page', async (t) => {
    await page.getByRole('button', { name: /^Per i dag/ }).click()
    await page.getByLabel('Ved slutten av dagen').fill('2019-06-30')
    await page.getByRole('button', { name: 'Vis', exact: true }).click()
    await strip.waitFor()
    t.match(page.url(), /\/\?asOf=2019-06-30$/)
    await page.getByRole('link', { name: 'Systemer', exact: true }).click()
    await page.getByRole('rowheader').first().waitFor()
    const then = await total('asOf=2019-06-30')
    t.not(then, await total(''), 'fewer were registered then')
    await page.getByRole('status').getByText(String(then), { exact: true }).waitFor()
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Historikk' }).waitFor()
    t.match(page.url(), /IKT-\d+\?asOf=2019-06-30$/)
    await strip.waitFor()
  })

  await t.test('an administrator has nothing to write with then, and has it again today', async (t) => {
    const writes = page.getByRole('main').getByRole('button', { name: /^(Endre|Legg til|Annuller|Mer$)/ })
    t.equal(await writes.count(), 0)
    await page.getByRole('button', { name: 'Til i dag' }).click()
    await writes.first().waitFor()
    t.notMatch(page.url(), /asOf/)
    t.equal(await strip.count(), 0)
  })
})
