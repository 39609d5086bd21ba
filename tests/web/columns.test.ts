import t from 'tap'
import { launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('columns, cells and filters of the list of systems in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const permissions = ['clipboard-read', 'clipboard-write']
  const page = await signIn(t, browser, demo.links.architect, {
    viewport: { width: 1440, height: 900 },
    permissions,
  })
  const open = async (search: string) => {
    await page.goto(`${demo.url}/systems?${search}`)
    await page.getByRole('rowheader').first().waitFor()
  }
  const headings = async () =>
    (await page.getByRole('columnheader').allInnerTexts())
      .map((text) => text.replace(/[↑↓\s]+$/, '').trim())
      .filter((text) => text !== '')
  const menu = page.locator('.column-menu')
  const total = (count: string) => page.getByRole('status').getByText(count, { exact: true }).waitFor()

  await t.test('columns are chosen, moved and taken away by keys, and stand in the address', async (t) => {
    await open('municipality=0711')
    const usual = await headings()
    await page.getByRole('button', { name: 'Kolonner' }).press('Enter')
    await menu.getByRole('checkbox', { name: 'Hindring' }).press('Space')
    await page.waitForURL((url) => !(url.searchParams.get('columns') ?? 'obstacle').includes('obstacle'))
    await menu.getByLabel('Finn felt').pressSequentially('årlig')
    await menu.getByRole('checkbox', { name: 'Årlig kostnad', exact: true }).press('Space')
    await page.waitForURL(/annualCost/)
    const up = menu.getByRole('button', { name: 'Flytt Årlig kostnad opp' })
    await up.press('Enter')
    await page.waitForURL(/annualCost(,|%2C)targetDate/)
    await menu.getByText(/^Årlig kostnad: plass 7 av 8$/).waitFor()
    t.ok(await up.evaluate((one) => one === document.activeElement), 'the button keeps the focus')
    t.equal(await menu.getByRole('checkbox', { name: /^System$/ }).count(), 0, 'the name is not taken away')
    await page.keyboard.press('Escape')
    const chosen = [
      'Nr.',
      'System',
      'Kommune',
      'Status',
      'Erstatning',
      'Systemeier',
      'Årlig kostnad',
      'Planlagt',
    ]
    t.strictSame(await headings(), chosen)
    await page.reload()
    await page.getByRole('rowheader').first().waitFor()
    t.strictSame(await headings(), chosen, 'the same when loaded anew')
    await page.getByRole('rowheader').first().getByRole('link').click()
    await page.getByText(/^1 av 66$/).waitFor()
    await page.goBack()
    await page.getByRole('rowheader').first().waitFor()
    await page.getByRole('button', { name: 'Kolonner' }).click()
    await menu.getByRole('button', { name: 'Standard' }).click()
    await page.waitForURL((url) => !url.searchParams.has('columns'))
    t.strictSame(await headings(), usual)
    await page.keyboard.press('Escape')
  })

  await t.test('a column that is none is named, the others are shown', async (t) => {
    await open('columns=status,farge,externalId')
    await page.getByText('«farge» er ingen kolonne').waitFor()
    t.strictSame(await headings(), ['Nr.', 'System', 'Status', 'Id i kildesystemet'])
  })

  await t.test('the width of a column is set by keys and by the mouse, and kept', async (t) => {
    await open('')
    const heading = page.getByRole('columnheader', { name: /Kommune/ })
    const width = async () => Math.round((await heading.boundingBox())?.width ?? 0)
    const before = await width()
    const edge = page.getByRole('separator', { name: 'Bredden av Kommune' })
    await edge.press('ArrowRight')
    await edge.press('ArrowRight')
    t.equal(await width(), before + 32)
    await page.reload()
    await page.getByRole('rowheader').first().waitFor()
    t.equal(await width(), before + 32, 'kept')
    const at = await edge.boundingBox()
    if (!at) throw new Error('no edge')
    await page.mouse.move(at.x + at.width / 2, at.y + 5)
    await page.mouse.down()
    await page.mouse.move(at.x + at.width / 2 - 40, at.y + 5, { steps: 4 })
    await page.mouse.up()
    t.ok((await width()) < before + 16, 'made narrower')
  })

  await t.test('what is exported and copied is what is shown', async (t) => {
    await open('municipality=0711&columns=contractEnd,replacement,annualCost&sort=-annualCost')
    await page.getByRole('button', { name: 'Eksporter systemer' }).click()
    const href = await page.getByRole('link', { name: 'Kolonnene som vises, som CSV' }).getAttribute('href')
    const file = await page.evaluate(async (at) => (await fetch(at)).text(), href ?? '')
    const [head = '', first = ''] = file.split('\r\n').filter((line) => !/^\ufeff?#/.test(line))
    t.equal(head, 'Nr.;Navn;Avtale til;Erstattes av;Årlig kostnad (kr)')
    await page.getByRole('button', { name: 'Kopier som tabell' }).click()
    await page.getByText('66 systemer er kopiert').waitFor()
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
    t.equal(lines.length, 67, 'headings and every system')
    t.equal(lines[0], 'Nr.\tSystem\tAvtale til\tErstatning\tÅrlig kostnad')
    t.equal(lines[1]?.split('\t')[0], first.split(';')[0], 'in the same order')
    t.equal((await page.getByRole('rowheader').first().innerText()).trim(), lines[1]?.split('\t')[1])
  })

  await t.test(
    'a cell is edited by Enter and by a double click, by the same rules, and undone',
    async (t) => {
      await open('municipality=0711&columns=responsible,users,obstacle&sort=number')
      const { items } = await readIn(page, '/systems?municipality=0711&sort=number&limit=2')
      const [system] = items
      const before = system.responsible
      await page.keyboard.press('j')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      const field = dialog.getByLabel(/^Ansvarlig for omlegging/)
      await field.fill('')
      await page.keyboard.type('Prosjektkontoret')
      await page.keyboard.press('Enter')
      await page.getByText('Lagret.').waitFor()
      await dialog.waitFor({ state: 'detached' })
      const cell = page.locator(`tr[data-index="0"] [data-column="responsible"]`)
      await cell.getByText('Prosjektkontoret').waitFor()
      t.ok(await cell.evaluate((one) => one === document.activeElement), 'the focus is back in the cell')
      await page.getByRole('button', { name: 'Angre' }).click()
      await cell.getByText('Prosjektkontoret').waitFor({ state: 'detached' })
      t.equal((await readIn(page, `/systems/${system.number}`)).responsible, before)

      const users = page.locator(`tr[data-index="0"] [data-column="users"]`)
      await users.dblclick()
      const count = dialog.getByLabel(/^Brukere/)
      await count.fill('mange')
      await page.keyboard.press('Enter')
      await dialog
        .getByText(/mange|tall/i)
        .first()
        .waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      t.equal((await readIn(page, `/systems/${system.number}`)).users, system.users, 'nothing was written')

      await page.locator(`tr[data-index="0"] [data-column="obstacle"]`).dblclick()
      await page.locator(`tr[data-index="0"] [data-column="number"]`).dblclick()
      t.equal(await dialog.count(), 0, 'what is computed is not edited')
    },
  )

  await t.test('what the selected cost together, and how many have no cost', async () => {
    await open('municipality=0711&sort=-annualCost')
    const { items } = await readIn(page, '/systems?municipality=0711&sort=-annualCost&limit=100')
    const costs: (number | null)[] = items.map((one: { annualCost: number | null }) => one.annualCost)
    const sum = costs.reduce((sum: number, cost) => sum + (cost ?? 0), 0)
    const none = costs.filter((cost) => cost === null).length
    // All are read before they are chosen.
    await page.getByRole('checkbox', { name: 'Velg alle 66' }).press('Space')
    const bar = page.getByRole('region', { name: 'Valgte systemer' })
    const said = `${sum.toLocaleString('nb-NO')} kr per år${none > 0 ? ` · ${none} uten kostnad` : ''}`
    await bar.getByText(said).waitFor()
    await page.keyboard.press('Escape')
  })

  await t.test(
    'a facet turned round, a text by a part of it, days by a period, and those without',
    async (t) => {
      await open('municipality=0711')
      const facet = page.getByRole('group', { name: /^Status/ })
      await facet.getByRole('checkbox', { name: 'Planlagt', exact: true }).check()
      const turn = facet.getByRole('checkbox', { name: 'Alle unntatt de valgte' })
      await turn.press('Space')
      await page.waitForURL(/not=status/)
      const { total: left } = await readIn(
        page,
        '/systems?municipality=0711&status=planned&not=status&limit=1',
      )
      await total(String(left))
      await page.getByRole('button', { name: 'Fjern filteret Status ikke: Planlagt' }).click()
      await page.waitForURL((url) => !url.search.includes('not'))
      await total('66')

      const vendors = page.getByLabel('Leverandør inneholder')
      await vendors.pressSequentially('AS')
      await vendors.press('Enter')
      await page.waitForURL(/vendorContains=AS/)
      const { total: some } = await readIn(page, '/systems?municipality=0711&vendorContains=as&limit=1')
      t.ok(some > 0 && some < 66, `${some} of 66`)
      await total(String(some))
      await page.getByRole('button', { name: 'Fjern filteret Leverandør inneholder: AS' }).click()
      await total('66')

      const contract = page.getByRole('group', { name: 'Avtale til' })
      await contract.getByRole('checkbox', { name: 'Uten verdi' }).check()
      await page.waitForURL(/without=contractEnd/)
      const { total: none } = await readIn(page, '/systems?municipality=0711&without=contractEnd&limit=1')
      await total(String(none))
      await page.getByRole('button', { name: 'Fjern filteret Uten: Avtale til' }).click()
      await total('66')
      await page.getByRole('button', { name: 'Skjul filtrene' }).click()
      await facet.waitFor({ state: 'hidden' })
      await page.reload()
      await page.getByRole('button', { name: 'Vis filtrene (1)' }).click()
      await facet.waitFor()
    },
  )

  await t.test('who only reads walks no cells and edits none', async (t) => {
    const other = await signIn(t, browser, demo.links.auditor, { viewport: { width: 1440, height: 900 } })
    await other.goto(`${demo.url}/systems?columns=responsible`)
    await other.getByRole('rowheader').first().waitFor()
    t.equal(await other.getByRole('grid').count(), 0)
    await other.locator('[data-column="responsible"]').nth(1).dblclick()
    t.equal(await other.getByRole('dialog').count(), 0)
  })
})
