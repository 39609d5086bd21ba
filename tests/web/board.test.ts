import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import t from 'tap'
import type { Lane, Plan, Planned } from '../../schema/api/plan.js'
import { PHASE_WORDS, phaseOf, statusesOf } from '../../schema/rules/phases.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import { launch, readIn, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

const WIDE = { viewport: { width: 1440, height: 900 } }

interface Step {
  to: Status
  direction: 'forward' | 'back'
  allowed: boolean
  gates: { holds: boolean; nb: string }[]
}

t.test('the board is read, and cards are moved on it, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.lead, WIDE)
  const open = async (search = '', on: Page = page) => {
    await on.goto(`${demo.url}/plan/board${search}`)
    await on.getByRole('heading', { level: 1, name: 'Tavle' }).waitFor()
    await on.getByRole('button', { name: /Helse høst|Health, autumn/ }).waitFor()
  }
  const cardOf = (name: string, on: Page = page) =>
    on.getByRole('listitem').filter({ has: on.getByRole('link', { name, exact: true }) })
  const dialog = page.getByRole('dialog')
  const answers = page.locator('[data-answer]')
  const focused = () => page.evaluate(() => document.activeElement?.closest('[data-card]')?.textContent ?? '')
  const statusOf = async (number: string): Promise<Status> =>
    (await readIn(page, `/systems/${number}`)).status
  const log = async (): Promise<number> => (await readIn(page, '/changes?limit=1')).total
  const undo = async () => {
    await page.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
    await page.getByText('Angret.').waitFor()
  }
  /** A system that is shown when its lane is opened, with a step of this kind. */
  const withStep = async (isSuch: (step: Step) => boolean): Promise<{ system: Planned; step: Step }> => {
    const { lanes }: Plan = await readIn(page, '/plan')
    for (const { key, phases } of lanes)
      for (const { phase } of phases.filter(({ systems }) => systems > 0 && systems <= 7)) {
        const of = statusesOf(phase).map((status) => `&status=${status}`)
        const { items } = await readIn(page, `/plan/systems?wave=${key}${of.join('')}`)
        for (const system of items as Planned[]) {
          const { transitions } = await readIn(page, `/systems/${system.number}/transitions`)
          const step = (transitions as Step[]).find(isSuch)
          const alike = items.filter(({ name }: Planned) => name === system.name).length
          if (step && alike === 1) return { system, step }
        }
      }
    throw new Error('the demo has none such')
  }
  const lift = async (system: Planned, key = 'm') => {
    await open(`?open=${system.wave}`)
    await cardOf(system.name).first().getByRole('link').focus()
    await page.keyboard.press(key)
    await answers.first().waitFor()
  }
  const goTo = async (status: Status) => {
    for (let at = 0; at < 5; at++) {
      const phase = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.answer)
      if (phase === phaseOf(status)) return
      await page.keyboard.press('ArrowRight')
    }
    t.fail(`no answer of ${phaseOf(status)} took the focus`)
  }

  await t.test(
    'phases and lanes have as many squares as systems, and each count leads to them',
    async (t) => {
      await page.goto(`${demo.url}/plan`)
      await page.getByRole('link', { name: 'Tavle', exact: true }).press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Tavle' }).waitFor()
      const { lanes, total }: Plan = await readIn(page, '/plan')
      const inPhase = (lane: Lane, phase: string) =>
        lane.phases.find((one) => one.phase === phase)?.systems ?? 0
      const ready = lanes.reduce((sum, lane) => sum + lane.ready, 0)
      await page.getByRole('link', { name: `${ready} av ${total}`, exact: true }).waitFor()
      await open('?open=-')
      t.strictSame(
        (await page.locator('.board-help > *').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ')),
        ['↑ ↓ ← → mellom kort', 'M flytt kortet', 'Enter åpne', 'Esc avbryt flyttingen'],
        'each key with what it does',
      )
      t.match(
        (await page.locator('.board-help').textContent()) ?? '',
        / M flytt kortet Enter åpne Esc /,
        'apart for who hears it too',
      )
      t.equal(await page.locator('[data-card]').count(), 0, 'every lane is closed')
      t.equal(await page.locator('tbody .square').count(), total)
      const overdue = lanes.reduce((sum, lane) => sum + lane.overdue, 0)
      t.equal(await page.locator('tbody .square[data-late=true]').count(), overdue)
      for (const phase of ['planned', 'moving', 'ready'] as const) {
        const sum = lanes.reduce((all, lane) => all + inPhase(lane, phase), 0)
        await page
          .getByRole('columnheader', { name: new RegExp(`${PHASE_WORDS[phase].nb} ${sum}`) })
          .waitFor()
      }
      const health = lanes.find(({ key }) => key === '3_health') as Lane
      const row = page.getByRole('row', { name: /Helse høst/ })
      const link = row.getByRole('link', { name: /systemer: Under omlegging/ })
      t.match(await link.getAttribute('aria-label'), `${inPhase(health, 'moving')} systemer`)
      await link.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
      t.match(new URL(page.url()).search, /wave=3_health.*status=migrating/)
      await page.goBack()
      await page.getByRole('button', { name: /Helse høst/, expanded: false }).press('Enter')
      await page.waitForURL(/open=3_health/)
      await page.getByRole('list', { name: /Helse høst 2019: Under omlegging/ }).waitFor()
    },
  )

  await t.test(
    'arrows go between cards, Enter opens one, and a refused step leads to its gates',
    async (t) => {
      const { system, step } = await withStep(
        ({ direction, allowed, gates }) =>
          direction === 'forward' && !allowed && gates.some(({ holds }) => !holds),
      )
      const lacks = step.gates.filter(({ holds }) => !holds).map(({ nb }) => nb)
      await open(`?open=${system.wave}`)
      const first = cardOf(system.name).first().getByRole('link')
      await first.focus()
      const before = await focused()
      for (const [there, back] of [
        ['ArrowDown', 'ArrowUp'],
        ['ArrowRight', 'ArrowLeft'],
        ['ArrowLeft', 'ArrowRight'],
      ] as const) {
        await page.keyboard.press(there)
        if ((await focused()) === before) continue
        await page.keyboard.press(back)
        t.ok(await focused(), `${there} and ${back} stay on cards`)
      }
      const entries = await log()
      await lift(system)
      t.equal(await answers.count(), 5, 'every phase answers')
      for (const one of await answers.all()) t.ok((await one.getAttribute('aria-label'))?.includes(': '))
      await goTo(step.to)
      t.match(await page.evaluate(() => document.activeElement?.textContent), lacks[0])
      await page.keyboard.press('Enter')
      await dialog.getByRole('heading', { name: new RegExp(STATUS_WORDS[step.to].nb) }).waitFor()
      for (const words of lacks) t.equal(await dialog.getByText(words).count(), 1, words)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await page.waitForFunction(
        (number) => document.activeElement?.closest('[data-card]')?.getAttribute('data-card') === number,
        system.number,
      )
      t.equal(await answers.count(), 0, 'it is put back')
      t.equal(await statusOf(system.number), system.status)
      t.equal(await log(), entries, 'nothing is written')

      await page.keyboard.press('m')
      await answers.first().waitFor()
      await page.keyboard.press('Escape')
      await answers.first().waitFor({ state: 'detached' })
      await page.waitForFunction(() => document.activeElement?.closest('[data-card]'))
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`/systems/${system.number}`))
    },
  )

  await t.test('a step whose gates hold is taken by Enter, and undone', async (t) => {
    const { system, step } = await withStep(({ direction, allowed }) => direction === 'forward' && allowed)
    await lift(system)
    await goTo(step.to)
    await page.keyboard.press('Enter')
    await page.getByText(`er satt til «${STATUS_WORDS[step.to].nb}»`).waitFor()
    t.equal(await statusOf(system.number), step.to)
    t.equal(await answers.count(), 0)
    await page.waitForFunction(() => document.activeElement?.closest('.board-frame'))
    await undo()
    t.equal(await statusOf(system.number), system.status)
  })

  await t.test('a step back asks why, and is not taken without it', async (t) => {
    const { system, step } = await withStep(({ direction, allowed }) => direction === 'back' && allowed)
    await lift(system)
    await goTo(step.to)
    await page.keyboard.press('Enter')
    const entries = await log()
    await dialog.getByRole('button', { name: /^Sett til/ }).press('Enter')
    t.equal(await log(), entries)
    await dialog.getByLabel('Begrunnelse').pressSequentially('Satt for tidlig')
    await dialog.getByLabel('Begrunnelse').press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(`er satt til «${STATUS_WORDS[step.to].nb}»`).waitFor()
    t.equal(await statusOf(system.number), step.to)
    await undo()
    t.equal(await statusOf(system.number), system.status)
  })

  await t.test(
    'a card is dragged: dropped on a refusal it shows the gates, elsewhere it is put back',
    async (t) => {
      const { system, step } = await withStep(({ direction, allowed }) => direction === 'forward' && !allowed)
      await open(`?open=${system.wave}`)
      let card = cardOf(system.name).first()
      const entries = await log()
      const drag = async (phase: string) => {
        const from = await card.boundingBox()
        if (!from) throw new Error('the card is not drawn')
        await page.mouse.move(from.x + 40, from.y + 10)
        await page.mouse.down()
        await page.mouse.move(from.x + 60, from.y + 20, { steps: 3 })
        const to = await page.locator(`[data-answer="${phase}"]`).boundingBox()
        if (!to) throw new Error('no answer is drawn')
        await page.mouse.move(to.x + 30, to.y + 15, { steps: 3 })
        await page.mouse.up()
      }
      await drag(phaseOf(step.to))
      await dialog.getByRole('heading', { name: new RegExp(STATUS_WORDS[step.to].nb) }).waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await drag('surveyed')
      await answers.first().waitFor({ state: 'detached' })
      t.equal(await dialog.count(), 0)
      t.equal(await log(), entries)

      const allowed = await withStep(({ direction, allowed: may }) => direction === 'forward' && may)
      await open(`?open=${allowed.system.wave}`)
      card = cardOf(allowed.system.name).first()
      await drag(phaseOf(allowed.step.to))
      await page.getByText(`er satt til «${STATUS_WORDS[allowed.step.to].nb}»`).waitFor()
      t.equal(await page.getByText('Satt tilbake').count(), 0, 'it is not said to have been put back')
      t.equal(await statusOf(allowed.system.number), allowed.step.to)
      await undo()
    },
  )

  await t.test(
    'one municipality, one subproject, only mine: all in the address, and told as chips',
    async (t) => {
      await open('?open=-')
      await page.getByRole('combobox', { name: 'Kommune' }).selectOption({ label: 'Svelvik' })
      await page.waitForURL(/municipality=/)
      await page.getByRole('button', { name: /^Fjern filteret Tidligere kommune: Svelvik/ }).waitFor()
      await page.getByRole('combobox', { name: 'Delprosjekt' }).selectOption({ index: 1 })
      await page.waitForURL(/serviceArea=/)
      const { total }: Plan = await readIn(page, `/plan${new URL(page.url()).search.replace(/&open=-/, '')}`)
      await page.getByRole('link', { name: new RegExp(` av ${total}$`) }).waitFor()
      await page.getByRole('checkbox', { name: 'Bare mine' }).press('Space')
      await page.waitForURL(/responsible=Prosjektleder/)
      await page.getByRole('checkbox', { name: 'Bare mine' }).press('Space')
      await page.waitForURL((url) => !url.searchParams.has('responsible'))
      await page.getByRole('combobox', { name: 'Baner' }).selectOption('destination')
      await page.waitForURL(/by=destination/)
      await page.getByRole('columnheader', { name: 'Erstatning' }).waitFor()
      t.match(new URL(page.url()).search, /municipality=.*serviceArea=/, 'the filters stay')

      await page.getByRole('button', { name: 'Last ned bilde' }).press('Enter')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'SVG', exact: true }).press('Enter'),
      ])
      t.equal(file.suggestedFilename(), 'tavle-2019-10-15.svg')
      const svg = String(await readFile(await file.path()))
      for (const text of ['tavle per 15.10.2019', 'Syntetiske data', 'Under omlegging', 'Samordnes'])
        t.ok(svg.includes(text), text)
      t.notMatch(svg, /var\(--|class=/, 'it needs no style sheet')
    },
  )

  await t.test('who may not move anything reads it all, in English and as it was', async (t) => {
    const reader = await signIn(t, browser, await newLink(demo, 'auditor'), WIDE)
    await open('?open=3_health', reader)
    await reader.locator('[data-card]').first().getByRole('link').focus()
    await reader.keyboard.press('m')
    t.equal(await reader.getByRole('button', { name: /^Flytt/ }).count(), 0)
    t.equal(await reader.locator('[draggable=true]').count(), 0)
    t.equal(await reader.getByText('flytt kortet').count(), 0)
    await reader.getByRole('button', { name: 'English' }).press('Enter')
    await reader.getByRole('heading', { level: 1, name: 'Board' }).waitFor()
    await reader.getByRole('columnheader', { name: /Being moved/ }).waitFor()
    t.equal(await reader.locator('[data-answer]').count(), 0)
    await reader.context().close()
    await open('?open=3_health&asOf=2019-06-30')
    t.equal(await page.getByRole('button', { name: /^Flytt/ }).count(), 0, 'nor in the past')
  })

  await t.test('on a narrow screen one phase is shown, and a card asks all of them', async (t) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open('?open=3_health')
    await page.getByRole('combobox', { name: 'Fase' }).selectOption('planned')
    await page.waitForURL(/phase=planned/)
    await page.getByRole('list', { name: /Besluttet og planlagt/ }).waitFor()
    await page
      .getByRole('button', { name: /^Flytt IKT-/ })
      .first()
      .press('Enter')
    await answers.first().waitFor()
    t.equal(await answers.count(), 5)
    t.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
    await page.getByRole('button', { name: 'Avbryt' }).press('Enter')
    await answers.first().waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.closest('[data-card]'))
  })
})
