import { eq } from 'drizzle-orm'
import { compareKeys, inTextOrder } from '../../schema/rules/text.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

/** A row of `milestones` as it is stored. */
export type MilestoneRecord = Row<'milestones'>

/** The milestone with this code; undefined when there is none. One statement. */
export async function findMilestone(reader: Reader, code: string): Promise<MilestoneRecord | undefined> {
  const { milestones } = reader.t
  const [row] = await reader.db.select().from(milestones).where(eq(milestones.code, code))
  return row
}

/** Every milestone by date, those of one day by name. */
export async function listMilestones(reader: Reader): Promise<MilestoneRecord[]> {
  const { milestones } = reader.t
  const rows = await reader.db.select().from(milestones).orderBy(milestones.code)
  return inTextOrder(rows, ({ nameNb }) => nameNb).sort((a, b) => compareKeys(a.date, b.date))
}

/** Writes a new milestone. One statement. */
export async function insertMilestone(tx: Tx, row: MilestoneRecord): Promise<void> {
  await tx.db.insert(tx.t.milestones).values(row)
}

/** Writes every column of a milestone anew. One statement. */
export async function updateMilestone(tx: Tx, row: MilestoneRecord): Promise<void> {
  await tx.db.update(tx.t.milestones).set(row).where(eq(tx.t.milestones.code, row.code))
}
