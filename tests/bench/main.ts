// Measures the built server, each figure beside its limit in the same run:
//   npm run bench [-- --json] [-- --engine postgres] [-- FIGURE…]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../server/config.js'
import { launchBrowser } from '../browser.js'
import { startPostgres } from '../postgres.mjs'
import { runSql } from '../sql.js'
import { cost, type Figure, median, speed, table } from './figures.js'
import { load, output, PROGRAM, type Served, serve } from './processes.js'

const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 16
const WRITES = 300
const WRITE_EVERY_MS = 20
const STARTS = 7
const REST_MS = 3000
const MEGABYTE = 1024 * 1024

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, engine: { type: 'string', default: 'sqlite' } },
})
if (options.engine !== 'sqlite' && options.engine !== 'postgres')
  throw new Error(`--engine is sqlite or postgres, not “${options.engine}”`)
const { engine } = options
/**
 * On PostgreSQL every statement travels. By hand a list asks one (does it still hold?) and a write three; the server also
 * asks who it is, and what the rules need to know before and after.
 */
const TARGETS = { sqlite: { list: 0.5, write: 0.4 }, postgres: { list: 0.4, write: 0.3 } }[engine]
const folder = mkdtempSync(join(tmpdir(), 'harmoni-bench-'))
const postgres = options.engine === 'postgres' ? await startPostgres({ durable: true }) : undefined
const database = await place('harmoni')
const environment = { HARMONI_DATABASE: database, HARMONI_PORT: '0' }
const limit = (name: string, ...places: string[]) =>
  serve(['--import', 'tsx', join(packageRoot, 'tests/bench/limits.ts'), name, ...places], {}, '/')
const list = '/api/v1/systems?limit=50&sort=name'
const system = '/api/v1/systems/IKT-042'

const figures: Figure[] = []
try {
  const server = await serve([PROGRAM, 'serve', '--demo'], environment, '/api/v1/meta')
  const { token } = JSON.parse(
    await output(
      process.execPath,
      [PROGRAM, 'token', 'create', '--role', 'architect', '--name', 'Bench', '--json'],
      {
        HARMONI_DATABASE: database,
      },
    ),
  )
  const measures: Record<string, () => Promise<Figure>> = {
    'web-first': () => webFirst(server),
    list: () => listFigure(server, token),
    'list-cold': () => listColdFigure(server, token),
    write: () => writeFigure(server, token),
    memory: () => memoryFigure(token),
    start: () => startFigure(),
  }
  const unknown = wanted.find((name) => !(name in measures))
  if (unknown)
    throw new Error(`There is no figure “${unknown}”. Choose from ${Object.keys(measures).join(', ')}.`)
  for (const [name, measure] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const figure = await measure()
    figures.push(figure)
    if (options.json) console.log(JSON.stringify(figure))
  }
  await server.stop()
  if (!options.json) console.log(table(figures))
} finally {
  await postgres?.remove()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1

/** A new place for a register on the engine that is measured. */
async function place(name: string): Promise<string> {
  if (!postgres) return join(folder, `${name}.db`)
  await runSql(postgres.address(), `CREATE DATABASE ${name}`)
  return postgres.address(name)
}

/** The register as it stands, for a limit to work on. */
async function copied(name: string): Promise<string> {
  const copy = await place(name)
  await output(process.execPath, [PROGRAM, 'copy', database, copy], {}, 'ignore')
  return copy
}

/** The list, signed in, unchanged between requests: against the same bytes from memory, known to hold. */
async function listFigure(server: Served, token: string): Promise<Figure> {
  const answer = await fetch(server.url + list, { headers: { authorization: `Bearer ${token}` } })
  const file = join(folder, 'list.json')
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
  const bare = await limit('bytes', database, file)
  const [value, most] = await alternate(
    (seconds) => load(server.url + list, { token, seconds, connections: CONNECTIONS }),
    (seconds) => load(`${bare.url}/`, { seconds, connections: CONNECTIONS }),
  )
  await bare.stop()
  return speed('list', 'requests/s', value, most, TARGETS.list)
}

/** The list while somebody writes every 20 ms: against SQL by hand, written to as often. */
async function listColdFigure(server: Served, token: string): Promise<Figure> {
  const copy = await copied('cold')
  const byHand = await limit('list', copy)
  const [value, most] = await alternate(
    (seconds) =>
      whileWriting(server.url + system, token, () =>
        load(server.url + list, { token, seconds, connections: CONNECTIONS }),
      ),
    (seconds) =>
      whileWriting(`${byHand.url}/`, null, () =>
        load(`${byHand.url}/`, { seconds, connections: CONNECTIONS }),
      ),
  )
  await byHand.stop()
  return speed('list-cold', 'requests/s', value, most, 0.5)
}

/** A durable patch with its row in the log: against the same two rows by hand in one durable transaction. */
async function writeFigure(server: Served, token: string): Promise<Figure> {
  const copy = await copied('writes')
  const byHand = await limit('write', copy)
  const writes = async (url: string, ...more: string[]) =>
    Number(
      await output(process.execPath, [
        ...['--import', 'tsx', join(packageRoot, 'tests/bench/writer.ts')],
        ...[url, String(WRITES), ...more],
      ]),
    )
  const [value, most] = await alternate(
    () => writes(server.url + system, token),
    () => writes(`${byHand.url}/`),
  )
  await byHand.stop()
  return speed('write', 'writes/s', value, most, TARGETS.write)
}

/** A server at rest: started on a register that exists, every kind of page asked for once, then left alone. */
async function memoryFigure(token: string): Promise<Figure> {
  const server = await serve([PROGRAM, 'serve'], environment, '/api/v1/meta')
  for (const path of [list, system, '/api/v1/progress', '/api/v1/changes', '/api/v1/exports/systems.csv'])
    await (await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })).arrayBuffer()
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const memory = await server.memory()
  await server.stop()
  return cost('memory', 'MB', memory / MEGABYTE, 150, 1)
}

