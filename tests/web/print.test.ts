import t from 'tap'
import { launch, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { findUnread } from '../sight.js'
import { sized } from '../size.js'

/** A sheet of A4 without its margins, in pixels. */
const PAPERS = { portrait: 718, landscape: 1047 }
/** What is drawn as wide as a sheet that lies, and asks for one. */
const LYING = ['/plan?open=3_health', '/matrix']

/** Names that are cut with dots, which nobody can point at on paper, and drawings that are wider or higher than their room. */
function findCut(): string[] {
  const dots = [...document.querySelectorAll('main *')].filter(
    (one) => getComputedStyle(one).textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth + 1,
  )
  const outside = [...document.querySelectorAll('main svg')].filter((svg) => {
    const { right, bottom } = svg.getBoundingClientRect()
    return [...svg.querySelectorAll('rect')].some((drawn) => {
      const at = drawn.getBoundingClientRect()
      return getComputedStyle(svg).overflow === 'hidden' && (at.right > right + 1 || at.bottom > bottom + 1)
    })
  })
  return [...dots, ...outside].map((one) => `${one.getAttribute('class')} ${one.textContent}`).slice(0, 9)
}
/** What is printed, and how many rows it has on paper. */
const PRINTED: readonly (readonly [path: string, rows: number])[] = [
  ['/', 0],
  ['/systems?municipality=0711', 66],
  ['/landscape?serviceArea=HEO', 0],
  ['/plan/board?open=4_shared', 0],
  ['/people', 0],
  ...sized([], [
    ['/systems', 279],
    ['/systems/IKT-026', 0],
    ['/contracts', 0],
    ['/findings', 0],
  ] as const),
]

t.test('on paper', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator)
  const open = async (path: string, width: number) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${demo.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    // A list comes a page at a time.
    if (/^\/systems(\?|$)/.test(path)) await page.getByText(/^(\d+) av \1 systemer vises/).waitFor()
  }
  const rows = page.locator('.system-table tbody tr[data-index]')

  await t.test('each page is read whole on a sheet that stands or lies', async (t) => {
    for (const [path, count] of PRINTED) {
      await open(path, 1440)
      await page.emulateMedia({ media: 'print' })
      for (const [name, width] of Object.entries(PAPERS)) {
        await page.setViewportSize({ width, height: 900 })
        t.strictSame(await page.evaluate(findUnread), [], `${path} ${name}: nothing is cut`)
        t.strictSame(await page.evaluate(findCut), [], `${path} ${name}: nor shortened`)
        t.equal(await rows.count(), count, `${path} ${name}: every row is there`)
        const names = await page.locator('tbody th[scope=row]:not(:has(input))').allInnerTexts()
        t.notOk(names.includes(''), `${path} ${name}: every row says what it is of`)
        const folded = page.locator('details:not([open]) > :not(summary)')
        for (const one of await folded.all())
          t.ok((await one.boundingBox())?.height, `${path} ${name}: what is folded stands open`)
        if (count === 0) continue
        for (const heading of await page.getByRole('columnheader').all())
          t.ok(((await heading.boundingBox())?.width ?? 0) > 20, `${path} ${name}: every column is there`)
        t.equal(await page.getByRole('columnheader').count(), 8)
      }
      await page.emulateMedia({ media: null })
    }
  })

  await t.test('what is drawn for a sheet that lies is printed on one, whole', async (t) => {
    for (const path of LYING) {
      await open(path, 1440)
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: PAPERS.landscape, height: 700 })
      t.strictSame(await page.evaluate(findUnread), [], `${path}: nothing is cut`)
      t.strictSame(await page.evaluate(findCut), [], `${path}: nor shortened`)
      await page.emulateMedia({ media: null })
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
      for (const [, width, height] of pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g))
        t.ok(Number(width) > Number(height), path)
    }
  })

  await t.test('paper is light, and what says something by its colour keeps it', async (t) => {
    await page.evaluate(() => localStorage.setItem('harmoni.theme', 'dark'))
    await open('/', 1440)
    const looks = () =>
      page.evaluate(() => {
        const styleOf = (selector: string) =>
          getComputedStyle(document.querySelector(selector) ?? document.body)
        return { text: styleOf('body').color, bar: styleOf('.bar-part').printColorAdjust }
      })
    const dark = await looks()
    await page.evaluate(() =>
      addEventListener(
        'beforeprint',
        // When those who were first have been heard.
        () => queueMicrotask(() => (document.title = getComputedStyle(document.body).color)),
        { once: true },
      ),
    )
    await page.pdf({ format: 'A4' })
    const printed = await page.title()
    await page.emulateMedia({ media: 'print' })
    await page.locator('html[data-color-scheme=light]').waitFor()
    const paper = await looks()
    t.not(paper.text, dark.text)
    t.equal(printed, paper.text, 'the text is dark when the browser takes its picture')
    t.equal(paper.bar, 'exact')
    await page.emulateMedia({ media: null })
    await page.locator('html[data-color-scheme=dark]').waitFor()
    await page.evaluate(() => localStorage.setItem('harmoni.theme', 'light'))
  })

  await t.test('the browser prints every row, from a wide screen and from a narrow one', async (t) => {
    for (const width of [1440, 390]) {
      await open('/systems', width)
      await page.evaluate(() =>
        addEventListener('beforeprint', () =>
          // When those who were first have been heard.
          queueMicrotask(() => {
            document.title = String(document.querySelectorAll('.system-table tr[data-index]').length)
          }),
        ),
      )
      const pdf = await page.pdf({ format: 'A4' })
      t.equal(await page.title(), '279', `${width}: they are there when the browser takes its picture`)
      const sheets = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
      t.ok(sheets > 5 && sheets < 20, `${width}: ${sheets} sheets`)
      t.ok((await page.locator('[data-index]').count()) < 279, 'only those in sight again')
    }
  })
})
