import t from 'tap'
import { launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('what has a name needs no code, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const page = await signIn(t, await launch(t), demo.links.administrator)
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const press = (name: string | RegExp) => button(name).press('Enter')
  const rows = async (path: string): Promise<{ code: string; nameNb: string; nameEn: string }[]> =>
    (await readIn(page, path)).items
  const named = async (path: string, name: string) => (await rows(path)).filter((row) => row.nameNb === name)
  const form = page.locator('.editing-row')

  await t.test('a wave is added by its name, with the keyboard alone, and changed by it', async (t) => {
    await page.goto(`${demo.url}/waves`)
    await press('Legg til: Bølgene')
    t.equal(await form.getByLabel('Kode').count(), 0)
    await form.getByText('Som det norske når det ikke er oppgitt.').waitFor()
    await page.keyboard.type('9 – Ældrepleje og øvrig')
    await page.keyboard.press('Enter')
    await button('Endre: 9 – Ældrepleje og øvrig').waitFor()
    t.match(await named('/waves', '9 – Ældrepleje og øvrig'), [
      { code: '9_aeldrepleje_og_ovrig', nameEn: '9 – Ældrepleje og øvrig' },
    ])
    await press('Endre: 9 – Ældrepleje og øvrig')
    await form.getByRole('heading', { name: '9 – Ældrepleje og øvrig' }).waitFor()
    await form.getByLabel('Navn (engelsk)').fill('9 – Care')
    await form.getByRole('button', { name: 'Lagre' }).press('Enter')
    await form.waitFor({ state: 'detached' })
    t.match(await named('/waves', '9 – Ældrepleje og øvrig'), [{ nameEn: '9 – Care' }])
  })

  await t.test('a milestone is, and two of one name are two', async (t) => {
    for (const date of ['2019-12-01', '2019-12-02']) {
      await press('Legg til: Milepæler')
      t.equal(await form.getByLabel('Kode').count(), 0)
      await page.keyboard.type('Åpen øvelse')
      await form.getByLabel('Dato').fill(date)
      await form.getByLabel('Dato').press('Enter')
      await form.waitFor({ state: 'detached' })
    }
    await button('Endre: Åpen øvelse').nth(1).waitFor()
    t.strictSame(
      (await named('/milestones', 'Åpen øvelse')).map(({ code }) => code),
      ['apen_ovelse', 'apen_ovelse_2'],
    )
    await press('Legg til: Milepæler')
    await form.getByLabel('Dato').fill('2019-12-03')
    await form.getByLabel('Dato').press('Enter')
    await form.getByText('«Navn (bokmål)» mangler.').first().waitFor()
    await form.getByRole('button', { name: 'Avbryt' }).press('Enter')
  })

  await t.test('so are service areas and entries of code lists, and no list shows codes', async (t) => {
    await page.goto(`${demo.url}/setup`)
    for (const [step, add, name, path] of [
      ['Tjenesteområder', 'Legg til: Tjenesteområder', 'Ære', '/service-areas'],
      ['Kodelister', 'Legg til: Kodelister: Depot', 'Øydepot', '/codes'],
    ] as const) {
      await press(`Endre: ${step}`)
      await press(add)
      t.equal(await form.getByLabel('Kode', { exact: true }).count(), 0)
      t.equal(await page.getByRole('columnheader', { name: 'Kode' }).count(), 0)
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await button(`Endre: ${name}`).waitFor()
      t.equal((await named(path, name)).length, 1)
    }
  })

  await t.test('and a replacement, whose page opens', async (t) => {
    await page.goto(`${demo.url}/replacements`)
    await press('Ny erstatning')
    const dialog = page.getByRole('dialog')
    t.equal(await dialog.getByLabel('Kode').count(), 0)
    await dialog.getByLabel('Navn (bokmål)').fill('Felles bølgekart')
    await dialog.getByRole('button', { name: 'Opprett' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Felles bølgekart' }).waitFor()
    t.match(page.url(), /\/replacements\/felles_bolgekart$/)
  })

  await t.test('a system that is carried on for others asks for no code', async (t) => {
    const { items } = await readIn(page, '/systems?destination=unmapped&status=registered&limit=1')
    const [{ number, name }] = items
    await page.goto(`${demo.url}/systems/${number}`)
    await press('Handlinger')
    await press('La andre systemer erstattes av dette …')
    const dialog = page.getByRole('dialog')
    t.equal(await dialog.getByLabel('Kode').count(), 0)
    await dialog.getByLabel('Navn (engelsk)').fill('')
    await dialog.getByLabel('Status').selectOption({ label: 'Planlagt' })
    await dialog.getByRole('button', { name: 'Opprett' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    t.match(await named('/replacements?limit=1000', name), [{ nameEn: name }])
  })

  await t.test('municipalities have their numbers, and are told by their names too', async (t) => {
    await page.goto(`${demo.url}/setup`)
    await press('Endre: Tidligere kommuner')
    await button('Endre: Svelvik').waitFor()
    await press('Legg til: Kommuner')
    t.equal(await form.getByLabel('Nr.').count(), 1)
    await form.getByRole('button', { name: 'Avbryt' }).press('Enter')
    const [{ replacement, body }] = (await readIn(page, '/series-breaks?limit=1')).items
    const of = (await readIn(page, '/municipalities')).items.find(
      ({ number }: { number: string }) => number === body,
    )
    await page.goto(`${demo.url}/replacements/${replacement}`)
    await button(`Endre: ${of.name}`).waitFor()
  })

  await t.test('in English rows are told by their English names', async () => {
    await page.goto(`${demo.url}/waves`)
    await press('English')
    await press('Edit: 9 – Care')
    await form.getByRole('heading', { name: '9 – Care' }).waitFor()
  })
})
