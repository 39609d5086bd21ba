import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

/** A row of `credentials` as it is stored. */
export type Credentials = Row<'credentials'>

/** What a user proves themselves by; undefined where they have nothing of their own. One statement. */
export async function findCredentials(reader: Reader, user: string): Promise<Credentials | undefined> {
  const { credentials } = reader.t
  const [row] = await reader.db.select().from(credentials).where(eq(credentials.user, user))
  return row
}

/** Writes some of what a user proves themselves by; the rest stays. One statement. */
export async function updateCredentials(
  tx: Tx,
  user: string,
  fields: Partial<Omit<Credentials, 'user'>>,
): Promise<void> {
  const { credentials } = tx.t
  const blank = { passwordHash: null, totpSecret: null, totpStep: null }
  await tx.db
    .insert(credentials)
    .values({ ...blank, ...fields, user })
    .onConflictDoUpdate({ target: credentials.user, set: fields })
}

/** Takes all of it away. One statement. */
export async function deleteCredentials(tx: Tx, user: string): Promise<void> {
  await tx.db.delete(tx.t.credentials).where(eq(tx.t.credentials.user, user))
}

/** Uses up the code of a time step, and answers whether it was good: not when it or a later one was used. One statement. */
export async function spendTotpStep(tx: Tx, user: string, step: number): Promise<boolean> {
  const { credentials } = tx.t
  const rows = await tx.db
    .update(credentials)
    .set({ totpStep: step })
    .where(and(eq(credentials.user, user), or(isNull(credentials.totpStep), lt(credentials.totpStep, step))))
    .returning({ user: credentials.user })
  return rows.length > 0
}
