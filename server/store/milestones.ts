import { eq } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

export type MilestoneRecord = Row<'milestones'>

export async function findMilestone(reader: Reader, code: string): Promise<MilestoneRecord | undefined> {
  const { milestones } = reader.t
  const [row] = await reader.db.select().from(milestones).where(eq(milestones.code, code))
  return row
}

/** Every milestone by date. */
export async function listMilestones(reader: Reader): Promise<MilestoneRecord[]> {
  const { milestones } = reader.t
  return reader.db.select().from(milestones).orderBy(milestones.date, milestones.code)
}

export async function insertMilestone(tx: Tx, row: MilestoneRecord): Promise<void> {
  await tx.db.insert(tx.t.milestones).values(row)
}

export async function updateMilestone(tx: Tx, row: MilestoneRecord): Promise<void> {
  await tx.db.update(tx.t.milestones).set(row).where(eq(tx.t.milestones.code, row.code))
}
