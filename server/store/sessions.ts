import { and, eq, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import { prepared, type Reader, type Tx, whileUnchanged } from '../engines/store.js'

/** A row of `sessions` as it is stored: the hash, never the secret. */
export type SessionRecord = Row<'sessions'>

/** Writes a session, of which only the hash of its secret is kept. One statement. */
export async function insertSession(tx: Tx, row: SessionRecord): Promise<void> {
  await tx.db.insert(tx.t.sessions).values(row)
}

/** The session with this hash, and whose it is; nothing is looked at of either. */
export async function findSession(reader: Reader, hash: string) {
  const statement = prepared(reader, 'findSession', ({ db, t }) =>
    db
      .select({ session: t.sessions, user: t.users })
      .from(t.sessions)
      .innerJoin(t.users, eq(t.users.id, t.sessions.user))
      .where(eq(t.sessions.hash, sql.placeholder('hash'))),
  )
  return whileUnchanged(reader, `session ${hash}`, async () => (await statement.execute({ hash }))[0])
}

/** The sessions of a user, or of everybody, the one that was used last first. One statement. */
export async function listSessions(reader: Reader, user?: string): Promise<SessionRecord[]> {
  const { sessions } = reader.t
  return reader.db
    .select()
    .from(sessions)
    .where(user === undefined ? undefined : eq(sessions.user, user))
    .orderBy(sql`${sessions.lastSeenAt} desc`, sessions.id)
}

/** Ends the session with this hash, if there is one. One statement. */
export async function deleteSession(tx: Tx, hash: string): Promise<void> {
  await tx.db.delete(tx.t.sessions).where(eq(tx.t.sessions.hash, hash))
}

/** Ends one session of a user, known by its id, and answers whether it was there. One statement. */
export async function deleteSessionOf(tx: Tx, user: string, id: string): Promise<boolean> {
  const { sessions } = tx.t
  const rows = await tx.db
    .delete(sessions)
    .where(and(eq(sessions.user, user), eq(sessions.id, id)))
    .returning({ id: sessions.id })
  return rows.length > 0
}

/** Ends all sessions of a user, but one that is to stay, and answers how many there were. One statement. */
export async function deleteSessionsOf(tx: Tx, user: string, stays: string | null): Promise<number> {
  const { sessions } = tx.t
  const rows = await tx.db
    .delete(sessions)
    .where(and(eq(sessions.user, user), stays === null ? undefined : ne(sessions.id, stays)))
    .returning({ id: sessions.id })
  return rows.length
}

/** Removes the sessions that ended before `now`. They are no domain rows: the log keeps who did what. */
export async function deleteSessionsBefore(tx: Tx, now: string): Promise<void> {
  await tx.db.delete(tx.t.sessions).where(lt(tx.t.sessions.expiresAt, now))
}

/** Keeps that a session, a token that is good, or both were used by a user who is in. At most three statements. */
export async function updateSeen(
  tx: Tx,
  { user, session, token }: { user: string; session: string | null; token: string | null },
  now: string,
): Promise<void> {
  const { users, sessions, tokens } = tx.t
  const seen = { lastSeenAt: now }
  await tx.db
    .update(users)
    .set(seen)
    .where(and(eq(users.id, user), eq(users.state, 'active')))
  if (session !== null) await tx.db.update(sessions).set(seen).where(eq(sessions.id, session))
  if (token !== null)
    await tx.db
      .update(tokens)
      .set(seen)
      .where(and(eq(tokens.id, token), isNull(tokens.revokedAt)))
}
