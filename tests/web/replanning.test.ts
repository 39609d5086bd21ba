import t from 'tap'
import { launch, readIn, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

t.test('plans that are turned around, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)

  await t.test('a decision is reversed after migration began, and that is undone', async () => {
    const page = await signIn(t, browser, await newLink(demo, 'administrator'))
    const read = (path: string) => readIn(page, path)
    const { items: mapped } = await read('/mappings?limit=1000')
    type Mapped = { actualCutOver: string | null; system: { number: string; status: string } }
    const isMoving = ({ actualCutOver }: Mapped) => actualCutOver === null
    const { number } = mapped
      .filter(({ system }: Mapped) => system.status === 'migrating')
      .map(({ system }: Mapped) => system)
      .find((one: Mapped['system']) =>
        mapped.filter(({ system }: Mapped) => system.number === one.number).every(isMoving),
      )
    const before = await read(`/systems/${number}`)
    await page.goto(`${demo.url}/systems/${number}`)
    await page.getByRole('button', { name: 'Omgjør beslutningen …' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Omgjør beslutningen' })
    await dialog.getByText('Planlagt klar').waitFor()
    await dialog
      .getByText(/berøres/)
      .first()
      .waitFor()
    for (const box of await dialog.getByRole('checkbox').all()) await box.press('Space')
    await dialog.getByLabel('Begrunnelse').pressSequentially('Leverandøren trakk seg')
    await dialog.getByRole('button', { name: 'Omgjør', exact: true }).press('Enter')
    await page.getByText('Beslutningen er omgjort.').waitFor()
    const earlier = page.getByRole('heading', { name: 'Tidligere beslutninger' })
    await earlier.waitFor()
    await page.locator('h1:focus').waitFor()
    await page.getByText('Leverandøren trakk seg').first().waitFor()
    t.match(await read(`/systems/${number}`), { status: 'assessed', targetDate: null, mappings: [] })
    await page.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
    await earlier.waitFor({ state: 'detached' })
    const { status, targetDate, wave, mappings } = await read(`/systems/${number}`)
    t.match(
      { status, targetDate, wave, mappings: mappings.length },
      {
        status: 'migrating',
        targetDate: before.targetDate,
        wave: before.wave,
        mappings: before.mappings.length,
      },
    )
  })

  await t.test('the merger is moved with what follows its day, and that is undone', async () => {
    const page = await signIn(t, browser, await newLink(demo, 'administrator'))
    const read = (path: string) => readIn(page, path)
    await page.goto(`${demo.url}/setup`)
    await page.getByRole('button', { name: 'Endre: Program og sammenslåingsdato' }).press('Enter')
    await page.getByLabel('Ny kommune', { exact: true }).waitFor()
    t.equal(
      await page.getByLabel('Sammenslåingsdato', { exact: true }).count(),
      0,
      'the day is not moved without what hangs on it',
    )
    await page.getByText('Sammenslåingsdato: 01.01.2020.').waitFor()
    await page.getByRole('link', { name: 'Flytt sammenslåingen' }).first().press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Flytt sammenslåingen' }).waitFor()
    const day = page.getByLabel('Ny sammenslåingsdato')
    await day.focus()
    await page.keyboard.type('01012020')
    await page.keyboard.press('Enter')
    await page.getByText('Velg en annen dag enn den gamle').waitFor()
    // Back to the first part of the day.
    await day.blur()
    await day.focus()
    await page.keyboard.type('04012020')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Følger sammenslåingsdatoen' }).waitFor()
    const { items } = await read('/programme/postponement?to=2020-04-01')
    const follows = items.filter(({ exact }: { exact: boolean }) => exact).length
    t.ok(follows > 10 && follows < items.length, `${follows} of ${items.length} follow`)
    const folded = page.locator('details:not([open]) > summary', { hasText: 'Vis hver av dem' })
    for (let left = await folded.count(); left > 0; left -= 1) await folded.first().press('Enter')
    t.equal(
      await page.getByRole('checkbox', { checked: true, name: /·/ }).count(),
      follows,
      'those are ticked',
    )
    const one = page.getByRole('checkbox', { name: /^IKT-\d+ · .* · Kommunenummer endres$/ }).first()
    const name = await one.evaluate((box) => (box as HTMLInputElement).labels?.[0]?.textContent ?? '')
    const [number = ''] = name.split(' ')
    await one.press('Space')
    await page.getByRole('button', { name: /^Flytt sammenslåingen og/ }).press('Enter')
    await page.getByText('«Begrunnelse» mangler.').waitFor()
    await page.getByRole('textbox', { name: 'Begrunnelse' }).pressSequentially('Departementet utsatte den')
    await page.getByRole('button', { name: `Flytt sammenslåingen og ${follows - 1} til` }).press('Enter')
    await page.getByText('Sammenslåingen er flyttet til 01.04.2020.').waitFor()
    t.match(await read('/programme'), { mergerDate: '2020-04-01' })
    await page.locator('h1:focus').waitFor()
    const { municipalityNumberChangedOn } = await read(`/systems/${number}`)
    t.equal(municipalityNumberChangedOn, '2020-01-01', 'what was not ticked stays')
    await page.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
    await page.getByText('Angret.').waitFor()
    t.match(await read('/programme'), { mergerDate: '2020-01-01' })
  })

  await t.test('of a system that is split, the form and the gate name the half', async (t) => {
    const page = await signIn(t, browser, demo.links.lead)
    const items = await page.evaluate(
      async () => (await (await fetch('/api/v1/mappings?limit=1000')).json()).items,
    )
    type Half = { id: string; acceptedOn: string | null; system: { number: string; status: string } }
    const halves = (items as (Half & { replacement: { nameNb: string } })[]).filter(
      ({ system }, _, all) =>
        system.status === 'migrating' &&
        all.filter((one) => one.system.number === system.number).length === 2,
    )
    const [first, second] = halves
    t.ok(first && second && first.system.number === second.system.number)
    const name = second?.replacement.nameNb ?? ''
    await page.goto(`${demo.url}/systems/${second?.system.number}`)
    await page.getByRole('button', { name: `Endre: ${name}` }).press('Enter')
    const heading = page.getByRole('heading', { name: `Endre kobling: ${name}` })
    await heading.waitFor()
    await page.getByLabel('Godkjent dato').fill('2019-10-14')
    await page.getByRole('button', { name: 'Lagre' }).press('Enter')
    await page.getByText('«Godkjent av» mangler.').first().waitFor()
    await page.getByLabel('Godkjent av').pressSequentially('Kartsjef')
    await page.getByRole('button', { name: 'Lagre' }).press('Enter')
    await heading.waitFor({ state: 'detached' })
    const gate = page.getByRole('listitem').filter({ hasText: 'Akseptansetesten er ikke godkjent' })
    await gate.getByRole('link', { name: first?.replacement.nameNb, exact: true }).waitFor()
    t.equal(await gate.getByRole('link').count(), 1, 'and no other half')
  })

  await t.test(
    'what is decided and what only awaits formalities are counted, and listed, apart',
    async (t) => {
      const page = await signIn(t, browser, demo.links.auditor)
      const { byStatus, formalities } = await page.evaluate(async () =>
        (await fetch('/api/v1/progress')).json(),
      )
      t.ok(formalities > 0 && formalities < byStatus.decided)
      for (const [words, count] of [
        ['Besluttet', byStatus.decided - formalities],
        ['Videreføres, formaliteter gjenstår', formalities],
      ] as const) {
        await page.goto(demo.url)
        await page
          .getByRole('main')
          .getByRole('link', { name: `${words} ${count}`, exact: true })
          .press('Enter')
        await page.getByText(`${count} systemer`).first().waitFor()
      }
    },
  )
})
