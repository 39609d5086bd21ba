import t from 'tap'
import { beBusy, launch, pick, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('keys, and what is said when something is missing or past, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator, { viewport: { width: 1440, height: 900 } })
  const read = (path: string) => readIn(page, path)
  const open = async (path: string) => {
    await page.goto(`${demo.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
  }
  const bar = page.getByRole('region', { name: 'Valgte systemer' })

  await t.test('Escape leaves the search, and the keys of the list work; b goes to the bar', async (t) => {
    await open('/systems')
    await page.keyboard.press('/')
    await page.keyboard.type('gerica')
    await page.waitForURL(/q=gerica/)
    await page.getByRole('rowheader', { name: 'Gerica' }).first().waitFor()
    await page.keyboard.press('Escape')
    t.equal(await page.getByRole('searchbox').inputValue(), 'gerica', 'what was searched for stays')
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.closest('[data-index]'))
    await page.keyboard.press('x')
    await bar.getByText('1 valgt').waitFor()
    await page.keyboard.press('b')
    t.ok(await bar.evaluate((one) => one.contains(document.activeElement)))
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
  })

  await t.test('after Enter the heading of the page has the focus', async () => {
    await open('/systems?q=gerica')
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.closest('[data-index]'))
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      () => document.activeElement?.tagName === 'H1' && /\/systems\/IKT-\d+$/.test(location.pathname),
    )
  })

  await t.test('Ctrl Z undoes the last change, but not in a field', async (t) => {
    await open('/systems/IKT-026')
    const before = (await read('/systems/IKT-026')).users
    await page.getByRole('button', { name: 'Endre bruk' }).click()
    await page.getByLabel('Brukere').fill('4321')
    await page.getByLabel('Brukere').press('Control+z')
    await page.getByLabel('Brukere').fill('4321')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText('Lagret.').waitFor()
    t.equal((await read('/systems/IKT-026')).users, 4321)
    await page.getByRole('button', { name: 'Endre bruk' }).focus()
    await page.keyboard.press('Control+z')
    await page.getByText('Angret.').waitFor()
    t.equal((await read('/systems/IKT-026')).users, before)
  })

  await t.test('a change that is undone from the history is not tried once more afterwards', async (t) => {
    await open('/changes?system=IKT-026')
    await page.evaluate(beBusy)
    const asked: number[] = []
    page.on('response', (answer) => {
      if (/changes\/.*undo/.test(answer.url())) asked.push(answer.status())
    })
    await page.getByRole('main').getByRole('button', { name: 'Sett tilbake …' }).first().click()
    await page.getByRole('dialog').getByText('Dette blir satt tilbake').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Angre', exact: true }).click()
    await page.getByText('Angret.').waitFor()
    await page.waitForLoadState('networkidle')
    t.strictSame(asked, [200, 200], 'rehearsed and done')
  })

  await t.test('a form that lacks something says what, also when nothing was written in it', async (t) => {
    await open('/systems?signal=unmapped&status=assessed&municipality=0602')
    await page.getByRole('rowheader').getByRole('link').first().click()
    const position = page.getByRole('navigation', { name: 'Listen du kom fra' })
    await position.getByText('1 av 10').waitFor()
    await page.getByRole('button', { name: 'Legg til kobling' }).first().click()
    const form = page.locator('.editing')
    const submit = form.getByRole('button', { name: 'Legg til kobling' })
    await submit.click()
    await form.getByText('«Erstatning» mangler.').waitFor()
    await form.getByLabel('Omfang').fill('Hele systemet')
    await submit.click()
    await form.getByText('«Erstatning» mangler.').waitFor()
    t.equal(await page.getByText(/case_archive/).count(), 0)
    await pick(form, 'Erstatning', 'Felles saksbehandlings- og arkivsystem')
    await submit.click()
    await form.waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    // It is in «Ikke koblet» no more, and goes on to the next all the same.
    await position.getByText('– av 9').waitFor()
    t.ok(await position.getByRole('link', { name: /Neste/ }).count(), 'the next one is led to')
  })

  await t.test('on hold needs a reason, and a day that has passed asks why it is moved', async (t) => {
    const { items } = await read('/systems?signal=overdue&status=migrating&limit=1')
    const [{ number, targetDate }] = items
    await open(`/systems/${number}`)
    await page.getByRole('button', { name: 'Endre omlegging' }).click()
    const form = page.getByRole('region', { name: 'Endre omlegging' })
    await form.getByLabel('På vent', { exact: true }).check()
    await form.getByLabel('Hvorfor på vent').fill('')
    await form.getByRole('button', { name: 'Lagre' }).click()
    await form.getByText('«Hvorfor på vent» mangler.').first().waitFor()
    await form.getByLabel('På vent', { exact: true }).uncheck()
    await form.locator('[name=targetDate]').fill('2019-12-20')
    await form.getByRole('button', { name: 'Lagre' }).click()
    await form.getByText('«Planlagt klar» er passert. Skriv hvorfor den flyttes.').waitFor()
    t.equal((await read(`/systems/${number}`)).targetDate, targetDate)
    await form.getByLabel('Begrunnelse', { exact: true }).fill('Leverandøren er forsinket')
    await form.getByRole('button', { name: 'Lagre' }).click()
    await form.waitFor({ state: 'detached' })
    t.equal((await read(`/systems/${number}`)).targetDate, '2019-12-20')
  })

  await t.test(
    'a date that stands on the system and on its mappings is moved in both, with one undo',
    async (t) => {
      const { items } = await read('/systems?status=planned&limit=200')
      let found: { number: string; targetDate: string; mappings: { id: string }[] } | undefined
      for (const { number, targetDate } of items) {
        const one = await read(`/systems/${number}`)
        const same = one.mappings.filter(
          (mapping: { plannedCutOver: string }) => mapping.plannedCutOver === targetDate,
        )
        if (targetDate > '2019-10-15' && same.length === 1 && one.mappings.length === 1) found = one
        if (found) break
      }
      if (!found) return t.fail('a system whose mapping has its day')
      const { number, targetDate } = found
      const days = async () => {
        const { targetDate: own, mappings } = await read(`/systems/${number}`)
        return [own, mappings[0].plannedCutOver]
      }
      await open(`/systems/${number}`)
      await page.getByRole('button', { name: 'Endre omlegging' }).click()
      const facts = page.getByRole('region', { name: 'Endre omlegging' })
      const offer = page.getByRole('checkbox', { name: /^Flytt også/ })
      t.equal(await offer.count(), 0, 'nothing is offered before the date is changed')
      await facts.locator('[name=targetDate]').fill('2019-12-20')
      await facts.getByLabel('Flytt også 1 kobling som står på samme dato').waitFor()
      await facts.getByRole('button', { name: 'Lagre' }).click()
      await facts.waitFor({ state: 'detached' })
      t.strictSame(await days(), ['2019-12-20', '2019-12-20'])
      await page.getByRole('button', { name: 'Angre' }).click()
      await page.getByText('Angret.').waitFor()
      t.strictSame(await days(), [targetDate, targetDate])

      await page
        .getByRole('button', { name: /^Endre: / })
        .first()
        .click()
      const mapping = page.locator('.editing', { has: page.getByRole('heading', { name: 'Endre kobling' }) })
      await mapping.locator('[name=plannedCutOver]').fill('2019-12-21')
      await offer.uncheck()
      await mapping.getByRole('button', { name: 'Lagre' }).click()
      await mapping.waitFor({ state: 'detached' })
      t.strictSame(await days(), [targetDate, '2019-12-21'], 'only the mapping, as was said')
    },
  )

  await t.test('every glyph beside the name has its word, and what is off track says so', async (t) => {
    const signals = ['overdue', 'blocked', 'no_date', 'unmapped', 'on_hold', 'day_one']
    for (const query of [...signals.map((one) => `signal=${one}`), 'health=off_track']) {
      const { items } = await read(`/systems?${query}&limit=1`)
      if (items.length === 0) continue
      await open(`/systems/${items[0].number}`)
      const labels = page.locator('.system-header :is(.labelled, .day-one)')
      for (const words of await labels.allInnerTexts()) t.match(words, /\p{L}{2}/u, `${query}: ${words}`)
      t.ok((await labels.count()) > 0, query)
      if (query.startsWith('health')) await labels.getByText('Ute av rute').waitFor()
    }
  })

  await t.test('what came later says when, where it was not there yet', async () => {
    await open('/systems/IKT-001?asOf=2018-01-01')
    const registered = (await read('/systems/IKT-001')).statusDates.registered.split('-').reverse().join('.')
    await page.getByText(`Registrert ${registered}, etter tidspunktet som vises.`).waitFor()
  })

  await t.test('what cannot be pressed yet is still read', async (t) => {
    await open('/systems/IKT-026')
    const button = page.locator('.ds-button[aria-disabled=true]').first()
    t.equal(await button.evaluate((one) => getComputedStyle(one).opacity), '1')
    const contrast = await button.evaluate((one) => {
      const light = (colour: string) => {
        const canvas = document.createElement('canvas').getContext('2d')
        if (!canvas) return 0
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
          part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        )
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const { color, backgroundColor } = getComputedStyle(one)
      const [dark = 0, bright = 0] = [light(color), light(backgroundColor)].sort((a, b) => a - b)
      return (bright + 0.05) / (dark + 0.05)
    })
    t.ok(contrast >= 4.5, `a contrast of ${contrast}`)
  })
})
