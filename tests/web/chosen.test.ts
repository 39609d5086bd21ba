import t from 'tap'
import type { SystemRow } from '../../schema/api/systems.js'
import { addDays, formatDate } from '../../schema/rules/dates.js'
import { drawn, launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('what is selected, planned and walked to in the list of systems in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.lead, {
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const open = async (search: string) => {
    await page.goto(`${demo.url}/systems?${search}`)
    await page.getByRole('rowheader').first().waitFor()
  }
  const bar = page.getByRole('region', { name: 'Valgte systemer' })
  const box = (at: number) => page.getByRole('checkbox', { name: /^Velg IKT-/ }).nth(at)
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const patch = (number: string, version: number, changes: object): Promise<number> =>
    page.evaluate(
      async ([at, is, body]) =>
        (
          await fetch(`/api/v1/systems/${at}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json', 'if-match': `"${is}"` },
            body,
          })
        ).status,
      [number, String(version), JSON.stringify(changes)] as const,
    )

  await t.test('systems that leave the filter stay selected, and are copied and summed too', async (t) => {
    const { items } = await readIn(page, '/systems?municipality=0711&sort=number&limit=3')
    for (const { number, version } of items)
      t.equal(await patch(number, version, { responsible: 'Prosjekt U' }), 200)
    await open('responsible=Prosjekt%20U&sort=number')
    for (const at of [0, 1]) await box(at).press('Space')
    await bar.getByText('2 valgt').waitFor()
    await bar.getByRole('button', { name: 'Sett ansvarlig' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Ansvarlig for omlegging').fill('Prosjekt V')
    await dialog.getByRole('button', { name: 'Vis hva som endres' }).press('Enter')
    await dialog.getByRole('button', { name: 'Endre 2 systemer' }).press('Enter')
    await page.getByText('2 systemer er endret.').waitFor()
    await bar.getByText('2 utenfor filteret').waitFor()
    t.notOk(
      await page.getByRole('checkbox', { name: 'Velg alle 1' }).isChecked(),
      'the one left is not selected',
    )
    await bar.getByRole('button', { name: 'Kopier som tabell' }).press('Enter')
    await page.getByText('2 systemer er kopiert').waitFor()
    t.strictSame(
      (await copied())
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t')[0]),
      items.slice(0, 2).map(({ number }: SystemRow) => number),
    )
    await page.keyboard.press('Control+z')
    await page.getByText('Angret.').waitFor()
    await bar.getByText('2 utenfor filteret').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
  })

  await t.test('Ctrl Z twice at once undoes two changes, and then says that nothing is left', async (t) => {
    const responsible = async (number: string) => (await readIn(page, `/systems/${number}`)).responsible
    await open('municipality=0711&sort=-number')
    const { items } = await readIn(page, '/systems?municipality=0711&sort=-number&limit=2')
    for (const [at, { number }] of items.entries()) {
      await box(at).press('Space')
      await bar.getByRole('button', { name: 'Sett ansvarlig' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Ansvarlig for omlegging').fill('Prosjekt X')
      await dialog.getByRole('button', { name: 'Vis hva som endres' }).press('Enter')
      await dialog.getByRole('button', { name: 'Endre 1 system' }).press('Enter')
      await page.getByText('1 system er endret.').waitFor()
      t.equal(await responsible(number), 'Prosjekt X')
      await box(at).press('Space')
      await bar.waitFor({ state: 'detached' })
    }
    await page.evaluate(() => {
      for (let pressed = 0; pressed < 3; pressed += 1)
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
        )
    })
    await page.getByText('Det er ikke mer å angre her.').waitFor()
    for (const one of items) t.equal(await responsible(one.number), one.responsible)
  })

  await t.test(
    'the planned day that is shown is the one that is sorted by, exported and copied',
    async (t) => {
      // Cut over in time, and late for its next step.
      const { items, meta } = await readIn(page, '/systems?signal=overdue&sort=targetDate&limit=1000')
      const missedOf = ({ daysOverdue }: SystemRow) => addDays(meta.today, -daysOverdue)
      const rows: SystemRow[] = items.slice(0, 10)
      await open('signal=overdue&sort=targetDate')
      for (const [at, row] of rows.entries()) {
        const said = await page
          .locator(`tr[data-index="${at}"] [data-column=targetDate]`)
          .evaluate((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim())
        const day = row.targetDate ? formatDate(row.targetDate) : ''
        t.ok(said.startsWith(day), `${row.number}: ${said}`)
        t.equal(
          said.slice(day.length).includes(formatDate(missedOf(row))),
          missedOf(row) !== row.targetDate,
          said,
        )
      }
    },
  )

  await t.test('End, Home and Page Down take the focus along to rows that were not drawn', async (t) => {
    await open('sort=number')
    const index = () => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-index'))
    const reaches = (at: number) =>
      page.waitForFunction(
        (at) => document.activeElement?.closest('tr')?.getAttribute('data-index') === String(at),
        at,
      )
    const { total } = await readIn(page, '/systems?limit=1')
    await page.getByText(`${total} av ${total}`).first().waitFor()
    await page.keyboard.press('j')
    await reaches(0)
    await page.keyboard.press('End')
    await reaches(total - 1)
    await page.keyboard.press('Home')
    await reaches(0)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('PageDown')
    await page.waitForFunction(
      () => Number(document.activeElement?.closest('tr')?.getAttribute('data-index') ?? 0) > 0,
    )
    t.ok(Number(await index()) > 5, String(await index()))
    t.equal(
      await page.evaluate(() =>
        document.activeElement?.closest('[data-column]')?.getAttribute('data-column'),
      ),
      'municipality',
      'the column is kept',
    )
  })

  await t.test(
    'on a narrow screen the bar takes one line, walked in the order in which it stands',
    async (t) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${demo.url}/systems`)
      await box(0).press('Space')
      await bar.getByText('1 valgt').waitFor()
      t.ok(((await bar.boundingBox())?.height ?? 999) < 90, 'one line')
      t.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
      const names = await bar.getByRole('button').allInnerTexts()
      await bar.getByRole('button').first().focus()
      for (const name of names) {
        t.equal(await page.evaluate(() => (document.activeElement as HTMLElement).innerText), name)
        await drawn(page)
        const at = await page.evaluate(() => document.activeElement?.getBoundingClientRect().toJSON())
        t.ok(at.left >= 0 && at.right <= 390, `${name} is scrolled to: ${at.left}–${at.right}`)
        await page.keyboard.press('Tab')
      }
      await page.setViewportSize({ width: 1440, height: 900 })
    },
  )
})
