import { type Bench, cpuOf, type Measured } from '../bench.js'
import { cost, type Figure, most, steady } from '../figures.js'

const MOST_MS = 100

/** A read of a big register just after a write: against the same at 279 systems. */
function afterWrite(name: string, path: string): (bench: Bench) => Promise<Figure[]> {
  return async (bench) => {
    const small = await cpuAfterWrite(await bench.server(279), path)
    const big = await cpuAfterWrite(await bench.server(10044), path)
    return [cost(name, 'CPU ms', big, small, 10), most(`${name} most`, 'CPU ms', big, MOST_MS)]
  }
}

function cpuAfterWrite(server: Measured, path: string): Promise<number> {
  return steady(async () => {
    await server.write()
    return cpuOf(server, () => server.miss(path))
  })
}

export const overview = afterWrite('overview', '/api/v1/progress')
export const checks = afterWrite('checks', '/api/v1/checks')
export const facets = afterWrite('facets', '/api/v1/systems?limit=1&facets=true')
export const overdue = afterWrite('overdue', '/api/v1/systems?limit=50&signal=overdue')
