import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../browser.js'
import type { Bench, Measured } from '../bench.js'
import { beside, cost, type Figure, median, most } from '../figures.js'
import { output } from '../processes.js'

const ROUNDS = 5
const ROWS = 'table.system-table tbody tr[aria-rowindex]'
const VIEWS = ['/', '/systems', '/systems/IKT-042', '/findings']
const SCROLL = { steps: 20, pixels: 400 }
const TYPED = 'visma'
const KILOBYTE = 1000

/** JavaScript that the first page fetches, in bytes as they are sent. */
export async function webFirst(bench: Bench): Promise<Figure[]> {
  const bytes = await inBrowser(bench, await bench.server(279), async (page, client) => {
    // By address: with its cache off, a browser fetches again what it has loaded ahead.
    const scripts = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        scripts.set(response.url(), response.headerValue('content-length').then(Number))
    })
    // A session of its own store: nothing is taken from the cache.
    await client.send('Network.setCacheDisabled', { cacheDisabled: true })
    await page.reload({ waitUntil: 'networkidle' })
    return (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0)
  })
  if (!(bytes > 0)) throw new Error('The first page fetched no script, or one without its length.')
  return [most('web-first', 'kB', bytes / KILOBYTE, 200)]
}

/** What a browser shows of 10,044 systems: against the same at 279. */
export async function web10k(bench: Bench): Promise<Figure[]> {
  const small = await inBrowser(bench, await bench.server(279), look)
  const big = await inBrowser(bench, await bench.server(10044), look)
  return [
    cost('web-10k first list', 'ms', big.usable, small.usable, 1.5),
    most('web-10k bytes a view', 'kB', big.bytes / KILOBYTE, 60),
    cost('web-10k rows a step', 'rows', big.scroll.rows, small.scroll.rows, 1),
    // Reported beside the rows: how smooth it is, is the machine's.
    beside('web-10k frames', 'frames/s', big.scroll.frames, small.scroll.frames),
    most('web-10k longest frame', 'ms', big.longest, 50),
    most('web-10k typing', 'ms', big.typing, 100),
  ]
}

async function look(page: Page, client: CDPSession) {
  await page.goto(new URL('/systems', page.url()).href)
  await page.locator(ROWS).first().waitFor()
  const usable: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) usable.push(await timeToList(page))
  const scroll = await scrollDown(page)
  const longest = await longestFrame(page)
  const typing: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) typing.push(await timeToFind(page))
  const bytes = await bytesOfViews(page, client)
  return { usable: median(usable), scroll, longest, typing: median(typing), bytes }
}

/** Milliseconds from the opening of the list until its first rows are there. */
async function timeToList(page: Page): Promise<number> {
  const began = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await page.locator(ROWS).first().waitFor()
  return performance.now() - began
}

/** Rows that are drawn for each step down a list whose rows are there, and frames a second meanwhile. */
function scrollDown(page: Page): Promise<{ rows: number; frames: number }> {
  return page.evaluate(
    async ({ rows, steps, pixels }) => {
      // What is not there yet cannot be drawn: first down as far as the steps will go, and back.
      for (let wait = 0; wait < 100 && document.body.scrollHeight < 2 * steps * pixels; wait += 1) {
        window.scrollTo(0, document.body.scrollHeight)
        await new Promise((next) => setTimeout(next, 100))
      }
      window.scrollTo(0, 0)
      await new Promise((next) => setTimeout(next, 500))
      let drawn = 0
      const watch = new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) if (node instanceof Element && node.matches(rows)) drawn += 1
      })
      watch.observe(document.body, { childList: true, subtree: true })
      const began = performance.now()
      let frames = 0
      for (let step = 0; step < steps; step += 1) {
        window.scrollBy(0, pixels)
        for (let index = 0; index < 5; index += 1) {
          await new Promise((next) => requestAnimationFrame(next))
          frames += 1
        }
      }
      watch.disconnect()
      window.scrollTo(0, 0)
      return { rows: Math.round(drawn / steps), frames: (1000 * frames) / (performance.now() - began) }
    },
    { rows: ROWS, ...SCROLL },
  )
}

/**
 * The longest time between two frames while all of a list is scrolled through, a screen at a frame: rows that come in
 * meanwhile are among what it takes. In milliseconds, the median of rounds.
 */
async function longestFrame(page: Page): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload()
    await page.locator(ROWS).first().waitFor()
    rounds.push(
      await page.evaluate(async () => {
        // No function of its own in here: what compiles the bench would name it by a helper that the page has not.
        const all = Number(document.querySelector('table.system-table')?.getAttribute('aria-rowcount'))
        let [last, longest] = [0, 0]
        let before = performance.now()
        for (let step = 0; step < 20_000 && last < all; step += 1) {
          window.scrollBy(0, innerHeight)
          const now = await new Promise<number>((next) => requestAnimationFrame(next))
          if (step > 0) longest = Math.max(longest, now - before)
          before = now
          for (const row of document.querySelectorAll('[aria-rowindex]'))
            last = Math.max(last, Number(row.getAttribute('aria-rowindex')))
        }
        if (last < all) throw new Error(`The list ended at row ${last} of ${all}.`)
        return longest
      }),
    )
  }
  return median(rounds)
}

/** Milliseconds from the last letter of a search until what it finds is shown. */
async function timeToFind(page: Page): Promise<number> {
  await page.reload()
  await page.locator(ROWS).first().waitFor()
  const all = await page.locator('table.system-table').getAttribute('aria-rowcount')
  const field = page.getByRole('searchbox').first()
  await field.pressSequentially(TYPED.slice(0, -1))
  // What the letters before the last have found is shown before it is typed.
  await page.waitForTimeout(1000)
  const before = await page.locator('table.system-table').getAttribute('aria-rowcount')
  if (before === all) throw new Error('The search found nothing.')
  const began = performance.now()
  await field.press(TYPED.slice(-1))
  await page.waitForFunction(
    (typed) =>
      new URL(location.href).searchParams.get('q') === typed && !document.querySelector('[data-stale=true]'),
    TYPED,
  )
  const taken = performance.now() - began
  await page.goto(new URL('/systems', page.url()).href)
  return taken
}

/** What the API answers to the opening of a page, as it is sent: the most of all pages. */
async function bytesOfViews(page: Page, client: CDPSession): Promise<number> {
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  const answers = new Set<string>()
  let bytes = 0
  client.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.startsWith('/api/')) answers.add(requestId)
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (answers.has(requestId)) bytes += encodedDataLength
  })
  const sizes: number[] = []
  for (const view of VIEWS) {
    bytes = 0
    await page.goto(new URL(view, page.url()).href, { waitUntil: 'networkidle' })
    sizes.push(bytes)
  }
  return Math.max(...sizes)
}

/** Signs in to a server in a browser of its own, and does something on its first page. */
async function inBrowser<T>(
  bench: Bench,
  server: Measured,
  work: (page: Page, client: CDPSession) => Promise<T>,
): Promise<T> {
  const printed = await output(process.execPath, [bench.program, 'user', 'link', 'lead', '--json'], {
    HARMONI_DATABASE: server.database,
  })
  const secret = /#([\w-]+)/.exec(printed)?.[1]
  const browser = await launchBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await page.goto(`${server.url}/sign-in#${secret}`)
    await page.getByRole('button', { name: 'Logg inn' }).click()
    await page.waitForURL(`${server.url}/`)
    return await work(page, await page.context().newCDPSession(page))
  } finally {
    await browser.close()
  }
}
