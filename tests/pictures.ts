import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Role } from '../schema/rules/access.js'
import { packageRoot } from '../server/config.js'
import { launchBrowser, openLink } from './browser.js'
import { newLink } from './demo.js'

/** Where the guides have their pictures. */
export const PICTURES_FOLDER = join(packageRoot, 'docs/guides/pictures')
const VIEWPORT = { width: 1280, height: 800 }
const QUALITY = 82

interface Picture {
  name: string
  /** Who looks; left out: nobody has signed in. */
  role?: Role
  path: string
  /** What is done before it is taken. */
  act?: (page: Page) => Promise<unknown>
}

/** Every page of the guides, as the one sees it who works there. */
export const PICTURES: readonly Picture[] = [
  { name: 'import', role: 'architect', path: '/import' },
  { name: 'new-system', role: 'architect', path: '/systems/new' },
  { name: 'variants', role: 'architect', path: '/variants' },
  { name: 'duplicates', role: 'architect', path: '/duplicates' },
  { name: 'workbench', role: 'architect', path: '/workbench' },
  { name: 'matrix', role: 'architect', path: '/matrix?row=HEO&column=0602' },
  { name: 'compare', role: 'architect', path: '/compare?like=IKT-026' },
  { name: 'replacements', role: 'architect', path: '/replacements' },
  { name: 'replacement', role: 'architect', path: '/replacements/patient_journal' },
  {
    name: 'systems',
    role: 'architect',
    path: '/systems?status=migrating&columns=municipality,status,targetDate,wave,users,contractEnd,annualCost&sort=-annualCost',
  },
  { name: 'system', role: 'architect', path: '/systems/IKT-026' },
  { name: 'landscape', role: 'architect', path: '/landscape?serviceArea=HEO&chosen=IKT-026' },
  { name: 'my-day', role: 'lead', path: '/my-day' },
  { name: 'overview', role: 'lead', path: '/' },
  { name: 'plan', role: 'lead', path: '/plan?open=3_health' },
  { name: 'board', role: 'lead', path: '/plan/board?open=3_health' },
  { name: 'waves', role: 'lead', path: '/plan/waves' },
  { name: 'contracts', role: 'lead', path: '/contracts' },
  { name: 'contract', role: 'lead', path: '/contracts/AVT-031' },
  { name: 'vendor', role: 'lead', path: '/vendors/Visma' },
  { name: 'risks', role: 'lead', path: '/risks' },
  { name: 'reports', role: 'lead', path: '/reports' },
  { name: 'findings', role: 'auditor', path: '/findings' },
  { name: 'changes', role: 'auditor', path: '/changes' },
  { name: 'as-of', role: 'auditor', path: '/?asOf=2019-06-30' },
  {
    name: 'export',
    role: 'auditor',
    path: '/systems?municipality=0711',
    act: (page) => page.getByRole('button', { name: 'Eksporter systemer' }).click(),
  },
  { name: 'people', role: 'administrator', path: '/people' },
  { name: 'setup', role: 'administrator', path: '/setup' },
  { name: 'my-day', role: 'lead', path: '/my-day' },
  { name: 'me', role: 'auditor', path: '/me' },
  { name: 'sign-in', path: '/sign-in' },
]

/** Takes every picture of the demo anew, or those that are named: `npm run pictures -- plan board`. */
async function takePictures(names: readonly string[]): Promise<void> {
  const asked = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name))
  const missing = names.filter((name) => !asked.some((one) => one.name === name))
  if (missing.length > 0) throw new Error(`There is no picture called ${missing.join(' or ')}.`)
  mkdirSync(PICTURES_FOLDER, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-pictures-'))
  const database = join(folder, 'harmoni.db')
  const { server, url } = await serve(database)
  const browser = await launchBrowser()
  try {
    const pages = new Map<Role | undefined, Page>()
    for (const { name, role, path, act } of asked) {
      const page = pages.get(role) ?? (await browser.newPage({ viewport: VIEWPORT, locale: 'nb-NO' }))
      if (role && !pages.has(role)) {
        await openLink(page, await newLink({ url, database }, role))
        await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
      }
      pages.set(role, page)
      await page.goto(`${url}${path}`, { waitUntil: 'networkidle' })
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await act?.(page)
      await page.waitForLoadState('networkidle')
      await page.evaluate(() => document.fonts.ready)
      writeFileSync(join(PICTURES_FOLDER, `${name}.webp`), await take(page))
      process.stdout.write(`${name}.webp\n`)
    }
  } finally {
    await browser.close()
    await end(server)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a page shows, as WebP: half as large as PNG, and the browser writes it itself. */
async function take(page: Page): Promise<Buffer> {
  const client = await page.context().newCDPSession(page)
  const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })
  await client.detach()
  return Buffer.from(data, 'base64')
}

/** Serves the demo from a register of its own, on a free port. */
async function serve(database: string): Promise<{ server: ChildProcess; url: string }> {
  const program = join(packageRoot, 'dist/server/main.js')
  const server = spawn(process.execPath, [program, 'serve', '--demo'], {
    env: { PATH: process.env.PATH, HARMONI_DATABASE: database, HARMONI_PORT: '0', HARMONI_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${printed}`)))
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const link = /(http:\/\/\S+)\/sign-in/.exec(printed)?.[1]
      if (link) resolve(link)
    })
  })
  return { server, url }
}

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await ended
}

if (process.argv[1] === import.meta.filename) await takePictures(process.argv.slice(2))
