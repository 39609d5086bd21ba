// Gives Strapi 5 and Directus 11 the same 279 systems as the built server, and measures the three in turn in one run:
//   npm run bench:peers [-- strapi | directus] [-- --program FILE]
// They are installed in the folder for temporary files, and kept there for the next run.
import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, openBench, SYSTEM } from '../bench.js'
import { type Figure, inTurn, speed, table } from '../figures.js'
import { load, PROGRAM } from '../processes.js'
import { startDirectus } from './directus.js'
import { call, type Peer } from './peer.js'
import { startStrapi } from './strapi.js'
import { type Row, readSystems } from './systems.js'

const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 16
const WRITES = 200
const FILES = 20

const PEERS = { strapi: startStrapi, directus: startDirectus }

/** What is measured, and how many times as many a second the register must do. */
const MEASURES = {
  miss: { unit: 'requests/s', target: 3, measure: missed },
  write: { unit: 'writes/s', target: 3, measure: (peer: Peer) => rateOf(WRITES, peer.write) },
  CSV: { unit: 'files/s', target: 2, measure: (peer: Peer) => rateOf(FILES, () => fileOf(peer)) },
}

/** How many files were asked for. */
let asked = 0

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { program: { type: 'string', default: PROGRAM } },
})
const unknown = wanted.find((name) => !(name in PEERS))
if (unknown) throw new Error(`There is no peer “${unknown}”, but ${Object.keys(PEERS).join(' and ')}.`)

const bench = await openBench('sqlite', resolve(options.program))
const peers: [string, Peer][] = []
try {
  const server = await bench.server(279)
  const ours = await oursOf(server)
  const systems = await readSystems(server)
  for (const [name, start] of Object.entries(PEERS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    try {
      peers.push([name, await start(bench.folder, systems)])
    } catch (error) {
      // The other is measured all the same.
      console.error(`${name}: ${(error as Error).message}`)
      process.exitCode = 1
    }
  }
  for (const [name, peer] of peers)
    assert.deepEqual(await listOf(peer, systems.listed), await listOf(ours, systems.listed), name)
  const figures = await figuresOf(ours)
  console.log(table(figures))
  if (!figures.every(({ ok }) => ok)) process.exitCode = 1
} finally {
  for (const [, peer] of peers) await peer.stop()
  await bench.close()
}

async function figuresOf(ours: Peer): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, { unit, target, measure }] of Object.entries(MEASURES)) {
    // Strapi makes no CSV.
    const able = peers.filter(([, peer]) => name !== 'CSV' || peer.csv)
    if (able.length === 0) continue
    const measures = [ours, ...able.map(([, peer]) => peer)].map((peer) => () => measure(peer))
    const [our = 0, ...theirs] = await inTurn(ROUNDS, measures)
    for (const [index, [peer]] of able.entries())
      figures.push(speed(`${peer} ${name}`, unit, our, theirs[index] ?? 0, target))
  }
  return figures
}

/** The built server, as a peer is: it keeps no answer for a day that nobody has asked for, and a row in its log of a write. */
async function oursOf({ url, token, get, stop }: Measured): Promise<Peer> {
  let { users, version } = JSON.parse(String(await get(SYSTEM)))
  return {
    url,
    token,
    list: '/api/v1/systems?limit=100&sort=number&targetTo=#',
    rowsOf: (answer) => (answer as { items: Row[] }).items,
    csv: '/api/v1/exports/systems.csv',
    async write() {
      users += 1
      await call(url + SYSTEM, 'PATCH', token, { users }, { 'if-match': `"${version}"` })
      version += 1
    },
    stop,
  }
}

/** The systems of the list that is measured. */
async function listOf({ url, token, list, rowsOf }: Peer, listed: readonly string[]): Promise<Row[]> {
  const rows = rowsOf(await call(url + list.replace('#', '2030-01-01'), 'GET', token))
  return rows.map((row) => Object.fromEntries(listed.map((name) => [name, row[name]])))
}

async function missed({ url, token, list }: Peer): Promise<number> {
  return (await load(url, [list], { token, seconds: SECONDS, connections: CONNECTIONS })).rate
}

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
