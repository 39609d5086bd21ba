import { type Bench, SYSTEM } from '../bench.js'
import { alternate, type Figure, speed } from '../figures.js'
import { output, scriptOf } from '../processes.js'

const ROUNDS = 5
const WRITES = 1000

/** A durable patch with its row in the log: against the same two rows by hand in one durable transaction. */
export async function write(bench: Bench): Promise<Figure[]> {
  const server = await bench.server(279)
  const byHand = await bench.limit('write', await bench.register(279))
  const writes = async (url: string, ...more: string[]) =>
    Number(await output(process.execPath, scriptOf('writer.ts', url, String(WRITES), ...more)))
  const [value, most] = await alternate(
    ROUNDS,
    () => writes(server.url + SYSTEM, server.token),
    () => writes(`${byHand.url}/`),
  )
  await byHand.stop()
  return [speed('write', 'writes/s', value, most, bench.engine === 'sqlite' ? 0.5 : 0.45)]
}
