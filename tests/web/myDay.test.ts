import t from 'tap'
import type { DayItem, MyDay } from '../../schema/api/myDay.js'
import { addDays, formatDate } from '../../schema/rules/dates.js'
import { DAY_SECTION_WORDS } from '../../schema/rules/myDay.js'
import { launch, readIn, settle, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

const isOverdue = (item: DayItem) => item.kind === 'system' && item.daysOverdue > 0

t.test('my day, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const link = await newLink(demo, 'lead-d3')
  const page = await signIn(t, browser, link, { viewport: { width: 1440, height: 900 } })
  const read = (): Promise<MyDay> => readIn(page, '/my-day')
  const rows = page.locator('[data-row]')
  const focused = () => page.locator(':focus')

  await t.test('the way there, how much waits, and its order', async (t) => {
    await page.getByRole('link', { name: 'Hva venter på deg?' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Min dag' }).waitFor()
    const day = await read()
    t.ok(day.urgent > 0 && day.total > day.urgent, 'the demo has some of both')
    await page
      .getByRole('status')
      .filter({ hasText: `${day.total} ting venter på deg, ${day.urgent} haster.` })
      .waitFor()
    t.strictSame(
      await page.locator('.my-day-list').getByRole('heading', { level: 2 }).allInnerTexts(),
      day.sections.map(({ section, total }) => `${DAY_SECTION_WORDS[section].nb} ${total}`),
    )
    t.equal(await rows.count(), day.sections.flatMap(({ items }) => items).length)
  })

  await t.test('a new date is set in place by keys, leaves to what is done, and is undone', async (t) => {
    const day = await read()
    const item = day.sections.flatMap(({ items }) => items).find(isOverdue)
    if (item?.kind !== 'system') return t.fail('nothing is overdue')
    await page.keyboard.press('j')
    const opener = page.getByRole('button', { name: new RegExp(`Sett ny dato: ${item.name}`) })
    t.ok(await opener.evaluate((one) => one === document.activeElement), 'j goes to the first act')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `Skjul ${item.name}` }).waitFor()
    const date = page.getByLabel('Planlagt klar')
    await date.waitFor()
    await page.getByRole('button', { name: 'Avbryt' }).press('Enter')
    await date.waitFor({ state: 'detached' })
    t.ok(await opener.evaluate((one) => one === document.activeElement), 'what is closed keeps its place')

    await page.keyboard.press('Enter')
    await date.fill(addDays(day.meta.today, 200))
    await page.getByLabel(/^Begrunnelse/).fill('Ny test')
    await page.getByRole('button', { name: 'Lagre' }).press('Enter')
    await opener.waitFor({ state: 'detached' })
    await page.getByText(`${day.total - 1} ting venter på deg`).waitFor()
    t.match(await focused().getAttribute('aria-label'), /^Sett ny dato: /, 'the focus goes to the next')

    const done = page.getByRole('region', { name: /^Gjort i dag/ })
    await done.getByRole('link', { name: item.name }).waitFor()
    await done.getByRole('button', { name: `Angre: ${item.name}` }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText(`til ${formatDate(item.targetDate ?? '')}`)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
    await page.getByText(`${day.total} ting venter på deg`).waitFor()
    await done.getByText('Ingenting ennå.').waitFor()
  })

  await t.test('notice of a contract is given from its row', async (t) => {
    const items = (await read()).sections.flatMap(({ items }) => items)
    const contract = items.find((one) => one.kind === 'deadline' && one.section === 'give_notice')
    if (contract?.kind !== 'deadline') return t.fail('no contract is due')
    const named = [contract.supplier, contract.number].filter(Boolean).join(' · ')
    await page.getByRole('button', { name: `Vis ${named}` }).press('Enter')
    await page.getByRole('button', { name: `Si opp … ${contract.supplier} ${contract.id}` }).press('Enter')
    await page.getByRole('dialog').getByRole('heading').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  await t.test('another day is looked at and not written to', async (t) => {
    const { meta } = await read()
    await page.goto(`${demo.url}/my-day?asOf=${meta.sequence}`)
    await page.getByRole('heading', { level: 1, name: 'Min dag' }).waitFor()
    await settle(page)
    t.equal(await page.getByRole('button', { name: /^Sett ny dato/ }).count(), 0)
    t.ok((await rows.count()) > 0)
  })

  await t.test('who has nothing reads what comes next', async (t) => {
    const auditor = await signIn(t, browser, demo.links.auditor, { viewport: { width: 390, height: 844 } })
    await auditor.goto(`${demo.url}/my-day`)
    await auditor.getByText('Ingenting venter på deg.').waitFor()
    await auditor.getByText('Du er ikke ført som ansvarlig for noe system.').waitFor()
    t.equal(await auditor.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
  })
})
