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

/** The rows of a file, in SQL: what is stored of each system, and what replaces it. */
function exportedSystems(join: 'group_concat' | 'string_agg', more = 'ORDER BY number'): string {
  return `SELECT ${COLUMNS}, (SELECT ${join}(m.replacement, ', ') FROM mappings m
    WHERE m.system = systems.number AND m.voided_at IS NULL) AS replacements
    FROM systems WHERE voided_at IS NULL ${more}`
}

/** Serves all systems with their links as CSV, as a workbook and as JSON, each by hand and the bare library. */
export function serveExports(app: FastifyInstance, place: string): void {
  const batches = place.startsWith('postgres:')
    ? postgres.batchReader(
        place,
        exportedSystems('string_agg', `AND number > $1 ORDER BY number LIMIT ${AT_ONCE}`),
        AT_ONCE,
      )
    : sqlite.batchReader(place, exportedSystems('group_concat'), AT_ONCE)
  app.get('/csv', (_, reply) => {
    async function* text() {
      for await (const rows of batches()) yield stringify(rows, { delimiter: ';' })
    }
    return reply.type('text/csv').send(Readable.from(text()))
  })
  app.get('/json', (_, reply) => {
    async function* text() {
      for await (const rows of batches()) yield rows.map((row) => JSON.stringify(row)).join(',')
    }
    return reply.type('application/json').send(Readable.from(text()))
  })
  app.get('/xlsx', async (_, reply) => {
    const { default: writeExcelFile } = await import('write-excel-file/node')
    const data = []
    for await (const rows of batches())
      for (const row of rows) data.push(Object.values(row).map((value) => (value === null ? {} : { value })))
    return reply.send(await writeExcelFile([{ data, sheet: 'Systems' }]).toBuffer())
  })
  // What a bench asks to see that it answers.
  app.get('/', () => ({}))
}
