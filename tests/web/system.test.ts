import type { Page } from 'playwright-core'
import t from 'tap'
import type { Role } from '../../schema/rules/access.js'
import { launch, pick, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('what belongs to a single system, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const signedIn = (role: Role) =>
    signIn(t, browser, demo.links[role], { viewport: { width: 1440, height: 900 } })
  const open = async (page: Page, number: string) => {
    await page.goto(`${demo.url}/systems/${number}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page
      .getByRole('heading', { name: /^Neste steg/ })
      .first()
      .waitFor()
  }
  const gate = (page: Page, words: string) =>
    page.locator('.gates').getByRole('listitem').filter({ hasText: words })
  const section = (page: Page, name: string) =>
    page.locator('section', { has: page.getByRole('heading', { name, exact: true }) })
  const focused = (page: Page, name: string) =>
    page.waitForFunction((at) => (document.activeElement as HTMLInputElement | null)?.name === at, name)
  const lead = await signedIn('lead')
  const records = await signedIn('records_manager')
  const administrator = await signedIn('administrator')
  const adviser = await signedIn('privacy_adviser')

  await t.test(
    'a failing gate says what to do and by what law, and leads to the field that mends it',
    async (t) => {
      await open(lead, 'IKT-057')
      const appraisal = gate(lead, 'Arkivet er ikke bevaringsvurdert.')
      await appraisal.getByText('Arkivforskriften av 2017 § 15').waitFor()
      await appraisal.getByText('Be Arkivleder om dette: Vurder bevaring.').waitFor()
      t.equal(await appraisal.getByRole('button').count(), 0, 'a lead cannot appraise, nor override')
      const archive = lead.getByRole('heading', { name: 'Arkiv', exact: true })
      for (const time of ['once', 'and again']) {
        await appraisal.getByRole('link', { name: /^Vis hvor: / }).press('Enter')
        await archive.and(lead.locator(':focus')).waitFor()
        t.pass(`one is led to where it is done, ${time}`)
      }
      await gate(lead, 'Leverandøren er ikke varslet')
        .getByRole('link', { name: 'Microsoft · SYN-2018/3109' })
        .waitFor()

      await gate(lead, 'Leverandøren er ikke varslet')
        .getByRole('button', { name: /^Registrer varsel: / })
        .click()
      await focused(lead, 'notifiedOn')
      await lead.getByLabel('Leverandør varslet').fill('2019-10-14')
      await section(lead, 'Avtaler').getByRole('button', { name: 'Lagre' }).click()
      await lead.getByText('Leverandøren er varslet om den nye kommunen').waitFor()
      await lead.getByRole('button', { name: 'Angre' }).click()
      await gate(lead, 'Leverandøren er ikke varslet').waitFor()

      const assessment = 'Systemet er ikke risikovurdert for den nye kommunen.'
      t.equal(await gate(lead, assessment).getByRole('button').count(), 0, 'nor assess')
      await open(adviser, 'IKT-057')
      await gate(adviser, assessment)
        .getByRole('button', { name: /^Sett dato: / })
        .click()
      await focused(adviser, 'riskAssessedOn')
      await gate(lead, 'Systemeier i ny kommune mangler.')
        .getByRole('button', { name: /^Sett systemeier: / })
        .click()
      await focused(lead, 'newOwner')
    },
  )

  await t.test(
    'the records manager takes the archive one step at a time, discharges and reopens it',
    async (t) => {
      await open(records, 'IKT-057')
      await gate(records, 'Arkivet er ikke bevaringsvurdert.')
        .getByRole('button', { name: /^Vurder bevaring: / })
        .click()
      await focused(records, 'state')
      const form = records.getByRole('region', { name: 'Endre arkivsporet' })
      const states = () => form.getByLabel('Status').getByRole('option').allInnerTexts()
      t.strictSame(await states(), ['Ikke vurdert', 'Bevaringsvurdert'], 'only the next step')
      await form.getByLabel('Status').selectOption('appraised')
      await form.getByRole('button', { name: 'Lagre' }).click()
      await form.getByText('«Bevaringsvurdering» mangler.').waitFor()
      await form.getByLabel('Bevaringsvurdering').fill('Ingen egne dokumenter.')
      await form.getByLabel('Vurdert dato').fill('2019-10-15')
      await form.getByRole('button', { name: 'Lagre' }).click()
      await records.getByText('Arkivet er bevaringsvurdert').waitFor()
      t.equal(await records.getByRole('button', { name: 'Bekreft arkivplikten oppfylt …' }).count(), 0)

      await records.getByRole('button', { name: 'Endre arkivsporet' }).click()
      t.strictSame(
        await states(),
        ['Ikke vurdert (ett steg tilbake)', 'Bevaringsvurdert', 'Ikke bevaringsverdig'],
        'what does not fit the duty is not offered',
      )
      await form.getByLabel('Status').selectOption('not_assessed')
      await form.getByRole('button', { name: 'Lagre' }).click()
      await form
        .getByRole('alert')
        .getByText(/begrunnelse/i)
        .first()
        .waitFor()
      await form.getByLabel('Status').selectOption('no_records')
      await form.getByRole('button', { name: 'Lagre' }).click()

      await records.getByRole('button', { name: 'Bekreft arkivplikten oppfylt …' }).click()
      const dialog = records.getByRole('dialog')
      await dialog.getByLabel('Begrunnelse').fill('Ingenting å bevare')
      await dialog.getByRole('button', { name: 'Bekreft arkivplikten oppfylt' }).click()
      await records.getByText('Arkivplikten oppfylt, bekreftet av Arkivleder 15.10.2019.').waitFor()
      await records.getByRole('button', { name: 'Gjenåpne arkivet …' }).click()
      await dialog.getByLabel('Begrunnelse').fill('Skal vurderes på nytt')
      await dialog.getByRole('button', { name: 'Gjenåpne arkivet' }).click()
      await records.getByRole('button', { name: 'Bekreft arkivplikten oppfylt …' }).waitFor()
      t.equal((await readIn(records, '/systems/IKT-057/archive')).dischargedOn, null)
    },
  )

  await t.test(
    'the next step, its hindrances and the plan are seen at once, beside what does the same',
    async (t) => {
      await open(lead, 'IKT-026')
      const plan = section(lead, 'Omlegging')
      for (const seen of [
        gate(lead, 'Akseptansetesten er ikke godkjent.').getByRole('link', { name: /journalsystem$/ }),
        plan.getByText('07.10.2019', { exact: true }),
        plan.getByText('3 – Helse høst 2019'),
        plan.getByRole('button', { name: 'Flytt datoene …' }),
      ]) {
        await seen.waitFor()
        const { y = 0, height = 0 } = (await seen.boundingBox()) ?? {}
        t.ok(y > 0 && y + height <= 900, 'nobody has to scroll for it')
      }
      const alike = section(lead, 'Samme funksjon')
      const { alike: systems } = await readIn(lead, '/functions/IKT-026')
      await alike.getByRole('listitem').first().waitFor()
      t.equal(await alike.getByRole('listitem').count(), systems.length - 1, 'all but itself')
      await alike.getByText('Nedre Eiker').waitFor()

      await plan.getByRole('button', { name: 'Flytt datoene …' }).press('Enter')
      const dialog = lead.getByRole('dialog')
      await dialog.getByLabel('Dager').fill('7')
      await dialog.getByLabel('Begrunnelse').fill('Testen er ikke ferdig')
      await dialog.getByRole('button', { name: /^Vis hva/ }).click()
      await dialog.getByRole('button', { name: /^Endre 1 / }).click()
      await plan.getByText('14.10.2019', { exact: true }).waitFor()
      await lead.getByRole('button', { name: 'Angre' }).click()
      await plan.getByText('07.10.2019', { exact: true }).waitFor()
    },
  )

  await t.test('an administrator overrides a gate with reason and evidence, and takes it back', async (t) => {
    await open(administrator, 'IKT-026')
    const words = 'Akseptansetesten er ikke godkjent.'
    await gate(administrator, words)
      .getByRole('button', { name: /^Overstyr/ })
      .click()
    const dialog = administrator.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Overstyr', exact: true }).click()
    await dialog.locator('[aria-invalid=true]').nth(1).waitFor()
    t.equal((await readIn(administrator, '/overrides?system=IKT-026')).total, 0, 'nothing without both')
    await dialog.getByLabel('Begrunnelse').fill('Testet sammen med Svelvik')
    await dialog.getByLabel('Dokumentasjon').fill('Sak 19/1234')
    await dialog.getByRole('button', { name: 'Overstyr', exact: true }).click()
    const overridden = gate(administrator, words)
    await overridden.getByText('Overstyrt av Administrator.').waitFor()
    await overridden.getByText('Testet sammen med Svelvik').waitFor()
    await overridden.getByText('Dokumentasjon: Sak 19/1234').waitFor()
    await administrator.getByText('3 av 4 kontrollpunkter er oppfylt').waitFor()

    await overridden.getByRole('button', { name: /^Ta tilbake/ }).click()
    await dialog.getByLabel('Begrunnelse').fill('Testes likevel')
    await dialog.getByRole('button', { name: 'Ta overstyringen tilbake' }).click()
    await administrator.getByText('2 av 4 kontrollpunkter er oppfylt').waitFor()
    const history = section(administrator, 'Historikk')
    await history
      .getByText(/^Tatt tilbake: Unntak .+: Akseptansetesten er ikke godkjent\./)
      .first()
      .waitFor()
    await history
      .getByText(/^Opprettet: Unntak .+: Akseptansetesten er ikke godkjent\./)
      .first()
      .waitFor()
    await open(administrator, 'IKT-256')
    await section(administrator, 'Unntak').getByText('Overstyrt av Administrator.').waitFor()
  })

  await t.test(
    'integrations read in words from both ends; one is added, removed and brought back',
    async () => {
      await open(administrator, 'IKT-026')
      const here = section(administrator, 'Integrasjoner')
      const received = here.getByRole('rowheader', { name: 'Mottar fra Barnevernsmappa' })
      await here.getByRole('button', { name: 'Legg til integrasjon' }).click()
      await here.getByLabel('Dette systemet').selectOption({ label: 'mottar' })
      await pick(here, 'Det andre systemet', 'IKT-227')
      await here.getByLabel('Data').fill('Vedtaksbrev')
      await here.getByRole('button', { name: 'Legg til integrasjon' }).click()
      await received.waitFor()
      await gate(administrator, 'En integrasjon er fortsatt åpen.')
        .getByRole('button', { name: /^Sett status: / })
        .click()
      await focused(administrator, 'state')
      // Each one that is open is opened.
      const cancel = here.getByRole('button', { name: 'Avbryt' })
      while ((await cancel.count()) > 0) await cancel.first().click()
      await here.getByRole('button', { name: 'Fjern … Vedtaksbrev' }).click()
      await administrator.getByRole('dialog').getByLabel('Begrunnelse').fill('Finnes ikke')
      await administrator.getByRole('dialog').getByRole('button', { name: 'Fjern integrasjonen' }).click()
      await received.waitFor({ state: 'detached' })
      await administrator.getByRole('button', { name: 'Angre' }).click()
      await received.waitFor()
      await open(administrator, 'IKT-227')
      await section(administrator, 'Integrasjoner')
        .getByRole('rowheader', { name: 'Sender til Gerica' })
        .waitFor()
    },
  )

  await t.test('a circle of prerequisites is refused with what to do', async (t) => {
    const { items } = await readIn(administrator, '/prerequisites')
    const [{ system, requires }] = items
    await open(administrator, requires)
    const here = section(administrator, 'Forutsetninger')
    await here
      .getByRole('rowheader', { name: /^Ventes på av/ })
      .first()
      .waitFor()
    await here.getByRole('button', { name: 'Legg til forutsetning' }).click()
    await pick(here, 'Venter på', system)
    await here.getByRole('button', { name: 'Legg til forutsetning' }).click()
    await here
      .getByText(/Forutsetningene går i ring/)
      .first()
      .waitFor()
    t.equal((await readIn(administrator, '/prerequisites')).total, items.length)
  })

  await t.test('what a change touches is shown first, and each kind ticked', async (t) => {
    await open(administrator, 'IKT-026')
    const before = await readIn(administrator, '/systems/IKT-026')
    await administrator.getByRole('button', { name: 'Handlinger', exact: true }).click()
    await administrator.getByRole('button', { name: 'Fjern fra registeret …' }).click()
    const dialog = administrator.getByRole('dialog')
    const contracts = dialog.getByRole('checkbox', { name: /^Løpende avtaler som dekker systemene \(1\)/ })
    await contracts.waitFor()
    await dialog.getByLabel('Begrunnelse').fill('Prøve')
    await contracts.check()
    await dialog.getByRole('button', { name: 'Fjern systemet fra registeret' }).click({ force: true })
    await dialog.getByRole('alert').getByText('Kryss av for alt som berøres').waitFor()
    t.equal(await dialog.isVisible(), true, 'one is not ticked')
    t.equal((await readIn(administrator, '/systems/IKT-026')).voidedAt, null)
    await dialog.getByRole('button', { name: 'Avbryt' }).click()

    const mappings = section(administrator, 'Erstattes av')
    await mappings.getByRole('button', { name: /^Endre: Felles elektronisk/ }).click()
    await pick(mappings, 'Erstatning', 'Felles saksbehandlings- og arkivsystem')
    await mappings.getByRole('button', { name: 'Lagre' }).click()
    await mappings.getByText('Dette berøres også').waitFor()
    await mappings.getByRole('button', { name: 'Lagre' }).click({ force: true })
    await mappings.getByRole('alert').getByText('Kryss av for alt som berøres').waitFor()
    t.same(
      (await readIn(administrator, '/systems/IKT-026')).mappings,
      before.mappings,
      'nothing is changed yet',
    )
    for (const box of await mappings
      .getByRole('group', { name: 'Dette berøres også' })
      .getByRole('checkbox')
      .all())
      await box.check()
    await mappings.getByRole('button', { name: 'Lagre' }).click()
    await mappings.getByRole('rowheader', { name: /Felles saksbehandlings/ }).waitFor()
    await administrator.getByRole('button', { name: 'Angre' }).click()
    await mappings.getByRole('rowheader', { name: /Felles elektronisk/ }).waitFor()
  })

  await t.test(
    'a reason is asked for where something is waived, and a basis for a third country',
    async (t) => {
      await open(adviser, 'IKT-026')
      await adviser.getByRole('button', { name: 'Endre personvernsporet' }).click()
      const form = adviser.getByRole('region', { name: 'Endre personvernsporet' })
      const reason = form.getByLabel('Avtale trengs ikke fordi')
      const basis = form.getByLabel('Grunnlag for overføring til tredjeland')
      t.equal(await reason.count(), 0)
      t.equal(await basis.count(), 0)
      await form.getByLabel('Databehandleravtale').selectOption({ label: 'Ikke nødvendig' })
      await reason.waitFor()
      await form.getByRole('button', { name: 'Lagre' }).click()
      await form.getByText('«Avtale trengs ikke fordi» mangler.').waitFor()
      await reason.fill('Egen drift')
      await form.getByLabel('Lagringsland').fill('no')
      t.equal(await basis.count(), 0, 'Norway is in the EEA')
      await form.getByLabel('Lagringsland').fill('us')
      await basis.fill('Standardavtale')
      await form.getByRole('button', { name: 'Lagre' }).click()
      await section(adviser, 'Personvern').getByText('Databehandleravtale trengs ikke').waitFor()
      t.match(await readIn(adviser, '/systems/IKT-026/privacy'), {
        dpaReason: 'Egen drift',
        storageCountry: 'US',
      })
      await section(adviser, 'Personvern').getByText('Alle opplysninger').click()
      await section(adviser, 'Personvern').getByRole('definition').getByText('Standardavtale').waitFor()
      await adviser.getByRole('button', { name: 'Angre' }).click()
      await section(adviser, 'Personvern').getByText('Databehandleravtale signert').waitFor()
    },
  )

  await t.test(
    'what was passed and does not hold any more is said, and leads to where it is mended',
    async () => {
      const first = async (status: string) =>
        (await readIn(administrator, `/systems?status=${status}&limit=20`)).items
          .map(({ number }: { number: string }) => number)
          .find((number: string) => number !== 'IKT-026')
      const [system, requires] = [await first('migrating'), await first('planned')]
      await administrator.evaluate(
        async ([system, requires]) => {
          const post = async (address: string, body: object, version = '') => {
            const headers = { 'content-type': 'application/json', 'if-match': version }
            const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
            if (!answer.ok) throw new Error(await answer.text())
          }
          await post('/api/v1/prerequisites', { system, requires, status: 'planned' })
          const version = (await fetch(`/api/v1/systems/${requires}`)).headers.get('etag') ?? ''
          await post(`/api/v1/systems/${requires}/transitions`, { to: 'decided', reason: 'Feil' }, version)
        },
        [system, requires],
      )
      await open(administrator, system)
      await section(administrator, 'Holder ikke lenger')
        .getByRole('button', { name: /^Se forutsetningene: Et system det ventes på/ })
        .click()
      await administrator.waitForFunction(() => document.activeElement?.textContent === 'Forutsetninger')
    },
  )

  await t.test('who only reads sees it all and changes nothing', async (t) => {
    const auditor = await signedIn('auditor')
    await open(auditor, 'IKT-026')
    await section(auditor, 'Avtaler').getByText('31.12.2019').waitFor()
    await gate(auditor, 'Akseptansetesten er ikke godkjent.').waitFor()
    const main = auditor.getByRole('article')
    t.strictSame(
      await main
        .getByRole('button', { name: /Endre|Legg til|Fjern|Overstyr|Sett|Registrer|Velg/ })
        .allInnerTexts(),
      [],
    )
  })
})
