import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { Words } from '../../schema/rules/words.js'

/**
 * Refuses a row whose state needs fields that are not filled in, each named. What its state lacked `before` is let be: it
 * was asked for later than it was written, and any other field can still be mended.
 */
export function refuseIncomplete<F extends string>(
  asked: readonly F[],
  words: Readonly<Record<F, Words>>,
  before: readonly F[] = [],
): void {
  const missing = asked.filter((field) => !before.includes(field))
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
