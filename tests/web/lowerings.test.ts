import type { Page } from 'playwright-core'
import t from 'tap'
import type { Role } from '../../schema/rules/access.js'
import { launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test(
  'an archive duty and a class of personal data are lowered and agreed to, in a real browser',
  async (t) => {
    const demo = await startDemo(t)
    const browser = await launch(t)
    const signedIn = (role: Role) =>
      signIn(t, browser, demo.links[role], { viewport: { width: 1440, height: 900 } })
    const open = async (page: Page, number: string) => {
      await page.goto(`${demo.url}/systems/${number}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByRole('heading', { name: 'Arkiv', exact: true }).first().waitFor()
    }
    const agree = (page: Page) => page.getByRole('button', { name: 'Godkjenn senkingen' })
    const architect = await signedIn('architect')
    const { items } = await readIn(
      architect,
      '/systems?archiveDuty=siard&privacyClass=special&status=planned',
    )
    const number: string = items[0].number

    await open(architect, number)
    await architect.getByRole('button', { name: 'Endre arkiv', exact: true }).click()
    const form = architect.getByRole('region', { name: 'Endre arkiv', exact: true })
    await form.getByLabel('Arkivplikt').selectOption('none')
    await form.getByRole('button', { name: 'Lagre' }).click()
    await form.getByText('«Arkivplikt» settes til noe som krever mindre. Skriv hvorfor.').waitFor()
    t.equal(
      (await readIn(architect, `/systems/${number}`)).archiveDuty,
      'siard',
      'nothing is written without a reason',
    )
    await form.getByLabel('Begrunnelse').fill('Bare oppslag')
    await form.getByRole('button', { name: 'Lagre' }).click()
    const said =
      /^Senket fra SIARD-uttrekk til Ikke bevaringsverdig av IKT-arkitekt.*; venter på arkivleders godkjenning\./
    await architect.getByText(said).waitFor()
    await architect.locator('.track').getByText('Begrunnelse: Bare oppslag').waitFor()
    t.equal(await agree(architect).count(), 0, 'an architect does not agree')

    const records = await signedIn('records_manager')
    await open(records, number)
    await records.getByText(said).waitFor()
    await agree(records).click()
    await records.getByText(said).waitFor({ state: 'detached' })
    t.equal((await readIn(records, `/systems/${number}`)).archiveDutyBefore, null)
    await records.getByRole('button', { name: 'Angre' }).click()
    await records.getByText(said).waitFor()
    t.equal((await readIn(records, `/systems/${number}`)).archiveDutyBefore, 'siard', 'and it waits again')

    await t.test('raised again there is nothing to agree to, and to undo that asks why', async (t) => {
      await open(architect, number)
      await architect.getByRole('button', { name: 'Endre arkiv', exact: true }).click()
      await form.getByLabel('Arkivplikt').selectOption('siard')
      await form.getByRole('button', { name: 'Lagre' }).click()
      await architect.getByText(said).waitFor({ state: 'detached' })
      const { items } = await readIn(architect, `/changes?system=${number}&limit=1`)
      await architect.goto(`${demo.url}/changes?requestId=${items[0].requestId}`)
      await architect.getByRole('button', { name: 'Sett tilbake …' }).click()
      const dialog = architect.getByRole('dialog')
      await dialog.getByText('«Arkivplikt» settes til noe som krever mindre. Skriv hvorfor.').waitFor()
      t.equal(await dialog.getByRole('button', { name: 'Angre' }).count(), 0)
      await dialog.getByLabel('Begrunnelse').fill('Likevel bare oppslag')
      await dialog.getByRole('button', { name: 'Angre' }).click()
      await dialog.waitFor({ state: 'detached' })
      t.match(await readIn(architect, `/systems/${number}`), {
        archiveDuty: 'none',
        archiveDutyBefore: 'siard',
      })
    })

    await t.test('a raise is undone from its message by the keys, once it is said why', async (t) => {
      await open(architect, number)
      await architect.getByRole('button', { name: 'Endre arkiv', exact: true }).press('Enter')
      await form.getByLabel('Arkivplikt').selectOption('siard')
      await form.getByRole('button', { name: 'Lagre' }).press('Enter')
      await architect.getByText(said).waitFor({ state: 'detached' })
      await architect.getByRole('button', { name: 'Angre' }).press('Enter')
      const dialog = architect.getByRole('dialog')
      await dialog.getByText('«Arkivplikt» settes til noe som krever mindre. Skriv hvorfor.').waitFor()
      t.match(
        await readIn(architect, `/systems/${number}`),
        { archiveDuty: 'siard' },
        'nothing is undone yet',
      )
      await dialog.getByLabel('Begrunnelse').pressSequentially('Hevet ved en feil')
      await dialog.getByRole('button', { name: 'Angre' }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await architect.getByText('Angret.').waitFor()
      await architect.getByText(said).waitFor()
      const { items } = await readIn(architect, `/changes?system=${number}&limit=1`)
      t.match(items[0], { reason: 'Hevet ved en feil', after: { archiveDuty: 'none' } })
    })

    await t.test('so are many at once, by Ctrl Z', async (t) => {
      const count = async () => (await readIn(architect, '/systems?archiveDuty=none&limit=1')).total
      const before: number = await count()
      await architect.goto(`${demo.url}/systems?archiveDuty=none`)
      await architect.getByRole('checkbox', { name: /^Velg alle/ }).press('Space')
      await architect.getByRole('button', { name: 'Endre annet …' }).press('Enter')
      const dialog = architect.getByRole('dialog')
      await dialog.getByLabel('Hva skal endres?').selectOption('archiveDuty')
      await dialog.getByLabel('Arkivplikt').selectOption('siard')
      await dialog.getByRole('button', { name: 'Vis hva som endres' }).press('Enter')
      await dialog.getByRole('button', { name: /^Endre [2-9]\d* system/ }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await architect.getByText(/systemer er endret\./).waitFor()
      t.ok((await count()) < before, 'some are raised')
      await architect.keyboard.press('Control+z')
      await dialog
        .getByText('«Arkivplikt» settes til noe som krever mindre. Skriv hvorfor.')
        .first()
        .waitFor()
      await dialog.getByLabel('Begrunnelse').pressSequentially('Feil systemer')
      await dialog.getByRole('button', { name: 'Angre' }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
      t.equal(await count(), before, 'all are as they were')
    })

    await t.test('the adviser agrees to a lower class', async (t) => {
      await open(architect, number)
      await architect.getByRole('button', { name: 'Endre sikkerhet og personvern' }).click()
      const form = architect.getByRole('region', { name: 'Endre sikkerhet og personvern' })
      await form.getByLabel('Personopplysninger').selectOption('ordinary')
      await form.getByLabel('Begrunnelse').fill('Ingen helseopplysninger')
      await form.getByRole('button', { name: 'Lagre' }).click()
      await architect.getByText(/venter på personvernrådgivers godkjenning/).waitFor()
      const adviser = await signedIn('privacy_adviser')
      await open(adviser, number)
      await agree(adviser).first().waitFor()
      t.equal(await agree(adviser).count(), 1, 'to the class alone')
      await agree(adviser).click()
      await adviser.getByText(/venter på personvernrådgivers godkjenning/).waitFor({ state: 'detached' })
      t.match(await readIn(adviser, `/systems/${number}`), {
        privacyClass: 'ordinary',
        privacyClassBefore: null,
      })
    })
  },
)
