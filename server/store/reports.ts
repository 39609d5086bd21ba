import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { KeptReport } from '../../schema/rules/reports.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'

/** A report that was made, as it is stored. */
export type ReportRecord = Row<'reports'>
/** The same with who made it by the log, and whether its file is kept. */
export type ReportWithAuthor = ReportRecord & { madeBy: string; fileKept: boolean }

const withAuthor = ({ db, t: { reports, changes, reportFiles } }: Reader) =>
  db
    .select({ row: reports, madeBy: changes.actorName, kept: reportFiles.report })
    .from(reports)
    .leftJoin(changes, and(eq(changes.entity, 'report'), eq(changes.entityId, reports.id)))
    .leftJoin(reportFiles, eq(reportFiles.report, reports.id))

type Found = { row: ReportRecord; madeBy: string | null; kept: string | null }
const asView = ({ row, madeBy, kept }: Found): ReportWithAuthor => ({
  ...row,
  madeBy: madeBy ?? '',
  fileKept: kept !== null,
})

/** The report with this id; undefined when there is none. One statement. */
export async function findReport(reader: Reader, id: string): Promise<ReportWithAuthor | undefined> {
  const [row] = await withAuthor(reader).where(eq(reader.t.reports.id, id))
  return row && asView(row)
}

/** The report whose file has this SHA-256, the first of those that do; undefined when there is none. One statement. */
export async function findReportByHash(
  reader: Reader,
  fileHash: string,
): Promise<ReportWithAuthor | undefined> {
  const { reports } = reader.t
  const [row] = await withAuthor(reader)
    .where(eq(reports.fileHash, fileHash))
    .orderBy(asc(reports.serial))
    .limit(1)
  return row && asView(row)
}

/** A page of the reports that were made, newest first. Two statements. */
export async function listReports(
  reader: Reader,
  {
    report,
    limit,
    cursor,
  }: { report?: KeptReport[] | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<ReportWithAuthor>> {
  const { reports } = reader.t
  const where = report && inArray(reports.report, report)
  const [before] = readCursor(cursor, 'reports', ['integer'])
  const [[counted], rows] = await Promise.all([
    reader.db.select({ total: sql<number>`count(*)` }).from(reports).where(where),
    withAuthor(reader)
      .where(and(where, before === undefined ? undefined : lt(reports.serial, Number(before))))
      .orderBy(desc(reports.serial))
      .limit(limit + 1),
  ])
  const items = rows.slice(0, limit).map(asView)
  const last = items.at(-1)
  const more = last !== undefined && rows.length > limit
  return {
    items,
    total: Number(counted?.total ?? 0),
    next: more ? writeCursor('reports', [last.serial]) : null,
  }
}

/** The newest report of a kind that knows no more of the log than this; undefined when there is none. One statement. */
export async function findReportBefore(
  reader: Reader,
  report: KeptReport,
  sequence: number,
): Promise<ReportRecord | undefined> {
  const { reports } = reader.t
  const [row] = await reader.db
    .select()
    .from(reports)
    .where(and(eq(reports.report, report), lt(reports.sequence, sequence)))
    .orderBy(desc(reports.sequence), desc(reports.serial))
    .limit(1)
  return row
}

/** The highest number of a report so far, 0 when there is none. One statement. */
export async function findHighestSerial(reader: Reader): Promise<number> {
  const [row] = await reader.db
    .select({ highest: sql<number>`coalesce(max(${reader.t.reports.serial}), 0)` })
    .from(reader.t.reports)
  return Number(row?.highest ?? 0)
}

/** Writes a report that was made. One statement. */
export async function insertReport(tx: Tx, row: ReportRecord): Promise<void> {
  await tx.db.insert(tx.t.reports).values(row)
}

/** Keeps the file of a report. One statement. */
export async function insertReportFile(tx: Tx, row: Row<'reportFiles'>): Promise<void> {
  await tx.db.insert(tx.t.reportFiles).values(row)
}

/** Removes the files of the reports that were made before a moment; the reports stay. One statement. */
export async function deleteReportFiles(tx: Tx, before: string): Promise<void> {
  const { reportFiles, reports } = tx.t
  const old = tx.db.select({ id: reports.id }).from(reports).where(lt(reports.createdAt, before))
  await tx.db.delete(reportFiles).where(inArray(reportFiles.report, old))
}

/** The file of a report, and what it was written of; undefined when it is not kept. One statement. */
export async function findReportFile(
  reader: Reader,
  report: string,
): Promise<Row<'reportFiles'> | undefined> {
  const { reportFiles } = reader.t
  const [row] = await reader.db.select().from(reportFiles).where(eq(reportFiles.report, report))
  return row
}
