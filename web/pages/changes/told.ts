import type { Change } from '../../../schema/api/changes.js'
import type { Save } from '../../../schema/api/saves.js'

/** A save as it is told. */
export type Told = Omit<Save, 'actorId'>

/** A row of one save by itself. */
export function asSave(change: Change): Told {
  const { requestId, at, actorName, seq, undoes } = change
  return {
    ...{ requestId, at, actorName, undoes: null, first: seq, last: seq, total: 1, items: [change] },
    ...{ way: undoes === null ? 'hand' : 'undo', reason: null, actions: [], fields: [], import: null },
  }
}
