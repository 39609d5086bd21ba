import type { Page } from 'playwright-core'
import t from 'tap'
import { beBusy, beginRegister, launch, pick, settle } from '../browser.js'
import { startEmpty } from '../demo.js'

/** What belongs to Norwegian law, to Norway's identifiers and registers, or to the merger of the demo. */
const FOREIGN: readonly RegExp[] = [
  /§|\blov(?:en|a|er|lig)?\b|forskrift|arkivlov|personvernforordning|inndelingslov|digitalsikkerhetslov/i,
  /\b(?:laws?|GDPR)\b|\bAct\b|Regulations|LOV-\d|FOR-20\d\d-/,
  /Noark|KOSTRA|Maskinporten|HER-id|riksarkiv|National Archiv|virksomhetssertifikat|organi[sz]a[st]jonsnummer/i,
  /organisation number|enterprise certificate|\bNAV\b|\bPPT\b|EØS|\bEEA\b/i,
  /\bNOK\b|\bkr\b|\bkroner\b|\bOslo\b|\bIKT-\d|\bAVT-\d/i,
  /Drammen|Svelvik|Nedre Eiker|D-IKT/i,
]

/** All that a page says: its words, what stands in its inputs and lists, and what is only read out. */
const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const said = [document.title, document.body.innerText]
    for (const element of document.querySelectorAll(
      '[aria-label],[placeholder],[title],option,input,textarea',
    ))
      said.push(
        ...['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''),
        element instanceof HTMLOptionElement ? element.text : '',
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : '',
      )
    return said.join('\n')
  })

