import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import t from 'tap'
import type { Plan, Planned } from '../../schema/api/plan.js'
import { addDays } from '../../schema/rules/dates.js'
import { inTextOrder } from '../../schema/rules/text.js'
import { launch, readIn, signIn } from '../browser.js'
import { newLink, startDemo } from '../demo.js'

const WIDE = { viewport: { width: 1440, height: 900 } }

t.test('the plan is read and changed in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.lead, WIDE)
  const open = async (search = '', on: Page = page) => {
    await on.goto(`${demo.url}/plan${search}`)
    await on.getByRole('heading', { level: 1, name: 'Plan' }).waitFor()
    await on.getByRole('button', { name: /Helse høst|Health, autumn|pasientjournal/ }).waitFor()
  }
  const lane = (name: RegExp | string) => page.getByRole('button', { name, expanded: false })
  const mark = (number: string) => page.getByRole('slider', { name: new RegExp(number) })
  const dialog = page.getByRole('dialog')
  const press = (name: string | RegExp) => dialog.getByRole('button', { name }).press('Enter')
  const dateOf = async (number: string): Promise<string | null> =>
    (await readIn(page, `/systems/${number}`)).targetDate
  const systemsOf = async (query: string): Promise<Planned[]> =>
    (await readIn(page, `/plan/systems?limit=1000&${query}`)).items
  const undo = () => page.getByRole('button', { name: 'Angre', exact: true }).press('Enter')
  const log = async (): Promise<number> => (await readIn(page, '/changes?limit=1')).total

  await t.test('lanes say how far they are, and what is late leads to its systems', async (t) => {
    await page.getByRole('link', { name: 'Plan', exact: true }).press('Enter')
    const { lanes }: Plan = await readIn(page, '/plan')
    for (const { nb, ready, systems, overdue } of lanes.filter(({ ready }) => ready > 0)) {
      const row = page.getByRole('row', { name: nb })
      await row.getByText(`${ready} av ${systems}`).waitFor()
      if (overdue > 0)
        t.equal(await row.getByRole('link', { name: String(overdue), exact: true }).count(), 1, nb)
    }
    const late = page.locator('.plan-sentence').getByRole('link').first()
    const count = Number(await late.innerText())
    await late.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.equal((await readIn(page, '/systems?signal=overdue&limit=1')).total, count)
    await page.goBack()
  })

  await t.test('subprojects are chosen from in text order', async (t) => {
    await open()
    const [, ...names] = await page
      .getByRole('combobox', { name: 'Delprosjekt' })
      .locator('option')
      .allInnerTexts()
    t.ok(names.length > 2)
    t.strictSame(
      names,
      inTextOrder(names, (name) => name),
    )
    const { items }: { items: { subproject: string | null }[] } = await readIn(page, '/service-areas')
    const asTheyCome = [...new Set(items.flatMap(({ subproject }) => subproject ?? []))]
    t.strictNotSame(names, asTheyCome, 'they come in another order')
  })

  await t.test('milestones outside the timeline are counted, and lead to all of them', async (t) => {
    const made = await page.evaluate(async () => {
      const body = { nameNb: 'Langt frem', nameEn: 'Far ahead', date: '2195-05-05' }
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'far-ahead' }
      return (await fetch('/api/v1/milestones', { method: 'POST', headers, body: JSON.stringify(body) }))
        .status
    })
    t.equal(made, 201)
    await open()
    t.equal(await page.locator('.plan-points').getByText('Langt frem').count(), 0)
    await page.getByRole('link', { name: '1 utenfor tidslinjen' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Bølger og milepæler' }).waitFor()
    await page.getByText('Langt frem').first().waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor()
  })

  await t.test('what a lane is of and what is filtered go together, also turned round', async (t) => {
    const filtered = 'not=wave&wave=3_health'
    const { lanes }: Plan = await readIn(page, `/plan?${filtered}`)
    const lane = lanes.find(({ key, systems }) => key !== '' && systems > 0) as Plan['lanes'][number]
    await page.goto(`${demo.url}/plan?${filtered}&open=${lane.key}`)
    await page.getByRole('button', { name: `Velg alle ${lane.systems}`, exact: true }).waitFor()
    await page.getByRole('row', { name: lane.nb }).getByRole('link').first().press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    t.equal((await readIn(page, `/systems?${new URL(page.url()).searchParams}`)).total, lane.systems)
  })

  await t.test('what is searched for is said, and taken off', async (t) => {
    await page.goto(`${demo.url}/plan?q=visma`)
    await page.getByRole('button', { name: /Søk: visma/ }).press('Enter')
    await page.waitForURL((url) => !url.searchParams.has('q'))
    await page.goto(`${demo.url}/plan/board?q=zzzzz`)
    await page.getByText('Registeret har ingen systemer å planlegge ennå').waitFor({ state: 'detached' })
    t.equal(await page.getByRole('button', { name: /Søk: zzzzz/ }).count(), 1)
  })

  await t.test(
    'a date is moved by keys, with a reason where it has passed, and that is undone',
    async (t) => {
      await open()
      await lane(/3 – Helse/).press('Enter')
      await page.waitForURL(/open=3_health/)
      const { lanes }: Plan = await readIn(page, '/plan')
      await mark('IKT-').first().waitFor()
      t.equal(
        await page.locator('.plan-system .late').count(),
        lanes.find(({ key }) => key === '3_health')?.overdue,
        'each that is late is hatched',
      )
      const late = (await systemsOf('wave=3_health&signal=overdue&sort=name')).find(
        ({ targetDate }) => targetDate !== null && targetDate < '2019-10-15',
      )
      const { number, targetDate } = late as Planned & { targetDate: string }
      await mark(number).press('ArrowRight')
      await mark(number).press('Shift+ArrowRight')
      await mark(number).press('ArrowLeft')
      await mark(number).press('Shift+ArrowRight')
      const to = addDays(targetDate, 14)
      const [year, month, day] = to.split('-')
      t.match(await mark(number).getAttribute('aria-valuetext'), `${day}.${month}.${year}`)
      const before = await log()
      await mark(number).press('Enter')
      await dialog.getByText('14 dager senere').waitFor()
      await press('Flytt')
      t.equal(await log(), before, 'nothing is written without the reason')
      await dialog.getByLabel('Begrunnelse').pressSequentially('Testmiljøet er forsinket')
      await dialog.getByLabel('Begrunnelse').press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await page.getByText('Lagret.').waitFor()
      t.equal(await dateOf(number), to)
      await undo()
      await page.getByText('Angret.').waitFor()
      t.equal(await dateOf(number), targetDate)

      await mark(number).press('ArrowRight')
      await mark(number).press('Escape')
      await mark(number).press('Enter')
      t.equal(await dialog.count(), 0, 'what was put back is not asked for')
    },
  )

  await t.test('a milestone of a day is moved by keys and dragged, and that is undone', async (t) => {
    const stored = async (): Promise<{ code: string; nameNb: string; date: string; precision: string }[]> =>
      (await readIn(page, '/milestones')).items
    const first = (await stored()).find(({ precision }) => precision === 'day')
    if (!first) throw new Error('no milestone of a day')
    const { code, nameNb, date } = first
    const dateNow = async () => (await stored()).find((one) => one.code === code)?.date
    const handle = page.getByRole('slider', { name: `Milepæl: ${nameNb}` })
    await handle.press('Shift+ArrowRight')
    await handle.press('ArrowRight')
    await handle.press('Enter')
    await dialog.getByText('8 dager senere').waitFor()
    await page.keyboard.type('Budsjettet er utsatt')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Lagret.').waitFor()
    t.equal(await dateNow(), addDays(date, 8))
    const [change] = (await readIn(page, '/changes?limit=1&entity=milestone')).items
    t.match(change, { reason: 'Budsjettet er utsatt' })
    await undo()
    await page.getByText('Angret.').waitFor()
    t.equal(await dateNow(), date)

    const box = await handle.boundingBox()
    if (!box) throw new Error('the mark is not drawn')
    await page.mouse.move(box.x + 12, box.y + 12)
    await page.mouse.down()
    await page.mouse.move(box.x + 12 + 60, box.y + 12, { steps: 4 })
    await page.mouse.up()
    await dialog.getByText('dager senere').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    t.equal(await dateNow(), date, 'nothing was written')
    const months = (await stored()).filter(({ precision }) => precision !== 'day')
    for (const { nameNb } of months)
      t.equal(
        await page.getByRole('slider', { name: `Milepæl: ${nameNb}` }).count(),
        0,
        'of a month: by its form',
      )
  })

  await t.test('a mark is dragged, and what it collides with is said before it is moved', async (t) => {
    const [coming] = (await systemsOf('wave=3_health&sort=name')).filter(
      ({ ready, targetDate }) =>
        !ready && targetDate !== null && targetDate > '2019-10-20' && targetDate < '2019-11-20',
    )
    const { number, targetDate } = coming as Planned & { targetDate: string }
    await mark(number).scrollIntoViewIfNeeded()
    const before = await log()
    const drag = async (by: number) => {
      const box = await mark(number).boundingBox()
      if (!box) throw new Error('the mark is not drawn')
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2 + by, box.y + box.height / 2, { steps: 4 })
      await page.mouse.up()
    }
    // Six pixels are a day.
    await drag(60 * 6)
    await dialog.getByText('60 dager senere').waitFor()
    await dialog.getByText('Det er etter bølgen 3 – Helse høst 2019').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    t.equal(await log(), before, 'a move that is let be writes nothing')
    await drag(3 * 6)
    await dialog.getByText('3 dager senere').waitFor()
    await press('Flytt')
    await page.getByText('Lagret.').waitFor()
    t.equal(await dateOf(number), addDays(targetDate, 3))
    await undo()
    await page.getByText('Angret.').waitFor()
  })

  await t.test('all systems without a wave are placed at once, and one by dragging it', async (t) => {
    await open('?open=')
    const unplaced = await systemsOf('wave=')
    t.equal(unplaced.length, 57)
    const one = unplaced[0] as Planned
    await page
      .getByRole('row', { name: new RegExp(one.name) })
      .getByRole('link', { name: one.name })
      .first()
      .dragTo(page.getByRole('button', { name: /5 – Kart/ }))
    await dialog.getByText('Endre 1 system').first().waitFor()
    t.equal(await dialog.getByLabel('Bølge', { exact: true }).inputValue(), '5_maps')
    await press('Vis hva som endres')
    await press('Endre 1 system')
    await page.getByText('1 system er endret.').waitFor()
    t.equal((await readIn(page, `/systems/${one.number}`)).wave, '5_maps')

    await page.getByRole('button', { name: 'Velg alle 56' }).press('Enter')
    const bar = page.getByRole('region', { name: 'Valgte systemer' })
    await bar.getByText('56 valgt').waitFor()
    await bar.getByRole('button', { name: 'Endre bølge' }).press('Enter')
    await dialog.getByLabel('Bølge', { exact: true }).selectOption('7_school')
    await press('Vis hva som endres')
    await press('Endre 56 systemer')
    await page.getByText('56 systemer er endret.').waitFor()
    t.equal((await systemsOf('wave=')).length, 0)
    t.equal(
      await page.getByRole('button', { name: 'Uten bølge' }).count(),
      0,
      'no lane for what there is none of',
    )
    await undo()
    await page.getByText('Angret.').waitFor()
    t.equal((await systemsOf('wave=')).length, 56)
  })

  await t.test('a wave is postponed with all that is not ready in it', async (t) => {
    await open('?open=5_maps')
    const before = new Map((await systemsOf('wave=5_maps')).map((one) => [one.number, one.targetDate]))
    await page.getByRole('button', { name: 'Flytt datoene …' }).press('Enter')
    await dialog.getByLabel('Antall dager').pressSequentially('21')
    await dialog.getByLabel('Begrunnelse').pressSequentially('Leveransen kommer i januar')
    await press('Vis hva som endres')
    await press(/^Endre \d+ systemer/)
    await page.getByText(/systemer er endret/).waitFor()
    for (const { number, targetDate } of await systemsOf('wave=5_maps')) {
      const from = before.get(number)
      t.equal(targetDate, from ? addDays(from, 21) : null, number)
    }
    await undo()
    await page.getByText('Angret.').waitFor()
    t.strictSame(new Map((await systemsOf('wave=5_maps')).map((one) => [one.number, one.targetDate])), before)

    await page.getByRole('button', { name: 'Endre bølgen' }).press('Enter')
    await page.getByLabel('Slutter').fill('2020-01-31')
    await page.getByRole('button', { name: 'Lagre', exact: true }).press('Enter')
    await page.getByText('Lagret.').waitFor()
    const { items } = await readIn(page, '/waves')
    t.match(
      items.find(({ code }: { code: string }) => code === '5_maps'),
      { endsOn: '2020-01-31' },
    )
    await undo()
    await page.getByText('Angret.').waitFor()
  })

  await t.test('grouping and zoom stand in the address; a picture is saved of what is shown', async (t) => {
    await open()
    await page.getByRole('combobox', { name: 'Baner' }).selectOption('destination')
    await page.waitForURL(/by=destination/)
    await page.getByRole('button', { name: /pasientjournal/ }).press('Enter')
    await page.getByRole('combobox', { name: 'Måles i' }).selectOption('all')
    await page.waitForURL(/zoom=all/)
    await page.reload()
    const shown = page.getByRole('button', { name: /pasientjournal/, expanded: true })
    await shown.waitFor()
    await page
      .getByRole('rowheader', { name: /Gerica/ })
      .first()
      .waitFor()
    const save = async (kind: 'SVG' | 'PNG', name = 'plan') => {
      await page.getByRole('button', { name: 'Last ned bilde' }).press('Enter')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: kind, exact: true }).press('Enter'),
      ])
      t.equal(file.suggestedFilename(), `${name}-2019-10-15.${kind.toLowerCase()}`)
      return readFile(await file.path())
    }
    const svg = String(await save('SVG'))
    for (const text of ['plan per 15.10.2019', 'Syntetiske data', 'Gerica', 'Sammenslåing 01.01.2020'])
      t.ok(svg.includes(text), text)
    t.notMatch(svg, /var\(--|class=/, 'it needs no style sheet')
    const read = await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ??
        '',
      svg,
    )
    t.equal(read, '', 'it is well-formed')
    t.equal((await save('PNG')).subarray(1, 4).toString('latin1'), 'PNG')

    await page.goto(demo.url)
    await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
    const overview = String(await save('SVG', 'overview'))
    const { ready, total, byPhase } = await readIn(page, '/progress')
    for (const text of [
      `${ready} av ${total} systemer er klare`,
      'Syntetiske data',
      `${byPhase.moving} Under omlegging`,
    ])
      t.ok(overview.includes(text), `overview: ${text}`)
    t.notMatch(overview, /var\(--|class=/)
  })

  await t.test('who may not plan reads it all and is offered nothing, in English too', async (t) => {
    const reader = await signIn(t, browser, await newLink(demo, 'auditor'), WIDE)
    await open('?open=3_health', reader)
    await reader
      .getByRole('rowheader', { name: /Gerica/ })
      .first()
      .waitFor()
    t.equal(await reader.getByRole('slider').count(), 0)
    t.equal(await reader.getByRole('table').getByRole('checkbox').count(), 0)
    for (const name of ['Endre bølgen', 'Flytt datoene …', 'Sett dato'])
      t.equal(await reader.getByRole('button', { name }).count(), 0, name)
    await reader.getByRole('button', { name: 'English' }).press('Enter')
    await reader.getByText(/15 of 47/).waitFor()
    await reader.getByText('Read-only', { exact: true }).first().waitFor()
    await reader.context().close()

    await open('?open=3_health&asOf=2019-06-30')
    t.equal(await page.getByRole('slider').count(), 0, 'nor in the past')
    await page.getByText('Per 30.06.2019').first().waitFor()
  })

  await t.test('on a narrow screen the rows say in words what bars show', async (t) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open('?open=3_health')
    const row = page.getByRole('rowheader').filter({ hasText: 'dager over' }).first()
    await row.waitFor()
    await row.getByRole('button', { name: /^Flytt IKT-/ }).press('Enter')
    await dialog.getByLabel('Planlagt klar').waitFor()
    await page.keyboard.press('Escape')
    t.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
  })
})
