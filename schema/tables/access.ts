import type { Role } from '../rules/access.js'
import { type Kit, rowStamp } from './columns.js'

type Users = ReturnType<typeof usersTable>

/** Who may sign in. A user is a role with a name; the demo has one per role. */
export const usersTable = (kit: Kit) =>
  kit.table('users', {
    id: kit.text('id').primaryKey(),
    name: kit.text('name').notNull(),
    role: kit.text('role').$type<Role>().notNull(),
    active: kit.flag('active').notNull(),
    ...rowStamp(kit),
  })

/** One-time sign-in links. Only the hash of the secret is kept. Moments are the real clock's. */
export const linksTable = (kit: Kit, { users }: { users: Users }) =>
  kit.table('links', {
    hash: kit.text('hash').primaryKey(),
    user: kit
      .text('user')
      .notNull()
      .references(() => users.id),
    expiresAt: kit.text('expires_at').notNull(),
    usedAt: kit.text('used_at'),
  })

/** Who is signed in. Only the hash of the secret is kept. Moments are the real clock's. */
export const sessionsTable = (kit: Kit, { users }: { users: Users }) =>
  kit.table(
    'sessions',
    {
      hash: kit.text('hash').primaryKey(),
      user: kit
        .text('user')
        .notNull()
        .references(() => users.id),
      createdAt: kit.text('created_at').notNull(),
      expiresAt: kit.text('expires_at').notNull(),
    },
    (table) => [kit.index('sessions_by_expiry').on(table.expiresAt)],
  )

/** Tokens for scripts. Only the hash of the secret is kept. */
export const tokensTable = (kit: Kit) =>
  kit.table('tokens', {
    id: kit.text('id').primaryKey(),
    hash: kit.text('hash').notNull().unique(),
    name: kit.text('name').notNull(),
    role: kit.text('role').$type<Role>().notNull(),
    revokedAt: kit.text('revoked_at'),
    ...rowStamp(kit),
  })

/** Answers to writes that were given an `Idempotency-Key`, kept so that a repeat does nothing twice. */
export const idempotencyTable = (kit: Kit) =>
  kit.table(
    'idempotency',
    {
      key: kit.text('key').notNull(),
      actor: kit.text('actor').notNull(),
      /** SHA-256 over method, address and body: the same key with another request is refused. */
      requestHash: kit.text('request_hash').notNull(),
      /** The request that was answered. Empty where a version answered that did not keep it. */
      requestId: kit.text('request_id'),
      answer: kit.text('answer').notNull(),
      createdAt: kit.text('created_at').notNull(),
    },
    (table) => [
      kit.primaryKey({ columns: [table.actor, table.key] }),
      kit.index('idempotency_by_age').on(table.createdAt),
    ],
  )

/** How often something that is limited was tried, such as a sign-in from one address; shared by all servers. */
export const attemptsTable = (kit: Kit) =>
  kit.table(
    'attempts',
    {
      key: kit.text('key').primaryKey(),
      count: kit.integer('count').notNull(),
      /** When it is forgotten, by the real clock. */
      expiresAt: kit.text('expires_at').notNull(),
    },
    (table) => [kit.index('attempts_by_expiry').on(table.expiresAt)],
  )
