import type { Page } from 'playwright-core'
import t from 'tap'
import type { Role } from '../../schema/rules/access.js'
import { findBarriers } from '../barriers.js'
import { beginRegister, drawn, launch, settle, signIn } from '../browser.js'
import { startDemo, startEmpty } from '../demo.js'
import { sized } from '../size.js'

/** A state of a page: where it is, and what leads to it from the page as it opens. */
type State = readonly [name: string, path: string, open?: (page: Page) => Promise<unknown>]

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().press('Enter')
const pressed = (name: string | RegExp) => (page: Page) => press(page, name)
const keys =
  (...all: string[]) =>
  async (page: Page) => {
    for (const key of all) await page.keyboard.press(key)
  }
const tick = (page: Page) =>
  page
    .getByRole('checkbox', { name: /^Velg / })
    .first()
    .press('Space')

const STATES: Readonly<Partial<Record<Role, readonly State[]>>> = {
  administrator: [
    ['a menu', '/', pressed(/^Administrator/)],
    ['more pages', '/', pressed('Mer')],
    [
      'a search',
      '/',
      async (page) => {
        await keys('Control+k')(page)
        await page.keyboard.type('fagsystem')
        await page.getByRole('option').first().waitFor()
      },
    ],
    ['the keys', '/systems', keys('?')],
    ['another day', '/', pressed(/^Per i dag/)],
    ['an invitation', '/people', pressed('Inviter bruker')],
    ['a token', '/me', pressed('Nytt token')],
    ['a row that is added', '/setup', pressed('Legg til: Milepæler')],
    ['a later day of the merger', '/setup/postpone?to=2021-01-01'],
    [
      'a reason',
      '/systems/IKT-026',
      async (page) => {
        await press(page, 'Handlinger')
        await press(page, 'Fjern fra registeret …')
      },
    ],
    ['a gate that is let through', '/systems/IKT-026', pressed(/^Overstyr …/)],
  ],
  architect: [
    ['columns', '/systems', pressed('Kolonner')],
    ['a file', '/systems', pressed('Eksporter systemer')],
    ['a view', '/systems?overdue=true', pressed('Lagre som visning …')],
    ['a cell', '/systems?columns=responsible', keys('j', 'ArrowRight', 'Enter')],
    ['chosen systems', '/systems', tick],
    [
      'many systems',
      '/systems',
      async (page) => {
        await tick(page)
        await press(page, 'Sett ansvarlig')
      },
    ],
    [
      'what becomes of many',
      '/systems',
      async (page) => {
        await tick(page)
        await press(page, 'Sett ansvarlig')
        await page
          .getByRole('dialog')
          .getByLabel(/^Ansvarlig for/)
          .pressSequentially('Prosjekt S')
        await page.keyboard.press('Enter')
        await page
          .getByRole('dialog')
          .getByText(/endres/)
          .first()
          .waitFor()
      },
    ],
    ['none that fit', '/systems?q=zzzz'],
    ['a form', '/systems/IKT-026', pressed('Endre identitet')],
    [
      'a row that is searched for',
      '/systems/IKT-026',
      async (page) => {
        await press(page, 'Legg til kobling')
        await page.getByRole('combobox', { name: 'Erstatning' }).press('ArrowDown')
        await page.getByRole('option').first().waitFor()
      },
    ],
    [
      'a form that lacks something',
      '/systems/new',
      async (page) => {
        await press(page, 'Registrer systemet')
        await page.getByText('«Navn» mangler.').waitFor()
      },
    ],
    ['a notice', '/contracts?section=give_notice', pressed(/^Si opp …/)],
    [
      'a system that is retired',
      '/workbench?strength=none',
      async (page) => {
        await page.locator('[aria-current=true]').first().waitFor()
        await page.keyboard.press('p')
        await press(page, 'Avvikles')
      },
    ],
    [
      'a system that is split',
      '/workbench?strength=none',
      async (page) => {
        await page.locator('[aria-current=true]').first().waitFor()
        await page.keyboard.press('d')
        await press(page, 'Del systemet')
      },
    ],
    [
      'a target that is chosen',
      '/workbench',
      async (page) => {
        await page.locator('[aria-current=true]').first().waitFor()
        await page.keyboard.press('e')
      },
    ],
    [
      'a list that cannot be read',
      '/systems',
      async (page) => {
        await page.route('**/api/v1/systems?*', (route) => route.abort())
        await page.reload()
        await page.getByRole('alert').waitFor()
        await page.unroute('**/api/v1/systems?*')
      },
    ],
    [
      'a list that is waited for',
      '/systems',
      async (page) => {
        await page.route('**/api/v1/systems?*', () => undefined)
        await page.reload({ waitUntil: 'load' })
        await page.getByRole('status', { name: 'Laster' }).first().waitFor()
      },
    ],
  ],
  lead: [
    [
      'a card that is lifted',
      '/plan/board?open=3_health',
      async (page) => {
        await page.locator('[data-card]').first().getByRole('link').focus()
        await page.keyboard.press('m')
        await page.locator('[data-answer]').first().waitFor()
      },
    ],
    [
      'a date that is moved',
      '/plan?open=3_health',
      async (page) => {
        await page.getByRole('slider').first().press('ArrowRight')
        await page.getByRole('slider').first().press('Enter')
      },
    ],
    ['a wave', '/plan?open=3_health', pressed('Endre bølgen')],
    ['a risk', '/risks', pressed(/^Legg til/)],
    ['chosen findings', '/findings?check=SPECIAL_WITHOUT_RISK_ASSESSMENT', tick],
    [
      'who follows up',
      '/findings?check=SPECIAL_WITHOUT_RISK_ASSESSMENT',
      async (page) => {
        await tick(page)
        await press(page, 'Sett hvem som følger opp …')
      },
    ],
  ],
  auditor: [
    ['set-up without a right', '/setup'],
    ['an import without a right', '/import'],
    ['a new system without a right', '/systems/new'],
    ['a new contract without a right', '/contracts/new'],
    ['the workbench without a right', '/workbench'],
    ['a system of the past', '/systems/IKT-026?asOf=2019-06-30'],
    ['the list of the past', '/systems?asOf=2019-06-30'],
    ['the plan of the past', '/plan?asOf=2019-06-30'],
    ['the board of the past', '/plan/board?asOf=2019-06-30'],
    ['the matrix of the past', '/matrix?asOf=2019-06-30'],
    ['the landscape of the past', '/landscape?asOf=2019-06-30'],
    ['the contracts of the past', '/contracts?asOf=2019-06-30'],
    ['a day that there is not', '/systems?asOf=1999-01-01'],
  ],
}

