import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { REGISTER_LISTS } from '../../server/exports/lists.js'
import { launch, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('reports and lists in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.auditor)
  const made = page.getByRole('complementary', { name: 'Laget tidligere' })

  await t.test(
    'a report is chosen, made and downloaded by the keyboard, and stands in the list',
    async (t) => {
      await page.goto(`${demo.url}/reports`)
      await page.getByText('Ingen rapporter er laget.').first().waitFor()
      await page.getByLabel('Kommune').selectOption({ label: 'Svelvik' })
      await page.waitForURL(/municipality=0711/)
      await page.getByText('66 systemer').waitFor()
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Lag «Unntak» som XLSX' }).press('Enter')
      const download = await downloading
      t.equal(download.suggestedFilename(), 'R-2019-001.xlsx')
      await page.getByText('R-2019-001 Unntak er laget.').waitFor()
      await made.getByText('R-2019-001').waitFor()
      const hash = createHash('sha256')
        .update(readFileSync(await download.path()))
        .digest('hex')
      const kept = await page.evaluate(async () => (await fetch('/api/v1/reports/R-2019-001')).json())
      const beside = page.waitForEvent('download')
      await made.getByRole('link', { name: 'Følgefil til R-2019-001' }).press('Enter')
      const companion = await beside
      t.equal(companion.suggestedFilename(), 'R-2019-001.txt')
      const said = readFileSync(await companion.path(), 'utf8')
      t.match(said, /^Laget av: Revisor\r$/m)
      t.match(said, `SHA-256: ${hash}`)
      t.match(kept, { fileHash: hash, order: { municipality: '0711', report: 'overrides' } })
      await page.getByRole('button', { name: 'Skjul' }).press('Enter')
      t.equal(await page.getByText('R-2019-001 Unntak er laget.').count(), 0)
    },
  )

  await t.test('it is made anew and is the same', async () => {
    await made.getByRole('button', { name: 'Lag R-2019-001 på nytt og sammenlign' }).press('Enter')
    await made.getByText('Samme bytes').waitFor()
    await page.reload()
    await made.getByText('Samme bytes').waitFor()
  })

  await t.test(
    'what was still being made when somebody left the page is there as they come back',
    async (t) => {
      const listed = /\/api\/v1\/jobs\?kind=report/
      await page.route(listed, async (route) => {
        const { items } = await (await route.fetch()).json()
        await route.fulfill({ json: { items: items.map((job: object) => ({ ...job, state: 'running' })) } })
      })
      const downloading = page.waitForEvent('download')
      await page.reload()
      t.equal((await downloading).suggestedFilename(), 'R-2019-001.xlsx')
      await page.getByText('R-2019-001 Unntak er laget.').waitFor()
      await page.unroute(listed)
      await page.getByRole('button', { name: 'Skjul' }).press('Enter')
      t.equal(await page.getByText('R-2019-001 Unntak er laget.').count(), 0)
    },
  )

  await t.test(
    'a bundle of chosen reports is made, and a file that is dropped is what was made or is not',
    async (t) => {
      await page.getByText(/^Innhold i revisjonspakken/).click()
      const contents = page.getByRole('group').filter({ hasText: 'Innhold i revisjonspakken' })
      await contents.getByRole('checkbox', { name: 'XLSX' }).waitFor()
      for (const box of await contents.getByRole('checkbox').all()) await box.press('Space')
      await page.getByText('Innhold i revisjonspakken: 0 rapporter (ingen filer)').waitFor()
      await contents.getByRole('checkbox', { name: 'Unntak' }).press('Space')
      await contents.getByRole('checkbox', { name: 'XLSX' }).press('Space')
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Lag «Revisjonspakke» som ZIP' }).press('Enter')
      const download = await downloading
      t.equal(download.suggestedFilename(), 'R-2019-002.zip')
      const buffer = readFileSync(await download.path())
      const check = page.getByRole('region', { name: 'Kontroller en fil' })
      const drop = (name: string, bytes: Buffer) =>
        check
          .getByLabel('Velg fil')
          .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
      await drop('pakke.zip', buffer)
      await check.getByText('pakke.zip er ekte og uendret').waitFor()
      await check.getByText(/Holder: Loggen #1 til #\d+ er hel, siste hash [0-9a-f]{64}\.$/).waitFor()
      // The log is there by itself, with its own check.
      await check.getByText(`ingen avvik i ${REGISTER_LISTS.length - 1} lister`).waitFor()
      const changed = Buffer.from(buffer)
      const at = changed.indexOf('"actorName":"')
      changed[at + 13] = (changed[at + 13] ?? 0) ^ 1
      await drop('endret.zip', changed)
      await check.getByText('endret.zip er laget her, men endret etterpå').waitFor()
      await check.getByText('Filen log/changes.ndjson er endret').waitFor()
      await check.getByRole('link', { name: 'Last ned R-2019-002' }).waitFor()
      await drop('brev.pdf', Buffer.from('%PDF-1.7 et brev'))
      await check.getByText('brev.pdf er ikke laget her').waitFor()
      await check.getByText('Filen har ikke noe rapportnummer').waitFor()
    },
  )

  await t.test(
    'a day that is yet to come is told before it is asked for, and refused in words',
    async (t) => {
      await page.goto(`${demo.url}/reports?day=2019-12-24`)
      await page.getByText('Datoen er fram i tid. Velg i dag eller tidligere.').waitFor()
      await page.getByRole('button', { name: 'Lag «Unntak» som XLSX' }).press('Enter')
      await page.getByRole('alert').getByText('Velg 15.10.2019 eller tidligere').waitFor()
      t.equal(await made.getByRole('list').first().getByRole('listitem').count(), 2, 'nothing was made')
    },
  )

  await t.test('lists are taken out from here, and from their pages as they are filtered', async (t) => {
    await page.goto(`${demo.url}/reports`)
    await page.getByRole('button', { name: 'Eksporter arkivspor' }).press('Enter')
    const link = page.getByRole('link', { name: 'Alle felt, som CSV', exact: true })
    t.match(await link.getAttribute('href'), '/api/v1/exports/archives.csv?lang=nb')
    await page.keyboard.press('Escape')
    const model = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Registeret som ArchiMate-modell' }).press('Enter')
    t.equal((await model).suggestedFilename(), 'harmoni-archimate-2019-10-15.xml')
    await page.goto(`${demo.url}/contracts?state=expired`)
    await settle(page)
    await page.getByRole('button', { name: 'Eksporter avtaler' }).press('Enter')
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Alle felt, som CSV', exact: true }).press('Enter')
    const text = readFileSync(await (await downloading).path(), 'utf8')
    t.match(text, /^# Filtre: Status: Utløpt\r$/m)
  })
})
