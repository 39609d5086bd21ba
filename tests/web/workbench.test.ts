import t from 'tap'
import { launch, pick, readIn, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { addSystems, agree } from '../undecided.js'

const MANY = 30

t.test('systems are mapped by the keyboard in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
  await addSystems(page, MANY)
  const manager = await signIn(t, browser, demo.links.records_manager)
  t.equal(await agree(manager), MANY)
  await addSystems(page, 1, { name: 'Uavklart journal' })
  const read = (path: string) => readIn(page, path)
  const find = async (name: string) =>
    (await read(`/systems?limit=100&q=${encodeURIComponent(name)}`)).items.find(
      (one: { name: string }) => one.name === name,
    )
  let pressed = 0
  const press = async (key: string) => {
    pressed += 1
    await page.keyboard.press(key)
  }
  const open = async (path = '/workbench') => {
    await page.goto(`${demo.url}${path}`)
    await settle(page)
    await page.waitForLoadState('networkidle')
  }
  const queue = page.getByRole('list', { name: 'Uten kobling' })
  const row = (name: string | RegExp) => queue.getByRole('button', { name })
  const current = queue.locator('[aria-current] .queue-row')
  const currentName = async () => current.locator('.queue-name > span').first().textContent()
  const said = (text: string | RegExp) => page.locator('.last-action').getByText(text).waitFor()
  const isIn = (name: string) => current.filter({ hasText: name }).waitFor()
  const idle = async () => {
    await page.getByText('Lagrer …').waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
  }

  await t.test('the menu leads here, and the queue says how many wait', async (t) => {
    await page
      .getByRole('navigation', { name: 'Hovedmeny' })
      .getByRole('link', { name: 'Kartlegging' })
      .press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Uten kobling' }).waitFor()
    const { waiting, systems } = await read('/suggestions?limit=1')
    await page.getByText(`${waiting} av ${systems}`, { exact: true }).waitFor()
    t.equal(waiting, 29 + MANY + 1)
  })

  await t.test('thirty systems are mapped and decided, at most three actions each', async (t) => {
    await open(`/workbench?q=${encodeURIComponent('Prøvejournal')}`)
    await page.getByText(`· ${MANY} vises`).waitFor()
    await page.locator('.decision summary').press('Enter')
    await page.getByLabel('Beslutningsnotat').fill('Notat K-1')
    await page.getByLabel('Besluttet dato').fill('2019-10-01')
    await page.getByLabel('Besluttet av').fill('Styringsgruppen')
    await page.getByLabel('Besluttet av').press('Tab')
    await current.focus()
    pressed = 0
    for (let at = 0; at < MANY; at += 1) await press('a')
    t.ok(pressed <= 3 * MANY, `${pressed} actions for ${MANY} systems`)
    await page.getByText('Ingen i køen passer filtrene.').waitFor()
    await idle()
    const { items, total } = await read(`/systems?q=${encodeURIComponent('Prøvejournal')}&limit=50`)
    t.equal(total, MANY)
    for (const one of items) {
      t.match(one, { status: 'decided', disposition: 'replace' }, one.number)
      t.equal(one.replacements.length, 1)
    }
    await said(/koblet til .* og besluttet/)
  })

  await t.test('the last is taken back by Ctrl Z, and then the one before it', async (t) => {
    for (let left = 1; left <= 2; left += 1) {
      await page.keyboard.press('Control+z')
      await said(/^Angret: Prøvejournal/)
      await idle()
      t.equal((await read('/suggestions?q=pr%C3%B8vejournal&limit=1')).total, left)
    }
    await row(/^Prøvejournal/)
      .first()
      .waitFor()
    t.equal(await queue.getByRole('listitem').count(), 2)
  })

  await t.test('the decision that was written is kept for all that follow, seen and cleared', async (t) => {
    const decision = page.locator('.decision')
    await page
      .getByRole('navigation', { name: 'Hovedmeny' })
      .getByRole('link', { name: 'Systemer' })
      .press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
    await page
      .getByRole('navigation', { name: 'Hovedmeny' })
      .getByRole('link', { name: 'Kartlegging' })
      .press('Enter')
    await settle(page)
    await page.keyboard.press('/')
    await page.keyboard.type('uavklart')
    await isIn('Uavklart journal')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await said('Uavklart journal koblet til')
    await said('Ikke besluttet: Arkivleder er ikke rådspurt. Oppgi datoen da det ble gjort.')
    await idle()
    await page.keyboard.press('Control+z')
    await isIn('Uavklart journal')
    await idle()
    await decision.getByText('Beslutning: Notat K-1 · 01.10.2019 · Styringsgruppen').press('Enter')
    await decision.getByRole('button', { name: 'Tøm' }).press('Enter')
    await decision.getByText('Skriv beslutning').waitFor()
    t.equal(await page.getByLabel('Beslutningsnotat').inputValue(), '')
  })

  await t.test('without a decision it is mapped, and not said to be decided', async (t) => {
    await open('/workbench?q=pr%C3%B8vejournal')
    const name = await currentName()
    await current.focus()
    await page.keyboard.press('a')
    await said(`${name} koblet til `)
    await idle()
    const found = await find(String(name))
    t.match(found, { status: 'registered', disposition: 'undecided' })
    t.equal(found.replacements.length, 1)
    t.equal(await page.locator('.last-action').getByText('besluttet').count(), 0)
    await page.getByRole('button', { name: /^Angre: / }).press('Enter')
    await said(/^Angret/)
    await idle()
  })

  await t.test('j and k walk, E chooses another by its name, and the focus stays in the queue', async (t) => {
    await open()
    const first = await currentName()
    await current.focus()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    t.not(await currentName(), first)
    const name = String(await currentName())
    t.ok(await current.evaluate((one) => one === document.activeElement), 'the focus is at the row')
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog')
    const field = dialog.getByRole('combobox', { name: 'Koble til' })
    await field.waitFor()
    t.ok(await field.evaluate((one) => one === document.activeElement), 'what is typed is searched for')
    await page.keyboard.type('skolehelse')
    const option = dialog.getByRole('option').filter({ hasText: 'skolehelsetjeneste' }).first()
    await option.waitFor()
    t.match(await option.innerText(), /I bruk · \d+ koblet/)
    t.match(await option.innerText(), /Helse|Oppvekst/)
    await page.keyboard.press('Enter')
    await said(`${name} koblet til Felles system for skolehelsetjeneste og helsestasjoner`)
    await idle()
    t.not(await currentName(), name)
    await page.waitForFunction(() => document.activeElement?.matches('[aria-current] .queue-row'))
    await page.keyboard.press('Control+z')
    await isIn(name)
    await idle()
  })

  await t.test('D splits on several, V carries on, and P retires when it is said why', async (t) => {
    await open('/workbench?strength=none')
    const name = String(await currentName())
    const numberOf = async (of: string) =>
      (await read(`/systems?q=${encodeURIComponent(of)}`)).items[0].number
    await current.focus()
    await page.keyboard.press('d')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Del systemet' }).press('Enter')
    await dialog.getByText('Velg minst to ulike erstatninger.').waitFor()
    const first = dialog.getByRole('group', { name: 'Del 1' })
    const second = dialog.getByRole('group', { name: 'Del 2' })
    await pick(first, 'Erstatning', 'saksbehandlings')
    await first.getByLabel('Omfang').fill('Sakene')
    await pick(second, 'Erstatning', 'kartløsning')
    await dialog.getByRole('button', { name: 'Del systemet' }).press('Enter')
    await said(`${name} delt på 2`)
    await idle()
    const split = await read(`/systems/${await numberOf(name)}`)
    t.strictSame(
      split.mappings.map(({ coverage }: { coverage: string }) => coverage),
      ['partial', 'partial'],
    )
    t.match(split, { partsCoverAll: 'yes' })

    const carried = String(await currentName())
    await page.keyboard.press('v')
    await said(`${carried} videreføres`)
    await idle()
    t.match(await read(`/systems/${await numberOf(carried)}`), { disposition: 'retain', mappings: [] })

    const retired = String(await currentName())
    await page.keyboard.press('p')
    await dialog.getByRole('button', { name: 'Avvikles' }).press('Enter')
    await dialog.getByText('«Begrunnelse» mangler.').waitFor()
    t.match(
      await read(`/systems/${await numberOf(retired)}`),
      { disposition: 'undecided' },
      'nothing is written',
    )
    await dialog.getByLabel('Begrunnelse').fill('Ingen bruker det lenger')
    await dialog.getByRole('button', { name: 'Avvikles' }).press('Enter')
    await said(`${retired} avvikles uten erstatning`)
    await idle()
    t.match(await read(`/systems/${await numberOf(retired)}`), {
      disposition: 'retire',
      dispositionReason: 'Ingen bruker det lenger',
    })
    for (const back of [retired, carried, name]) {
      await page.keyboard.press('Control+z')
      await said(`Angret: ${back}`)
      await idle()
    }
    t.match(await read(`/systems/${await numberOf(name)}`), { mappings: [], partsCoverAll: 'unknown' })
  })

  await t.test('several are chosen by keys and mapped at once, with one undo', async (t) => {
    await open('/workbench?strength=none')
    const { total } = await read('/suggestions?strength=none&limit=1')
    await current.focus()
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('heading', { name: '3 systemer valgt' }).waitFor()
    t.equal(await page.getByRole('button', { name: /^Godta/ }).count(), 0, 'none of them has a suggestion')
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type('kartløsning')
    await page.getByRole('dialog').getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await said('3 systemer koblet til Ny kartløsning')
    await idle()
    t.equal((await read('/suggestions?strength=none&limit=1')).total, total - 3)
    await page.keyboard.press('Control+z')
    await said('Angret: 3 systemer')
    await idle()
    t.equal((await read('/suggestions?strength=none&limit=1')).total, total)
  })

  await t.test('those with the same suggestion are chosen together, and accepted by one key', async (t) => {
    await open('/workbench?q=pr%C3%B8vejournal')
    await page.getByText('har samme forslag').waitFor()
    await current.focus()
    await page.keyboard.press('s')
    await page.getByRole('heading', { name: '2 systemer valgt' }).waitFor()
    await page.getByRole('button', { name: 'Godta 2 forslag' }).waitFor()
    await page.keyboard.press('a')
    await said('2 systemer koblet til')
    await page.getByText('Ingen i køen passer filtrene.').waitFor()
    await idle()
    await page.keyboard.press('Control+z')
    await said('Angret: 2 systemer')
    await idle()
    t.equal((await read('/suggestions?q=pr%C3%B8vejournal&limit=1')).total, 2)
  })

  await t.test('letters do nothing while one types, nor when they are turned off', async (t) => {
    await open()
    const { waiting } = await read('/suggestions?limit=1')
    await page.keyboard.press('/')
    await page.keyboard.type('avp')
    await page.waitForURL(/q=avp/)
    await page.getByText('Ingen i køen passer filtrene.').waitFor()
    await page.evaluate(() => localStorage.setItem('harmoni.singleKeys', 'off'))
    await open()
    await page.getByText('Enkelttaster er slått av').waitFor()
    await current.focus()
    await page.keyboard.press('a')
    await page.keyboard.press('v')
    await idle()
    t.equal((await read('/suggestions?limit=1')).waiting, waiting)
    t.equal(await page.getByRole('dialog').count(), 0)
    await page.evaluate(() => localStorage.setItem('harmoni.singleKeys', 'on'))
  })

  await t.test(
    'a system that somebody changed meanwhile is not mapped, and it is said who did',
    async (t) => {
      await open('/workbench?q=pr%C3%B8vejournal')
      const name = String(await currentName())
      const found = await find(name)
      const other = await signIn(t, browser, demo.links.administrator)
      await other.evaluate(async ({ number, version }) => {
        const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
        await fetch(`/api/v1/systems/${number}`, {
          method: 'PATCH',
          headers,
          body: JSON.stringify({ users: 7 }),
        })
      }, found)
      await current.focus()
      // What was refused is read anew: mapped before that, it would be refused again.
      const anew = page.waitForResponse(
        (response) => response.url().includes('/suggestions') && response.request().method() === 'GET',
      )
      await page.keyboard.press('a')
      const alert = page.getByRole('alert')
      await alert.getByText(new RegExp(`${name} ble endret av Administrator`)).waitFor()
      await alert.getByRole('link', { name: 'Se endringen' }).waitFor()
      await (await anew).finished()
      await idle()
      await settle(page)
      await isIn(name)
      t.match(await read(`/systems/${found.number}`), { mappings: [], users: 7 })
      await current.focus()
      await page.keyboard.press('a')
      await said(`${name} koblet til`)
      await idle()
    },
  )

  await t.test('filters narrow the queue, and it says how many match', async (t) => {
    await open()
    await page.getByText('Filtre', { exact: true }).press('Enter')
    await page.getByLabel('Kommune', { exact: true }).selectOption({ label: 'Drammen' })
    await page.waitForURL(/municipality=0602/)
    const { total } = await read('/suggestions?municipality=0602&limit=1')
    await page.getByText(`· ${total} vises`).waitFor()
    await page.getByLabel('Styrke').selectOption({ label: 'Uten forslag' })
    await page.waitForURL(/strength=none/)
    await page.getByRole('button', { name: 'Nullstill' }).last().press('Enter')
    await page.waitForURL((url) => url.search === '')
    t.ok(total > 0)
  })
})

