import type { Role } from '../rules/access.js'
import type { LinkPurpose, TokenAccess, UserState } from '../rules/users.js'
import { type Kit, rowStamp } from './columns.js'

type Users = ReturnType<typeof usersTable>

/** The people who may sign in; in registers of before, and in the demo, some stand for a role. */
export const usersTable = (kit: Kit) =>
  kit.table(
    'users',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      /** Folded, so that one address is one person. None has who stands for a role. */
      email: kit.text('email'),
      /** Who this is to a provider of sign-in: its issuer and their subject there. */
      subject: kit.text('subject'),
      roles: kit.json<Role[]>('roles').notNull().default([]),
      scope: kit.json<string[]>('scope').notNull().default([]),
      state: kit.text('state').$type<UserState>().notNull().default('active'),
      /** When a link to sign in by was last made. */
      linkedAt: kit.text('linked_at'),
      /** When they chose their password and began to use a second factor; null where they have none. */
      passwordAt: kit.text('password_at'),
      secondFactorAt: kit.text('second_factor_at'),
      /** When they last asked for something, by the real clock. */
      lastSeenAt: kit.text('last_seen_at'),
      ...rowStamp(kit),
    },
    (table) => [
      kit.uniqueIndex('users_by_email').on(table.email),
      kit.uniqueIndex('users_by_subject').on(table.subject),
    ],
  )

/** What users who sign in here prove themselves by. The log knows that it is there, and never what it is. */
export const credentialsTable = (kit: Kit, { users }: { users: Users }) =>
  kit.table('credentials', {
    user: kit
      .text('user')
      .primaryKey()
      .references(() => users.id),
    /** Of the password, by argon2id with its salt and costs; null where there is none. */
    passwordHash: kit.text('password_hash'),
    /** What codes are computed of (RFC 6238), in base32; it counts from `users.secondFactorAt` on. */
    totpSecret: kit.text('totp_secret'),
    /** The last time step of which a code was used: none is good twice. */
    totpStep: kit.integer('totp_step'),
  })

/** One-time links. Only the hash of the secret is kept. Moments are the real clock's. */
export const linksTable = (kit: Kit, { users }: { users: Users }) =>
  kit.table(
    'links',
    {
      hash: kit.text('hash').primaryKey(),
      /** Whose it is; nobody's yet that makes the first administrator. */
      user: kit.text('user').references(() => users.id),
      purpose: kit.text('purpose').$type<LinkPurpose>().notNull(),
      createdAt: kit.text('created_at').notNull(),
      expiresAt: kit.text('expires_at').notNull(),
      usedAt: kit.text('used_at'),
    },
    (table) => [kit.index('links_by_user').on(table.user), kit.index('links_by_expiry').on(table.expiresAt)],
  )

/** Who is signed in. Only the hash of the secret is kept. Moments are the real clock's. */
export const sessionsTable = (kit: Kit, { users }: { users: Users }) =>
  kit.table(
    'sessions',
    {
      hash: kit.text('hash').primaryKey(),
      /** What it is called where sessions are listed: it opens nothing. */
      id: kit.text('id').notNull(),
      user: kit
        .text('user')
        .notNull()
        .references(() => users.id),
      /** How they signed in: by a link, or by a provider of sign-in. */
      method: kit.text('method').notNull(),
      /** What the browser said it is. */
      agent: kit.text('agent').notNull(),
      createdAt: kit.text('created_at').notNull(),
      lastSeenAt: kit.text('last_seen_at').notNull(),
      /** When it ends, however much it is used. */
      expiresAt: kit.text('expires_at').notNull(),
    },
    (table) => [
      kit.uniqueIndex('sessions_by_id').on(table.id),
      kit.index('sessions_by_user').on(table.user),
      kit.index('sessions_by_expiry').on(table.expiresAt),
    ],
  )

/** Tokens for scripts, each a person's. Only the hash of the secret is kept. */
export const tokensTable = (kit: Kit, { users }: { users: Users }) =>
  kit.table(
    'tokens',
    {
      id: kit.text('id').primaryKey(),
      hash: kit.text('hash').notNull().unique(),
      name: kit.text('name').notNull(),
      /** Whose it is. Of before there were owners: nobody's, and good for nothing. */
      owner: kit.text('owner').references(() => users.id),
      roles: kit.json<Role[]>('roles').notNull().default([]),
      access: kit.text('access').$type<TokenAccess>().notNull().default('write'),
      /** The last day that it is good on, by the real clock. */
      expiresOn: kit.text('expires_on'),
      revokedAt: kit.text('revoked_at'),
      /** When it was last used, by the real clock. */
      lastSeenAt: kit.text('last_seen_at'),
      ...rowStamp(kit),
    },
    (table) => [kit.index('tokens_by_owner').on(table.owner)],
  )

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
