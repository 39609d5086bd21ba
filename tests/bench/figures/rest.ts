import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { packageRoot } from '../../../server/config.js'
import { type Bench, LIST, SYSTEM, startMeasured } from '../bench.js'
import { alternate, cost, type Figure, most } from '../figures.js'
import { serve } from '../processes.js'

const STARTS = 7
const REST_MS = 3000
const MEGABYTE = 1024 * 1024

/** A server at rest: started on a register that exists, every kind of page asked for once, then left alone. */
export async function memory(bench: Bench): Promise<Figure[]> {
  const server = await startMeasured(bench.program, await bench.register(279), {}, false)
  for (const path of [LIST, SYSTEM, '/api/v1/progress', '/api/v1/changes', '/api/v1/exports/systems.csv'])
    await server.get(path)
  await rest(REST_MS)
  const taken = await server.memory()
  await server.stop()
  return [most('memory', 'MB', taken / MEGABYTE, 150)]
}

/** Start of the process to the first answer: against Fastify and the database alone. */
export async function start(bench: Bench): Promise<Figure[]> {
  const [database, copy] = [await bench.register(279), await bench.register(279)]
  // Compiled ahead, as ours is: the limit must not pay for its compiler. Where its packages are found.
  const bare = join(packageRoot, `dist/bench-limits-${process.pid}.mjs`)
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(packageRoot, 'tests/bench/limits.ts')],
    outfile: bare,
    bundle: true,
    packages: 'external',
    // It does not start with what it does not use.
    external: ['./limitsExports.js'],
    format: 'esm',
    platform: 'node',
  })
  const once = async (args: string[], env: Record<string, string>, path: string) => {
    const started = await serve(args, env, path)
    await started.stop()
    return started.started
  }
  const environment = { HARMONI_DATABASE: database, HARMONI_PORT: '0' }
  try {
    const [value, least] = await alternate(
      STARTS,
      () => once([bench.program, 'serve'], environment, '/api/v1/meta'),
      () => once([bare, 'start', copy], {}, '/'),
    )
    return [cost('start', 'ms', value, least, 1.6)]
  } finally {
    rmSync(bare)
  }
}
