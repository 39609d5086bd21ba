import t from 'tap'
import { launch, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

interface Check {
  code: string
  nb: string
  severity: string
  count: number
}

t.test('the findings in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.privacy_adviser)
  const checks = (): Promise<Check[]> =>
    page.evaluate(async () => (await (await fetch('/api/v1/checks')).json()).items)
  const errors = (some: Check[]) =>
    some.filter(({ severity }) => severity === 'error').reduce((sum, { count }) => sum + count, 0)
  const menu = page.getByRole('navigation', { name: 'Hovedmeny' })

  await t.test('the menu counts the errors, and each number opens the list of as many', async (t) => {
    const all = await checks()
    t.ok(errors(all) > 0)
    await menu.getByRole('link', { name: `Funn ${errors(all)} feil` }).click()
    await page.getByRole('heading', { level: 1, name: 'Funn' }).waitFor()
    for (const { nb, count, code } of all.filter(({ count }) => count > 0).slice(0, 3)) {
      await page.getByRole('link', { name: `${nb}: ${count} systemer` }).click()
      await page.waitForURL((url) => url.searchParams.get('check') === code)
      await page.getByRole('status').getByText(String(count), { exact: true }).waitFor()
      await page.getByRole('button', { name: `Fjern filteret Funn: ${nb}` }).waitFor()
      await page.goBack()
    }
    const clean = all.filter(({ count }) => count === 0)
    await page.getByText(`Kontroller uten funn (${clean.length})`).click()
    for (const { nb } of clean) await page.getByText(nb, { exact: true }).waitFor()
  })

  await t.test('the systems are named, and what is mended is no longer found', async (t) => {
    const code = 'SPECIAL_WITHOUT_RISK_ASSESSMENT'
    const before = (await checks()).find((check) => check.code === code) as Check
    const finding = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: before.nb }) })
    await finding.getByText('Vis systemene').click()
    const names = finding.getByRole('listitem').getByRole('link')
    t.equal(await names.count(), before.count)
    const number = /IKT-\d+/.exec((await finding.getByRole('listitem').first().innerText()) ?? '')?.[0]
    await page.evaluate(async (number) => {
      const address = `/api/v1/systems/${number}/privacy`
      const version = (await fetch(address)).headers.get('etag') ?? ''
      const headers = { 'content-type': 'application/json', 'if-match': version }
      const body = JSON.stringify({ riskAssessedOn: '2019-10-01' })
      const answer = await fetch(address, { method: 'PATCH', headers, body })
      if (!answer.ok) throw new Error(await answer.text())
    }, number)
    await page.reload()
    await page.getByRole('link', { name: `${before.nb}: ${before.count - 1} systemer` }).waitFor()
    await menu.getByRole('link', { name: `Funn ${errors(await checks())} feil` }).waitFor()
  })

  await t.test(
    'of many the first are named, the rest come by pages, by keys alone, and paper says how many',
    async (t) => {
      const all = await checks()
      const { nb, count, code } = all.find(({ count }) => count > 20) as Check
      const lists: string[] = []
      page.on('request', (request) => lists.push(new URL(request.url()).pathname))
      await page.reload()
      const finding = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: nb }) })
      await finding.getByText('Vis systemene').focus()
      await page.keyboard.press('Enter')
      const names = finding.getByRole('listitem').getByRole('link')
      t.equal(await names.count(), 20)
      await finding.getByRole('status').getByText(`Viser 20 av ${count}`).waitFor()
      await page.emulateMedia({ media: 'print' })
      await finding.getByText(`Her er 20 av ${count}.`).waitFor()
      await page.emulateMedia({ media: null })
      const paged = `/api/v1/checks/${code}/findings`
      t.notOk(lists.includes(paged), 'nobody has asked for them yet')
      const more = finding.getByRole('button', { name: `Vis flere: ${nb}` })
      await more.focus()
      await page.keyboard.press('Enter')
      await finding.getByRole('status').getByText(`Viser ${count} av ${count}`).waitFor()
      t.equal(await names.count(), count)
      t.equal(await more.count(), 0)
      t.ok(lists.includes(paged))
      await page.emulateMedia({ media: 'print' })
      t.equal(await finding.getByText('Her er').count(), 0, 'on paper all of it')
      await page.emulateMedia({ media: null })
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByText(`Showing ${count} of ${count}`).waitFor()
      await page.getByRole('button', { name: 'Norsk' }).click()
    },
  )

  await t.test('a page asks for the counts alone, whatever was found', async (t) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${demo.url}/waves`)
    await menu.getByRole('link', { name: /^Funn \d+ feil$/ }).waitFor()
    t.strictSame(
      asked.filter((path) => path.startsWith('/api/v1/checks')),
      ['/api/v1/checks/counts'],
    )
    await page.goto(`${demo.url}/findings`)
  })

  await t.test('what is found leads to the field that mends it, for who may', async (t) => {
    const { nb, count } = (await checks()).find(({ code }) => code === 'SPECIAL_WITHOUT_DPIA') as Check
    t.ok(count > 0)
    const finding = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: nb }) })
    await finding.getByText('Vis systemene').click()
    await finding.getByRole('listitem').getByRole('link').first().click()
    await page.waitForURL(/edit=privacy\.dpiaRequired$/)
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement)?.name === 'dpiaRequired')
    const auditor = await signIn(t, browser, demo.links.auditor)
    await auditor.goto(page.url())
    await auditor.getByRole('heading', { level: 1 }).waitFor()
    t.equal(await auditor.getByRole('main').getByRole('textbox').count(), 0, 'who only reads has no form')
    await auditor.locator('h2:focus', { hasText: 'Personvern' }).waitFor()
    await auditor.goto(`${page.url().split('?')[0]}?edit=nothing.there`)
    await auditor.getByRole('heading', { level: 1 }).waitFor()
    await page.goBack()
  })

  await t.test('the findings of another day, and in English', async (t) => {
    await page.goto(`${demo.url}/findings?asOf=2019-03-01`)
    await page.getByText('Du ser registeret slik det var 01.03.2019. Bare lesing.').waitFor()
    const then: Check[] = await page.evaluate(
      async () => (await (await fetch('/api/v1/checks?asOf=2019-03-01')).json()).items,
    )
    t.not(errors(then), errors(await checks()), 'others were found then')
    await menu.getByRole('link', { name: `Funn ${errors(then)} feil` }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor()
    await page.getByRole('heading', { level: 2, name: /^Error/ }).waitFor()
  })
})
