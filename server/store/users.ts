import { eq, sql } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

/** A row of `users` as it is stored. */
export type UserRecord = Row<'users'>

/** The user with this id, whatever their state; undefined when there is none. One statement. */
export async function findUser(reader: Reader, id: string): Promise<UserRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.users).where(eq(reader.t.users.id, id))
  return row
}

/** The user with this e-mail, folded; undefined when there is none. One statement. */
export async function findUserByEmail(reader: Reader, email: string): Promise<UserRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.users).where(eq(reader.t.users.email, email))
  return row
}

/** The user whom a provider of sign-in knows as this; undefined when there is none. One statement. */
export async function findUserBySubject(reader: Reader, subject: string): Promise<UserRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.users).where(eq(reader.t.users.subject, subject))
  return row
}

/** Every user, whatever their state, in the order of their ids. One statement. */
export async function listUsers(reader: Reader): Promise<UserRecord[]> {
  return reader.db.select().from(reader.t.users).orderBy(reader.t.users.id)
}

/** The ids of the active users who are administrators. One statement. */
export async function listAdministrators(reader: Reader): Promise<string[]> {
  const { users } = reader.t
  const rows = await reader.db
    .select({ id: users.id, roles: users.roles })
    .from(users)
    .where(eq(users.state, 'active'))
    .orderBy(users.id)
  return rows.filter(({ roles }) => roles.includes('administrator')).map(({ id }) => id)
}

/** Writes a new user. One statement. */
export async function insertUser(tx: Tx, row: UserRecord): Promise<void> {
  await tx.db.insert(tx.t.users).values(row)
}

/** Writes the columns of a user anew that are logged. One statement. */
export async function updateUser(tx: Tx, row: UserRecord): Promise<void> {
  const { lastSeenAt: _, ...logged } = row
  await tx.db.update(tx.t.users).set(logged).where(eq(tx.t.users.id, row.id))
}

/** Writes a user of whom nothing is left but that there was one: when they were last here goes too. One statement. */
export async function eraseUser(tx: Tx, row: UserRecord): Promise<void> {
  await tx.db.update(tx.t.users).set(row).where(eq(tx.t.users.id, row.id))
}

/** How many rows of the log each person has written, by actor id. One statement. */
export async function countChangesBy(reader: Reader): Promise<Map<string, number>> {
  const { changes } = reader.t
  const rows = await reader.db
    .select({ id: changes.actorId, count: sql<number>`count(*)` })
    .from(changes)
    .groupBy(changes.actorId)
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}
