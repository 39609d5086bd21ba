import { and, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import { prepared, type Reader, type Tx, whileUnchanged } from '../engines/store.js'

/** A row of `users` as it is stored. */
export type UserRecord = Row<'users'>

/** The user with this id, active or not; undefined when there is none. One statement. */
export async function findUser(reader: Reader, id: string): Promise<UserRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.users).where(eq(reader.t.users.id, id))
  return row
}

/** Every user, active or not, in the order of their ids. One statement. */
export async function listUsers(reader: Reader): Promise<UserRecord[]> {
  return reader.db.select().from(reader.t.users).orderBy(reader.t.users.id)
}

/** Writes a new user. One statement. */
export async function insertUser(tx: Tx, row: UserRecord): Promise<void> {
  await tx.db.insert(tx.t.users).values(row)
}

/** Writes a one-time link, of which only the hash is kept. One statement. */
export async function insertLink(tx: Tx, row: Row<'links'>): Promise<void> {
  await tx.db.insert(tx.t.links).values(row)
}

/**
 * Uses up a one-time link and answers its user; undefined when it is unknown, used or past its time.
 * One statement decides, so of two that come at once only one gets in.
 */
export async function useLink(tx: Tx, hash: string, now: string): Promise<string | undefined> {
  const { links } = tx.t
  const [row] = await tx.db
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.hash, hash), isNull(links.usedAt), gt(links.expiresAt, now)))
    .returning({ user: links.user })
  return row?.user
}

/** Writes a session, of which only the hash of its secret is kept. One statement. */
export async function insertSession(tx: Tx, row: Row<'sessions'>): Promise<void> {
  await tx.db.insert(tx.t.sessions).values(row)
}

/** Ends the session with this hash, if there is one. One statement. */
export async function deleteSession(tx: Tx, hash: string): Promise<void> {
  await tx.db.delete(tx.t.sessions).where(eq(tx.t.sessions.hash, hash))
}

/** Removes sessions and links that ended before `now`. They are no domain rows: the log keeps who did what. */
export async function deleteExpired(tx: Tx, now: string): Promise<void> {
  await tx.db.delete(tx.t.sessions).where(lt(tx.t.sessions.expiresAt, now))
  await tx.db.delete(tx.t.links).where(lt(tx.t.links.expiresAt, now))
}

/** How often `key` was tried in its present time, if it was. */
export async function findAttempts(reader: Reader, key: string, now: string) {
  const { attempts } = reader.t
  const [row] = await reader.db
    .select()
    .from(attempts)
    .where(and(eq(attempts.key, key), gt(attempts.expiresAt, now)))
  return row
}

/** Counts one more attempt, the first of a time that ends at `expiresAt` or one in a time that has begun. */
export async function updateAttempts(tx: Tx, key: string, now: string, expiresAt: string) {
  const { attempts } = tx.t
  await tx.db.delete(attempts).where(lte(attempts.expiresAt, now))
  const [row] = await tx.db
    .insert(attempts)
    .values({ key, count: 1, expiresAt })
    .onConflictDoUpdate({ target: attempts.key, set: { count: sql`${attempts.count} + 1` } })
    .returning()
  return row
}

/** The active user behind a session that has not ended. */
export async function findSession(reader: Reader, hash: string, now: string) {
  const statement = prepared(reader, 'findSession', ({ db, t }) =>
    db
      .select({ id: t.users.id, name: t.users.name, role: t.users.role, expiresAt: t.sessions.expiresAt })
      .from(t.sessions)
      .innerJoin(t.users, eq(t.users.id, t.sessions.user))
      .where(and(eq(t.sessions.hash, sql.placeholder('hash')), eq(t.users.active, true))),
  )
  const row = await whileUnchanged(
    reader,
    `session ${hash}`,
    async () => (await statement.execute({ hash }))[0],
  )
  return row && row.expiresAt > now ? row : undefined
}

/** A row of `tokens` as it is stored: the hash, never the secret. */
export type TokenRecord = Row<'tokens'>

/** The token with this hash, unless it was revoked. */
export async function findToken(reader: Reader, hash: string): Promise<TokenRecord | undefined> {
  const statement = prepared(reader, 'findToken', ({ db, t }) =>
    db
      .select()
      .from(t.tokens)
      .where(and(eq(t.tokens.hash, sql.placeholder('hash')), isNull(t.tokens.revokedAt))),
  )
  return whileUnchanged(reader, `token ${hash}`, async () => (await statement.execute({ hash }))[0])
}

/** The token with this id, a revoked one too; undefined when there is none. One statement. */
export async function findTokenById(reader: Reader, id: string): Promise<TokenRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.tokens).where(eq(reader.t.tokens.id, id))
  return row
}

/** Every token, the revoked ones too, oldest first. One statement. */
export async function listTokens(reader: Reader): Promise<TokenRecord[]> {
  return reader.db.select().from(reader.t.tokens).orderBy(reader.t.tokens.createdAt)
}

/** Writes a new token. One statement. */
export async function insertToken(tx: Tx, row: TokenRecord): Promise<void> {
  await tx.db.insert(tx.t.tokens).values(row)
}

/** Writes every column of a token anew. One statement. */
export async function updateToken(tx: Tx, row: TokenRecord): Promise<void> {
  await tx.db.update(tx.t.tokens).set(row).where(eq(tx.t.tokens.id, row.id))
}
