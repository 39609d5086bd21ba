import { Refusal } from '../../schema/api/errors.js'
import type { Role } from '../../schema/rules/access.js'
import { foldEmail, leavesNobody } from '../../schema/rules/users.js'
import type { Words } from '../../schema/rules/words.js'
import { deleteLinksOf } from '../store/links.js'
import {
  findUser,
  findUserByEmail,
  findUserBySubject,
  listAdministrators,
  type UserRecord,
} from '../store/users.js'
import { type Change, type Context, change, changeAll } from './change.js'
import { requireRow } from './rows.js'
import { makeId } from './secrets.js'
import { asUser, type Browser, beginSession, type MadeSession, type SessionLimits } from './sessions.js'
import { addUser, BLANK, refuseOut, writeUser } from './users.js'

/** Who an identity provider says that somebody is: checked to be its word. */
export interface Vouched {
  issuer: string
  /** What the issuer calls them, for ever. */
  subject: string
  /** An address that the provider vouches for; null when it vouches for none. */
  email: string | null
  name: string | null
  /** The roles that the provider gives; null when the register’s own hold. */
  roles: Role[] | null
}

/** The provider by which somebody comes, and whether it may bring people whom nobody has invited. */
export interface Voucher {
  id: string
  name: Words
  justInTime: boolean
}

/**
 * Signs in somebody for whom an identity provider vouches: answers the secret of a new session, and whose it is. A user
 * is known by what the provider calls them; the first time by the e-mail that they were invited by. What of a user
 * follows from that is written in the name of the provider.
 * @param context as nobody in particular
 * @throws Refusal as `beginSession`, `user_locked`, `user_unknown` or `user_of_another`
 */
export function signInByProvider(
  context: Context,
  voucher: Voucher,
  vouched: Vouched,
  browser: Browser,
  realNow: Date,
  limits: SessionLimits,
): Promise<MadeSession> {
  return changeAll(context, async (all) => {
    const actor = { id: `provider-${voucher.id}`, name: voucher.name.nb, roles: [], scope: [] }
    const user = await change({ ...all, actor }, async (work) => {
      const found = (await findVouched(work, vouched)) ?? (await makeVouched(work, voucher, vouched))
      refuseOut(found)
      return giveRoles(work, found, vouched.roles)
    })
    return change(asUser(all, user), (work) => beginSession(work, user, 'provider', browser, realNow, limits))
  })
}

/** What a user is known by who comes by a provider: nobody else is called so, whatever other providers there are. */
function subjectOf({ issuer, subject }: Vouched): string {
  return `${issuer} ${subject}`
}

/** The user whom the provider means; one who was invited by their e-mail is known by their subject from now on. */
async function findVouched(work: Change, vouched: Vouched): Promise<UserRecord | undefined> {
  const subject = subjectOf(vouched)
  const known = await findUserBySubject(work.tx, subject)
  if (known || vouched.email === null) return known
  const invited = await findUserByEmail(work.tx, foldEmail(vouched.email))
  if (!invited) return undefined
  if (invited.subject !== null) throw new Refusal('user_of_another', { about: invited.email ?? '' })
  // Whoever else has the invitation does not come by it any more.
  await deleteLinksOf(work.tx, invited.id)
  return writeUser(work, invited, { subject }, undefined)
}

/** Makes a user of somebody whom nobody has invited, where the settings say so: without a role until given one. */
async function makeVouched(work: Change, voucher: Voucher, vouched: Vouched): Promise<UserRecord> {
  const { name, email } = vouched
  if (!voucher.justInTime) throw new Refusal('user_unknown', { about: email ?? name ?? '' })
  const id = makeId('user')
  const folded = email === null ? null : foldEmail(email)
  const known = {
    id,
    subject: subjectOf(vouched),
    email: folded,
    name: name ?? email ?? `${voucher.name.nb} (${id})`,
  }
  await addUser(work, { ...BLANK, ...known, roles: [], state: 'active' })
  return requireRow(await findUser(work.tx, id), id)
}

/** Gives a user the roles that the provider says, and no others; the register keeps its last administrator. */
async function giveRoles(work: Change, user: UserRecord, roles: Role[] | null): Promise<UserRecord> {
  if (roles === null) return user
  const left = leavesNobody(await listAdministrators(work.tx), { ...user, roles })
  const given = left ? [...roles, 'administrator' as const] : roles
  const same = given.length === user.roles.length && given.every((role) => user.roles.includes(role))
  return same ? user : writeUser(work, user, { roles: given }, undefined)
}
