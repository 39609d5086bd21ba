import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bench, LIST } from '../bench.js'
import { alternate, type Figure, speed } from '../figures.js'
import { load } from '../processes.js'

const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 16
/** What is asked each time for another day that no plan reaches: no answer to it is kept, and the rules are asked. */
const MISSED = `${LIST}&targetTo=#`

/** A page of the list, unchanged between requests: against the same bytes from memory, known to hold. */
export async function list(bench: Bench): Promise<Figure[]> {
  const server = await bench.server(279)
  const file = join(bench.folder, 'list.json')
  writeFileSync(file, await server.get(LIST))
  const bare = await bench.limit('bytes', server.database, file)
  const { token } = server
  const loaded = (url: string, path: string, by?: string) =>
    load(url, [path], { token: by, seconds: SECONDS, connections: CONNECTIONS }).then(({ rate }) => rate)
  const [value, most] = await alternate(
    ROUNDS,
    () => loaded(server.url, LIST, token),
    () => loaded(bare.url, '/'),
  )
  await bare.stop()
  return [speed('list', 'requests/s', value, most, bench.engine === 'sqlite' ? 0.65 : 0.45)]
}

/** A page of the list that nobody has asked for: against the same rows by hand, as JSON. */
export async function listMiss(bench: Bench): Promise<Figure[]> {
  const server = await bench.server(279)
  const byHand = await bench.limit('list', await bench.register(279))
  const { token } = server
  const loaded = (url: string, path: string, by?: string) =>
    load(url, [path], { token: by, seconds: SECONDS, connections: CONNECTIONS }).then(({ rate }) => rate)
  const [value, most] = await alternate(
    ROUNDS,
    () => loaded(server.url, MISSED, token),
    () => loaded(byHand.url, '/?targetTo=#'),
  )
  await byHand.stop()
  return [speed('list-miss', 'requests/s', value, most, 0.3)]
}
