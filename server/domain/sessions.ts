import { Refusal } from '../../schema/api/errors.js'
import type { Role } from '../../schema/rules/access.js'
import type { Store } from '../engines/store.js'
import { deleteLinksBefore, useLink } from '../store/links.js'
import { findProgramme } from '../store/programme.js'
import {
  deleteSession,
  deleteSessionOf,
  deleteSessionsBefore,
  deleteSessionsOf,
  findSession,
  insertSession,
  type SessionRecord,
  updateSeen,
} from '../store/sessions.js'
import { findUser, type UserRecord } from '../store/users.js'
import { limitWrong } from './attempts.js'
import { type Change, type Context, change, changeAll } from './change.js'
import { requireGoodLink } from './links.js'
import { ownTries } from './passwords.js'
import { requireRow } from './rows.js'
import { requireSecondFactor } from './secondFactor.js'
import { hashSecret, makeId, makeSecret } from './secrets.js'
import { acceptInvitation, createUser, refuseOut, type UserFields } from './users.js'

/** How somebody signed in. */
type SignInMethod = 'link' | 'password' | 'provider' | 'demo'

/** How long sessions last. */
export interface SessionLimits {
  /** However much they are used. */
  hours: number
  /** Without being used. */
  idleMinutes: number
}

/** Where somebody signs in. */
export interface Browser {
  /** What it says it is, shortened. */
  agent: string
  /** The secret of the session that it has already, if any. */
  secret: string | undefined
  /** Whether they sign in although somebody else is signed in there. */
  instead: boolean
}

/** A session that was made: its secret is for the browser alone. */
export interface MadeSession {
  secret: string
  user: UserRecord
  expiresAt: string
}

/** What somebody says to come in by a one-time link. */
export interface LinkSignIn {
  link: string
  /** Who the first administrator is. */
  first?: Pick<UserFields, 'name' | 'email'> | undefined
  /** Of the second factor, where there is one. */
  code?: string | undefined
}

/** How long a link that has ended is kept, so that whoever opens it is told when it was used, in days. */
const KEPT_DAYS = 30

/**
 * Signs in with a one-time link, which is used up: answers the secret of a new session, and whose it is. Whoever was
 * invited has come by that; the first administrator says who they are. Wrong codes are counted, wherever they come from: the link
 * alone is not to be enough.
 * @param context as nobody in particular: what is written is written by whoever signs in
 * @throws Refusal as `requireGoodLink` and `beginSession`, `already_exists`, `code_required`, `code_wrong` or `rate_limited`, or
 * `state_incomplete` for a first administrator without a name.
 */
export async function signInByLink(
  context: Context,
  { link, first, code }: LinkSignIn,
  browser: Browser,
  realNow: Date,
  limits: SessionLimits,
): Promise<MadeSession> {
  const run = () =>
    changeAll(context, async (all) => {
      const { tx } = all.work
      const good = await requireGoodLink(tx, link, realNow)
      const user = good.user ?? (await createFirst(all, first))
      await requireSecondFactor(tx, user, code, realNow)
      // Of two that come at once, one gets in.
      if (!(await useLink(tx, hashSecret(link), realNow.toISOString()))) throw new Refusal('link_used')
      return change(asUser(all, user), (work) => beginSession(work, user, 'link', browser, realNow, limits))
    })
  const { user } = await requireGoodLink(context.store, link, realNow)
  if (!user || user.secondFactorAt === null) return run()
  return limitWrong(context.store, ownTries(user.id), realNow, run)
}

/**
 * Signs in somebody who tries the demo, as the person who has a role there: answers the secret of a new session, and whose it is.
 * @param context as nobody in particular
 * @throws Refusal as `beginSession`, or `demo_only` where the register is not the demo.
 */
export function signInToDemo(
  context: Context,
  role: Role,
  browser: Browser,
  realNow: Date,
  limits: SessionLimits,
): Promise<MadeSession> {
  return changeAll(context, async (all) => {
    const { tx } = all.work
    const user = await findUser(tx, role)
    if (!(await findProgramme(tx))?.synthetic || !user) throw new Refusal('demo_only')
    return change(asUser(all, user), (work) => beginSession(work, user, 'demo', browser, realNow, limits))
  })
}

