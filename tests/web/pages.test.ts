import t from 'tap'
import { PAGES } from '../../schema/api/pages.js'
import { findBarriers } from '../barriers.js'
import { launch, openLink, resize, settle } from '../browser.js'
import { startDemo } from '../demo.js'
import { PATHS } from '../pagePaths.js'
import { sized } from '../size.js'

/** What a page must not have at any width. */
const measure = () => ({
  lang: document.documentElement.lang,
  overflow: document.documentElement.scrollWidth - innerWidth,
  headings: document.querySelectorAll('h1').length,
  twice: [...document.querySelectorAll('[id]')]
    .map(({ id }) => id)
    .filter((id, at, all) => all.indexOf(id) < at),
  tooSmall: [...document.querySelectorAll('body *')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
    .filter((one) => one.checkVisibility() && Number.parseFloat(getComputedStyle(one).fontSize) < 12)
    .map((one) => one.textContent),
})

/** The pages that nobody has opened who is signed in. */
const OUTSIDE: readonly string[] = ['/sign-in', '/sign-in/$provider']

t.test('each page of the web is among them', (t) => {
  const isOf = (page: string) => {
    const shape = new RegExp(`^${page.replaceAll(/[$][a-z]+/g, '[^/?]+')}([?]|$)`)
    return PATHS.some((path) => shape.test(path))
  }
  t.strictSame(
    PAGES.filter((page) => !isOf(page)),
    OUTSIDE,
  )
  t.end()
})

t.test('every page, both languages, wide and light or narrow and dark', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await (await browser.newContext({ bypassCSP: true })).newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  await page.goto(`${demo.url}/sign-in`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  t.strictSame(await findBarriers(page), [], 'sign-in has no barrier')
  await openLink(page, demo.links.administrator)
  await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()

  for (const [language, synthetic, width, scheme] of [
    ['en', 'Synthetic data', 1440, 'light'],
    ['nb', 'Syntetiske data', 390, 'dark'],
  ] as const) {
    await page.evaluate(
      ([to, theme]) => {
        localStorage.setItem('harmoni.language', to)
        localStorage.setItem('harmoni.theme', theme)
      },
      [language, scheme] as const,
    )
    // Reduced, every page is looked at in one of the two, and every other page in the other.
    const own = PATHS.filter((_, at) => sized(at % 2 === Number(language === 'nb'), true))
    for (const path of own) {
      await resize(page, width)
      await page.goto(`${demo.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await settle(page)
      const name = `${path} ${language} ${scheme}`
      t.ok(
        await page.getByRole('note').getByText(synthetic).filter({ visible: true }).isVisible(),
        `${name}: says whose data it is`,
      )
      t.strictSame(await findBarriers(page), [], `${name} ${width}: no barrier`)
      for (const other of [1440, 768, 390]) {
        await resize(page, other)
        t.same(
          await page.evaluate(measure),
          { lang: language, overflow: 0, headings: 1, twice: [], tooSmall: [] },
          `${name} ${other}: one heading, no id twice, no sideways scroll, no text under 12 px`,
        )
      }
    }
  }

  await page.evaluate(() =>
    document.querySelector('h1')?.insertAdjacentHTML('afterend', '<img src="/icon.svg">'),
  )
  t.equal((await findBarriers(page)).length, 1, 'a barrier is found')
  await page.goto(`${demo.url}/nowhere`)
  await page.getByRole('heading', { name: 'Siden finnes ikke' }).waitFor()

  for (const language of ['nb', 'en'])
    for (const width of [320, 390, 490, 910, 1024, 1260]) {
      await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
      await resize(page, width)
      await page.goto(`${demo.url}/replacements`)
      const rows = page.locator('main section').first().locator('td, li')
      await rows.first().waitFor()
      const beyond = rows.evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      )
      t.strictSame(await beyond, [], `the replacements at ${width} in ${language}: nothing is out of sight`)
    }
})
