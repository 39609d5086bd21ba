import t from 'tap'
import { launch, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { SYSTEM } from '../server.js'

t.test('names that are written in several ways are written alike in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
  const bodies = ['Fjellvik Data AS', 'Fjellvik Data', 'Fjellvik Data', 'Fjelvik Data', 'Fjellvik Norge'].map(
    (vendor, at) => ({ ...SYSTEM, name: `Prøve ${at}`, vendor }),
  )
  await page.evaluate(async (those) => {
    const headers = { 'content-type': 'application/json' }
    for (const body of those)
      await fetch('/api/v1/systems', { method: 'POST', headers, body: JSON.stringify(body) })
  }, bodies)
  const count = async (vendor: string) =>
    (await readIn(page, `/systems?limit=1&vendor=${encodeURIComponent(vendor)}`)).total
  const open = async (at = page) => {
    await at.goto(`${demo.url}/variants`)
    await settle(at)
  }
  await open()
  const group = page.getByRole('region', { name: 'Varianter av Fjellvik Data' })
  const box = (name: string) => group.getByRole('checkbox', { name, exact: true })

  await t.test('nothing is written before somebody says what is the same', async (t) => {
    t.equal(await group.getByRole('checkbox').count(), 3, 'a word in common is not the same')
    await group.getByRole('button', { name: 'Skriv likt' }).press('Enter')
    await group.getByText('Kryss av for minst to, og velg en av dem.').waitFor()
    t.equal(await count('Fjellvik Data'), 2)
  })

  await t.test('what is ticked is written as the one that is chosen, with one undo', async (t) => {
    await box('Fjellvik Data').press('Space')
    await box('Fjellvik Data AS').press('Space')
    await group.getByLabel('Skriv alle som').selectOption('Fjellvik Data AS')
    await group.getByRole('button', { name: 'Skriv likt i 2 systemer' }).press('Enter')
    await page.getByText('Fjellvik Data AS skrives likt i 2 systemer til.').waitFor()
    t.strictSame([await count('Fjellvik Data AS'), await count('Fjelvik Data')], [3, 1])
    await page.getByRole('button', { name: 'Angre' }).press('Enter')
    await page.getByText('Angret.').waitFor()
    t.strictSame([await count('Fjellvik Data AS'), await count('Fjellvik Data')], [1, 2])
  })

  await t.test('products have theirs, and who may not write them has no boxes', async (t) => {
    await page.getByLabel('Felt').selectOption({ label: 'Produkt' })
    await page.waitForURL(/field=product/)
    const auditor = await signIn(t, browser, demo.links.auditor)
    await open(auditor)
    await auditor.getByRole('region', { name: 'Varianter av Fjellvik Data' }).waitFor()
    t.equal(await auditor.getByRole('checkbox').count(), 0)
    t.equal(await auditor.getByRole('button', { name: /^Skriv likt/ }).count(), 0)
  })
})
