import { Refusal } from '../../schema/api/errors.js'
import { formatDate, timeIn } from '../../schema/rules/dates.js'
import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import type { LinkPurpose } from '../../schema/rules/users.js'
import type { Reader, Store } from '../engines/store.js'
import { deleteFirstLinks, deleteLinksOf, findLink, insertLink, type LinkRecord } from '../store/links.js'
import { findProgramme } from '../store/programme.js'
import { findUser, listAdministrators, type UserRecord } from '../store/users.js'
import { type Context, change } from './change.js'
import { requireRow } from './rows.js'
import { hashSecret, makeSecret } from './secrets.js'
import { refuseOut, writeUser } from './users.js'

/** How long a one-time link to sign in by is good. */
export const LINK_MINUTES = 10
/** How long an invitation is good, and the link that makes the first administrator. */
export const INVITATION_DAYS = 7

const MINUTES: Record<LinkPurpose, number> = {
  sign_in: LINK_MINUTES,
  invitation: INVITATION_DAYS * 24 * 60,
  first: INVITATION_DAYS * 24 * 60,
}

/** A link that was made: its secret is told this once. */
export interface MadeLink {
  secret: string
  purpose: LinkPurpose
  expiresAt: string
}

/**
 * Makes a one-time link for a user: an invitation for one who has not come yet, else one to sign in by. Those that were
 * made before are good no more. `realNow` is the real clock: access never follows the programme's.
 * @throws Refusal `not_found`, `user_locked` or `user_erased`.
 */
export function createLink(context: Context, id: string, realNow: Date): Promise<MadeLink> {
  return change(context, async (work) => {
    const user = requireRow(await findUser(work.tx, id), id)
    refuseOut(user)
    await deleteLinksOf(work.tx, id)
    const { row, made } = makeLink(id, user.state === 'invited' ? 'invitation' : 'sign_in', realNow)
    await insertLink(work.tx, row)
    await writeUser(work, user, { linkedAt: work.at }, undefined)
    return made
  })
}

/**
 * Makes the link by which the first administrator begins; null when there is one. One that was made before is good no
 * more.
 */
export async function createFirstLink(store: Store, realNow: Date): Promise<MadeLink | null> {
  return store.transaction(async (tx) => {
    await deleteFirstLinks(tx)
    if ((await listAdministrators(tx)).length > 0) return null
    const { row, made } = makeLink(null, 'first', realNow)
    await insertLink(tx, row)
    return made
  })
}

function makeLink(user: string | null, purpose: LinkPurpose, realNow: Date) {
  const secret = makeSecret()
  const createdAt = realNow.toISOString()
  const expiresAt = new Date(realNow.getTime() + MINUTES[purpose] * 60_000).toISOString()
  const row: LinkRecord = { hash: hashSecret(secret), user, purpose, createdAt, expiresAt, usedAt: null }
  return { row, made: { secret, purpose, expiresAt } }
}

/** A link that may be used, and whose it is: nobody's yet that makes the first administrator. */
export interface GoodLink {
  link: LinkRecord
  user: UserRecord | null
}

/**
 * Finds a link that may be used. It is not used up by this.
 * @throws Refusal `link_unusable` for one that is unknown, `link_used`, `link_expired`, `user_locked` or
 * `administrator_exists`.
 */
export async function requireGoodLink(reader: Reader, secret: string, realNow: Date): Promise<GoodLink> {
  const link = await findLink(reader, hashSecret(secret))
  if (!link) throw new Refusal('link_unusable')
  if (link.usedAt !== null) {
    // By the clock of whoever reads it: so they know whether it was they.
    const { timeZone } = (await findProgramme(reader)) ?? DEFAULT_SETTINGS
    const [date = '', time = ''] = timeIn(timeZone, link.usedAt).split(' ')
    throw new Refusal('link_used', { about: `${formatDate(date)} ${time.slice(0, 5)}` })
  }
  if (link.expiresAt <= realNow.toISOString()) throw new Refusal('link_expired')
  const user = link.user === null ? null : ((await findUser(reader, link.user)) ?? null)
  if (user) refuseOut(user)
  if (!user && (await listAdministrators(reader)).length > 0) throw new Refusal('administrator_exists')
  return { link, user }
}
