import { and, eq, getTableColumns, isNull, or, sql } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'
import { idNumber } from './ids.js'

/** A view as it is stored. */
export type SavedViewRecord = Row<'savedViews'>

/** The view with this id, a voided one too; undefined when there is none. One statement. */
export async function findSavedView(reader: Reader, id: string): Promise<SavedViewRecord | undefined> {
  const { savedViews: v } = reader.t
  const [row] = await reader.db.select().from(v).where(eq(v.id, id))
  return row
}

/** What one user is shown, of what is in use: their own and what is shared, each with whose it is. One statement. */
export async function findSavedViewsFor(
  reader: Reader,
  user: string,
): Promise<(SavedViewRecord & { ownerName: string })[]> {
  const { savedViews: v, users } = reader.t
  return reader.db
    .select({ ...getTableColumns(v), ownerName: users.name })
    .from(v)
    .innerJoin(users, eq(users.id, v.owner))
    .where(and(isNull(v.voidedAt), or(v.shared, eq(v.owner, user))))
    .orderBy(idNumber(v.id))
}

/** The views of a user's own, voided ones too. One statement. */
export async function findOwnSavedViews(reader: Reader, owner: string): Promise<SavedViewRecord[]> {
  const { savedViews: v } = reader.t
  return reader.db
    .select()
    .from(v)
    .where(and(eq(v.owner, owner), eq(v.shared, false)))
    .orderBy(idNumber(v.id))
}

/** The shared views that are in use. One statement. */
export async function findSharedViews(reader: Reader): Promise<SavedViewRecord[]> {
  const { savedViews: v } = reader.t
  return reader.db
    .select()
    .from(v)
    .where(and(eq(v.shared, true), isNull(v.voidedAt)))
}

/** Writes a new view. One statement. */
export async function insertSavedView(tx: Tx, row: SavedViewRecord): Promise<void> {
  await tx.db.insert(tx.t.savedViews).values(row)
}

/** Writes every column of a view anew. One statement. */
export async function updateSavedView(tx: Tx, row: SavedViewRecord): Promise<void> {
  await tx.db.update(tx.t.savedViews).set(row).where(eq(tx.t.savedViews.id, row.id))
}

/** Writes the same of all views of a user's own anew, as their next version, removed. One statement. */
export async function eraseViewsOf(
  tx: Tx,
  owner: string,
  {
    at,
    reason,
    ...fields
  }: Pick<SavedViewRecord, 'name' | 'nameKey' | 'query'> & { at: string; reason: string },
): Promise<void> {
  const { savedViews: v } = tx.t
  await tx.db
    .update(v)
    .set({
      ...{ ...fields, updatedAt: at },
      // One that was removed before keeps when and why.
      voidReason: sql`case when ${v.voidedAt} is null then ${reason} else ${v.voidReason} end`,
      voidedAt: sql`coalesce(${v.voidedAt}, ${at})`,
      version: sql`${v.version} + 1`,
    })
    .where(and(eq(v.owner, owner), eq(v.shared, false)))
}
