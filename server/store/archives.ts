import { eq, inArray, sql } from 'drizzle-orm'
import { UNTOUCHED_ARCHIVE } from '../../schema/rules/archives.js'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader, type Tx } from '../engines/store.js'
import { selectGoingTo } from './mappings.js'

/** A row of `archives` as it is stored. */
export type ArchiveRecord = Row<'archives'>

/** The archive track of a system as it is stored; one that nobody has touched is at version 0. */
export async function findArchive(
  reader: Reader,
  system: { number: string; createdAt: string },
): Promise<ArchiveRecord> {
  const statement = prepared(reader, 'findArchive', ({ db, t }) =>
    db
      .select()
      .from(t.archives)
      .where(eq(t.archives.system, sql.placeholder('system'))),
  )
  const [row] = await statement.execute({ system: system.number })
  return row ?? untouchedArchive(system)
}

/** The archive tracks of these systems, in their order. One statement. */
export async function findArchiveTracks(
  reader: Reader,
  systems: readonly { number: string; createdAt: string }[],
): Promise<ArchiveRecord[]> {
  const { archives } = reader.t
  const numbers = systems.map(({ number }) => number)
  const rows = await reader.db.select().from(archives).where(isOneOf(archives.system, numbers))
  const tracks = new Map(rows.map((row) => [row.system, row]))
  return systems.map((system) => tracks.get(system.number) ?? untouchedArchive(system))
}

/** The archive tracks of the systems that go to a replacement, each with what its duty follows from. One statement. */
export async function findArchivesInto(reader: Reader, replacement: string) {
  const { archives, systems: s } = reader.t
  const { number, createdAt, archiveDuty, archiveDutyBefore } = s
  const rows = await reader.db
    .select({ system: { number, createdAt, archiveDuty, archiveDutyBefore }, archive: archives })
    .from(s)
    .leftJoin(archives, eq(archives.system, s.number))
    .where(inArray(s.number, selectGoingTo(reader, [replacement])))
  return rows.map(({ system, archive }) => ({ system, archive: archive ?? untouchedArchive(system) }))
}

/** The track of a system that nobody has touched. */
export function untouchedArchive({
  number,
  createdAt,
}: {
  number: string
  createdAt: string
}): ArchiveRecord {
  return {
    ...UNTOUCHED_ARCHIVE,
    system: number,
    recommendedDuty: null,
    appraisalReference: null,
    series: null,
    periodFrom: null,
    periodTo: null,
    productionFormat: null,
    archiveFormat: null,
    storageFormat: null,
    extractTestTool: null,
    extractTestedOn: null,
    extractTestResult: null,
    extractApprovedBy: null,
    extractApprovedOn: null,
    destroyedOn: null,
    note: null,
    dischargedByName: null,
    version: 0,
    createdAt,
    updatedAt: createdAt,
  }
}

/** Writes the first row of an archive track. One statement. */
export async function insertArchive(tx: Tx, row: ArchiveRecord): Promise<void> {
  await tx.db.insert(tx.t.archives).values(row)
}

/** Writes every column of an archive track anew. One statement. */
export async function updateArchive(tx: Tx, row: ArchiveRecord): Promise<void> {
  await tx.db.update(tx.t.archives).set(row).where(eq(tx.t.archives.system, row.system))
}
