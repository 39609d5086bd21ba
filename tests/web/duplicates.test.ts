import t from 'tap'
import { launch, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { SYSTEM } from '../server.js'

t.test('systems that may be the same, side by side, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator, { viewport: { width: 1440, height: 900 } })
  await page.evaluate(
    async (those) => {
      const headers = { 'content-type': 'application/json' }
      for (const body of those)
        await fetch('/api/v1/systems', { method: 'POST', headers, body: JSON.stringify(body) })
    },
    [
      { ...SYSTEM, name: 'Prøvesys', product: 'Prøvesys', municipality: '0711', users: 12 },
      { ...SYSTEM, name: 'Prøve-sys', product: 'Prøvesys', municipality: '0711', users: 40 },
    ],
  )
  await page.goto(`${demo.url}/duplicates?municipality=0711`)
  await settle(page)
  const group = (at = page) => at.getByRole('region', { name: 'Prøvesys: 2 systemer' })

  await t.test('they stand side by side in what they differ in, and in nothing else', async (t) => {
    const rows = group().getByRole('rowheader')
    t.strictSame(await rows.allTextContents(), ['Brukere'])
    t.strictSame(await group().getByRole('cell').filter({ hasText: /^\d+$/ }).allTextContents(), ['12', '40'])
    t.equal(await group().getByText('Samme navn og produkt').count(), 1)
  })

  await t.test('the one that is there twice is removed with a reason, and comes back by undo', async (t) => {
    await group()
      .getByRole('button', { name: /^Fjern Prøve-sys/ })
      .press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Fjern systemet fra registeret' })
    await dialog.getByLabel('Begrunnelse').pressSequentially('Registrert to ganger')
    await dialog.getByText('Ingenting annet berøres.').waitFor()
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Fjern systemet fra registeret' }).press('Enter')
    await page.getByText(/^Prøve-sys \(.+\) er fjernet fra registeret\./).waitFor()
    await group().waitFor({ state: 'detached' })
    t.equal((await readIn(page, '/systems?q=Prøve-sys')).total, 0)
    await page.getByRole('button', { name: 'Angre' }).press('Enter')
    await group().waitFor()
    t.equal((await readIn(page, '/systems?q=Prøve-sys')).total, 1)
  })

  await t.test('what several municipalities have is compared, and not removed', async (t) => {
    await page.goto(`${demo.url}/duplicates?scope=across`)
    await page
      .getByRole('link', { name: /^Sammenlign / })
      .first()
      .waitFor()
    t.equal(await page.getByRole('button', { name: /^Fjern/ }).count(), 0)
  })

  await t.test('who may only read compares them, and removes nothing; empty says so', async (t) => {
    const auditor = await signIn(t, browser, demo.links.auditor)
    await auditor.goto(`${demo.url}/findings?check=POSSIBLE_DUPLICATE`)
    await settle(auditor)
    await auditor.getByRole('link', { name: 'Se dem side om side' }).press('Enter')
    await auditor.waitForURL(/\/duplicates/)
    await group(auditor).waitFor()
    t.equal(await auditor.getByRole('button', { name: /^Fjern/ }).count(), 0)
    await auditor.getByLabel('Let etter').selectOption({ label: 'I flere kommuner' })
    await auditor.waitForURL(/scope=across/)
    await group(auditor).waitFor({ state: 'detached' })
    await auditor.goto(`${demo.url}/duplicates?municipality=0711`)
    await group(auditor).getByRole('link', { name: 'Sammenlign Prøvesys' }).press('Enter')
    await auditor.waitForURL(/\/compare/)
    await auditor.getByRole('heading', { level: 1 }).waitFor()
  })
})
