import { ENTITIES, ENTITY_WORDS } from '../../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../../schema/api/loggedFields.js'
import { asksField } from '../../../schema/rules/countries/all.js'
import { withCurrency } from '../../../schema/rules/money.js'
import type { Settings } from '../../../schema/rules/programme.js'
import { inTextOrder } from '../../../schema/rules/text.js'
import type { Words } from '../../../schema/rules/words.js'

/**
 * Every field that the programme asks for and the log tells of, once for each name, in the order of their labels: what it is called wherever it is, and of
 * what it is a field where others are called the same.
 */
export function listFieldOptions(
  { ruleSet, currency }: Settings,
  say: (words: Words) => string,
): { value: string; label: string }[] {
  const all = ENTITIES.flatMap((entity) => Object.keys(LOGGED_FIELDS[entity]))
  const names = [...new Set(all)].filter((name) => asksField(ruleSet, name))
  const called = names.map((value) => {
    const having = ENTITIES.filter((entity) => value in LOGGED_FIELDS[entity])
    const words = having.flatMap((entity) => LOGGED_FIELDS[entity][value] ?? [])
    return {
      value,
      label: [...new Set(words.map((field) => say(withCurrency(field, currency))))].join(' / '),
      of: having.map((entity) => say(ENTITY_WORDS[entity])).join(', '),
    }
  })
  const times = (label: string) => called.filter((one) => one.label === label).length
  return inTextOrder(
    called.map(({ value, label, of }) => ({ value, label: times(label) > 1 ? `${label} (${of})` : label })),
    ({ label }) => label,
  )
}
