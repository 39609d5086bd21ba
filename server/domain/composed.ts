import type { Tx } from '../engines/store.js'
import type { AnyConcept } from './concept.js'
import { ALL_CONCEPTS } from './concepts.js'
import { rewriteRows } from './rewrite.js'

const REASON =
  'Bokstaver som var skrevet i flere deler, er satt sammen (Unicode NFC), så like tekster er like'

/**
 * Composes every text that was written before texts were composed, through the log. Keys are left as they are; none holds
 * a letter that could be composed, so no two rows become one.
 */
export function composeTexts(tx: Tx, now: Date): Promise<void> {
  return rewriteRows(tx, now, REASON, ALL_CONCEPTS, composedOf)
}

/** The columns of a row whose texts are not composed, composed; null when all are. */
function composedOf({ key, derive }: AnyConcept, row: object): object | null {
  const derived = derive(row)
  const keys = new Set<string>(key)
  const changed = Object.entries(row).flatMap(([column, value]) => {
    if (keys.has(column) || column in derived) return []
    const composed = compose(value)
    return JSON.stringify(composed) === JSON.stringify(value) ? [] : [[column, composed] as const]
  })
  return changed.length === 0 ? null : Object.fromEntries(changed)
}

function compose(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(compose)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, compose(one)]))
}
