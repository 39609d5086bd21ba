import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import t from 'tap'
import type { Contract, SectionSum } from '../../schema/api/contracts.js'
import { formatDate } from '../../schema/rules/dates.js'
import { launch, openLink, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

const WIDE = { viewport: { width: 1440, height: 900 } }

t.test('contracts by what is to be done first, waves and milestones, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const permissions = ['clipboard-read', 'clipboard-write']
  const page = await signIn(t, browser, demo.links.architect, { ...WIDE, permissions })
  const read = (path: string) => readIn(page, path)
  const sumsOf = async (query = ''): Promise<SectionSum[]> => (await read(`/contracts?limit=1&${query}`)).sums
  const sumOf = async (section: SectionSum['section']): Promise<SectionSum> => {
    const found = (await sumsOf()).find((sum) => sum.section === section)
    if (!found) throw new Error(`no contracts in ${section}`)
    return found
  }
  const inSection = async (section: string): Promise<Contract[]> =>
    (await read(`/contracts?section=${section}&sort=section&limit=100`)).items
  const rowsOf = (section: string, on: Page = page) => on.locator(`[data-section=${section}] [data-row]`)
  const idsOf = (section: string) =>
    rowsOf(section).evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.row))
  const dialog = page.getByRole('dialog')
  const undo = () => page.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
  const open = async (search = '') => {
    await page.goto(`${demo.url}/contracts${search}`)
    await page.getByRole('heading', { level: 1, name: 'Avtaler' }).waitFor()
    await page.locator('[data-row]').first().waitFor()
  }

  await t.test('the first sentence is the count and the sum of the first section', async (t) => {
    await page.getByRole('button', { name: 'Mer', exact: true }).click()
    await page.getByRole('link', { name: 'Avtaler' }).filter({ visible: true }).click()
    const now = await sumOf('give_notice')
    t.ok(now.contracts > 3, 'the demo has some that are due')
    const lead = page.locator('.lead')
    await lead.getByText(`${now.contracts} avtaler må sies opp innen 30 dager.`).waitFor()
    t.match(
      (await lead.innerText()).replace(/\s/g, ' '),
      now.annualCost.toLocaleString('nb-NO').replace(/\s/g, ' '),
    )
    await page.getByText(`Den første fristen er torsdag ${formatDate(now.noticeDeadline ?? '')}.`).waitFor()
    // The headline asks for itself, and may be there before the table.
    await rowsOf('give_notice').first().waitFor()
    const sections = await page
      .locator('tbody[data-section]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.section))
    t.strictSame(
      sections,
      (await sumsOf()).map(({ section }) => section),
      'the sections stand in the order of the rule',
    )
    t.equal(sections.at(-2), 'passed')
    t.equal(await rowsOf('passed').count(), 0, 'what has passed is closed')
    const wanted = await inSection('give_notice')
    t.strictSame(
      await idsOf('give_notice'),
      wanted.map(({ id }) => id),
    )
    const deadlines = wanted.map(({ noticeDeadline }) => noticeDeadline ?? '')
    t.strictSame(deadlines, [...deadlines].sort(), 'the next deadline stands first')
    await lead.getByRole('link').click()
    await page.waitForURL(/section=give_notice/)
    await page
      .getByRole('status')
      .filter({ hasText: `${now.contracts} avtaler` })
      .waitFor()
    t.equal(await page.locator('tbody[data-section]').count(), 1)
  })

  await t.test(
    'filters and order stand in the address, and sections are opened and shown whole',
    async (t) => {
      await open()
      await page.getByLabel('Avtalepart').selectOption({ label: 'Svelvik' })
      await page.waitForURL(/party=0711/)
      const [first] = await sumsOf('party=0711')
      await page
        .locator('.contract-section')
        .first()
        .getByText(String(first?.contracts), { exact: true })
        .waitFor()
      await page.reload()
      await page.getByRole('option', { name: 'Svelvik' }).waitFor({ state: 'attached' })
      t.equal(await page.getByLabel('Avtalepart').inputValue(), '0711', 'the address keeps the filters')
      await page.getByRole('button', { name: 'Nullstill' }).click()
      await page.waitForURL((url) => url.search === '')
      await page.getByRole('button', { name: 'Sorter etter kr per år' }).click()
      await page.waitForURL(/sort=-annualCost/)
      const dearest = await read('/contracts?section=later&sort=-annualCost&limit=6')
      await page.locator(`[data-section=later] [data-row="${dearest.items[0].id}"]`).waitFor()
      t.strictSame(
        await idsOf('later'),
        dearest.items.map(({ id }: Contract) => id),
        'each section is sorted by itself',
      )
      const { contracts } = await sumOf('later')
      await page.getByRole('button', { name: `Vis alle ${contracts}: Si opp senere` }).click()
      t.equal(await rowsOf('later').count(), contracts)
      await page.getByRole('button', { name: 'Fristen er passert', expanded: false }).press('Enter')
      t.equal(await rowsOf('passed').count(), (await sumOf('passed')).contracts)
      await page.goto(`${demo.url}/contracts?sort=supplier&state=active&asOf=2019-06-30`)
      await page.getByRole('button', { name: 'Nullstill' }).click()
      await page.waitForURL((url) => !url.search.includes('state'))
      t.match(page.url(), /asOf=2019-06-30/, 'the past is not left without a word')
      t.match(page.url(), /sort=supplier/, 'nor the order')
    },
  )

  await t.test('what ends too soon is said in words, and its number leads to it', async (t) => {
    const { endsBeforeCutOver } = await sumOf('run_out')
    await open()
    await page
      .locator('[data-section=run_out]')
      .getByRole('link', { name: new RegExp(`^${endsBeforeCutOver} avtaler? som tar slutt`) })
      .click()
    await page.waitForURL(/endsBeforeCutOver=true/)
    const row = rowsOf('run_out').first()
    await row.getByText(/er i bruk \d+ dager etter at avtalen slutter: omlegging planlagt/).waitFor()
    t.equal(await rowsOf('run_out').count(), endsBeforeCutOver)
    await row.getByRole('rowheader').getByRole('link').press('Enter')
    await page
      .locator('.contract-outcome')
      .getByText(/er i bruk \d+ dager etter/)
      .waitFor()
    const without = page.locator('.contract-picture[aria-hidden=true] rect.without')
    // That of the legend, and the bar.
    await without.nth(1).waitFor()
  })

  await t.test('a period that ends before it begins is said so at both its days', async () => {
    await page.goto(`${demo.url}/contracts?deadlineFrom=2019-12-01&deadlineTo=2019-11-30`)
    const filters = page.getByRole('search')
    await filters.getByText('som perioden slutter med').waitFor()
    await filters.getByText('som perioden begynner med').waitFor()
    await page.getByRole('alert').getByRole('button', { name: 'Nullstill' }).click()
    await page.getByRole('rowheader').first().waitFor()
  })

  await t.test('j and k go through the rows, and notice is given with keys and taken back', async (t) => {
    await open()
    const [first, second] = await inSection('give_notice')
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row)
    await page.keyboard.press('j')
    t.equal(await focused(), first?.id)
    await page.keyboard.press('j')
    t.equal(await focused(), second?.id)
    await page.keyboard.press('k')
    t.equal(await focused(), first?.id)
    const act = page.getByRole('button', { name: `Si opp … ${first?.supplier} ${first?.id}` })
    await act.press('Enter')
    await dialog.getByText(`Avtalen slutter da ${formatDate(first?.plannedEnd ?? '')}.`).waitFor()
    const day = dialog.getByLabel('Dagen den ble sagt opp')
    t.equal(await day.inputValue(), '2019-10-15', 'it is today that it is given')
    await day.fill('2019-10-16')
    await dialog.getByRole('button', { name: 'Registrer oppsigelsen' }).press('Enter')
    await dialog
      .getByText(/kommet|ikke kommet/)
      .first()
      .waitFor()
    t.equal(await day.getAttribute('aria-invalid'), 'true', 'a day that has not come is said at the field')
    await day.fill('2019-10-14')
    await dialog.getByLabel('Oppsigelse, saksnummer').fill('SYN-19/9999')
    await dialog.getByRole('button', { name: 'Registrer oppsigelsen' }).press('Enter')
    await page.getByText(`${first?.supplier} er sagt opp.`).waitFor()
    await page.locator(`[data-section=give_notice] [data-row="${first?.id}"]`).waitFor({ state: 'detached' })
    const told: Contract = await read(`/contracts/${first?.id}`)
    t.match(told, { section: 'told', noticeGivenOn: '2019-10-14', noticeReference: 'SYN-19/9999' })
    await undo()
    await page.locator(`[data-section=give_notice] [data-row="${first?.id}"]`).waitFor()
    t.match(await read(`/contracts/${first?.id}`), { noticeGivenOn: null, noticeReference: null })
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/contracts\/AVT-\d+$/)
  })

  await t.test(
    'j and k go on in the section that one came from, also after what takes a contract out of it',
    async (t) => {
      const wanted = (await inSection('give_notice')).map(({ id }) => id)
      await open()
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      const trail = page.getByRole('navigation', { name: 'Listen du kom fra' })
      await trail.getByText(`1 av ${wanted.length}`).waitFor()
      await page.keyboard.press('j')
      await page.waitForURL(`**/contracts/${wanted[1]}`)
      await trail.getByText(`2 av ${wanted.length}`).waitFor()
      await page.getByRole('button', { name: 'Si opp …' }).press('Enter')
      await dialog.getByRole('button', { name: 'Registrer oppsigelsen' }).press('Enter')
      await trail.getByText(`– av ${wanted.length}`).waitFor()
      await page.keyboard.press('j')
      await page.waitForURL(`**/contracts/${wanted[2]}`)
      await trail.getByText(`2 av ${wanted.length - 1}`).waitFor()
      await page.keyboard.press('k')
      await page.waitForURL(`**/contracts/${wanted[0]}`)
      await page.keyboard.press('Control+z')
      await trail.getByText(`1 av ${wanted.length}`).waitFor()
      await trail.getByRole('link', { name: `1 av ${wanted.length}` }).press('Enter')
      await page.waitForURL(/\/contracts\?section=give_notice/)
      // The list is read anew, since what stood there was before the undo.
      await page.locator(`[data-section=give_notice] [data-row="${wanted[1]}"]`).waitFor()
      t.strictSame(await idsOf('give_notice'), wanted)
    },
  )

  await t.test(
    'a letter of notice says what the register knows, and is copied as it was gone through',
    async (t) => {
      const [contract] = await inSection('give_notice')
      if (!contract) throw new Error('none is due')
      await page.goto(`${demo.url}/contracts/${contract.id}`)
      const opener = page.getByRole('button', { name: 'Lag oppsigelsesbrev …' })
      await opener.press('Enter')
      const letter = dialog.getByLabel('Brevet')
      const text = await letter.inputValue()
      for (const known of [
        contract.supplier,
        contract.covers[0]?.name,
        formatDate(contract.noticeDeadline ?? ''),
      ])
        t.ok(known && text.includes(known), String(known))
      await letter.press('Control+End')
      await page.keyboard.type(' Prosjektleder')
      await dialog.getByRole('button', { name: 'Kopier brevet' }).press('Enter')
      await page.getByText('Brevet er kopiert.').waitFor()
      t.equal(await page.evaluate(() => navigator.clipboard.readText()), `${text} Prosjektleder`)
      const saving = page.waitForEvent('download')
      await dialog.getByRole('link', { name: 'Lagre som tekstfil' }).press('Enter')
      const saved = await saving
      t.equal(saved.suggestedFilename(), `oppsigelse-${contract.id}.txt`)
      t.equal(readFileSync(await saved.path(), 'utf8'), `${text} Prosjektleder`)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      t.ok(await opener.evaluate((one) => one === document.activeElement), 'the focus is back')
      await opener.press('Enter')
      t.equal(await letter.inputValue(), `${text} Prosjektleder`, 'what was written is gone on with')
      await dialog.getByRole('button', { name: 'Begynn på nytt' }).press('Enter')
      t.equal(await letter.inputValue(), text)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      t.equal((await read(`/contracts/${contract.id}`)).version, contract.version, 'nothing was written')
    },
  )

  await t.test('the page: what happens if nothing is done, notice, and its confirmation', async (t) => {
    const [, contract] = await inSection('give_notice')
    if (!contract) throw new Error('none is due')
    const { id, supplier, nextEnd, noticeDeadline, covers } = contract
    await page.goto(`${demo.url}/contracts/${id}`)
    const outcome = page.locator('.contract-outcome')
    await outcome.getByText(`Gjør dere ingenting, fornyes avtalen ${formatDate(nextEnd ?? '')}`).waitFor()
    t.match(
      await outcome.innerText(),
      new RegExp(`Siste dag å si opp er \\w+ ${formatDate(noticeDeadline ?? '')}, om`),
    )
    const choices = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Hva valget koster' }) })
    await choices.getByText(`Si opp innen ${formatDate(noticeDeadline ?? '')}`).waitFor()
    const systems = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: /^Dekker 1 system/ }) })
    await systems
      .getByRole('row', { name: covers[0]?.name ?? '' })
      .getByText(/etter at avtalen slutter|Ute før/)
      .waitFor()

    await page.getByRole('button', { name: 'La den fornyes …' }).press('Enter')
    await dialog.getByLabel('Begrunnelse').fill('Går inn i ny avtale')
    await dialog.getByRole('button', { name: 'La den løpe videre' }).press('Enter')
    await page.getByRole('link', { name: 'Skal ikke sies opp' }).waitFor()
    t.equal((await read(`/contracts/${id}`)).section, 'keep')
    await undo()
    await page.getByRole('link', { name: 'Si opp snart' }).waitFor()

    await page.getByRole('button', { name: 'Si opp …' }).press('Enter')
    await dialog.getByRole('button', { name: 'Registrer oppsigelsen' }).press('Enter')
    await outcome.getByText('Sagt opp 15.10.2019, slutter').waitFor()
    await outcome.getByText('Leverandøren har ikke bekreftet oppsigelsen.').waitFor()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Registrer bekreftelse …' }).press('Enter')
    await dialog.getByLabel('Oppsigelse bekreftet').fill('2019-10-14')
    await dialog.getByRole('button', { name: 'Registrer bekreftelsen' }).press('Enter')
    await dialog.getByText('Avtalen ble sagt opp 15.10.2019. Velg den dagen eller en senere.').waitFor()
    await dialog.getByLabel('Oppsigelse bekreftet').fill('2019-10-15')
    await dialog.getByRole('button', { name: 'Registrer bekreftelsen' }).press('Enter')
    await outcome.getByText('Leverandøren bekreftet 15.10.2019.').waitFor()
    await page.getByText(`Oppsigelsen av ${supplier} er bekreftet.`).waitFor()
    t.equal(await page.getByRole('button', { name: /^(Si opp|Registrer bekreftelse)/ }).count(), 0)

    await page.getByRole('button', { name: 'English' }).press('Enter')
    await outcome.getByText('Notice given 15.10.2019, ends').waitFor()
    await outcome.getByText('The supplier confirmed it 15.10.2019.').waitFor()
    await page.getByRole('link', { name: 'Notice given', exact: true }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Contracts' }).waitFor()
    await page.getByText(/contracts? must be given notice of within 30 days\./).waitFor()
    await page.getByRole('button', { name: 'Norsk' }).press('Enter')
  })

  await t.test('when the deadline was missed, the page says which and what comes next', async () => {
    const [contract] = await inSection('passed')
    await page.goto(`${demo.url}/contracts/${contract?.id}`)
    const outcome = page.locator('.contract-outcome')
    await outcome
      .getByText(`Siste dag å si opp for denne perioden var ${formatDate(contract?.missedDeadline ?? '')}.`)
      .waitFor()
    await outcome.getByText(`Neste frist er`).waitFor()
  })

  await t.test(
    'a contract is registered, covers a system, changes, and is voided and restored',
    async (t) => {
      await page.goto(`${demo.url}/contracts/new`)
      await page.getByRole('button', { name: 'Registrer avtalen' }).click()
      await page.locator('[aria-invalid=true]').first().waitFor()
      await page.getByLabel('Leverandør', { exact: true }).fill('Ås Data')
      await page.getByLabel('Gjelder til').fill('2020-05-31')
      const period = page.getByLabel('Fornyes med (måneder)')
      t.equal(await period.count(), 0, 'asked of what renews itself')
      await page.getByLabel('Fornyes automatisk').check()
      await period.waitFor()
      await page.getByLabel('Oppsigelsestid (måneder)').fill('3')
      await page.getByRole('button', { name: 'Registrer avtalen' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ås Data' }).waitFor()
      const id = page.url().split('/').at(-1)
      await page.getByText('Fornyes 31.05.2020 for 12 måneder (antatt).').waitFor()
      await page.getByText('Avtalen dekker ingen systemer ennå.').waitFor()
      t.equal((await read(`/contracts/${id}`)).section, 'clarify')

      await page.getByRole('button', { name: 'Legg til system' }).click()
      await page.getByLabel('Finn system').fill('IKT-026')
      await page.getByRole('button', { name: /^Legg til: .* IKT-026$/ }).click()
      await page.getByRole('heading', { name: 'Dekker 1 system' }).waitFor()
      t.strictSame((await read(`/contracts/${id}`)).systems, ['IKT-026'])
      await page.getByRole('button', { name: /^Ta ut: .* IKT-026$/ }).click()
      await page.getByText('Avtalen dekker ingen systemer ennå.').waitFor()
      await page.getByText(/ er tatt ut\./).waitFor()
      await page.getByRole('button', { name: 'Angre' }).click()
      await page.getByRole('heading', { name: 'Dekker 1 system' }).waitFor()

      await page.getByRole('button', { name: 'Endre fakta' }).click()
      await page.getByLabel('Sagt opp', { exact: true }).fill('2019-10-10')
      await page.getByRole('button', { name: 'Lagre' }).click()
      await page.getByText(/^Sagt opp 10\.10\.2019, slutter 31\.05\.2020\.$/).waitFor()

      await page.getByRole('button', { name: 'Fjern fra registeret …' }).click()
      await dialog.getByLabel('Begrunnelse').fill('Registrert to ganger')
      await dialog.getByRole('button', { name: 'Fjern avtalen fra registeret' }).click()
      await page.getByText('Avtalen er fjernet fra registeret: Registrert to ganger').waitFor()
      t.equal(
        await page.getByRole('button', { name: /^(Endre fakta|Si opp|Registrer bekreftelse|Ta ut)/ }).count(),
        0,
        'a voided one is not changed',
      )
      await page.getByRole('button', { name: 'Gjenopprett …' }).click()
      await dialog.getByLabel('Begrunnelse').fill('Likevel ikke')
      await dialog.getByRole('button', { name: 'Gjenopprett avtalen' }).click()
      await page.getByRole('button', { name: 'Endre fakta' }).waitFor()
    },
  )

  await t.test('on a narrow screen each row has deadline, supplier, sum and act', async (t) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open()
    const [first] = await inSection('give_notice')
    const row = page.locator(`[data-row="${first?.id}"]`)
    for (const words of [formatDate(first?.noticeDeadline ?? ''), first?.supplier ?? ''])
      await row.getByText(words).waitFor()
    t.ok((await row.getByRole('button').boundingBox())?.height ?? 0 >= 44)
    t.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
    await page.goto(`${demo.url}/contracts/${first?.id}`)
    const top = async (name: string | RegExp) =>
      (await page.getByRole('heading', { level: 2, name }).boundingBox())?.y ?? 0
    await page.getByRole('heading', { level: 2, name: 'Hva valget koster' }).waitFor()
    t.ok((await top('Hva valget koster')) < (await top(/^Dekker/)), 'what is chosen stands before the bars')
    await page.setViewportSize(WIDE.viewport)
  })

  await t.test('nothing is due: the next deadline is told', async () => {
    const due = await inSection('give_notice')
    for (const { id, version } of due)
      await page.evaluate(
        async ([id, version]) => {
          const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
          const body = JSON.stringify({ noticeGivenOn: '2019-10-15' })
          await fetch(`/api/v1/contracts/${id}/notice`, { method: 'POST', headers, body })
        },
        [id, version] as const,
      )
    await open()
    await page.getByText('Ingen avtaler må sies opp de neste 30 dagene.').waitFor()
    await page.getByText(/Neste frist er \w+ \d\d\.\d\d\.\d{4}\./).waitFor()
  })

  await t.test('waves say how far they are, and dates and milestones change where they stand', async (t) => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await page.getByRole('link', { name: 'Bølger og milepæler' }).click()
    // The plan has rows of the same name.
    await page.getByRole('heading', { level: 1, name: 'Bølger og milepæler' }).waitFor()
    const row = page.getByRole('row', { name: /^3 – Helse høst 2019/ })
    const count = await row.getByRole('link').first().innerText()
    const { total } = await read('/systems?wave=3_health&limit=1')
    t.equal(Number(count), total)
    await row.getByRole('button', { name: /^Endre/ }).click()
    await page.getByLabel('Slutter').fill('2019-10-01')
    await page.getByRole('button', { name: 'Lagre' }).click()
    const behind = row.getByText('ikke klare etter slutt')
    await behind.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.match(page.url(), /wave=3_health&ready=false/)
    await page.goBack()
    await page.getByRole('button', { name: 'Endre: Ny kommune' }).click()
    await page.getByLabel('Navn (bokmål)').fill('Ny kommune fra nyttår')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByRole('cell', { name: /^Ny kommune fra nyttår/ }).waitFor()
  })

  await t.test('an auditor reads it all and changes nothing', async (t) => {
    const other = await (await browser.newContext(WIDE)).newPage()
    await openLink(other, demo.links.auditor)
    await other.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    for (const path of ['/contracts/AVT-012', '/contracts', '/plan/waves']) {
      await other.goto(`${demo.url}${path}`)
      await other.getByRole('cell').first().waitFor()
      if (path === '/contracts') await rowsOf('later', other).first().waitFor()
      const writes = other.getByRole('main').getByRole('button', {
        name: /^(Endre|Legg til|Ta ut|Fjern fra|Ny|Si opp …|Bekreftelse|Registrer|La den|Lag )/,
      })
      t.equal(await writes.count(), 0, `${path} has nothing to write with`)
      t.equal(await other.getByRole('link', { name: /^Beslutt/ }).count(), 0)
    }
  })
})
