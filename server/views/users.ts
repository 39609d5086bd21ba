import { Refusal } from '../../schema/api/errors.js'
import type { Token } from '../../schema/api/tokens.js'
import type { User } from '../../schema/api/users.js'
import type { Role } from '../../schema/rules/access.js'
import { foldText, inTextOrder } from '../../schema/rules/text.js'
import type { UserState } from '../../schema/rules/users.js'
import type { Reader } from '../engines/store.js'
import { together } from '../engines/turns.js'
import { listInvitations } from '../store/links.js'
import { listSessions } from '../store/sessions.js'
import { listTokens, type TokenRecord } from '../store/tokens.js'
import { countChangesBy, listUsers, type UserRecord } from '../store/users.js'

/** Which users are asked for. */
export interface UserFilters {
  q?: string | undefined
  role?: Role[] | undefined
  state?: UserState[] | undefined
}

/** The users that the filters keep, by name, with what hangs on each. Five statements. */
export async function readUsers(reader: Reader, realNow: Date, filters: UserFilters): Promise<User[]> {
  const now = realNow.toISOString()
  const [users, sessions, tokens, invitations, changes] = await together([
    listUsers(reader),
    listSessions(reader),
    listTokens(reader),
    listInvitations(reader),
    countChangesBy(reader),
  ])
  const owners = new Map(users.map((user) => [user.id, user]))
  const open = tally(sessions.filter(({ expiresAt }) => expiresAt > now).map(({ user }) => user))
  const good = tally(tokens.filter((token) => isGood(token, owners, now)).map(({ owner }) => owner ?? ''))
  const until = new Map(invitations.map(({ user, expiresAt }) => [user, expiresAt]))
  const asked = users.filter((user) => isAskedFor(user, filters))
  return inTextOrder(asked, ({ name }) => name).map((user) => ({
    ...describeUser(user),
    invitedUntil: user.state === 'invited' ? (until.get(user.id) ?? null) : null,
    sessions: open.get(user.id) ?? 0,
    tokens: good.get(user.id) ?? 0,
    changes: changes.get(user.id) ?? 0,
  }))
}

function isAskedFor({ name, email, roles, state }: UserRecord, { q, role, state: states }: UserFilters) {
  const text = foldText(`${name} ${email ?? ''}`)
  const words = foldText(q ?? '').split(' ')
  return (
    words.every((word) => text.includes(word)) &&
    (!role || role.some((one) => roles.includes(one))) &&
    (!states || states.includes(state))
  )
}

function tally(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function describeUser(user: UserRecord) {
  const { id, name, email, subject, roles, scope, state, linkedAt, passwordAt, lastSeenAt } = user
  const { version, createdAt, updatedAt } = user
  const way: User['way'] = subject !== null ? 'provider' : passwordAt !== null ? 'password' : 'link'
  return {
    ...{ id, name, email, roles, scope, state, way, linkedAt, lastSeenAt },
    secondFactor: user.secondFactorAt !== null,
    version,
    createdAt,
    updatedAt,
  }
}

/** The tokens of everybody, or of one user, the oldest first. Two statements. */
export async function readTokens(reader: Reader, realNow: Date, owner?: string): Promise<Token[]> {
  const [tokens, users] = await together([listTokens(reader, owner), listUsers(reader)])
  const owners = new Map(users.map((user) => [user.id, user]))
  const now = realNow.toISOString()
  return tokens.map((token) => {
    const { id, name, roles, access, expiresOn, revokedAt, lastSeenAt } = token
    const { version, createdAt, updatedAt } = token
    const user = token.owner === null ? undefined : owners.get(token.owner)
    return {
      ...{ id, name, roles, access, expiresOn, revokedAt, lastSeenAt, version, createdAt, updatedAt },
      owner: user ? { id: user.id, name: user.name } : null,
      good: isGood(token, owners, now),
    }
  })
}

function isGood(
  { owner, expiresOn, revokedAt }: TokenRecord,
  owners: ReadonlyMap<string, UserRecord>,
  now: string,
): boolean {
  const isIn = owner !== null && owners.get(owner)?.state === 'active'
  return isIn && revokedAt === null && (expiresOn === null || expiresOn >= now.slice(0, 10))
}

/** One user. @throws Refusal `not_found`. */
export async function readUser(reader: Reader, id: string, realNow: Date): Promise<User> {
  const users = await readUsers(reader, realNow, {})
  const user = users.find((one) => one.id === id)
  if (!user) throw new Refusal('not_found', { about: id })
  return user
}
