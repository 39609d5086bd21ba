import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import t, { type Test } from 'tap'
import { SYSTEM_FIELD_NAMES } from '../../schema/rules/systemFields.js'
import { launch, openLink, pick, readIn, signedOut } from '../browser.js'
import { runProgram, startDemo } from '../demo.js'
import { findUnread } from '../sight.js'

const TOTAL = 279

/** A page that fails its test when the browser reports an error, or when it asks anybody but the server. */
async function openPage(t: Test, newPage: () => Promise<Page>, origin: string): Promise<Page> {
  const page = await newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  page.on('console', (message) => {
    // The auditor's refused write below is reported by the browser, too.
    if (message.type() === 'error' && !message.text().includes('403')) t.fail(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) t.fail(request.url())
  })
  return page
}

t.test('the demo inventory in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const inContext = (t: Test, options = {}) =>
    openPage(t, async () => (await browser.newContext(options)).newPage(), demo.url)

  await t.test('who is not signed in is asked to, and a used link signs nobody in', async (t) => {
    const page = await inContext(t)
    page.removeAllListeners('console')
    await page.goto(`${demo.url}/systems`)
    await signedOut(page)
    t.match(page.url(), /\/sign-in$/)
    t.equal(await page.getByText(/IKT-\d/).count(), 0, 'nothing of the register is shown')
    await openLink(page, demo.links.records_manager)
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.match(page.url(), /\/systems$/, 'the page that was asked for')
    const other = await inContext(t)
    other.removeAllListeners('console')
    await other.goto(demo.links.records_manager)
    await other.getByRole('alert').getByText('Lenken er brukt').waitFor()
    await other.getByRole('heading', { level: 1, name: 'Lenken kan ikke brukes' }).waitFor()
    const cut = await inContext(t)
    cut.removeAllListeners('console')
    await cut.goto(`${demo.url}/sign-in#badtoken`)
    await cut.getByRole('alert').getByText('Innloggingslenken er brukt, utløpt eller ukjent.').waitFor()
  })

  await t.test(
    'whoever tries the demo chooses a role, and is asked before it becomes another one',
    async (t) => {
      const page = await inContext(t)
      page.removeAllListeners('console')
      await page.goto(`${demo.url}/contracts`)
      await signedOut(page)
      const role = (name: string) =>
        page
          .getByRole('listitem')
          .filter({ has: page.getByText(name, { exact: true }) })
          .getByRole('button')
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 844 })
        t.strictSame(await page.evaluate(findUnread), [], String(width))
      }
      await role('Prosjektleder').press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Avtaler' }).waitFor()
      await page.getByRole('button', { name: 'Prosjektleder', exact: true }).waitFor()
      await page.goto(`${demo.url}/sign-in`)
      await role('Revisor').press('Enter')
      await page.getByRole('alert').getByText('(Prosjektleder)').waitFor()
      t.equal(await role('Revisor').textContent(), 'Bytt bruker')
      t.equal(await role('Prosjektleder').textContent(), 'Prøv')
      await role('Revisor').press('Enter')
      await page.getByRole('button', { name: 'Revisor', exact: true }).waitFor()
    },
  )

  await t.test('an architect finds Gerica, maps a system, decides it and moves it one status', async (t) => {
    const page = await inContext(t)
    await openLink(page, demo.links.architect)
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    t.equal(page.url(), `${demo.url}/`, 'the secret is gone from the address')
    await page.getByText('Syntetiske data – ikke kommunens faktiske systemoversikt').waitFor()

    await page.getByRole('link', { name: 'Systemer', exact: true }).click()
    await page.getByRole('searchbox').fill('gerica DRAMMEN')
    await page.getByRole('status').getByText('1', { exact: true }).waitFor()
    t.match(page.url(), /q=gerica/)
    await page.getByRole('link', { name: 'Gerica' }).click()
    await page.getByRole('heading', { level: 1, name: 'Gerica' }).waitFor()
    await page.getByRole('heading', { name: 'Erstattes av' }).waitFor()

    await page.goto(`${demo.url}/systems?signal=unmapped&status=assessed&municipality=0602`)
    const link = page.getByRole('rowheader').getByRole('link').first()
    const name = await link.innerText()
    const number = await page.getByRole('gridcell', { name: /^IKT-/ }).first().innerText()
    await link.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()

    const move = page.getByRole('button', { name: 'Sett til Besluttet' })
    t.equal(await move.getAttribute('aria-disabled'), 'true', 'it cannot be decided yet')
    await move.click({ force: true })
    await page.getByText(/Kan settes når \d kontrollpunkter til er oppfylt/).waitFor()

    await page.getByRole('button', { name: 'Legg til kobling' }).click()
    await pick(page, 'Erstatning', 'Felles saksbehandlings- og arkivsystem')
    await page.getByLabel('Omfang').fill('Hele systemet')
    await page.getByRole('button', { name: 'Legg til kobling' }).click()
    await page.getByRole('cell', { name: 'Hele systemet', exact: true }).waitFor()

    await page.getByRole('button', { name: /^Velg tiltak: Tiltak/ }).click()
    await page.getByLabel('Tiltak', { exact: true }).selectOption({ label: 'Erstattes' })
    await page.getByLabel('Beslutningsnotat', { exact: true }).fill('Notat A4-099')
    await page.getByLabel('Besluttet dato', { exact: true }).fill('2019-10-15')
    await page.getByLabel('Besluttet av', { exact: true }).fill('Prosjektstyret A4.2 IKT')
    await page.getByLabel('Begrunnelse', { exact: true }).fill('Dekkes av den felles løsningen.')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.locator('button:not([aria-disabled=true])', { hasText: 'Sett til Besluttet' }).click()
    const now = page.getByRole('list', { name: 'Status' }).locator('[aria-current=step]')
    await now.getByText('Besluttet').waitFor()

    const history = page.locator('section', { has: page.getByRole('heading', { name: 'Historikk' }) })
    await history.getByText('Status: Kartlagt til Besluttet').first().waitFor()
    await history.getByText('IKT-arkitekt').first().waitFor()
    await history.getByText('15.10.2019').first().waitFor()

    await page.goto(`${demo.url}/systems?status=decided&q=${number}`)
    await page.getByRole('link', { name }).waitFor()
  })

  await t.test('a project lead follows each number of the overview to its list', async (t) => {
    const page = await inContext(t)
    await openLink(page, demo.links.lead)
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    // A fixed term ends by itself: a deadline is of what renews itself.
    const create = [
      'token',
      'create',
      '--user',
      'architect',
      '--name',
      'Avtaler',
      '--access',
      'write',
      '--json',
    ]
    const { stdout } = await runProgram(create, { HARMONI_DATABASE: demo.database })
    const headers = {
      authorization: `Bearer ${JSON.parse(stdout).token}`,
      'content-type': 'application/json',
    }
    const renews = { supplier: 'Eksempel IT', end: '2020-01-31', autoRenew: true, noticeMonths: 2 }
    for (const number of ['2018/1', '2018/2']) {
      const body = JSON.stringify({ ...renews, number })
      const answer = await fetch(`${demo.url}/api/v1/contracts`, { method: 'POST', headers, body })
      t.equal(answer.status, 201)
    }
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    for (const name of [/^Bak planen: /, /^Over dato: /, /^Blokkert: /, /^Uten dato: /]) {
      const link = page.getByRole('link', { name })
      const shown = await link.innerText()
      await link.click()
      await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
      await page.getByRole('status').getByText(shown, { exact: true }).first().waitFor()
      t.ok(Number(shown) > 0, `${name}: ${shown}`)
      await page.goBack()
      await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    }
    const pressing = page.getByRole('listitem').filter({ hasText: 'Oppsigelsesfrist' }).first()
    await pressing.getByRole('link', { name: /^Si opp, ellers fornyes den for [\d\s]+ kr$/ }).click()
    await page.waitForURL('**/contracts/AVT-*')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    await page.getByRole('link', { name: 'fikk utsatt dato' }).click()
    await page.waitForURL('**/changes?entity=system&field=targetDate&from=2019-10-09')
    await page.goBack()
    const { blocked } = await readIn(page, '/progress/blocked')
    t.ok(blocked.count > 0, 'the demo has some that came to be blocked')
    const came = page
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${blocked.count}\\s*ble blokkert`) })
    await came.getByRole('link', { name: new RegExp(`^${blocked.first[0].name} `) }).click()
    await page.waitForURL(`**/systems/${blocked.first[0].number}`)
    await page.goBack()
    const deadlines = page.getByRole('link', { name: /^Frister innen 60 dager: / })
    const soon = await deadlines.innerText()
    t.ok(Number(soon) > 0)
    await deadlines.click()
    await page.getByRole('heading', { level: 1, name: 'Avtaler' }).waitFor()
    await page.getByText(`${soon} avtaler`).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    const headline = page.getByRole('heading', { level: 1 }).getByRole('link')
    const planned = await headline.nth(2).innerText()
    await headline.nth(2).click()
    await page.getByRole('status').getByText(planned, { exact: true }).first().waitFor()
    t.equal(await page.getByRole('link', { name: 'Nytt system' }).count(), 0, 'a lead registers no systems')
  })

  await t.test('an auditor reads everything, exports the whole inventory and writes nothing', async (t) => {
    const page = await inContext(t, { acceptDownloads: true })
    await openLink(page, demo.links.auditor)
    await page.getByText('Du har lesetilgang.').waitFor()
    await page.goto(`${demo.url}/systems`)
    await page.getByRole('button', { name: 'Eksporter systemer' }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Alle felt, som XLSX' }).click()
    const path = await (await downloading).path()
    const sheets = await readXlsx(await readFile(path))
    const rows = sheets[0]?.data ?? []
    t.equal(rows.length, TOTAL + 1, 'a heading and every system')
    t.equal(new Set(rows.slice(1).map(([number]) => number)).size, TOTAL, 'each once')
    t.ok((rows[0]?.length ?? 0) > SYSTEM_FIELD_NAMES.length, 'every field has its column')
    t.ok(rows.flat().some((cell) => String(cell).includes('Gerica')))

    for (const path of [
      '/',
      '/systems',
      '/systems/IKT-001',
      '/replacements',
      '/replacements/case_archive',
      '/changes',
    ]) {
      await page.goto(`${demo.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      const writing = /^(Endre|Nytt system|Legg til|Sett til|Ny erstatning|Fjern|Ett steg|Lagre)/
      t.equal(
        await page.getByRole('button', { name: writing }).count(),
        0,
        `nothing to write with on ${path}`,
      )
      t.equal(await page.getByRole('link', { name: 'Nytt system' }).count(), 0)
    }
    const refused = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/systems/IKT-001', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': '"1"' },
        body: JSON.stringify({ name: 'Endret' }),
      })
      return { status: answer.status, code: (await answer.json()).code }
    })
    t.same(refused, { status: 403, code: 'not_allowed' })
  })
})