t.test(
  'a merger in another country is set up from the pages, and no page knows Norway or Drammen',
  async (t) => {
    const register = await startEmpty(t)
    const browser = await launch(t)
    const page = await (await browser.newContext()).newPage()
    page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const step = (name: string) => page.locator('li', { has: page.getByRole('heading', { name }) })

    await t.test('the first page is the setting up, and each step says what it came to', async (t) => {
      await beginRegister(page, register.links.administrator)
      await page.getByRole('heading', { level: 1, name: 'Kom i gang med registeret' }).waitFor()
      t.equal(await page.getByText('Syntetiske data').count(), 0, 'real data: no strip')
      await page.getByText('0 av 6 steg er gjort. Neste: Program og sammenslåingsdato.').waitFor()
      await page.getByLabel('Navn', { exact: true }).fill('Nye Ærøvik')
      await page.getByLabel('Sammenslåingsdato', { exact: true }).fill('2028-01-01')
      await page.getByLabel('Nytt kommunenummer').fill('ÆRØ')
      await page.getByLabel('Ny kommune').fill('Ærøvik')
      await page.getByLabel('Regelsett').selectOption({ label: 'Generelt, ikke for ett land' })
      await page.getByLabel('Tidssone').fill('København')
      await page.getByLabel('Valuta').fill('dkk')
      await page.getByLabel('Bokstaver foran systemnumre').fill('sæs')
      await page.getByLabel('Bokstaver foran avtalenumre').fill('kon')
      await button('Lagre').press('Enter')
      await page.getByText('«København» er ikke en tidssone.').waitFor()
      await page.getByLabel('Tidssone').fill('Europe/Copenhagen')
      await button('Lagre').press('Enter')
      await page.getByText('Nye Ærøvik, sammenslåing 01.01.2028').waitFor()
      await page.getByText('1 av 6 steg er gjort. Neste: Tidligere kommuner.').waitFor()
      t.equal(await page.locator(':focus').innerText(), 'Tidligere kommuner', 'the next step has the focus')

      for (const [number, name] of [
        ['ÆB', 'Ærøby'],
        ['ØH', 'Østhavn'],
      ] as const) {
        await button('Legg til: Kommuner').press('Enter')
        const form = page.locator('form', { has: page.getByLabel('Nr.') })
        await form.getByLabel('Nr.').fill(number)
        await form.getByLabel('Navn').fill(name)
        await form.getByRole('button', { name: 'Legg til' }).press('Enter')
        await form.waitFor({ state: 'detached' })
      }
      await button('Videre: Tjenesteområder').press('Enter')
      await step('Tidligere kommuner').getByText('ÆB Ærøby, ØH Østhavn').waitFor()
    })

    await t.test(
      'service areas come of a template, some left out, in one change that is undone',
      async (t) => {
        const areas = step('Tjenesteområder')
        await areas.getByRole('radio', { name: /Kommune, 16 områder/ }).check()
        t.equal(await areas.getByRole('checkbox', { checked: true }).count(), 16)
        await areas.getByRole('checkbox', { name: 'Eiendom og FDV' }).press('Space')
        await button('Bruk 15 områder').press('Enter')
        await page.getByText('15 områder lagt til.').waitFor()
        await areas.getByText('15 områder i bruk.').waitFor()
        await button('Angre').press('Enter')
        await page.getByText('Angret.').waitFor()
        await page.getByText('2 av 6 steg er gjort. Neste: Tjenesteområder.').waitFor()
      },
    )

    await t.test('or of a list that is pasted, with what is wrong said by line', async () => {
      await page.evaluate(beBusy)
      await button('Begynn: Tjenesteområder').press('Enter')
      await page.getByRole('radio', { name: /Egen liste/ }).check()
      const own = page.getByLabel('Ett område på hver linje')
      await own.fill('ÆLD;Ældrepleje\nSkole og fritid\næld;To ganger\nA/B;Feil kode')
      await button('Bruk 2 områder').press('Enter')
      await page.getByText('Linje 3: koden «æld» står på linje 1 også.').waitFor()
      await page.getByText('Linje 4: «A/B» kan ikke være en kode.').waitFor()
      await own.fill('ÆLD;Ældrepleje\nSkole og fritid')
      await button('Bruk 2 områder').press('Enter')
      await page.getByText('2 områder lagt til.').waitFor()
      await button(/^Bruk \d+ verdier$/).press('Enter')
      await step('Kodelister').getByText('15 verdier i bruk.').waitFor()
      await page.getByText('4 av 6 steg er gjort. Neste: Erstatninger.').waitFor()
    })

    await t.test('a system is registered, mapped to a replacement and moved a step', async (t) => {
      await page.getByRole('link', { name: 'Til erstatningene' }).press('Enter')
      await button('Ny erstatning').first().press('Enter')
      const replacement = page.getByRole('dialog')
      await replacement.getByLabel('Navn (bokmål)').fill('Fælles journal')
      await replacement.getByLabel('Navn (engelsk)').fill('Shared journal')
      await replacement.getByRole('button', { name: 'Opprett' }).press('Enter')
      await page.getByText('Fælles journal').first().waitFor()

      await page.goto(`${register.url}/systems/new`)
      await page.getByLabel('Navn', { exact: true }).fill('Ældrejournalen')
      await page.getByLabel('Tidligere kommune').selectOption({ label: 'Ærøby' })
      await page.getByLabel('Systemtype').selectOption({ label: 'Fagsystem' })
      await page.getByLabel('Tjenesteområde').selectOption({ label: 'Ældrepleje' })
      await button('Registrer systemet').press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Ældrejournalen' }).waitFor()
      t.match(decodeURI(page.url()), /\/systems\/SÆS-001$/)

      /** What asks for less than what nobody has said anything of waits for who answers for it, with a reason. */
      const isNone = async (field: string) => {
        await page.getByLabel(field, { exact: true }).selectOption('none')
        await page.getByLabel('Begrunnelse').fill('Bare et oppslagsverk')
      }
      const answers: readonly (readonly [gate: RegExp, answer: () => Promise<unknown>])[] = [
        [/^Sett systemeier/, () => page.getByLabel('Systemeier', { exact: true }).fill('Ældrechef')],
        [
          /^Velg driftsform/,
          () => page.getByLabel('Drift', { exact: true }).selectOption({ label: 'Lokal drift' }),
        ],
        [/^Klassifiser/, () => isNone('Personopplysninger')],
        [/^Svar om avtaler/, () => page.getByLabel('Har avtaler').selectOption('no')],
        [/^Svar om integrasjoner/, () => page.getByLabel('Har integrasjoner').selectOption('no')],
        [/^Velg arkivplikt/, () => isNone('Arkivplikt')],
      ]
      for (const [gate, answer] of answers) {
        await button(gate).first().press('Enter')
        await answer()
        await button('Lagre').press('Enter')
        await button('Lagre').waitFor({ state: 'detached' })
      }
      await page.locator('button:not([aria-disabled=true])', { hasText: 'Sett til Kartlagt' }).press('Enter')
      const now = page.getByRole('list', { name: 'Status' }).locator('[aria-current=step]')
      await now.getByText('Kartlagt').waitFor()

      await button('Legg til kobling').press('Enter')
      await pick(page, 'Erstatning', 'fælles', 'Fælles journal')
      await button('Legg til kobling').last().press('Enter')
      await page.getByRole('link', { name: 'Fælles journal' }).first().waitFor()

      await page.goto(`${register.url}/contracts/new?system=${encodeURIComponent('SÆS-001')}`)
      await page.getByLabel('Leverandør').fill('Journalhuset')
      await page.getByLabel('Årlig kostnad (DKK)').fill('12000')
      await button('Registrer avtalen').press('Enter')
      await page.getByRole('heading', { level: 1, name: /Journalhuset/ }).waitFor()
      t.match(page.url(), /\/contracts\/KON-001$/)
      await page.goto(`${register.url}/systems?q=s%C3%A6s-1`)
      await page.getByRole('link', { name: 'Ældrejournalen' }).waitFor()
    })

    await t.test('the letters of numbers stay once there are numbers', async () => {
      await page.goto(`${register.url}/setup`)
      await button('Endre: Program og sammenslåingsdato').press('Enter')
      await page.getByLabel('Bokstaver foran systemnumre').fill('IT')
      await button('Lagre').press('Enter')
      await page.getByText('Systemer har fått numre med «SÆS»').waitFor()
      await page.getByLabel('Bokstaver foran systemnumre').fill('SÆS')
      await button('Lagre').press('Enter')
    })

    const paths = [
      '/',
      '/setup',
      '/systems',
      '/systems/new',
      '/systems/SÆS-001',
      '/replacements',
      '/replacements/faelles_journal',
      '/contracts',
      '/contracts/new',
      '/contracts/KON-001',
      '/matrix',
      '/plan/waves',
      '/risks',
      '/findings',
      '/changes',
    ]
    for (const language of ['nb', 'en'] as const)
      await t.test(`every page in ${language} is searched for what is foreign to it`, async (t) => {
        if (language === 'en') await button('English').press('Enter')
        for (const path of paths) {
          await page.goto(`${register.url}${encodeURI(path)}`)
          await settle(page)
          // Whatever can be edited is opened: forms have words of their own.
          const ways = page
            .getByRole('main')
            .getByRole('button', { name: /^(Endre|Edit|Begynn|Begin|Legg til|Add)\b/ })
          for (let left = await ways.count(); left > 0; left -= 1) await ways.nth(left - 1).press('Enter')
          // The log tells what the register began with, before anybody had chosen.
          const whole = await textOf(page)
          const text = path === '/changes' ? whole.replace(/Europe\/Oslo|\bNOK\b/g, '') : whole
          t.ok(text.length > 200, `${path} says something`)
          for (const foreign of FOREIGN)
            t.notMatch(foreign.exec(text)?.[0] ?? '', foreign, `${path}: ${foreign}`)
        }
      })

    await t.test('nor does what the API says or exports', async (t) => {
      const read = (path: string) =>
        page.evaluate(async (at) => (await fetch(at)).text(), `/api/v1${encodeURI(path)}`)
      for (const path of [
        '/programme',
        '/meta',
        '/checks',
        '/systems/SÆS-001/transitions',
        '/systems/SÆS-001/archive',
        '/contracts/KON-001',
        '/exports/systems.csv?lang=nb',
        '/exports/systems.csv?lang=en',
      ]) {
        const text = (await read(path)).replaceAll('"law":null', '')
        t.ok(text.length > 50, `${path} says something`)
        for (const foreign of FOREIGN)
          t.notMatch(foreign.exec(text)?.[0] ?? '', foreign, `${path}: ${foreign}`)
      }
      t.match(await read('/exports/systems.csv?lang=nb'), /Årlig kostnad \(DKK\)/)
    })
  },
)
