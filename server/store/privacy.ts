import { eq, sql } from 'drizzle-orm'
import { UNTOUCHED_PRIVACY } from '../../schema/rules/privacy.js'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader, type Tx } from '../engines/store.js'

/** A row of `privacy` as it is stored. */
export type PrivacyRecord = Row<'privacy'>

/** The privacy track of a system as it is stored; one that nobody has touched is at version 0. */
export async function findPrivacy(
  reader: Reader,
  system: { number: string; createdAt: string },
): Promise<PrivacyRecord> {
  const statement = prepared(reader, 'findPrivacy', ({ db, t }) =>
    db
      .select()
      .from(t.privacy)
      .where(eq(t.privacy.system, sql.placeholder('system'))),
  )
  const [row] = await statement.execute({ system: system.number })
  return row ?? untouchedPrivacy(system)
}

/** The privacy tracks of these systems, in their order. One statement. */
export async function findPrivacyTracks(
  reader: Reader,
  systems: readonly { number: string; createdAt: string }[],
): Promise<PrivacyRecord[]> {
  const { privacy } = reader.t
  const numbers = systems.map(({ number }) => number)
  const rows = await reader.db.select().from(privacy).where(isOneOf(privacy.system, numbers))
  const tracks = new Map(rows.map((row) => [row.system, row]))
  return systems.map((system) => tracks.get(system.number) ?? untouchedPrivacy(system))
}

/** The track of a system that nobody has touched. */
export function untouchedPrivacy({
  number,
  createdAt,
}: {
  number: string
  createdAt: string
}): PrivacyRecord {
  return {
    ...UNTOUCHED_PRIVACY,
    system: number,
    legalBasis: null,
    dataSubjects: null,
    dataCategories: null,
    recipientCategories: null,
    subprocessors: null,
    riskResidual: null,
    riskApprovedBy: null,
    riskReviewOn: null,
    securityMeasures: null,
    jointControllers: null,
    backupsErasedOn: null,
    processor: null,
    dpaReference: null,
    dpiaReference: null,
    riskReference: null,
    controllerBefore: null,
    erasureReference: null,
    version: 0,
    createdAt,
    updatedAt: createdAt,
  }
}

/** Writes the first row of a privacy track. One statement. */
export async function insertPrivacy(tx: Tx, row: PrivacyRecord): Promise<void> {
  await tx.db.insert(tx.t.privacy).values(row)
}

/** Writes every column of a privacy track anew. One statement. */
export async function updatePrivacy(tx: Tx, row: PrivacyRecord): Promise<void> {
  await tx.db.update(tx.t.privacy).set(row).where(eq(tx.t.privacy.system, row.system))
}
