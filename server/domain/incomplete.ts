import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { Words } from '../../schema/rules/words.js'

/** Refuses a row whose state needs fields that are not filled in, each named. */
export function refuseIncomplete<F extends string>(
  missing: readonly F[],
  words: Readonly<Record<F, Words>>,
): void {
  if (missing.length === 0) return
  throw new Refusal('state_incomplete', {
    errors: missing.map((field) =>
      fieldProblem(field, 'required', {
        nb: `«${words[field].nb}» mangler.`,
        en: `“${words[field].en}” is missing.`,
      }),
    ),
  })
}
