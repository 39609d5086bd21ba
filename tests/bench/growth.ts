import { type Bench, cpuOf, LIST, type Measured, SYSTEM } from './bench.js'
import { align, steady } from './figures.js'
import type { Size } from './registers.js'

/** What is asked for, each time anew. */
const ASKED: readonly { name: string; path: string; deep?: true }[] = [
  { name: 'list', path: LIST },
  { name: 'list, overdue', path: '/api/v1/systems?limit=50&signal=overdue' },
  { name: 'overview', path: '/api/v1/progress' },
  { name: 'checks', path: '/api/v1/checks' },
  { name: 'facets', path: '/api/v1/systems?limit=1&facets=true' },
  { name: 'search', path: '/api/v1/systems?limit=50&q=visma' },
  { name: 'deep page', path: LIST, deep: true },
  { name: 'log', path: '/api/v1/changes?limit=50' },
  { name: 'contracts', path: '/api/v1/contracts?limit=50' },
  { name: 'one system', path: SYSTEM },
]

/** CPU in milliseconds for each thing that is asked of a register, none of it kept, at each size. */
export async function growth(
  bench: Bench,
  sizes: readonly Size[],
  tell: (size: Size, name: string, cpu: number) => void,
): Promise<string> {
  const columns: Map<string, number>[] = []
  for (const size of sizes) {
    const server = await bench.start(size)
    const found = new Map<string, number>()
    columns.push(found)
    await measure(server, size, (name, cpu) => {
      found.set(name, cpu)
      tell(size, name, cpu)
    })
    await server.stop()
  }
  const names = [...new Set(columns.flatMap((found) => [...found.keys()]))]
  return align([
    ['CPU ms', ...sizes.map(String)],
    ...names.map((name) => [name, ...columns.map((found) => show(found.get(name)))]),
  ])
}

async function measure(
  server: Measured,
  size: Size,
  tell: (name: string, cpu: number) => void,
): Promise<void> {
  const tried = async (name: string, work: () => Promise<number>) => {
    try {
      tell(name, await work())
    } catch (error) {
      // What a size is too much for is a result too.
      console.error(`${size} ${name}: ${(error as Error).message.slice(0, 200)}`)
      tell(name, Number.NaN)
    }
  }
  for (const { name, path, deep } of ASKED)
    await tried(name, async () => {
      const asked = deep ? await deepPage(server, path) : path
      return steady(() => cpuOf(server, () => server.miss(asked)))
    })
  await tried('export CSV', () => cpuOf(server, () => server.get('/api/v1/exports/systems.csv')))
  // Of two days, so that what is compiled once is not counted.
  await tried('as of, first', async () => {
    await server.get(`${LIST}&asOf=2019-04-15`)
    return cpuOf(server, () => server.get(`${LIST}&asOf=2019-05-15`))
  })
  await tried('write', () => steady(() => cpuOf(server, () => server.write())))
  await tried('list after a write', () =>
    steady(async () => {
      await server.write()
      return cpuOf(server, () => server.miss('/api/v1/systems?limit=50&signal=overdue'))
    }),
  )
}

/** The address of a page far down a list: that behind its first thousand rows, or behind half of a shorter one. */
export async function deepPage(server: Measured, path: string): Promise<string> {
  const { total } = JSON.parse(String(await server.get(path)))
  const behind = Math.min(1000, Math.floor(total / 2))
  const { next } = JSON.parse(String(await server.get(path.replace(/limit=\d+/, `limit=${behind}`))))
  return `${path}&cursor=${encodeURIComponent(next)}`
}

function show(cpu: number | undefined): string {
  if (cpu === undefined || Number.isNaN(cpu)) return '–'
  return cpu < 10 ? cpu.toFixed(1) : cpu.toFixed(0)
}
