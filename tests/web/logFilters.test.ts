import t from 'tap'
import { launch, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('the filters of the change log', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect)
  const log = page.getByRole('search')
  const count = () => page.getByRole('status').filter({ hasText: /endring/ })
  const open = async (query = '') => {
    await page.goto(`${demo.url}/changes${query}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const heldBy = (name: string) =>
    log.getByLabel(name, { exact: true }).evaluate((one) => (one as HTMLInputElement).value)

  await t.test('a system is found by its name or its number, and stands there as its number', async (t) => {
    const { items } = await page.evaluate(async () => (await fetch('/api/v1/systems?limit=1000')).json())
    const names = items.map(({ name }: { name: string }) => name)
    const only = items.find(
      ({ name }: { name: string }) => names.filter((other: string) => other.includes(name)).length === 1,
    )
    for (const written of [only.number, only.number.toLowerCase().replace('-0', '-'), only.name]) {
      await open()
      await log.getByLabel('System', { exact: true }).fill(written)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.searchParams.get('system') !== null)
      await count().waitFor()
      t.equal(new URL(page.url()).searchParams.get('system'), only.number, written)
    }
  })

  const filters = page.getByRole('complementary', { name: 'Filtre' })
  const numberIn = async (text: string | null) => Number(text?.replace(/\D/g, ''))
  const total = async () => numberIn(await count().locator('strong').textContent())

  await t.test('every count of the facets leaves as many changes', async (t) => {
    await open()
    for (const [facet, value] of [
      ['Hva', 'Kobling'],
      ['Felt', 'Planlagt omlegging'],
      ['Hvem', 'IKT-arkitekt'],
      ['Måte', 'Flere systemer samtidig'],
    ] as const) {
      const group = filters.getByRole('group', { name: facet })
      const row = group.locator('.facet-value').filter({ hasText: value })
      const box = row.getByRole('checkbox')
      const expected = await numberIn(await row.locator('.number').textContent())
      t.ok(expected > 0, `${facet}: ${value}`)
      await box.check()
      await count()
        .filter({ has: page.locator(`strong:text-is("${expected}")`) })
        .waitFor()
      await group.getByText('· 1 valgt').waitFor()
      t.equal(await box.isChecked(), true)
    }
    const url = new URL(page.url())
    t.same(url.searchParams.get('field'), 'mapping.plannedCutOver')
    const [, saves] = /i (\d+) lagring/.exec((await count().textContent()) ?? '') ?? []
    t.equal(await page.locator('.log-entry').count(), Math.min(25, Number(saves)), 'one entry for each save')
    await log.getByRole('button', { name: 'Fjern filteret Hva: Kobling' }).click()
    await page.waitForURL((to) => !to.searchParams.has('entity'))
    await log.getByRole('button', { name: 'Nullstill', exact: true }).click()
    await page.waitForURL((to) => to.search === '')
    await count().filter({ hasText: '4' }).waitFor()
  })

  await t.test('any field of anything in the log is chosen from a list', async (t) => {
    await open()
    const field = filters.getByLabel(/^Velg blant \d+ felt$/)
    // They are there once the register has said what it has rows of.
    await field
      .getByRole('option', { name: 'Oppsigelsestid (måneder) (Avtale)' })
      .waitFor({ state: 'attached' })
    const labels = await field.getByRole('option').allInnerTexts()
    t.equal(new Set(labels).size, labels.length, 'no two are called the same')
    t.ok(labels.length > 80, `${labels.length} fields`)
    await field.selectOption({ label: 'Oppsigelsestid (måneder) (Avtale)' })
    await page.waitForURL(/field=contract\./)
    await log.getByRole('button', { name: /^Fjern filteret Felt: / }).waitFor()
  })

  await t.test('words find what was changed, and keys go through it', async (t) => {
    await open()
    const all = await total()
    const told = (await count().textContent()) ?? ''
    // The rows and their count are two reads: whichever is last, the count never stands as if it were of these rows.
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    const counting = /\/api\/v1\/changes\/facets\?.*rundeliste(\+|%20)RUTE/
    await page.route(counting, async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.press('/')
    await page.keyboard.type('rundeliste RUTE')
    await page.waitForURL(/q=rundeliste(\+|%20)RUTE/)
    const entries = page.locator('.log-entry')
    await entries.first().getByText('IKT-140').waitFor()
    await count().and(page.locator('[aria-busy=true]')).waitFor()
    answer()
    await count().and(page.locator('[aria-busy=false]')).filter({ hasNotText: told }).waitFor()
    await page.unroute(counting)
    t.ok((await total()) < all)
    await entries.first().getByText('− I rute').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.closest('[data-index="0"]'))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/systems\/IKT-140/)
    await page.goBack()
    await page.waitForURL(/q=rundeliste/)
    await open('?q=ingensteds&actor=Arkivleder')
    await page.getByRole('button', { name: /^Uten «Søk: ingensteds» blir det \d/ }).click()
    await page.waitForURL((url) => !url.searchParams.has('q'))
    await count().waitFor()
  })

  await t.test('a save of many rows is one entry, and its rows have their hash', async (t) => {
    await open('?requestId=demo-0003')
    await count().filter({ hasText: '120 endringer i 1 lagring' }).waitFor()
    t.equal(await page.getByText(/^Hash [0-9a-f]{64}$/).count(), 50)
    await open('?way=bulk&entity=system&to=2018-12-31')
    await page
      .getByRole('link', { name: /^Vis de \d+ radene$/ })
      .first()
      .click()
    await page.waitForURL(/requestId=/)
    await page
      .getByText(/^Hash /)
      .first()
      .waitFor()
  })

  await t.test(
    'the whole log is checked from the keyboard, and what it is whole by stands under it',
    async (t) => {
      await open('?way=import')
      await page.getByRole('button', { name: 'Kontroller loggen' }).focus()
      await page.keyboard.press('Enter')
      const check = page.getByRole('region', { name: 'Kontroll av loggen' }).getByRole('status')
      await check.getByText(/^Loggen er hel: #1 til #\d/).waitFor()
      const said = (await check.textContent()) ?? ''
      const [, short = '', tables] =
        /siste hash (\w{4}…\w{4})\. Alle (\d+) tabeller er som loggen sier\./.exec(said) ?? []
      t.ok(Number(tables) > 20, said)
      const whole = (await check.locator('code').first().textContent()) ?? ''
      t.match(whole, /^[0-9a-f]{64}$/)
      t.equal(short, `${whole.slice(0, 4)}…${whole.slice(-4)}`)
      t.match(said, /Kontrollert \d\d\.\d\d\.\d{4} \d\d:\d\d på /)
      t.match(said, / før kontrollen/)
      await page.goto(`${demo.url}/contracts`)
      await open()
      await check.getByText(whole).waitFor()
    },
  )

  await t.test('on a narrow screen the filters open in a dialog', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open('?asOf=2019-06-30')
    await page.getByRole('button', { name: 'Filtre', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Filtre' })
    await dialog.getByLabel('Kobling', { exact: true }).check()
    await dialog
      .getByRole('button', { name: /^Vis alle \d+$/ })
      .last()
      .click()
    await page.getByRole('button', { name: 'Filtre (1)' }).waitFor()
    await page.waitForURL(/asOf=2019-06-30.*entity=mapping/)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  for (const [query, label, value, says] of [
    ['system=ikt-9999', 'System', 'IKT-9999', 'er ikke et system i loggen'],
    ['actor=Ukjent', '', '', 'har ikke endret noe'],
    ['field=kommunen', '', '', 'er ikke et felt i registeret'],
    ['from=2019-13-01', 'Fra dato', '', 'er ikke en dato'],
    ['from=2019-02-01&to=2019-01-31', 'Fra dato', '2019-02-01', 'som perioden slutter med'],
    ['from=2019-02-01&to=2019-01-31', 'Til dato', '2019-01-31', 'som perioden begynner med'],
  ] as const)
    await t.test(`${query} is refused at its place, and taken out with one press`, async (t) => {
      await open(`?${query}`)
      await log.getByText(says).waitFor()
      if (value) t.match(await heldBy(label), new RegExp(value, 'i'))
      await page.getByRole('alert').getByRole('button', { name: 'Nullstill' }).click()
      await count().waitFor()
      t.notMatch(page.url(), /\?/)
      t.equal(await log.getByText(says).count(), 0)
    })

  await t.test('a year of two digits means this century, as in forms', async (t) => {
    await open()
    const from = log.getByLabel('Fra dato', { exact: true })
    await count().waitFor()
    await from.pressSequentially('010120')
    await from.press('Enter')
    await page.waitForURL(/from=2020-01-01/)
    t.equal(await from.inputValue(), '2020-01-01')
  })

  await t.test('a day that there is not filters nothing, and says so', async (t) => {
    await open('?from=2019-02-15')
    const from = log.getByLabel('Fra dato', { exact: true })
    await count().waitFor()
    await from.focus()
    // The month is the first part in this browser.
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('31')
    await page.keyboard.press('Enter')
    await log.getByText('Datoen er ikke hel, eller finnes ikke.').waitFor()
    t.match(page.url(), /from=2019-02-15/, 'not the 3 of 31 either')
    await from.fill('2019-02-20')
    await from.press('Enter')
    await page.waitForURL(/from=2019-02-20/)
    t.equal(await log.getByText('Datoen er ikke hel, eller finnes ikke.').count(), 0)
  })

  await t.test('a system that is still looked up does not undo what is chosen meanwhile', async (t) => {
    await open()
    await count().waitFor()
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(
      (url) => url.pathname === '/api/v1/systems',
      async (route) => {
        await released
        await route.continue()
      },
    )
    await log.getByLabel('System', { exact: true }).pressSequentially('visma omsorg profil')
    await log.getByLabel('System', { exact: true }).press('Tab')
    await filters.getByLabel('Arkivleder', { exact: true }).check()
    await page.waitForURL(/actor=Arkivleder/)
    release()
    await page.waitForURL(/system=IKT-/)
    t.match(page.url(), /actor=Arkivleder/)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  await t.test('a name that several systems have asks which is meant', async (t) => {
    await open()
    await count().waitFor()
    await log.getByLabel('System', { exact: true }).pressSequentially('gerica')
    await log.getByLabel('System', { exact: true }).press('Enter')
    const several = log.getByText(/^Flere systemer passer \(\d\)\. Velg ett av dem/)
    await several.waitFor()
    t.notMatch(page.url(), /system=/)
    await log.getByLabel('System', { exact: true }).press('x')
    await several.waitFor({ state: 'detached' })
  })

  await t.test('in English it is said in English', async () => {
    await open('?system=IKT-9999')
    await page
      .getByRole('button', { name: /^(English|EN)$/i })
      .first()
      .click()
    await log.getByText('is no system in the log. Write its number').waitFor()
  })
})
