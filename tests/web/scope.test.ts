import type { Page } from 'playwright-core'
import t from 'tap'
import { launch, readIn, settle, signIn } from '../browser.js'
import { newLink, runProgram, startDemo } from '../demo.js'

const WORDS = {
  nb: {
    outside: /Dette hører til D1, og du er prosjektleder for D3\. Bare prosjektleder for D1 kan endre/,
    asked: /prosjektleder for D1/i,
    edit: /^(Endre|Legg til|Fjern|Sett til|Ett steg tilbake|Sett tilbake)/,
    step: /^Sett til/,
    undo: 'Sett tilbake …',
    bulk: 'Som prosjektleder for D3 endrer du bare systemer som hører til D3. Andre står som de er.',
  },
  en: {
    outside: /This belongs to D1, and you are project lead of D3\. Only a project lead of D1 may change/,
    asked: /project lead of D1/i,
    edit: /^(Edit|Change|Add|Remove|Set to|One step back|Take back)/,
    step: /^Set to/,
    undo: 'Take back …',
    bulk: 'As project lead of D3 you change only systems of D3. Others stay as they are.',
  },
} as const

t.test('a lead of D3 is offered what is theirs, and told whose the rest is, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const env = { HARMONI_DATABASE: demo.database, HARMONI_URL: demo.url }
  const given = await runProgram(['user', 'roles', 'lead-d3', '--role', 'lead', '--scope', 'D3'], env)
  t.equal(given.code, 0, given.stderr)
  const browser = await launch(t)
  const page = await signIn(t, browser, await newLink(demo, 'lead-d3'), {
    viewport: { width: 1440, height: 900 },
  })
  const read = (path: string) => readIn(page, path)
  const open = async (path: string) => {
    await page.goto(`${demo.url}${path}`)
    await settle(page)
  }
  const areas: { code: string; subproject: string | null }[] = (await read('/service-areas')).items
  /** Planned systems of a subproject. */
  const systemsOf = async (subproject: string): Promise<{ number: string }[]> => {
    const of = areas.filter((area) => area.subproject === subproject)
    const filter = of.map(({ code }) => `serviceArea=${code}`).join('&')
    return (await read(`/systems?${filter}&status=planned`)).items
  }
  const contractOf = async ({ number }: { number: string }) =>
    (await read(`/contracts?system=${number}`)).items.find(
      ({ covers }: { covers: { subproject: string }[] }) =>
        covers.every(({ subproject }) => subproject === 'D1'),
    )
  const [own] = await systemsOf('D3')
  let [other, theirs] = [own, undefined as { id: string } | undefined]
  for (const system of await systemsOf('D1')) {
    theirs = await contractOf(system)
    other = system
    if (theirs) break
  }
  if (!own || !other || !theirs) throw new Error('the demo has systems of D1 with contracts, and of D3')
  /** What can be pressed to write something. */
  const edits = (scope: Page, pattern: RegExp) => scope.locator('main').getByRole('button', { name: pattern })

  for (const language of ['nb', 'en'] as const) {
    const words = WORDS[language]
    await page.evaluate((chosen) => localStorage.setItem('harmoni.language', chosen), language)

    await t.test(`${language}: a system of D1`, async (t) => {
      await open(`/systems/${other.number}`)
      await page.getByRole('note').getByText(words.outside).waitFor()
      await page.locator('.gates').getByText(words.asked).first().waitFor()
      t.strictSame(await edits(page, words.edit).allInnerTexts(), [], 'nothing to write with')
      await page.keyboard.press('e')
      t.equal(await page.locator('main form').count(), 0, 'nor by the key')
      await open(`/systems/${other.number}?edit=system.targetDate`)
      t.equal(await page.locator('main form').count(), 0, 'nor by a link that leads to a field')
    })

    await t.test(`${language}: a system of D3, by the keys`, async (t) => {
      await open(`/systems/${own.number}`)
      t.equal(await page.getByText(words.outside).count(), 0)
      await edits(page, words.step).first().waitFor()
      await page.keyboard.press('e')
      const form = page.locator('main form')
      await form.waitFor()
      const field = page.locator(':focus')
      t.equal(await field.getAttribute('name'), 'systemOwner')
      await field.press('ControlOrMeta+a')
      await field.pressSequentially(`Ny eier ${language}`)
      await field.press('Enter')
      await form.waitFor({ state: 'detached' })
      t.equal((await read(`/systems/${own.number}`)).systemOwner, `Ny eier ${language}`)
    })

    await t.test(`${language}: the form of a mapping asks for no coverage`, async (t) => {
      const { items } = await read(`/mappings?system=${own.number}`)
      await open(`/systems/${own.number}?edit=mappings.plannedCutOver`)
      const form = page.locator('main form')
      if ((await form.count()) === 0)
        await page
          .getByRole('button', {
            name: `${language === 'nb' ? 'Endre' : 'Edit'}: ${items[0].replacement[language === 'nb' ? 'nameNb' : 'nameEn']}`,
          })
          .press('Enter')
      await form.waitFor()
      const names = await form
        .locator('[name]')
        .evaluateAll((inputs) => inputs.map((one) => one.getAttribute('name')))
      t.ok(names.includes('plannedCutOver'))
      for (const name of ['replacement', 'coverage', 'scope', 'partsCoverAll', 'restReason'])
        t.notOk(names.includes(name), name)
    })

    await t.test(`${language}: contracts, history and waves`, async (t) => {
      await open(`/contracts/${theirs.id}`)
      await page.getByRole('note').getByText(words.outside).waitFor()
      t.strictSame(await edits(page, words.edit).allInnerTexts(), [])
      await open('/plan/waves')
      t.ok((await edits(page, words.edit).count()) > 0, 'waves and milestones are everybody’s')
      await open(`/changes?system=${other.number}`)
      await page.getByRole('main').getByText(other.number).first().waitFor()
      t.equal(await page.getByRole('button', { name: words.undo }).count(), 0, 'nothing of D1 to put back')
    })

    await t.test(`${language}: many at once`, async () => {
      await open('/systems')
      await page.keyboard.press('j')
      await page.locator('[data-index="0"] a').first().waitFor()
      await page.keyboard.press('x')
      await page.getByRole('button', { name: language === 'nb' ? 'Sett dato' : 'Set date' }).press('Enter')
      await page.getByRole('dialog').getByText(words.bulk).waitFor()
      await page.keyboard.press('Escape')
    })
  }
  t.equal(
    (await read(`/changes?system=${other.number}&limit=1`)).items[0].actorName === 'Prosjektleder D3',
    false,
  )
})
