import type { Page } from 'playwright-core'
import t from 'tap'
import { launch, readIn, resize, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

const LONG = 'n'.repeat(200)
const PATHS = [
  '/',
  '/my-day',
  '/compare?like=IKT-026',
  '/plan/board',
  '/plan/board?open=3_health',
  '/plan/waves',
  '/replacements/case_archive',
  '/systems/IKT-026',
  '/workbench',
  '/findings',
  '/risks',
  '/people',
]
/** So many of the systems that a page names get a long name. */
const NAMED = 4

/** Gives a row of the register another name, by the API. */
const rename = (page: Page, path: string, version: number, changes: Record<string, string>) =>
  page.evaluate(
    async ({ path, version, changes }) => {
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
      const body = JSON.stringify(changes)
      return (await fetch(`/api/v1${path}`, { method: 'PATCH', headers, body })).status
    },
    { path, version, changes },
  )

/** What is pushed out of view beside a long name: what one presses, and days. A part that scrolls by itself leads to what it has. */
const findPushed = () =>
  [...document.querySelectorAll('main :is(button, time, thead th)')]
    .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .filter((one) => {
      for (let around = one.parentElement; around; around = around.parentElement)
        if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return false
      return true
    })
    .map((one) => one.textContent ?? '')

t.test('names without a space, as long as they may be, push nothing out of view', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator, { viewport: { width: 1440, height: 900 } })
  const numbers = new Set<string>()
  for (const path of PATHS) {
    await page.goto(`${demo.url}${path}`)
    await settle(page)
    const links = await page
      .locator('main a[href^="/systems/IKT-"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')?.match(/IKT-\d+/)?.[0] ?? ''))
    for (const number of [...new Set(links)].slice(0, NAMED)) numbers.add(number)
  }
  for (const number of numbers) {
    const { version } = await readIn(page, `/systems/${number}`)
    // No two are called the same.
    const name = `${number.replace('-', '')}${LONG}`.slice(0, LONG.length)
    t.equal(await rename(page, `/systems/${number}`, version, { name }), 200, number)
  }
  for (const list of ['/waves', '/milestones'])
    for (const { code, version } of (await readIn(page, list)).items)
      t.equal(await rename(page, `${list}/${code}`, version, { nameNb: LONG, nameEn: LONG }), 200, code)
  const { version } = await readIn(page, '/users/administrator')
  t.equal(await rename(page, '/users/administrator', version, { name: LONG }), 200)

  for (const path of PATHS)
    for (const width of [1440, 390])
      await t.test(`${path} at ${width}`, async (t) => {
        await page.setViewportSize({ width, height: 900 })
        await page.goto(`${demo.url}${path}`)
        await settle(page)
        await resize(page, width, 900)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        t.ok(wide <= 0, `it scrolls sideways by ${wide}`)
        t.strictSame(await page.evaluate(findPushed), [])
        if (width > 900) {
          const [menu, user] = await Promise.all(
            ['.main-menu', '.user-tools'].map((one) => page.locator(one).boundingBox()),
          )
          t.ok(menu && user && menu.x + menu.width <= user.x, 'the menu is not covered')
          t.ok(user && user.height < 110, 'the header is no higher than five lines')
        }
      })
})
