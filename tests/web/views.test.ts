import type { Page } from 'playwright-core'
import t from 'tap'
import type { ListedView } from '../../schema/api/savedViews.js'
import { launch, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

const WIDE = { viewport: { width: 1440, height: 900 } }

t.test('views of the list are saved, changed, shared and removed in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.lead, WIDE)
  const open = async (search = '', on: Page = page) => {
    await on.goto(`${demo.url}/systems${search}`)
    await on.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
  }
  const tab = (name: string | RegExp, on: Page = page) =>
    on.getByRole('navigation', { name: 'Visninger' }).getByRole('link', { name })
  const current = (name: string | RegExp, on: Page = page) =>
    on.locator('.view-tabs a[aria-current="page"]', { hasText: name }).waitFor()
  const facet = (name: RegExp) => page.getByRole('checkbox', { name }).first()
  const changes = page.locator('.view-changes')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  const undo = () => page.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
  const viewsOf = async (on: Page = page): Promise<ListedView[]> => (await readIn(on, '/views')).items
  const count = async (query: string): Promise<number> =>
    (await readIn(page, `/systems?limit=1&${query}`)).total

  await t.test('without any, the list says how to get one; its filters are saved by keys', async (t) => {
    await open()
    await changes.getByText('lagre den som en visning').waitFor()
    await facet(/Over dato/).press(' ')
    await button('Lagre som visning …').press('Enter')
    await dialog.getByText('Viser: Over dato').waitFor()
    t.equal(
      await dialog.getByRole('textbox', { name: 'Navn' }).inputValue(),
      'Over dato',
      'named by its filter',
    )
    await page.keyboard.type('For sent')
    await page.keyboard.press('Enter')
    await page.getByText('Visningen For sent er lagret.').waitFor()
    await current('For sent')
    await tab(`For sent, ${await count('signal=overdue')} systemer`).waitFor()
    await page.waitForFunction('document.activeElement.matches(".view-tabs a[aria-current]")')
    t.match(await viewsOf(), [{ name: 'For sent', shared: false, query: { signal: 'overdue' } }])
  })

  await t.test('a list is known by what it shows, not by how its address is written', async (t) => {
    await open('?sort=name&signal=overdue')
    await current('For sent')
    t.equal(await changes.getByRole('button').count(), 0, 'nothing is left to save')
    await tab(/^Alle, 279 systemer$/).press('Enter')
    await current('Alle')
    await tab(/^For sent/).press('Enter')
    await page.waitForURL(/signal=overdue/)
    await current('For sent')
  })

  await t.test(
    'what is changed of a view is said, and stays so over a reload until it is saved',
    async (t) => {
      await page
        .getByRole('button', { name: /^Sorter etter Planlagt|^Planlagt/ })
        .first()
        .press('Enter')
      await changes.getByText('Sorteringen er endret.').waitFor()
      await facet(/Drammen/).press(' ')
      await changes.getByText('Visningen er endret.').waitFor()
      await page.reload()
      await changes.getByText('Visningen er endret.').waitFor()
      await current('For sent')
      await button('Lagre visning').press('Enter')
      await page.getByText('Visningen For sent er lagret.').waitFor()
      t.match(await viewsOf(), [{ query: { municipality: '0602', sort: /targetDate/ }, version: 2 }])
      await undo()
      await changes.getByText('Visningen er endret.').waitFor()
      t.strictSame((await viewsOf())[0]?.query, { signal: 'overdue' })
      await button('Lagre som ny …').press('Enter')
      await page.keyboard.type('for sent')
      await page.keyboard.press('Enter')
      await dialog.getByText(/finnes fra før/).waitFor()
      await dialog.getByRole('textbox', { name: 'Navn' }).fill('Drammen for sent')
      await page.keyboard.press('Enter')
      await current('Drammen for sent')
      t.equal((await viewsOf()).length, 2)
    },
  )

  await t.test('one is renamed, shared and seen by others, who change nothing', async (t) => {
    await open('?signal=overdue')
    const choose = async (name: string) => {
      await page.getByRole('button', { name: /^Valg for visningen/ }).press('Enter')
      await page.getByRole('button', { name, exact: true }).press('Enter')
    }
    const before = await count('signal=overdue')
    await tab(`For sent, ${before} systemer`).waitFor()
    t.equal(await moveLate(page), 200)
    await choose('Gi nytt navn …')
    // Who shares it with others may be second.
    for (const [was, name] of [
      ['For sent', 'Sene'],
      ['Sene', 'For sene'],
    ] as const) {
      const view = (await viewsOf()).find((one) => one.name === was)
      t.equal(await renamed(page, view as ListedView, name), 200)
      if (name === 'Sene') {
        await page.keyboard.type('Over')
        await page.keyboard.press('Enter')
        await dialog.getByText('Den heter nå «Sene».').waitFor()
        await button('Bruk den som er lagret').press('Enter')
        await dialog.waitFor({ state: 'detached' })
        await tab(/^Sene, /).waitFor()
        await choose('Gi nytt navn …')
      }
    }
    await page.keyboard.type('Over dato')
    await page.keyboard.press('Enter')
    await dialog.getByText('Den heter nå «For sene».').waitFor()
    await button('Gi den likevel navnet «Over dato»').press('Enter')
    await dialog.waitFor({ state: 'detached' })
    // Whatever is written, what the views find is counted anew.
    await tab(`Over dato, ${before - 1} systemer`).waitFor()
    await choose('Del med alle')
    await page.getByText('Over dato er delt med alle.').waitFor()
    const reader = await signIn(t, browser, demo.links.auditor, WIDE)
    await open('', reader)
    await tab(/^Over dato/, reader).press('Enter')
    await current('Over dato', reader)
    t.equal(await tab(/^Drammen for sent/, reader).count(), 0, 'what is another’s own is not theirs')
    t.equal(await reader.getByRole('button', { name: /^Valg for visningen/ }).count(), 0)
    await reader
      .getByRole('checkbox', { name: /Svelvik/ })
      .first()
      .press(' ')
    await reader.getByText('Filtrene er endret.').waitFor()
    t.equal(await reader.getByRole('button', { name: 'Lagre for alle' }).count(), 0)
    await reader.getByRole('button', { name: 'Lagre som ny …' }).press('Enter')
    t.equal(await reader.getByRole('checkbox', { name: 'Del med alle' }).count(), 0)
    await reader.keyboard.type('Svelvik')
    await reader.keyboard.press('Enter')
    await reader.getByRole('dialog').waitFor({ state: 'detached' })
    await current('Svelvik', reader)
    await reader.getByRole('button', { name: 'Valg for visningen Svelvik' }).press('Enter')
    await reader.getByRole('button', { name: 'Fjern', exact: true }).press('Enter')
    await reader.getByText('Visningen Svelvik er fjernet.').waitFor()
    await tab(/^Svelvik/, reader).waitFor({ state: 'detached' })
    await reader.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
    await current('Svelvik', reader)
    t.strictSame(
      (await viewsOf(reader)).map(({ name, shared }) => [name, shared]),
      [
        ['Svelvik', false],
        ['Over dato', true],
      ],
      'one’s own before what is shared',
    )
    await reader.close()
    await choose('Fjern …')
    await dialog.getByText('Visningen er delt').waitFor()
    await page.keyboard.type('Brukes ikke')
    await page.keyboard.press('Enter')
    await tab(/^Over dato/).waitFor({ state: 'detached' })
    await undo()
    await current('Over dato')
  })

  await t.test('a day that was is counted by the views of now, and saves none', async (t) => {
    await open('?asOf=2019-06-30')
    await tab(`Over dato, ${await count('signal=overdue&asOf=2019-06-30')} systemer`).press('Enter')
    await page.waitForURL(/asOf=2019-06-30/)
    await current('Over dato')
    await facet(/Svelvik/).press(' ')
    await changes.getByText('Filtrene er endret.').waitFor()
    t.equal(await changes.getByRole('button').count(), 0)
    t.equal(await page.getByRole('button', { name: /^Valg for visningen/ }).count(), 0)
  })

  await t.test('where there is no room for tabs, a view is chosen in a list', async (t) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open()
    const choice = page.getByRole('combobox', { name: 'Visning' })
    await choice.selectOption({ label: `Over dato ${await count('signal=overdue')}` })
    await page.waitForURL(/signal=overdue/)
    await settle(page)
    t.equal(await choice.locator('option:checked').innerText(), `Over dato ${await count('signal=overdue')}`)
    await open('?signal=blocked')
    t.equal(await choice.locator('option:checked').innerText(), 'Egne filtre, ikke lagret')
    await choice.selectOption({ label: 'Alle 279' })
    await page.waitForURL(/systems$/)
  })
})

/** Moves a system that is late ahead, as somebody else might meanwhile; answers how that went. */
async function moveLate(page: Page): Promise<number> {
  const [late] = (await readIn(page, '/systems?signal=overdue&sort=-targetDate&limit=1')).items
  return page.evaluate(async ({ number, version }) => {
    const { status } = await fetch(`/api/v1/systems/${number}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ targetDate: '2019-12-20', reason: 'Testmiljøet er forsinket' }),
    })
    return status
  }, late)
}

/** Gives a view another name, as somebody else may meanwhile. */
const renamed = (page: Page, { id, version }: ListedView, name: string): Promise<number> =>
  page.evaluate(
    async ([id, version, body]) => {
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
      return (await fetch(`/api/v1/views/${id}`, { method: 'PATCH', headers, body })).status
    },
    [id, version, JSON.stringify({ name })] as const,
  )
