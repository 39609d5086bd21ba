import { randomUUID } from 'node:crypto'
import type { Tx } from '../engines/store.js'
import { findHead } from '../store/changes.js'
import { iterateRows, updateColumns } from '../store/copy.js'
import { findMoment } from '../store/programme.js'
import { type Actor, changeIn } from './change.js'
import { type AnyConcept, idOf, labelRow } from './concept.js'
import { ALL_CONCEPTS } from './concepts.js'
import { replayRows } from './replay.js'
import { listDifferences } from './verify.js'

/** Who writes what nobody asked for. */
const REGISTER: Actor = { id: 'register', name: 'Registeret', role: 'administrator' }
const REASON =
  'Bokstaver som var skrevet i flere deler, er satt sammen (Unicode NFC), så like tekster er like'

/**
 * Composes every text that was written before texts were composed, through the log: what they were stays there. Keys are
 * left as they are; none holds a letter that could be composed, so no two rows become one. A row that is not what the log
 * says of it is left as it stands: it was edited past the log, and whoever verifies the register is still told so.
 */
export async function composeTexts(tx: Tx, now: Date): Promise<void> {
  const found: [AnyConcept, object][] = []
  for (const concept of ALL_CONCEPTS)
    for (const row of await findDecomposed(tx, concept)) found.push([concept, row])
  if (found.length === 0) return
  const names = await findNames(tx)
  const { now: at } = await findMoment(tx, now)
  await changeIn(tx, { actor: REGISTER, requestId: randomUUID(), at, reason: REASON }, async ({ log }) => {
    for (const [concept, before] of found) {
      const values = composedOf(concept, before) ?? {}
      const stamp = 'version' in before ? { version: Number(before.version) + 1, updatedAt: at } : {}
      const after = { ...before, ...values, ...stamp }
      const changed = { ...values, ...stamp, ...concept.derive(after) }
      await updateColumns(tx, concept.table, concept.key, before, changed)
      await log({
        action: 'update',
        ...labelRow(concept, after, REASON, (number) => names.get(number) ?? number),
        before,
        after: { ...after, ...changed },
      })
    }
  })
}

/** The rows of a concept with texts that are not composed, as the log says them, parts included. */
async function findDecomposed(tx: Tx, concept: AnyConcept): Promise<object[]> {
  const { table, key } = concept
  const stored = new Map<string, object>()
  for await (const rows of iterateRows(tx, table, key))
    for (const row of rows) if (composedOf(concept, row)) stored.set(idOf(key, row), row)
  if (stored.size === 0) return []
  const found: object[] = []
  const sequence = (await findHead(tx))?.seq ?? 0
  for await (const rows of replayRows(tx, concept, sequence))
    for (const logged of rows) {
      const row = stored.get(idOf(key, logged))
      if (!row) continue
      // What is derived is filled in by upgrades of its own.
      const derived = concept.derive(row)
      if (listDifferences(table, logged, row).every(({ field }) => field in derived)) found.push(logged)
    }
  return found
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
