import t from 'tap'
import type { Mapping } from '../../schema/api/mappings.js'
import { beBusy, launch, openLink, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('many systems are changed at once in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.lead, { viewport: { width: 1440, height: 900 } })

  const open = async (search: string) => {
    await page.goto(`${demo.url}/systems?${search}`)
    await page.getByRole('rowheader').first().waitFor()
  }
  const total = async (query: string): Promise<number> =>
    (await readIn(page, `/systems?limit=1&${query}`)).total
  const bar = page.getByRole('region', { name: 'Valgte systemer' })
  const chosen = (count: number) => bar.getByText(`${count} valgt`).waitFor()
  const box = (at: number) => page.getByRole('checkbox', { name: /^Velg IKT-/ }).nth(at)
  const dialog = page.getByRole('dialog')
  const button = (name: string | RegExp) => dialog.getByRole('button', { name })

  await t.test('rows are chosen by mouse and by keys, and let go by Escape', async (t) => {
    await open('municipality=0711')
    t.equal(await bar.count(), 0, 'no bar before anything is chosen')
    await box(1).click()
    await chosen(1)
    await box(4).click({ modifiers: ['Shift'] })
    await chosen(4)
    await box(2).click()
    await chosen(3)
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })

    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await chosen(1)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await chosen(3)
    await page.keyboard.press('x')
    await chosen(2)
    t.equal(await page.getByRole('checkbox', { name: /^Velg IKT-/, checked: true }).count(), 2)
    await bar.getByRole('button', { name: 'Opphev valg' }).click()
    await bar.waitFor({ state: 'detached' })
  })

  await t.test(
    '«velg alle» takes every row, those that are not loaded too; another filter lets go',
    async () => {
      await open('sort=name')
      await box(0).click()
      await bar.getByRole('button', { name: 'Velg alle 279' }).click()
      await chosen(279)
      await page.getByRole('button', { name: 'Sorter etter Nr.' }).click()
      await page.waitForURL(/sort=number/)
      await chosen(279)
      await page.getByRole('checkbox', { name: 'Svelvik', exact: true }).check()
      await bar.waitFor({ state: 'detached' })
      await page.getByRole('checkbox', { name: 'Velg alle 66' }).click()
      await chosen(66)
      await page.getByRole('checkbox', { name: 'Velg alle 66' }).click()
      await bar.waitFor({ state: 'detached' })
    },
  )

  await t.test(
    'a field is shown before and after, written under one request, and undone from the message',
    async (t) => {
      await open('municipality=0711&sort=number')
      const before = await total('municipality=0711&responsible=Prosjekt S')
      t.equal(before, 0)
      for (const at of [0, 1, 2]) await box(at).click()
      await bar.getByRole('button', { name: 'Sett ansvarlig' }).click()
      await dialog.getByRole('heading', { name: 'Endre 3 systemer' }).waitFor()
      await dialog.getByText('Uten verdi tømmes feltet i alle de valgte.').waitFor()
      await dialog.getByLabel('Ansvarlig for omlegging').fill('Prosjekt S')
      await dialog.getByLabel(/^Begrunnelse/).fill('Møte 12')
      await button('Vis hva som endres').click()
      await dialog.getByText('3 endres').waitFor()
      t.equal(await dialog.getByText('til Prosjekt S').count(), 3)
      t.equal(await total('municipality=0711&responsible=Prosjekt S'), 0, 'nothing is written yet')
      await button('Endre 3 systemer').click()
      await page.getByText('3 systemer er endret.').waitFor()
      // The next thing is often done with the same.
      await chosen(3)
      t.equal(await total('municipality=0711&responsible=Prosjekt S'), 3)
      const log = await page.evaluate(
        async () => (await (await fetch('/api/v1/changes?limit=3')).json()).items,
      )
      t.equal(new Set(log.map((row: { requestId: string }) => row.requestId)).size, 1)
      t.strictSame(
        log.map((row: { reason: string }) => row.reason),
        ['Møte 12', 'Møte 12', 'Møte 12'],
      )
      await bar.getByRole('button', { name: 'Kopier som tabell' }).press('Enter')
      await page.getByText('3 systemer er endret.').waitFor({ state: 'detached' })
      // Another message stands there now: what was done can be undone all the same.
      await page.keyboard.press('Control+z')
      await page.getByText('Angret.').waitFor()
      t.equal(await total('municipality=0711&responsible=Prosjekt S'), 0)
    },
  )

  await t.test('several fields are changed at once, and the systems stay selected', async (t) => {
    await open('municipality=0711&sort=number')
    for (const at of [0, 1]) await box(at).click()
    await bar.getByRole('button', { name: 'Sett ansvarlig' }).click()
    await dialog.getByLabel('Ansvarlig for omlegging').fill('Prosjekt T')
    await button('Endre et felt til').press('Enter')
    await dialog.getByLabel('Hva skal endres?').nth(1).selectOption({ label: 'Systemforvalter' })
    await dialog.getByLabel('Systemforvalter', { exact: true }).fill('Forvalter T')
    await button('Vis hva som endres').click()
    await dialog.getByText('2 endres').waitFor()
    t.equal(await total('responsible=Prosjekt T'), 0, 'nothing is written yet')
    await button('Endre 2 systemer').click()
    await page.getByText('2 systemer er endret.').waitFor()
    await chosen(2)
    t.equal(await total('responsible=Prosjekt T'), 2)
    const { items } = await page.evaluate(async () =>
      (await fetch('/api/v1/systems?responsible=Prosjekt T')).json(),
    )
    for (const { number } of items) {
      const one = await page.evaluate(async (at) => (await fetch(`/api/v1/systems/${at}`)).json(), number)
      t.equal(one.administrator, 'Forvalter T')
    }
    await page.getByRole('button', { name: 'Angre' }).press('Enter')
    await page.getByText('Angret.').waitFor()
    t.equal(await total('responsible=Prosjekt T'), 0)
    // The button is gone: who works by keys goes on from the heading, not from the top of the window.
    await page.waitForFunction("document.activeElement.matches('h1')")
  })

  await t.test('many are mapped to one; what is mapped already stays as it is', async (t) => {
    const architect = await signIn(t, browser, demo.links.administrator, {
      viewport: { width: 1440, height: 900 },
    })
    const unmapped = async () =>
      architect.evaluate(async () => (await (await fetch('/api/v1/suggestions?limit=1')).json()).waiting)
    const before = await unmapped()
    await architect.goto(`${demo.url}/systems?status=assessed&status=cut_over&sort=-status`)
    await architect.getByRole('rowheader').first().waitFor()
    await architect.getByRole('checkbox', { name: /^Velg alle/ }).click()
    const region = architect.getByRole('region', { name: 'Valgte systemer' })
    await region.getByRole('button', { name: 'Koble til …' }).press('Enter')
    await architect.getByRole('dialog').getByRole('combobox', { name: 'Koble til' }).fill('kartløsning')
    await architect.getByRole('option').filter({ hasText: 'Ny kartløsning' }).waitFor()
    await architect.keyboard.press('Enter')
    const message = architect.getByText(/^\d+ systemer koblet til Ny kartløsning\. \d+ er koblet fra før/)
    await message.waitFor()
    const [, count] = /^(\d+)/.exec(await message.innerText()) ?? []
    t.equal(await unmapped(), before - Number(count))
    await region.getByText(/\d+ valgt/).waitFor()
    await architect.getByRole('button', { name: 'Angre' }).click()
    await architect.getByText('Angret.').waitFor()
    t.equal(await unmapped(), before)
    await page.bringToFront()
  })

  await t.test(
    'a move shows what is refused and why, changes the others, and leaves those alone',
    async (t) => {
      const planned = await total('status=planned')
      const migrating = await total('status=migrating')
      await open('status=planned&status=migrating')
      await page.getByRole('checkbox', { name: /^Velg alle/ }).click()
      await chosen(planned + migrating)
      await bar.getByRole('button', { name: 'Endre status' }).click()
      await dialog.getByLabel('Ny status').selectOption({ label: 'Under migrering' })
      await button('Vis hva som endres').click()
      await dialog.getByText(`${migrating} er slik fra før`).waitFor()
      await dialog
        .getByText(/Erstatningen er ikke risikovurdert/)
        .first()
        .waitFor()
      const [, count] = /(\d+) endres/.exec(await dialog.innerText()) ?? []
      t.ok(Number(count) > 0 && Number(count) < planned)
      await button(`Endre ${count} systemer`).click()
      await page.getByText(`${count} systemer er endret.`).waitFor()
      t.equal(await total('status=migrating'), migrating + Number(count))
      t.equal(await total('status=planned'), planned - Number(count))
    },
  )

  await t.test(
    'a date that is reached is left alone until it is said that it is to be changed',
    async (t) => {
      await open('status=cut_over&status=planned&sort=number')
      const reached = await total('status=cut_over')
      const ahead = await total('status=planned')
      await page.getByRole('checkbox', { name: /^Velg alle/ }).click()
      await chosen(reached + ahead)
      await bar.getByRole('button', { name: 'Sett dato' }).click()
      await dialog.getByLabel('Planlagt klar').fill('2019-12-22')
      await dialog.getByLabel(/^Begrunnelse/).fill('Ny plan')
      await button('Vis hva som endres').click()
      await dialog.getByText(`${reached} kan ikke endres`).waitFor()
      t.match(await dialog.innerText(), `${ahead} endres`)
      await dialog.getByText('«Planlagt klar» er nådd: systemet er «Omlagt».').waitFor()
      const following = await page.evaluate(async () => {
        const { items } = await (await fetch('/api/v1/mappings?limit=1000')).json()
        return (items as Mapping[]).filter(
          ({ system, plannedCutOver, actualCutOver }) =>
            system.status === 'planned' && plannedCutOver === system.targetDate && actualCutOver === null,
        )
      })
      t.ok(following.length > 0)
      const along = dialog.getByText(/^Koblinger som flyttes også: /)
      t.equal(await along.count(), new Set(following.map(({ system }) => system.number)).size)
      for (const { system, replacement } of following)
        await dialog
          .getByRole('listitem')
          .filter({ has: page.getByRole('link', { name: system.name, exact: true }) })
          .getByText(replacement.nameNb)
          .first()
          .waitFor()
      const replan = dialog.getByLabel('Endre datoen også for dem som har nådd den')
      await page.evaluate(beBusy)
      await replan.press('Space')
      t.ok(await replan.isChecked(), 'it is ticked at once')
      await dialog.getByText(`${ahead + reached} endres`).waitFor()
      await dialog.locator(':focus').press('Space')
      await dialog.getByText(`${ahead} endres`).waitFor()
      t.notOk(await replan.isChecked(), 'the keys stay where they were while it is asked again')
      await button(`Endre ${ahead} systemer`).click()
      await page.getByText(`${ahead} systemer er endret.`).waitFor()
      await page.getByRole('button', { name: 'Angre' }).click()
      await page.getByText('Angret.').waitFor()
    },
  )

  await t.test(
    'a system that somebody changes between the preview and the writing stays as it is',
    async (t) => {
      await open('municipality=0602&sort=number')
      for (const at of [0, 1]) await box(at).click()
      await bar.getByRole('button', { name: 'Sett ansvarlig' }).click()
      await dialog.getByLabel('Ansvarlig for omlegging').fill('Prosjekt D')
      await button('Vis hva som endres').click()
      await dialog.getByText('2 endres').waitFor()
      await page.evaluate(async () => {
        const [first] = (await (await fetch('/api/v1/systems?municipality=0602&sort=number&limit=1')).json())
          .items
        const answer = await fetch(`/api/v1/systems/${first.number}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', 'if-match': `"${first.version}"` },
          body: JSON.stringify({ rollbackPlan: 'Gå tilbake til det gamle.' }),
        })
        if (!answer.ok) throw new Error(await answer.text())
      })
      await button('Endre 2 systemer').click()
      await page.getByText(/^1 system er endret\. 1 ble endret av andre imens/).waitFor()
      t.equal(await total('responsible=Prosjekt D'), 1)
    },
  )

  await t.test('bad input is refused in the dialog, and keeps what was typed', async (t) => {
    await openLink(page, demo.links.architect)
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    await open('municipality=0602&sort=number')
    await box(0).click()
    await bar.getByRole('button', { name: 'Endre annet …' }).click()
    await dialog.getByLabel('Hva skal endres?').selectOption({ label: 'Brukere' })
    await dialog.getByLabel('Brukere').fill('mange')
    await button('Vis hva som endres').click()
    await dialog.getByRole('alert').waitFor()
    t.equal(await dialog.getByLabel('Brukere').inputValue(), 'mange')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await chosen(1)
  })

  await t.test('who may not change systems can choose none', async (t) => {
    const auditor = await (await browser.newContext()).newPage()
    await openLink(auditor, demo.links.auditor)
    await auditor.getByRole('link', { name: 'Systemer', exact: true }).click()
    await auditor.getByRole('rowheader').first().waitFor()
    t.equal(await auditor.getByRole('checkbox', { name: /^Velg/ }).count(), 0)
    await auditor.keyboard.press('j')
    await auditor.keyboard.press('x')
    t.equal(await auditor.getByRole('region', { name: 'Valgte systemer' }).count(), 0)
  })
})
