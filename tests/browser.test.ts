import t from 'tap'
import { launch } from './browser.js'

t.test('a real browser starts with nothing stored, and shows Norwegian letters', async (t) => {
  const page = await (await launch(t)).newPage()
  await page.setContent('<h1>Før æ, ø og å</h1>')
  t.equal(await page.locator('h1').innerText(), 'Før æ, ø og å')
  t.strictSame(await page.context().cookies(), [])
})