/** Start of the process to the first answer: against Fastify and better-sqlite3 alone. */
async function startFigure(): Promise<Figure> {
  const copy = await copied('starts')
  // Compiled ahead, as ours is: the limit must not pay for its compiler.
  const bare = join(packageRoot, 'node_modules/.cache/harmoni-bench-limits.mjs')
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(packageRoot, 'tests/bench/limits.ts')],
    outfile: bare,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  })
  const once = async (args: string[], env: Record<string, string>, path: string) => {
    const started = await serve(args, env, path)
    await started.stop()
    return started.started
  }
  const [value, least] = await alternate(
    () => once([PROGRAM, 'serve'], environment, '/api/v1/meta'),
    () => once([bare, 'start', copy], {}, '/'),
    STARTS,
  )
  rmSync(bare)
  return cost('start', 'ms', value, least, 2)
}

/** JavaScript that the first page fetches, in bytes as they are sent. */
async function webFirst(server: Served): Promise<Figure> {
  const printed = await output(process.execPath, [PROGRAM, 'user', 'link', '--role', 'lead', '--json'], {
    HARMONI_DATABASE: database,
  })
  const secret = /#([\w-]+)/.exec(printed)?.[1]
  const browser = await launchBrowser()
  try {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${server.url}/sign-in#${secret}`)
    await page.waitForURL(`${server.url}/`)
    // By address: with its cache off, a browser fetches again what it has loaded ahead.
    const scripts = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        scripts.set(response.url(), response.headerValue('content-length').then(Number))
    })
    // A session of its own store: nothing is taken from the cache.
    const client = await page.context().newCDPSession(page)
    await client.send('Network.setCacheDisabled', { cacheDisabled: true })
    await page.reload({ waitUntil: 'networkidle' })
    const bytes = (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0)
    if (!(bytes > 0)) throw new Error('The first page fetched no script, or one without its length.')
    return cost('web-first', 'kB', bytes / 1000, 200, 1)
  } finally {
    await browser.close()
  }
}

/** Medians of ours and of the limit, measured in turn after one round each to warm up. */
async function alternate(
  ours: (seconds: number) => Promise<number>,
  limits: (seconds: number) => Promise<number>,
  rounds = ROUNDS,
): Promise<[number, number]> {
  await ours(1)
  await limits(1)
  const results: [number, number][] = []
  for (let round = 0; round < rounds; round += 1) results.push([await ours(SECONDS), await limits(SECONDS)])
  return [median(results.map(([our]) => our)), median(results.map(([, its]) => its))]
}

/** Does something while a row is written every WRITE_EVERY_MS. */
async function whileWriting<T>(url: string, token: string | null, work: () => Promise<T>): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  let version = token ? Number((await (await fetch(url, { headers })).json()).version) : 0
  let working = true
  const first = Date.now() % 1_000_000
  const writing = (async () => {
    for (let index = 0; working; index += 1) {
      const began = performance.now()
      const answer = await fetch(url, {
        method: 'PATCH',
        headers: { ...headers, ...(token && { 'if-match': `"${version}"` }) },
        body: JSON.stringify({ users: first + index }),
      })
      if (answer.status !== 200) throw new Error(`A write was answered ${answer.status}`)
      await answer.arrayBuffer()
      version += 1
      await new Promise((resolve) => setTimeout(resolve, WRITE_EVERY_MS - (performance.now() - began)))
    }
  })()
  try {
    return await work()
  } finally {
    working = false
    await writing
  }
}
