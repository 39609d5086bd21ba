import t from 'tap'
import { Refusal } from '../../schema/api/errors.js'
import { STATUSES } from '../../schema/rules/status.js'
import { compareKeys, sortKey } from '../../schema/rules/text.js'
import { PROBLEM_HEADERS, problemOf } from '../../server/http/errors.js'
import { drawn, launch, openLink, signedOut } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('the list of systems in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  await openLink(page, demo.links.lead)
  await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
  const total = (count: string) => page.getByRole('status').getByText(count, { exact: true }).waitFor()
  const firstName = () => page.getByRole('rowheader').first().getByRole('link').innerText()
  const settled = () => page.locator('[data-stale=false]').waitFor()

  await t.test(
    'filters combine, count what is left, stand in the address, and come off one by one',
    async (t) => {
      await page.goto(`${demo.url}/systems`)
      await total('279')
      await page.getByRole('checkbox', { name: 'Svelvik' }).check()
      await total('66')
      await page.getByRole('checkbox', { name: 'Planlagt' }).check()
      await page.getByRole('checkbox', { name: 'Under migrering' }).check()
      await page.waitForURL((url) => url.searchParams.getAll('status').length === 2)
      await settled()
      const facet = page.getByRole('group', { name: /^Tidligere kommune/ })
      const counts = (await facet.locator('.number').allInnerTexts()).map(Number)
      t.equal(
        counts.reduce((sum, count) => sum + count, 0),
        85,
        'the other filters are kept, its own is not',
      )
      const shared = page.url()

      await page.getByRole('button', { name: 'Fjern filteret Status: Planlagt' }).click()
      await page.waitForURL((url) => url.searchParams.getAll('status').join() === 'migrating')
      await page.goBack()
      await page.waitForURL(shared)
      t.ok(await page.getByRole('checkbox', { name: 'Planlagt' }).isChecked(), 'back brings the filter back')
      await page.reload()
      await page.getByRole('rowheader').first().waitFor()
      t.ok(await page.getByRole('checkbox', { name: 'Svelvik' }).isChecked(), 'so does loading anew')
      await page.getByRole('button', { name: 'Nullstill' }).last().click()
      await total('279')
      t.notMatch(page.url(), /status|municipality/)
    },
  )

  await t.test(
    'an address that was kept from when the owner was called otherwise opens its list',
    async (t) => {
      await page.goto(`${demo.url}/systems?owner=&sort=-owner`)
      await total('8')
      await page.getByRole('button', { name: 'Fjern filteret Systemeier: Uten verdi' }).waitFor()
      const heading = page.getByRole('columnheader', { name: 'Sorter etter Systemeier' })
      t.equal(await heading.getAttribute('aria-sort'), 'descending')
    },
  )

  await t.test('each heading sorts, and once more turns it round; letters in Norwegian order', async (t) => {
    await page.goto(`${demo.url}/systems`)
    await page.getByRole('rowheader').first().waitFor()
    const first = await firstName()
    await page.getByRole('button', { name: 'Sorter etter System', exact: true }).click()
    await page.waitForURL(/sort=-name/)
    await settled()
    t.equal(
      await page
        .getByRole('columnheader', { name: /System$/ })
        .first()
        .getAttribute('aria-sort'),
      'descending',
    )
    const last = await firstName()
    t.ok(compareKeys(sortKey(first), sortKey(last)) < 0, `${first} … ${last}`)
    await page.getByRole('button', { name: 'Sorter etter Planlagt' }).click()
    await page.waitForURL(/sort=targetDate/)
    await settled()
    await page.getByRole('rowheader').first().getByRole('link').click()
    await page.getByText(/^1 av 279$/).waitFor()
    await page.getByRole('link', { name: /^Neste/ }).click()
    await page.getByText(/^2 av 279$/).waitFor()

    const lists: string[] = []
    const listen = (request: { url(): string }) => {
      if (new URL(request.url()).pathname === '/api/v1/systems') lists.push(request.url())
    }
    page.on('request', listen)
    await page.reload()
    await page.getByText(/^2 av 279$/).waitFor()
    await page.getByRole('link', { name: /^Forrige/ }).click()
    await page.getByText(/^1 av 279$/).waitFor()
    page.off('request', listen)
    t.strictSame(lists, [], 'a page that is opened asks for its neighbours, not for the list')
  })

  await t.test('letters that mean something to a pattern are only letters', async (t) => {
    for (const text of ['100%', '_', "'", '"; drop', '\\', '*']) {
      await page.goto(`${demo.url}/systems?q=${encodeURIComponent(text)}`)
      await page.getByRole('status').first().waitFor()
      t.equal(await page.getByText('Kunne ikke hente dette.').count(), 0, text)
      t.equal(await page.getByRole('searchbox').inputValue(), text)
    }
  })

  await t.test('what is kept in the address is typed key by key, and nothing of it is lost', async (t) => {
    const typing = await (await browser.newContext()).newPage()
    await openLink(typing, demo.links.architect)
    await typing.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    /** What is typed into a control, and what it then holds. */
    const keysOf = (type: string | null): [keys: string, value: string] =>
      type === 'date' ? ['10152019', '2019-10-15'] : ['Drammen 12x', 'Drammen 12x']
    /** Every control of a page that is typed into, by its label. */
    const TYPED: [path: string, labels: string[]][] = [
      [
        '/systems',
        [
          ...['Systemeier inneholder', 'Ansvarlig inneholder', 'Leverandør inneholder', 'Produkt inneholder'],
          ...['Planlagt fra', 'Planlagt til og med', 'Avtale slutter fra', 'Avtale slutter til og med'],
          ...['Oppsigelsesfrist fra', 'Oppsigelsesfrist til og med', 'Søk i navn, nummer, leverandør'],
        ],
      ],
      ['/contracts', ['Søk', 'Frist fra', 'Frist til']],
      ['/changes', ['Søk i systemer, ord og endringsnumre', 'System', 'Fra dato', 'Til dato']],
    ]
    for (const [path, labels] of TYPED) {
      await typing.goto(`${demo.url}${path}`)
      await typing.getByRole('status').first().waitFor()
      const controls = typing.getByRole('main').locator('input:not([type=checkbox])')
      await controls.nth(labels.length - 1).waitFor()
      const named = await controls.evaluateAll((all) =>
        all.map(
          (one) =>
            one.getAttribute('aria-label') ??
            (one as HTMLInputElement).labels?.[0]?.textContent?.trim() ??
            '',
        ),
      )
      t.same(named, labels, `${path}: the controls that are typed into`)
      for (const [at, label] of named.entries()) {
        await typing.goto(`${demo.url}${path}`)
        await typing.getByRole('status').first().waitFor()
        const control = controls.nth(at)
        // A page that is still loading holds its controls hidden, where nothing is typed into them.
        await control.waitFor()
        const [keys, value] = keysOf(await control.getAttribute('type'))
        await control.focus()
        for (const key of keys) {
          await typing.keyboard.press(key === ' ' ? 'Space' : key)
          // As slowly as a person: the address and the list have moved before the next key.
          await drawn(typing)
        }
        t.equal(await control.inputValue(), value, `${path}: ${label} holds what was typed`)
        await typing.keyboard.press('Enter')
        await typing.waitForURL((url) => [...url.searchParams.values()].includes(value))
        await typing.waitForLoadState('networkidle')
        t.equal(await control.inputValue(), value, `${path}: ${label} keeps it`)
        await typing.goto(`${typing.url()}`)
        await typing.getByRole('main').locator('input').first().waitFor()
        t.equal(await control.inputValue(), value, `${path}: ${label} has it from the address`)
      }
    }
    await typing.goto(`${demo.url}/contracts?deadlineFrom=2019-10-15`)
    const from = typing.getByLabel('Frist fra')
    await from.focus()
    // The month is the first part here: the browser's own language, whatever that of the page.
    await typing.keyboard.press('ArrowRight')
    await typing.keyboard.type('20')
    t.equal(await from.inputValue(), '2019-10-20', 'the part that is changed is changed, the others stay')
    await typing.keyboard.press('Enter')
    await typing.waitForURL(/deadlineFrom=2019-10-20/)
    await typing.context().close()
  })

  await t.test('a link that is pressed while a filter is written leads where it says', async (t) => {
    /** A filter that finds nothing, a link beside it, and what the address has of it when back. */
    const LEFT: [path: string, label: string, keys: string, links: string, kept: RegExp][] = [
      ['/contracts', 'Søk', 'Finnes ikke', '/contracts/AVT', /[?&]q=/],
      ['/contracts', 'Frist fra', '01012100', '/contracts/AVT', /[?&]deadlineFrom=/],
      ['/changes', 'System', 'Finnes ikke', '/systems', /\/changes/],
      ['/changes', 'Til dato', '01011990', '/systems', /[?&]to=/],
    ]
    for (const [path, label, keys, links, kept] of LEFT) {
      await page.goto(`${demo.url}${path}`)
      const link = page.locator(`a[href^="${links}"]`).filter({ visible: true }).first()
      await link.waitFor()
      // A box of a facet may be called the same.
      await page.getByLabel(label, { exact: true }).and(page.locator(':not([type=checkbox])')).focus()
      await page.keyboard.type(keys)
      await link.hover()
      const place = await link.boundingBox()
      await page.mouse.down()
      // By then what the filter would have asked for has been answered, too.
      await page.evaluate((at) => fetch(`/api/v1${at}`).then((answer) => answer.text()), path)
      await drawn(page)
      t.same(await link.boundingBox(), place, `${path}, ${label}: what is pressed stays where it is`)
      await page.mouse.up()
      await page.waitForURL((url) => url.pathname.startsWith(links))
      await page.waitForLoadState('networkidle')
      t.match(page.url(), links, `${path}, ${label}: nothing leads away again`)
      await page.goBack()
      await page.waitForURL((url) => kept.test(url.href))
    }
  })

  await t.test('an address with a filter that does not exist is mended with one press', async (t) => {
    await page.goto(`${demo.url}/systems?status=nonsense&sort=number`)
    await page.getByRole('alert').getByRole('button', { name: 'Nullstill' }).click()
    await total('279')
    t.match(page.url(), /\?sort=number$/, 'the order is kept')
  })

  await t.test('what goes to systems is one value, and many values of one filter are one chip', async (t) => {
    await page.goto(`${demo.url}/`)
    const link = page.getByRole('link', { name: /^Samordnes, Totalt: / })
    const shown = await link.innerText()
    await link.click()
    await total(shown)
    const chips = page.getByRole('button', { name: /^Fjern filteret/ })
    t.equal(await chips.count(), 1)
    await page.getByRole('button', { name: 'Fjern filteret Erstatning: Samordnes' }).click()
    await total('279')

    await page.goto(`${demo.url}/systems?${STATUSES.map((status) => `status=${status}`).join('&')}`)
    await total('279')
    t.equal(await chips.count(), 1)
    await page.getByRole('button', { name: `Fjern filteret Status: ${STATUSES.length} valgt` }).click()
    t.equal(await chips.count(), 0)
  })

  await t.test('Ctrl K finds a system, a replacement or a page from anywhere', async (t) => {
    await page.goto(`${demo.url}/changes`)
    await page.getByRole('heading', { level: 1, name: 'Endringslogg' }).waitFor()
    const find = page.getByRole('dialog', { name: 'Finn alt' })
    const field = find.getByRole('combobox', { name: 'Finn alt' })
    await page.keyboard.press('Control+k')
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
    await page.keyboard.type('gerica svelvik')
    await find.getByRole('option', { name: /^Gerica IKT-\d+ · Svelvik$/ }).waitFor()
    await find.getByRole('option').nth(1).waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Gerica' }).waitFor()
    t.equal(await find.count(), 0)

    await page.keyboard.press('Control+k')
    await field.fill('pasientjournal')
    await find.getByRole('option', { name: /^Felles elektronisk .* Erstatning$/ }).click()
    await page.getByRole('heading', { level: 1, name: /^Felles elektronisk/ }).waitFor()

    await page.getByRole('button', { name: 'Finn alt' }).click()
    await field.fill('visma')
    await find.getByRole('option', { name: /^Alle \d+ systemer/ }).waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.equal(await page.getByRole('searchbox').inputValue(), 'visma')

    await page.keyboard.press('Control+k')
    await field.fill('qqqq')
    await find.getByText('Ingen treff. Prøv færre eller andre ord.').waitFor()
    await page.keyboard.press('Escape')
    await find.waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    t.ok(
      await page.getByRole('searchbox').evaluate((box) => box === document.activeElement),
      'the keys of the page work again',
    )
  })

  await t.test('a server that cannot be reached is said, and trying again goes on', async () => {
    await page.goto(`${demo.url}/replacements`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.route('**/api/v1/systems?*', (route) => route.abort())
    await page.getByRole('link', { name: 'Systemer', exact: true }).click()
    await page.getByText('Får ikke kontakt med tjeneren. Sjekk nettet og prøv igjen.').waitFor()
    await page.unroute('**/api/v1/systems?*')
    await page.getByRole('button', { name: 'Prøv igjen' }).click()
    await total('279')
  })

  await t.test('a server that is busy is asked again by itself', async (t) => {
    await page.goto(`${demo.url}/replacements`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const busy = problemOf(new Refusal('overloaded'), '')
    const asked = new Set<string>()
    await page.route('**/api/v1/systems?*', (route) => {
      const url = route.request().url()
      if (asked.has(url)) return route.continue()
      asked.add(url)
      return route.fulfill({ status: busy.status, headers: PROBLEM_HEADERS, json: busy })
    })
    await page.getByRole('link', { name: 'Systemer', exact: true }).click()
    await total('279')
    t.ok(asked.size > 0)
    await page.unroute('**/api/v1/systems?*')
  })

  await t.test('a narrow screen has every system in three lines, and the filters in a dialog', async (t) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${demo.url}/systems`)
    await page.getByRole('listitem').filter({ hasText: 'IKT-' }).first().waitFor()
    await page.getByRole('button', { name: 'Filtre', exact: true }).click()
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Svelvik' }).check()
    await page.getByRole('button', { name: 'Vis alle 66' }).click()
    await page.getByRole('button', { name: 'Filtre (1)' }).waitFor()
    await page.getByRole('combobox', { name: 'Sortering' }).selectOption({ label: 'Planlagt ↓' })
    await page.waitForURL(/sort=-targetDate/)
    await settled()
    await page.getByRole('listitem').filter({ hasText: 'IKT-' }).first().click()
    await page.getByText(/^1 av 66$/).waitFor()
    const history = page.getByRole('group').filter({ has: page.getByRole('heading', { name: 'Historikk' }) })
    t.equal(await history.getByRole('listitem').filter({ visible: true }).count(), 0, 'folded')
    await history.getByRole('heading', { name: 'Historikk' }).click()
    await history.getByRole('listitem').first().waitFor()
    t.ok((await history.getByRole('listitem').filter({ visible: true }).count()) > 0, 'it opens')
    await page.getByRole('button', { name: 'Meny' }).click()
    await page.getByRole('link', { name: 'Erstatninger' }).click()
    await page.getByRole('heading', { level: 1, name: 'Erstatninger' }).waitFor()
    t.notOk(await page.getByRole('button', { name: 'Prosjektleder' }).isVisible(), 'the menu is closed again')
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await t.test('who signs out, or whose session has ended, sees nothing more', async (t) => {
    await page.goto(`${demo.url}/systems`)
    await page.getByRole('rowheader').first().waitFor()
    await page.getByRole('button', { name: 'Prosjektleder' }).click()
    await page.getByRole('button', { name: 'Logg ut' }).click()
    await signedOut(page)
    await page.goto(`${demo.url}/systems`)
    await signedOut(page)
    t.equal(await page.getByText(/IKT-\d/).count(), 0)

    await openLink(page, demo.links.auditor)
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    // The rest of the list is fetched: what is left to end the session is the press.
    await page.waitForLoadState('networkidle')
    await context.clearCookies()
    await page.getByRole('link', { name: 'Plan', exact: true }).first().click()
    await signedOut(page)
  })
})
