import t from 'tap'
import { beBusy, drawn, launch, openLink, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { sized } from '../size.js'

/** More than this, and what somebody is about to press is no longer there. */
const MOST = 0.05
const ALL_PATHS = [
  '/',
  '/systems?sort=targetDate',
  '/systems?status=nonsense',
  '/systems/IKT-026',
  '/systems/IKT-057',
  '/systems/new',
  '/replacements',
  '/replacements/case_archive',
  '/vendors/visma',
  '/contracts',
  '/contracts/AVT-031',
  '/contracts/new',
  '/matrix?row=HEO&column=0602',
  '/plan?open=3_health',
  '/plan/board?open=3_health',
  '/landscape?serviceArea=HEO&chosen=IKT-026',
  '/plan/waves',
  '/my-day',
  '/risks',
  '/findings',
  '/changes',
  '/setup',
  '/?asOf=2019-06-30',
  '/systems/IKT-026?asOf=2019-06-30',
]
const PATHS = sized(
  ['/', '/systems?sort=targetDate', '/systems/IKT-026', '/contracts', '/plan/waves'],
  ALL_PATHS,
)
const SIZES = sized(
  [[1440, 900]],
  [
    [1440, 900],
    [1024, 768],
    [768, 1024],
    [390, 844],
  ],
)

/** Keeps every shift that no press caused, with what was moved. */
const observe = () => {
  const seen: { value: number; moved: string[] }[] = []
  Object.assign(window, { shifts: seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: { node?: Node }[]
      }
      if (hadRecentInput) continue
      const nameOf = (node: Node | undefined) =>
        node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName)
      seen.push({ value, moved: sources.map(({ node }) => nameOf(node)) })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

t.test('nothing moves under the mouse while a page is opened', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const context = await browser.newContext()
  await context.addInitScript(observe)
  const first = await context.newPage()
  await openLink(first, demo.links.administrator)
  await first.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
  const { cookies } = await context.storageState()
  for (const [width = 0, height = 0] of SIZES)
    for (const path of PATHS) {
      // Nothing is kept from before: neither answers nor what the browser remembers of the page.
      const cold = await browser.newContext({ viewport: { width, height } })
      await cold.addCookies(cookies)
      await cold.addInitScript(observe)
      const page = await cold.newPage()
      // Answers come late, and not all at once.
      let asked = 0
      await page.route('**/api/v1/**', async (route) => {
        asked += 1
        const answer = await route.fetch()
        for (let turn = 0; turn < (asked % 4) * 2; turn += 1) await drawn(page)
        await route.fulfill({ response: answer })
      })
      await page.goto(`${demo.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await settle(page)
      await page.waitForLoadState('networkidle')
      const shifts = await page.evaluate(
        () => (window as unknown as { shifts: { value: number; moved: string[] }[] }).shifts,
      )
      const sum = shifts.reduce((all, { value }) => all + value, 0)
      t.ok(sum < MOST, `${width} ${path}: ${sum.toFixed(3)} ${JSON.stringify(shifts)}`)
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await cold.close()
    }
})

t.test('a page is seen once all of it is there, also what its first answer has it ask for', async (t) => {
  const demo = await startDemo(t)
  const page = await signIn(t, await launch(t), demo.links.auditor)
  await page.addInitScript(beBusy)
  let asked = 0
  let answered = 0
  await page.route('**/api/v1/systems/IKT-026/**', async (route) => {
    asked += 1
    const answer = await route.fetch()
    // Neither before the page looks whether all is there, nor after it is told that something was asked for.
    for (let turn = 0; turn < 2; turn += 1) await drawn(page)
    await route.fulfill({ response: answer })
    answered += 1
  })
  await page.goto(`${demo.url}/systems/IKT-026`)
  await settle(page)
  t.ok(asked > 1)
  t.equal(answered, asked, 'the page waits for all of them')
})
