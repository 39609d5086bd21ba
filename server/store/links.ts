import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

/** A row of `links` as it is stored: the hash, never the secret. */
export type LinkRecord = Row<'links'>

/** Writes a one-time link, of which only the hash is kept. One statement. */
export async function insertLink(tx: Tx, row: LinkRecord): Promise<void> {
  await tx.db.insert(tx.t.links).values(row)
}

/** The link with this hash, used ones too; undefined when there is none. One statement. */
export async function findLink(reader: Reader, hash: string): Promise<LinkRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.links).where(eq(reader.t.links.hash, hash))
  return row
}

/** The invitations that nobody has used yet, by user, the newest last; some past their time. One statement. */
export async function listInvitations(reader: Reader): Promise<LinkRecord[]> {
  const { links } = reader.t
  return reader.db
    .select()
    .from(links)
    .where(and(eq(links.purpose, 'invitation'), isNull(links.usedAt)))
    .orderBy(links.createdAt)
}

/**
 * Uses up a one-time link and answers whether it was good: not when it is unknown, used or past its time.
 * One statement decides, so of two that come at once only one gets in.
 */
export async function useLink(tx: Tx, hash: string, now: string): Promise<boolean> {
  const { links } = tx.t
  const rows = await tx.db
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.hash, hash), isNull(links.usedAt), gt(links.expiresAt, now)))
    .returning({ hash: links.hash })
  return rows.length > 0
}

/** Ends the links of a user that nobody has used. One statement. */
export async function deleteLinksOf(tx: Tx, user: string): Promise<void> {
  const { links } = tx.t
  await tx.db.delete(links).where(and(eq(links.user, user), isNull(links.usedAt)))
}

/** Removes all links of a user, used ones too. One statement. */
export async function deleteAllLinksOf(tx: Tx, user: string): Promise<void> {
  await tx.db.delete(tx.t.links).where(eq(tx.t.links.user, user))
}

/** Ends the links that make the first administrator and that nobody has used. One statement. */
export async function deleteFirstLinks(tx: Tx): Promise<void> {
  const { links } = tx.t
  await tx.db.delete(links).where(and(eq(links.purpose, 'first'), isNull(links.usedAt)))
}

/** Removes the links that ended before `then`. They are no domain rows: the log keeps that they were made. */
export async function deleteLinksBefore(tx: Tx, then: string): Promise<void> {
  await tx.db.delete(tx.t.links).where(lt(tx.t.links.expiresAt, then))
}
