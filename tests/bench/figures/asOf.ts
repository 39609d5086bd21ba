import { runSql } from '../../sql.js'
import { type Bench, cpuOf, LIST } from '../bench.js'
import { cost, type Figure, most, steady } from '../figures.js'

const MOST_MS = 400

/** The list as it was in the middle of a long log: when it is first asked for, and again against the list as it is. */
export async function asOf(bench: Bench): Promise<Figure[]> {
  const server = await bench.server(10044)
  const days = await runSql(
    server.database,
    `SELECT substr(at, 1, 10) AS day FROM changes WHERE seq IN (SELECT max(seq) / 4 FROM changes UNION SELECT max(seq) / 2 FROM changes)
    ORDER BY seq`,
  )
  const [earlier, middle] = days.map(({ day }) => `${LIST}&asOf=${day}`) as [string, string]
  const now = await steady(() => cpuOf(server, () => server.miss(LIST)))
  // Another past first, so that what is compiled once is not counted.
  await server.get(earlier)
  const first = await cpuOf(server, () => server.get(middle))
  const again = await steady(() => cpuOf(server, () => server.miss(middle)))
  return [most('as-of first', 'CPU ms', first, MOST_MS), cost('as-of again', 'CPU ms', again, now, 2)]
}
