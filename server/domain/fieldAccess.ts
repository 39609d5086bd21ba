import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { Fields } from '../../schema/rules/fields.js'
import { ownFields, type Written } from '../../schema/rules/may.js'
import type { Actor } from './change.js'

/**
 * Refuses fields that none of somebody's roles writes, whatever it is of: forms offer them by the same rule.
 * @throws Refusal `field_not_allowed` naming them, when there are any.
 */
export function refuseOtherFields(
  actor: Actor,
  concept: Written,
  fields: Fields,
  names: readonly string[],
): void {
  const own = ownFields(actor, concept, names)
  const refused = names.filter((name) => !own.includes(name))
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
