import type { Entity } from '../../schema/api/changes.js'
import { listConcernedSystems } from '../../schema/api/concerns.js'
import type { Tx } from '../engines/store.js'
import { deleteConcerns, findChangesAfter, insertConcerns } from '../store/changes.js'

const BATCH = 500

/** Fills in which systems each row of the log concerns, in a register whose log was written before that was kept. */
export async function fillConcerns(tx: Tx): Promise<void> {
  await deleteConcerns(tx)
  for (let last = 0; ; ) {
    const rows = await findChangesAfter(tx, last, BATCH)
    const concerns = rows.flatMap(({ seq, entity, before, after }) =>
      listConcernedSystems(entity as Entity, before, after).map((system) => ({ system, seq })),
    )
    await insertConcerns(tx, concerns)
    if (rows.length < BATCH) return
    last = rows.at(-1)?.seq ?? last
  }
}