/** Somebody who begins a register writes themselves into it. @throws Refusal `state_incomplete` without a name. */
async function createFirst(
  context: Context,
  first: Pick<UserFields, 'name' | 'email'> | undefined,
): Promise<UserRecord> {
  if (!first) throw new Refusal('state_incomplete', { about: 'name, email' })
  const fields: UserFields = { ...first, roles: ['administrator'], scope: [] }
  const actor = { id: 'first-administrator', name: first.name, roles: fields.roles, scope: [] }
  const id = await createUser({ ...context, actor }, fields)
  return requireRow(await change(context, ({ tx }) => findUser(tx, id)), id)
}

/** The context of what somebody does who has shown who they are. */
export const asUser = (context: Context, { id, name, roles, scope }: UserRecord): Context => ({
  ...context,
  actor: { id, name, roles, scope },
})

/** Whether a session still lets its user in: they are no longer locked out, and neither limit has passed. */
export function isLive(
  { session, user }: { session: SessionRecord; user: Pick<UserRecord, 'state'> },
  idleMinutes: number,
  realNow: Date,
): boolean {
  const idleSince = new Date(realNow.getTime() - idleMinutes * 60_000).toISOString()
  return (
    user.state === 'active' && session.expiresAt > realNow.toISOString() && session.lastSeenAt > idleSince
  )
}

/**
 * Begins a session of a user who has shown who they are; one that the browser had before ends.
 * @throws Refusal `user_locked`, `user_erased`, or `signed_in_as_other` where the one before is somebody else’s and they have
 * not said that they want to change: whoever leads a browser to a sign-in of theirs would have its user work under their name.
 */
export async function beginSession(
  work: Change,
  found: UserRecord,
  method: SignInMethod,
  browser: Browser,
  realNow: Date,
  { hours, idleMinutes }: SessionLimits,
): Promise<MadeSession> {
  const { tx } = work
  refuseOut(found)
  const before = browser.secret === undefined ? undefined : await findSession(tx, hashSecret(browser.secret))
  const isOther = before && before.user.id !== found.id && isLive(before, idleMinutes, realNow)
  if (isOther && !browser.instead) throw new Refusal('signed_in_as_other', { about: before.user.name })
  const now = realNow.toISOString()
  const user = found.state === 'invited' ? await acceptInvitation(work, found) : found
  await deleteSessionsBefore(tx, now)
  await deleteLinksBefore(tx, new Date(realNow.getTime() - KEPT_DAYS * 86_400_000).toISOString())
  if (browser.secret !== undefined) await deleteSession(tx, hashSecret(browser.secret))
  const secret = makeSecret()
  const expiresAt = new Date(realNow.getTime() + hours * 3_600_000).toISOString()
  const id = makeId('session')
  await insertSession(tx, {
    ...{ id, method, expiresAt, hash: hashSecret(secret), user: user.id, agent: browser.agent },
    ...{ createdAt: now, lastSeenAt: now },
  })
  await updateSeen(tx, { user: user.id, session: id, token: null }, now)
  return { secret, user, expiresAt }
}

/** Keeps when a person was last here, by which session or token. */
export async function keepSeen(
  store: Store,
  seen: { user: string; session: string | null; token: string | null },
  realNow: Date,
): Promise<void> {
  await store.transaction((tx) => updateSeen(tx, seen, realNow.toISOString()))
}

/** Ends a session at once. */
export async function endSession(store: Store, secret: string): Promise<void> {
  await store.transaction((tx) => deleteSession(tx, hashSecret(secret)))
}

/** Ends one session of a user, which is known by its id. @throws Refusal `not_found`. */
export async function endSessionOf(store: Store, user: string, id: string): Promise<void> {
  if (!(await store.transaction((tx) => deleteSessionOf(tx, user, id))))
    throw new Refusal('not_found', { about: id })
}

/** Ends all sessions of a user, but the one that is to stay, and answers how many there were. */
export async function endSessionsOf(store: Store, user: string, stays: string | null): Promise<number> {
  return store.transaction((tx) => deleteSessionsOf(tx, user, stays))
}
