import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { getTableColumns } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { sqliteTables } from '../../schema/tables/all.js'
import * as postgres from './limitsPostgres.js'
import * as sqlite from './limitsSqlite.js'

export type Cells = Record<string, string | number | boolean | null>

const AT_ONCE = 1000

/** Every column of the systems that is written by somebody: what is searched in and sorted by follows from them. */
const COLUMNS = Object.values(getTableColumns(sqliteTables.systems))
  .map(({ name }) => name)
  .filter((name) => name !== 'search_text' && !name.endsWith('_key'))

/** The rows of a file in SQL, up to where it may say more of which they are, and the column that they are in the order of. */
interface Statement {
  text: string
  key: string
  /** What comes before all keys. */
  before: string | number
}

/** What is stored of each row of a list, with what is named beside it: of systems, what replaces them. */
const statementsOf = (join: 'group_concat' | 'string_agg') =>
  ({
    systems: {
      text: `SELECT ${COLUMNS}, (SELECT ${join}(m.replacement, ', ') FROM mappings m
        WHERE m.system = systems.number AND m.voided_at IS NULL) AS replacements
        FROM systems WHERE voided_at IS NULL`,
      key: 'number',
      before: '',
    },
    mappings: {
      text: `SELECT m.*, s.name, s.status, r.name_nb, r.name_en FROM mappings m
        JOIN systems s ON s.number = m.system JOIN replacements r ON r.code = m.replacement
        WHERE m.voided_at IS NULL`,
      key: 'id',
      before: '',
    },
    changes: { text: 'SELECT * FROM changes WHERE seq > 0', key: 'seq', before: 0 },
  }) as const satisfies Record<string, Statement>

function batchesOf(place: string, { text, key, before }: Statement): () => AsyncGenerator<Cells[]> {
  if (!place.startsWith('postgres:')) return sqlite.batchReader(place, `${text} ORDER BY ${key}`, AT_ONCE)
  const page = `${text} AND ${key} > $1 ORDER BY ${key} LIMIT ${AT_ONCE}`
  return postgres.batchReader(place, { text: page, key, before }, AT_ONCE)
}

/** Serves all rows of a few lists as CSV, as a workbook and as JSON, each by hand and the bare library. */
export function serveExports(app: FastifyInstance, place: string): void {
  const statements = statementsOf(place.startsWith('postgres:') ? 'string_agg' : 'group_concat')
  for (const [list, statement] of Object.entries(statements))
    serveExport(app, list, batchesOf(place, statement))
  // What a bench asks to see that it answers.
  app.get('/', () => ({}))
}

function serveExport(app: FastifyInstance, list: string, batches: () => AsyncGenerator<Cells[]>): void {
  app.get(`/${list}.csv`, (_, reply) => {
    async function* text() {
      for await (const rows of batches()) yield stringify(rows, { delimiter: ';' })
    }
    return reply.type('text/csv').send(Readable.from(text()))
  })
  app.get(`/${list}.json`, (_, reply) => {
    async function* text() {
      for await (const rows of batches()) yield rows.map((row) => JSON.stringify(row)).join(',')
    }
    return reply.type('application/json').send(Readable.from(text()))
  })
  app.get(`/${list}.xlsx`, async (_, reply) => {
    const { default: writeExcelFile } = await import('write-excel-file/node')
    const data = []
    for await (const rows of batches())
      for (const row of rows) data.push(Object.values(row).map((value) => (value === null ? {} : { value })))
    return reply.send(await writeExcelFile([{ data, sheet: list }]).toBuffer())
  })
}
