import { setTimeout as rest } from 'node:timers/promises'
import { type Bench, cpuOf, type Measured } from '../bench.js'
import { cost, type Figure, most, speed } from '../figures.js'
import type { Served } from '../processes.js'
import type { Size } from '../registers.js'

const PING_EVERY_MS = 10
const MEGABYTE = 1024 * 1024

/** What is measured: a list in a format, from a register of so many systems. */
interface Exported {
  list: keyof typeof FEW
  format: 'csv' | 'xlsx' | 'json'
  size: Size
  /** As many rows as the list must have at least for the figure to say what it is to say. */
  least?: number
}

/** A few rows of each list, so that what is read in and compiled once is not counted. */
const FEW = { systems: 'q=visma', mappings: 'system=IKT-001', changes: 'entity=wave' } as const
/** From so many rows on a list is long. */
const LONG = 100_000

const systems = (format: Exported['format'], size: Size) => (bench: Bench) =>
  exportOf(bench, `export-${format}${size === 10044 ? '' : `-${size}`}`, { list: 'systems', format, size })

export const exportCsv = systems('csv', 10044)
export const exportXlsx = systems('xlsx', 10044)
export const exportJson = systems('json', 10044)
export const exportCsvLarge = systems('csv', 100161)
export const exportXlsxLarge = systems('xlsx', 100161)
export const exportJsonLarge = systems('json', 100161)

const mappings = (format: Exported['format']) => (bench: Bench) =>
  exportOf(bench, `export-mappings-${format}`, { list: 'mappings', format, size: 10044 })

export const exportMappingsCsv = mappings('csv')
export const exportMappingsXlsx = mappings('xlsx')

const log = (format: Exported['format']) => (bench: Bench) =>
  exportOf(bench, `export-log-${format}`, { list: 'changes', format, size: 10044, least: LONG })

export const exportLogCsv = log('csv')
export const exportLogXlsx = log('xlsx')

/** All of a list in a file: against the bare library on rows that are read by hand. */
async function exportOf(
  bench: Bench,
  name: string,
  { list, format, size, least: rows }: Exported,
): Promise<Figure[]> {
  // Servers of their own: what others have left in memory is not to be grown into.
  const server = await bench.start(size)
  const byHand = await bench.limit('export', server.database)
  try {
    const file = `${list}.${format}`
    const path = `/api/v1/exports/${file}`
    // Twice by two addresses: what is kept of the first must not answer the second.
    const ours = (more = '') => read(`${server.url}${path}?${more}`, server.token)
    const limits = () => read(`${byHand.url}/${file}`)
    await limits()
    const least = await cpuOf(byHand, limits)
    await server.get(`${path}?${FEW[list]}`)
    const { rss } = await server.usage()
    await server.watch()
    const [, longest] = await whilePinging(server, ours)
    const { peak } = await server.usage()
    const cpu = await cpuOf(server, () => ours('&'))
    return [
      ...(rows === undefined ? [] : [speed(`${name} rows`, 'rows', await countRows(server, list), rows, 1)]),
      cost(`${name} CPU`, 'CPU ms', cpu, least, 2.5),
      most(`${name} memory`, 'MB', Math.max(peak - rss, 0) / MEGABYTE, 150),
      most(`${name} ping`, 'ms', longest, 100),
    ]
  } finally {
    await server.stop()
    await byHand.stop()
  }
}

async function countRows(server: Measured, list: string): Promise<number> {
  return JSON.parse(String(await server.get(`/api/v1/${list}?limit=1`))).total
}

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
