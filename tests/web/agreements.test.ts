import type { Locator } from 'playwright-core'
import t from 'tap'
import type { Role } from '../../schema/rules/access.js'
import { launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test(
  'what waits is found, and agreed to one at a time or many, by the keys, in a real browser',
  async (t) => {
    const demo = await startDemo(t)
    const browser = await launch(t)
    const signedIn = (role: Role) =>
      signIn(t, browser, demo.links[role], { viewport: { width: 1440, height: 900 } })
    const press = async (on: Locator, key = 'Enter') => {
      await on.focus()
      await on.press(key)
    }
    const architect = await signedIn('architect')
    const found = async (query: string) =>
      (await readIn(architect, `/systems?limit=2&${query}`)).items.map(
        ({ number }: { number: string }) => number,
      )
    const unassessed = await found('archiveDuty=&status=registered')
    const dutiful = await found('archiveDuty=siard&status=planned')
    const numbers: string[] = [...unassessed, ...dutiful]
    const { totals } = await architect.evaluate(async (numbers) => {
      const body = JSON.stringify({ numbers, changes: { archiveDuty: 'none' }, reason: 'Bare oppslag' })
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/v1/systems/bulk', { method: 'POST', headers, body })).json()
    }, numbers)
    t.match(totals, { changed: 4 })
    const waiting = async () => (await readIn(architect, '/systems?check=ARCHIVE_DUTY_NOT_AGREED')).total
    t.equal(await waiting(), 4)

    const page = await signedIn('records_manager')
    const words = 'Senket arkivplikt venter på godkjenning'
    const finding = page.getByRole('table', { name: words })

    await t.test('a finding leads to the button of its system', async (t) => {
      await page.goto(`${demo.url}/findings?check=ARCHIVE_DUTY_NOT_AGREED`)
      const [first] = await found(`check=ARCHIVE_DUTY_NOT_AGREED&status=registered`)
      const { name } = await readIn(page, `/systems/${first}`)
      await press(finding.getByRole('link', { name, exact: true }).first())
      await page.waitForURL(`**/systems/${first}?edit=archive.agree`)
      await page.getByText(/^Senket fra Ikke vurdert til Ikke bevaringsverdig av IKT-arkitekt/).waitFor()
      const button = page.locator(':focus', { hasText: 'Godkjenn senkingen' })
      await button.waitFor()
      await button.press('Enter')
      await button.waitFor({ state: 'detached' })
      await page.locator('h1:focus', { hasText: name }).waitFor()
      t.equal(await waiting(), 3)
      t.match(await readIn(page, `/systems/${first}`), { archiveDuty: 'none', archiveDutyBefore: null })
    })

    await t.test('who may not agree is led to the track and has no button', async (t) => {
      await architect.goto(`${demo.url}/systems/${dutiful[0]}?edit=archive.agree`)
      await architect.locator('h2:focus', { hasText: 'Arkiv' }).waitFor()
      t.equal(await architect.getByRole('button', { name: 'Godkjenn senkingen' }).count(), 0)
      await architect.goto(`${demo.url}/systems?check=ARCHIVE_DUTY_NOT_AGREED`)
      await architect.getByRole('checkbox', { name: 'Velg alle 3' }).click()
      const bar = architect.getByRole('region', { name: 'Valgte systemer' })
      await bar.getByText('3 valgt').waitFor()
      t.equal(await bar.getByRole('button', { name: 'Godkjenn senket arkivplikt' }).count(), 0)
    })

    await t.test('all that wait are shown, agreed to together, and undone', async (t) => {
      await page.goto(`${demo.url}/findings?check=ARCHIVE_DUTY_NOT_AGREED`)
      await page.getByRole('heading', { name: words }).waitFor()
      await press(page.getByRole('link', { name: 'Vis alle 3 i listen' }))
      await page.getByRole('button', { name: new RegExp(words) }).waitFor()
      await press(page.getByRole('checkbox', { name: 'Velg alle 3' }), 'Space')
      await page.getByText('3 valgt').waitFor()
      await page.keyboard.press('b')
      const agree = page.locator('button:focus', { hasText: 'Godkjenn senket arkivplikt' })
      await agree.waitFor()
      await agree.press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^Begrunnelse/).fill('Gjennomgått samlet')
      await press(dialog.getByRole('button', { name: 'Vis hva som endres' }))
      await dialog.getByText('3 endres').waitFor()
      t.equal(await dialog.getByText('Ikke vurdert til Ikke bevaringsverdig').count(), 1)
      t.equal(await dialog.getByText('SIARD-uttrekk til Ikke bevaringsverdig').count(), 2)
      t.equal(await waiting(), 3, 'nothing is written yet')
      await press(dialog.getByRole('button', { name: 'Endre 3 systemer' }))
      await page.getByText('3 systemer er endret.').waitFor()
      t.equal(await waiting(), 0)
      const { items } = await readIn(page, '/changes?limit=3')
      t.strictSame(
        items.map(({ reason, fields }: { reason: string; fields: string[] }) => [reason, ...fields]),
        Array(3).fill(['Gjennomgått samlet', 'archiveDutyBefore']),
      )
      await press(page.getByRole('button', { name: 'Angre' }))
      await page.getByText('Angret.').waitFor()
      t.equal(await waiting(), 3)
    })

    await t.test('it is among what else can be done', async () => {
      await page.goto(`${demo.url}/systems?check=ARCHIVE_DUTY_NOT_AGREED`)
      await page.getByRole('checkbox', { name: 'Velg alle 3' }).click()
      await page.getByRole('button', { name: 'Endre annet …' }).click()
      const what = page.getByRole('dialog').getByLabel('Hva skal endres?')
      await what.selectOption({ label: 'Godkjenn senket arkivplikt' })
      await page.getByRole('dialog').getByRole('button', { name: 'Vis hva som endres' }).click()
      await page.getByRole('dialog').getByText('3 endres').waitFor()
    })
  },
)
