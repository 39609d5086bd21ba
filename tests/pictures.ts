import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { packageRoot } from '../server/config.js'
import { launchBrowser, openLink, settle } from './browser.js'
import { newLink } from './demo.js'
import { PICTURES, PICTURES_FOLDER } from './guidePictures.js'

const VIEWPORT = { width: 1280, height: 800 }
const QUALITY = 82

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
    const pages = new Map<string | undefined, Page>()
    for (const { name, role, user = role, path, act } of asked) {
      const page = pages.get(user) ?? (await browser.newPage({ viewport: VIEWPORT, locale: 'nb-NO' }))
      if (user && !pages.has(user)) {
        await openLink(page, await newLink({ url, database }, user))
        await page.getByRole('heading', { level: 1, name: /systemer er klare/ }).waitFor()
      }
      pages.set(user, page)
      await page.goto(`${url}${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await act?.(page)
      await settle(page)
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
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await ended
}

await takePictures(process.argv.slice(2))
