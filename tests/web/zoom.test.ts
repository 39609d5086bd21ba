import type { Page } from 'playwright-core'
import t from 'tap'
import { drawn, launch, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { PATHS } from '../pagePaths.js'
import { findUnread } from '../sight.js'
import { sized } from '../size.js'

/** A window of 1280 × 1024 pixels at 400 %, in which WCAG asks that nothing is lost and the page scrolls one way only. */
const ZOOMED = { width: 320, height: 256 }
/** What stays in place while the page is scrolled may cover so much of it. */
const MOST = 0.5

/** How much of the window is covered by what stays where it is while the page is scrolled under it, and by what. */
const measureStuck = (): { share: number; by: string[] } => {
  const stuck = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    const { position, top, bottom, opacity } = getComputedStyle(element)
    if (!element.checkVisibility() || opacity === '0') return false
    const at = element.getBoundingClientRect()
    if (position === 'fixed') return true
    if (position !== 'sticky') return false
    const isAt = (edge: string, distance: number) =>
      edge !== 'auto' && Math.abs(Number.parseFloat(edge) - distance) < 1.5
    return isAt(top, at.top) || isAt(bottom, innerHeight - at.bottom)
  })
  const boxes = stuck.map((element) => element.getBoundingClientRect())
  let covered = 0
  let points = 0
  for (let y = 2; y < innerHeight; y += 4)
    for (let x = 2; x < innerWidth; x += 4) {
      points += 1
      if (boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)) covered += 1
    }
  return { share: covered / points, by: stuck.map((element) => element.className || element.tagName) }
}

/** Scrolls the page so far down, of all that it can be. */
const scrollDown = async (page: Page, part: number) => {
  await page.evaluate((to) => scrollTo(0, to * (document.documentElement.scrollHeight - innerHeight)), part)
  await drawn(page)
}

t.test('at 400 % nothing is cut, and most of the window is the page', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator)
  await page.setViewportSize(ZOOMED)
  for (const [at, path] of PATHS.entries())
    if (sized(at % 2 === 0, true))
      await t.test(path, async (t) => {
        await page.goto(`${demo.url}${path}`)
        await settle(page)
        t.strictSame(await page.evaluate(findUnread), [])
        for (const part of [0, 0.5, 1]) {
          await scrollDown(page, part)
          const { share, by } = await page.evaluate(measureStuck)
          t.ok(share <= MOST, `${Math.round(share * 100)} % is covered by ${by.join(', ')}`)
        }
      })
  await t.test('chosen systems leave room for the list', async (t) => {
    await page.goto(`${demo.url}/systems`)
    await page
      .getByRole('checkbox', { name: /^Velg IKT-/ })
      .first()
      .press('Space')
    await page.getByRole('region', { name: 'Valgte systemer' }).waitFor()
    await scrollDown(page, 0.5)
    const { share, by } = await page.evaluate(measureStuck)
    t.ok(share <= MOST, `${Math.round(share * 100)} % is covered by ${by.join(', ')}`)
    t.strictSame(await page.evaluate(findUnread), [])
  })
})
