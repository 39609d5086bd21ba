import t from 'tap'
import { launch, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

const SHARED = '/progress/replacements?kind=shared_solution&kind=national_service'

t.test('the list of replacements in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.auditor)
  const ask = (query: string) => readIn(page, query)
  const shared = page.getByRole('table', { name: 'Felles løsninger og nasjonale tjenester' })
  const carried = page.getByRole('table', { name: 'Systemer som videreføres' })
  const names = async (table: typeof shared) =>
    (await table.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0])
  const asked = async (query: string): Promise<string[]> =>
    (await ask(query)).items.map(({ nameNb }: { nameNb: string }) => nameNb)
  const open = async (path = '') => {
    await page.goto(`${demo.url}/replacements${path}`)
    await page.getByRole('heading', { level: 1, name: 'Erstatninger' }).waitFor()
    await settle(page)
  }

  await t.test('a sentence first, then shared solutions, then what is carried on: worst first', async (t) => {
    await open()
    const { sums, items } = await ask(SHARED)
    const said = await page.locator('main header').innerText()
    t.match(said, `5 felles løsninger: ${sums.signals.on_track} i rute`)
    t.match(said, `${sums.overdue} systemer er over dato på vei inn i dem, ${items[0].overdue} av dem til`)
    t.match(said, 'Nytt administrativt fagsystem for skole og barnehage kommer først etter 01.01.2020.')
    t.strictSame(await names(shared), await asked(SHARED))
    t.strictSame(
      await names(carried),
      await asked('/progress/replacements?kind=continued&signal=overdue&signal=blocked'),
      'only what wants something',
    )
  })

  await t.test('the closed groups add up with what wants something, and are opened by a key', async (t) => {
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'Systemer som videreføres' }),
    })
    const head = (await section.locator('.section-head').innerText()).match(/(\d+) · (\d+) må følges/)
    const groups = await section.locator('summary').allInnerTexts()
    const counts = groups.map((text) => Number(/\d+/.exec(text)?.[0]))
    t.equal(counts.length, 2)
    t.equal(
      counts.reduce((sum, count) => sum + count, Number(head?.[2])),
      Number(head?.[1]),
    )
    const table = page.getByRole('table', { name: 'Kommer, i rute' })
    t.equal(await table.isVisible(), false)
    await section.locator('summary').first().press('Enter')
    await table.waitFor()
    t.equal(await table.getByRole('rowheader').count(), counts[0])
  })

  await t.test('every number leads to the systems that it counts', async (t) => {
    await open()
    const row = shared.getByRole('row').nth(1)
    for (const link of ['4 over dato', '4 blokkert', '2', '14', '3 kritiske dag 1 og ikke klare']) {
      const count = link.split(' ')[0]
      await row.getByRole('link', { name: link, exact: true }).press('Enter')
      await page
        .getByRole('status')
        .filter({ hasText: `${count} av 279` })
        .waitFor()
      await page.goBack()
      await row.waitFor()
    }
    await page.getByRole('link', { name: '7 systemer' }).press('Enter')
    await page.getByRole('status').filter({ hasText: '7 av 279' }).waitFor()
    t.match(page.url(), /signal=overdue/)
  })

  await t.test('headings sort it, filters narrow it, and the address keeps both', async (t) => {
    await open()
    const button = shared.getByRole('button', { name: 'Sorter etter Systemer som går inn' })
    await button.press('Enter')
    await page.waitForURL(/sort=-systems/)
    const head = shared.getByRole('columnheader', { name: 'Systemer som går inn' })
    await head.and(page.locator('[aria-sort=descending]')).waitFor()
    t.strictSame(await names(shared), await asked(`${SHARED}&sort=-systems`))
    await button.press('Enter')
    await head.and(page.locator('[aria-sort=ascending]')).waitFor()
    t.strictSame(await names(shared), await asked(`${SHARED}&sort=systems`))
    await page.getByLabel('Systemene').selectOption({ label: 'I rute' })
    await page.waitForURL(/signal=on_track/)
    await page.getByText('40 erstatninger i utvalget').waitFor()
    await page.getByLabel('Navn eller leverandør').fill('kartløsning')
    await page.keyboard.press('Enter')
    await page.getByText('1 erstatning i utvalget').waitFor()
    await page.reload()
    await page.getByText('1 erstatning i utvalget').waitFor()
    t.strictSame(await names(shared), ['Ny kartløsning'])
    await page.getByLabel('Navn eller leverandør').fill('finnes ikke')
    await page.keyboard.press('Enter')
    await page.getByText('Ingen erstatninger passer filtrene.').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Nullstill' }).last().press('Enter')
    await carried.waitFor()
    t.match(page.url(), /replacements\?sort=systems$/, 'the order stays')
    await open('?signal=worse')
    await page.getByRole('alert').getByRole('button', { name: 'Nullstill' }).press('Enter')
    await shared.waitFor()
  })

  await t.test('in English, and in three lines on a narrow screen', async (t) => {
    await open()
    await page.getByRole('button', { name: 'English' }).press('Enter')
    await page.getByText('are overdue on the way into them').waitFor()
    const table = page.getByRole('table', { name: 'Shared solutions and national services' })
    await table.getByRole('link', { name: '4 overdue', exact: true }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    const list = page.getByRole('list', { name: 'Shared solutions and national services' })
    const lines = (await list.getByRole('listitem').first().innerText()).split('\n').filter(Boolean)
    t.match(lines[0], 'Shared electronic patient record system')
    t.match(lines.slice(1).join(' '), /In use since 16\.09\.2019.*2 of 14 ready.*4 overdue.*4 blocked/)
    await page.locator('summary').filter({ hasText: 'Filters' }).press('Enter')
    await page.getByLabel('Order').selectOption({ label: 'Most systems' })
    await page.waitForURL(/sort=-systems/)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Norsk' }).press('Enter')
  })

  await t.test('the past has its own numbers, and each link stays there', async (t) => {
    await open('?asOf=2019-06-30')
    const { items } = await ask(`${SHARED}&asOf=2019-06-30`)
    t.strictSame(
      await names(shared),
      items.map(({ nameNb }: { nameNb: string }) => nameNb),
    )
    await shared
      .getByRole('link', { name: String(items[0].systems), exact: true })
      .first()
      .press('Enter')
    await page.waitForURL(/\/systems\?.*asOf=2019-06-30/)
  })
})
