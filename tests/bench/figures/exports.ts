import { setTimeout as rest } from 'node:timers/promises'
import { type Bench, cpuOf, type Measured } from '../bench.js'
import { cost, type Figure, most } from '../figures.js'
import type { Served } from '../processes.js'
import type { Size } from '../registers.js'

const PING_EVERY_MS = 10
const MEGABYTE = 1024 * 1024
type Format = 'csv' | 'xlsx' | 'json'

export const exportCsv = (bench: Bench) => exportOf(bench, 'csv', 10044)
export const exportXlsx = (bench: Bench) => exportOf(bench, 'xlsx', 10044)
export const exportJson = (bench: Bench) => exportOf(bench, 'json', 10044)
export const exportCsvLarge = (bench: Bench) => exportOf(bench, 'csv', 100161)
export const exportXlsxLarge = (bench: Bench) => exportOf(bench, 'xlsx', 100161)
export const exportJsonLarge = (bench: Bench) => exportOf(bench, 'json', 100161)

/** All systems in a file: against the bare library on rows that are read by hand. */
async function exportOf(bench: Bench, format: Format, size: Size): Promise<Figure[]> {
  const name = `export-${format}${size === 10044 ? '' : `-${size}`}`
  // Servers of their own: what others have left in memory is not to be grown into.
  const server = await bench.start(size)
  const byHand = await bench.limit('export', server.database)
  try {
    const path = `/api/v1/exports/systems.${format}`
    // Twice by two addresses: what is kept of the first must not answer the second.
    const ours = (more = '') => read(`${server.url}${path}?${more}`, server.token)
    const limits = () => read(`${byHand.url}/${format}`)
    await limits()
    const least = await cpuOf(byHand, limits)
    await warm(server, format)
    const { rss } = await server.usage()
    await server.watch()
    const [, longest] = await whilePinging(server, ours)
    const { peak } = await server.usage()
    const cpu = await cpuOf(server, () => ours('&'))
    return [
      cost(`${name} CPU`, 'CPU ms', cpu, least, 2.5),
      most(`${name} memory`, 'MB', Math.max(peak - rss, 0) / MEGABYTE, 150),
      most(`${name} ping`, 'ms', longest, 100),
    ]
  } finally {
    await server.stop()
    await byHand.stop()
  }
}

/** A file of a few systems, so that what is read in and compiled once is not counted. */
const warm = (server: Measured, format: Format) => server.get(`/api/v1/exports/systems.${format}?q=visma`)

/** Reads an answer to its end, and keeps nothing of it. */
async function read(url: string, token?: string): Promise<void> {
  const answer = await fetch(url, {
    headers: { 'accept-encoding': 'identity', ...(token && { authorization: `Bearer ${token}` }) },
  })
  if (answer.status !== 200 || !answer.body) throw new Error(`${url} was answered ${answer.status}`)
  for await (const _ of answer.body);
}

/** What work answers, and the longest in milliseconds that somebody waited meanwhile for a small answer. */
export async function whilePinging<T>(server: Served, work: () => Promise<T>): Promise<[T, number]> {
  let working = true
  let longest = 0
  const pinging = (async () => {
    while (working) {
      const began = performance.now()
      await (await fetch(`${server.url}/api/v1/meta`)).arrayBuffer()
      longest = Math.max(longest, performance.now() - began)
      await rest(PING_EVERY_MS)
    }
  })()
  const result = await work().finally(() => {
    working = false
  })
  // The last one may have waited for as long as the work took.
  await pinging
  return [result, longest]
}
