import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { FastifyInstance } from 'fastify'
import type { Cell } from '../../schema/rules/import/cells.js'
import { LIMITS } from '../../server/reading/limits.js'
import { readBytes } from '../../server/reading/readBytes.js'

type Values = Record<string, string | number | null>

/** What by hand is taken from a column of the list as it stands: nothing is looked at, matched, mapped or asked. */
const SYSTEM: Readonly<Record<string, number>> = {
  ...{
    external_id: 0,
    name: 1,
    product: 3,
    product_version: 4,
    vendor: 5,
    description_nb: 7,
    system_owner: 8,
  },
  ...{ administrator: 9, new_owner: 10, users: 11, annual_cost: 13, location: 24, note: 26 },
}
const CONTRACT: Readonly<Record<string, number>> = {
  supplier: 16,
  number: 17,
  start: 18,
  end: 19,
  annual_cost: 21,
}

/**
 * Imports lists by hand: a workbook is parsed by the reader that the server has too, in this process, and of each of its rows a
 * system, a contract, what that covers and a chained row of the log for either are written by prepared statements, all in one
 * durable transaction. No rule is asked, no word is read, and there is no preview.
 */
export function serveImport(app: FastifyInstance, place: string): void {
  const database = new Database(place)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const insert = {
    systems: writerOf(database, 'systems'),
    contracts: writerOf(database, 'contracts'),
    contract_systems: writerOf(database, 'contract_systems'),
    changes: writerOf(database, 'changes'),
    concerns: writerOf(database, 'concerns'),
  }
  const [area] = database.prepare('SELECT * FROM systems LIMIT 1').all() as Values[]
  const [made] = database.prepare('SELECT * FROM contracts LIMIT 1').all() as Values[]
  const write = database.transaction((rows: readonly (readonly (Cell | null)[])[]) => {
    const at = new Date().toISOString()
    const last = database.prepare('SELECT seq, hash FROM changes ORDER BY seq DESC LIMIT 1').get() as {
      seq: number
      hash: string
    }
    const counted = (table: string) =>
      database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    const [systems, contracts] = [counted('systems'), counted('contracts')]
    const log = (entity: string, id: string, system: string, after: Values) => {
      const row: Values = {
        ...{
          seq: last.seq + 1,
          at,
          actor_id: 'hand',
          actor_name: 'By hand',
          request_id: at,
          action: 'create',
        },
        ...{ entity, entity_id: id, label: String(after.name ?? after.supplier), system },
        ...{ fields: JSON.stringify(Object.keys(after)), after: JSON.stringify(after), prev_hash: last.hash },
      }
      row.hash = createHash('sha256').update(JSON.stringify(row)).digest('hex')
      insert.changes(row)
      insert.concerns({ system, seq: last.seq + 1 })
      Object.assign(last, { seq: last.seq + 1, hash: row.hash })
    }
    for (const [place, cells] of rows.entries()) {
      const number = `IKT-${systems + place + 1}`
      const system = { ...area, ...valuesOf(SYSTEM, cells), number }
      insert.systems(system)
      log('system', number, number, system)
      const id = `AVT-${contracts + place + 1}`
      const contract = { ...made, ...valuesOf(CONTRACT, cells), id }
      insert.contracts(contract)
      insert.contract_systems({ contract: id, system: number })
      log('contract', id, number, contract)
    }
  })
  app.get('/import', (request) => {
    const { file } = request.query as { file: string }
    const { sheets } = readBytes(readFileSync(file), {}, LIMITS)
    const rows = (sheets[0]?.rows ?? []).slice(1).map(({ cells }) => cells)
    write(rows)
    return { rows: rows.length }
  })
  app.get('/', () => ({}))
}

function valuesOf(columns: Readonly<Record<string, number>>, cells: readonly (Cell | null)[]): Values {
  return Object.fromEntries(Object.entries(columns).map(([name, at]) => [name, cells[at]?.text ?? null]))
}

/** Writes rows of a table by one prepared statement; what is not said is empty. */
function writerOf(database: Database.Database, table: string): (row: Values) => void {
  const names = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
  const statement = database.prepare(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`)}) VALUES (${names.map(() => '?')})`,
  )
  return (row) => void statement.run(names.map((name) => row[name] ?? null))
}
