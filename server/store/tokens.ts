import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import { prepared, type Reader, type Tx, whileUnchanged } from '../engines/store.js'

/** A row of `tokens` as it is stored: the hash, never the secret. */
export type TokenRecord = Row<'tokens'>

/** The token with this hash and whose it is, unless it was revoked or is nobody's. */
export async function findToken(reader: Reader, hash: string) {
  const statement = prepared(reader, 'findToken', ({ db, t }) =>
    db
      .select({ token: t.tokens, user: t.users })
      .from(t.tokens)
      .innerJoin(t.users, eq(t.users.id, t.tokens.owner))
      .where(and(eq(t.tokens.hash, sql.placeholder('hash')), isNull(t.tokens.revokedAt))),
  )
  return whileUnchanged(reader, `token ${hash}`, async () => (await statement.execute({ hash }))[0])
}

/** The token with this id, a revoked one too; undefined when there is none. One statement. */
export async function findTokenById(reader: Reader, id: string): Promise<TokenRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.tokens).where(eq(reader.t.tokens.id, id))
  return row
}

/** The tokens of a user, or of everybody, the revoked ones too, oldest first. One statement. */
export async function listTokens(reader: Reader, owner?: string): Promise<TokenRecord[]> {
  const { tokens } = reader.t
  return reader.db
    .select()
    .from(tokens)
    .where(owner === undefined ? undefined : eq(tokens.owner, owner))
    .orderBy(tokens.createdAt, tokens.id)
}

/** Writes a new token. One statement. */
export async function insertToken(tx: Tx, row: TokenRecord): Promise<void> {
  await tx.db.insert(tx.t.tokens).values(row)
}

/** Writes the same of all tokens of a user anew, as their next version; their secrets are gone with it. One statement. */
export async function eraseTokensOf(
  tx: Tx,
  owner: string,
  { name, roles, at }: Pick<TokenRecord, 'name' | 'roles'> & { at: string },
): Promise<void> {
  const { tokens } = tx.t
  await tx.db
    .update(tokens)
    .set({
      ...{ name, roles, lastSeenAt: null, updatedAt: at },
      // No secret has this for its hash, and no two tokens have the same.
      hash: sql`'erased ' || ${tokens.id}`,
      revokedAt: sql`coalesce(${tokens.revokedAt}, ${at})`,
      version: sql`${tokens.version} + 1`,
    })
    .where(eq(tokens.owner, owner))
}

/** Writes the columns of a token anew that are logged, and its hash. One statement. */
export async function updateToken(tx: Tx, row: TokenRecord): Promise<void> {
  const { lastSeenAt: _, ...logged } = row
  await tx.db.update(tx.t.tokens).set(logged).where(eq(tx.t.tokens.id, row.id))
}
