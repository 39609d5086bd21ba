import type { Consequence } from '../../schema/api/errors.js'
import { Refusal } from '../../schema/api/errors.js'
import { unconfirmed } from '../../schema/rules/consequences.js'

/** Refuses a change of which the user has not confirmed every consequence; the refusal lists them. */
export function refuseUnconfirmed(
  consequences: readonly Consequence[],
  confirmed: readonly string[] | undefined,
): void {
  if (unconfirmed(consequences, confirmed).length > 0)
    throw new Refusal('consequences_unconfirmed', { consequences: [...consequences] })
}
