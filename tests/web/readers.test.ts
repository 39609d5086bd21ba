import t from 'tap'
import type { Role } from '../../schema/rules/access.js'
import { launch, readIn, signIn } from '../browser.js'
import { startDemo } from '../demo.js'

t.test('what who only reads is told, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const signedIn = (role: Role) =>
    signIn(t, browser, demo.links[role], { viewport: { width: 1440, height: 900 } })
  const administrator = await signedIn('administrator')
  const page = await signedIn('auditor')
  const read = (path: string) => readIn(page, path)
  const patch = (path: string, version: number, changes: object) =>
    administrator.evaluate(
      async ([path, version, changes]) => {
        const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
        const body = JSON.stringify(changes)
        const answer = await fetch(`/api/v1${path}`, { method: 'PATCH', headers, body })
        if (!answer.ok) throw new Error(await answer.text())
      },
      [path, version, changes] as const,
    )

  await t.test('a day before the one that it follows is warned of, whatever it is of', async () => {
    const [contract] = (await read('/contracts?state=active&limit=1')).items
    const [wave] = (await read('/waves')).items
    const days = ['2019-12-31', '2019-12-01']
    const rows: [path: string, names: [string, string], page: string, words: { nb: string; en: string }][] = [
      [
        '/systems/IKT-057',
        ['plannedReadOnly', 'plannedDecommission'],
        '/systems/IKT-057',
        {
          nb: '«Planlagt avviklet» er før «Planlagt kun lesetilgang».',
          en: '“Planned decommissioning” is before “Planned read-only”.',
        },
      ],
      [
        '/systems/IKT-057/archive',
        ['periodFrom', 'periodTo'],
        '/systems/IKT-057',
        { nb: '«Periode til» er før «Periode fra».', en: '“Period to” is before “Period from”.' },
      ],
      [
        `/contracts/${contract.id}`,
        ['start', 'end'],
        `/contracts/${contract.id}`,
        { nb: '«Gjelder til» er før «Gjelder fra».', en: '“End” is before “Start”.' },
      ],
      [
        `/contracts/${contract.id}`,
        ['start', 'end'],
        // Asked for by what it covers: a section in which there is nothing to do is closed.
        `/contracts?system=${contract.covers[0].number}`,
        { nb: '«Gjelder til» er før «Gjelder fra».', en: '“End” is before “Start”.' },
      ],
      [
        `/waves/${wave.code}`,
        ['startsOn', 'endsOn'],
        '/waves',
        { nb: '«Slutter» er før «Begynner».', en: '“Ends on” is before “Starts on”.' },
      ],
    ]
    for (const [path, names] of rows) {
      // A wave is read with all others.
      const { version } = path.startsWith('/waves') ? wave : await read(path)
      const changes = Object.fromEntries(names.map((name, at) => [name, days[at]]))
      await patch(path, version, { ...changes, reason: 'Prøve' })
    }
    for (const language of ['nb', 'en'] as const) {
      await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
      for (const [, , shown, words] of rows) {
        await page.goto(`${demo.url}${shown}`)
        await page.getByRole('main').getByText(words[language]).first().waitFor()
      }
    }
    await page.evaluate(() => localStorage.setItem('harmoni.language', 'nb'))
  })

  await t.test('what is off track says so in the list, on a wide screen and on a narrow one', async (t) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${demo.url}/systems?health=off_track`)
      const { total } = await read('/systems?health=off_track&limit=1')
      const rows = page.locator('[data-index]')
      await rows.nth(total - 1).waitFor()
      t.equal(await rows.count(), total)
      t.equal(await rows.filter({ hasText: 'Ute av rute' }).count(), total, `${width}: each says it`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await t.test('a form for something new is not shown to who may not register it', async (t) => {
    for (const path of ['/systems/new', '/contracts/new']) {
      await page.goto(`${demo.url}${path}`)
      const main = page.getByRole('main')
      await main.getByText('Du har ikke tilgang til dette.').waitFor()
      t.equal(await main.getByRole('textbox').count(), 0, path)
    }
  })

  await t.test('the programme stands as facts, and nothing of it is written', async (t) => {
    const { name, mergerDate, municipalityName } = await read('/programme')
    await page.goto(`${demo.url}/setup`)
    const programme = page.locator('section', { has: page.getByRole('heading', { name: 'Programmet' }) })
    const facts = programme.locator('dd')
    await facts.first().waitFor()
    const day = mergerDate.split('-').reverse().join('.')
    for (const value of [name, day, municipalityName])
      t.ok((await facts.allInnerTexts()).includes(value), value)
    const main = page.getByRole('main')
    t.equal(await main.getByRole('textbox').count(), 0)
    t.strictSame(await main.getByRole('button').allInnerTexts(), [])
    t.equal(await page.getByRole('link', { name: 'Oppsett' }).count(), 0, 'no way leads there')
  })

  await t.test('a system that is opened directly asks for its two neighbours, and for no list', async (t) => {
    const fresh = await page.context().newPage()
    const asked: string[] = []
    fresh.on('request', (request) => {
      const { pathname, search } = new URL(request.url())
      if (/^\/api\/v1\/systems(\/[^/]+\/neighbours)?$/.test(pathname)) asked.push(pathname + search)
    })
    await fresh.goto(`${demo.url}/systems/IKT-026`)
    await fresh.getByRole('navigation', { name: 'Listen du kom fra' }).waitFor()
    await fresh.waitForLoadState('networkidle')
    t.strictSame(asked, ['/api/v1/systems/IKT-026/neighbours'])
    await fresh.getByRole('link', { name: /^Neste/ }).click()
    await fresh.getByRole('heading', { level: 1 }).waitFor()
    await fresh.waitForLoadState('networkidle')
    const at = new URL(fresh.url()).pathname.replace('/systems/', '')
    t.strictSame(asked.slice(1), [`/api/v1/systems/${at}/neighbours`], 'and so does the next one')
    await fresh.close()
  })
})
