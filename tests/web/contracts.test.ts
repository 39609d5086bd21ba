import t from 'tap'
import { launch, openLink, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('contracts, waves and milestones in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect)
  const read = (path: string) => readIn(page, path)

  await t.test(
    'the list opens with what runs, and its numbers lead to the contracts behind them',
    async (t) => {
      await page.getByRole('button', { name: 'Mer', exact: true }).click()
      await page.getByRole('link', { name: 'Avtaler' }).filter({ visible: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Avtaler' }).waitFor()
      const running = await read('/contracts?state=active&state=assigned&state=notice_given&limit=1')
      await page.getByText(`${running.total} avtaler`).waitFor()
      const soon = page.getByText(/oppsigelsesfrister går ut innen 60 dager/).getByRole('link')
      const count = await soon.innerText()
      await soon.click()
      await page.getByText(`${count} avtaler`).waitFor()
      t.match(page.url(), /deadlineFrom=2019-10-15&deadlineTo=2019-12-14/)
      t.equal(await page.getByRole('rowheader').count(), Number(count))
      await page.getByLabel('Avtalepart').selectOption({ label: 'Svelvik' })
      await page.waitForFunction(() => location.search.includes('party=0711'))
      await page.reload()
      await page.getByRole('option', { name: 'Svelvik' }).waitFor({ state: 'attached' })
      t.equal(await page.getByLabel('Avtalepart').inputValue(), '0711', 'the address keeps the filters')
      await page.getByRole('button', { name: 'Nullstill' }).click()
      await page.getByText(`${running.total} avtaler`).waitFor()
      await page.goto(`${demo.url}/contracts?state=active&asOf=2019-06-30`)
      await page.getByRole('button', { name: 'Nullstill' }).click()
      await page.waitForURL(/state=notice_given/)
      t.match(page.url(), /asOf=2019-06-30/, 'the past is not left without a word')
    },
  )

  await t.test('a period that ends before it begins is said so at both its days', async () => {
    await page.goto(`${demo.url}/contracts?deadlineFrom=2019-12-01&deadlineTo=2019-11-30`)
    const filters = page.getByRole('search')
    await filters.getByText('som perioden slutter med').waitFor()
    await filters.getByText('som perioden begynner med').waitFor()
    await page.getByRole('alert').getByRole('button', { name: 'Nullstill' }).click()
    await page.getByRole('rowheader').first().waitFor()
  })

  await t.test('what is missed is said in the list and on the page of the contract', async (t) => {
    await page.goto(`${demo.url}/contracts`)
    await page.getByLabel('Oppsigelsesfrist').selectOption({ label: 'Gått ut' })
    await page.waitForURL(/missed=true/)
    const { total } = await read('/contracts?missed=true&limit=1')
    t.ok(total > 0)
    await page.getByText(`${total} avtaler`).waitFor()
    await page.goto(`${demo.url}/contracts?q=2016/9103&state=active`)
    await page
      .getByRole('rowheader')
      .getByText('Oppsigelsesfristen har gått ut og avtalen fornyer seg selv')
      .waitFor()
    await page.getByRole('rowheader').getByRole('link').click()
    await page
      .getByText(
        /^Fornyes 30\.06\.2020\. Sies den opp nå, slutter den 30\.06\.2021 \(fornyelse med 12 måneder er antatt\)\.$/,
      )
      .waitFor()
    await page.getByText(/^Fristen har gått ut \(\d\d\.\d\d\.2019\)$/).waitFor()
    await page.getByText('Neste oppsigelsesfrist').waitFor()
    await page.getByText('Oppsigelsesfristen har gått ut og avtalen fornyer seg selv').waitFor()
  })

  await t.test(
    'a contract is registered, covers a system, changes, and is voided and restored',
    async (t) => {
      await page.goto(`${demo.url}/contracts/new`)
      await page.getByRole('button', { name: 'Registrer avtalen' }).click()
      await page.locator('[aria-invalid=true]').first().waitFor()
      await page.getByLabel('Leverandør', { exact: true }).fill('Ås Data')
      await page.getByLabel('Gjelder til').fill('2020-05-31')
      const period = page.getByLabel('Fornyes med (måneder)')
      t.equal(await period.count(), 0, 'asked of what renews itself')
      await page.getByLabel('Fornyes automatisk').check()
      await period.waitFor()
      await page.getByLabel('Oppsigelsestid (måneder)').fill('3')
      await page.getByRole('button', { name: 'Registrer avtalen' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ås Data' }).waitFor()
      const id = page.url().split('/').at(-1)
      await page.getByText('29.02.2020').waitFor()
      await page
        .getByText('Si opp, ellers fornyes den 31.05.2020 (fornyelse med 12 måneder er antatt).')
        .waitFor()
      await page.getByText('Avtalen dekker ingen systemer ennå.').waitFor()

      await page.getByRole('button', { name: 'Legg til system' }).click()
      await page.getByLabel('Finn system').fill('IKT-026')
      await page.getByRole('button', { name: /^Legg til: .* IKT-026$/ }).click()
      await page.getByRole('heading', { name: 'Dekker 1 system' }).waitFor()
      t.strictSame((await read(`/contracts/${id}`)).systems, ['IKT-026'])
      await page.getByRole('button', { name: /^Ta ut: .* IKT-026$/ }).click()
      await page.getByText('Avtalen dekker ingen systemer ennå.').waitFor()
      await page.getByText(/ er tatt ut\./).waitFor()
      await page.getByRole('button', { name: 'Angre' }).click()
      await page.getByRole('heading', { name: 'Dekker 1 system' }).waitFor()

      await page.getByRole('button', { name: 'Endre fakta' }).click()
      await page.getByLabel('Sagt opp', { exact: true }).fill('2019-10-10')
      await page.getByRole('button', { name: 'Lagre' }).click()
      await page.getByText(/^Sagt opp, løper ut 31\.05\.2020\.$/).waitFor()

      await page.getByRole('button', { name: 'Fjern fra registeret …' }).click()
      await page.getByRole('dialog').getByLabel('Begrunnelse').fill('Registrert to ganger')
      await page.getByRole('dialog').getByRole('button', { name: 'Fjern avtalen fra registeret' }).click()
      await page.getByText('Avtalen er fjernet fra registeret: Registrert to ganger').waitFor()
      t.equal(
        await page.getByRole('button', { name: 'Endre fakta' }).count(),
        0,
        'a voided one is not edited',
      )
      t.equal(await page.getByRole('button', { name: /^Ta ut/ }).count(), 0)
      await page.getByRole('button', { name: 'Gjenopprett …' }).click()
      await page.getByRole('dialog').getByLabel('Begrunnelse').fill('Likevel ikke')
      await page.getByRole('dialog').getByRole('button', { name: 'Gjenopprett avtalen' }).click()
      await page.getByRole('button', { name: 'Endre fakta' }).waitFor()
    },
  )

  await t.test('waves say how far they are, and dates and milestones change where they stand', async (t) => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await page.getByRole('link', { name: 'Bølger og milepæler' }).click()
    const row = page.getByRole('row', { name: /^3 – Helse høst 2019/ })
    const count = await row.getByRole('link').first().innerText()
    const { total } = await read('/systems?wave=3_health&limit=1')
    t.equal(Number(count), total)
    await row.getByRole('button', { name: /^Endre/ }).click()
    await page.getByLabel('Slutter').fill('2019-10-01')
    await page.getByRole('button', { name: 'Lagre' }).click()
    const behind = row.getByText('ikke klare etter slutt')
    await behind.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.match(page.url(), /wave=3_health&ready=false/)
    await page.goBack()
    await page.getByRole('button', { name: 'Endre: Ny kommune' }).click()
    await page.getByLabel('Navn (bokmål)').fill('Ny kommune fra nyttår')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByRole('cell', { name: /^Ny kommune fra nyttår/ }).waitFor()
  })

  await t.test('an auditor reads it all and changes nothing', async (t) => {
    const other = await (await browser.newContext()).newPage()
    await openLink(other, demo.links.auditor)
    await other.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    for (const path of ['/contracts/AVT-001', '/contracts', '/plan/waves']) {
      await other.goto(`${demo.url}${path}`)
      await other.getByRole('cell').first().waitFor()
      const writes = other.getByRole('main').getByRole('button', { name: /^(Endre|Legg til|Ta ut|Fjern|Ny)/ })
      t.equal(await writes.count(), 0, `${path} has nothing to write with`)
    }
  })
})
