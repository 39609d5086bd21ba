import { and, eq, lt } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import type { Tx } from '../engines/store.js'

/** A row of `idempotency` as it is stored. */
export type IdempotencyRecord = Row<'idempotency'>

/** What an actor was answered under an `Idempotency-Key`; undefined when it is new. One statement. */
export async function findAnswer(tx: Tx, actor: string, key: string): Promise<IdempotencyRecord | undefined> {
  const { idempotency } = tx.t
  const [row] = await tx.db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.actor, actor), eq(idempotency.key, key)))
  return row
}

/** Keeps an answer under its actor and key. One statement. */
export async function insertAnswer(tx: Tx, row: IdempotencyRecord): Promise<void> {
  await tx.db.insert(tx.t.idempotency).values(row)
}

/** Forgets what an actor was answered. One statement. */
export async function deleteAnswersOf(tx: Tx, actor: string): Promise<void> {
  await tx.db.delete(tx.t.idempotency).where(eq(tx.t.idempotency.actor, actor))
}

/** Forgets answers given before `moment`; a repeat so late is a new request. */
export async function deleteAnswersBefore(tx: Tx, moment: string): Promise<void> {
  await tx.db.delete(tx.t.idempotency).where(lt(tx.t.idempotency.createdAt, moment))
}
