import { Refusal } from '../../schema/api/errors.js'
import { foldEmail } from '../../schema/rules/users.js'
import type { Store } from '../engines/store.js'
import { findAttempts } from '../store/attempts.js'
import { findCredentials } from '../store/credentials.js'
import { findUserByEmail } from '../store/users.js'
import { countAttempt } from './attempts.js'
import { type Context, change, changeAll } from './change.js'
import { isPassword } from './passwords.js'
import { requireSecondFactor } from './secondFactor.js'
import { asUser, type Browser, beginSession, type MadeSession, type SessionLimits } from './sessions.js'

/** What somebody says to come in by a password. */
export interface PasswordSignIn {
  email: string
  password: string
  /** Of the second factor, where there is one. */
  code?: string | undefined
}

/**
 * How many wrong tries somebody has: a person from one address, a person from everywhere, in so many minutes. Whoever it is that
 * tries, the owner gets in by a link of an administrator meanwhile, and by the password when the time is up.
 */
const WRONG = [
  { from: 'address', most: 5, minutes: 15 },
  { from: 'everywhere', most: 100, minutes: 60 },
] as const

/**
 * Signs in with e-mail and password, and a code of the second factor where there is one. Who is not there is refused as who
 * is, and as slowly.
 * @param address where it is tried from
 * @throws Refusal `password_wrong`, `user_locked`, `code_required`, `code_wrong` or `rate_limited`.
 */
export async function signInByPassword(
  context: Context,
  { email, password, code }: PasswordSignIn,
  address: string,
  browser: Browser,
  realNow: Date,
  limits: SessionLimits,
): Promise<MadeSession> {
  const { store } = context
  const folded = foldEmail(email)
  const keys = WRONG.map((limit) => ({
    ...limit,
    key: keyOf(folded, limit.from === 'address' ? address : ''),
  }))
  await refuseTooMany(store, keys, realNow)
  const user = await findUserByEmail(store, folded)
  const credentials = user && (await findCredentials(store, user.id))
  try {
    // Nothing is told of somebody who is locked before they have shown who they are.
    if (!(await isPassword(credentials?.passwordHash, password)) || !user) throw new Refusal('password_wrong')
    if (user.state === 'locked') throw new Refusal('user_locked')
    return await changeAll(context, async (all) => {
      await requireSecondFactor(all.work.tx, user, code, realNow)
      return change(asUser(all, user), (work) =>
        beginSession(work, user, 'password', browser, realNow, limits),
      )
    })
  } catch (error) {
    if (error instanceof Refusal && ['password_wrong', 'code_wrong'].includes(error.code))
      for (const { key, most, minutes } of keys)
        await countAttempt(store, key, realNow, minutes * 60_000, most)
    throw error
  }
}

const keyOf = (email: string, address: string) => `password ${email} ${address}`

/** @throws Refusal `rate_limited` when there were too many wrong tries already; nothing is counted by it. */
async function refuseTooMany(
  store: Store,
  limits: readonly { key: string; most: number }[],
  realNow: Date,
): Promise<void> {
  for (const { key, most } of limits) {
    const tried = await findAttempts(store, key, realNow.toISOString())
    if (tried && tried.count >= most) throw new Refusal('rate_limited')
  }
}
