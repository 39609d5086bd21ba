import type { Page } from 'playwright-core'
import t from 'tap'
import { launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { SYSTEM } from '../server.js'

const csv = (name: string, lines: readonly string[]) => ({
  ...{ name, mimeType: 'text/csv' },
  buffer: Buffer.from(lines.join('\r\n')),
})
const SYSTEMS = csv('fjord.csv', [
  'Systemnavn;Kommune;Leverandør',
  'Fjordlampe;Svelvik;Nordlys AS',
  ...[...Array(12).keys()].map((at) => `Fjordlampe ${at + 1};Svelvik;Kyst IT`),
])
const CONTRACTS = csv('avtaler.csv', ['Leverandør;System;Utløper', 'Nordlys AS;Tvillingen;31.12.2021'])

/** Begins to import a file, and goes on to its preview by the keyboard. */
async function beginWith(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.getByLabel('Velg fil').setInputFiles(file)
  await page.getByRole('link', { name: 'Videre: Kolonner' }).press('Enter')
  await page.getByRole('link', { name: 'Videre: Forhåndsvisning' }).press('Enter')
  await page.getByRole('table', { name: 'Radene' }).waitFor()
}

t.test('lists of other things, what goes wrong on the way, and how one goes on', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(8000)
  const bar = page.getByRole('region', { name: 'Hva som skjer' })
  const rows = page.getByRole('table', { name: 'Radene' })
  /** Imports, once what was said last is looked through. */
  const importNow = (name: string) =>
    bar.locator('button:not([aria-disabled=true])').filter({ hasText: name }).press('Enter')
  const send = (method: string, path: string, body: object, headers: object = {}) =>
    page.evaluate(
      async (call) => {
        const answer = await fetch(`/api/v1${call.path}`, {
          method: call.method,
          headers: { 'content-type': 'application/json', ...call.headers },
          body: JSON.stringify(call.body),
        })
        return answer.status
      },
      { method, path, body, headers },
    )
  for (const municipality of ['0602', '0711'])
    t.equal(await send('POST', '/systems', { ...SYSTEM, name: 'Tvillingen', municipality }), 201)

  await t.test('a file that is dropped is taken, and one that is no list is said to be none', async () => {
    await page.goto(`${demo.url}/import`)
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], 'bilde.png'))
      return transfer
    })
    await page.getByText('Slipp filen her').waitFor()
    await page.dispatchEvent('.drop-zone', 'drop', { dataTransfer: dropped })
    await page.getByRole('alert').getByText('Dette er et bilde.', { exact: false }).waitFor()
    await page.getByRole('link', { name: 'Velg en annen fil' }).press('Enter')
    await page.getByRole('button', { name: 'Forkast: bilde.png' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Forkast importen' }).press('Enter')
    await page.getByText('Du har ingen påbegynte importer.').waitFor()
  })

  await t.test(
    'a contract that names two systems of one name is given the right one, by keys alone',
    async (t) => {
      await page.getByLabel('Liste over').selectOption({ label: 'Avtaler' })
      await beginWith(page, CONTRACTS)
      await rows.getByText('Navnet passer på flere systemer', { exact: false }).waitFor()
      await bar.getByRole('button', { name: 'Ingenting å importere' }).waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      const answer = page.getByLabel('Løsning for System, linje 2')
      t.ok(await answer.evaluate((one) => one === document.activeElement))
      const { items } = await readIn(page, '/systems?q=tvillingen&municipality=0711')
      await page.keyboard.type(items[0].number)
      await rows.getByRole('row', { name: /^2 Ny Nordlys AS/ }).waitFor()
      await importNow('Importer 1 rad')
      await page.getByRole('heading', { level: 1, name: 'Ferdig: 1 rad importert' }).waitFor()
      const { items: contracts } = await readIn(page, `/contracts?system=${items[0].number}`)
      t.match(contracts, [{ supplier: 'Nordlys AS', end: '2021-12-31' }])
      await page.getByRole('link', { name: 'Importer neste liste' }).press('Enter')
    },
  )

  await t.test('a running import is stopped: nothing is written, and what was said stays', async (t) => {
    const { sequence } = (await readIn(page, '/changes?limit=1')).meta
    await beginWith(page, SYSTEMS)
    // The server takes its time, and refuses once it is told to stop.
    let stop = () => {}
    const stopped = new Promise<void>((done) => {
      stop = done
    })
    await page.route('**/commit', async (route) => {
      await stopped
      const problem = { status: 409, code: 'import_cancelled', nb: 'Avbrutt: ingenting er skrevet.' }
      await route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ ...problem, en: 'Cancelled.', title: 'x', type: 'about:blank', errors: [] }),
      })
    })
    await page.route('**/progress', (route) =>
      route.fulfill({ json: { phase: 'writing', done: 6, total: 13 } }),
    )
    await page.route('**/cancel', async (route) => {
      await route.fulfill({ json: { cancelled: true } })
      stop()
    })
    await importNow('Importer 13 rader')
    await bar.getByText('Skriver i registeret: 6 av 13').waitFor()
    t.equal(
      await bar.getByRole('status').textContent(),
      'Skriver i registeret: 25 %',
      'a screen reader is told',
    )
    await bar.getByRole('button', { name: 'Avbryt' }).press('Enter')
    await bar.getByRole('alert').getByText('Avbrutt: ingenting er skrevet.').waitFor()
    for (const path of ['**/commit', '**/progress', '**/cancel']) await page.unroute(path)
    const again = bar.getByRole('button', { name: 'Importer 13 rader' })
    t.ok(await again.evaluate((one) => one === document.activeElement), 'from here one goes on')
    t.equal((await readIn(page, '/changes?limit=1')).meta.sequence, sequence)
    t.equal((await readIn(page, '/imports/drafts')).total, 1, 'what was begun is there still')
  })

  await t.test('what was changed since the preview is shown, and one goes on from it', async (t) => {
    t.equal(
      await send('POST', '/systems', {
        ...SYSTEM,
        name: 'Fjordlampe',
        municipality: '0711',
        vendor: 'Havn AS',
      }),
      201,
    )
    await importNow('Importer 13 rader')
    const alert = bar.getByRole('alert')
    await alert.getByText('Ingenting er importert: registeret er endret', { exact: false }).waitFor()
    await alert.getByText('Før: 13 nye. Nå: 12 nye, 1 endret.', { exact: false }).waitFor()
    await alert.getByText('Opprettet: System Fjordlampe').waitFor()
    t.equal((await readIn(page, '/imports/drafts')).total, 1)
    await rows.getByRole('row', { name: /^2 Endret Fjordlampe/ }).waitFor()
    await importNow('Importer 13 rader')
    await page.getByRole('heading', { level: 1, name: 'Ferdig: 13 rader importert' }).waitFor()
  })

  await t.test(
    'what it leaves to map leads to the workbench, and an undo counts before it lists',
    async (t) => {
      const next = page.getByRole('region', { name: 'Neste' }).getByRole('link')
      t.equal(await next.getAttribute('href'), '/workbench')
      await page.getByRole('button', { name: 'Angre hele importen …' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByText('14 rader blir satt tilbake (System 13, Import 1), disse først').waitFor()
      t.equal(await dialog.getByRole('listitem').count(), 10)
      await dialog.getByText('Og 4 til.').waitFor()
      await dialog.getByRole('button', { name: 'Vis 4 til' }).press('Enter')
      t.equal(await dialog.getByRole('listitem').count(), 14)
      await dialog.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
      await page.getByText('Hele importen er angret', { exact: false }).waitFor()
    },
  )
})
