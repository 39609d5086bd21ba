import type { Locator, Page } from 'playwright-core'
import t from 'tap'
import type { Matrix } from '../../schema/api/matrix.js'
import { launch, readIn, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

const WIDE = { viewport: { width: 1440, height: 900 } }

t.test('the matrix is read in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, WIDE)
  const gridOf = (on: Page) => on.getByRole('grid', { name: /^(Systemer etter|Systems by)/ })
  const open = async (search = '', on = page) => {
    await on.goto(`${demo.url}/matrix${search}`)
    await gridOf(on).waitFor()
  }
  const grid = gridOf(page)
  const row = (name: string) => grid.getByRole('row', { name: new RegExp(`^${name}`) })
  const cells = (area: string) => row(area).getByRole('link', { name: /^\d+ system(er)?: / })
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  const panel = page.getByRole('complementary')
  /** How many the list of systems finds. */
  const total = async (search: string): Promise<number> =>
    (await readIn(page, `/systems?limit=1&${search}`)).total
  /** How many stand behind a link to the list. */
  const behind = async (link: Locator) => total((await link.getAttribute('href'))?.split('?')[1] ?? '')

  await t.test('each system is one square, and the sums are those of the overview', async (t) => {
    await page.getByRole('link', { name: 'Matrise', exact: true }).press('Enter')
    await grid.waitFor()
    const matrix: Matrix = await readIn(page, '/matrix')
    const { total: all, ready } = await readIn(page, '/progress')
    t.equal(matrix.total, all)
    t.equal(await grid.locator('.matrix-square').count(), all)
    t.equal(await grid.locator('.matrix-square[data-stage=ready]').count(), ready)
    const sums = row('Sum')
    t.equal(await sums.getByRole('link', { name: `${all} systemer`, exact: true }).innerText(), String(all))
    t.equal(await sums.getByRole('link', { name: `${ready} klare`, exact: true }).innerText(), String(ready))
    for (const { value, nb, total, ready } of matrix.serviceAreas) {
      const own = matrix.cells.filter(({ serviceArea }) => serviceArea === value)
      t.strictSame(
        await cells(nb).locator('strong').allInnerTexts(),
        own.map((cell) => String(cell.total)),
        nb,
      )
      t.equal(await row(nb).getByRole('gridcell').nth(-2).innerText(), String(total), `${nb}: sum`)
      t.equal(await row(nb).getByRole('gridcell').last().innerText(), String(ready), `${nb}: ready`)
    }
    for (const { nb, letter, total } of matrix.destinations) {
      const sign = page.getByRole('navigation', { name: 'Tegnforklaring' }).getByRole('link', { name: nb })
      t.equal(await sign.innerText(), `${letter.nb}\n${nb}\n${total}`)
      t.equal(await behind(sign), total, `${nb} leads to its systems`)
    }
  })
  await t.test('a cell is opened by keys, read, and closed', async (t) => {
    const matrix: Matrix = await readIn(page, '/matrix')
    const [first, ...areas] = matrix.serviceAreas
    const at = areas.findIndex(({ value }) => value === 'HEO') + 1
    await grid.getByRole('link', { name: matrix.municipalities[0]?.nb ?? '' }).focus()
    await page.keyboard.press('Tab')
    t.notOk(await grid.locator(':focus').count(), 'the table is one stop')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowDown')
    t.equal(
      await cells(first?.nb ?? '')
        .first()
        .evaluate((one) => one === document.activeElement),
      true,
    )
    for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    t.equal(await focused(), String(areas[at - 1]?.ready))
    await page.keyboard.press('Home')
    t.equal(await focused(), 'Helse og omsorg')
    await page.keyboard.press('ArrowRight')
    const cell = cells('Helse og omsorg').first()
    t.match(
      await cell.locator('.visually-hidden').textContent(),
      /^13 systemer: 4 til Felles elektronisk pasientjournalsystem, \d samordnes, \d videreføres, \d ikke koblet$/,
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(/row=HEO&column=0602/)
    await panel.getByRole('heading', { name: 'Helse og omsorg Drammen: 13 systemer' }).waitFor()
    t.equal(await focused(), 'Helse og omsorg Drammen: 13 systemer', 'the list has the focus')
    await panel.getByRole('link', { name: 'Gerica' }).waitFor()
    // Each group is read by itself.
    await panel.locator('li').nth(12).waitFor()
    t.equal(await panel.locator('li').count(), 13)
    t.equal(
      await panel.getByText('Kritisk dag 1').count(),
      await total('serviceArea=HEO&municipality=0602&signal=day_one'),
    )
    t.equal(
      await panel.getByText(/dag(er)? over$/).count(),
      await total('serviceArea=HEO&municipality=0602&signal=overdue'),
    )
    for (const part of await panel.locator('section').all()) {
      const head = part.locator('h3').getByRole('link')
      t.equal(await behind(head), await part.locator('li').count(), await head.innerText())
    }
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    t.match(await focused(), /^13 systemer: /, 'the cell has it again')
    t.notMatch(page.url(), /row=/)
    await page.keyboard.press('Control+End')
    t.equal(await focused(), String(matrix.ready))

    await cell.click()
    await panel.getByRole('link', { name: 'Åpne i Systemer' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    await page.getByRole('status').getByText('13').first().waitFor()
    await page.goBack()
    await panel.getByRole('link', { name: 'Gerica' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Gerica' }).waitFor()
    await page.goBack()
    const { items, total: functions } = await readIn(page, '/functions?serviceArea=HEO')
    await panel.getByRole('link', { name: 'Sammenlign' }).press('Enter')
    const title = `Helse og omsorg ${functions} funksjoner i flere kommuner`
    await panel.getByRole('heading', { name: title }).waitFor()
    t.equal(await focused(), title)
    t.strictSame(
      await panel.locator('li > a').allInnerTexts(),
      items.map(({ nb }: { nb: string }) => nb),
    )
    await panel.getByRole('link', { name: items[0].nb }).press('Enter')
    await page.getByRole('heading', { level: 1, name: items[0].nb }).waitFor()
    await page.goBack()
    await panel.getByRole('link', { name: 'Til systemene' }).press('Enter')
    await panel.getByRole('link', { name: 'Gerica' }).waitFor()
    await panel.getByRole('button', { name: 'Lukk' }).press('Enter')
    await panel.waitFor({ state: 'detached' })
  })

  await t.test('cells show statuses or numbers, of what is filtered', async (t) => {
    await open('?municipality=0602&municipality=0711&q=a')
    await page.getByRole('radio', { name: 'Status' }).press('Space')
    await page.waitForURL(/show=status/)
    const filtered: Matrix = await readIn(page, '/matrix?municipality=0602&municipality=0711&q=a')
    t.strictSame(
      (await grid.getByRole('columnheader').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
      ['Tjenesteområde', ...filtered.municipalities.map(({ nb, total }) => `${nb} ${total}`), 'Sum', 'Klare'],
    )
    const [area] = filtered.serviceAreas
    const name = await cells(area?.nb ?? '')
      .first()
      .locator('.visually-hidden')
      .textContent()
    t.match(name, /^\d+ system(er)?: \d+ [a-zæøå ]+/)
    t.notMatch(name, /til/)
    await page.getByRole('radio', { name: 'Bare tall' }).press('Space')
    await page.waitForURL(/show=numbers/)
    await grid
      .getByRole('link', { name: /^\d+ system(er)?, \d+ klare?t?$/ })
      .first()
      .waitFor()
    t.equal(await grid.locator('.matrix-square').count(), 0)
    await page.getByRole('button', { name: /Svelvik/ }).press('Enter')
    await page.waitForURL((url) => url.searchParams.getAll('municipality').join() === '0602')
    await grid.getByRole('columnheader', { name: /Svelvik/ }).waitFor({ state: 'detached' })
    await grid.getByRole('columnheader', { name: /Drammen/ }).waitFor()
    t.equal(await grid.getByRole('columnheader').count(), 4)
    t.match(page.url(), /show=numbers/, 'what is shown stays')

    await page.goto(`${demo.url}/matrix?q=zzzz&asOf=2019-06-30`)
    await page.getByText('Ingen systemer passer filtrene.').waitFor()
    await page.getByRole('button', { name: 'Nullstill' }).press('Enter')
    await grid.waitFor()
    t.match(page.url(), /asOf=2019-06-30/, 'and the day')
    t.equal(await grid.locator('.matrix-square').count(), await total('asOf=2019-06-30'))
  })

  await t.test('whoever may only read has it in English on a narrow screen', async (t) => {
    const reader = await signIn(t, browser, await newLink(demo, 'auditor'), WIDE)
    await reader.getByRole('button', { name: 'English' }).press('Enter')
    await reader.getByRole('link', { name: 'Matrix', exact: true }).press('Enter')
    const english = gridOf(reader)
    await english.waitFor()
    await reader.setViewportSize({ width: 390, height: 844 })
    const cell = english.getByRole('link', {
      name: /^13 systems: 4 to Shared electronic patient record system, .* carried on, /,
    })
    t.equal(await reader.evaluate(() => document.documentElement.scrollWidth), 390)
    await cell.press('Enter')
    await reader.getByRole('heading', { name: 'Health and care services Drammen: 13 systems' }).waitFor()
    t.notOk(await english.isVisible(), 'the list has the whole screen')
    await reader.getByRole('link', { name: 'Gerica' }).waitFor()
    t.equal(await reader.evaluate(() => document.documentElement.scrollWidth), 390)
    await reader.getByRole('button', { name: 'To the matrix' }).press('Enter')
    await english.waitFor()
    t.equal(await cell.evaluate((one) => one === document.activeElement), true)
    await reader.context().close()
  })
})
