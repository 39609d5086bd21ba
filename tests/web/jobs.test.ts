import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import t from 'tap'
import { bulkTexts } from '../../web/i18n/bulk.js'
import { commonTexts } from '../../web/i18n/common.js'
import { planTexts } from '../../web/i18n/plan.js'
import { reportTexts } from '../../web/i18n/reports.js'
import { shellTexts } from '../../web/i18n/shell.js'
import { launch, readIn, settle, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'
import { addSystems, agree } from '../undecided.js'

/** How many times a mouse or a key is pressed for each job at most, from the overview; what is typed counts as one. */
const MOST = { tenMappings: 11, steeringReport: 3, postponedWave: 7 }
const WIDE = { viewport: { width: 1440, height: 900 } }
const WAVE = { code: '5_maps', nb: '5 – Kart desember 2019', en: '5 – Maps, December 2019' }

t.test('the three jobs, in both languages, with as few presses as they are said to take', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  for (const language of ['nb', 'en'] as const) {
    const [shell, plan, bulk] = [
      shellTexts[language].shell,
      planTexts[language].plan,
      bulkTexts[language].bulk,
    ]
    const open = async (role: 'architect' | 'lead' | 'records_manager'): Promise<Page> => {
      const page = await signIn(t, browser, await newLink(demo, role), WIDE)
      if (language === 'nb') return page
      await page.getByRole('button', { name: 'English' }).press('Enter')
      await page.getByRole('navigation', { name: shell.menu }).waitFor()
      return page
    }
    /** Presses things, and counts how often. */
    const counting = (page: Page) => {
      let count = 0
      return {
        count: () => count,
        press: async (what: Locator) => {
          count += 1
          await what.click()
        },
        key: async (key: string) => {
          count += 1
          await page.keyboard.press(key)
        },
        type: async (where: Locator, text: string) => {
          count += 1
          await where.pressSequentially(text)
        },
      }
    }
    const menu = (page: Page) => page.getByRole('navigation', { name: shell.menu })

    await t.test(`${language}: ten mappings are decided`, async (t) => {
      const page = await open('architect')
      await addSystems(page, 10)
      const manager = await open('records_manager')
      t.equal(await agree(manager), 10)
      await manager.context().close()
      await page.reload()
      const undecided = async () => (await readIn(page, '/suggestions?limit=1')).total
      const before = await undecided()
      const { count, press, key } = counting(page)
      await press(menu(page).getByRole('link', { name: shell.workbench }))
      await page.locator('.queue-row').first().waitFor()
      await page.waitForLoadState('networkidle')
      for (let left = before; left > before - 10; left -= 1) {
        const current = page.locator('[aria-current] .queue-row')
        const label = await current.getAttribute('aria-label')
        await key('a')
        // The next one stands there at once; what was decided is saved meanwhile.
        await page.locator(`[aria-current] .queue-row:not([aria-label="${label}"])`).waitFor()
      }
      await settle(page)
      await page.waitForLoadState('networkidle')
      t.equal(await undecided(), before - 10)
      t.equal(count(), MOST.tenMappings)
      await page.context().close()
    })

    await t.test(`${language}: the report to the steering group is made`, async (t) => {
      const page = await open('lead')
      const { count, press } = counting(page)
      await press(menu(page).getByRole('button', { name: shell.more }))
      await press(page.getByRole('link', { name: shell.reports, exact: true }))
      const name = { nb: 'Statusrapport', en: 'Status report' }[language]
      const make = page.getByRole('button', { name: reportTexts[language].reports.make(name, 'PDF') })
      const downloading = page.waitForEvent('download')
      await press(make)
      const file = readFileSync(await (await downloading).path())
      t.equal(file.subarray(0, 5).toString(), '%PDF-')
      t.equal(count(), MOST.steeringReport)
      await page.context().close()
    })

    await t.test(`${language}: a wave is postponed`, async (t) => {
      const page = await open('lead')
      const datesOf = async () =>
        new Map<string, string | null>(
          (await readIn(page, `/systems?wave=${WAVE.code}&limit=100`)).items.map(
            (one: { number: string; targetDate: string | null }) => [one.number, one.targetDate],
          ),
        )
      const before = await datesOf()
      const { count, press, type } = counting(page)
      await press(menu(page).getByRole('link', { name: shell.plan, exact: true }))
      await press(page.getByRole('button', { name: WAVE[language] }))
      await press(page.getByRole('button', { name: plan.moveAll }))
      const dialog = page.getByRole('dialog')
      await type(dialog.getByLabel(bulk.days), '14')
      await type(
        dialog.getByLabel(commonTexts[language].common.reason, { exact: true }),
        'Leveransen kommer i januar',
      )
      await press(dialog.getByRole('button', { name: bulk.preview }))
      await press(dialog.getByRole('button', { name: /^(Endre|Change) \d+ system/ }))
      await dialog.waitFor({ state: 'detached' })
      const moved = [...(await datesOf())].filter(([number, date]) => before.get(number) !== date)
      t.ok(moved.length > 1, `${moved.length} systems are moved`)
      t.equal(count(), MOST.postponedWave)
      await page.getByRole('button', { name: commonTexts[language].common.undo }).click()
      await page.getByText(commonTexts[language].common.undone, { exact: true }).waitFor()
      t.strictSame(await datesOf(), before, 'and back again by one undo')
      await page.context().close()
    })
  }
})
