import { hash, verify } from '@node-rs/argon2'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { PASSWORD_PROBLEMS, passwordProblem } from '../../schema/rules/passwords.js'
import { findCredentials, updateCredentials } from '../store/credentials.js'
import { deleteSessionsOf } from '../store/sessions.js'
import { findUser, type UserRecord } from '../store/users.js'
import { limitWrong } from './attempts.js'
import { type Context, change } from './change.js'
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

/** How many wrong tries somebody who is signed in has to show that it is they who sit there: whoever has their session guesses. */
export const ownTries = (id: string) => [{ key: `own ${id}`, most: 5, minutes: 15 }]

/** The same signs, however a keyboard composes them. */
const normal = (password: string) => password.normalize('NFKC')

/**
 * Chooses or changes the password of a user: whoever has one says it, unless they have just come by a link.
 * @param current the password until now
 * @param fresh whether they came by a one-time link, just now
 * @param session the one that they ask by: whoever else is in by what was good until now is in no more
 * @throws Refusal `password_wrong`, `rate_limited`, or `invalid_input` with what is wrong with the new one.
 */
export async function choosePassword(
  context: Context,
  id: string,
  password: string,
  { current, fresh, session }: { current: string | undefined; fresh: boolean; session: string | null },
  realNow: Date,
): Promise<void> {
  const user = requireRow(await findUser(context.store, id), id)
  const before = await findCredentials(context.store, id)
  if (before?.passwordHash && !fresh)
    await limitWrong(context.store, ownTries(id), realNow, async () => {
      if (!(await isPassword(before.passwordHash, current ?? ''))) throw new Refusal('password_wrong')
    })
  refuseWeak(password, user)
  const passwordHash = await hash(normal(password), COSTS)
  await change(context, async (work) => {
    const row = requireRow(await findUser(work.tx, id), id)
    await updateCredentials(work.tx, id, { passwordHash })
    await deleteSessionsOf(work.tx, id, session)
    await writeUser(work, row, { passwordAt: work.at }, undefined)
  })
}

function refuseWeak(password: string, user: UserRecord): void {
  const problem = passwordProblem(password, user)
  if (problem)
    throw new Refusal('invalid_input', {
      errors: [fieldProblem('password', `password_${problem}`, PASSWORD_PROBLEMS[problem])],
    })
}
