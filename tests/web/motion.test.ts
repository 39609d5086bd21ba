import t from 'tap'
import { launch, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { PATHS } from '../pagePaths.js'
import { sized } from '../size.js'

t.test('whoever asks for no motion gets none', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator, { reducedMotion: 'reduce' })
  /** What would move: whatever has a time to do it in, now or once it is pressed, opened or taken away. */
  const moving = () =>
    page.evaluate(() => {
      const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0)
      const found = new Set<string>()
      for (const element of document.querySelectorAll('*'))
        for (const pseudo of [null, '::before', '::after', '::backdrop']) {
          const style = getComputedStyle(element, pseudo)
          const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class')}${pseudo ?? ''}`
          if (style.transitionProperty !== 'none' && lasts(style.transitionDuration))
            found.add(`${name} changes ${style.transitionProperty} in ${style.transitionDuration}`)
          if (style.animationName !== 'none' && lasts(style.animationDuration))
            found.add(`${name} runs ${style.animationName}`)
          if (style.scrollBehavior === 'smooth') found.add(`${name} scrolls smoothly`)
        }
      return [...found].slice(0, 12)
    })
  for (const [at, path] of PATHS.entries())
    if (sized(at % 4 === 0, true))
      await t.test(path, async (t) => {
        await page.goto(`${demo.url}${path}`, { waitUntil: 'load' })
        await page.locator('.skeleton-rows, h1').first().waitFor()
        t.strictSame(await moving(), [])
        await settle(page)
        t.strictSame(await moving(), [])
      })
  await t.test('nor what is opened, or waited for', async (t) => {
    await page.goto(`${demo.url}/systems/IKT-026`)
    await settle(page)
    await page.getByRole('button', { name: 'Handlinger' }).press('Enter')
    await page.getByRole('button', { name: 'Fjern fra registeret …' }).press('Enter')
    await page.getByRole('dialog').waitFor()
    t.strictSame(await moving(), [])
    await page.route('**/api/v1/systems?*', () => undefined)
    await page.goto(`${demo.url}/systems`, { waitUntil: 'load' })
    await page.getByRole('status', { name: 'Laster' }).first().waitFor()
    t.strictSame(await moving(), [])
  })
})
