import type { Page } from 'playwright-core'
import t from 'tap'
import { ROLES, type Role } from '../../schema/rules/access.js'
import { launch, resize, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { findUnread } from '../sight.js'
import { sized } from '../size.js'

/** Of every kind of screen, where a layout turns into another, and where names were seen to vanish. */
const WIDTHS = sized(
  [320, 768, 960, 1280, 1440],
  [320, 390, 701, 768, 899, 901, 960, 1024, 1025, 1101, 1130, 1279, 1280, 1440, 1920],
)
const ALL_PATHS = [
  '/',
  '/systems?sort=targetDate',
  '/systems?status=nonsense',
  '/systems?serviceArea=IKT&systemOwner=IKT-sjef&replacement=school_kindergarten_admin',
  '/systems/IKT-026',
  '/systems/IKT-057',
  '/systems/new',
  '/replacements',
  '/replacements/case_archive',
  '/vendors/visma',
  '/replacements/case_archive?edit=dpaSignedOn',
  '/contracts',
  '/contracts?state=assigned&party=0711',
  '/contracts/AVT-031',
  '/contracts/AVT-071',
  '/contracts/new',
  '/matrix',
  '/matrix?show=numbers&row=HEO&column=0602',
  '/plan?open=3_health',
  '/plan/board?open=3_health',
  '/landscape?serviceArea=HEO&chosen=IKT-026',
  '/plan/waves',
  '/risks?show=all',
  '/findings',
  '/changes',
  '/changes?action=void&field=riskReference',
  '/import',
  '/setup',
  '/?asOf=2019-06-30',
  '/nowhere',
]
type Language = 'nb' | 'en'
/** Each role in each language, with what it opens; who may edit has more in the same room. */
const VIEWS = sized<readonly (readonly [Role, Language, readonly string[]])[]>(
  [
    ['administrator', 'nb', ['/', '/systems?sort=targetDate', '/systems/IKT-026']],
    [
      'administrator',
      'en',
      ['/systems/IKT-026', '/contracts?state=assigned&party=0711', '/contracts/AVT-071'],
    ],
  ],
  ROLES.flatMap((role) => (['nb', 'en'] as const).map((language) => [role, language, ALL_PATHS] as const)),
)

const EDIT = /^(Endre|Edit)\b/
const ADD = /^(Legg til|Add)/
/** What is opened from a page: forms and dialogs of both languages. */
const OPENED: readonly (readonly [path: string, open: (page: Page) => Promise<void>])[] = [
  [
    '/systems/IKT-026',
    async function everyForm(page) {
      // Each that is opened goes, and the next one is the first.
      for (const name of [EDIT, ADD])
        for (
          let left = await page.getByRole('main').getByRole('button', { name }).count();
          left > 0;
          left -= 1
        )
          await page.getByRole('main').getByRole('button', { name }).first().click()
    },
  ],
  [
    '/systems?sort=number',
    async function selection(page) {
      await page
        .getByRole('checkbox', { name: /^(Velg|Select) IKT-/ })
        .first()
        .click()
    },
  ],
  [
    '/systems?sort=number',
    async function bulkPreview(page) {
      await page
        .getByRole('checkbox', { name: /^(Velg|Select) IKT-/ })
        .nth(3)
        .click()
      await page.getByRole('button', { name: /^(Sett dato|Set date)$/ }).click()
      await page.getByRole('dialog').locator('input[type=date]').fill('2019-12-22')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(Vis hva|Show what)/ })
        .click()
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: /^(Dette endres|This changes)$/ })
        .waitFor()
    },
  ],
  [
    '/',
    async function find(page) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('fagsystem')
      await page.getByRole('option').first().waitFor()
    },
  ],
]

t.test('whatever the width of the screen', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const pages = new Map<Role, Promise<Page>>()
  // A link is good once.
  const signedIn = (role: Role) => {
    const known = pages.get(role) ?? signIn(t, browser, demo.links[role])
    pages.set(role, known)
    return known
  }
  await t.test('a name is as long as it is', async (t) => {
    const page = await signedIn('administrator')
    const named = await page.evaluate(async () => {
      const url = '/api/v1/users/administrator'
      const { version } = await (await fetch(url)).json()
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
      const body = JSON.stringify({ name: 'Førstekonsulent Anne-Margrethe Kristoffersen-Haugen-Ødegård' })
      return (await fetch(url, { method: 'PATCH', headers, body })).status
    })
    t.equal(named, 200)
    for (const language of ['nb', 'en']) {
      await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
      await page.goto(`${demo.url}/contracts`)
      await settle(page)
      for (const width of [...WIDTHS, 1421]) {
        await resize(page, width)
        t.strictSame(await page.evaluate(findUnread), [], `${language} ${width}`)
        if (width > 900)
          t.ok(await page.locator('.programme').isVisible(), `whose register it is stands there at ${width}`)
      }
    }
  })

  await t.test('the header is one line on a wide screen, in both languages', async (t) => {
    const page = await signedIn('lead')
    const lines = () =>
      page.locator('.shell-header :is(.programme, .as-of)').evaluateAll((parts) =>
        parts.map((part) => {
          const text = document.createRange()
          text.selectNodeContents(part)
          return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size
        }),
      )
    for (const language of ['nb', 'en']) {
      await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
      await page.goto(`${demo.url}/replacements`)
      await settle(page)
      const menu = page.getByRole('navigation').first()
      for (const width of [1440, 1559, 1560]) {
        await resize(page, width)
        // The menu folds once the page has heard of its new width.
        const here = menu.locator(`[aria-current="${width < 1560 ? 'true' : 'page'}"]:visible`)
        await here.filter({ hasText: /Erstatninger|Replacements/ }).waitFor()
        t.equal(
          await menu.locator('[aria-current]:visible').count(),
          1,
          'the page that is open is named once',
        )
        t.strictSame(await lines(), [1, 1], `${language} ${width}`)
      }
    }
  })

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
          await settle(page)
          for (const width of WIDTHS) {
            await resize(page, width)
            t.strictSame(await page.evaluate(findUnread), [], `${language} ${width} ${path}`)
          }
        }
      }
    })
  }

  for (const language of sized<Language[]>([], ['nb', 'en']))
    await t.test(`what is opened can be read too: ${language}`, async (t) => {
      const page = await signedIn('administrator')
      await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
      for (const [path, open] of OPENED) {
        await page.setViewportSize({ width: 1440, height: 844 })
        await page.goto(`${demo.url}${path}`)
        await page.waitForLoadState('networkidle')
        await open(page)
        await page.waitForLoadState('networkidle')
        for (const width of WIDTHS) {
          await resize(page, width)
          t.strictSame(await page.evaluate(findUnread), [], `${width} ${path} ${open.name}`)
        }
      }
    })

  await t.test('a narrow screen has the day that is shown, and changes many systems at once', async () => {
    const page = await signedIn('administrator')
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
})
