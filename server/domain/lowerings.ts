import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { loweredFields } from '../../schema/rules/lowerings.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import type { SystemRecord } from '../store/systems.js'

/**
 * Refuses a change of a system that lowers what gates hang on without saying why, whoever makes it.
 * @throws Refusal `lowered_unexplained` naming the field that is lowered and the one that is missing.
 */
export function refuseUnexplainedLowering(
  before: SystemRecord,
  after: SystemRecord,
  reason: string | null | undefined,
): void {
  if (reason) return
  const lowered = loweredFields(before, after)
  if (lowered.length === 0) return
  throw new Refusal('lowered_unexplained', {
    errors: lowered.map((field) =>
      fieldProblem('reason', 'lowered_unexplained', {
        nb: `«${SYSTEM_FIELDS[field].nb}» senkes. Skriv hvorfor.`,
        en: `“${SYSTEM_FIELDS[field].en}” is lowered. Write why.`,
      }),
    ),
  })
}
