import { replacementConcept } from '../server/domain/replacements.js'
import { systemConcept } from '../server/domain/systemConcept.js'
import type { Store } from '../server/engines/store.js'
import { findReplacement } from '../server/store/replacements.js'
import { findSystem } from '../server/store/systems.js'

/** So many rows are written at once: their columns are within what an engine takes in one statement. */
const TOGETHER = 200

/**
 * Adds so many copies of a system to a register, numbered on from `after`, past the rules and the log: for tests of what
 * many rows do to who reads them. `nameOf` gives each its name, by how many came before it. Answers their numbers.
 */
export async function addCopies(
  store: Store,
  number: string,
  count: number,
  nameOf: (index: number) => string,
  after = number,
): Promise<string[]> {
  const like = await findSystem(store, number)
  if (!like) throw new Error(`no system ${number}`)
  const [letters, digits] = after.split('-')
  const rows = [...Array(count).keys()].map((index) => {
    const row = {
      ...like,
      number: `${letters}-${String(Number(digits) + 1 + index).padStart(3, '0')}`,
      name: nameOf(index),
    }
    return { ...row, ...systemConcept.derive(row) }
  })
  await store.transaction(async (tx) => {
    for (let from = 0; from < count; from += TOGETHER)
      await tx.db.insert(tx.t.systems).values(rows.slice(from, from + TOGETHER))
  })
  return rows.map((row) => row.number)
}

/** Adds a replacement that carries on each of these systems, a copy of another, in the same way. */
export async function addContinued(
  store: Store,
  code: string,
  systems: readonly string[],
  nameOf: (index: number) => string,
): Promise<void> {
  const like = await findReplacement(store, code)
  if (!like) throw new Error(`no replacement ${code}`)
  const rows = systems.map((continuesSystem, index) => {
    const name = nameOf(index)
    const row = { ...like, code: `${code}_${index}`, nameNb: name, nameEn: name, continuesSystem }
    return { ...row, kind: 'continued' as const, ...replacementConcept.derive(row) }
  })
  await store.transaction(async (tx) => {
    for (let from = 0; from < rows.length; from += TOGETHER)
      await tx.db.insert(tx.t.replacements).values(rows.slice(from, from + TOGETHER))
  })
}
