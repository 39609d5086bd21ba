import { Refusal } from '../../schema/api/errors.js'
import { ERASED_VIEW } from '../../schema/rules/savedViews.js'
import { foldText } from '../../schema/rules/text.js'
import { ERASED_TOKEN, erasedName } from '../../schema/rules/users.js'
import { deleteAttemptsUnder } from '../store/attempts.js'
import { deleteCredentials } from '../store/credentials.js'
import { deleteAnswersOf } from '../store/idempotency.js'
import { deleteAllLinksOf } from '../store/links.js'
import { eraseViewsOf, findOwnSavedViews } from '../store/savedViews.js'
import { deleteSessionsOf } from '../store/sessions.js'
import { eraseTokensOf, listTokens } from '../store/tokens.js'
import { eraseUser as storeErased } from '../store/users.js'
import { type Change, type Context, change } from './change.js'
import { labelRow } from './concept.js'
import { triesOf } from './passwordSignIn.js'
import { ownTries } from './passwords.js'
import { makeNextVersion } from './rows.js'
import { savedViewConcept } from './savedViews.js'
import { tokenConcept } from './tokens.js'
import { BLANK, refuseErased, refuseLastAdministrator, requireUser, userConcept } from './users.js'

/**
 * Erases for good what is kept of a locked user outside the logs: name, e-mail, account at a provider, password and second
 * factor, roles, scope, when they were here, sessions, links, tokens, views of their own, tries and kept answers. The row stays under its id, which
 * the logs refer to, and its e-mail is free for another user.
 * @throws Refusal `not_found`, `version_conflict`, `erases_oneself`, `user_erased`, `last_administrator` or `lock_first`.
 */
export function eraseUser(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const { tx, at } = work
    const row = await requireUser(tx, id, version)
    if (id === work.actor.id) throw new Refusal('erases_oneself', { about: row.name })
    refuseErased(row)
    await refuseLastAdministrator(tx, { ...row, state: 'erased' })
    if (row.state !== 'locked') throw new Refusal('lock_first', { about: row.name })
    await deleteSessionsOf(tx, id, null)
    await deleteAllLinksOf(tx, id)
    await deleteCredentials(tx, id)
    await deleteAnswersOf(tx, id)
    for (const { key } of ownTries(id)) await deleteAttemptsUnder(tx, key)
    if (row.email !== null) await deleteAttemptsUnder(tx, triesOf(row.email))
    await eraseTokens(work, id, reason)
    await eraseOwnViews(work, id, reason)
    const erased = makeNextVersion(
      row,
      { ...BLANK, name: erasedName(id).nb, roles: [], state: 'erased' as const },
      at,
    )
    await work.send(storeErased(tx, erased))
    const { name, email, subject } = erased
    await work.log({
      action: 'update',
      ...labelRow(userConcept, erased, reason),
      // Earlier rows say who it was: this one does not say it once more.
      before: { ...row, name, email, subject },
      after: erased,
    })
  })
}

/** Revokes the tokens of a user, and forgets what they were called. */
async function eraseTokens(work: Change, owner: string, reason: string): Promise<void> {
  const { tx, at } = work
  const tokens = await listTokens(tx, owner)
  if (tokens.length === 0) return
  const fields = { name: ERASED_TOKEN.nb, roles: [] }
  await work.send(eraseTokensOf(tx, owner, { ...fields, at }))
  await work.log(
    ...tokens.map((row) => {
      const erased = makeNextVersion(row, { ...fields, revokedAt: row.revokedAt ?? at }, at)
      return {
        action: row.revokedAt === null ? ('void' as const) : ('update' as const),
        ...labelRow(tokenConcept, erased, reason),
        before: { ...row, name: fields.name },
        after: erased,
      }
    }),
  )
}

/** Removes the views of a user's own, and forgets what they showed. What is shared is everybody's. */
async function eraseOwnViews(work: Change, owner: string, reason: string): Promise<void> {
  const { tx, at } = work
  const views = await findOwnSavedViews(tx, owner)
  if (views.length === 0) return
  const fields = { name: ERASED_VIEW.nb, nameKey: foldText(ERASED_VIEW.nb), query: {} }
  await work.send(eraseViewsOf(tx, owner, { ...fields, at, reason }))
  await work.log(
    ...views.map((row) => {
      const { voidedAt, voidReason } = row
      const voided = voidedAt === null ? { voidedAt: at, voidReason: reason } : { voidedAt, voidReason }
      const erased = makeNextVersion(row, { ...fields, ...voided }, at)
      return {
        action: voidedAt === null ? ('void' as const) : ('update' as const),
        ...labelRow(savedViewConcept, erased, reason),
        before: { ...row, name: fields.name, query: fields.query },
        after: erased,
      }
    }),
  )
}
