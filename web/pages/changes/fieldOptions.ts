import { ENTITIES, ENTITY_WORDS } from '../../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../../schema/api/loggedFields.js'
import { inTextOrder } from '../../../schema/rules/text.js'
import type { Words } from '../../../schema/rules/words.js'

/**
 * Every field that the log tells of, once for each name, in the order of their labels: what it is called wherever it is, and of
 * what it is a field where others are called the same.
 */
export function listFieldOptions(say: (words: Words) => string): { value: string; label: string }[] {
  const names = [...new Set(ENTITIES.flatMap((entity) => Object.keys(LOGGED_FIELDS[entity])))]
  const called = names.map((value) => {
    const having = ENTITIES.filter((entity) => value in LOGGED_FIELDS[entity])
    const words = having.flatMap((entity) => LOGGED_FIELDS[entity][value] ?? []).map(say)
    return {
      value,
      label: [...new Set(words)].join(' / '),
      of: having.map((entity) => say(ENTITY_WORDS[entity])).join(', '),
    }
  })
  const times = (label: string) => called.filter((one) => one.label === label).length
  return inTextOrder(
    called.map(({ value, label, of }) => ({ value, label: times(label) > 1 ? `${label} (${of})` : label })),
    ({ label }) => label,
  )
}
