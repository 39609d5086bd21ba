import t from 'tap'
import { launch, pick, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

interface Row {
  number: string
  name: string
}

t.test('systems are compared and mapped together in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
  const undecided: Row[] = (await readIn(page, '/systems?status=assessed&sort=number&limit=3')).items
  const numbers = undecided.map(({ number }) => number)
  const query = numbers.map((number) => `system=${number}`).join('&')
  const frame = page.getByRole('region', { name: 'Det som skjer' })
  const table = page.getByRole('region', { name: 'Systemene side om side' })
  const dialog = page.getByRole('dialog')
  const statuses = async () =>
    (await readIn(page, `/comparisons?${query}`)).systems.map(
      ({ status, mappings }: { status: string; mappings: { replacement: { code: string } }[] }) =>
        [status, ...mappings.map(({ replacement }) => replacement.code)].join(' '),
    )
  const before = await statuses()

  await t.test('those that are chosen in the list stand side by side', async (t) => {
    await page.goto(`${demo.url}/systems?status=assessed&sort=number`)
    const boxes = page.getByRole('checkbox', { name: /^Velg IKT-/ })
    await boxes.first().click()
    const bar = page.getByRole('region', { name: 'Valgte systemer' })
    await bar.getByText('1 valgt').waitFor()
    t.equal(await bar.getByRole('link', { name: 'Sammenlign' }).count(), 0, 'one alone is compared with none')
    await boxes.nth(2).click({ modifiers: ['Shift'] })
    await bar.getByRole('link', { name: 'Sammenlign' }).press('Enter')
    await page.waitForURL(/\/compare\?system=/)
    for (const { name } of undecided) await table.getByRole('columnheader', { name }).waitFor()
    await table
      .getByRole('row', { name: /^\? ?Mangler svar Tiltak|Tiltak/ })
      .first()
      .waitFor()
    t.equal(await table.getByText('Ikke besluttet').count(), 3, 'what nobody has answered is said')
    await frame.getByText('Velg hva systemene skal kobles til.').waitFor()
    const rows = await table.getByRole('rowheader').count()
    await table.getByLabel('Bare ulikheter').press('Space')
    const fewer = await table.getByRole('rowheader').count()
    t.ok(fewer < rows && fewer > 0, `${fewer} of ${rows} rows differ or lack an answer`)
    t.equal(await table.locator('[data-mark=equal]').count(), 0)
    await table.getByLabel('Bare ulikheter').press('Space')
    await page.waitForURL((url) => !url.search.includes('only'))
  })

  await t.test(
    'what would become of each is shown, tried on another day, done at once and undone',
    async (t) => {
      await pick(page, 'Erstatning', 'saksbehandling', 'saksbehandling')
      await page.waitForURL(/target=case_archive/)
      await frame.getByText('Ny kobling, hel').nth(2).waitFor()
      t.equal(await frame.getByText('Blir besluttet når beslutningen er oppgitt').count(), 2)
      t.equal(await frame.getByText(/^Blir ikke besluttet ennå: .+/).count(), 1, 'why one is not is said')
      await frame
        .getByLabel(/^Omlegging/)
        .first()
        .fill('2019-12-02')
      await page
        .getByRole('region', { name: /^Dobbel drift/ })
        .getByText(/Dobbel drift 02\.12\.2019 til|Ukjent slutt|Koster ingenting/)
        .first()
        .waitFor()
      t.strictSame(await statuses(), before, 'nothing is written yet')
      await frame.getByRole('button', { name: /^Koble alle 3 til/ }).press('Enter')
      await dialog.getByLabel('Tiltak').selectOption({ label: 'Samordnes' })
      await dialog.getByLabel('Beslutningsnotat').fill('Sak 12')
      await dialog.getByLabel('Besluttet dato').fill('2019-10-01')
      await dialog.getByLabel('Besluttet av').fill('Styringsgruppen')
      await dialog.getByLabel('Begrunnelse').last().fill('Møte 4')
      await dialog.getByRole('button', { name: 'Koble 3 systemer' }).press('Enter')
      await page.getByText('3 systemer er endret.').waitFor()
      t.strictSame((await statuses()).sort(), [
        'assessed case_archive',
        'decided case_archive',
        'decided case_archive',
      ])
      const { items } = await readIn(page, `/mappings?limit=1000&system=${numbers[0]}`)
      t.equal(items[0].plannedCutOver, '2019-12-02')
      await frame.getByText('Alle er koblet dit, og ingenting endres.').waitFor()
      await page.getByRole('button', { name: 'Angre' }).press('Enter')
      await page.getByText('Angret.').waitFor()
      t.strictSame(await statuses(), before)
      await frame.getByRole('button', { name: /^Koble alle 3 til/ }).waitFor()
    },
  )

  await t.test('each is carried on by itself, with a reason', async (t) => {
    await frame.getByRole('button', { name: /^Videreføres hver for seg/ }).press('Enter')
    await dialog.getByRole('heading', { name: 'Videreføres hver for seg: 3 systemer' }).waitFor()
    t.equal(await dialog.getByLabel('Tiltak').count(), 0, 'that is decided by what was pressed')
    await dialog.getByRole('button', { name: 'Viderefør 3 systemer' }).press('Enter')
    t.strictSame(await statuses(), before, 'not without a reason')
    await dialog.getByLabel('Begrunnelse').last().fill('Møte 5')
    await dialog.getByRole('button', { name: 'Viderefør 3 systemer' }).press('Enter')
    await page.getByText('3 systemer er endret.').waitFor()
    t.equal(await table.getByRole('cell', { name: 'Videreføres', exact: true }).count(), 3)
    await page.keyboard.press('Control+z')
    await page.getByText('Angret.').waitFor()
    t.strictSame(await statuses(), before)
  })

  await t.test(
    'from a system one comes to those that do the same, and by keys to the next function',
    async (t) => {
      const shared = await readIn(page, '/functions?limit=1')
      const [first] = shared.items
      const place = await readIn(page, `/functions/${first.number}`)
      await page.goto(`${demo.url}/systems/${first.number}`)
      await page.getByRole('link', { name: 'Sammenlign med dem som gjør det samme' }).press('Enter')
      await page.waitForURL(`**/compare?like=${first.number}`)
      const trail = page.getByRole('navigation', { name: 'Andre funksjoner' })
      await trail.getByText(`1 av ${place.total} funksjoner i alle 3 kommuner`).waitFor()
      await page.getByRole('heading', { level: 1, name: first.nb }).waitFor()
      for (const municipality of ['Drammen', 'Nedre Eiker', 'Svelvik'])
        await table.getByRole('columnheader', { name: municipality }).first().waitFor()
      await table.getByLabel('Bare ulikheter').press('Space')
      await page.waitForURL(/only=differences/)
      await page.keyboard.press('j')
      await page.waitForURL(`**/compare?like=${place.next}&only=differences`)
      await trail.getByText(`2 av ${place.total} funksjoner`).waitFor()
      t.equal(await table.locator('[data-mark=equal]').count(), 0, 'what is left out stays out')
      await page.keyboard.press('k')
      await page.waitForURL(`**/compare?like=${first.number}&only=differences`)
    },
  )

  await t.test(
    'on a narrow screen one at a time stands beside the target, and nothing runs over',
    async (t) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${demo.url}/compare?${query}&target=case_archive`)
      await settle(page)
      t.equal(await table.getByRole('columnheader', { name: undecided[1]?.name ?? '' }).count(), 0)
      await page.getByLabel('Vis', { exact: true }).selectOption('1')
      await table.getByRole('columnheader', { name: undecided[1]?.name ?? '' }).waitFor()
      t.equal(await table.getByRole('columnheader', { name: undecided[0]?.name ?? '' }).count(), 0)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      t.ok(width <= 390, `${width} px wide`)
      await page.setViewportSize({ width: 1440, height: 900 })
    },
  )

  await t.test('where there is nothing to compare, or it is refused, there is a way on', async (t) => {
    await page.goto(`${demo.url}/compare`)
    await page.getByRole('heading', { level: 1, name: 'Ingen systemer å sammenligne' }).waitFor()
    await page.goto(`${demo.url}/compare?system=IKT-999`)
    await page
      .getByRole('alert')
      .getByText(/IKT-999/)
      .waitFor()
    await page.getByRole('button', { name: 'Nullstill' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Ingen systemer å sammenligne' }).waitFor()
    await page.goto(`${demo.url}/compare?${query}&asOf=2019-06-30`)
    await table.getByRole('columnheader', { name: undecided[0]?.name ?? '' }).waitFor()
    t.equal(await page.getByRole('button', { name: /^(Koble|Viderefør)/ }).count(), 0, 'the past is read')
  })

  await t.test('who may not map sees it all, is told who may, and has no buttons', async (t) => {
    const lead = await signIn(t, browser, demo.links.lead, { viewport: { width: 1440, height: 900 } })
    await lead.goto(`${demo.url}/compare?${query}&target=case_archive`)
    await lead
      .getByRole('note')
      .getByText(/Be IKT-arkitekt/)
      .waitFor()
    t.equal(await lead.getByRole('button', { name: /^(Koble|Viderefør)/ }).count(), 0)
  })
})
