import type { Page } from 'playwright-core'
import t from 'tap'
import { ROLES, type Role } from '../../schema/rules/access.js'
import { launch } from '../browser.js'
import { startDemo } from '../demo.js'
import { sized } from '../size.js'

const WIDTHS = [320, 390, 768, 1024, 1280, 1440, 1920]
/** Where a layout turns into another, and where names were seen to vanish. */
const TURNS = sized([960], [701, 899, 901, 960, 1025, 1101, 1130, 1279])
const ALL_PATHS = [
  '/',
  '/systems?sort=targetDate',
  '/systems?status=nonsense',
  '/systems/IKT-026',
  '/systems/IKT-057',
  '/systems/new',
  '/replacements',
  '/replacements/case_archive',
  '/contracts',
  '/contracts/AVT-031',
  '/contracts/new',
  '/waves',
  '/findings',
  '/changes',
  '/setup',
  '/?asOf=2019-06-30',
  '/nowhere',
]
type Language = 'nb' | 'en'
/** Each role in each language, with what it opens; who may edit has more in the same room. */
const VIEWS = sized<readonly (readonly [Role, Language, readonly string[]])[]>(
  [
    ['administrator', 'nb', ['/', '/systems?sort=targetDate', '/systems/IKT-026']],
    ['architect', 'en', ['/', '/contracts']],
  ],
  ROLES.flatMap((role) => (['nb', 'en'] as const).map((language) => [role, language, ALL_PATHS] as const)),
)

/** Two frames later: what follows a new width is drawn. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

/** So much of a text must be in sight, in pixels, however little room it has. */
const ENOUGH = 36

/** What is wrong with how the page stands at its width: each text that cannot be read, and a page wider than its window. */
const measure = (enough: number) => {
  const wrong: string[] = []
  const wide = document.documentElement.scrollWidth - innerWidth
  if (wide > 0) wrong.push(`the page scrolls sideways by ${wide}`)
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const text = node.textContent?.trim()
    if (
      !text ||
      !parent?.checkVisibility() ||
      parent.closest('.visually-hidden, .ds-skip-link, option, title')
    )
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { left, right, top, bottom, width } = range.getBoundingClientRect()
    const seen = { left, right, top, bottom }
    let scrolls = false
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowX, clipPath, position } = getComputedStyle(box)
      if (clipPath !== 'none' && position === 'absolute') scrolls = true
      if (overflowX === 'visible') continue
      if (overflowX === 'auto' || overflowX === 'scroll') scrolls = true
      const at = box.getBoundingClientRect()
      if (!scrolls) {
        seen.left = Math.max(seen.left, at.left)
        seen.right = Math.min(seen.right, at.right)
      }
    }
    if (scrolls) continue
    const shown = seen.right - seen.left
    if (shown < Math.min(width, enough) - 1)
      wrong.push(`«${text}» has ${Math.round(shown)} of ${Math.round(width)} px`)
    else if (seen.left < -1 || seen.right > innerWidth + 1) wrong.push(`«${text}» is off the screen`)
  }
  // The names of rows are what is looked for: they are never cut.
  for (const name of document.querySelectorAll('th[scope=row] a, .system-name, h1, h2'))
    if (name.checkVisibility() && name.scrollWidth > name.clientWidth + 1 && name.clientWidth > 0)
      wrong.push(`the name «${name.textContent}» is cut: ${name.clientWidth} of ${name.scrollWidth} px`)
  return [...new Set(wrong)].slice(0, 8)
}

/** A sheet of A4 without its margins, in pixels. */
const PAPERS = { portrait: 718, landscape: 1047 }
/** What is printed, and how many rows it has on paper. */
const PRINTED: readonly (readonly [path: string, rows: number])[] = [
  ['/', 0],
  ['/systems?municipality=0711', 66],
  ...sized([], [
    ['/systems', 279],
    ['/systems/IKT-026', 0],
    ['/contracts', 0],
    ['/findings', 0],
  ] as const),
]

t.test('whatever the width of the screen or the paper', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const pages = new Map<Role, Promise<Page>>()
  // A link is good once.
  const signedIn = (role: Role) => {
    const known = pages.get(role) ?? signIn(role)
    pages.set(role, known)
    return known
  }
  const signIn = async (role: Role) => {
    const page = await (await browser.newContext()).newPage()
    page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
    await page.goto(demo.links[role])
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    return page
  }
  for (const role of ROLES) {
    const views = VIEWS.filter(([one]) => one === role)
    if (views.length === 0) continue
    await t.test(`all can be read by ${role}`, async (t) => {
      const page = await signedIn(role)
      for (const [, language, paths] of views) {
        await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
        for (const path of paths) {
          await page.goto(`${demo.url}${path}`)
          await page.getByRole('heading', { level: 1 }).waitFor()
          await page.waitForLoadState('networkidle')
          for (const width of [...WIDTHS, ...TURNS]) {
            await page.setViewportSize({ width, height: 844 })
            await page.evaluate(drawn)
            t.strictSame(await page.evaluate(measure, ENOUGH), [], `${language} ${width} ${path}`)
          }
        }
      }
    })
  }

  await t.test('a narrow screen has the day that is shown, and changes many systems at once', async () => {
    const page = await signedIn('architect')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.evaluate(() => localStorage.setItem('harmoni.language', 'nb'))
    await page.goto(`${demo.url}/systems?municipality=0711`)
    const boxes = page.getByRole('checkbox', { name: /^Velg IKT-/ })
    await boxes.nth(2).click()
    await page.getByRole('region', { name: 'Valgte systemer' }).getByText('1 valgt').waitFor()
    await page.getByRole('button', { name: 'Sett ansvarlig' }).click()
    await page.getByRole('dialog').getByRole('heading', { name: 'Endre 1 system' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Meny' }).click()
    await page.getByRole('button', { name: /^Per i dag 15\.10\.2019/ }).click()
    await page.getByLabel('Ved slutten av dagen').fill('2019-06-30')
    await page.getByRole('button', { name: 'Vis', exact: true }).click()
    await page.getByText('Du ser registeret slik det var 30.06.2019. Bare lesing.').waitFor()
  })

  const page = await signedIn('administrator')
  await page.evaluate(() => localStorage.setItem('harmoni.language', 'nb'))
  const open = async (path: string, width: number) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${demo.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
  }
  const rows = page.locator('.system-table tbody tr[data-index]')

  await t.test('each page is read whole on a sheet that stands or lies', async (t) => {
    for (const [path, count] of PRINTED) {
      await open(path, 1440)
      await page.emulateMedia({ media: 'print' })
      for (const [name, width] of Object.entries(PAPERS)) {
        await page.setViewportSize({ width, height: 900 })
        await page.evaluate(drawn)
        t.strictSame(await page.evaluate(measure, 1000), [], `${path} ${name}: nothing is cut`)
        t.equal(await rows.count(), count, `${path} ${name}: every row is there`)
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
