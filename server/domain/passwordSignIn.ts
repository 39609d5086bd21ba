import { Refusal } from '../../schema/api/errors.js'
import { foldEmail } from '../../schema/rules/users.js'
import { findCredentials } from '../store/credentials.js'
import { findUser, findUserByEmail } from '../store/users.js'
import { limitWrong } from './attempts.js'
import { type Context, change, changeAll } from './change.js'
import { isPassword } from './passwords.js'
import { requireRow } from './rows.js'
import { requireSecondFactor } from './secondFactor.js'
import { asUser, type Browser, beginSession, type MadeSession, type SessionLimits } from './sessions.js'
import { refuseOut } from './users.js'

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
 * @throws Refusal as `beginSession`, `password_wrong`, `user_locked`, `user_erased`, `code_required`, `code_wrong` or
 * `rate_limited`.
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
  const tries = WRONG.map(({ from, ...limit }) => ({
    ...limit,
    key: keyOf(folded, from === 'address' ? address : ''),
  }))
  return limitWrong(store, tries, realNow, async () => {
    const user = await findUserByEmail(store, folded)
    const credentials = user && (await findCredentials(store, user.id))
    // Nothing is told of somebody who is locked before they have shown who they are.
    if (!(await isPassword(credentials?.passwordHash, password)) || !user) throw new Refusal('password_wrong')
    refuseOut(user)
    return changeAll(context, async (all) => {
      // As they are by now: a lock or an erasure that came meanwhile holds.
      const now = requireRow(await findUser(all.work.tx, user.id), user.id)
      refuseOut(now)
      await requireSecondFactor(all.work.tx, now, code, realNow)
      return change(asUser(all, now), (work) => beginSession(work, now, 'password', browser, realNow, limits))
    })
  })
}

/** What the tries of a person are counted under begins so, from wherever they come. */
export const triesOf = (email: string) => `password ${email} `

const keyOf = (email: string, address: string) => `${triesOf(email)}${address}`
