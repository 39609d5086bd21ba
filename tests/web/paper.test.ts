import t from 'tap'
import { drawn, launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('lists that are drawn a piece at a time are printed whole, or say what is missing', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect)
  const ask = (path: string) => readIn(page, path)
  const totalOf = async (path: string): Promise<number> => (await ask(path)).total
  const open = async (path: string) => {
    await page.goto(`${demo.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
  }
  /** A list comes a page at a time: waits until as many as there are would be printed. */
  const isWhole = async (selector: string, total: number) => {
    await page.waitForFunction(
      async ([of, count]) => {
        dispatchEvent(new Event('beforeprint'))
        await null
        const there = document.querySelectorAll(of).length
        dispatchEvent(new Event('afterprint'))
        return there === count
      },
      [selector, total] as const,
    )
    await drawn(page)
  }
  /** How many elements are there when the browser takes its picture. */
  const countPrinted = async (selector: string) => {
    await page.evaluate(
      (of) =>
        addEventListener(
          'beforeprint',
          // When those who were first have been heard.
          () =>
            queueMicrotask(() =>
              Object.assign(document.body.dataset, { printed: document.querySelectorAll(of).length }),
            ),
          { once: true },
        ),
      selector,
    )
    await page.pdf({ format: 'A4' })
    return Number(await page.evaluate(() => document.body.dataset.printed))
  }
  const note = page.getByText(/^Her er \d+ av \d+\./)

  await t.test('contracts, and the history of a row', async (t) => {
    const changes = '.change-list div.change'
    // More than are drawn at first.
    await page.evaluate(async (times) => {
      const url = '/api/v1/systems/IKT-040'
      let etag = (await fetch(url)).headers.get('etag') ?? ''
      for (let users = 1; users <= times; users += 1) {
        const headers = { 'content-type': 'application/json', 'if-match': etag }
        const saved = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ users }) })
        etag = saved.headers.get('etag') ?? ''
      }
    }, 40)
    t.ok((await totalOf('/changes?limit=1&system=IKT-040')) > 40)
    for (const [path, asked, selector] of [
      ['/contracts', '/contracts?limit=1', '.contract-table [data-row]'],
      ['/contracts?asOf=2019-06-30', '/contracts?limit=1&asOf=2019-06-30', '.contract-table [data-row]'],
      ['/systems/IKT-040', '/changes?limit=1&system=IKT-040', changes],
      ['/replacements/ikt-107', '/changes?limit=1&entity=replacement&entityId=ikt-107', changes],
      ['/contracts/AVT-001', '/changes?limit=1&entity=contract&entityId=AVT-001', changes],
    ] as const) {
      const total = await totalOf(asked)
      await open(path)
      await isWhole(selector, total)
      const onScreen = await page.locator(selector).count()
      t.equal(await countPrinted(selector), total, `${path}: all ${total} are printed`)
      t.equal(await page.locator(selector).count(), onScreen, `${path}: ${onScreen} are on the screen again`)
      t.equal(await note.count(), 0, `${path}: nothing is missing`)
    }
    await open('/contracts')
    const ends = page.locator('[data-section=run_out]')
    t.equal(await ends.getByRole('rowheader').count(), 6)
    await page.getByRole('button', { name: /^Vis alle \d+: Løper ut av seg selv$/ }).click()
    t.equal(await ends.getByRole('rowheader').count(), await totalOf('/contracts?limit=1&section=run_out'))
  })

  await t.test('the log says how much of it is there', async (t) => {
    const total = await totalOf('/changes/saves?limit=1')
    await open('/changes')
    const told = page.getByText(`Her er 25 av ${total}. Resten er på skjermen`)
    t.notOk(await told.isVisible(), 'on the screen a button says it')
    await page.emulateMedia({ media: 'print' })
    await told.waitFor()
    await page.emulateMedia({ media: null })
    await page.getByRole('button', { name: 'Vis flere' }).click()
    await page.emulateMedia({ media: 'print' })
    await page.getByText(`Her er 50 av ${total}.`).waitFor()
    await page.emulateMedia({ media: null })
    await open('/changes?system=IKT-026&action=create')
    t.equal(await note.count(), 0, 'what is there whole says nothing')
  })
})
