import { hash, verify } from '@node-rs/argon2'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { PASSWORD_PROBLEMS, passwordProblem } from '../../schema/rules/passwords.js'
import type { Store } from '../engines/store.js'
import { findCredentials, updateCredentials } from '../store/credentials.js'
import { deleteSessionsOf } from '../store/sessions.js'
import { findUser, type UserRecord } from '../store/users.js'
import { limitWrong } from './attempts.js'
import { type Context, change } from './change.js'
import { findCommonPasswords } from './commonPasswords.js'
import { requireRow } from './rows.js'
import { writeUser } from './users.js'

/** What a try costs whoever guesses: argon2id (the default) by OWASP's password storage cheat sheet, memory in KiB. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is verified where there is no password, so that who is not there takes as long as who is. */
const nobodys = hash('harmoni', COSTS)

/** Whether a password is the one of this hash. Takes as long for who has none. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const isIt = await verify(passwordHash ?? (await nobodys), normal(password))
  return isIt && Boolean(passwordHash)
}

/**
 * How many wrong tries somebody has to show that it is they, of whom more is known already: whoever has their session or link
 * guesses. The key ends as no id does: what is forgotten under it is of nobody else whose id begins so.
 */
export const ownTries = (id: string) => [{ key: `own ${id} `, most: 5, minutes: 15 }]

/** The same signs, however a keyboard composes them. */
const normal = (password: string) => password.normalize('NFKC')

/** How somebody who is signed in shows that it is they, and not whoever has found their session. */
export interface Proof {
  /** Their password as they write it; null where no passwords are taken. */
  password: string | null | undefined
  /** Whether they came by a one-time link or a provider, just now. */
  fresh: boolean
}

/**
 * Asks for what one signs in by before what one signs in by is changed: the password of who has one, unless they have just come
 * another way.
 * @throws Refusal `password_wrong`, `rate_limited`, or `sign_in_again` of who has none.
 */
export async function requireProof(
  store: Store,
  id: string,
  { password, fresh }: Proof,
  realNow: Date,
): Promise<void> {
  if (fresh) return
  const passwordHash = (await findCredentials(store, id))?.passwordHash
  if (password === null || !passwordHash) throw new Refusal('sign_in_again')
  await limitWrong(store, ownTries(id), realNow, async () => {
    if (!(await isPassword(passwordHash, password ?? ''))) throw new Refusal('password_wrong')
  })
}

/**
 * Chooses or changes the password of a user, who shows that it is they.
 * @param session the one that they ask by: whoever else is in by what was good until now is in no more
 * @throws Refusal as `requireProof`, or `invalid_input` with what is wrong with the new one.
 */
export async function choosePassword(
  context: Context,
  id: string,
  password: string,
  proof: Proof,
  session: string | null,
  realNow: Date,
): Promise<void> {
  const user = requireRow(await findUser(context.store, id), id)
  await requireProof(context.store, id, proof, realNow)
  await refuseWeak(password, user)
  const passwordHash = await hash(normal(password), COSTS)
  await change(context, async (work) => {
    const row = requireRow(await findUser(work.tx, id), id)
    await updateCredentials(work.tx, id, { passwordHash })
    await deleteSessionsOf(work.tx, id, session)
    await writeUser(work, row, { passwordAt: work.at }, undefined)
  })
}

async function refuseWeak(password: string, user: UserRecord): Promise<void> {
  const problem = passwordProblem(password, user, await findCommonPasswords())
  if (problem)
    throw new Refusal('invalid_input', {
      errors: [fieldProblem('password', `password_${problem}`, PASSWORD_PROBLEMS[problem])],
    })
}