t.test(
  'who may not map sees the queue without buttons, and a register where all is mapped says so',
  async (t) => {
    const demo = await startDemo(t)
    const browser = await launch(t)
    for (const [role, note] of [
      ['auditor', /^Du har lesetilgang/],
      ['lead', /^Du kan se køen\. IKT-arkitekt, Administrator kobler systemer\./],
    ] as const) {
      const page = await signIn(t, browser, demo.links[role], { viewport: { width: 1440, height: 900 } })
      await page.goto(`${demo.url}/workbench`)
      await settle(page)
      await page.waitForLoadState('networkidle')
      await page.getByText(note).waitFor()
      t.equal(await page.getByText(note).count(), 1, 'it is said once')
      t.equal(
        await page
          .getByRole('button', { name: /^(Godta|Velg en annen|Del på|Videreføres|Avvikles)/ })
          .count(),
        0,
      )
      t.equal(await page.getByRole('checkbox').count(), 0)
      t.equal(await page.getByText('Skriv beslutning').count(), 0)
      const { waiting } = await readIn(page, '/suggestions?limit=1')
      await page.keyboard.press('a')
      await page.keyboard.press('v')
      await page.keyboard.press('e')
      t.equal(await page.getByRole('dialog').count(), 0)
      t.equal((await readIn(page, '/suggestions?limit=1')).waiting, waiting)
    }
    const page = await signIn(t, browser, demo.links.architect, { viewport: { width: 1440, height: 900 } })
    await page.evaluate(async () => {
      const { items } = await (await fetch('/api/v1/suggestions?limit=100')).json()
      const numbers = items.map(({ number }: { number: string }) => number)
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ numbers, changes: { disposition: 'retain' }, decide: false })
      await fetch('/api/v1/mappings/bulk', { method: 'POST', headers, body })
    })
    await page.goto(`${demo.url}/workbench`)
    await page.getByText('Alle 279 systemer er koblet eller besluttet.').waitFor()
    await page.getByRole('link', { name: 'Se erstatningene' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Erstatninger' }).waitFor()
  },
)
