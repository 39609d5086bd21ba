import type { Page } from 'playwright-core'
import t from 'tap'
import { launch, readIn, resize, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

const WIDE = { width: 1440, height: 900 }

/** What is opened, how, by whom; which of its buttons is pressed, and what is told then. */
type Case = [
  title: string,
  who: 'lead' | 'administrator',
  path: string,
  open: (page: Page) => Promise<void>,
  submit: string,
  told: string | RegExp,
]

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().press('Enter')
/** Opens the changing of the two first systems of a list. */
const many = async (page: Page) => {
  for (const at of [0, 1])
    await page
      .getByRole('checkbox', { name: /^Velg IKT-/ })
      .nth(at)
      .press(' ')
  await press(page, 'Endre annet …')
}
/** Goes on to move their dates by so many days. */
const moveBy = async (page: Page, days: string) => {
  await many(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Hva skal endres?').selectOption({ label: 'Flytt planlagte datoer' })
  // What was typed before the page was loaded anew is there again.
  await dialog.getByLabel('Antall dager').press('ControlOrMeta+a')
  await page.keyboard.type(days)
}
const CASES: readonly Case[] = [
  [
    'a moment that is not chosen',
    'lead',
    '/',
    (page) => press(page, 'Velg tidspunkt'),
    'Vis',
    'Velg en hel dato som har vært, eller skriv nummeret på en endring.',
  ],
  [
    'a change of many that changes nothing yet',
    'lead',
    '/systems',
    many,
    'Vis hva som endres',
    '«Hva skal endres?» mangler.',
  ],
  [
    'dates that are moved by no days',
    'lead',
    '/systems',
    (page) => moveBy(page, '1,5'),
    'Vis hva som endres',
    /^Skriv et helt antall dager/,
  ],
  [
    'dates that are moved by more days than can be',
    'lead',
    '/systems',
    (page) => moveBy(page, '99999999'),
    'Vis hva som endres',
    /^Skriv høyst 3.660 dager\.$/,
  ],
  [
    'a field more that is not chosen',
    'lead',
    '/systems',
    async (page) => {
      await many(page)
      await page.getByRole('dialog').getByLabel('Hva skal endres?').selectOption({ label: 'Systemforvalter' })
      await page.getByRole('dialog').getByRole('button', { name: 'Endre et felt til' }).press('Enter')
    },
    'Vis hva som endres',
    '«Endre et felt til» mangler.',
  ],
  [
    'a date that is moved to where it was',
    'lead',
    '/plan?open=3_health',
    async (page) => {
      await resize(page, 390)
      await page
        .getByRole('rowheader')
        .getByRole('button', { name: /^Flytt IKT-/ })
        .first()
        .press('Enter')
    },
    'Flytt',
    'Datoen er den samme som før. Velg en annen, eller avbryt.',
  ],
  [
    'notice that was given on no day',
    'administrator',
    '/contracts?section=give_notice',
    async (page) => {
      await press(page, /^Si opp … /)
      await page.getByRole('dialog').getByLabel('Dagen den ble sagt opp').fill('')
    },
    'Registrer oppsigelsen',
    '«Dagen den ble sagt opp» mangler.',
  ],
  [
    'a view without a name',
    'lead',
    '/systems?signal=overdue',
    async (page) => {
      await press(page, 'Lagre som visning …')
      await page.getByRole('dialog').getByRole('textbox', { name: 'Navn' }).press('Control+a')
      await page.keyboard.press('Delete')
    },
    'Lagre',
    '«Navn» mangler.',
  ],
  [
    'a system that is removed without a reason',
    'administrator',
    '/systems/IKT-026',
    async (page) => {
      await press(page, 'Handlinger')
      await press(page, 'Fjern fra registeret …')
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    },
    'Fjern systemet fra registeret',
    '«Begrunnelse» mangler.',
  ],
  [
    'what is touched, and not ticked',
    'administrator',
    '/systems/IKT-026',
    async (page) => {
      await press(page, 'Handlinger')
      await press(page, 'Fjern fra registeret …')
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
      await page.getByRole('dialog').getByLabel('Begrunnelse').pressSequentially('Prøve')
    },
    'Fjern systemet fra registeret',
    'Kryss av for alt som berøres, i listen over, og prøv igjen.',
  ],
  [
    'what is touched, and still being read',
    'administrator',
    '/systems/IKT-030',
    async (page) => {
      await page.route('**/systems/IKT-030/consequences*', () => undefined)
      await press(page, 'Handlinger')
      await press(page, 'Fjern fra registeret …')
      await page.getByRole('dialog').getByLabel('Begrunnelse').pressSequentially('Prøve')
    },
    'Fjern systemet fra registeret',
    'Det leses ennå hva mer som berøres. Prøv igjen når det står her.',
  ],
]

t.test('whoever presses what lacks something is told what, and nothing is written', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const pages = {
    lead: await signIn(t, browser, demo.links.lead, { viewport: WIDE }),
    administrator: await signIn(t, browser, demo.links.administrator, {
      viewport: { width: 1440, height: 900 },
    }),
  }
  const log = async () => (await readIn(pages.lead, '/changes?limit=1')).total
  const before = await log()
  for (const [title, who, path, open, submit, told] of CASES)
    await t.test(title, async (t) => {
      const page = pages[who]
      await page.setViewportSize(WIDE)
      await page.goto(`${demo.url}${path}`)
      await open(page)
      const button = page.getByRole('dialog').getByRole('button', { name: submit, exact: true })
      t.equal(await button.getAttribute('aria-disabled'), 'true')
      await button.press('Enter')
      await page.getByRole('dialog').getByRole('alert').getByText(told).waitFor()
      t.equal(await log(), before)
    })
})
