import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { Fields } from '../../schema/rules/fields.js'

/** @throws Refusal `field_not_allowed` naming the fields that were found to be others' to write, when there are any. */
export function refuseOtherFields(fields: Fields, refused: readonly string[]): void {
  if (refused.length === 0) return
  throw new Refusal('field_not_allowed', {
    about: refused.join(', '),
    errors: refused.map((name) =>
      fieldProblem(name, 'field_not_allowed', {
        nb: `Du har ikke tilgang til å endre «${fields[name]?.nb ?? name}».`,
        en: `You do not have access to change “${fields[name]?.en ?? name}”.`,
      }),
    ),
  })
}
