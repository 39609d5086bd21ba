import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../engines/store.js'

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

/** Forgets what was tried under all keys that begin so. One statement. */
export async function deleteAttemptsUnder(tx: Tx, beginning: string): Promise<void> {
  const { attempts } = tx.t
  await tx.db
    .delete(attempts)
    .where(sql`substr(${attempts.key}, 1, length(cast(${beginning} as text))) = ${beginning}`)
}

/** Takes back one attempt of a time that has not ended. One statement. */
export async function takeBackAttempt(tx: Tx, key: string, now: string): Promise<void> {
  const { attempts } = tx.t
  await tx.db
    .update(attempts)
    .set({ count: sql`${attempts.count} - 1` })
    .where(and(eq(attempts.key, key), gt(attempts.expiresAt, now), gt(attempts.count, 0)))
}
