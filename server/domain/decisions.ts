import type { reverseDecision as reverseEndpoint } from '../../schema/api/decisions.js'
import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import { LAPSING, mayReverse, REVERSED } from '../../schema/rules/decisions.js'
import { previousStatus } from '../../schema/rules/status.js'
import { findMappingsOf } from '../store/mappings.js'
import { findOverridesOf } from '../store/overrides.js'
import { findSystem } from '../store/systems.js'
import { type Context, change, changeAll } from './change.js'
import { voidMapping } from './mappings.js'
import { voidOverride } from './overrides.js'
import { requireRow } from './rows.js'
import { patchSystem, requireWritableSystem } from './systems.js'
import { createTransition } from './transitions.js'

/**
 * Reverses the decision of a system in one request: step by step back to `assessed`, the decision and its plan cleared, its
 * mappings and the overrides that were given for it removed. Each is a change of its own in the log, so that the undo takes them back by the same rules.
 * @throws Refusal `not_reversible`, `consequences_unconfirmed`, or what a step refuses.
 */
export function reverseDecision(
  context: Context,
  number: string,
  version: number,
  { reason, confirmed }: Body<typeof reverseEndpoint>,
): Promise<void> {
  return changeAll(context, (all) =>
    change(all, async ({ tx, today }) => {
      const row = await requireWritableSystem(tx, number, version)
      const mappings = await findMappingsOf(tx, number)
      if (!mayReverse(row.status, mappings, today)) throw new Refusal('not_reversible', { about: number })
      const inner = { ...all, idempotency: undefined }
      const find = async () => requireRow(await findSystem(tx, number), number)
      let now = row
      for (let to = previousStatus(now); now.status !== 'assessed' && to; to = previousStatus(now)) {
        await createTransition(inner, number, now.version, { to, reason })
        now = await find()
      }
      await patchSystem(inner, number, now.version, { ...REVERSED, reason })
      for (const mapping of mappings)
        await voidMapping(inner, mapping.id, mapping.version, { reason, confirmed })
      for (const { id, version } of await findOverridesOf(tx, number, LAPSING))
        await voidOverride(inner, id, version, reason)
    }),
  )
}
