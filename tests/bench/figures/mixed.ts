import { setTimeout as rest } from 'node:timers/promises'
import { type Bench, LIST, type Measured, SYSTEM } from '../bench.js'
import { cost, type Figure, median, most } from '../figures.js'
import { type Load, load } from '../processes.js'
import type { Size } from '../registers.js'

const READERS = 12
const READ = [LIST, '/api/v1/progress', SYSTEM, '/api/v1/checks']
const WRITE_EVERY_MS = 200
const ROUNDS = 3
const SECONDS = 4
const MOST_BLOCK_MS = 50

/** Readers of many kinds while somebody writes: against the same readers when nobody does. */
export async function mixed(bench: Bench): Promise<Figure[]> {
  return [...(await mixedAt(bench, 279)), ...(await mixedAt(bench, 3069))]
}

async function mixedAt(bench: Bench, size: Size): Promise<Figure[]> {
  const server = await bench.server(size)
  await readers(server, 1)
  const quiet: number[] = []
  const busy: number[] = []
  const blocks: number[] = []
  const used: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    quiet.push(slowest(await readers(server, SECONDS)))
    await server.watch()
    busy.push(slowest(await whileWriting(server, () => readers(server, SECONDS))))
    const { block, blockCpu } = await server.usage()
    blocks.push(block)
    used.push(blockCpu)
  }
  return [
    cost(`mixed-${size} p99`, 'ms', median(busy), Math.max(median(quiet), 1), 5),
    most(`mixed-${size} block`, 'ms', Math.max(...blocks), MOST_BLOCK_MS),
    // The same on a machine that others use too: what of it was the server's own work.
    most(`mixed-${size} block CPU`, 'CPU ms', Math.max(...used), MOST_BLOCK_MS),
  ]
}

/** How long all but one of a hundred waited; where some were turned away, the longest that anybody did. */
const slowest = ({ p99, most, failed }: Load) => (failed > 0 ? most : p99)

/** Twelve readers, each of one kind of page after the other. */
export function readers(server: Measured, seconds: number): Promise<Load> {
  return load(server.url, READ, {
    token: server.token,
    seconds,
    connections: READERS,
    refused: true,
  })
}

/** Does something while a system is changed every WRITE_EVERY_MS. */
export async function whileWriting<T>(server: Measured, work: () => Promise<T>): Promise<T> {
  let working = true
  const writing = (async () => {
    while (working) {
      const began = performance.now()
      await server.write()
      await rest(Math.max(0, WRITE_EVERY_MS - (performance.now() - began)))
    }
  })()
  try {
    return await work()
  } finally {
    working = false
    await writing
  }
}
