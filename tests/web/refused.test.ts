import t from 'tap'
import { launch, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('addresses that ask for what there is not, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator, { viewport: { width: 1440, height: 900 } })
  const heading = page.getByRole('heading', { level: 1 })

  for (const [path, mended] of [
    ['/systems?sort=foo&municipality=0711', '?municipality=0711'],
    ['/contracts?sort=foo', ''],
    ['/replacements?sort=foo', ''],
    ['/vendors?sort=foo', ''],
    ['/workbench?strength=foo', ''],
    ['/changes?entity=foo', ''],
    ['/matrix?signal=foo', ''],
    ['/plan?by=foo', ''],
    ['/landscape?flow=foo', ''],
    ['/people?tab=log&kind=foo', '?tab=log'],
    ['/?asOf=2099-01-01', ''],
    ['/plan/board?asOf=2099-01-01', ''],
    ['/my-day?asOf=2099-01-01', ''],
    ['/systems/IKT-026?asOf=2099-01-01', ''],
  ] as const)
    await t.test(`${path} has a heading, and is mended with one press`, async (t) => {
      await page.goto(`${demo.url}${path}`)
      const alert = page.getByRole('alert').filter({ has: page.getByRole('button') })
      await alert.first().waitFor()
      t.equal(await alert.count(), 1)
      t.equal(await heading.count(), 1)
      t.equal(await alert.getByRole('button', { name: 'Prøv igjen' }).count(), 0)
      await alert.getByRole('button', { name: 'Nullstill' }).press('Enter')
      await page.waitForURL((url) => url.search === mended)
      await alert.waitFor({ state: 'detached' })
      await heading.waitFor()
    })

  await t.test('a check and a system that there is not are said not to be there', async (t) => {
    await page.goto(`${demo.url}/findings?check=foo`)
    await page.getByText('Det er ingen kontroll som heter «foo».').waitFor()
    t.equal(await page.locator('.finding-panel').count(), 0)
    await page.getByRole('region', { name: 'Hva kontrollene finner' }).getByRole('link').first().click()
    await page.locator('.finding-panel').waitFor()
    t.equal(await page.getByText('Det er ingen kontroll som heter').count(), 0)
    await page.goto(`${demo.url}/workbench?system=IKT-9999`)
    await page.getByText('«IKT-9999» er ikke i køen').waitFor()
    await page.keyboard.press('j')
    await page.getByText('«IKT-9999» er ikke i køen').waitFor({ state: 'detached' })
  })
})
