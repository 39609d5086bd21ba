import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../../schema/api/errors.js'
import { ROLE_WORDS, ROLES, type Role } from '../../schema/rules/access.js'
import type { Store } from '../engines/store.js'
import {
  deleteExpired,
  deleteSession,
  findAttempts,
  findTokenById,
  findUser,
  insertLink,
  insertSession,
  insertToken,
  insertUser,
  type UserRecord,
  updateAttempts,
  updateToken,
  useLink,
} from '../store/access.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow } from './concept.js'
import { createRow, makeNextVersion, requireRow, stampNew } from './rows.js'

const NOT_REBUILT = { not: 'A past register is only read, by those who may sign in now.' }
const NOT_UNDONE = { not: 'Who may sign in is managed for itself.' }

/** All that is known of a user. */
export const userConcept: Concept<'user', 'users'> = {
  entity: 'user',
  table: 'users',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: NOT_REBUILT,
  undo: NOT_UNDONE,
}

/** All that is known of a token. */
export const tokenConcept: Concept<'token', 'tokens'> = {
  entity: 'token',
  table: 'tokens',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: NOT_REBUILT,
  undo: NOT_UNDONE,
}

/** How long a one-time sign-in link is good. */
export const LINK_MINUTES = 15

/** What the database keeps of a secret. The secrets are 256 random bits, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

const makeSecret = () => randomBytes(32).toString('base64url')

/** The user that stands for a role, made when it is not there: the id is the role, the name its word. */
function createRoleUser(context: Context, role: Role): Promise<string> {
  return change(context, async (work) => {
    if (await findUser(work.tx, role)) return role
    const row = { id: role, name: ROLE_WORDS[role].nb, role, active: true, ...stampNew(work.at) }
    await createRow(work, row, insertUser, labelRow(userConcept, row, undefined))
    return role
  })
}

/** Users for these roles; all of them when none are named. */
export async function createRoleUsers(context: Context, roles: readonly Role[] = ROLES): Promise<void> {
  for (const role of roles) await createRoleUser(context, role)
}

/**
 * Makes a one-time sign-in link for a user and answers its secret. `realNow` is the real clock:
 * access never follows the programme's.
 */
export async function createLink(store: Store, user: string, realNow: Date): Promise<string> {
  const secret = makeSecret()
  const expiresAt = new Date(realNow.getTime() + LINK_MINUTES * 60_000).toISOString()
  await store.transaction((tx) => insertLink(tx, { hash: hashSecret(secret), user, expiresAt, usedAt: null }))
  return secret
}

/**
 * Signs in with a one-time link: uses it up and answers the secret of a new session, and whose it is.
 * @throws Refusal `link_unusable` when it is unknown, used or past its time, or its user is not active.
 */
export async function createSession(
  store: Store,
  link: string,
  realNow: Date,
  hours: number,
): Promise<{ secret: string; user: UserRecord; expiresAt: string }> {
  const secret = makeSecret()
  const now = realNow.toISOString()
  const expiresAt = new Date(realNow.getTime() + hours * 3_600_000).toISOString()
  return store.transaction(async (tx) => {
    const id = await useLink(tx, hashSecret(link), now)
    const user = id === undefined ? undefined : await findUser(tx, id)
    if (!user?.active) throw new Refusal('link_unusable')
    await deleteExpired(tx, now)
    await insertSession(tx, { hash: hashSecret(secret), user: user.id, createdAt: now, expiresAt })
    return { secret, user, expiresAt }
  })
}

/** Ends a session at once. */
export async function endSession(store: Store, secret: string): Promise<void> {
  await store.transaction((tx) => deleteSession(tx, hashSecret(secret)))
}

/** Makes a token for scripts and answers its secret, which is shown this once. */
export function createToken(
  context: Context,
  name: string,
  role: Role,
): Promise<{ id: string; secret: string }> {
  return change(context, async (work) => {
    const secret = `hrm_${makeSecret()}`
    const id = `token-${randomBytes(4).toString('hex')}`
    const row = { id, hash: hashSecret(secret), name, role, revokedAt: null, ...stampNew(work.at) }
    await createRow(work, row, insertToken, labelRow(tokenConcept, row, undefined))
    return { id, secret }
  })
}

/** Revokes a token: it is refused from now on. @throws Refusal `not_found`, or `voided` when it was revoked before. */
export function revokeToken(context: Context, id: string): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findTokenById(work.tx, id), id)
    if (row.revokedAt) throw new Refusal('voided', { about: id })
    const changed = makeNextVersion(row, { revokedAt: work.at }, work.at)
    await work.send(updateToken(work.tx, changed))
    await work.log({
      action: 'void',
      ...labelRow(tokenConcept, changed, undefined),
      before: row,
      after: changed,
    })
  })
}

/**
 * Counts an attempt at something limited, for all servers of the register together, and answers how many there were in
 * the present time of `milliseconds`, and how long it lasts yet. Beyond `most` nothing is written any more.
 */
export async function countAttempt(
  store: Store,
  key: string,
  realNow: Date,
  milliseconds: number,
  most: number,
): Promise<{ current: number; ttl: number }> {
  const now = realNow.toISOString()
  const expiresAt = new Date(realNow.getTime() + milliseconds).toISOString()
  const before = await findAttempts(store, key, now)
  const row =
    before && before.count > most
      ? before
      : await store.transaction((tx) => updateAttempts(tx, key, now, expiresAt))
  return { current: row?.count ?? 1, ttl: Date.parse(row?.expiresAt ?? expiresAt) - realNow.getTime() }
}
