import t from 'tap'
import { launch, pick, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { demoDatabase } from '../engines.js'
import { addContinued, addCopies } from '../many.js'
import { openTestServices } from '../server.js'

const ADDED = 1200
const CARRIED = 250

t.test('a register of more than a thousand systems in a real browser', async (t) => {
  const database = await demoDatabase(t)
  const { store } = await openTestServices(t, { database })
  // Nothing is asked yet of what hangs on a system that is only registered.
  const early = (await store.db.select().from(store.t.systems)).filter(
    ({ status }) => status === 'registered',
  )
  const [first = '', second = ''] = early.map(({ number }) => number)
  const numbers = await addCopies(store, first, ADDED, (index) => `Qopi${index + 1}`, 'IKT-279')
  await addContinued(store, 'mapping', numbers.slice(0, CARRIED), (index) => `Qeder${index + 1}`)
  const last = numbers.at(-1) ?? ''
  const demo = await startDemo(t, database)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect)
  const read = (path: string) => readIn(page, path)
  const open = async (path: string) => {
    await page.goto(demo.url + path)
    await settle(page)
  }
  const saved = () => page.getByRole('button', { name: 'Angre' }).waitFor()

  await t.test('the last of them is chosen by typing, and told from others by where it is', async (t) => {
    await open(`/systems/${first}`)
    const form = page.getByRole('region', { name: 'Integrasjoner' })
    await form.getByRole('button', { name: 'Legg til integrasjon' }).click()
    const field = form.getByRole('combobox', { name: 'Det andre systemet' })
    const status = form.getByRole('status')
    const asked: (string | null)[] = []
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url())
      if (pathname === '/api/v1/systems') asked.push(searchParams.get('q'))
    })
    await field.pressSequentially('Qopi12')
    await status.getByText('12 treff', { exact: true }).waitFor()
    t.ok(asked.length < 4, `what is typed is not asked for letter by letter: ${asked.join(', ')}`)
    t.equal(await field.getAttribute('aria-expanded'), 'true')
    await field.pressSequentially('00')
    await status.getByText('1 treff', { exact: true }).waitFor()
    const { municipality } = await read(`/systems/${last}`)
    const { items } = await read('/municipalities')
    const { name } = items.find((row: { number: string }) => row.number === municipality)
    t.strictSame(
      (await form.getByRole('listbox').getByRole('option').allInnerTexts()).map((text) => text.split('\n')),
      [[`Qopi1200 · ${last}`, name]],
    )
    await field.press('Enter')
    t.equal(await field.inputValue(), `Qopi1200 · ${last}`)
    t.equal(await form.getByRole('listbox').count(), 0)
    await form.getByLabel('Data', { exact: true }).fill('Vedtak')
    await field.press('Enter')
    await saved()
    const integrations = await read(`/integrations?system=${first}`)
    t.ok(integrations.items.some(({ toSystem }: { toSystem: string }) => toSystem === last))
  })

  await t.test('a lane of the plan shows some at first, and more that stand below them', async (t) => {
    await open('/plan?open=')
    const { total } = await read('/plan/systems?wave=&limit=1')
    t.ok(total > ADDED)
    const rows = page.locator('tr[data-number]')
    await page.getByText(`Viser 200 av ${total.toLocaleString('nb-NO')}.`).waitFor()
    t.equal(await rows.count(), 200)
    const tenth = await rows.nth(9).getAttribute('data-number')
    await page.getByRole('button', { name: 'Vis 200 til' }).press('Enter')
    await page.getByText(`Viser 400 av ${total.toLocaleString('nb-NO')}.`).waitFor()
    t.equal(await rows.count(), 400)
    t.equal(await rows.nth(9).getAttribute('data-number'), tenth, 'in the same order')
  })

  await t.test('what was typed and not chosen is not sent as nothing', async (t) => {
    await open(`/systems/${first}`)
    const form = page.getByRole('region', { name: 'Forutsetninger' })
    await form.getByRole('button', { name: 'Legg til forutsetning' }).click()
    const field = form.getByRole('combobox', { name: 'Venter på' })
    await field.click()
    await form
      .getByRole('status')
      .getByText(/^De første 20 av 1\s47\d\. Skriv mer av navnet/)
      .waitFor()
    await field.fill('finnes ikke her')
    await form.getByText('Ingen treff. Prøv færre eller andre ord.').waitFor()
    await field.press('Escape')
    t.equal(await form.getByRole('listbox').count(), 0)
    t.equal(await field.inputValue(), 'finnes ikke her', 'what was typed stays')
    await form.getByRole('button', { name: 'Legg til forutsetning' }).click()
    await form.getByText('Velg fra listen, eller tøm feltet: det som står her, er ikke valgt.').waitFor()
    t.equal((await read(`/prerequisites?system=${first}`)).total, 0)
    await page.getByRole('button', { name: 'English' }).click()
    await page
      .getByText('Choose from the list, or empty the field: what stands here is not chosen.')
      .waitFor()
    await page.getByRole('button', { name: 'Norsk' }).click()

    await pick(form, 'Venter på', 'Qopi1100')
    t.equal(await form.getByText('Velg fra listen, eller tøm feltet').count(), 0)
    await field.fill('Qopi1101')
    await field.press('Tab')
    await page.waitForFunction(
      (input) => (input as HTMLInputElement).value.startsWith('Qopi1101 · '),
      await field.elementHandle(),
    )
    await field.press('Enter')
    await saved()
    const { items } = await read(`/prerequisites?system=${first}`)
    t.strictSame(
      items.map(({ required }: { required: { name: string } }) => required.name),
      ['Qopi1101'],
      'who leaves what only one is called has chosen it',
    )
  })

  await t.test('a replacement beyond the first page is mapped to, and named where it stands', async (t) => {
    await open(`/systems/${last}`)
    const form = page.locator('section', { has: page.getByRole('heading', { name: 'Erstattes av' }) })
    await form.getByRole('button', { name: 'Legg til kobling' }).click()
    await pick(form, 'Erstatning', 'Qeder250')
    await form.getByLabel('Dekning').selectOption('full')
    await form.getByRole('combobox', { name: 'Erstatning' }).press('Enter')
    await saved()
    await form.getByRole('link', { name: 'Qeder250' }).waitFor()
    t.equal((await read(`/systems/${last}`)).mappings[0].replacement.code, 'mapping_249')
    await open('/systems?destination=mapping_249')
    await page.getByRole('button', { name: 'Fjern filteret Erstatning: Qeder250' }).waitFor()
  })

  await t.test('all replacements are reached, a page at a time, and found from anywhere', async (t) => {
    await open('/replacements')
    const carried = '/progress/replacements?kind=continued&limit=1'
    t.ok((await read(carried)).total >= CARRIED)
    const { total } = await read(`${carried}&signal=on_track&state=coming&state=planned`)
    const group = page.getByRole('group').filter({ hasText: 'Kommer, i rute' })
    await group.locator('summary').getByText(String(total), { exact: true }).waitFor()
    await group.locator('summary').press('Enter')
    const rows = group.getByRole('rowheader')
    await rows.first().waitFor()
    t.equal(await rows.count(), 100)
    await page.emulateMedia({ media: 'print' })
    await page.getByText(`Her er 100 av ${total}.`).waitFor()
    await page.emulateMedia({ media: null })
    const more = page.getByRole('button', { name: 'Vis flere: Kommer, i rute' })
    for (let shown = 200; shown < total + 100; shown += 100) {
      await more.focus()
      await page.keyboard.press('Enter')
      await rows.nth(Math.min(shown, total) - 1).waitFor()
    }
    t.equal(await rows.count(), total)
    t.equal(await more.count(), 0)

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Finn alt' }).pressSequentially('Qeder250')
    await page.getByRole('option', { name: /^Qeder250/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Qeder250' }).waitFor()
  })

  await t.test(
    'a contract comes to cover the last of them, and those that it covers are said to be there',
    async (t) => {
      const lead = await signIn(t, browser, demo.links.lead)
      await lead.goto(`${demo.url}/contracts/AVT-001`)
      await lead.getByRole('button', { name: 'Legg til system' }).click()
      await lead.getByLabel('Finn system').fill('Qopi1200')
      await lead.getByRole('button', { name: `Legg til: Qopi1200 · ${last}` }).click()
      await lead.getByRole('button', { name: `Ta ut: Qopi1200 ${last}` }).waitFor()
      await lead.getByRole('listitem').filter({ hasText: 'Qopi1200' }).getByText('er med').waitFor()
      await lead.getByLabel('Finn system').fill('Qopi')
      await lead
        .getByRole('status')
        .getByText(/^De første 7 av 1\s200\./)
        .waitFor()

      await lead.goto(`${demo.url}/systems/${second}`)
      const form = lead.getByRole('region', { name: 'Avtaler' })
      await form.getByRole('button', { name: 'Legg til avtale' }).click()
      const { supplier } = await read('/contracts/AVT-001')
      await pick(form, 'Avtale som finnes', supplier, '(AVT-001)')
      await form.getByRole('combobox', { name: 'Avtale som finnes' }).press('Enter')
      await lead.getByRole('button', { name: 'Angre' }).waitFor()
      t.ok((await read('/contracts/AVT-001')).systems.includes(second))
    },
  )

  await t.test(
    'a list that is very long comes as it is read, and says how much of it is there',
    async (t) => {
      const asked: string[] = []
      const hear = (request: { url(): string }) => {
        const { pathname, searchParams } = new URL(request.url())
        if (pathname === '/api/v1/systems') asked.push(searchParams.get('limit') ?? '')
      }
      page.on('request', hear)
      await open('/systems')
      const { total } = await read('/systems?limit=1')
      await page.getByText(`100 av ${total} systemer vises`).waitFor()
      t.strictSame(
        asked.filter((limit) => limit !== '1'),
        ['100'],
      )
      await page.keyboard.press('End')
      await page.getByText(`200 av ${total} systemer vises`).waitFor()
      t.ok((await page.getByRole('row').count()) < 80, 'only what is in sight is drawn')
      page.off('request', hear)
      await open('/systems?q=Qopi12')
      await page.getByText('12 av 12 systemer vises').waitFor()
    },
  )

  await t.test('the way through a list goes on behind the thousandth', async (t) => {
    await open('/systems?q=Qopi&sort=number')
    await open(`/systems/${numbers[1099]}`)
    await page.getByText(/^1\s?100 av 1\s?200$/).waitFor()
    await page.getByRole('link', { name: /^Neste/ }).click()
    await page.getByText(/^1\s?101 av 1\s?200$/).waitFor()
    t.match(page.url(), new RegExp(`${numbers[1100]}`))
  })
})
