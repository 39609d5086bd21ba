import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import type { Test } from 'tap'
import { packageRoot } from '../server/config.js'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Pages of a test live for seconds: compiling their scripts for speed takes a fifth of the time of all, and gives none back. */
const UNOPTIMISED = '--js-flags=--no-maglev --no-turbofan'

/** How long a page may take to come to what is waited for, in milliseconds: a busy machine is slow, and not wrong. */
const PATIENCE = 120_000

/** Where systems keep a Chrome or Chromium. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Starts a real browser without a window, with a profile of its own that is empty; it closes with the test.
 * Set CHROMIUM_PATH to choose which. Without it: the machine's, else the one that comes with the packages.
 */
export async function launch(t: Test): Promise<Browser> {
  const browser = await launchBrowser(UNOPTIMISED)
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = (await newContext(options)).on('page', seeThenUse)
    context.setDefaultTimeout(PATIENCE)
    return context
  }
  t.teardown(async () => {
    // What a test holds back or answers itself may be on its way still when the test is done.
    for (const page of browser.contexts().flatMap((context) => context.pages()))
      await page.unrouteAll({ behavior: 'ignoreErrors' })
    await browser.close()
  })
  return browser
}

/**
 * A page that is opened is used once it is settled, as people do, who see it no sooner: a key that is pressed at once would be
 * pressed on what does not know yet what it is to do. Who says what else to wait for waits for that alone.
 */
function seeThenUse(page: Page): void {
  const { goto, reload } = page
  page.goto = async (url, options) => {
    const answer = await goto.call(page, url, options)
    if (!options) await settle(page)
    return answer
  }
  page.reload = async (options) => {
    const answer = await reload.call(page, options)
    if (!options) await settle(page)
    return answer
  }
}

/** The same without a test around it, with `more` of Chromium's flags: whoever starts it closes it. */
export function launchBrowser(...more: string[]): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? INSTALLED.find(existsSync) ?? unpacked()
  // Playwright makes a new folder for the profile at each launch and removes it afterwards.
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...more] })
}

/**
 * The Chromium of @sparticuz/chromium, unpacked once. It unpacks into the folder for temporary files in many
 * steps, so two tests at once would start each other's half a browser: each unpacks aside, the first one wins.
 */
function unpacked(): string {
  const cache = join(packageRoot, 'node_modules/.cache')
  const home = join(cache, 'harmoni-chromium')
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true })
    const aside = mkdtempSync(`${home}-`)
    const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())"
    const { status, stderr } = spawnSync(process.execPath, ['--eval', script], {
      cwd: cache,
      env: { PATH: process.env.PATH, TMPDIR: aside, TMP: aside },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`Chromium could not be unpacked. Set CHROMIUM_PATH. ${stderr}`)
    try {
      renameSync(aside, home)
    } catch {
      rmSync(aside, { recursive: true })
    }
  }
  return join(home, 'chromium')
}

/** Opens a window of its own and follows a one-time link of the demo there; what fails in the page fails the test. */
export async function signIn(
  t: Test,
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.on('pageerror', (error) => t.fail(`the page failed: ${error.message}`))
  await openLink(page, link)
  await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
  return page
}

/** Opens a one-time link and presses its button, which takes one to where one was. */
export async function openLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: /^(Logg inn|Ta imot invitasjonen|Bytt til)/ }).click()
}

/**
 * What the API answers whoever is signed in in a page, to an address behind `/api/v1`. A server that is busy is asked again, as the
 * pages do.
 */
export const readIn = (page: Page, path: string) =>
  page.evaluate(async (at) => {
    for (;;) {
      const answer = await fetch(`/api/v1${at}`)
      const wait = answer.headers.get('retry-after')
      if (answer.status !== 503 || wait === null) return answer.json()
      await new Promise((again) => setTimeout(again, Number(wait) * 1000))
    }
  }, path)

/** Waits for the page that the demo shows whoever is not signed in. */
export const signedOut = (page: Page): Promise<void> =>
  page.getByRole('heading', { level: 1, name: 'Prøv Harmoni' }).waitFor()

/** The same, and goes on to the ways in of whoever has an account. */
export async function showWaysIn(page: Page): Promise<void> {
  await signedOut(page)
  await page.getByRole('link', { name: 'Logg inn', exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Logg inn i Harmoni' }).waitFor()
}

/** Begins a register by the link that makes its first administrator. */
export async function beginRegister(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Navnet ditt').fill('Første administrator')
  await page.getByLabel('E-postadressen din').fill('administrator@testvik.example')
  await page.getByRole('button', { name: 'Begynn' }).click()
}

/** Waits until all that a page asked for when it was opened is there, and shown. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    // A page outside the frame asks for nothing, and is settled once it is there.
    () => document.querySelector('h1') && !document.querySelector('[data-settled=false]'),
  )
}

/** Waits until what the page has been told is drawn: laid out in the first of two frames, and seen in the second. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** How long a page may take to be laid out for another width before it is held to scroll sideways, in milliseconds. */
const LAID_OUT = 5000

/** Makes a page as wide as this, and waits until it is laid out for that: it hears of its width, and is drawn anew, in a turn of its own. */
export async function resize(page: Page, width: number, height = 844): Promise<void> {
  await page.setViewportSize({ width, height })
  await drawn(page)
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, { timeout: LAID_OUT })
    // What is measured then says so.
    .catch(() => undefined)
}

/**
 * Runs in a page, which then does what it puts off to its next turn later than the server answers, as in a busy browser: the
 * page is told late of what it asked for.
 */
export function beBusy(): void {
  const later = 300
  const { setTimeout } = window
  window.setTimeout = ((run: () => void, delay?: number) =>
    setTimeout(run, delay || later)) as typeof setTimeout
}

/** Chooses one of many rows in the field that is called so: types, and takes the option that says this, by the keyboard alone. */
export async function pick(
  scope: Page | Locator,
  field: string,
  typed: string,
  option = typed,
): Promise<void> {
  const input = scope.getByRole('combobox', { name: field })
  await input.fill(typed)
  const listed = scope.getByRole('option').filter({ hasText: option })
  await listed.first().waitFor()
  while (!(await listed.first().evaluate((one) => one.getAttribute('aria-selected') === 'true')))
    await input.press('ArrowDown')
  await input.press('Enter')
  await scope.getByRole('listbox', { name: field }).waitFor({ state: 'detached' })
}
