import t from 'tap'
import type { Planned } from '../../schema/api/plan.js'
import type { Replacement } from '../../schema/api/replacements.js'
import { launch, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('the page of a replacement in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
  const main = page.getByRole('main')
  const open = async (path: string, name: string) => {
    await page.goto(`${demo.url}/replacements/${path}`)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await settle(page)
  }
  const read = (code: string): Promise<Replacement> => readIn(page, `/replacements/${code}`)
  const planned = async (code: string): Promise<Planned[]> =>
    (await readIn(page, `/plan/systems?limit=1000&replacement=${code}`)).items
  const section = (name: string) => page.locator('section', { has: page.getByRole('heading', { name }) })

  await t.test('a sentence, the strip of its cut-overs, and what the marks stand for', async (t) => {
    await open('patient_journal', 'Felles elektronisk pasientjournalsystem')
    const lead = await page.locator('.lead').innerText()
    t.equal(
      lead,
      '2 av 14 systemer klare. 4 er over dato, 4 er blokkert. 3 kritiske dag 1 er ikke klare. Neste omlegging 15.10.2019.',
    )
    await main.getByText('Siste omlegging 25.11.2019, 37 dager før 01.01.2020.').waitFor()
    const systems = await planned('patient_journal')
    const marks = page.locator('.cut-overs .mark')
    t.equal(await marks.count(), systems.length)
    t.equal(await page.locator('.cut-overs [data-state=overdue]').count(), 4)
    const legend = await section('Tar over for 14 systemer').locator('.cut-over-legend').innerText()
    for (const words of ['over dato 4', 'kommer 7', 'kommer, blokkert 1', 'lagt om 2']) t.match(legend, words)
  })

  await t.test('the table says the same in the order of the strip, done last', async (t) => {
    const table = page.getByRole('table', { name: /Systemene som erstattes av/ })
    const numbers = async () => await table.locator('tbody td:first-child').allInnerTexts()
    const systems = await planned('patient_journal')
    const open = systems.filter(({ ready }) => !ready)
    t.strictSame(
      (await numbers()).slice(0, open.length).sort(),
      open.map(({ number }) => number).sort(),
      'what is done comes last',
    )
    const days = await table
      .locator('tbody time')
      .evaluateAll((times) => times.map((one) => one.getAttribute('datetime')))
    t.strictSame(days.slice(0, open.length), [...days.slice(0, open.length)].sort(), 'by cut-over')
    const row = table.getByRole('row', { name: /IKT-026/ })
    const told = (await row.innerText()).replaceAll(/\s+/g, ' ')
    t.match(told, /Gerica Kritisk dag 1 Drammen/)
    t.match(told, /Delvis: Pleie og omsorg.*Resten til Felles system for skolehelsetjeneste/)
    t.match(told, /07\.10\.2019 8 dager over Akseptansetesten er ikke godkjent og \d til/)
    await row.getByRole('link', { name: /Felles system for skolehelsetjeneste/ }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Felles system for skolehelsetjeneste' }).waitFor()
    await page.goBack()
    await table.waitFor()
  })

  await t.test('what it waits for, the contracts that end, and the archives stand beside', async (t) => {
    const { steps, archives } = await read('patient_journal')
    const waits = await section('Forutsetninger').innerText()
    t.match(waits, `${steps.filter(({ done }) => done).length} av ${steps.length + 1}`)
    t.match(
      waits.replaceAll(/\s+/g, ' '),
      /Rundeliste IKT-140 Må være: Omlagt\. Er: Under migrering\. Holder igjen Visma Link IKT-141/,
    )
    const { total } = await readIn(page, '/contracts?replacement=patient_journal')
    await section('Avtaler som avløses')
      .getByRole('link', { name: `Alle ${total}` })
      .press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: `${total} avtaler` })
      .waitFor()
    t.match(page.url(), /replacement=patient_journal/)
    await page.goBack()
    const [appraised] = archives
    await section('Arkivet').getByText(`${appraised?.done} av ${appraised?.of}`).first().waitFor()
  })

  await t.test(
    'one that is not in use says when it comes and what it lacks; that is mended there',
    async (t) => {
      await open('school_kindergarten_admin', 'Nytt administrativt fagsystem for skole og barnehage')
      t.match(
        await page.locator('.lead').innerText(),
        'Kommer 03.02.2020, om 111 dager (33 dager etter 01.01.2020). Mangler: databehandleravtale, risikovurdering og vurdering av personvernkonsekvenser.',
      )
      await page.getByRole('button', { name: 'Endre: Risikovurdert' }).press('Enter')
      const field = page.locator('input:focus')
      await field.waitFor()
      t.equal(await field.getAttribute('name'), 'riskAssessedOn')
      await field.fill('2019-10-01')
      await page.getByRole('button', { name: 'Lagre' }).press('Enter')
      await section('Forutsetninger').getByText('Risikovurdert (på plass) 01.10.2019').waitFor()
      await page.getByText('Mangler: databehandleravtale og vurdering av personvernkonsekvenser.').waitFor()
      t.equal(await page.getByRole('button', { name: 'Endre: Risikovurdert' }).count(), 0)
    },
  )

  await t.test('what carries a system on has the contracts and the duties of that system', async (t) => {
    const { items } = await readIn(page, '/progress/replacements?kind=continued&sort=-systems&limit=1')
    const [{ code, nameNb, continuesSystem }] = items
    await open(code, nameNb)
    const contracts = await readIn(page, `/contracts?system=${continuesSystem}`)
    const own = page.getByRole('list', { name: 'Avtaler', exact: true })
    t.equal(await own.getByRole('listitem').count(), contracts.total)
    t.equal(await page.getByRole('button', { name: /^Endre: (Risiko|DPIA|Databehandler)/ }).count(), 0)
  })

  await t.test('all ready, and none: the sentence says so', async (t) => {
    const { items } = await readIn(page, '/progress/replacements?sort=-ready&limit=1000')
    const whole = items.find(
      ({ ready, systems }: { ready: number; systems: number }) => systems > 1 && ready === systems,
    )
    await open(whole.code, whole.nameNb)
    t.match(await page.locator('.lead').innerText(), `Alle ${whole.systems} systemer er klare.`)
    const empty = items.find(({ systems }: { systems: number }) => systems === 0)
    if (empty) {
      await open(empty.code, empty.nameNb)
      await page.locator('.lead').getByText('Ingen systemer er koblet til denne erstatningen.').waitFor()
    }
  })

  await t.test(
    'in English on a narrow screen the strip is left to the words; another day keeps its day',
    async (t) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await open('patient_journal?asOf=2019-10-01', 'Felles elektronisk pasientjournalsystem')
      await page.getByRole('button', { name: 'Meny' }).press('Enter')
      await page.getByRole('button', { name: 'English' }).press('Enter')
      await page.getByRole('heading', { level: 2, name: 'Prerequisites' }).waitFor()
      t.equal(await page.locator('.cut-overs').isVisible(), false)
      t.equal(
        await page.getByRole('button', { name: /^(Edit|Give notice)/ }).count(),
        0,
        'nothing is written there',
      )
      const link = page
        .getByRole('table', { name: /by cut-over/ })
        .getByRole('rowheader')
        .first()
        .getByRole('link')
      t.match(await link.getAttribute('href'), /asOf=2019-10-01/)
      t.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
    },
  )
})
