import Database from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { sqliteTables } from '../../../schema/tables/all.js'
import { ALL_CONCEPTS } from '../../../server/domain/concepts.js'
import { runSql } from '../../sql.js'
import { type Bench, cpuOf, LIST } from '../bench.js'
import { beside, cost, type Figure, most, steady } from '../figures.js'

const MOST_MS = 400

/** The list as it was in the middle of a long log: when it is first asked for, and again against the list as it is. */
export async function asOf(bench: Bench): Promise<Figure[]> {
  const server = await bench.server(10044)
  const days = await runSql(
    server.database,
    `SELECT substr(at, 1, 10) AS day, seq FROM changes WHERE seq IN (SELECT max(seq) / 4 FROM changes UNION SELECT max(seq) / 2 FROM changes)
    ORDER BY seq`,
  )
  const [earlier, middle] = days.map(({ day }) => `${LIST}&asOf=${day}`) as [string, string]
  const now = await steady(() => cpuOf(server, () => server.miss(LIST)))
  // Another past first, so that what is compiled once is not counted.
  await server.get(earlier)
  const first = await cpuOf(server, () => server.get(middle))
  const again = await steady(() => cpuOf(server, () => server.miss(middle)))
  return [
    most('as-of first', 'CPU ms', first, MOST_MS),
    ...(bench.engine === 'sqlite'
      ? [beside('as-of by hand', 'CPU ms', first, handOf(server.database, days))]
      : []),
    cost('as-of again', 'CPU ms', again, now, 2),
  ]
}

/** CPU milliseconds that the rows of a past register take by hand; of an earlier one first, as the server is asked. */
function handOf(file: string, moments: readonly Record<string, unknown>[]): number {
  return moments.map(({ seq }) => replayByHand(file, Number(seq))).at(-1) ?? 0
}

/** The rows that a log leaves, read, parsed and written into memory: without an index, or what follows from a row. */
function replayByHand(file: string, sequence: number): number {
  const log = new Database(file, { readonly: true })
  const register = new Database(':memory:')
  const began = process.cpuUsage()
  register.exec('BEGIN')
  for (const { entity, table, rebuilt } of ALL_CONCEPTS) {
    if (rebuilt !== true) continue
    const columns = Object.entries(getTableColumns(sqliteTables[table]))
    const name = getTableName(sqliteTables[table])
    register.exec(`CREATE TABLE ${name} (${columns.map(([, column]) => `"${column.name}"`)})`)
    const insert = register.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?')})`)
    const newest = log
      .prepare('SELECT max(seq) FROM changes WHERE entity = ? AND seq <= ? GROUP BY entity_id')
      .pluck()
      .all(entity, sequence)
    const rows = log
      .prepare('SELECT after FROM changes WHERE seq IN (SELECT value FROM json_each(?))')
      .pluck()
    for (const text of rows.iterate(JSON.stringify(newest)) as IterableIterator<string>) {
      const row = JSON.parse(text) as Record<string, unknown>
      insert.run(columns.map(([field]) => bound(row[field])))
    }
  }
  register.exec('COMMIT')
  const { user, system } = process.cpuUsage(began)
  log.close()
  register.close()
  return (user + system) / 1000
}

function bound(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null)
}
