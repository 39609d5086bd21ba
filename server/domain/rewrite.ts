import { randomUUID } from 'node:crypto'
import type { Tx } from '../engines/store.js'
import { findHead } from '../store/changes.js'
import { iterateRows, updateColumns } from '../store/copy.js'
import { findMoment } from '../store/programme.js'
import { findSystemNames } from '../store/systems.js'
import { type Actor, changeIn } from './change.js'
import { type AnyConcept, idOf, labelRow } from './concept.js'
import { replayRows } from './replay.js'
import { listDifferences } from './verify.js'

/** Who writes what nobody asked for. */
export const REGISTER: Actor = { id: 'register', name: 'Registeret', roles: ['administrator'], scope: [] }

/** The columns that a row is to have anew, undefined for one that is no more; null for one that stays as it is. */
export type ValuesOf = (concept: AnyConcept, row: object) => object | null

/**
 * Writes rows anew through the log, with a reason: what they were stays there. A row that is not what the log says of it
 * is left as it stands: it was edited past the log, and whoever verifies the register is still told so.
 */
export async function rewriteRows(
  tx: Tx,
  now: Date,
  reason: string,
  concepts: readonly AnyConcept[],
  valuesOf: ValuesOf,
): Promise<void> {
  const found: [AnyConcept, object][] = []
  for (const concept of concepts)
    for (const row of await findRows(tx, concept, valuesOf)) found.push([concept, row])
  if (found.length === 0) return
  const names = await findSystemNames(tx)
  const { now: at, settings } = await findMoment(tx, now)
  await changeIn(
    tx,
    { actor: REGISTER, requestId: randomUUID(), at, settings, reason },
    async ({ log, send }) => {
      for (const [concept, before] of found) {
        const values = valuesOf(concept, before) ?? {}
        const stamp = 'version' in before ? { version: Number(before.version) + 1, updatedAt: at } : {}
        const after = withoutUndefined({ ...before, ...values, ...stamp })
        const changed = withoutUndefined({ ...values, ...stamp, ...concept.derive(after) })
        await send(updateColumns(tx, concept.table, concept.key, before, changed))
        await log({
          action: 'update',
          ...labelRow(concept, after, reason, (number) => (names.get(number) ?? number).normalize('NFC')),
          before,
          after: { ...after, ...changed },
        })
      }
    },
  )
}

/** The rows of a concept that are to be written anew, as the log says them, parts included. */
async function findRows(tx: Tx, concept: AnyConcept, valuesOf: ValuesOf): Promise<object[]> {
  const { table, key } = concept
  const stored = new Map<string, object>()
  for await (const rows of iterateRows(tx, table, key))
    for (const row of rows) if (valuesOf(concept, row)) stored.set(idOf(key, row), row)
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

const withoutUndefined = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
