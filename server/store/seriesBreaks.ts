import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type { listSeriesBreaks as listEndpoint } from '../../schema/api/seriesBreaks.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'
import type { Page } from './cursor.js'
import { idNumber } from './ids.js'
import { readRowsById } from './pages.js'

/** A row of `series_breaks` as it is stored. */
export type SeriesBreakRecord = Row<'seriesBreaks'>

/** The break of series with this id, a voided one too; undefined when there is none. One statement. */
export async function findSeriesBreak(reader: Reader, id: string): Promise<SeriesBreakRecord | undefined> {
  const { seriesBreaks: s } = reader.t
  const [row] = await reader.db.select().from(s).where(eq(s.id, id))
  return row
}

/** Every break of series that counts, of one replacement or of all. One statement. */
export async function findSeriesBreaks(reader: Reader, replacement?: string): Promise<SeriesBreakRecord[]> {
  const { seriesBreaks: s } = reader.t
  return reader.db
    .select()
    .from(s)
    .where(and(isNull(s.voidedAt), replacement === undefined ? undefined : eq(s.replacement, replacement)))
    .orderBy(idNumber(s.id))
}

/** Writes a new break of series. One statement. */
export async function insertSeriesBreak(tx: Tx, row: SeriesBreakRecord): Promise<void> {
  await tx.db.insert(tx.t.seriesBreaks).values(row)
}

/** Writes every column of a break of series anew. One statement. */
export async function updateSeriesBreak(tx: Tx, row: SeriesBreakRecord): Promise<void> {
  await tx.db.update(tx.t.seriesBreaks).set(row).where(eq(tx.t.seriesBreaks.id, row.id))
}

/** A page of breaks of series, oldest first. Two statements. */
export async function listSeriesBreaks(
  reader: Reader,
  query: Query<typeof listEndpoint>,
): Promise<Page<SeriesBreakRecord>> {
  const { seriesBreaks: s } = reader.t
  const matching = and(
    query.voided ? undefined : isNull(s.voidedAt),
    query.replacement && inArray(s.replacement, query.replacement),
  )
  return readRowsById(reader, 'seriesBreaks', matching, query)
}
