import type { Fields } from '../rules/fields.js'
import type { Entity } from './changes.js'
import { WRITTEN_FIELDS } from './loggedFields.js'

/** The fields of a row that hold numbers of systems: what is chosen from them, and what the row belongs to. */
function systemFieldsOf(entity: Entity): string[] {
  // A row of the log that was edited may be about anything.
  const fields: Fields = WRITTEN_FIELDS[entity] ?? {}
  const chosen = Object.keys(fields).filter((name) => {
    const { choices } = fields[name] ?? {}
    return choices?.from === 'rows' && choices.of === 'system'
  })
  return [...chosen, entity === 'system' ? 'number' : 'system']
}

const known = new Map<Entity, string[]>(
  (Object.keys(WRITTEN_FIELDS) as Entity[]).map((entity) => [entity, systemFieldsOf(entity)]),
)

/**
 * The numbers of the systems that a change concerns: of all that its row names before and after, each once, in order.
 * It follows from the change alone, so the history of a system stays what it was when links come and go.
 */
export function listConcernedSystems(entity: Entity, before: object | null, after: object | null): string[] {
  const found = new Set<string>()
  for (const name of known.get(entity) ?? systemFieldsOf(entity))
    for (const row of [before, after]) {
      const value = (row as Record<string, unknown> | null)?.[name]
      for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'string') found.add(one)
    }
  return [...found].sort()
}
