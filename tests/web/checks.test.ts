import t from 'tap'
import { launch, readIn, signIn } from '../browser.js'
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
  const checks = async (): Promise<Check[]> => (await readIn(page, '/checks')).items
  const errors = (some: Check[]) =>
    some.filter(({ severity }) => severity === 'error').reduce((sum, { count }) => sum + count, 0)
  const menu = page.getByRole('navigation', { name: 'Hovedmeny' })

  await t.test('the menu counts the errors, and each number opens the list of as many', async (t) => {
    const all = await checks()
    t.ok(errors(all) > 0)
    await menu.getByRole('link', { name: `Funn ${errors(all)} feil` }).click()
    await page.getByRole('heading', { level: 1, name: 'Funn' }).waitFor()
    const [first] = all.filter(({ count }) => count > 0)
    const { nb, count, code } = first as Check
    await page.getByRole('heading', { level: 2, name: nb }).waitFor()
    await page.getByRole('link', { name: `Vis alle ${count} i listen` }).click()
    await page.waitForURL((url) => url.searchParams.get('check') === code)
    await page.getByRole('button', { name: `Fjern filteret Funn: ${nb}` }).waitFor()
    await page.goBack()
    const clean = all.filter(({ count }) => count === 0)
    await page.getByText(`Kontroller uten funn (${clean.length})`).click()
    for (const { nb } of clean) await page.getByText(nb, { exact: true }).waitFor()
  })

  const panel = page.locator('.finding-panel')
  const rowsOf = () =>
    panel
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
  const open = (code: string) => page.goto(`${demo.url}/findings?check=${code}`)

  await t.test(
    'the keys go through the findings and their systems, and the address holds the choice',
    async (t) => {
      const before = (await checks()).find(({ code }) => code === 'SPECIAL_WITHOUT_RISK_ASSESSMENT') as Check
      await page.getByRole('region', { name: 'Hva kontrollene finner' }).getByRole('link').first().waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      const [first] = (await checks()).filter(({ count }) => count > 0)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.searchParams.get('check') === first?.code)
      await open(before.code)
      await rowsOf().first().waitFor()
      t.equal(await rowsOf().count(), before.count)
      await panel.getByText('Før 17.07.2019').first().waitFor()
      await panel.getByText(/^Før: \d+ den 17\.07\.2019/).waitFor()
    },
  )

  await t.test('who follows up is said of many at once, and taken back with one press', async (t) => {
    await panel.getByRole('checkbox', { name: 'Velg alle som vises' }).check()
    await page.getByRole('button', { name: 'Sett hvem som følger opp …' }).click()
    await page.getByRole('textbox', { name: 'Følges opp av' }).fill('Sikkerhetsleder')
    await page.keyboard.press('Enter')
    await panel.getByRole('cell', { name: 'Sikkerhetsleder' }).first().waitFor()
    t.equal(await panel.getByRole('cell', { name: 'Sikkerhetsleder' }).count(), await rowsOf().count())
    await page.getByRole('button', { name: 'Angre' }).click()
    await panel.getByRole('cell', { name: 'Ingen' }).first().waitFor()
  })

  await t.test('what is not needed asks why, is not counted, stands apart, and is taken back', async (t) => {
    const code = 'SPECIAL_WITHOUT_RISK_ASSESSMENT'
    const before = errors(await checks())
    const name = await rowsOf().first().getByRole('link').innerText()
    await rowsOf().first().getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Ikke nødvendig …' }).click()
    await page
      .getByRole('textbox', { name: 'Begrunnelse' })
      .fill('Dekkes av vurderingen av driftsplattformen')
    await page.keyboard.press('Enter')
    await menu.getByRole('link', { name: `Funn ${before - 1} feil` }).waitFor()
    await panel.getByRole('link', { name: 'Ikke nødvendig 1' }).click()
    await page.waitForURL((url) => url.searchParams.get('only') === 'not_needed')
    await panel.getByRole('cell', { name: 'Dekkes av vurderingen av driftsplattformen' }).waitFor()
    await panel.getByRole('button', { name: `Ta tilbake: ${name}` }).click()
    await panel.getByText('Ingen har sagt at noe av dette ikke er nødvendig.').waitFor()
    await menu.getByRole('link', { name: `Funn ${before} feil` }).waitFor()
    t.equal((await checks()).find((one) => one.code === code)?.count, 3)
    await open('OVERDUE')
    await rowsOf().first().getByRole('checkbox').check()
    await panel.getByText('Dette gjelder til det er rettet, og kan ikke settes som ikke nødvendig.').waitFor()
    await page.keyboard.press('Escape')
  })

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
    await open('SPECIAL_WITHOUT_DPIA')
    await page.getByRole('heading', { level: 2, name: nb }).waitFor()
    await rowsOf().first().getByRole('link').click()
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
