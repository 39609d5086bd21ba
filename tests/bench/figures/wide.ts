import { type Bench, cpuOf, LIST, type Measured } from '../bench.js'
import { cost, type Figure, steady } from '../figures.js'
import { deepPage } from '../growth.js'

/** A read that shows no more of a big register than of a small one: at 100,161 systems against 279. */
function wide(
  name: string,
  pathOf: (server: Measured) => Promise<string>,
): (bench: Bench) => Promise<Figure[]> {
  return async (bench) => {
    const small = await cpuOfMiss(await bench.server(279), pathOf)
    const big = await cpuOfMiss(await bench.server(100161), pathOf)
    return [cost(name, 'CPU ms', big, small, 5)]
  }
}

async function cpuOfMiss(server: Measured, pathOf: (server: Measured) => Promise<string>): Promise<number> {
  const path = await pathOf(server)
  return steady(() => cpuOf(server, () => server.miss(path)))
}

export const search = wide('search', async () => '/api/v1/systems?limit=50&q=visma')
export const pageDeep = wide('page-deep', (server) => deepPage(server, LIST))
export const log = wide('log', async () => '/api/v1/changes?limit=50')
