import type { Page } from 'playwright-core'
import t from 'tap'
import { drawn, launch, openLink, pick } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('changing the register in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  await openLink(page, demo.links.architect)
  await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()

  /** Changes a system past the page, as somebody else would meanwhile. */
  const patchElsewhere = (number: string, body: object) =>
    page.evaluate(
      async ([at, text]) => {
        const before = await fetch(`/api/v1/systems/${at}`)
        const answer = await fetch(`/api/v1/systems/${at}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', 'if-match': before.headers.get('etag') ?? '' },
          body: text as string,
        })
        return answer.status
      },
      [number, JSON.stringify(body)],
    )
  const stored = (number: string) =>
    page.evaluate(async (at) => (await fetch(`/api/v1/systems/${at}`)).json(), number)
  const open = async (number: string) => {
    await page.goto(`${demo.url}/systems/${number}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const section = (page: Page, name: string) =>
    page.locator('section', { has: page.getByRole('heading', { name, exact: true }) })

  await t.test('a conflict shows both versions and loses nothing that was typed', async (t) => {
    await open('IKT-026')
    const before = await stored('IKT-026')
    await page.getByRole('button', { name: 'Endre bruk', exact: true }).click()
    await page.getByRole('textbox', { name: 'Brukere' }).fill('1 777')
    await page.getByRole('textbox', { name: 'Ulik bruk av samme produkt' }).fill('Min merknad')
    t.equal(await patchElsewhere('IKT-026', { users: 1888, location: 'Annet sted' }), 200)
    await page.getByRole('button', { name: 'Lagre' }).click()
    const conflict = page.getByRole('alert').filter({ hasText: 'Noen andre har endret dette' })
    await conflict.getByText(/1.888/).waitFor()
    await conflict.getByText(/1.777/).waitFor()
    await conflict.getByText(/Endret av IKT-arkitekt 15\.10\.2019 \d\d:\d\d\./).waitFor()
    t.equal(
      await page.getByRole('textbox', { name: 'Brukere' }).inputValue(),
      '1 777',
      'the typed number stands',
    )
    t.equal((await stored('IKT-026')).users, 1888, 'nothing was overwritten')
    await conflict
      .getByRole('radio', { name: /Bruk den som er lagret/ })
      .first()
      .check()
    await conflict.getByRole('button', { name: 'Bruk valgene og fortsett' }).click()
    t.equal(await page.getByRole('textbox', { name: 'Brukere' }).inputValue(), '1888')
    t.equal(
      await page.getByRole('textbox', { name: 'Ulik bruk av samme produkt' }).inputValue(),
      'Min merknad',
    )
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText('Min merknad').first().waitFor()
    const after = await stored('IKT-026')
    t.match(after, { users: 1888, usageNote: 'Min merknad', location: 'Annet sted' })
    t.equal(after.version, before.version + 2)
  })

  await t.test('what is not valid is said at its field, and stays written', async (t) => {
    await open('IKT-026')
    const before = await stored('IKT-026')
    await page.getByRole('button', { name: 'Endre bruk', exact: true }).click()
    await page.getByRole('textbox', { name: 'Brukere' }).fill('mange')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.locator('[aria-invalid=true]').waitFor()
    t.equal(await page.getByRole('textbox', { name: 'Brukere' }).inputValue(), 'mange')
    t.equal((await stored('IKT-026')).version, before.version, 'nothing was saved')
    await page.getByRole('textbox', { name: 'Brukere' }).fill('2 001')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByRole('definition').getByText(/2.001/).waitFor()
    await page.getByRole('button', { name: 'Angre' }).click()
    await page.getByText('Angret.').waitFor()
    t.equal((await stored('IKT-026')).users, before.users, 'undone: the number is as it was')
  })

  await t.test('a number and a date are taken as they are typed, or asked about', async (t) => {
    await open('IKT-026')
    await page.getByRole('button', { name: 'Endre kostnad og avtale' }).click()
    const cost = page.getByRole('textbox', { name: 'Årlig kostnad (kr)' })
    await cost.press('ControlOrMeta+a')
    await cost.pressSequentially('412.000')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page
      .getByText('«412.000» kan bety 412 000 eller 412. Skriv tallet uten punktum og komma.')
      .first()
      .waitFor()
    await cost.press('ControlOrMeta+a')
    await cost.pressSequentially('412 000')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page
      .getByRole('definition')
      .getByText(/412.000/)
      .first()
      .waitFor()
    t.equal((await stored('IKT-026')).annualCost, 412_000)

    await page.getByRole('button', { name: 'Endre omlegging' }).click()
    const date = page.getByLabel('Planlagt avviklet')
    await date.pressSequentially('010120')
    await date.press('Enter')
    await page.getByText('01.01.2020').first().waitFor()
    t.equal((await stored('IKT-026')).plannedDecommission, '2020-01-01')
  })

  await t.test('a date that is half written, or that there is not, empties nothing', async (t) => {
    await open('IKT-026')
    await page.getByRole('button', { name: 'Endre omlegging' }).click()
    const before = await stored('IKT-026')
    const said = page.getByText('Datoen er ikke hel, eller finnes ikke.')
    // The month is the first part in this browser: 31 February, where a date is stored.
    const target = page.getByLabel('Planlagt klar')
    await target.pressSequentially('0231')
    await target.press('Enter')
    await said.waitFor()
    t.equal(await target.evaluate((input) => input === document.activeElement), true, 'it has the focus')
    await target.press('Escape')
    await page.getByRole('button', { name: 'Avbryt' }).click()
    await page.getByRole('button', { name: 'Endre omlegging' }).click()
    // Half of one, where none is, beside something else that is changed.
    await page.getByLabel('Tilganger fjernet').pressSequentially('10')
    await page.getByLabel('Merknad til vurderingen').fill('Sett på')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await said.waitFor()
    t.same(await stored('IKT-026'), before, 'nothing is saved')
    await page.getByRole('button', { name: 'Avbryt' }).click()
  })

  await t.test('what is typed survives other editors, and leaving asks first', async (t) => {
    await open('IKT-026')
    await page.getByRole('button', { name: 'Endre roller' }).click()
    await page.getByLabel('Driftsansvarlig').fill('Ny drift')
    await page.getByRole('button', { name: 'Legg til kobling' }).click()
    await page.getByRole('button', { name: 'Endre teknisk' }).click()
    t.equal(await page.getByLabel('Driftsansvarlig').inputValue(), 'Ny drift', 'it stands')
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement)?.name === 'hosting')
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.message())
      dialog.dismiss()
    })
    await page.getByRole('link', { name: 'Erstatninger' }).click()
    await page.waitForFunction(() => location.pathname === '/systems/IKT-026')
    t.strictSame(asked, ['Det du har skrevet, er ikke lagret. Vil du forlate siden?'])
    t.equal(await page.getByLabel('Driftsansvarlig').inputValue(), 'Ny drift', 'it still stands')
    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('link', { name: 'Erstatninger' }).click()
    await page.getByRole('heading', { level: 1, name: 'Erstatninger' }).waitFor()
  })

  await t.test(
    'a system is split over two replacements, changed, and joined again with a reason',
    async (t) => {
      await page.goto(`${demo.url}/systems?status=planned&destination=patient_journal`)
      await page.getByRole('rowheader').getByRole('link').first().click()
      const mappings = section(page, 'Erstattes av')
      await mappings.getByText('1 kobling').waitFor()
      await mappings.getByRole('button', { name: 'Legg til kobling' }).click()
      await pick(page, 'Erstatning', 'Felles saksbehandlings- og arkivsystem')
      await page.getByLabel('Omfang').fill('Vedtaksbrev')
      await page.getByLabel('Konvertering trengs').selectOption({ label: 'Nei' })
      await page.getByRole('button', { name: 'Legg til kobling' }).click()
      await mappings.getByText('Bare en del av systemet er dekket.').waitFor()
      const whole = mappings.getByLabel('Dekker delene til sammen hele systemet?')
      const rest = mappings.getByLabel('Hva skjer med resten, og hvorfor?')
      t.equal(await rest.count(), 0, 'there may be no rest')
      await whole.selectOption({ label: 'Nei' })
      await rest.fill('Bildearkivet brukes ikke mer')
      await whole.selectOption({ label: 'Ja' })
      t.equal(await rest.count(), 0)
      await page.getByRole('button', { name: 'Legg til kobling' }).click()
      await mappings.getByText('2 koblinger').waitFor()
      const number = page.url().split('/').at(-1) as string
      t.match(
        await stored(number),
        { partsCoverAll: 'yes', restReason: null },
        'what is not asked is not sent',
      )
      t.equal(
        await mappings.getByRole('cell', { name: 'Delvis', exact: true }).count(),
        2,
        'both are partial',
      )

      await mappings.getByRole('button', { name: /^Endre: Felles saks/ }).click()
      await page.getByLabel('Antall inn').fill('12')
      await page.getByRole('button', { name: 'Lagre' }).click()
      await mappings.getByText('12 / –').waitFor()

      await mappings.getByRole('button', { name: /^Fjern kobling … Felles saks/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('checkbox', { name: /^Løpende avtaler som dekker systemene/ }).waitFor()
      await dialog.getByRole('button', { name: /^Fjern koblingen/ }).click({ force: true })
      t.ok(await dialog.isVisible(), 'without a reason nothing is removed')
      await dialog.getByLabel('Begrunnelse').fill('Brevene flyttes ikke')
      for (const touched of await dialog.getByRole('checkbox').all()) await touched.check()
      await dialog.getByRole('button', { name: /^Fjern koblingen/ }).click()
      await dialog.getByText('Bare en del av systemet er dekket.').waitFor()
      await dialog.getByLabel('Dekker koblingen som er igjen, hele systemet?').selectOption({ label: 'Nei' })
      await dialog.getByLabel('Hva skjer med resten, og hvorfor?').fill('Brevene kasseres')
      await dialog.getByRole('button', { name: /^Fjern koblingen/ }).click()
      await mappings.getByText('1 kobling').waitFor()
      await page.getByRole('definition').getByText('Brevene kasseres').waitFor()
      await section(page, 'Historikk').getByText('Brevene flyttes ikke').first().waitFor()

      await page.getByRole('button', { name: 'Angre' }).click()
      await mappings.getByText('2 koblinger').waitFor()
      t.equal(await mappings.getByText('12 / –').count(), 1, 'undone: the mapping is as it was')
      t.match(await stored(number), { partsCoverAll: 'yes', restReason: null }, 'and the system')

      await mappings.getByRole('button', { name: /^Fjern kobling … Felles saks/ }).click()
      await dialog.getByLabel('Dekker koblingen som er igjen').selectOption({ label: 'Ja' })
      await dialog.getByLabel('Begrunnelse').fill('Samles igjen')
      for (const touched of await dialog.getByRole('checkbox').all()) await touched.check()
      await dialog.getByRole('button', { name: /^Fjern koblingen/ }).click()
      await mappings.getByRole('cell', { name: 'Hel', exact: true }).waitFor()
      await mappings.getByRole('button', { name: /^Endre: / }).click()
      await mappings.getByLabel('Dekning').selectOption({ label: 'Delvis' })
      t.equal(await whole.count(), 0, 'a single part is never the whole')
      await rest.fill('Bildearkivet brukes ikke mer')
      await page.getByRole('button', { name: 'Lagre' }).click()
      await mappings.getByRole('cell', { name: 'Delvis', exact: true }).waitFor()
      t.match(await stored(number), { partsCoverAll: 'no', restReason: 'Bildearkivet brukes ikke mer' })
      await page.getByRole('button', { name: 'Angre' }).click()
      await mappings.getByRole('cell', { name: 'Hel', exact: true }).waitFor()
      t.match(await stored(number), { restReason: null })
    },
  )

  await t.test('a step back asks for its reason and stands in the history', async (t) => {
    await page.goto(`${demo.url}/systems?status=planned&q=`)
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Ett steg tilbake …' }).click()
    const dialog = page.getByRole('dialog')
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
    await page.keyboard.type('Planen må lages på nytt')
    await dialog.getByRole('button', { name: 'Sett til Besluttet' }).click()
    await section(page, 'Historikk').getByText('Status: Planlagt til Besluttet').first().waitFor()
    await section(page, 'Historikk').getByText('Planen må lages på nytt').waitFor()
    // It closes once all of the page is read anew, the history among the first.
    await dialog.waitFor({ state: 'detached' })
    t.equal(await page.getByRole('dialog').count(), 0)
  })

  await t.test('a new system is registered, voided and restored; a nameless one is not', async (t) => {
    await page.goto(`${demo.url}/systems/new`)
    await page.getByRole('button', { name: 'Registrer systemet' }).click()
    await page.locator('[aria-invalid=true]').first().waitFor()
    await page.getByLabel('Navn', { exact: true }).fill('Ærlig Ålesystem')
    await page.getByLabel('Tidligere kommune').selectOption({ label: 'Svelvik' })
    await page.getByLabel('Systemtype').selectOption({ label: 'Fagsystem' })
    await page.getByRole('button', { name: 'Registrer systemet' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ærlig Ålesystem' }).waitFor()
    t.match(page.url(), /IKT-280$/, 'it has the next number')
    await page.getByText(/^IKT-280 · Svelvik$/).waitFor()

    await page.getByRole('button', { name: 'Handlinger', exact: true }).click()
    await page.getByRole('button', { name: 'Fjern fra registeret …' }).click()
    await page.getByRole('dialog').getByLabel('Begrunnelse').fill('Registrert to ganger')
    await page.getByRole('dialog').getByRole('button', { name: 'Fjern systemet fra registeret' }).click()
    await page.getByText('Systemet er fjernet fra registeret: Registrert to ganger').waitFor()
    t.equal(await page.getByRole('button', { name: /^Endre/ }).count(), 0, 'a voided system is not edited')

    await page.getByRole('button', { name: 'Handlinger', exact: true }).click()
    await page.getByRole('button', { name: 'Gjenopprett …' }).click()
    await page.getByRole('dialog').getByLabel('Begrunnelse').fill('Likevel ikke')
    await page.getByRole('dialog').getByRole('button', { name: 'Gjenopprett systemet' }).click()
    await page.getByRole('button', { name: 'Endre identitet' }).waitFor()
  })

  await t.test('a second press while the first is under way writes once', async (t) => {
    await open('IKT-030')
    const before = await stored('IKT-030')
    const sent: string[] = []
    await page.route('**/api/v1/systems/IKT-030', async (route) => {
      if (route.request().method() === 'PATCH') sent.push('PATCH')
      await route.continue()
    })
    await page.getByRole('button', { name: 'Endre bruk', exact: true }).click()
    await page.getByRole('textbox', { name: 'Brukere' }).fill('77')
    await page.getByRole('textbox', { name: 'Brukere' }).evaluate((input: HTMLInputElement) => {
      input.form?.requestSubmit()
      input.form?.requestSubmit()
    })
    await page.getByText('Lagret.').waitFor()
    await page.unroute('**/api/v1/systems/IKT-030')
    t.strictSame(sent, ['PATCH'])
    t.equal((await stored('IKT-030')).version, before.version + 1)
    await page.waitForFunction(() => document.activeElement?.id === 'edit-use')
    t.equal(
      await page.evaluate(() => document.activeElement?.id),
      'edit-use',
      'the focus is back where it came from',
    )
  })

  await t.test('a move can be undone, and the log says so', async (t) => {
    const number = await page.evaluate(async () => {
      const { items } = await (await fetch('/api/v1/systems?status=decided&limit=60')).json()
      for (const { number } of items) {
        const { transitions } = await (await fetch(`/api/v1/systems/${number}/transitions`)).json()
        const ahead = (one: { to: string; allowed: boolean }) => one.to === 'planned' && one.allowed
        if (transitions.some(ahead)) return number as string
      }
      return ''
    })
    await open(number)
    await page.getByRole('button', { name: 'Sett til Planlagt' }).click()
    await page.getByText('Satt til Planlagt.').waitFor()
    await page.getByRole('button', { name: 'Angre' }).click()
    await page.getByText('Angret.').waitFor()
    t.equal((await stored(number)).status, 'decided')
    await section(page, 'Historikk').getByText('Begrunnelse: Angret', { exact: true }).waitFor()
  })

  await t.test('a write that cannot be sent says so at once, and is not sent by itself later', async (t) => {
    await open('IKT-032')
    const before = await stored('IKT-032')
    await page.getByRole('button', { name: 'Endre bruk', exact: true }).click()
    const users = page.getByRole('textbox', { name: 'Brukere' })
    await users.fill('4711')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByRole('alert').getByText('Får ikke kontakt med tjeneren.').first().waitFor()
    await context.setOffline(false)
    t.equal((await stored('IKT-032')).users, before.users)
    t.equal(await users.inputValue(), '4711', 'what was typed stands')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText('Lagret.').waitFor()
    t.equal((await stored('IKT-032')).users, 4711)
  })

  await t.test('names without a space and an owner of 200 letters break no page', async (t) => {
    const name = 'Sammenslåingsinformasjonsforvaltningssystem'.repeat(4)
    t.equal(await patchElsewhere('IKT-031', { name, systemOwner: 'Ø'.repeat(200) }), 200)
    for (const path of [`/systems/IKT-031`, '/systems?q=IKT-031'])
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 })
        await page.goto(`${demo.url}${path}`)
        await page.getByText(name).filter({ visible: true }).first().waitFor()
        t.equal(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          0,
          `${path} ${width}`,
        )
      }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await t.test(
    'what is typed when the session ends stands, and is saved after signing in again',
    async (t) => {
      await open('IKT-032')
      await page.getByRole('button', { name: 'Endre bruk', exact: true }).click()
      await page.getByRole('textbox', { name: 'Brukere' }).fill('4 321')
      const cookies = await context.cookies()
      await context.clearCookies()
      await page.getByRole('button', { name: 'Lagre' }).click()
      await page.getByText('Det du har skrevet, står her fortsatt.').waitFor()
      t.equal(
        await page.getByRole('link', { name: 'Logg inn i en ny fane' }).getAttribute('target'),
        '_blank',
      )
      t.equal(await page.getByRole('textbox', { name: 'Brukere' }).inputValue(), '4 321')
      await context.addCookies(cookies)
      await page.getByRole('button', { name: 'Lagre' }).click()
      await page.getByRole('definition').getByText(/4.321/).waitFor()
      t.equal((await stored('IKT-032')).users, 4321)
    },
  )

  await t.test('the keyboard alone finds, filters and opens a system', async (t) => {
    await page.goto(`${demo.url}/`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    await page.getByRole('rowheader').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('gerica svelvik')
    await page.getByRole('status').getByText('1', { exact: true }).waitFor()
    await page.locator('[data-stale=false]').waitFor()
    await page.getByRole('searchbox').blur()
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Gerica')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Gerica' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.equal(await page.getByRole('searchbox').inputValue(), 'gerica svelvik', 'back restores the search')
  })

  await t.test('filters that fit nothing say which one to drop', async (t) => {
    await page.goto(`${demo.url}/systems?status=decommissioned&signal=unmapped`)
    await page.getByText('Ingen systemer passer filtrene.').waitFor()
    await page.getByRole('button', { name: /^Uten «Varsler: Ikke koblet» blir det \d+/ }).click()
    await page.getByRole('rowheader').first().waitFor()
    t.match(page.url(), /status=decommissioned/)
    t.notMatch(page.url(), /signal/)
    await page.goto(`${demo.url}/systems?status=nonsense`)
    await page.getByText('Kunne ikke hente dette.').waitFor()
  })

  await t.test('every row of the list is reached by scrolling, each drawn once', async (t) => {
    await page.goto(`${demo.url}/systems?sort=number`)
    await page.getByRole('rowheader').first().waitFor()
    const seen = new Set<string>()
    for (let scrolls = 0; scrolls < 60 && seen.size < 280; scrolls += 1) {
      const inSight = await page.getByRole('gridcell', { name: /^IKT-\d+$/ }).allInnerTexts()
      t.ok(inSight.length < 100, 'only what is in sight is drawn')
      for (const number of inSight) seen.add(number)
      await page.mouse.wheel(0, 600)
      await drawn(page)
      await page.waitForLoadState('networkidle')
    }
    t.equal(seen.size, 280)
  })
})
