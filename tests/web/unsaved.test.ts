import type { Locator, Page } from 'playwright-core'
import t from 'tap'
import type { Role } from '../../schema/rules/access.js'
import { launch, readIn, settle, signedOut, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

const TYPED = 'Skrevet før omlasting'
/** A place where somebody types: where it is, how it is opened by keys, and which field is written in. */
interface Place {
  role: Role
  path: string | ((page: Page) => Promise<string>)
  /** Opens it. */
  open: (page: Page) => Promise<unknown>
  field: (page: Page) => Locator
}

async function type(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a')
  await field.pressSequentially(text)
}
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).first().press('Enter')
const inDialog = (name: string | RegExp) => (page: Page) => page.getByRole('dialog').getByLabel(name)
const choose = async (page: Page) => {
  await page
    .getByRole('checkbox', { name: /^Velg IKT-/ })
    .first()
    .press('Space')
}
const onWorkbench = (key: string) => async (page: Page) => {
  await page.getByRole('grid').or(page.locator('[aria-current=true]')).first().waitFor()
  await page.keyboard.press(key)
}

const PLACES: Readonly<Record<string, Place>> = {
  'a form of a system': {
    role: 'architect',
    path: '/systems/IKT-026',
    open: (page) => press(page, 'Endre bruk'),
    field: (page) => page.getByRole('textbox', { name: 'Ulik bruk av samme produkt' }),
  },
  'a new system': {
    role: 'architect',
    path: '/systems/new',
    open: async () => undefined,
    field: (page) => page.getByRole('textbox', { name: 'Navn', exact: true }),
  },
  'a reason': {
    role: 'administrator',
    path: '/systems/IKT-026',
    async open(page) {
      await page.getByRole('button', { name: 'Handlinger' }).press('Enter')
      await page.getByRole('button', { name: 'Fjern fra registeret …' }).press('Enter')
    },
    field: inDialog('Begrunnelse'),
  },
  'an override of a gate': {
    role: 'administrator',
    path: '/systems/IKT-026',
    open: (page) => press(page, /^Overstyr …/),
    field: inDialog('Begrunnelse'),
  },
  'a cell of the list': {
    role: 'architect',
    path: '/systems?municipality=0711&columns=responsible&sort=number',
    async open(page) {
      for (const key of ['j', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    },
    field: inDialog(/^Ansvarlig for omlegging/),
  },
  'many systems': {
    role: 'architect',
    path: '/systems?sort=number',
    async open(page) {
      await choose(page)
      await page.getByRole('button', { name: 'Sett ansvarlig' }).press('Enter')
    },
    field: inDialog(/^Begrunnelse/),
  },
  'the name of a view': {
    role: 'architect',
    path: '/systems?overdue=true',
    open: (page) => press(page, 'Lagre som visning …'),
    field: inDialog('Navn'),
  },
  'a notice': {
    role: 'architect',
    path: async (page) =>
      `/contracts/${(await readIn(page, '/contracts?section=give_notice&limit=1')).items[0].id}`,
    open: (page) => press(page, 'Si opp …'),
    field: inDialog(/^Begrunnelse/),
  },
  'a date that is moved': {
    role: 'lead',
    path: '/plan?open=3_health',
    async open(page) {
      const mark = page.getByRole('slider').first()
      await mark.press('ArrowRight')
      await mark.press('Enter')
    },
    field: inDialog(/^Begrunnelse/),
  },
  'a wave': {
    role: 'lead',
    path: '/plan?open=3_health',
    open: (page) => press(page, 'Endre bølgen'),
    field: (page) => page.getByRole('textbox', { name: /^Begrunnelse/ }),
  },
  'what is not needed': {
    role: 'privacy_adviser',
    path: '/findings?check=SPECIAL_WITHOUT_RISK_ASSESSMENT',
    async open(page) {
      await page.locator('tbody').getByRole('checkbox').first().press('Space')
      await page.getByRole('button', { name: 'Ikke nødvendig …' }).press('Enter')
    },
    field: inDialog('Begrunnelse'),
  },
  'who follows up': {
    role: 'lead',
    path: '/findings?check=SPECIAL_WITHOUT_RISK_ASSESSMENT',
    async open(page) {
      await page.locator('tbody').getByRole('checkbox').first().press('Space')
      await page.getByRole('button', { name: 'Sett hvem som følger opp …' }).press('Enter')
    },
    field: inDialog('Følges opp av'),
  },
  'a system that is retired': {
    role: 'architect',
    path: '/workbench?strength=none',
    open: onWorkbench('p'),
    field: inDialog('Begrunnelse'),
  },
  'a system that is split': {
    role: 'architect',
    path: '/workbench?strength=none',
    open: onWorkbench('d'),
    field: (page) => page.getByRole('dialog').getByLabel('Omfang').first(),
  },
  'what is decided of several': {
    role: 'architect',
    path: async (page) => `/compare?like=${(await readIn(page, '/functions?limit=1')).items[0].number}`,
    open: (page) =>
      page
        .getByRole('complementary')
        .getByRole('button', { name: /^Videreføres hver for seg/ })
        .press('Enter'),
    field: (page) => page.getByRole('dialog').getByLabel('Begrunnelse').last(),
  },
  'an invitation': {
    role: 'administrator',
    path: '/people',
    open: (page) => press(page, 'Inviter bruker'),
    field: inDialog('Navn'),
  },
  'a token': {
    role: 'administrator',
    path: '/me',
    open: (page) => press(page, 'Nytt token'),
    field: inDialog('Navn'),
  },
  'a row of a short list': {
    role: 'administrator',
    path: '/setup',
    open: (page) => press(page, 'Legg til: Milepæler'),
    field: (page) => page.locator('.editing-row').getByRole('textbox').first(),
  },
  'a later day of the merger': {
    role: 'administrator',
    path: '/setup/postpone?to=2021-01-01',
    open: async () => undefined,
    field: (page) => page.getByLabel('Begrunnelse'),
  },
  'a risk': {
    role: 'lead',
    path: '/risks',
    open: (page) => press(page, /^Legg til/),
    field: (page) => page.getByRole('main').locator('form').getByRole('textbox').first(),
  },
}

t.test('what is typed is kept when the page is loaded anew', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  for (const role of [...new Set(Object.values(PLACES).map((place) => place.role))]) {
    const page = await signIn(t, browser, demo.links[role], { viewport: { width: 1440, height: 900 } })
    // The browser asks before it leaves a form, whose text is lost with its tab.
    page.on('dialog', (dialog) => dialog.accept())
    for (const [name, { path, open, field }] of Object.entries(PLACES).filter(([, one]) => one.role === role))
      await t.test(`${name}, until it is cancelled`, async (t) => {
        await page.goto(`${demo.url}${typeof path === 'string' ? path : await path(page)}`)
        const again = async () => {
          await settle(page)
          await open(page)
          await field(page).waitFor()
        }
        await again()
        await type(field(page), TYPED)
        await page.reload()
        await again()
        t.equal(await field(page).inputValue(), TYPED)
        const cancel = page.getByRole('button', { name: 'Avbryt' })
        await cancel
          .or(page.getByRole('link', { name: 'Avbryt' }))
          .last()
          .press('Enter')
        await page.waitForFunction(() =>
          Object.keys(sessionStorage).every((key) => !key.startsWith('harmoni.unsaved')),
        )
      })
  }

  const page = await signIn(t, browser, await newLink(demo, 'architect'))
  page.on('dialog', (dialog) => dialog.accept())
  const field = page.getByRole('textbox', { name: 'Ulik bruk av samme produkt' })
  const kept = () =>
    page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('harmoni.unsaved')))
  const open = async () => {
    await settle(page)
    await press(page, 'Endre bruk')
    await field.waitFor()
  }
  const write = async (text: string) => {
    await page.goto(`${demo.url}/systems/IKT-026`)
    await open()
    await type(field, text)
  }
  const save = () => page.getByRole('button', { name: 'Lagre', exact: true }).press('Enter')

  await t.test('it is said that it is not saved, and gone once it is', async (t) => {
    await write(TYPED)
    await page.reload()
    await open()
    await page.getByText('Her står det du skrev før siden ble lastet på nytt.').waitFor()
    await save()
    await page.getByText('Lagret.').waitFor()
    t.strictSame(await kept(), [])
    t.equal((await readIn(page, '/systems/IKT-026')).usageNote, TYPED)
  })

  await t.test('what somebody else saved meanwhile is not written over', async (t) => {
    await write('Min merknad')
    const status = await page.evaluate(async () => {
      const url = '/api/v1/systems/IKT-026'
      const { version } = await (await fetch(url)).json()
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
      return (await fetch(url, { method: 'PATCH', headers, body: '{"usageNote":"En annens"}' })).status
    })
    t.equal(status, 200)
    await page.reload()
    await open()
    t.equal(await field.inputValue(), 'Min merknad')
    await save()
    await page.getByRole('alert').filter({ hasText: 'Noen andre har endret dette' }).waitFor()
    t.equal((await readIn(page, '/systems/IKT-026')).usageNote, 'En annens')
  })

  await t.test('who signs out leaves nothing of it behind', async (t) => {
    await write('Bare for meg')
    await page.reload()
    await settle(page)
    t.equal((await kept()).length, 1)
    await page.getByRole('button', { name: /IKT-arkitekt/ }).press('Enter')
    await page.getByRole('button', { name: 'Logg ut' }).press('Enter')
    await signedOut(page)
    t.strictSame(await kept(), [])
  })
})
