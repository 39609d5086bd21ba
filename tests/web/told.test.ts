import type { Page } from 'playwright-core'
import t from 'tap'
import { launch, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

/** What changes a page without moving the focus: where, and what is pressed. */
const ACTS: readonly (readonly [path: string, act: (page: Page) => Promise<unknown>])[] = [
  ['/people', (page) => page.getByRole('searchbox').pressSequentially('revisor')],
  ['/replacements', (page) => page.locator('main').getByRole('combobox').nth(1).press('ArrowDown')],
  [
    '/systems',
    (page) =>
      page
        .getByRole('checkbox', { name: /Over dato/ })
        .first()
        .press('Space'),
  ],
]

t.test('what is counted anew is said where it was counted before', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator, { viewport: { width: 1440, height: 900 } })
  for (const [path, act] of ACTS)
    await t.test(path, async () => {
      await page.goto(`${demo.url}${path}`)
      await settle(page)
      const regions = await page.locator('main [role=status]').evaluateAll((all) => {
        for (const one of all) one.setAttribute('data-before', one.textContent ?? '')
        return all.length
      })
      t.ok(regions > 0, 'a region is there before')
      await act(page)
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLElement>('[data-before]')].some(
          (one) => one.textContent !== one.dataset.before,
        ),
      )
    })
})
