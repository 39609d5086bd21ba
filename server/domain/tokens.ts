import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { Role } from '../../schema/rules/access.js'
import { addDays, formatDate } from '../../schema/rules/dates.js'
import type { TokenAccess } from '../../schema/rules/users.js'
import { findTokenById, insertToken, type TokenRecord, updateToken } from '../store/tokens.js'
import { findUser } from '../store/users.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow } from './concept.js'
import { createRow, requireRow, stampNew, writeRow } from './rows.js'
import { hashSecret, makeId, makeSecret } from './secrets.js'
import { refuseOut } from './users.js'

/** All that is known of a token. */
export const tokenConcept: Concept<'token', 'tokens'> = {
  entity: 'token',
  table: 'tokens',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: { not: 'A past register is only read, by those who may sign in now.' },
  undo: { not: 'Who may sign in is managed for itself.' },
}

/** How long a token is good that nobody says otherwise of. */
export const TOKEN_DAYS = 365

/** What is said of a new token. */
export interface TokenFields {
  name: string
  /** Whose it is: what it does, they do. */
  owner: string
  /** Left out: all that the owner has. */
  roles?: Role[] | undefined
  access?: TokenAccess | undefined
  /** The last day that it is good on; left out, a year from now. */
  expiresOn?: string | undefined
}

/**
 * Makes a token for scripts and answers its secret, which is shown this once.
 * @throws Refusal `not_found`, `user_locked` or `user_erased` for its owner, `token_above_owner`, or `invalid_input` for a last day
 * that is over.
 */
export function createToken(
  context: Context,
  { name, owner, roles, access = 'write', expiresOn }: TokenFields,
  realNow: Date,
): Promise<{ id: string; secret: string }> {
  return change(context, async (work) => {
    const user = requireRow(await findUser(work.tx, owner), owner)
    refuseOut(user)
    const above = roles?.filter((role) => !user.roles.includes(role)) ?? []
    if (above.length > 0) throw new Refusal('token_above_owner', { about: above.join(', ') })
    const today = realNow.toISOString().slice(0, 10)
    if (expiresOn !== undefined && expiresOn < today) refuseOver(expiresOn, today)
    const secret = `hrm_${makeSecret()}`
    const row: TokenRecord = {
      ...{ id: makeId('token'), hash: hashSecret(secret), name, owner, access },
      roles: roles ?? user.roles,
      expiresOn: expiresOn ?? addDays(today, TOKEN_DAYS),
      ...{ revokedAt: null, lastSeenAt: null },
      ...stampNew(work.at),
    }
    await createRow(work, row, insertToken, labelRow(tokenConcept, row, undefined))
    return { id: row.id, secret }
  })
}

function refuseOver(day: string, today: string): never {
  throw new Refusal('invalid_input', {
    errors: [
      fieldProblem('expiresOn', 'day_over', {
        nb: `Den siste dagen, ${formatDate(day)}, er over. Velg ${formatDate(today)} eller senere.`,
        en: `The last day, ${formatDate(day)}, is over. Choose ${formatDate(today)} or later.`,
      }),
    ],
  })
}

/** Revokes a token: it is refused from now on. @throws Refusal `not_found`, or `voided` when it was revoked before. */
export function revokeToken(context: Context, id: string): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findTokenById(work.tx, id), id)
    if (row.revokedAt) throw new Refusal('voided', { about: id })
    const label = labelRow(tokenConcept, row, undefined)
    await writeRow(work, row, { revokedAt: work.at }, 'void', { update: updateToken, ...label })
  })
}
