import { Secret, TOTP } from 'otpauth'
import { Refusal } from '../../schema/api/errors.js'
import type { Store, Tx } from '../engines/store.js'
import { deleteCredentials, findCredentials, spendTotpStep, updateCredentials } from '../store/credentials.js'
import { deleteSessionsOf } from '../store/sessions.js'
import { findUser, type UserRecord } from '../store/users.js'
import { limitWrong } from './attempts.js'
import { type Context, change } from './change.js'
import { ownTries, type Proof, requireProof } from './passwords.js'
import { requireRow } from './rows.js'
import { refuseErased, requireUser, writeUser } from './users.js'

/** Codes by RFC 6238 as every app for them computes them. */
const SECONDS = 30
/** A clock may be one step off, either way. */
const WINDOW = 1

function totpOf(secret: string, user: Pick<UserRecord, 'email' | 'name'>): TOTP {
  const label = user.email ?? user.name
  return new TOTP({ issuer: 'Harmoni', label, secret: Secret.fromBase32(secret), period: SECONDS })
}

/**
 * Makes a new secret for a user, which counts once they have shown that they can compute codes of it. One that counts already
 * goes on counting until then. They show that it is they: whoever has found their session would lock them out by a factor of
 * their own.
 * @throws Refusal as `requireProof`, `second_factor_there` or `user_erased`
 */
export async function beginSecondFactor(
  store: Store,
  id: string,
  proof: Proof,
  realNow: Date,
): Promise<{ secret: string; address: string }> {
  await requireProof(store, id, proof, realNow)
  return store.transaction(async (tx) => {
    const user = requireRow(await findUser(tx, id), id)
    refuseErased(user)
    if (user.secondFactorAt !== null) throw new Refusal('second_factor_there')
    const secret = new Secret({ size: 20 }).base32
    await updateCredentials(tx, id, { totpSecret: secret, totpStep: null })
    return { secret, address: totpOf(secret, user).toString() }
  })
}

/** Begins to ask a user for codes, of which they give one. @throws Refusal `second_factor_there`, `code_wrong` or `rate_limited`. */
export function confirmSecondFactor(
  context: Context,
  id: string,
  code: string,
  realNow: Date,
): Promise<void> {
  return limitWrong(context.store, ownTries(id), realNow, () =>
    change(context, async (work) => {
      const user = requireRow(await findUser(work.tx, id), id)
      if (user.secondFactorAt !== null) throw new Refusal('second_factor_there')
      await spendCode(work.tx, user, code, realNow)
      await writeUser(work, user, { secondFactorAt: work.at }, undefined)
    }),
  )
}

/** Asks a user for codes no more, who gives a last one. @throws Refusal `code_wrong` or `rate_limited`. */
export function endSecondFactor(context: Context, id: string, code: string, realNow: Date): Promise<void> {
  return limitWrong(context.store, ownTries(id), realNow, () =>
    change(context, async (work) => {
      const user = requireRow(await findUser(work.tx, id), id)
      await spendCode(work.tx, user, code, realNow)
      await updateCredentials(work.tx, id, { totpSecret: null, totpStep: null })
      await writeUser(work, user, { secondFactorAt: null }, undefined)
    }),
  )
}

/**
 * Takes password and second factor from a user, who has lost them, perhaps to somebody: their sessions end, and they come by a
 * link.
 * @throws Refusal `not_found`, `version_conflict` or `user_erased`.
 */
export function resetCredentials(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const user = await requireUser(work.tx, id, version)
    await deleteCredentials(work.tx, id)
    await deleteSessionsOf(work.tx, id, null)
    await writeUser(work, user, { passwordAt: null, secondFactorAt: null }, reason)
  })
}

/**
 * Asks for a code of whoever has a second factor; each is good once.
 * @throws Refusal `code_required` without one, or `code_wrong`.
 */
export async function requireSecondFactor(
  tx: Tx,
  user: UserRecord,
  code: string | undefined,
  realNow: Date,
): Promise<void> {
  if (user.secondFactorAt === null) return
  if (code === undefined || code === '') throw new Refusal('code_required')
  await spendCode(tx, user, code, realNow)
}

async function spendCode(tx: Tx, user: UserRecord, code: string, realNow: Date): Promise<void> {
  const secret = (await findCredentials(tx, user.id))?.totpSecret
  const timestamp = realNow.getTime()
  const token = code.replace(/\s/g, '')
  const delta = secret ? totpOf(secret, user).validate({ token, timestamp, window: WINDOW }) : null
  if (delta === null) throw new Refusal('code_wrong')
  const step = Math.floor(timestamp / 1000 / SECONDS) + delta
  if (!(await spendTotpStep(tx, user.id, step))) throw new Refusal('code_wrong')
}
