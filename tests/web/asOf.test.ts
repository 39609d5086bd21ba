import t from 'tap'
import { PAGES, type Page } from '../../schema/api/pages.js'
import { launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('the register as it was, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.administrator)
  const total = (query: string) => readIn(page, `/systems?limit=1&${query}`).then(({ total }) => total)
  const strip = page.getByText('Du ser registeret slik det var 30.06.2019. Bare lesing.')

  await t.test('a date is chosen, and stays in the address from page to page', async (t) => {
    await page.getByRole('button', { name: /^Per i dag/ }).click()
    await page.getByLabel('Ved slutten av dagen').fill('2019-06-30')
    await page.getByRole('button', { name: 'Vis', exact: true }).click()
    await strip.waitFor()
    t.match(page.url(), /\/\?asOf=2019-06-30$/)
    await page.getByRole('link', { name: 'Systemer', exact: true }).click()
    await page.getByRole('rowheader').first().waitFor()
    const then = await total('asOf=2019-06-30')
    t.not(then, await total(''), 'fewer were registered then')
    await page.getByRole('status').getByText(String(then), { exact: true }).waitFor()
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Historikk' }).waitFor()
    t.match(page.url(), /IKT-\d+\?asOf=2019-06-30$/)
    await strip.waitFor()
  })

  await t.test('an administrator has nothing to write with then, and has it again today', async (t) => {
    const writes = page.getByRole('main').getByRole('button', { name: /^(Endre|Legg til|Fjern|Mer$)/ })
    t.equal(await writes.count(), 0)
    await page.getByRole('button', { name: 'Tilbake til i dag' }).click()
    await writes.first().waitFor()
    t.notMatch(page.url(), /asOf/)
    t.equal(await strip.count(), 0)
  })

  await t.test(
    'a request is undone from the history, and not when something of it was changed later',
    async (t) => {
      const patch = (body: object) =>
        page.evaluate(async (text) => {
          const before = await fetch('/api/v1/systems/IKT-040')
          const headers = { 'content-type': 'application/json', 'if-match': before.headers.get('etag') ?? '' }
          return (await fetch('/api/v1/systems/IKT-040', { method: 'PATCH', headers, body: text })).status
        }, JSON.stringify(body))
      const users = () =>
        page.evaluate(async () => (await (await fetch('/api/v1/systems/IKT-040')).json()).users)
      const before = await users()
      await patch({ users: 1234 })
      await patch({ users: 4321 })
      await page.goto(`${demo.url}/changes?system=IKT-040`)
      const changes = page.getByRole('main').getByRole('listitem')
      await changes.nth(1).getByText('Brukere').first().click()
      await changes.nth(1).getByRole('button', { name: 'Sett tilbake …' }).click()
      await page.getByRole('dialog').getByText('Dette er endret etterpå, og står i veien:').waitFor()
      await page
        .getByRole('dialog')
        .getByText(/: Brukere \(#\d+, Administrator\)/)
        .waitFor()
      t.equal(await page.getByRole('dialog').getByRole('button', { name: 'Angre', exact: true }).count(), 0)
      await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click()
      await changes.nth(0).getByText('Brukere').first().click()
      await changes.nth(0).getByRole('button', { name: 'Sett tilbake …' }).click()
      await page.getByRole('dialog').getByText('Dette blir satt tilbake').waitFor()
      await page
        .getByRole('dialog')
        .getByText(/Brukere: 4.321 til 1.234/)
        .waitFor()
      t.equal(await users(), 4321, 'nothing is written before it is confirmed')
      await page.getByRole('dialog').getByRole('button', { name: 'Angre', exact: true }).click()
      await page.getByText('Angret.').waitFor()
      t.equal(await users(), 1234)
      t.not(before, 1234)
    },
  )

  const ask = (path: string) => readIn(page, path)

  await t.test('a row that was registered later is said to be, whatever it is a row of', async (t) => {
    /** The pages of one row: what the log calls it, and the address of one. */
    const rowPages: Partial<Record<Page, [entity: string, of: (row: Record<string, string>) => string]>> = {
      '/systems/$number': ['system', ({ number }) => `/systems/${number}`],
      '/replacements/$code': ['replacement', ({ code }) => `/replacements/${code}`],
      '/contracts/$id': ['contract', ({ id }) => `/contracts/${id}`],
    }
    t.strictSame(
      Object.keys(rowPages),
      // An import is of the register as it is, and a vendor is a name and no row.
      PAGES.filter((path) => path.includes('$') && !/^\/(sign-in|import|vendors)/.test(path)),
      'every page of one row',
    )
    for (const [entity, of] of Object.values(rowPages)) {
      const { items } = await ask(`/changes?entity=${entity}&action=create&limit=1`)
      const [{ after, at }] = items
      await page.goto(`${demo.url}${of(after)}?asOf=2018-01-01`)
      const [year, month, day] = at.slice(0, 10).split('-')
      await page.getByText(`Registrert ${day}.${month}.${year}, etter tidspunktet som vises.`).waitFor()
      t.equal(await page.getByRole('alert').count(), 0, `${entity}: nothing went wrong`)
    }
    await page.goto(`${demo.url}/contracts/AVT-999?asOf=2018-01-01`)
    await page.getByRole('alert').getByText('Kunne ikke hente dette.').waitFor()
  })

  await t.test('where nothing was yet, that is said of that day, and nothing is asked for', async (t) => {
    for (const [path, said] of [
      ['/', 'Registeret var tomt 01.01.2017'],
      ['/systems', 'Registeret var tomt 01.01.2017.'],
      ['/contracts', 'Ingen avtaler var registrert 01.01.2017.'],
      ['/replacements', 'Ingen erstatninger var registrert 01.01.2017.'],
      ['/findings', 'Registeret var tomt 01.01.2017.'],
    ] as const) {
      await page.goto(`${demo.url}${path}?asOf=2017-01-01`)
      const main = page.getByRole('main')
      await main.getByText(said, { exact: true }).waitFor()
      t.equal(await main.getByText(/(det|den) første|Registeret er /).count(), 0, path)
    }
  })

  await t.test('a moment that cannot be shown is not said to be, and today is a click away', async (t) => {
    for (const asOf of ['abc', '2099-01-01', '999999999']) {
      await page.goto(`${demo.url}/systems?asOf=${asOf}`)
      await page.getByText('Registeret kan ikke vises på dette tidspunktet.').waitFor()
      t.equal(await page.getByText('Du ser registeret slik det var').count(), 0, asOf)
      await page.getByRole('button', { name: 'Tilbake til i dag' }).click()
      await page.getByRole('rowheader').first().waitFor()
    }
  })
})
