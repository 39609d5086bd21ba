import { randomUUID } from 'node:crypto'
import type { Tx } from '../engines/store.js'
import { iterateRows, updateColumns } from '../store/copy.js'
import { findMoment } from '../store/programme.js'
import { type Actor, changeIn } from './change.js'
import { type AnyConcept, idOf, labelRow } from './concept.js'
import { ALL_CONCEPTS } from './concepts.js'

/** Who writes what nobody asked for. */
const REGISTER: Actor = { id: 'register', name: 'Registeret', role: 'administrator' }
const REASON =
  'Bokstaver som var skrevet i flere deler, er satt sammen (Unicode NFC), så like tekster er like'

/**
 * Composes every text that was written before texts were composed, through the log: what they were stays there. Keys are
 * left as they are; none holds a letter that could be composed, so no two rows become one.
 */
export async function composeTexts(tx: Tx, now: Date): Promise<void> {
  const found: [AnyConcept, object][] = []
  for (const concept of ALL_CONCEPTS)
    for await (const rows of iterateRows(tx, concept.table, concept.key))
      for (const row of rows) if (composedOf(concept, row)) found.push([concept, row])
  if (found.length === 0) return
  const names = await findNames(tx)
  const { now: at } = await findMoment(tx, now)
  await changeIn(tx, { actor: REGISTER, requestId: randomUUID(), at, reason: REASON }, async ({ log }) => {
    for (const [concept, row] of found) {
      const values = composedOf(concept, row) ?? {}
      const stamp = 'version' in row ? { version: Number(row.version) + 1, updatedAt: at } : {}
      // Where rows of another table are logged as a list of this one, whoever reads it for an undo has them.
      const before = ('find' in concept.undo && (await concept.undo.find(tx, idOf(concept.key, row)))) || row
      const after = { ...before, ...values, ...stamp }
      const changed = { ...values, ...stamp, ...concept.derive(after) }
      await updateColumns(tx, concept.table, concept.key, row, changed)
      await log({
        action: 'update',
        ...labelRow(concept, after, REASON, (number) => names.get(number) ?? number),
        before,
        after: { ...after, ...changed },
      })
    }
  })
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

/** The names of systems as they become, by number. */
async function findNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { systems } = tx.t
  const rows = await tx.db.select({ number: systems.number, name: systems.name }).from(systems)
  return new Map(rows.map(({ number, name }) => [number, name.normalize('NFC')]))
}
