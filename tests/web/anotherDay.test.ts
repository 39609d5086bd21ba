import t from 'tap'
import { launch, openLink, readIn, settle } from '../browser.js'
import { startDemo } from '../demo.js'
import { sized } from '../size.js'

/** Moments of the past, days and a row of the log, each with the languages that its pages are read in. */
const MOMENTS = sized(
  [['2019-06-30', ['nb']]],
  [
    ['2019-06-30', ['nb', 'en']],
    ['2018-11-20', ['nb', 'en']],
    ['3000', ['nb', 'en']],
  ],
) as [asOf: string, languages: string[]][]

/** Pages of lists; those of rows are added as they are found. */
const PATHS = sized(
  ['/', '/contracts', '/plan/waves'],
  [
    '/',
    '/systems',
    '/replacements',
    '/contracts',
    '/matrix?row=HEO&column=0602',
    '/plan?open=3_health',
    '/plan/board?open=3_health',
    '/landscape?serviceArea=HEO&chosen=IKT-026',
    '/plan/waves',
    '/my-day',
    '/risks',
    '/findings',
    '/changes',
  ],
)

t.test('another day than today, in a real browser', async (t) => {
  const demo = await startDemo(t)
  const browser = await launch(t)
  const page = await (await browser.newContext()).newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  await openLink(page, demo.links.auditor)
  await page.getByRole('heading', { level: 1, name: 'Systemer' }).waitFor()
  const ask = (path: string) => readIn(page, path)
  const open = async (path: string) => {
    await page.goto(`${demo.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settle(page)
  }

  await t.test('of another day no page says that it is today', async (t) => {
    const said = /(?<!\p{L})(?:i dag|i morgen|dagens|nå|today|today’s|tomorrow|now)(?!\p{L})/giu
    const wordsOf = () =>
      page.getByRole('main').evaluate((main) => {
        const labels = [...main.querySelectorAll('[aria-label], [title]')].flatMap((one) => [
          one.getAttribute('aria-label') ?? '',
          one.getAttribute('title') ?? '',
        ])
        // The strip leads back to today, and says so.
        const read = main.cloneNode(true) as HTMLElement
        for (const one of read.querySelectorAll('.as-of-strip')) one.remove()
        return [read.textContent, ...labels].join('\n')
      })
    await open('/')
    t.match(await wordsOf(), said, 'the present is called so')
    for (const [asOf, languages] of MOMENTS) {
      const { items } = await ask(`/prerequisites?asOf=${asOf}&limit=1`)
      const { meta } = await ask(`/waves?asOf=${asOf}`)
      const due = await ask(`/contracts?asOf=${asOf}&deadlineFrom=${meta.today}&deadlineTo=${meta.today}`)
      const [{ code }] = (await ask(`/replacements?asOf=${asOf}`)).items
      const paths = [...PATHS]
      paths.push(`/replacements/${code}`)
      if (items[0]) paths.push(`/systems/${items[0].system}`)
      for (const { id, covers } of due.items)
        paths.push(`/contracts/${id}`, ...(covers[0] ? [`/systems/${covers[0].number}`] : []))
      if (meta.today === '2019-06-30')
        t.ok(items.length > 0 && due.items.length > 0, 'what could be called so is there')
      for (const language of languages) {
        await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
        for (const path of paths) {
          await open(`${path}?asOf=${asOf}`)
          const words = await wordsOf()
          t.strictSame(words.match(said), null, `${language} ${path} as of ${asOf}`)
        }
      }
    }
    await page.evaluate(() => localStorage.setItem('harmoni.language', 'nb'))
    await open('/?asOf=2019-06-30')
    await page.getByText(/Planen sier \d+ til 30\.06\.2019\./).waitFor()
    await open('/waves?asOf=2018-11-20')
    await page.getByText('Ingen bølge pågikk 20.11.2018.').waitFor()
  })
})
