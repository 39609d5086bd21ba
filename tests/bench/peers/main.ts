// Installs Strapi 5 and Directus 11 in a temporary folder, gives each the same 279 systems, and measures them beside
// the built server in one run:  npm run bench:peers [-- strapi | directus] [-- --keep FOLDER]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { LIST, openBench } from '../bench.js'
import { alternate, type Figure, speed, table } from '../figures.js'
import { load, PROGRAM } from '../processes.js'
import { startDirectus } from './directus.js'
import type { Peer } from './peer.js'
import { startStrapi } from './strapi.js'

const ROUNDS = 3
const SECONDS = 3
const CONNECTIONS = 16
const WRITES = 100
const FILES = 10

const PEERS = { strapi: startStrapi, directus: startDirectus }
/** How many times as many requests a second the register must answer. */
const TARGETS = { miss: 3, csv: 2, write: 3 }

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' } },
})
const wanted = Object.entries(PEERS).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
)
const folder = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), 'harmoni-bench-peers-'))
mkdirSync(folder, { recursive: true })
const bench = await openBench('sqlite', PROGRAM)
try {
  const server = await bench.server(279)
  const { items } = JSON.parse(String(await server.get('/api/v1/systems?limit=1000')))
  const ours: Peer = {
    url: server.url,
    token: server.token,
    list: `${LIST}&targetTo=#`,
    csv: '/api/v1/exports/systems.csv',
    write: () => server.write(),
    stop: () => server.stop(),
  }
  const figures: Figure[] = []
  for (const [name, start] of wanted) {
    const peer = await start(join(folder, name), items)
    figures.push(...(await beside(name, ours, peer)))
    await peer.stop()
  }
  console.log(table(figures))
  process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1
} finally {
  await bench.close()
  if (!options.keep) rmSync(folder, { recursive: true, force: true })
}

async function beside(name: string, ours: Peer, peer: Peer): Promise<Figure[]> {
  const missed = (one: Peer) => () =>
    load(one.url, [one.list], { token: one.token, seconds: SECONDS, connections: CONNECTIONS }).then(
      ({ rate }) => rate,
    )
  const written = (one: Peer) => () => rateOf(WRITES, one.write)
  const figures = [
    speed(
      `${name} miss`,
      'requests/s',
      ...(await alternate(ROUNDS, missed(ours), missed(peer))),
      TARGETS.miss,
    ),
    speed(
      `${name} write`,
      'writes/s',
      ...(await alternate(ROUNDS, written(ours), written(peer))),
      TARGETS.write,
    ),
  ]
  // Strapi makes no CSV.
  if (!peer.csv) return figures
  const filed = (one: Peer) => () => rateOf(FILES, () => fileOf(one))
  return [
    ...figures,
    speed(`${name} CSV`, 'files/s', ...(await alternate(ROUNDS, filed(ours), filed(peer))), TARGETS.csv),
  ]
}

let asked = 0
/** A file that was not asked for before, read to its end. */
async function fileOf({ url, token, csv }: Peer): Promise<void> {
  asked += 1
  const address = `${url}${csv}${csv?.includes('?') ? '&' : '?'}${'&'.repeat(asked)}`
  const answer = await fetch(address, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
  })
  if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}`)
  await answer.arrayBuffer()
}

/** How often a second something is done, one after the other. */
async function rateOf(times: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  for (let index = 0; index < times; index += 1) await work()
  return (1000 * times) / (performance.now() - began)
}
