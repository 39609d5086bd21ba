import type { Page } from 'playwright-core'
import t from 'tap'
import { findBarriers } from '../barriers.js'
import { launch, openLink, pick, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

/**
 * A list as somebody keeps it: a title, headings in two rows, headings between the rows, a column that no register knows, a
 * word that must be said, dates that may be read both ways and one that there is not, a row without a name, one that is there
 * twice.
 */
const LIST = [
  'Systemliste for Svelvik kommune, oktober 2019;;;;;;;',
  ';;;Ansvar og drift;;Avtale;;',
  'Systemnavn;Leverandør;Tjenesteområde;Systemeier;Drift;Avtale utløper;Leverandørens støtte slutter;Farge på permen',
  'Fjordjournal;Nordlys Data AS;Avdeling Kråkebolle;Omsorgssjef;Lokal;31.12.2020;03/04/2021;blå',
  'Måkeplan;Kyst IT;Avdeling Kråkebolle;Omsorgssjef;Lokal;31.11.2019;05/06/2022;grønn',
  'Bølgebryter;Havn Program AS;Skole og SFO;Teknisk sjef;Lokal;30.06.2020;;',
  ';Havn Program AS;Skole og SFO;;;;;rød',
  'Fjordjournal;Nordlys Data AS;Avdeling Kråkebolle;Omsorgssjef;Lokal;31.12.2020;;blå',
].join('\r\n')
const FILE = { name: 'svelvik.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) }

/** What stands in the way of anybody on the page as it is, at the width of a desk and, in the dark, of a phone. */
async function inTheWay(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    found.push(...(await findBarriers(page)))
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (over > 0) found.push(`${width}: ${over} pixels too wide`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  return found
}

t.test('a list is imported by the pages', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect)
  page.setDefaultTimeout(8000)
  const { sequence } = (await readIn(page, '/changes?limit=1')).meta

  await t.test('what cannot be a list is said so before it is sent, and nothing is begun', async (t) => {
    await page.getByRole('button', { name: 'Mer', exact: true }).click()
    await page.getByRole('link', { name: 'Import', exact: true }).filter({ visible: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
    await page.getByText('Du har ingen påbegynte importer.').waitFor()
    await page.getByText('Ingenting er importert ennå.', { exact: false }).waitFor()
    await page.getByLabel('Velg fil').setInputFiles({ ...FILE, name: 'tom.csv', buffer: Buffer.from('') })
    await page.getByRole('alert').getByText('tom.csv er tom.', { exact: false }).waitFor()
    t.equal((await readIn(page, '/imports/drafts')).total, 0)
  })

  await t.test('the file is read, and read otherwise at once when somebody says so', async (t) => {
    await page.getByLabel('Velg fil').setInputFiles(FILE)
    await page.getByRole('heading', { level: 1, name: 'Fil' }).waitFor()
    await page.getByText('overskrift på linje 3').waitFor()
    const names = page.getByRole('region', { name: 'De første radene' }).getByRole('columnheader')
    await names.filter({ hasText: 'Systemnavn' }).waitFor()
    await page.getByLabel('Skilletegn').selectOption({ label: 'Komma' })
    await names.filter({ hasText: /^Farge på permen$/ }).waitFor({ state: 'detached' })
    await page.getByLabel('Skilletegn').selectOption('')
    await names.filter({ hasText: /^Farge på permen$/ }).waitFor()
    await page.getByLabel('Kommune for hele listen').selectOption({ label: 'Svelvik' })
    await page.getByLabel('Linje med kolonnenavn').selectOption('4')
    await page.getByText('overskrift på linje 4').waitFor()
    await page.getByLabel('Linje med kolonnenavn').selectOption('')
    await page.getByText('overskrift på linje 3').waitFor()
    await page.reload()
    await page.getByRole('option', { name: 'Svelvik', exact: true }).waitFor({ state: 'attached' })
    t.equal(
      await page.getByLabel('Kommune for hele listen').inputValue(),
      '0711',
      'what was said is kept on the server',
    )
    t.strictSame(await inTheWay(page), [])
  })

  await t.test('columns and words are said by the keyboard', async (t) => {
    await page.getByRole('link', { name: 'Videre: Kolonner' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Kolonner' }).waitFor()
    await page.getByText('Kolonnen «Farge på permen» er ikke kjent.', { exact: false }).waitFor()
    await pick(page, 'Hva «Farge på permen» er', 'tas ikke', 'Tas ikke med')
    const days = page.getByLabel('Datoene i «Leverandørens støtte slutter»')
    await days.selectOption({ label: 'Dag først (03/04 er 3. april)' })
    await page.getByText('1 må velges').waitFor()
    await page.getByText('8 av 8 kolonner er kjent.').waitFor()
    t.strictSame(await inTheWay(page), [])
  })

  await t.test('what is wrong is mended where it stands, and stays in its place', async (t) => {
    await page.getByRole('link', { name: 'Videre: Forhåndsvisning' }).press('Enter')
    const rows = page.getByRole('table', { name: 'Radene' })
    await rows.waitFor()
    const bar = page.getByRole('region', { name: 'Hva som skjer' })
    await bar.getByText('Tomme celler sletter ingenting.').waitFor()
    // Before a message lies over the page for a while.
    t.strictSame(await inTheWay(page), [])
    const word = page.getByLabel('Løsning for Tjenesteområde, linje 4')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    t.ok(await word.evaluate((one) => one === document.activeElement), 'j and Enter lead to the first answer')
    await word.selectOption({ label: 'NAV, sosial, bolig og flyktning' })
    await page.getByText(/NAV, sosial, bolig og flyktning, \d rader\./).waitFor()
    t.ok(await word.evaluate((one) => one === document.activeElement), 'the focus is kept')
    await rows.getByRole('row', { name: /^4 Ny Fjordjournal/ }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Angret.').waitFor()
    await rows.getByRole('row', { name: /^4 Spørsmål Fjordjournal/ }).waitFor()
    await word.selectOption({ label: 'NAV, sosial, bolig og flyktning' })
    await rows.getByRole('row', { name: /^4 Ny Fjordjournal/ }).waitFor()

    const date = page.getByLabel('Løsning for Avtale utløper, linje 5')
    await date.selectOption({ label: 'Skriv selv …' })
    await page.getByLabel('Skriv: Løsning for Avtale utløper, linje 5').fill('30.11.2019')
    await page.keyboard.press('Enter')
    await rows.getByRole('row', { name: /^5 Ny Måkeplan/ }).waitFor()
    await page.getByLabel(/^Løsning for .*, linje 7$/).selectOption({ label: 'Hopp over raden' })
    await rows.getByRole('row', { name: /^7 Hoppes over/ }).waitFor()
    await page.getByLabel('Løsning for Fjordjournal, linje 8').selectOption({ label: 'Hopp over raden' })
    await rows.getByRole('row', { name: /^8 Hoppes over/ }).waitFor()
    await bar.getByText('3 nye og 0 endret skrives.').waitFor()
    t.equal((await readIn(page, '/changes?limit=1')).meta.sequence, sequence, 'nothing is written yet')
    await page.reload()
    await rows.getByRole('row', { name: /^5 Ny Måkeplan/ }).waitFor()
  })

  await t.test('how the list is read is saved for the next one', async () => {
    await page
      .getByRole('link', { name: /Kolonner/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Lagre oppsettet' }).click()
    await page.getByRole('dialog').getByLabel('Navn').fill('Svelviks liste')
    await page.keyboard.press('Enter')
    await page.getByText('Oppsettet Svelviks liste er lagret, versjon 1.').waitFor()
    await page.getByRole('link', { name: 'Videre: Forhåndsvisning' }).click()
    await page.getByRole('table', { name: 'Radene' }).waitFor()
  })

  await t.test('it is imported as it was shown, accounted for, and undone as a whole', async (t) => {
    await page.getByRole('button', { name: 'Importer 3 rader' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ferdig: 3 rader importert' }).waitFor()
    const [record] = (await readIn(page, '/imports')).items
    const { cells } = record.counts
    t.strictSame(await inTheWay(page), [])
    t.equal(cells.in, cells.mapped + cells.kept + cells.ignored + cells.refused)
    await page.getByText(`${cells.in} celler i filen = ${cells.mapped} lest inn`, { exact: false }).waitFor()
    t.equal((await readIn(page, '/systems?q=Måkeplan')).total, 1)
    await page.getByRole('button', { name: 'Angre hele importen …' }).click()
    await page.getByRole('dialog').getByText('Måkeplan').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Angre/ })
      .click()
    await page.getByText('Hele importen er angret', { exact: false }).waitFor()
    t.equal((await readIn(page, '/systems?q=Måkeplan')).total, 0)
    await page.getByRole('link', { name: 'Importer neste liste' }).click()
    await page.getByRole('rowheader', { name: /svelvik\.csv .*angret/ }).waitFor()
    await page.getByRole('cell', { name: 'Svelviks liste' }).waitFor()
    await page.getByText('Du har ingen påbegynte importer.').waitFor()
  })

  await t.test('in English too, from the saved profile; one that is not wanted is let go', async (t) => {
    await page.evaluate(() => localStorage.setItem('harmoni.language', 'en'))
    await page.goto(`${demo.url}/import`)
    await page.getByLabel('Read by a saved profile').selectOption({ label: 'Svelviks liste' })
    await page.getByLabel('Choose a file').setInputFiles(FILE)
    await page.getByRole('heading', { level: 1, name: 'File' }).waitFor()
    await page.getByRole('link', { name: /Preview/ }).click()
    await page.getByRole('row', { name: /^4 New Fjordjournal/ }).waitFor()
    await page
      .getByRole('region', { name: 'What will happen' })
      .getByRole('button', { name: 'Discard …' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the import' }).click()
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
    await page.getByText('You have no imports that are begun.').waitFor()
    t.equal((await readIn(page, '/imports/drafts')).total, 0)
  })

  await t.test('who may not make systems reads what was imported, and is offered nothing else', async (t) => {
    const other = await (await browser.newContext()).newPage()
    await openLink(other, demo.links.auditor)
    await other.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    await other.goto(`${demo.url}/import`)
    await other.getByText('Lister importeres av:', { exact: false }).waitFor()
    await other.getByRole('link', { name: 'svelvik.csv' }).click()
    await other.getByRole('heading', { level: 2, name: 'Hver celle er gjort rede for' }).waitFor()
    t.equal(await other.getByRole('button', { name: /^Angre hele/ }).count(), 0)
    t.equal(await other.getByRole('link', { name: 'Last ned filen' }).count(), 0)
  })
})
