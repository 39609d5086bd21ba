import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import t from 'tap'
import type { Landscape, Shutdown } from '../../schema/api/landscape.js'
import { launch, readIn, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

const WIDE = { viewport: { width: 1440, height: 900 } }

t.test('the landscape is read in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, WIDE)
  const open = async (search = '', on: Page = page) => {
    await on.goto(`${demo.url}/landscape${search}`)
    await on.getByRole('heading', { level: 1, name: /^(Landskap|Landscape)$/ }).waitFor()
    await on.locator('.plan-sentence').waitFor()
  }
  const node = (key: string) => page.locator(`[data-node="${key}"]`)
  const panel = page.getByRole('complementary')
  const read = (query = ''): Promise<Landscape> => readIn(page, `/landscape?flow=open&flow=moved${query}`)
  const focusedNode = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.node ?? '')

  await t.test('what is too much to draw is a table, and an area is chosen from its counts', async (t) => {
    await page.getByRole('button', { name: 'Mer', exact: true }).press('Enter')
    await page.getByRole('link', { name: 'Landskap', exact: true }).last().press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Landskap' }).waitFor()
    const { states, total, areas } = await read()
    await page.getByText(`${states.open} er åpne og må flyttes eller fjernes`).waitFor()
    await page.getByText('Det er for mye å tegne').waitFor()
    t.equal(await page.locator('[data-node]').count(), 0)
    t.equal(await page.getByRole('button', { name: 'Vis som tabell' }).count(), 0, 'it is one already')
    t.equal(
      await page.getByRole('table', { name: 'Dataflyter', exact: true }).getByRole('row').count(),
      total + 1,
    )
    const health = areas.find(({ code }) => code === 'HEO')
    const row = page.getByRole('row', {
      name: new RegExp(`^Helse og omsorg ${health?.flows} ${health?.open}$`),
    })
    await row.getByRole('button').press('Enter')
    await page.waitForURL(/serviceArea=HEO/)
    await node('IKT-026').waitFor()
    await page.getByText(`Helse og omsorg har ${health?.flows} dataflyter`).waitFor()
  })

  await t.test('every flow is a line and every end a node, told in the table too', async (t) => {
    await open('?serviceArea=HEO')
    await node('IKT-026').waitFor()
    const { flows, nodes } = await read('&serviceArea=HEO')
    t.equal(await page.locator('.landscape-drawing .landscape-line').count(), flows.length)
    t.equal(await page.locator('[data-node]').count(), nodes.length)
    t.equal(await page.getByRole('table', { name: 'Dataflyter' }).getByRole('row').count(), flows.length + 1)
    const moved = flows.filter(({ state }) => state === 'moved').length
    t.equal(await page.locator('.landscape-drawing .landscape-line[data-kind=moved]').count(), moved)
    await page.getByRole('checkbox', { name: 'Flyttet' }).press('Space')
    await page.waitForURL(/flow=open/)
    await page.waitForFunction(
      (count) => document.querySelectorAll('.landscape-drawing .landscape-line').length === count,
      flows.length - moved,
    )
    await page.getByRole('button', { name: 'Vis som tabell' }).press('Enter')
    await page.waitForURL(/view=table/)
    t.equal(await page.locator('[data-node]').count(), 0)
    await page.getByRole('button', { name: 'Vis som tegning' }).press('Enter')
    await page.locator('[data-node]').first().waitFor()
  })

  await t.test('a system is chosen by keys, and it is said what happens if it is switched off', async (t) => {
    await open('?serviceArea=HEO')
    const { flows } = await read('&serviceArea=HEO')
    const isOpen = flows.find(
      ({ from, to, state }) => state === 'open' && /^IKT/.test(from) && /^IKT/.test(to),
    )
    const { from, to } = isOpen as { from: string; to: string }
    await node(from).focus()
    await page.keyboard.press('ArrowRight')
    t.ok(flows.some((flow) => flow.from === from || flow.to === from))
    t.not(await focusedNode(), from, 'it follows a flow')
    await node(from).focus()
    const places = () =>
      page
        .locator('[data-node]')
        .evaluateAll((all) =>
          all.map((one) => `${(one as HTMLElement).dataset.node} ${(one as HTMLElement).style.top}`),
        )
    const before = await places()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`chosen=${from}`))
    const told: Shutdown = await readIn(page, `/systems/${from}/shutdown`)
    await panel.getByRole('heading', { name: `Hva skjer hvis ${told.name} slås av?` }).waitFor()
    await panel.getByText(`Dataflyter som stopper: ${told.stops.length}.`).waitFor()
    t.ok(told.stops.some(({ other }) => other.key === to))
    t.strictSame(await places(), before, 'nothing jumps when it is chosen')
    t.equal(await page.locator('.landscape-drawing .landscape-cross').count(), told.stops.length)
    for (const { nb } of told.gates.filter(({ holds }) => !holds)) await panel.getByText(nb).first().waitFor()

    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.searchParams.has('chosen'))
    await page.waitForFunction((key) => (document.activeElement as HTMLElement).dataset.node === key, from)

    await page.keyboard.press('Enter')
    const settle = panel.getByRole('link', { name: /^Sett status: / }).first()
    await settle.press('Enter')
    await page.waitForURL(new RegExp(`/systems/${from}\\?edit=integrations.state`))
    await page.getByRole('heading', { level: 1, name: told.name }).waitFor()
    await page.getByRole('link', { name: 'Vis i landskapet' }).press('Enter')
    await page.waitForURL(/of=/)
    await node(from).waitFor()
    await page.getByRole('checkbox', { name: `Bare ${told.name}` }).press('Space')
    await page.waitForURL((url) => !url.searchParams.has('of'))
  })

  await t.test('a party outside has its flows, and the drawing is saved as a picture', async (t) => {
    await open('?serviceArea=HEO')
    const party = page.locator('[data-node^="party/"]').first()
    const name = (await party.locator('.landscape-node-name').textContent()) ?? ''
    await party.press('Enter')
    await panel.getByRole('heading', { level: 2, name }).waitFor()
    await panel
      .getByText(/^(til|fra|til og fra) /)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Last ned bilde' }).press('Enter')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'SVG', exact: true }).press('Enter'),
    ])
    t.equal(file.suggestedFilename(), 'landskap-2019-10-15.svg')
    const svg = String(await readFile(await file.path()))
    for (const text of ['dataflyter i Helse og omsorg per 15.10.2019', 'Syntetiske data', 'Gerica', name])
      t.ok(svg.includes(text), text)
    t.notMatch(svg, /var\(--|class=/, 'it needs no style sheet')
  })

  await t.test('an auditor reads the same and is offered no change, in English and as it was', async (t) => {
    const reader = await signIn(t, browser, await newLink(demo, 'auditor'), WIDE)
    await open('?serviceArea=HEO&chosen=IKT-026', reader)
    await reader.getByRole('button', { name: 'English' }).press('Enter')
    await reader.getByRole('heading', { name: 'What happens if Gerica is switched off?' }).waitFor()
    await reader.getByRole('heading', { name: /^Must be done first/ }).waitFor()
    t.equal(await reader.getByRole('link', { name: /^Set the status/ }).count(), 0)
    await open('?serviceArea=HEO&chosen=IKT-026&asOf=2019-09-30', reader)
    await reader.getByText('What must be done first is only shown of today.').waitFor()
    await reader.context().close()
  })

  await t.test('on a narrow screen it is a table', async (t) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open('?serviceArea=HEO')
    await page.getByRole('table', { name: 'Dataflyter' }).waitFor()
    t.equal(await page.locator('[data-node]').count(), 0)
    await page.getByRole('button', { name: 'Gerica' }).first().press('Enter')
    await panel.getByRole('heading', { name: /slås av/ }).waitFor()
    t.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
  })
})