const EMPTY = [
  '/',
  '/systems',
  '/replacements',
  '/vendors',
  '/contracts',
  '/matrix',
  '/plan',
  '/plan/board',
  '/landscape',
  '/workbench',
  '/variants',
  '/duplicates',
  '/compare',
  '/waves',
  '/risks',
  '/findings',
  '/reports',
  '/changes',
  '/import',
  '/my-day',
]

/** Reduced, every third of them, and each in one theme. */
const isTried = (at: number) => sized(at % 3 === 0, true)

/** Barriers of a page as it stands, in both themes; reduced, in one of them. */
async function inBoth(page: Page, at: number): Promise<string[]> {
  const found: string[] = []
  const themes: readonly ('light' | 'dark')[] = ['light', 'dark']
  for (const colorScheme of sized([themes[(at / 3) % 2] ?? 'light'], themes)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await drawn(page)
    found.push(...(await findBarriers(page)).map((barrier) => `${colorScheme}: ${barrier}`))
  }
  return found
}

t.test('whatever is open', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  for (const [role, states] of Object.entries(STATES) as [Role, readonly State[]][]) {
    const page = await signIn(t, browser, demo.links[role], {
      bypassCSP: true,
      viewport: { width: 1440, height: 900 },
    })
    page.on('dialog', (dialog) => dialog.accept())
    for (const [at, [name, path, open]] of [...states.entries()].filter(([at]) => isTried(at)))
      await t.test(name, async (t) => {
        await page.goto(`${demo.url}${path}`)
        await settle(page)
        await open?.(page)
        t.strictSame(await inBoth(page, at), [])
      })
    await page.close()
  }
})

t.test('an empty register', async (t) => {
  const register = await startEmpty(t)
  const browser = await launch(t)
  const page = await (await browser.newContext({ bypassCSP: true })).newPage()
  await beginRegister(page, register.links.administrator)
  await page.getByRole('heading', { level: 1, name: 'Kom i gang med registeret' }).waitFor()
  for (const [at, path] of [...EMPTY.entries()].filter(([at]) => isTried(at)))
    await t.test(path, async (t) => {
      await page.goto(`${register.url}${path}`)
      await settle(page)
      t.strictSame(await inBoth(page, at), [])
    })
})
