import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { type Access, AGREE_ACTIONS, can } from '../../schema/rules/access.js'
import { fieldsToExplain, type LowerableField } from '../../schema/rules/lowerings.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import type { SystemRecord } from '../store/systems.js'

/** Whether somebody answers for a field: what they say of it is agreed to. */
export function agreesTo(actor: Access): (field: LowerableField) => boolean {
  return (field) => can(actor, AGREE_ACTIONS[field])
}

/**
 * Refuses a change of a system that lowers what gates hang on without saying why, whoever makes it; but for the first word of
 * who answers for it.
 * @throws Refusal `lowered_unexplained` naming the field that is lowered and the one that is missing.
 */
export function refuseUnexplainedLowering(
  before: SystemRecord,
  after: SystemRecord,
  actor: Access,
  reason: string | null | undefined,
): void {
  if (reason) return
  const lowered = fieldsToExplain(before, after, agreesTo(actor))
  if (lowered.length === 0) return
  throw new Refusal('lowered_unexplained', {
    errors: lowered.map((field) =>
      fieldProblem('reason', 'lowered_unexplained', {
        nb: `«${SYSTEM_FIELDS[field].nb}» settes til noe som krever mindre. Skriv hvorfor.`,
        en: `“${SYSTEM_FIELDS[field].en}” becomes what asks for less. Write why.`,
      }),
    ),
  })
}
